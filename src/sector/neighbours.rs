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
    pub fn by_neighbours(&self) -> impl Iterator<Item = Neighbours<'s>> {
        let rates_of =
            |place| self.audits().filter_map(move |audit| Some((audit.board(), audit.rate(place)?))).collect();
        let indicators: Vec<(&'s Indicator, BTreeMap<&'s BoardId, Ratio>)> =
            (0..).zip(&self.framework().indicators).map(|(place, indicator)| (indicator, rates_of(place))).collect();
        let naming = self.audits().filter(|audit| !audit.neighbours().is_empty());
        naming.flat_map(move |audit| -> Vec<Neighbours<'s>> {
            let among = |(indicator, rates)| Neighbours::of(audit.board(), audit.neighbours(), indicator, rates);
            indicators.iter().map(|(indicator, rates)| (*indicator, rates)).map(among).collect()
        })
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
        let shown = tables[0].by_neighbours().map(|it| {
            let others: Vec<_> =
                it.others.iter().map(|(id, rate)| (id.to_string(), rate.per(10_000).to_string())).collect();
            (others, it.missing.iter().map(ToString::to_string).collect::<Vec<_>>())
        });
        let shown: Vec<_> = shown.collect();
        let expected = (vec![("b".to_owned(), "2.00".to_owned())], vec!["c".to_owned(), "z".to_owned()]);
        assert_eq!(shown, [expected]);
    }
}
