//! How many boards' audits differ: a row a board, and the totals.

use super::diff::said_first;
use super::page::{Column, Page, TableCell, Tint};
use crate::report::shown::diff::{ActionsShown, PartTotal, Sum};
use crate::report::shown::{Diffed, Pair};
use crate::words;

/// The least width of a board's name and of a count.
const BOARD: usize = 20;
const COUNT: usize = 12;

/// A row a board, part by part, then what became of actions; below each table its totals.
pub(super) fn rows(page: &mut Page, diffed: &Diffed) {
    page.title(&words::boards_compared(diffed.pairs.len(), years(diffed)));
    for pair in &diffed.pairs {
        for said in said_first(pair) {
            page.para(0, Tint::Doubt, &format!("{}: {said}", pair.board.name));
        }
    }
    diffed.totals.parts.iter().for_each(|total| part(page, diffed, total));
    actions(page, diffed);
}

/// The years, if they are the same for all.
fn years(diffed: &Diffed) -> Option<[u16; 2]> {
    let mut years = diffed.pairs.iter().map(|pair| [pair.old.year, pair.new.year]);
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// A board, with its years where they are not the same for all.
fn name(diffed: &Diffed, pair: &Pair) -> TableCell {
    let name = &pair.board.name;
    let name = match years(diffed) {
        Some(_) => name.clone(),
        None => format!("{name}, {} to {}", pair.old.year, pair.new.year),
    };
    (Tint::Plain, name)
}

fn part(page: &mut Page, diffed: &Diffed, total: &PartTotal) {
    let heads = years(diffed).map_or([words::OLD.to_owned(), words::NEW.to_owned()], |[old, new]| {
        [words::old_or_new(false, old), words::old_or_new(true, new)]
    });
    let several = diffed.totals.parts.iter().any(|other| other.framework != total.framework);
    let title = if several { format!("{} ({})", total.title, total.framework) } else { total.title.clone() };
    let [old, new] = heads.map(|head| Column::new(head, COUNT));
    let moves = words::moves_columns(&total.met_label).map(|head| Column::new(head, COUNT));
    let columns: Vec<Column> = [Column::new(title, BOARD), old, new].into_iter().chain(moves).collect();
    let boards = diffed.pairs.iter().filter(|pair| pair.new.framework == total.framework).filter_map(|pair| {
        let part = pair.parts.iter().find(|part| part.id == total.id)?;
        let counts = [[part.old.met, part.old.standards], [part.new.met, part.new.standards]];
        Some(row(name(diffed, pair), counts, [part.newly_met, part.no_longer_met, part.only_not_confirmed]))
    });
    let sum = |sum: Sum| [sum.met, sum.standards];
    let moves = [total.newly_met, total.no_longer_met, total.only_not_confirmed];
    let last = row((Tint::Heading, words::TOTAL.to_owned()), [sum(total.old), sum(total.new)], moves);
    page.gap();
    page.table(&columns, &boards.chain([last]).collect::<Vec<_>>());
}

fn row(name: TableCell, counts: [[u32; 2]; 2], [newly, no_longer, only]: [u32; 3]) -> Vec<TableCell> {
    let counts = counts.map(|[met, standards]| (Tint::Plain, words::of(met, standards)));
    let newly = (if newly > 0 { Tint::Good } else { Tint::Plain }, newly.to_string());
    let tint = if no_longer > 0 { Tint::Bad } else { Tint::Plain };
    [name].into_iter().chain(counts).chain([newly, (tint, format!("{no_longer}{}", words::only(only)))]).collect()
}

fn actions(page: &mut Page, diffed: &Diffed) {
    let totals = &diffed.totals;
    let heads = words::ACTION_COLUMNS.map(|head| Column::new(head, 0));
    let columns: Vec<Column> = [Column::new("Actions", BOARD)].into_iter().chain(heads).collect();
    let row = |name: TableCell, actions: ActionsShown, doubts: u32| {
        let counts = actions.counts().map(|(count, _)| count).into_iter().chain([doubts]);
        [name].into_iter().chain(counts.map(|count| (Tint::Plain, count.to_string()))).collect::<Vec<_>>()
    };
    let boards = diffed.pairs.iter().map(|pair| row(name(diffed, pair), pair.actions, pair.doubts.total()));
    let last = row((Tint::Heading, words::TOTAL.to_owned()), totals.actions, totals.doubts.total());
    page.gap();
    page.table(&columns, &boards.chain([last]).collect::<Vec<_>>());
}
