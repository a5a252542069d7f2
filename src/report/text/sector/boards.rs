//! Single boards and regions: by region, by rank, among their neighbours.

use super::{FIGURE, columns, count, plain, share};
use crate::report::shown::sector::{NeighboursShown, RankedShown, RegionShown, TableShown};
use crate::report::text::page::{Column, Page, TableCell, Tint};
use crate::words::{self, sector as said};

/// So many boards a page lists; beyond that it is no page any more.
const ROOM: usize = 40;
const BOARD: usize = 20;

/// What the boards of each region met.
pub(super) fn regions(page: &mut Page, table: &TableShown<'_>) {
    if table.regions.is_empty() {
        return;
    }
    page.heading(said::BY_REGION);
    let parts =
        table.parts.iter().map(|part| Column::new(format!("{} {}", part.title, part.met_label.to_lowercase()), 0));
    let columns: Vec<Column> =
        [Column::new("", BOARD), Column::new("Boards", FIGURE)].into_iter().chain(parts).collect();
    page.table(&columns, &table.regions.iter().map(region).collect::<Vec<_>>());
}

fn region(region: &RegionShown<'_>) -> Vec<TableCell> {
    let parts = region.parts.iter().map(|part| plain(share(&words::of(part.met, part.applicable), part.percent)));
    let name = region.region.unwrap_or(said::NO_REGION);
    [plain(name), plain(count(Some(region.boards)))].into_iter().chain(parts).collect()
}

/// The boards by how much they met, part by part.
pub(super) fn ranking(page: &mut Page, table: &TableShown<'_>) {
    for part in &table.parts {
        let mut ranked = table.ranking.iter().filter(|it| it.part == part.id);
        let first: Vec<RankedShown<'_>> = ranked.by_ref().take(ROOM).collect();
        if first.is_empty() {
            continue;
        }
        let not_finished = first.iter().any(|it| it.unfinished().is_some()).then(|| Column::new(said::NOT_FINISHED, 0));
        page.heading(&format!("{}, board by board", part.title));
        let columns: Vec<Column> = columns(said::RANKING, FIGURE).chain(not_finished).collect();
        let mut rows: Vec<Vec<TableCell>> = first.iter().map(place).collect();
        rows.iter_mut().for_each(|row| row.truncate(columns.len()));
        page.table(&columns, &rows);
        more(page, ranked.count());
        page.para(0, Tint::Faint, said::RANKED_BY);
    }
}

fn place(it: &RankedShown<'_>) -> Vec<TableCell> {
    let rank = format!("{}{}", it.rank, if it.tied { "=" } else { "" });
    let percent = words::percent(Some(it.percent.0));
    let cells = [rank, it.board.to_owned(), words::of(it.met, it.applicable), percent];
    cells.into_iter().chain([it.unfinished().unwrap_or_default()]).map(plain).collect()
}

/// The boards that name neighbours, with their rates and those of the neighbours.
pub(super) fn neighbours(page: &mut Page, table: &TableShown<'_>) {
    if table.neighbours.iter().next().is_none() {
        return;
    }
    page.heading(said::BY_NEIGHBOURS);
    for indicator in &table.indicators {
        let mut boards = table.neighbours.iter().filter(|it| it.indicator == indicator.id);
        page.gap();
        page.para(0, Tint::Plain, &format!("{} per {}", indicator.title, words::number(u64::from(indicator.per))));
        for board in boards.by_ref().take(ROOM) {
            page.labelled(2, BOARD, (Tint::Faint, board.board), Tint::Plain, &among(&board));
        }
        more(page, boards.count());
    }
    page.gap();
    page.para(0, Tint::Faint, words::RATES);
}

fn among(it: &NeighboursShown<'_>) -> String {
    let others: Vec<_> = it.others.iter().map(|other| (other.board, other.rate.0)).collect();
    said::among(it.rate.map(|rate| rate.0), &others, &it.missing)
}

fn more(page: &mut Page, left_out: usize) {
    page.gap();
    if left_out > 0 {
        page.para(0, Tint::Faint, &said::more(left_out));
    }
}
