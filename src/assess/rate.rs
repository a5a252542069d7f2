//! Counts of children and their rates. A higher rate is not a worse one (report, line 221).

use rust_decimal::Decimal;

use super::figure::Ratio;
use crate::audit::Audit;
use crate::framework::{Framework, Indicator, IndicatorId};

/// A count of children in one audit, with its rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorFigure {
    /// The indicator.
    pub id: IndicatorId,
    /// The count; none where it is not given, which is not the same as 0.
    pub count: Option<u64>,
    /// Under-18s living in the area, if that is given.
    pub children: Option<u64>,
    /// The count for every `per` children, with two decimals; none without a count or without children.
    pub rate: Option<Decimal>,
    /// How many children the rate is for.
    pub per: u32,
}

impl IndicatorFigure {
    /// Count to children, exactly; none without a count or without children.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        Ratio::of(self.count?, self.children?)
    }
}

/// An audit's count of an indicator, with its rate.
#[must_use]
pub fn indicator_figure(audit: &Audit, indicator: &Indicator) -> IndicatorFigure {
    let count = audit.indicators.counts.get(&indicator.id).copied();
    let mut figure = IndicatorFigure {
        id: indicator.id.clone(),
        count,
        children: audit.board.children,
        rate: None,
        per: indicator.per,
    };
    figure.rate = figure.ratio().map(|ratio| ratio.per(indicator.per));
    figure
}

/// An audit's counts of all indicators of its framework, in the framework's order.
#[must_use]
pub fn indicator_figures(audit: &Audit, framework: &Framework) -> Vec<IndicatorFigure> {
    framework.indicators.iter().map(|indicator| indicator_figure(audit, indicator)).collect()
}

/// How many more children were counted than earlier; none where one of the counts is not given.
#[must_use]
pub fn count_change(old: &IndicatorFigure, new: &IndicatorFigure) -> Option<i64> {
    i64::try_from(i128::from(new.count?) - i128::from(old.count?)).ok()
}

/// How much higher the rate is than earlier, from the exact rates, with two decimals.
///
/// None where one of the rates is missing, or they are for different numbers of children.
#[must_use]
pub fn rate_change(old: &IndicatorFigure, new: &IndicatorFigure) -> Option<Decimal> {
    let alike = old.per == new.per;
    new.ratio()?.rise_per(old.ratio()?, new.per).filter(|_| alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;

    fn of(children: &str, indicators: &str) -> IndicatorFigure {
        let framework = sample::framework(&[1]);
        let audit = sample::audit(&framework, 2014, &format!("{children}\n[indicators]\n{indicators}"));
        indicator_figures(&audit, &framework).swap_remove(0)
    }

    fn rate(children: &str, indicators: &str) -> Option<String> {
        of(children, indicators).rate.map(|rate| rate.to_string())
    }

    #[test]
    fn a_rate_is_for_every_10000_children() {
        assert_eq!(rate("children = 52400", "victims = 41").as_deref(), Some("7.82"));
    }

    #[test]
    fn without_children_there_is_no_rate() {
        assert_eq!((rate("", "victims = 41"), rate("children = 0", "victims = 41")), (None, None));
    }

    #[test]
    fn none_counted_is_not_none_given() {
        let (zero, not_given) = (of("children = 10", "victims = 0"), of("children = 10", ""));
        assert_eq!((zero.count, zero.rate), (Some(0), Some(Decimal::new(0, 2))));
        assert_eq!((not_given.count, not_given.rate), (None, None));
    }

    #[test]
    fn changes_come_from_exact_figures() {
        let (old, new) = (of("children = 52000", "victims = 30"), of("children = 52400", "victims = 41"));
        assert_eq!((count_change(&old, &new), count_change(&new, &old)), (Some(11), Some(-11)));
        // 5.7692… and 7.8244…: rounded first, the difference would be 2.05.
        assert_eq!(rate_change(&old, &new).map(|change| change.to_string()).as_deref(), Some("2.06"));
        let not_given = of("children = 52400", "");
        assert_eq!((count_change(&old, &not_given), rate_change(&old, &not_given)), (None, None));
        assert_eq!(rate_change(&old, &IndicatorFigure { per: 1000, ..new }), None);
    }
}
