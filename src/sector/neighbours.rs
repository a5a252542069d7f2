//! A board's rate among those of its statistical neighbours.

use std::collections::BTreeMap;

use super::table::Table;
use crate::assess::Ratio;
use crate::audit::BoardId;
use crate::framework::Indicator;

/// A board's rate among those of its statistical neighbours.
#[derive(Debug)]
pub struct Neighbours<'s> {
    /// The board.
    pub board: &'s BoardId,
    /// What is counted.
    pub indicator: &'s Indicator,
    /// The board's own rate, exactly; none without a count or without children.
    pub rate: Option<Ratio>,
    /// The neighbours that have a rate, by id.
    pub others: Vec<(&'s BoardId, Ratio)>,
    /// Those that have none, or no audit.
    pub missing: Vec<&'s BoardId>,
}

impl<'s> Table<'s> {
    /// Each board that names neighbours, with each indicator.
    #[must_use]
    pub fn by_neighbours(&self) -> Vec<Neighbours<'s>> {
        let indicators = || (0..).zip(&self.framework().indicators);
        let rates: Vec<BTreeMap<&BoardId, Ratio>> = indicators()
            .map(|(place, _)| self.audits().filter_map(|audit| Some((audit.board(), audit.rate(place)?))).collect())
            .collect();
        let naming = self.audits().filter(|audit| !audit.neighbours().is_empty());
        naming
            .flat_map(|audit| indicators().zip(&rates).map(move |((_, indicator), rates)| (audit, indicator, rates)))
            .map(|(audit, indicator, rates)| Neighbours::of(audit.board(), audit.neighbours(), indicator, rates))
            .collect()
    }
}

impl<'s> Neighbours<'s> {
    fn of(
        board: &'s BoardId,
        neighbours: &'s [BoardId],
        indicator: &'s Indicator,
        rates: &BTreeMap<&'s BoardId, Ratio>,
    ) -> Self {
        Self {
            board,
            indicator,
            rate: rates.get(board).copied(),
            others: neighbours.iter().filter_map(|id| Some((id, *rates.get(id)?))).collect(),
            missing: neighbours.iter().filter(|id| !rates.contains_key(id)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{audit, sector};

    #[test]
    fn a_neighbour_without_a_rate_is_missing_and_a_board_is_not_its_own_neighbour() {
        let body = |neighbours: &str, count: u32| {
            format!("children = 10000\nneighbours = [{neighbours}]\n[indicators]\nvictims = {count}\n")
        };
        let sector = sector(&[
            audit("a", 2014, &body("'z', 'c', 'b', 'a', 'b'", 4)),
            audit("b", 2014, &body("", 2)),
            audit("c", 2014, ""),
        ]);
        let counted = sector.counted(false);
        let tables = counted.tables("2014".parse().unwrap());
        let neighbours = tables[0].by_neighbours();
        assert_eq!(neighbours.len(), 1);
        let (others, missing) = (&neighbours[0].others, &neighbours[0].missing);
        assert_eq!(
            others.iter().map(|(id, rate)| (id.as_str(), rate.per(10_000).to_string())).collect::<Vec<_>>(),
            [("b", "2.00".to_owned())]
        );
        assert_eq!(missing.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["c", "z"]);
    }
}
