//! All years of a board: standards down, years across, a sign for each answer; and what one year says of one standard.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, item, offset, wrapped};
use super::walkthrough::mark;
use crate::assess;
use crate::audit::{Audit, Response, Standing, Year};
use crate::compare::{self, History, Side, StandardHistory};
use crate::desk::Desk;
use crate::framework::{Framework, Part, Status};
use crate::plain;
use crate::tui::model::{Model, Trend};
use crate::tui::theme::Role;
use crate::words::{self, screen};

/// How wide a year is.
const YEAR: usize = 6;
/// How wide the numbers and titles are.
const NAMES: usize = 28;
/// The same on a narrow screen, where titles are left out.
const NUMBERS: usize = 6;
/// From this width on there is room for titles.
const WITH_TITLES: usize = 60;

/// A column: a year with its audit, or a year without one.
type Column<'a> = (Year, Option<(usize, Side<'a>)>);

/// A row: the heading of a part, or a standard by its place in the history.
enum Row<'a> {
    Part(&'a Part),
    Standard(usize, &'a StandardHistory),
}

impl Canvas<'_> {
    pub(super) fn trend(&self, frame: &mut Frame<'_>, area: Rect, trend: &Trend) {
        let sides = self.model.board_years();
        let history = compare::history(&sides);
        let (Some(desk), Some(standard)) = (self.model.desk.as_ref(), history.standards.get(trend.standard)) else {
            return;
        };
        if let (Some(scroll), Some(side)) = (trend.detail, sides.get(trend.year)) {
            let title = format!("{}  {}: {}", standard.number, standard.title, side.audit.year);
            let lines = detail(self.model, standard, *side, usize::from(area.width).saturating_sub(4));
            self.text_page(frame, area, &title, &lines, scroll.0);
            return;
        }
        let inner = self.panel(frame, area, &screen::all_years(&desk.audit().board.name), true);
        let width = usize::from(inner.width);
        let said = sides.get(trend.year).map(|side| in_words(standard, *side, desk.framework()));
        let foot = wrapped(Role::Text, &said.unwrap_or_default(), width, 1);
        let foot_height = u16::try_from(foot.len()).unwrap_or(1).min(inner.height / 3);
        let heights = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(foot_height)];
        let [head, body, below] = Layout::vertical(heights).areas(inner);
        let columns = columns(&history, &sides);
        let shown = in_sight(&columns, trend.year, width.saturating_sub(names(width)) / YEAR);
        self.lines(frame, head, &[heading(shown, trend, width)], 0, &(0..0));
        let rows = rows(desk.framework(), &history);
        let lines: Vec<Line> = rows.iter().map(|row| self.trend_row(row, shown, trend, width)).collect();
        let at = rows.iter().position(|row| matches!(row, Row::Standard(at, _) if *at == trend.standard)).unwrap_or(0);
        let from = offset(lines.len(), &(at..at + 1), usize::from(body.height));
        self.lines(frame, body, &lines, from, &(at..at + 1));
        self.lines(frame, below, &foot, 0, &(0..0));
    }

    /// The title of a standard for lists.
    fn short<'s>(&'s self, standard: &'s StandardHistory) -> &'s str {
        let framework = self.model.desk.as_ref().map(Desk::framework);
        let known = framework.and_then(|framework| framework.standard(standard.id.as_str()));
        known.map_or(&standard.title, |known| &known.short)
    }

    fn trend_row(&self, row: &Row<'_>, columns: &[Column<'_>], trend: &Trend, width: usize) -> Line {
        match row {
            Row::Part(part) => {
                let line = Line::of(Role::Title, &plain::pad(&format!(" {}", part.title), names(width)));
                columns.iter().fold(line, |line, (_, side)| {
                    line.and(
                        Role::Muted,
                        &plain::pad(&side.map_or_else(String::new, |(_, side)| met(side, part)), YEAR),
                    )
                })
            }
            Row::Standard(at, standard) => {
                let mut line = Line::of(Role::Muted, &format!(" {:<4} ", standard.number));
                if width >= WITH_TITLES {
                    line = line.and(Role::Text, &plain::pad(self.short(standard), NAMES - NUMBERS));
                }
                columns.iter().fold(line, |line, (_, side)| {
                    let Some((index, _)) = side else { return line.and(Role::Text, &plain::pad("", YEAR)) };
                    let standing = standard.cells.get(*index).and_then(|cell| cell.standing);
                    let (role, glyph) = standing.map_or((Role::Muted, " "), |it| mark(self.glyphs(), it));
                    let chosen = *at == trend.standard && *index == trend.year;
                    let (open, close) = if chosen { ("[", "]") } else { (" ", " ") };
                    line.and(role, &plain::pad(&format!("{open}{glyph}{close}"), YEAR))
                })
            }
        }
    }
}

/// The years from the first to the last, those without an audit too.
fn columns<'a>(history: &History, sides: &[Side<'a>]) -> Vec<Column<'a>> {
    let with = sides.iter().enumerate().map(|(index, side)| (side.audit.year, Some((index, *side))));
    let mut columns: Vec<Column<'a>> = with.chain(history.gaps.iter().map(|year| (*year, None))).collect();
    columns.sort_by_key(|(year, _)| *year);
    columns
}

