//! Counts of children in two audits and over the years, for people: a higher rate is not worse.

use super::page::{Column, Page, TableCell, Tint};
use crate::report::shown::Pair;
use crate::report::shown::diff::Count;
use crate::report::shown::trend::{BoardTrend, IndicatorTrend};
use crate::words;

/// The least width of what is counted, and of a count with its rate.
const WHAT: usize = 26;
const COUNT: usize = 23;

/// How the counts moved between two audits; nothing where neither gives any.
pub(super) fn moved(page: &mut Page, pair: &Pair) {
    if pair.indicators.iter().all(|it| it.old.count.is_none() && it.new.count.is_none()) {
        return;
    }
    page.heading(&words::children_counted(None));
    let years = [(false, pair.old.year), (true, pair.new.year)];
    let years = years.map(|(is_new, year)| Column::new(words::old_or_new(is_new, year), COUNT));
    let columns: Vec<Column> =
        [Column::new("", WHAT)].into_iter().chain(years).chain([Column::new("Change", 0)]).collect();
    let rows = pair.indicators.iter().map(|it| {
        let count = |count: &Count| words::count_and_rate(count.count, count.rate.map(|rate| rate.0), it.per);
        let change = words::count_moved(it.count_change, it.rate_change.map(|rate| rate.0));
        [it.title.clone(), count(&it.old), count(&it.new), change].map(|cell| (Tint::Plain, cell)).to_vec()
    });
    table(page, &columns, &rows.collect::<Vec<_>>());
}

/// The counts over the years; nothing where no audit gives any.
pub(super) fn over_years(page: &mut Page, board: &BoardTrend) {
    let given = |it: &&IndicatorTrend| board.audits.iter().any(|audit| count(&audit.indicators, &it.id).is_some());
    let mut asked: Vec<&IndicatorTrend> = Vec::new();
    for indicator in board.audits.iter().rev().flat_map(|audit| &audit.indicators).filter(given) {
        if asked.iter().all(|known| known.id != indicator.id) {
            asked.push(indicator);
        }
    }
    if asked.is_empty() {
        return;
    }
    page.heading(&words::children_counted(None));
    let titles = asked.iter().map(|it| Column::new(&it.title, WHAT));
    let columns: Vec<Column> = [Column::new("", 6)].into_iter().chain(titles).collect();
    let rows = board.audits.iter().map(|audit| {
        let year = (Tint::Faint, audit.year.to_string());
        let cell = |it: &&IndicatorTrend| {
            let found = count(&audit.indicators, &it.id);
            let rate = found.and_then(|found| found.rate).map(|rate| rate.0);
            (Tint::Plain, words::count_and_rate(found.and_then(|found| found.count), rate, it.per))
        };
        [year].into_iter().chain(asked.iter().map(cell)).collect::<Vec<TableCell>>()
    });
    table(page, &columns, &rows.collect::<Vec<_>>());
}

fn count<'a>(indicators: &'a [IndicatorTrend], id: &str) -> Option<&'a IndicatorTrend> {
    indicators.iter().find(|found| found.id == id && found.count.is_some())
}

fn table(page: &mut Page, columns: &[Column], rows: &[Vec<TableCell>]) {
    page.table(columns, rows);
    page.gap();
    page.para(0, Tint::Faint, words::RATES);
}
