//! Counts of children over all boards, and the rates of a board among those it is like. A higher rate is not worse.

use super::figures::Scope;
use super::row::{Cell, Leads, Row};
use crate::report::shown::Figure;
use crate::report::shown::sector::{IndicatorOfSector, NeighboursShown};
use crate::words::{self, boards as say, sector as said};

pub(super) fn rows(scope: &Scope<'_>) -> Vec<Row> {
    let table = scope.table;
    let given: Vec<_> = table.indicators.iter().filter(|it| it.given_by != Some(0)).collect();
    let mut rows = Vec::new();
    if !given.is_empty() {
        let heads: Vec<&str> = [""].into_iter().chain(said::INDICATORS).collect();
        rows.extend([Row::Title(words::children_counted(None)), Row::note(words::RATES), Row::heads(&heads, 0)]);
        rows.extend(given.iter().map(|it| counted(it, table.boards)));
    }
    rows.push(Row::Title(said::BY_NEIGHBOURS.to_owned()));
    let boards: Vec<NeighboursShown<'_>> = table.neighbours.iter().collect();
    if boards.is_empty() {
        rows.push(Row::note(say::NO_NEIGHBOURS));
        return rows;
    }
    let rates: Vec<String> = table.indicators.iter().map(|it| say::rate(it.title, it.per)).collect();
    rows.push(Row::note(say::own_rates(&rates)));
    let heads: Vec<&str> = [say::BOARD].into_iter().chain(table.indicators.iter().map(|it| it.title)).collect();
    rows.push(Row::heads(&heads, 0));
    rows.extend(boards.chunk_by(|one, other| one.board == other.board).filter_map(|own| board(scope, own)));
    rows
}

fn counted(it: &IndicatorOfSector<'_>, boards: u32) -> Row {
    let given = words::of(it.given_by.unwrap_or_default(), boards);
    let total = words::number(it.total.unwrap_or_default());
    let rates = it.rates.as_ref().map(|rates| {
        let spread = &rates.spread;
        let within = [Some(spread.lower_quartile), Some(spread.median), Some(spread.upper_quartile)];
        [[Some(rates.overall), spread.lowest].as_slice(), &within, &[spread.highest]].concat()
    });
    let rates: Vec<String> =
        rates.unwrap_or_default().into_iter().map(|rate| rate.map_or_else(String::new, shown)).collect();
    let whole = say::children(it.title, &given, &total, it.per, &rates);
    let cells = [it.title.to_owned(), given, total].into_iter().chain(rates).map(Cell::text).collect();
    Row::Figures { cells, whole: vec![whole], leads: Leads::Nowhere }
}

fn shown(rate: Figure) -> String {
    rate.0.to_string()
}

fn among(scope: &Scope<'_>, it: &NeighboursShown<'_>) -> String {
    let others: Vec<_> = it.others.iter().map(|other| (scope.name(other.board), other.rate.0)).collect();
    let missing: Vec<&str> = it.missing.iter().map(|id| scope.name(id)).collect();
    said::among(it.rate.map(|rate| rate.0), &others, &missing)
}

/// A board's own rates in columns; those of its neighbours in sentences.
fn board(scope: &Scope<'_>, own: &[NeighboursShown<'_>]) -> Option<Row> {
    let id = own.first()?.board;
    let name = scope.name(id);
    let rate = |it: &NeighboursShown<'_>| Cell::text(it.rate.map_or_else(|| say::NO_RATE.to_owned(), shown));
    let indicators = &scope.table.indicators;
    let sentence = |it: &NeighboursShown<'_>| {
        let indicator = indicators.iter().find(|known| known.id == it.indicator)?;
        Some(say::rate_among(indicator.title, indicator.per, &among(scope, it)))
    };
    let whole = own.iter().filter_map(sentence).collect();
    let cells = [Cell::text(name)].into_iter().chain(own.iter().map(rate)).collect();
    Some(Row::Figures { cells, whole, leads: Leads::Board(Scope::board(id)?) })
}