/// As many columns as there is room for, the selected year among them.
fn in_sight<'c, 'a>(columns: &'c [Column<'a>], year: usize, room: usize) -> &'c [Column<'a>] {
    let at = columns.iter().position(|(_, side)| side.is_some_and(|(index, _)| index == year)).unwrap_or_default();
    let room = room.max(1);
    let from = (at + 1).saturating_sub(room).max(columns.len().saturating_sub(room).min(at));
    columns.get(from..(from + room).min(columns.len())).unwrap_or_default()
}

fn heading(columns: &[Column<'_>], trend: &Trend, width: usize) -> Line {
    columns.iter().fold(Line::of(Role::Muted, &plain::pad("", names(width))), |line, (year, side)| match side {
        Some((index, _)) if *index == trend.year => line.and(Role::Key, &plain::pad(&format!("[{year}"), YEAR)),
        Some(_) => line.and(Role::Text, &plain::pad(&format!(" {year}"), YEAR)),
        None => line.and(Role::Muted, &plain::pad(" none", YEAR)),
    })
}

fn rows<'a>(framework: &'a Framework, history: &'a History) -> Vec<Row<'a>> {
    let standards = || history.standards.iter().enumerate();
    let of_part = |part: &'a Part| {
        let own = standards().filter(|(_, standard)| standard.part == part.id);
        std::iter::once(Row::Part(part)).chain(own.map(|(at, standard)| Row::Standard(at, standard)))
    };
    let known = |standard: &StandardHistory| framework.part(&standard.part).is_some();
    let others = standards().filter(|(_, standard)| !known(standard)).map(|(at, standard)| Row::Standard(at, standard));
    framework.parts.iter().flat_map(of_part).chain(others).collect()
}

/// How many a year has met of a part.
fn met(side: Side<'_>, part: &Part) -> String {
    let own = side.framework.part(&part.id);
    own.map_or_else(String::new, |own| format!(" {}", assess::compliance(side.audit, side.framework, own).met))
}

fn names(width: usize) -> usize {
    if width >= WITH_TITLES { NAMES } else { NUMBERS }
}

/// The selected answer in words, and how the standard stands over the years.
fn in_words(standard: &StandardHistory, side: Side<'_>, framework: &Framework) -> String {
    let met = framework.part(&standard.part).map_or(Status::Met.word(), |part| part.label(Status::Met)).to_lowercase();
    let asked = side.framework.standard(standard.id.as_str()).filter(|it| it.is_in(side.audit.edition));
    let said = asked.map_or_else(|| words::NOT_ASKED.to_owned(), |it| answer(side.audit.standing(&it.id), side, it));
    let past = standard.sentence(&met).map_or_else(String::new, |past| format!(". {past}"));
    format!("{} {}, {}: {said}{past}", standard.number, standard.title, side.audit.year)
}

/// How many lines the detail has; none where the years are shown.
pub(super) fn lines_of_detail(model: &Model, trend: &Trend, width: usize) -> usize {
    let sides = model.board_years();
    let history = compare::history(&sides);
    let shown = trend.detail.and(history.standards.get(trend.standard)).zip(sides.get(trend.year));
    shown.map_or(0, |(standard, side)| detail(model, standard, *side, width).len())
}

/// What a year says of a standard.
fn detail(model: &Model, standard: &StandardHistory, side: Side<'_>, width: usize) -> Vec<Line> {
    let audit = side.audit;
    let Some(asked) = side.framework.standard(standard.id.as_str()).filter(|it| it.is_in(audit.edition)) else {
        return wrapped(Role::Muted, words::NOT_ASKED, width, 0);
    };
    let standing = audit.standing(&asked.id);
    let (role, glyph) = mark(&model.settings.glyphs, standing);
    let mut lines = wrapped(Role::Title, &asked.ask, width, 0);
    lines.push(Line::default());
    lines.extend(wrapped(role, &format!("{glyph} {}", answer(standing, side, asked)), width, 0));
    if let Some(response) = audit.response(&asked.id) {
        lines.extend(texts(response, audit, width));
        for action in &response.actions {
            lines.push(Line::default());
            lines.extend(item(model.settings.glyphs.item, Role::Text, &action.what, width));
        }
    }
    lines
}

fn answer(standing: Standing, side: Side<'_>, standard: &crate::framework::Standard) -> String {
    let label = |status| side.framework.label(standard, status).to_owned();
    match standing {
        Standing::Answered(status) => label(status),
        Standing::Carried(status) => {
            let from = side.audit.response(&standard.id).and_then(|response| response.carried_from);
            from.map_or_else(|| label(status), |year| words::carried(&label(status), year))
        }
        Standing::Conflict => words::CONFLICT.to_owned(),
        Standing::Unanswered | Standing::Unreadable => words::UNANSWERED.to_owned(),
    }
}

/// The texts of a response, each below what it is.
fn texts(response: &Response, audit: &Audit, width: usize) -> Vec<Line> {
    let lead = response.lead.as_deref().map(|lead| audit.name_of(lead).to_owned());
    let texts = [
        ("Reason", response.reason.clone()),
        ("Evidence", response.evidence.clone()),
        ("Note", response.note.clone()),
        ("Lead", lead),
    ];
    let given = texts.into_iter().filter_map(|(what, text)| Some((what, text?)));
    let each = given.flat_map(|(what, text)| {
        let heading = [Line::default(), Line::of(Role::Key, what)];
        heading.into_iter().chain(wrapped(Role::Text, text.trim(), width, 0)).collect::<Vec<_>>()
    });
    each.collect()
}
