//! Counts of children over many boards. A higher rate is not a worse one (report, line 221).

use super::fold::Kept;
use super::spread::Spread;
use super::table::{Table, count};
use crate::assess::Ratio;
use crate::framework::Indicator;

/// A count of children over many boards.
#[derive(Debug)]
pub struct IndicatorFigures<'s> {
    /// The indicator.
    pub indicator: &'s Indicator,
    /// Boards that gave the count; 0 is given too.
    pub given_by: u32,
    /// All that was counted.
    pub total: u64,
    /// Boards that gave the count and the children of their area, of which there are some.
    pub rated: u32,
    /// The counts of the rated boards to their children, exactly.
    pub overall: Option<Ratio>,
    /// How the boards' rates lie.
    pub rates: Option<Spread>,
}

impl<'s> Table<'s> {
    /// Each indicator of the framework, in order.
    #[must_use]
    pub fn by_indicator(&self) -> Vec<IndicatorFigures<'s>> {
        (0..).zip(&self.framework().indicators).map(|(place, indicator)| self.indicator(place, indicator)).collect()
    }

    fn indicator(&self, place: usize, indicator: &'s Indicator) -> IndicatorFigures<'s> {
        let given = || self.audits().filter_map(|audit| audit.count(place));
        let rated = || self.audits().filter(|audit| audit.rate(place).is_some());
        let sum = |numbers: &mut dyn Iterator<Item = Option<u64>>| numbers.flatten().fold(0, u64::saturating_add);
        let counted = sum(&mut rated().map(|audit| audit.count(place)));
        let children = sum(&mut rated().map(Kept::children));
        IndicatorFigures {
            indicator,
            given_by: count(given()),
            total: sum(&mut given().map(Some)),
            rated: count(rated()),
            overall: Ratio::of(counted, children),
            rates: Spread::of(self.audits().filter_map(|audit| audit.rate(place)).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{audit, sector};

    #[test]
    fn only_boards_with_a_count_and_children_are_rated() {
        let body = |children: &str, count: &str| format!("{children}\n[indicators]\n{count}\n");
        let sector = sector(&[
            audit("a", 2014, &body("children = 10000", "victims = 4")),
            audit("b", 2014, &body("children = 30000", "victims = 0")),
            audit("c", 2014, &body("", "victims = 7")),
            audit("d", 2014, &body("children = 0", "victims = 1")),
            audit("e", 2014, &body("children = 10000", "")),
        ]);
        let counted = sector.counted(false);
        let tables = counted.tables("2014".parse().unwrap());
        let victims = &tables[0].by_indicator()[0];
        assert_eq!((victims.given_by, victims.total, victims.rated), (4, 12, 2));
        let rates = victims.rates.as_ref().unwrap();
        let shown = [victims.overall.unwrap(), rates.lowest, rates.median, rates.highest];
        assert_eq!(shown.map(|it| it.per(10_000).to_string()), ["1.00", "0.00", "2.00", "4.00"]);
    }
}
