//! Boards by how much of what applies they met, part by part. Those that are equal share a rank.

use super::figures::Scope;
use super::row::{Cell, Leads, Row};
use crate::report::shown::sector::{PartOfSector, RankedShown};
use crate::words::{self, boards as say, sector as said};

pub(super) fn rows(scope: &Scope<'_>) -> Vec<Row> {
    scope.table.parts.iter().flat_map(|part| of_part(scope, part)).collect()
}

fn of_part(scope: &Scope<'_>, part: &PartOfSector<'_>) -> Vec<Row> {
    let ranked: Vec<RankedShown<'_>> = scope.table.ranking.iter().filter(|it| it.part == part.id).collect();
    if ranked.is_empty() {
        return Vec::new();
    }
    let not_finished = ranked.iter().any(|it| it.unfinished().is_some()).then_some(said::NOT_FINISHED);
    let columns: Vec<&str> = said::RANKING.into_iter().chain(not_finished).collect();
    let head = [Row::Title(part.title.to_owned()), Row::note(said::RANKED_BY), Row::heads(&columns, 1)];
    head.into_iter().chain(ranked.iter().filter_map(|it| row(scope, it, ranked.len()))).collect()
}

fn row(scope: &Scope<'_>, it: &RankedShown<'_>, boards: usize) -> Option<Row> {
    let met = words::of(it.met, it.applicable);
    let percent = words::percent(Some(it.percent.0));
    let rank = format!("{}{}", it.rank, if it.tied { "=" } else { "" });
    let unfinished = it.unfinished();
    let whole =
        say::place(scope.name(it.board), it.board, &met, &percent, (it.rank, it.tied, boards), unfinished.as_deref());
    let cells = [rank, scope.name(it.board).to_owned(), met, percent].map(Cell::text);
    let cells = cells.into_iter().chain(unfinished.map(Cell::muted)).collect();
    Some(Row::Figures { cells, whole: vec![whole], leads: Leads::Board(Scope::board(it.board)?) })
}
