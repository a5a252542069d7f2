//! Format 1 of the audit file: every table, key and kind of value, in the order in which they are written.

use crate::framework::Status;
use crate::plain::Code;
use crate::shape::{Field, Kind, Rest, Table};

/// The newest format this program knows.
pub const FORMAT: i64 = 1;

/// The years that an audit can be of.
const YEAR: Kind = Kind::Whole(1989, 2100);
const COUNT: Kind = Kind::Whole(0, 1_000_000_000);
const STATUS: Kind = Kind::Word(&Status::WORDS, STATUS_UNKNOWN);

/// A status that is none of the six words.
pub const STATUS_UNKNOWN: Code = Code::error("status-unknown");

/// The audit file.
pub static AUDIT_FILE: Table = Table {
    fields: &[
        Field::essential("format", Kind::Whole(1, i64::MAX), "The number of the file format"),
        Field::essential("framework", Kind::Id, "The id of the framework that was answered"),
        Field::optional("edition", Kind::Whole(1, i64::MAX), "Its edition, whose wording was answered"),
        Field::essential("board", Kind::Table(&BOARD), "The board that audits itself"),
        Field::essential("audit", Kind::Table(&AUDIT), "The year and the frame of the audit"),
        Field::optional("indicators", Kind::Table(&INDICATORS), "Counts of children"),
        Field::optional("responses", Kind::Table(&RESPONSES), "What the audit says about each standard"),
        Field::optional("conflicts", Kind::Items(&CONFLICT), "What two people answered differently, left by a merge"),
        Field::optional("decisions", Kind::Items(&DECISION), "Conflicts settled, sign-offs forced, audits reopened"),
        Field::optional("allow", Kind::Items(&ALLOW), "Texts that look like personal data and are not"),
        Field::optional("sign_off", Kind::Table(&SIGN_OFF), "There when the chair has signed the audit off"),
    ],
    rest: None,
};

static BOARD: Table = Table {
    fields: &[
        Field::essential("id", Kind::Id, "The board's id"),
        Field::required("name", Kind::Text, "The board's name"),
        Field::optional("region", Kind::Text, "The region it lies in"),
        Field::optional("children", COUNT, "Under-18s living in the area"),
        Field::optional("covers", Kind::Whole(1, 1000), "Local authority areas in this submission"),
        Field::optional("neighbours", Kind::Many(&Kind::Id), "The ids of its statistical neighbours"),
        Field::optional("agencies", Kind::Items(&AGENCY), "The board's partner agencies"),
    ],
    rest: None,
};

static AGENCY: Table = Table {
    fields: &[
        Field::required("id", Kind::Id, "The agency's id"),
        Field::optional("name", Kind::Text, "Its name"),
        Field::optional("return_due", Kind::Date, "When its return is due"),
        Field::optional("returned", Kind::Date, "When its return came in"),
    ],
    rest: None,
};

static AUDIT: Table = Table {
    fields: &[
        Field::essential("year", YEAR, "The year in which the period audited ends"),
        Field::optional("period", Kind::Text, "The period audited, in words"),
        Field::optional("date", Kind::Date, "The board's own date of the audit"),
        Field::optional("chair", Kind::Text, "The chair's name"),
        Field::optional("summary", Kind::Prose, "The chair's words, which open the board paper"),
    ],
    rest: None,
};

static INDICATORS: Table = Table {
    fields: &[
        Field::optional("period", Kind::Text, "The period in which the children were counted"),
        Field::optional("overlap", Kind::Flag, "Whether a child may be in more than one count"),
    ],
    rest: Some(Rest { key: Kind::Key, holds: COUNT }),
};

static RESPONSES: Table = Table { fields: &[], rest: Some(Rest { key: Kind::Id, holds: Kind::Table(&RESPONSE) }) };

static RESPONSE: Table = Table {
    fields: &[
        Field::optional("status", STATUS, "The status"),
        Field::optional("carried_from", YEAR, "The year in which a carried answer was last confirmed"),
        Field::optional("reason", Kind::Prose, "Why it does not apply; required with not-applicable"),
        Field::optional("lead", Kind::Text, "Who answers for this: an agency's id or a name"),
        Field::optional("evidence", Kind::Prose, "What shows it"),
        Field::optional("links", Kind::Many(&Kind::Text), "Documents that show it"),
        Field::optional("note", Kind::Prose, "Why it moved; what was discussed and decided"),
        Field::optional("revisit", Kind::Flag, "To be come back to"),
        Field::optional("reviewed", Kind::Date, "When the response was last changed"),
        Field::optional("reviewer", Kind::Text, "Who changed it"),
        Field::optional("agencies", Kind::Table(&ANSWERS), "What each agency answered"),
        Field::optional("actions", Kind::Items(&ACTION), "What is to be done"),
    ],
    rest: None,
};

static ANSWERS: Table = Table { fields: &[], rest: Some(Rest { key: Kind::Id, holds: Kind::Table(&ANSWER) }) };

static ANSWER: Table = Table {
    fields: &[
        Field::optional("status", STATUS, "The agency's status"),
        Field::optional("evidence", Kind::Prose, "What shows it"),
        Field::optional("reason", Kind::Prose, "Why it does not apply; required with not-applicable"),
        Field::optional("by", Kind::Text, "Who answered"),
        Field::optional("on", Kind::Date, "When"),
        Field::optional("accepted", Kind::Text, "Who took it over, and when"),
    ],
    rest: None,
};

static ACTION: Table = Table {
    fields: &[
        Field::optional("id", Kind::Id, "The action's id"),
        Field::required("what", Kind::Prose, "What is to be done"),
        Field::optional("owner", Kind::Text, "Who does it"),
        Field::optional("due", Kind::Date, "By when"),
        Field::optional("since", YEAR, "The year of the audit it was first in"),
        Field::optional("done", Kind::Date, "When it was done"),
        Field::optional("dropped", Kind::Prose, "Why it was dropped"),
    ],
    rest: None,
};

static CONFLICT: Table = Table {
    fields: &[
        Field::required("key", Kind::Text, "The key that two sides changed, dotted"),
        Field::optional("base", Kind::Prose, "What it was before"),
        Field::optional("ours", Kind::Prose, "What one side made of it"),
        Field::optional("theirs", Kind::Prose, "What the other side made of it"),
    ],
    rest: None,
};

static DECISION: Table = Table {
    fields: &[
        Field::required("on", Kind::Date, "When it was decided"),
        Field::required("by", Kind::Text, "Who decided"),
        Field::required("what", Kind::Prose, "What was decided"),
    ],
    rest: None,
};

static ALLOW: Table = Table {
    fields: &[
        Field::required("text", Kind::Text, "The text as it stands in the audit"),
        Field::required("reason", Kind::Text, "Why it is no personal data"),
    ],
    rest: None,
};

static SIGN_OFF: Table = Table {
    fields: &[
        Field::required("by", Kind::Text, "Who signed"),
        Field::optional("role", Kind::Text, "As what"),
        Field::required("on", Kind::Date, "When"),
        Field::optional("forced", Kind::Prose, "Why it was signed with something unanswered"),
        Field::required("seal", Kind::Text, "The seal: `sha256:` and 64 hexadecimal digits"),
    ],
    rest: None,
};
