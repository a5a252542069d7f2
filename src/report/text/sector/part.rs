//! How many boards met how much of a part.

use super::{FIGURE, columns, count, plain, share};
use crate::report::shown::sector::{BandOfSector, DistributionShown, NationalBand, PartOfSector, SpreadShown};
use crate::report::text::page::{Column, Page, TableCell, Tint};
use crate::words::{self, sector as said};

/// The longest bar, in columns.
const BAR: u32 = 30;

/// How many boards met how much of a part.
pub(super) fn part(page: &mut Page, part: &PartOfSector<'_>) {
    page.heading(part.title);
    if !part.bands.is_empty() {
        let columns: Vec<Column> = columns(said::BANDS, 16).collect();
        page.table(&columns, &part.bands.iter().map(band).collect::<Vec<_>>());
    }
    page.gap();
    if let Some((first, figures)) = part.baseline.first().map(|first| (first, &part.baseline)) {
        let shares: Vec<String> = figures.iter().map(NationalBand::in_words).collect();
        page.para(0, Tint::Faint, &said::nation_bands(first.year, &shares));
    }
    if let Some(percents) = &part.percent_met {
        page.para(0, Tint::Plain, &said::percentages(spread(percents)));
    }
    distribution(page, part);
}

fn band(band: &BandOfSector) -> Vec<TableCell> {
    let own = share(&count(band.boards), band.percent);
    let [from, at_least] = match band.from {
        0 => [String::new(), String::new()], // all boards have met that
        from => [format!("{from} or more"), share(&count(band.at_least_boards), band.at_least_percent)],
    };
    [band.only.clone(), own, from, at_least].map(plain).to_vec()
}

fn spread(spread: &SpreadShown) -> [Option<rust_decimal::Decimal>; 5] {
    let within = [spread.lower_quartile, spread.median, spread.upper_quartile].map(Some);
    let [lower, median, upper] = within;
    [spread.lowest, lower, median, upper, spread.highest].map(|figure| figure.map(|it| it.0))
}

/// How many boards met how many, with a bar each, from the most that were met to the fewest.
fn distribution(page: &mut Page, part: &PartOfSector<'_>) {
    let most = part.distribution.iter().filter_map(|it| it.boards).max().unwrap_or_default().max(1);
    let row = |it: &DistributionShown| {
        let met = words::of(it.met, part.standards);
        [plain(met), plain(count(it.boards)), (Tint::Faint, bar(it.boards.unwrap_or_default(), most))].to_vec()
    };
    page.gap();
    let columns: Vec<Column> = columns(said::DISTRIBUTION, FIGURE).collect();
    page.table(&columns, &part.spread_of_boards().map(row).collect::<Vec<_>>());
}

/// A bar as long as the count is of the most; some bar where there is any.
fn bar(boards: u32, most: u32) -> String {
    let scaled = (u64::from(boards) * u64::from(BAR)).div_ceil(u64::from(most));
    "█".repeat(usize::try_from(scaled).unwrap_or_default())
}
