//! Several years side by side: bands and standards down, years across.

use super::{NUMBER, TITLE, plain};
use crate::report::shown::Figure;
use crate::report::shown::Sectored;
use crate::report::shown::sector::{PartOfSector, TableShown};
use crate::report::text::page::{Column, Page, TableCell, Tint};
use crate::words;

const YEAR: usize = 9;

/// Several years of one edition of a framework side by side; nothing where there is only one. With standards only where
/// all of them are shown.
pub(super) fn side_by_side(page: &mut Page, sectored: &Sectored<'_>, all_standards: bool) {
    let mut seen: Vec<(&str, u32)> = Vec::new();
    for table in &sectored.years {
        let key = (table.framework, table.edition);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let tables: Vec<&TableShown<'_>> =
            sectored.years.iter().filter(|it| (it.framework, it.edition) == key).collect();
        if tables.len() > 1 {
            of_edition(page, &tables, all_standards);
        }
    }
}

fn of_edition(page: &mut Page, tables: &[&TableShown<'_>], all_standards: bool) {
    let room = (page.columns().saturating_sub(NUMBER + TITLE) / YEAR).max(1);
    let left_out = tables.len().saturating_sub(room);
    let shown = tables.get(left_out..).unwrap_or_default();
    let Some(latest) = shown.last() else { return };
    page.gap();
    page.para(0, Tint::Faint, latest.title);
    if let Some(first) = shown.first().filter(|_| left_out > 0) {
        page.para(0, Tint::Faint, &words::earlier_left_out(left_out, first.year));
    }
    latest.parts.iter().for_each(|part| of_part(page, shown, part, all_standards));
}

/// A part: the boards, the share of them that met so many or more, and that met each standard.
fn of_part(page: &mut Page, tables: &[&TableShown<'_>], part: &PartOfSector<'_>, all_standards: bool) {
    page.gap();
    let years = tables.iter().map(|table| Column::new(table.year.to_string(), YEAR));
    let columns: Vec<Column> =
        [Column::new("", NUMBER), Column::new(part.title, TITLE)].into_iter().chain(years).collect();
    let boards = row("", "Boards", tables, |table| Some(words::number(u64::from(table.boards))));
    let bands = part.bands.iter().filter(|band| band.from > 0).map(|band| {
        row("", &words::sector::band_met(&band.label), tables, |table| {
            let own = table.parts.iter().find(|own| own.id == part.id)?;
            percent(own.bands.iter().find(|own| own.id == band.id)?.at_least_percent)
        })
    });
    let latest = tables.last().map(|table| table.standards.as_slice()).unwrap_or_default();
    let standards = latest.iter().filter(|standard| all_standards && standard.part == part.id).map(|standard| {
        row(standard.number, standard.short, tables, |table| {
            percent(table.standards.iter().find(|own| own.id == standard.id)?.percent_met)
        })
    });
    page.table(&columns, &[boards].into_iter().chain(bands).chain(standards).collect::<Vec<_>>());
}

fn percent(figure: Option<Figure>) -> Option<String> {
    figure.map(|figure| words::percent(Some(figure.0)))
}

fn row(
    number: &str,
    what: &str,
    tables: &[&TableShown<'_>],
    figure: impl Fn(&TableShown<'_>) -> Option<String>,
) -> Vec<TableCell> {
    let figures = tables.iter().map(|table| plain(figure(table).unwrap_or_default()));
    [(Tint::Faint, number.to_owned()), plain(what)].into_iter().chain(figures).collect()
}
