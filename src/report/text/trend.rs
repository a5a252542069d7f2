//! Boards' years, standard by standard, for people.

use super::page::{Look, Page, Tint};
use crate::framework::{Framework, Part, Status};
use crate::plain::{pad, safe_line};
use crate::report::shown::Trended;
use crate::report::shown::trend::{BoardTrend, CellShown};
use crate::words;

const NUMBER: usize = 5;
const TITLE: usize = 21;
const YEAR: usize = 13;

/// How boards went over their years. `framework` is looked up by the board's place: that of its latest audit.
#[must_use]
pub fn trend<'f>(trended: &Trended, framework: impl Fn(usize) -> Option<&'f Framework>, look: Look) -> String {
    let mut page = Page::new(look);
    for (index, board) in trended.boards.iter().enumerate() {
        page.gap();
        if let Some(framework) = framework(index) {
            one(&mut page, board, framework);
        }
    }
    page.finish()
}

fn one(page: &mut Page, board: &BoardTrend, framework: &Framework) {
    let years: Vec<String> = board.years.iter().map(u16::to_string).collect();
    page.heading(&format!("{} · {}", board.board.name, words::listed(&years)));
    if !board.gaps.is_empty() {
        let gaps: Vec<String> = board.gaps.iter().map(u16::to_string).collect();
        page.para(0, Tint::Doubt, &words::no_audit_in(&gaps));
    }
    for audit in board.audits.iter().filter(|audit| audit.seal == "broken") {
        page.para(0, Tint::Doubt, &format!("{}: {}", audit.year, words::seal(audit.seal)));
    }
    let room = (page.columns().saturating_sub(NUMBER + TITLE) / YEAR).max(1);
    let left_out = board.years.len().saturating_sub(room);
    if let Some(shown) = board.years.get(left_out).filter(|_| left_out > 0) {
        page.para(0, Tint::Faint, &words::earlier_left_out(left_out, *shown));
    }
    framework.parts.iter().for_each(|part| of_part(page, board, framework, part, left_out));
    legend(page, board);
    stands_out(page, board);
    indicators(page, board, framework, left_out);
}

/// A part: its met counts, then its standards, a column a year.
fn of_part(page: &mut Page, board: &BoardTrend, framework: &Framework, part: &Part, left_out: usize) {
    page.gap();
    let years: String = board.years.iter().skip(left_out).map(|year| pad(&year.to_string(), YEAR)).collect();
    page.pieces(0, &[(Tint::Heading, &pad(&safe_line(&part.title), NUMBER + TITLE)), (Tint::Heading, &years)]);
    let met = |audit: &crate::report::shown::trend::YearShown| {
        let found = audit.parts.iter().find(|found| found.id == part.id.as_str());
        pad(&found.map_or_else(String::new, |found| format!("{} of {}", found.met, found.standards)), YEAR)
    };
    let counts: String = board.audits.iter().skip(left_out).map(met).collect();
    page.pieces(0, &[(Tint::Plain, &pad(part.label(Status::Met), NUMBER + TITLE)), (Tint::Plain, &counts)]);
    for standard in board.standards.iter().filter(|standard| standard.part == part.id.as_str()) {
        let short = framework.standard(&standard.id).map_or(standard.title.as_str(), |own| own.short.as_str());
        let number = pad(&safe_line(&standard.number), NUMBER);
        let title = pad(&safe_line(short), TITLE);
        let mut pieces = vec![(Tint::Faint, number), (Tint::Plain, title)];
        pieces.extend(standard.cells.iter().skip(left_out).map(|cell| (tint(cell), pad(&word(cell, part), YEAR))));
        let pieces: Vec<(Tint, &str)> = pieces.iter().map(|(tint, text)| (*tint, text.as_str())).collect();
        page.pieces(0, &pieces);
    }
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

/// A cell in a word: `met`, `(met)` while it is only carried, `–` without an answer.
fn word(cell: &CellShown, part: &Part) -> String {
    let status = cell.status.and_then(|word| word.parse::<Status>().ok());
    let status = status.map(|status| words::status_short(status.word(), part.label(status)));
    match (cell.state, status) {
        ("carried", Some(status)) => format!("({status})"),
        (_, Some(status)) => status,
        ("unanswered", None) => "–".to_owned(),
        ("absent", None) => words::NOT_ASKED.to_lowercase(),
        (state, None) => state.to_owned(),
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

/// Counts of children and their rates, a line a year: a higher rate is not worse.
fn indicators(page: &mut Page, board: &BoardTrend, framework: &Framework, left_out: usize) {
    let given = |id: &str| {
        let of = move |audit: &crate::report::shown::trend::YearShown| {
            audit.indicators.iter().find(|found| found.id == id).and_then(|found| found.count)
        };
        board.audits.iter().any(|audit| of(audit).is_some())
    };
    let shown: Vec<_> = framework.indicators.iter().filter(|indicator| given(indicator.id.as_str())).collect();
    if shown.is_empty() {
        return;
    }
    page.heading(&words::children_counted(None));
    for indicator in shown {
        page.para(2, Tint::Plain, &indicator.title);
        for audit in board.audits.iter().skip(left_out) {
            let found = audit.indicators.iter().find(|found| found.id == indicator.id.as_str());
            let (count, rate) = found.map_or((None, None), |found| (found.count, found.rate.map(|rate| rate.0)));
            let text = words::count_and_rate(count, rate, indicator.per);
            page.labelled(4, NUMBER + 1, (Tint::Faint, &audit.year.to_string()), Tint::Plain, &text);
        }
    }
    page.para(2, Tint::Faint, words::RATES);
}
