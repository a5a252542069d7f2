//! Many boards' audits taken together, for people.

mod boards;
mod part;
mod standards;
mod years;

use super::page::{Column, Look, Page, TableCell, Tint};
use crate::report::shown::sector::{IndicatorOfSector, RatesShown, TableShown};
use crate::report::shown::{Figure, Sectored};
use crate::words::{self, sector as said};

const NUMBER: usize = 5;
const TITLE: usize = 21;
const FIGURE: usize = 10;

/// Many boards' audits taken together. Standards that at least `missed_by` boards miss are told with the boards, if it is
/// given.
#[must_use]
pub fn sector(sectored: &Sectored<'_>, missed_by: Option<u32>, look: Look) -> String {
    let mut page = Page::new(look);
    let mut years: Vec<u16> = sectored.years.iter().map(|table| table.year).collect();
    years.dedup();
    page.title(&said::all_boards(&years));
    said_first(&mut page, sectored);
    years::side_by_side(&mut page, sectored, missed_by.is_none());
    if let [_, .., latest] = years.as_slice() {
        page.gap();
        page.para(0, Tint::Heading, &said::in_full(*latest));
    }
    for table in sectored.years.iter().filter(|table| Some(&table.year) == years.last()) {
        one(&mut page, table, missed_by);
    }
    standards::moved(&mut page, sectored);
    if sectored.anonymous {
        page.gap();
        page.para(0, Tint::Faint, said::SIGN_HIDDEN);
    }
    page.finish()
}

/// What a reader has to know before any figure.
fn said_first(page: &mut Page, sectored: &Sectored<'_>) {
    let read = &sectored.read;
    let counts = (read.unreadable.len(), read.duplicates.len(), read.drafts_left_out, read.altered.len());
    for sentence in said::not_counted(counts.0, counts.1, counts.2, counts.3) {
        page.para(0, Tint::Doubt, &sentence);
    }
    if !read.years_left_out.is_empty() {
        page.para(0, Tint::Doubt, &said::too_few(&read.years_left_out));
    }
}

/// One year's audits of one edition of a framework.
fn one(page: &mut Page, table: &TableShown<'_>, missed_by: Option<u32>) {
    page.gap();
    page.para(0, Tint::Plain, &said::boards(table.boards, table.covers, table.drafts, table.altered));
    if let Some(expected) = table.expected {
        let percent = table.response_percent.map(|percent| percent.0);
        page.para(0, Tint::Plain, &said::response(table.covers, expected, percent));
    }
    page.para(0, Tint::Faint, table.title);
    if table.reconstructed {
        page.para(0, Tint::Faint, words::RECONSTRUCTED);
    }
    table.parts.iter().for_each(|part| part::part(page, part));
    standards::standards(page, table, missed_by);
    indicators(page, table);
    boards::regions(page, table);
    boards::ranking(page, table);
    boards::neighbours(page, table);
}

/// A count, or the sign of one that is hidden.
fn count(count: Option<u32>) -> String {
    count.map_or_else(|| said::HIDDEN.to_owned(), |count| words::number(u64::from(count)))
}

fn share(count: &str, percent: Option<Figure>) -> String {
    said::share(count, percent.map(|percent| percent.0))
}

fn plain(text: impl Into<String>) -> TableCell {
    (Tint::Plain, text.into())
}

fn columns<const N: usize>(heads: [&str; N], least: usize) -> impl Iterator<Item = Column> {
    heads.map(|head| Column::new(head, least)).into_iter()
}

/// Counts of children and how the rates of boards lie: a higher rate is not worse.
fn indicators(page: &mut Page, table: &TableShown<'_>) {
    let given: Vec<_> = table.indicators.iter().filter(|it| it.given_by != Some(0)).collect();
    if given.is_empty() {
        return;
    }
    page.heading(&words::children_counted(None));
    let columns: Vec<Column> = [Column::new("", 0)].into_iter().chain(columns(said::INDICATORS, 0)).collect();
    page.table(&columns, &given.iter().map(|it| indicator(it, table.boards)).collect::<Vec<_>>());
    page.gap();
    page.para(0, Tint::Faint, words::RATES);
}

fn indicator(it: &IndicatorOfSector<'_>, boards: u32) -> Vec<TableCell> {
    let given = share(&format!("{} of {}", count(it.given_by), count(Some(boards))), it.given_percent);
    let total = it.total.map_or_else(|| said::HIDDEN.to_owned(), words::number);
    let rates = it.rates.as_ref();
    let rate = |of: &dyn Fn(&RatesShown) -> Option<_>| {
        rates.and_then(of).map_or_else(String::new, |rate: Figure| rate.0.to_string())
    };
    let fewer = it.rated.filter(|rated| it.given_by.is_some_and(|given| *rated < given));
    let overall = rates.map_or_else(String::new, |rates| said::overall(rates.overall.0, it.per, fewer));
    let cells = [
        it.title.to_owned(),
        given,
        total,
        overall,
        rate(&|it| it.spread.lowest),
        rate(&|it| Some(it.spread.lower_quartile)),
        rate(&|it| Some(it.spread.median)),
        rate(&|it| Some(it.spread.upper_quartile)),
        rate(&|it| it.spread.highest),
    ];
    cells.map(plain).to_vec()
}
