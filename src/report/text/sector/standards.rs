//! Standard by standard: how many boards met each, which nation's figure stands beside it, and how boards moved.

use super::{NUMBER, TITLE, columns, count, plain};
use crate::report::shown::Sectored;
use crate::report::shown::sector::{BaselineShown, MovedShown, SectorStandard, TableShown};
use crate::report::text::page::{Column, Page, TableCell, Tint};
use crate::words::{self, sector as said};

/// The least width of a figure.
const FIGURE: usize = 9;

/// Each standard, part by part; those that many boards miss with the boards.
pub(super) fn standards(page: &mut Page, table: &TableShown<'_>, missed_by: Option<u32>) {
    for part in &table.parts {
        let standards: Vec<_> = table.standards.iter().filter(|standard| standard.part == part.id).collect();
        if standards.is_empty() {
            continue;
        }
        page.heading(&said::by_standard(part.title, missed_by));
        let heads = [Column::new(part.met_label, FIGURE)].into_iter().chain(columns(said::STANDARDS, FIGURE));
        let columns: Vec<Column> = names().into_iter().chain(heads).collect();
        page.table(&columns, &standards.iter().map(|it| standard(it)).collect::<Vec<_>>());
        page.gap();
        standards.iter().filter(|_| missed_by.is_some()).for_each(|it| missing(page, it));
    }
    if table.standards.iter().any(|standard| !standard.baseline.is_empty()) {
        page.para(0, Tint::Faint, said::NATION);
    }
}

fn missing(page: &mut Page, standard: &SectorStandard<'_>) {
    let text =
        said::missed_by(standard.missed_by, standard.applicable, &standard.boards_missing.iter().collect::<Vec<_>>());
    page.labelled(0, NUMBER, (Tint::Faint, standard.number), Tint::Plain, &format!("{}: {text}", standard.title));
}

fn names() -> [Column; 2] {
    [Column::new("", NUMBER), Column::new("", TITLE)]
}

fn titled(number: &str, title: &str) -> [TableCell; 2] {
    [(Tint::Faint, number.to_owned()), plain(title)]
}

fn standard(standard: &SectorStandard<'_>) -> Vec<TableCell> {
    let met_by = format!("{} of {}", count(standard.statuses.met), count(standard.applicable));
    let percent = words::percent(standard.percent_met.map(|percent| percent.0));
    let nation: Vec<String> = standard.baseline.iter().map(BaselineShown::in_words).collect();
    let cells = [plain(met_by), plain(percent), rag(standard.rag), (Tint::Faint, nation.join(", "))];
    titled(standard.number, standard.short).into_iter().chain(cells).collect()
}

/// The colour of a collective, as a word too.
fn rag(word: Option<&str>) -> TableCell {
    let tint = match word {
        Some("green") => Tint::Good,
        Some("amber") => Tint::Doubt,
        Some("red") => Tint::Bad,
        _ => Tint::Plain,
    };
    (tint, word.unwrap_or_default().to_owned())
}

/// How boards moved from year to year, on the standards on which any did.
pub(super) fn moved(page: &mut Page, sectored: &Sectored<'_>) {
    for movement in &sectored.movement {
        page.heading(&said::moved(movement.from, movement.to, movement.boards_in_both));
        let rows: Vec<_> = movement.standards.iter().filter(|it| it.has_moved()).map(step).collect();
        if rows.is_empty() {
            page.para(0, Tint::Plain, said::NOTHING_MOVED);
        } else {
            let columns: Vec<Column> = names().into_iter().chain(columns(said::MOVEMENT, FIGURE)).collect();
            page.table(&columns, &rows);
        }
    }
    if sectored.movement.iter().any(|movement| movement.standards.iter().any(MovedShown::has_moved)) {
        page.gap();
        page.para(0, Tint::Faint, said::MOVED);
    }
}

fn step(it: &MovedShown<'_>) -> Vec<TableCell> {
    titled(it.number, it.short).into_iter().chain(it.counts().map(|it| plain(count(it)))).collect()
}
