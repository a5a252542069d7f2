//! The framework file: every table, key and kind of value.

use super::{Basis, Match};
use crate::plain::Code;
use crate::shape::{Field, Kind, Rest, Table};

/// A word is none of those that may stand there.
pub const WORD_UNKNOWN: Code = Code::error("word-unknown");
const EDITION: Kind = Kind::Whole(1, 10_000);
const YEAR: Kind = Kind::Whole(1989, 2100);
const TEXTS: Kind = Kind::Many(&Kind::Prose);

/// The framework file.
pub static FRAMEWORK_FILE: Table = Table {
    fields: &[
        Field::essential("id", Kind::Id, "The framework's id"),
        Field::essential("edition", EDITION, "The number of its latest edition"),
        Field::essential("title", Kind::Text, "Its title"),
        Field::optional("reconstructed", Kind::Flag, "Whether the list was rebuilt from other sources"),
        Field::optional("in_force", Kind::Table(&IN_FORCE), "When the guidance behind it was in force"),
        Field::optional("note", Kind::Prose, "What it is and how sure it is"),
        Field::optional("source", Kind::Prose, "Where it comes from"),
        Field::optional("basis", Kind::Table(&BASIS), "What each basis means, in words for people"),
        Field::essential("parts", Kind::Items(&PART), "Its groups of standards"),
        Field::optional("indicators", Kind::Items(&INDICATOR), "The counts it asks for"),
        Field::optional("baseline", Kind::Items(&FIGURE), "National figures that belong to no single standard"),
        Field::essential("standards", Kind::Items(&STANDARD), "What is audited"),
    ],
    rest: None,
};

static IN_FORCE: Table = Table {
    fields: &[
        Field::required("from", Kind::Text, "A year, or a year and month"),
        Field::optional("until", Kind::Text, "A year, or a year and month"),
    ],
    rest: None,
};

static BASIS: Table = Table { fields: &[], rest: Some(Rest { key: Kind::Id, holds: Kind::Prose }) };

static PART: Table = Table {
    fields: &[
        Field::required("id", Kind::Id, "The part's id"),
        Field::required("title", Kind::Text, "Its title"),
        Field::required("prefix", Kind::Text, "What its numbers begin with"),
        Field::optional("banded", Kind::Flag, "Whether it has bands and percentages"),
        Field::optional("not_applicable", Kind::Flag, "Whether its standards may be not applicable"),
        Field::required("labels", Kind::Table(&LABELS), "What each status is called"),
    ],
    rest: None,
};

static LABELS: Table = Table {
    fields: &[
        Field::required("met", Kind::Text, "What `met` is called"),
        Field::required("partly-met", Kind::Text, "What `partly-met` is called"),
        Field::required("planned", Kind::Text, "What `planned` is called"),
        Field::required("not-met", Kind::Text, "What `not-met` is called"),
        Field::required("not-known", Kind::Text, "What `not-known` is called"),
        Field::optional("not-applicable", Kind::Text, "What `not-applicable` is called"),
    ],
    rest: None,
};

static INDICATOR: Table = Table {
    fields: &[
        Field::required("id", Kind::Key, "The indicator's id"),
        Field::required("title", Kind::Text, "What is counted"),
        Field::required("per", Kind::Whole(1, 1_000_000), "How many children its rate is for"),
        Field::optional("about", Kind::Prose, "What to mind when it is read"),
    ],
    rest: None,
};

static STANDARD: Table = Table {
    fields: &[
        Field::required("id", Kind::Id, "The standard's id; never used again for another"),
        Field::required("part", Kind::Id, "The id of its part"),
        Field::required("number", Kind::Text, "Its number, such as R4"),
        Field::required("title", Kind::Text, "Its title"),
        Field::optional("short", Kind::Text, "Its title for lists, at most 20 columns"),
        Field::required("ask", Kind::Prose, "The question"),
        Field::optional("why", Kind::Prose, "Why it matters"),
        Field::optional("evidence", TEXTS, "What would show it"),
        Field::optional("prompts", TEXTS, "What a chair may ask"),
        Field::optional("see", Kind::Items(&SEE), "What it is easily confused with"),
        Field::required(
            "basis",
            Kind::Word(&Basis::WORDS, WORD_UNKNOWN),
            "How sure it is that the guidance asks for it",
        ),
        Field::optional("source", Kind::Prose, "Where it comes from"),
        Field::optional("since", EDITION, "The edition that it came with"),
        Field::optional("revised", EDITION, "The edition that last changed its wording"),
        Field::optional("retired", EDITION, "The edition that left it out"),
        Field::optional("replaces", Kind::Many(&Kind::Text), "Standards of other frameworks, as framework/standard"),
        Field::optional("asked_of", Kind::Many(&Kind::Word(&["board", "agency"], WORD_UNKNOWN)), "Who is asked"),
        Field::optional("evidence_required", Kind::Flag, "Whether met needs evidence"),
        Field::optional("not_applicable", Kind::Flag, "Whether it may be not applicable"),
        Field::optional("baseline", Kind::Items(&FIGURE), "National figures that bear on it"),
    ],
    rest: None,
};

static SEE: Table = Table {
    fields: &[
        Field::required("id", Kind::Id, "The other standard"),
        Field::required("how", Kind::Prose, "How they differ"),
    ],
    rest: None,
};

static FIGURE: Table = Table {
    fields: &[
        Field::required("year", YEAR, "The year of the survey"),
        Field::optional("value", Kind::Figure, "The figure"),
        Field::optional("words", Kind::Text, "The figure in words, where the source gives words"),
        Field::optional(
            "unit",
            Kind::Word(&["percent", "boards", "children", "per-10000", "bodies", "agencies"], WORD_UNKNOWN),
            "What it counts",
        ),
        Field::required("of", Kind::Text, "The base"),
        Field::required("label", Kind::Text, "What was measured; reads on after the figure"),
        Field::optional("line", Kind::Whole(1, 100_000), "The line of the report"),
        Field::optional("source", Kind::Prose, "The source, where it is not the report"),
        Field::optional(
            "match",
            Kind::Word(&Match::WORDS, WORD_UNKNOWN),
            "How near it comes to what the standard asks",
        ),
    ],
    rest: None,
};
