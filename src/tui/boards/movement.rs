//! How boards moved since the year before, standard by standard.

use super::figures::Scope;
use super::row::{Cell, Leads, Row};
use crate::report::shown::sector::MovedShown;
use crate::words::{self, boards as say, sector as said};

pub(super) fn rows(scope: &Scope<'_>) -> Vec<Row> {
    let Some(movement) = scope.movement else { return vec![Row::note(say::NO_YEAR_BEFORE)] };
    let mut rows = vec![Row::Title(said::moved(movement.from, movement.to, movement.boards_in_both))];
    let moved: Vec<&MovedShown<'_>> = movement.standards.iter().filter(|it| it.has_moved()).collect();
    if moved.is_empty() {
        rows.push(Row::note(said::NOTHING_MOVED));
        return rows;
    }
    let heads: Vec<&str> = ["", ""].into_iter().chain(said::MOVEMENT).collect();
    rows.push(Row::heads(&heads, 1));
    rows.extend(moved.iter().map(|it| row(it)));
    rows
}

fn row(it: &MovedShown<'_>) -> Row {
    let counts = it.counts().map(Option::unwrap_or_default);
    let whole = say::moved(&format!("{} {}", it.number, it.title), counts);
    let cells = counts.map(|count| Cell::text(words::number(u64::from(count))));
    let cells = [Cell::muted(it.number), Cell::text(it.short)].into_iter().chain(cells).collect();
    Row::Figures { cells, whole: vec![whole], leads: Leads::Nowhere }
}
