//! Single boards: ranked, among their statistical neighbours, and missing a standard.
//!
//! Of many boards these lists are more than all else together. So none is held: each is worked out as it is read, from the
//! table, and there is none where no names are shown.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::assess::Ratio;
use crate::audit::BoardId;
use crate::framework::Standard;
use crate::report::shown::Figure;
use crate::sector::{Neighbours, Ranked, Table};
use crate::words::sector as said;

/// Boards by how much they met, part by part.
#[derive(Clone, Debug)]
pub struct Ranking<'a>(pub(super) Option<Rc<Table<'a>>>);

/// Boards that name statistical neighbours, with each indicator.
#[derive(Clone, Debug)]
pub struct AmongNeighbours<'a>(pub(super) Option<Rc<Table<'a>>>);

/// Boards to which a standard applies and that have not met it.
#[derive(Clone, Debug)]
pub struct BoardsMissing<'a> {
    pub(super) table: Option<Rc<Table<'a>>>,
    pub(super) standard: &'a Standard,
}

impl<'a> Ranking<'a> {
    /// Each board's place.
    pub fn iter(&self) -> impl Iterator<Item = RankedShown<'a>> {
        self.0.iter().flat_map(|table| table.ranking()).map(|it| RankedShown::of(&it))
    }
}

impl<'a> AmongNeighbours<'a> {
    /// Each board and indicator.
    pub fn iter(&self) -> impl Iterator<Item = NeighboursShown<'a>> {
        self.0.iter().flat_map(|table| table.by_neighbours()).map(|it| NeighboursShown::of(&it))
    }
}

impl<'a> BoardsMissing<'a> {
    /// The ids of the boards.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.table.iter().flat_map(|table| table.missing(self.standard)).map(BoardId::as_str)
    }
}

impl Serialize for Ranking<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Serialize for AmongNeighbours<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Serialize for BoardsMissing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// A board's place in a part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RankedShown<'a> {
    /// The part's id.
    pub part: &'a str,
    /// The rank, from 1.
    pub rank: u32,
    /// Whether others have the same.
    pub tied: bool,
    /// The board's id.
    pub board: &'a str,
    /// Standards met.
    pub met: u32,
    /// Those that apply.
    pub applicable: u32,
    /// Met of those that apply.
    pub percent: Figure,
    /// Whether the audit is signed off.
    pub signed: bool,
    /// Standards of the whole audit that are answered.
    pub answered: u32,
    /// All standards of the audit.
    pub standards: u32,
}

impl RankedShown<'_> {
    /// That the board has not finished its audit, so that its place is none yet; none where it has.
    #[must_use]
    pub fn unfinished(&self) -> Option<String> {
        let is_open = !self.signed && self.answered < self.standards;
        is_open.then(|| said::unfinished(self.answered, self.standards))
    }
}

/// A board's rate among those of its statistical neighbours.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NeighboursShown<'a> {
    /// The board's id.
    pub board: &'a str,
    /// The indicator's id.
    pub indicator: &'a str,
    /// The board's own rate.
    pub rate: Option<Figure>,
    /// The neighbours that have a rate.
    pub others: Vec<OtherShown<'a>>,
    /// Those that have none, or no audit.
    pub missing: Vec<&'a str>,
}

/// A neighbour's rate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OtherShown<'a> {
    /// The neighbour's id.
    pub board: &'a str,
    /// Its rate.
    pub rate: Figure,
}

impl<'a> RankedShown<'a> {
    fn of(ranked: &Ranked<'a>) -> Self {
        Self {
            part: ranked.part.id.as_str(),
            rank: ranked.rank,
            tied: ranked.tied,
            board: ranked.board.as_str(),
            met: ranked.met,
            applicable: ranked.applicable,
            percent: Figure(ranked.ratio.percent()),
            signed: ranked.signed,
            answered: ranked.answered,
            standards: ranked.standards,
        }
    }
}

impl<'a> NeighboursShown<'a> {
    fn of(neighbours: &Neighbours<'a>) -> Self {
        let rate = |ratio: Ratio| Figure(ratio.per(neighbours.indicator.per));
        Self {
            board: neighbours.board.as_str(),
            indicator: neighbours.indicator.id.as_str(),
            rate: neighbours.rate.map(rate),
            others: neighbours
                .others
                .iter()
                .map(|(board, ratio)| OtherShown { board: board.as_str(), rate: rate(*ratio) })
                .collect(),
            missing: neighbours.missing.iter().map(|board| board.as_str()).collect(),
        }
    }
}
