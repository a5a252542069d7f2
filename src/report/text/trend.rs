//! Boards' years, standard by standard, for people.

use unicode_width::UnicodeWidthStr;

use super::indicators;
use super::page::{Column, Look, Page, TableCell, Tint};
use crate::audit::SealState;
use crate::report::shown::trend::{BoardTrend, CellShown, YearShown};
use crate::report::shown::{PartShown, Trended};
use crate::words;

const NUMBER: usize = 5;
const TITLE: usize = 21;
const YEAR: usize = 13;

/// How boards went over their years.
#[must_use]
pub fn trend(trended: &Trended, look: Look) -> String {
    let mut page = Page::new(look);
    if let several @ 2.. = trended.boards.len() {
        page.called(&words::boards_over_years(several));
    }
    trended.boards.iter().for_each(|board| one(&mut page, board));
    page.finish()
}

fn one(page: &mut Page, board: &BoardTrend) {
    let years: Vec<String> = board.years.iter().map(u16::to_string).collect();
    page.title(&format!("{} · {}", board.board.name, words::listed(&years)));
    said_first(page, board);
    let room = (page.columns().saturating_sub(NUMBER + TITLE) / year_columns(board)).max(1);
    let left_out = board.years.len().saturating_sub(room);
    if let Some(shown) = board.years.get(left_out).filter(|_| left_out > 0) {
        page.para(0, Tint::Faint, &words::earlier_left_out(left_out, *shown));
    }
    board.parts().into_iter().for_each(|part| of_part(page, board, part, left_out));
    legend(page, board);
    stands_out(page, board);
    indicators::over_years(page, board);
}

/// What a reader has to know before any figure.
fn said_first(page: &mut Page, board: &BoardTrend) {
    if !board.gaps.is_empty() {
        let gaps: Vec<String> = board.gaps.iter().map(u16::to_string).collect();
        page.para(0, Tint::Doubt, &words::no_audit_in(&gaps));
    }
    for audit in &board.audits {
        if audit.seal == SealState::Broken {
            page.para(0, Tint::Doubt, &format!("{}: {}.", audit.year, words::seal(audit.seal.word())));
        }
        if !audit.unmatched.is_empty() {
            page.para(0, Tint::Doubt, &words::unmatched(audit.year, &audit.unmatched));
        }
    }
}

/// How wide a year is, the same in all parts.
fn year_columns(board: &BoardTrend) -> usize {
    let cells = board.standards.iter().flat_map(|standard| &standard.cells);
    cells.map(|cell| cell.label.width() + 1).max().unwrap_or_default().max(YEAR)
}

/// A part: its met counts, then its standards, a column a year.
fn of_part(page: &mut Page, board: &BoardTrend, part: &PartShown, left_out: usize) {
    page.gap();
    let columns = year_columns(board);
    let years = board.years.iter().skip(left_out).map(|year| Column::new(year.to_string(), columns));
    let columns: Vec<Column> =
        [Column::new("", NUMBER), Column::new(&part.title, TITLE)].into_iter().chain(years).collect();
    let figures = |what: &str, figure: &dyn Fn(&PartShown) -> String| {
        let of = |audit: &YearShown| audit.parts.iter().find(|found| found.id == part.id).map(figure);
        let cells = board.audits.iter().skip(left_out).map(|audit| (Tint::Plain, of(audit).unwrap_or_default()));
        names("", what).into_iter().chain(cells).collect::<Vec<TableCell>>()
    };
    let met = figures(&part.met_label, &|found| words::of(found.met, found.standards));
    let percents = figures(words::PERCENT, &|found| words::percent(found.percent.map(|percent| percent.0)));
    let percents = Some(percents).filter(|_| part.percent.is_some());
    let standards = board.standards.iter().filter(|standard| standard.part == part.id).map(|standard| {
        let cells = standard.cells.iter().skip(left_out).map(|cell| (tint(cell), cell.label.clone()));
        names(&standard.number, &standard.short).into_iter().chain(cells).collect()
    });
    page.table(&columns, &[met].into_iter().chain(percents).chain(standards).collect::<Vec<_>>());
}

fn names(number: &str, title: &str) -> [TableCell; 2] {
    [(Tint::Faint, number.to_owned()), (Tint::Plain, title.to_owned())]
}

/// What the signs mean that stand in the columns.
fn legend(page: &mut Page, board: &BoardTrend) {
    let any = |state: &str| board.standards.iter().any(|it| it.cells.iter().any(|cell| cell.state == state));
    let signs = [("unanswered", words::SIGN_UNANSWERED), ("carried", words::SIGN_CARRIED)];
    let there: Vec<&str> = signs.iter().filter(|(state, _)| any(state)).map(|(_, sign)| *sign).collect();
    if !there.is_empty() {
        page.gap();
        page.para(0, Tint::Faint, &there.join(" · "));
    }
}

fn tint(cell: &CellShown) -> Tint {
    match (cell.state, cell.status) {
        ("answered", Some("met")) => Tint::Good,
        ("answered", Some("not-met")) => Tint::Bad,
        ("carried" | "conflict", _) => Tint::Doubt,
        ("unanswered" | "absent", _) => Tint::Faint,
        _ => Tint::Plain,
    }
}

/// What was met and is not, and what has stood still below met.
fn stands_out(page: &mut Page, board: &BoardTrend) {
    let sentences = board.standards.iter().filter_map(|standard| Some((standard, standard.stands_out.as_deref()?)));
    let sentences: Vec<_> = sentences.collect();
    if sentences.is_empty() {
        return;
    }
    page.heading("What stands out");
    for (standard, sentence) in sentences {
        let tint = if standard.no_longer_met { Tint::Bad } else { Tint::Doubt };
        let text = format!("{}: {sentence}", standard.title);
        page.labelled(2, NUMBER, (Tint::Faint, &standard.number), tint, &text);
    }
}
