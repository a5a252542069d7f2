//! Standards over many boards as rows of a table: one a standard and year.

use super::{SectorStandard, Sectored, StatusesOfSector, TableShown};
use crate::report::table::{Cell, Row};

/// What stands for a figure that is hidden.
const HIDDEN: &str = "hidden";

/// One standard of one year's table.
#[derive(Clone, Copy, Debug)]
pub struct SectorRow<'s> {
    table: &'s TableShown<'s>,
    standard: &'s SectorStandard<'s>,
}

impl<'s> Sectored<'s> {
    /// A row for each standard and year.
    pub fn rows(&'s self) -> impl Iterator<Item = SectorRow<'s>> {
        let row = |table| move |standard| SectorRow { table, standard };
        self.years.iter().flat_map(move |table| table.standards.iter().map(row(table)))
    }
}

impl Row for SectorRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "year",
        "framework",
        "edition",
        "boards",
        "part",
        "number",
        "standard",
        "title",
        "applicable",
        "met",
        "partly_met",
        "planned",
        "not_met",
        "not_known",
        "not_applicable",
        "unanswered",
        "carried",
        "percent_met",
        "rag",
        "missed_by",
        "boards_missing",
        "baseline_year",
        "baseline_percent",
        "baseline_match",
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let Self { table, standard } = self;
        let StatusesOfSector { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried } =
            standard.statuses;
        let baseline = standard.baseline.last();
        vec![
            table.year.into(),
            table.framework.into(),
            table.edition.into(),
            table.boards.into(),
            standard.part.into(),
            standard.number.into(),
            standard.id.into(),
            standard.title.into(),
            count(standard.applicable),
            count(met),
            count(partly_met),
            count(planned),
            count(not_met),
            count(not_known),
            count(not_applicable),
            count(unanswered),
            count(carried),
            standard.percent_met.map(|percent| percent.0).into(),
            standard.rag.into(),
            count(standard.missed_by),
            standard.boards_missing.iter().collect::<Vec<_>>().join(" ").into(),
            baseline.map(|it| it.year).into(),
            baseline.map(|it| it.percent.0).into(),
            baseline.map(|it| it.r#match).into(),
        ]
    }
}

fn count(count: Option<u32>) -> Cell<'static> {
    count.map_or_else(|| HIDDEN.into(), Into::into)
}
