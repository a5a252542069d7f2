//! The charts of a paper: met counts and rates over the years.

use rust_decimal::Decimal;

use crate::report::document::{Bar, Chart};
use crate::report::shown::PartShown;
use crate::report::shown::trend::{BoardTrend, IndicatorTrend, YearShown};
use crate::words::{self, paper as said};

/// How many standards of a part are met, year by year.
pub(super) fn met(history: &BoardTrend, part: &PartShown) -> Chart {
    let bar = |year: &YearShown| {
        let of_year = year.parts.iter().find(|known| known.id == part.id).filter(|known| known.standards > 0);
        of_year.map_or_else(
            || Bar::none(year.year.to_string(), words::NOT_ASKED.to_lowercase()),
            |it| {
                let value = words::of(it.met, it.standards);
                Bar::of(year.year.to_string(), value, it.met.into(), it.standards.into())
            },
        )
    };
    let title = said::met_over_years(&part.title, &part.met_label);
    Chart { title, bars: each_year(history, bar) }
}

/// The rate of an indicator, year by year; none where no year has one. The longest bar is the highest rate.
pub(super) fn rates(history: &BoardTrend, indicator: &IndicatorTrend) -> Option<Chart> {
    let rate = |year: &YearShown| year.indicators.iter().find(|it| it.id == indicator.id)?.rate.map(|rate| rate.0);
    let highest: Decimal = history.audits.iter().filter_map(rate).max()?;
    let bar = |year: &YearShown| match rate(year) {
        Some(rate) => Bar::of(year.year.to_string(), rate.to_string(), rate, highest),
        None => Bar::none(year.year.to_string(), said::NO_RATE),
    };
    let title = said::rates_over_years(&indicator.title, indicator.per);
    Some(Chart { title, bars: each_year(history, bar) })
}

/// A bar for each audit, and none for each year between them without one.
fn each_year(history: &BoardTrend, bar: impl Fn(&YearShown) -> Bar) -> Vec<Bar> {
    let gaps = history.gaps.iter().map(|year| (*year, Bar::none(year.to_string(), said::NO_AUDIT)));
    let mut bars: Vec<(u16, Bar)> = history.audits.iter().map(|year| (year.year, bar(year))).chain(gaps).collect();
    bars.sort_by_key(|(year, _)| *year);
    bars.into_iter().map(|(_, bar)| bar).collect()
}
