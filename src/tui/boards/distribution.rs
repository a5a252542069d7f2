//! How many boards met how much of each part: bands, beside the nation's, and a bar for each number.

use super::figures::Scope;
use super::row::{Cell, Leads, Row};
use crate::report::shown::sector::{BandOfSector, DistributionShown, NationalBand, PartOfSector};
use crate::words::{self, boards as say, sector as said};

pub(super) fn rows(scope: &Scope<'_>) -> Vec<Row> {
    scope.table.parts.iter().flat_map(|part| of_part(part, scope.table.boards)).collect()
}

fn of_part(part: &PartOfSector<'_>, all: u32) -> Vec<Row> {
    let mut rows = vec![Row::Title(part.title.to_owned())];
    if !part.bands.is_empty() {
        rows.push(Row::heads(&said::BANDS, 0));
        rows.extend(part.bands.iter().map(|it| band(it, all)));
    }
    let [_, boards, bars] = said::DISTRIBUTION;
    rows.push(Row::heads(&[part.met_label, boards, bars], 2));
    let most = part.distribution.iter().filter_map(|it| it.boards).max().unwrap_or_default().max(1);
    rows.extend(part.spread_of_boards().map(|it| number(it, part, most)));
    rows.extend((!part.bands.is_empty()).then(|| Row::note(nation(part))));
    rows
}

/// The nation's bands, or why there are none.
fn nation(part: &PartOfSector<'_>) -> String {
    let shares: Vec<String> = part.baseline.iter().map(NationalBand::in_words).collect();
    part.baseline.first().map_or_else(|| say::NO_NATION_BANDS.to_owned(), |it| said::nation_bands(it.year, &shares))
}

fn band(band: &BandOfSector, boards: u32) -> Row {
    let own = share(band.boards, band.percent.map(|it| it.0));
    let at_least = share(band.at_least_boards, band.at_least_percent.map(|it| it.0));
    let from = if band.from == 0 { String::new() } else { say::or_more(band.from) };
    let whole = say::in_band(&band.only, &own, boards, (band.from > 0).then_some((band.from, &at_least)));
    let sums = if band.from == 0 { String::new() } else { at_least };
    let cells = [band.only.clone(), own, from, sums].map(Cell::text).to_vec();
    Row::Figures { cells, whole: vec![whole], leads: Leads::Nowhere }
}

fn share(count: Option<u32>, percent: Option<rust_decimal::Decimal>) -> String {
    said::share(&words::number(u64::from(count.unwrap_or_default())), percent)
}

fn number(it: &DistributionShown, part: &PartOfSector<'_>, most: u32) -> Row {
    let boards = it.boards.unwrap_or_default();
    let met = words::of(it.met, part.standards);
    let whole = say::met_so_many(part.title, &met, part.met_label, boards);
    let cells = vec![Cell::text(met), Cell::text(words::number(u64::from(boards))), Cell::Bar(boards, most)];
    Row::Figures { cells, whole: vec![whole], leads: Leads::Nowhere }
}
