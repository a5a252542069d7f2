//! Many boards' audits taken together: schema `lscb-audit/sector/1`.

mod anonymous;
mod boards;
mod movement;
mod row;
mod standard;
mod table;

use std::rc::Rc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Skipped, Unreadable};
use crate::audit::Year;
use crate::sector::{Counted, Duplicate, Kept, Table};

use anonymous::Veil;
pub use boards::{AmongNeighbours, BoardsMissing, NeighboursShown, OtherShown, RankedShown, Ranking};
pub use movement::{MovedShown, MovementShown};
pub use row::SectorRow;
pub use standard::{BaselineShown, SectorStandard, StatusesOfSector};
pub use table::{
    BandOfSector, DistributionShown, IndicatorOfSector, NationalBand, PartOfSector, RatesShown, RegionPart,
    RegionShown, SpreadShown, TableShown,
};

/// Many boards' audits taken together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sectored<'a> {
    #[schemars(extend("const" = "lscb-audit/sector/1"))]
    schema: &'static str,
    today: Date,
    /// Whether nothing is shown that stands for one board. Counts of 1 to 4, and what would give them away, are null.
    pub anonymous: bool,
    /// A table for each year, framework and edition.
    pub years: Vec<TableShown<'a>>,
    /// How boards moved from one of these years to the next; with one year, since the one before it that was read.
    pub movement: Vec<MovementShown<'a>>,
    /// What was read.
    pub read: ReadShown,
}

/// What was read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReadShown {
    /// Files that were named and meant.
    pub files: usize,
    /// Audits that count.
    pub counted: usize,
    /// Files that could not be used.
    pub unreadable: Vec<UnreadShown>,
    /// Audits of the years shown that were changed after they were signed off. They count.
    pub altered: Vec<AlteredShown>,
    /// Files that are for one board and year. None of them counts.
    pub duplicates: Vec<DuplicateShown>,
    /// Files that were passed over.
    pub skipped: Vec<Skipped>,
    /// Audits left out because they are not signed off.
    pub drafts_left_out: usize,
    /// Years left out because they have too few boards to be shown without telling which they are.
    pub years_left_out: Vec<u16>,
}

/// A file that could not be used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnreadShown {
    /// The file; null where no names are shown.
    pub path: Option<String>,
    /// The code of what is wrong.
    pub code: String,
    /// What is wrong; null where no names are shown.
    pub message: Option<String>,
}

/// An audit that was changed after it was signed off.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AlteredShown {
    /// The file; null where no names are shown.
    pub path: Option<String>,
    /// The board; null where no names are shown.
    pub board: Option<String>,
    /// The year.
    pub year: u16,
}

/// Files that are for one board and year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DuplicateShown {
    /// The board; null where no names are shown.
    pub board: Option<String>,
    /// The year.
    pub year: u16,
    /// The files; none where no names are shown.
    pub paths: Vec<String>,
}

/// What is wanted of many boards' audits.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The day that counts as today.
    pub today: Date,
    /// Whether every year is shown, and not only the latest.
    pub every_year: bool,
    /// How many local authority areas could have taken part.
    pub expected: Option<u32>,
    /// Only standards that so many boards miss.
    pub missed_by: u32,
    /// Whether nothing is shown that stands for one board.
    pub anonymous: bool,
}

/// What was read beside the audits.
#[derive(Debug, Default)]
pub struct Beside {
    /// Files that were named and meant.
    pub files: usize,
    /// Files that could not be used.
    pub unreadable: Vec<Unreadable>,
    /// Files that were passed over.
    pub skipped: Vec<String>,
}

impl<'a> Sectored<'a> {
    /// The figures of the audits that count.
    #[must_use]
    pub fn of(counted: &Counted<'a>, beside: Beside, wanted: Wanted) -> Self {
        let veil = Veil(wanted.anonymous);
        let years = counted.shown_years(wanted.every_year);
        let earlier = if wanted.every_year { 0 } else { years.len().saturating_sub(1) };
        let (tables, few): (Vec<Rc<Table<'a>>>, Vec<_>) = years
            .iter()
            .skip(earlier)
            .flat_map(|year| counted.tables(*year))
            .map(Rc::new)
            .partition(|table| veil.lets_through(table.boards()));
        let movements = years.windows(2).flat_map(|step| match *step {
            [from, to] => counted.movements(from, to),
            _ => Vec::new(),
        });
        Self {
            schema: "lscb-audit/sector/1",
            today: wanted.today,
            anonymous: wanted.anonymous,
            years: tables.iter().map(|table| TableShown::of(table, wanted, veil)).collect(),
            movement: movements
                .filter(|movement| veil.lets_through(movement.boards))
                .map(|it| MovementShown::of(&it, veil))
                .collect(),
            read: ReadShown::of(counted, beside, &years, &few, veil),
        }
    }
}

impl ReadShown {
    fn of(counted: &Counted<'_>, beside: Beside, years: &[Year], few: &[Rc<Table<'_>>], veil: Veil) -> Self {
        let mut unreadable: Vec<UnreadShown> =
            beside.unreadable.into_iter().map(|file| UnreadShown::of(file, veil)).collect();
        unreadable.sort_by(|one, other| (&one.path, &one.code).cmp(&(&other.path, &other.code)));
        let skipped = beside.skipped.into_iter().filter(|_| !veil.0);
        let mut years_left_out: Vec<u16> = few.iter().map(|table| table.year.number()).collect();
        years_left_out.dedup();
        Self {
            files: beside.files,
            counted: counted.len(),
            unreadable,
            altered: counted.altered(years).map(|audit| AlteredShown::of(audit, veil)).collect(),
            duplicates: counted.duplicates.iter().map(|it| DuplicateShown::of(it, veil)).collect(),
            skipped: skipped.map(|path| Skipped { path, why: "not-an-audit" }).collect(),
            drafts_left_out: counted.drafts_left_out,
            years_left_out,
        }
    }
}

impl UnreadShown {
    fn of(file: Unreadable, veil: Veil) -> Self {
        Self { path: veil.name(file.path), code: file.code, message: veil.name(file.message) }
    }
}

impl AlteredShown {
    fn of(audit: Kept<'_>, veil: Veil) -> Self {
        let (path, board) = (audit.path().to_owned(), audit.board().to_string());
        Self { path: veil.name(path), board: veil.name(board), year: audit.year().number() }
    }
}

impl DuplicateShown {
    fn of(duplicate: &Duplicate<'_>, veil: Veil) -> Self {
        let paths = duplicate.paths.iter().filter(|_| !veil.0).map(|path| (*path).to_owned());
        Self { board: veil.name(duplicate.board.to_string()), year: duplicate.year.number(), paths: paths.collect() }
    }
}
