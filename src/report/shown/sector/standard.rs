//! One standard over many boards, as it is shown.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::Serialize;

use super::Veil;
use super::boards::BoardsMissing;
use crate::assess::{Rag, StatusCounts};
use crate::framework::{self, Match};
use crate::report::shown::Figure;
use crate::sector::{StandardFigures, Table};
use crate::words;

/// One standard over many boards.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SectorStandard<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its part.
    pub part: &'a str,
    /// Its number, such as R4.
    pub number: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its title for lists.
    pub short: &'a str,
    /// The boards to which it applies.
    pub applicable: Option<u32>,
    /// Met of those to which it applies.
    pub percent_met: Option<Figure>,
    /// The collective's colour: green, amber, red; null where it applies to no board.
    pub rag: Option<&'static str>,
    /// How many boards to which it applies have not met it.
    pub missed_by: Option<u32>,
    /// Which they are; none where no names are shown.
    #[schemars(with = "Vec<&'a str>")]
    pub boards_missing: BoardsMissing<'a>,
    /// How many boards have each status.
    pub statuses: StatusesOfSector,
    /// National figures that may stand beside it.
    pub baseline: Vec<BaselineShown>,
}

/// How many boards have each status. They add up to the boards.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct StatusesOfSector {
    /// Met.
    pub met: Option<u32>,
    /// Partly met.
    pub partly_met: Option<u32>,
    /// Planned.
    pub planned: Option<u32>,
    /// Not met.
    pub not_met: Option<u32>,
    /// Not known.
    pub not_known: Option<u32>,
    /// Not applicable.
    pub not_applicable: Option<u32>,
    /// Without an answer, the carried ones apart.
    pub unanswered: Option<u32>,
    /// Carried and not confirmed.
    pub carried: Option<u32>,
}

/// A national figure that may stand beside a sector's.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BaselineShown {
    /// The year of the survey.
    pub year: u16,
    /// The figure.
    pub percent: Figure,
    /// same: it measures what the standard asks; near: nearly.
    pub r#match: &'static str,
}

impl<'a> SectorStandard<'a> {
    pub(super) fn of(figures: &StandardFigures<'a>, table: &Rc<Table<'a>>, veil: Veil) -> Self {
        let (standard, counts, missed) = (figures.standard, figures.counts, figures.missed_by());
        let mut statuses = StatusesOfSector::of(counts, veil);
        let applicable = statuses.not_applicable.map(|_| counts.applicable());
        // What meets a standard and what misses it give each other away.
        statuses.met = statuses.met.and(veil.part(counts.met, counts.applicable()));
        let whole = statuses.met.is_some() && applicable.is_some();
        Self {
            id: standard.id.as_str(),
            part: standard.part.as_str(),
            number: &standard.number,
            title: &standard.title,
            short: &standard.short,
            applicable,
            percent_met: figures.ratio().filter(|_| whole).map(|ratio| Figure(ratio.percent())),
            rag: figures.rag().map(Rag::word),
            missed_by: whole.then_some(missed),
            boards_missing: BoardsMissing { table: veil.name(Rc::clone(table)), standard },
            statuses,
            baseline: standard.comparable().filter_map(BaselineShown::of).collect(),
        }
    }
}

impl StatusesOfSector {
    fn of(counts: StatusCounts, veil: Veil) -> Self {
        let StatusCounts { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried } = counts;
        let counts = [met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried];
        let [met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried] = veil.each(counts);
        Self { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried }
    }
}

impl BaselineShown {
    /// `98% 2014`, with a sign before one that measured nearly the same.
    #[must_use]
    pub fn in_words(&self) -> String {
        words::sector::nation_share(self.percent.0, self.year, self.r#match == Match::Near.word())
    }

    fn of(figure: &framework::Figure) -> Option<Self> {
        let fit = figure.fit.map_or(Match::Near, |fit| fit).word();
        Some(Self { year: figure.year, percent: Figure(figure.percent()?), r#match: fit })
    }
}
