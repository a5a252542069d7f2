//! All years of a board: standards down, years across, a sign for each answer; and what one year says of one standard.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::Canvas;
use super::hit::line_at;
use super::page::{Line, item, list_offset, wrapped};
use super::scrolling::Scrolling;
use super::texts::{headed, texts};
use super::walkthrough::mark;
use crate::assess;
use crate::audit::{Standing, Year};
use crate::compare::{self, History, Side, StandardHistory};
use crate::framework::{Framework, Part, Standard, Status};
use crate::plain;
use crate::tui::layer::Trend;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words::{self, screen};

/// How wide a year is.
const YEAR: usize = 6;
/// How wide the numbers and titles are.
const NAMES: usize = 28;
/// The same on a narrow screen, where titles are left out.
const NUMBERS: usize = 6;
/// How wide the number of years to the right of those in sight is.
const MARK: usize = 3;
/// From this width on there is room for titles.
const WITH_TITLES: usize = 60;

/// A column: a year with its audit, or a year without one.
type Column<'a> = (Year, Option<(usize, Side<'a>)>);

/// A row: the heading of a part, or a standard by its place in the history.
enum Row<'a> {
    Part(&'a Part),
    Standard(usize, &'a StandardHistory),
}

/// The page as it is laid out.
struct Laid<'a> {
    /// The heading, the rows, and what stands below them.
    areas: [Rect; 3],
    columns: Vec<Column<'a>>,
    /// The columns in sight.
    shown: Range<usize>,
    rows: Vec<Row<'a>>,
    /// The row of the selected standard.
    at: usize,
    /// How many rows are scrolled off.
    from: usize,
}

/// Lays the page out in what is inside the frame, with so many lines below the rows.
fn laid_out<'a>(
    framework: &'a Framework,
    sides: &[Side<'a>],
    history: &'a History,
    trend: &Trend,
    (inner, foot): (Rect, usize),
) -> Laid<'a> {
    let width = usize::from(inner.width);
    let foot = u16::try_from(foot).unwrap_or(1).min(inner.height / 2);
    let areas = Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(foot)]).areas(inner);
    let [_, body, _]: [Rect; 3] = areas;
    let columns = columns(history, sides);
    let shown = in_sight(&columns, trend.year, width.saturating_sub(names(width) + MARK) / YEAR);
    let rows = rows(framework, sides, history);
    let at = rows.iter().position(|row| matches!(row, Row::Standard(at, _) if *at == trend.standard)).unwrap_or(0);
    let from = list_offset(rows.len(), at, usize::from(body.height));
    Laid { areas, columns, shown, rows, at, from }
}

/// Which standard and which year lie at a place; beside the years it is the selected one.
pub(super) fn cell_at(model: &Model, trend: &Trend, inner: Rect, at: Position) -> Option<(usize, usize)> {
    let (desk, sides) = (model.desk.as_ref()?, model.board_years());
    let history = compare::history(&sides);
    let width = usize::from(inner.width);
    let altered = model.altered_years();
    let foot = foot(&history, history.standards.get(trend.standard)?, &sides, &altered, (trend, width)).len();
    let laid = laid_out(desk.framework(), &sides, &history, trend, (inner, foot));
    let [_, body, _] = laid.areas;
    let Row::Standard(standard, _) = laid.rows.get(line_at(body, at)? + laid.from)? else { return None };
    let Some(column) = usize::from(at.x - body.x).checked_sub(names(width)) else {
        return Some((*standard, trend.year));
    };
    let (_, side) = laid.columns.get(laid.shown)?.get(column / YEAR)?;
    side.map(|(year, _)| (*standard, year))
}

/// The standards.
pub(super) fn scrolling(model: &Model, trend: Trend, inner: Rect) -> Scrolling<'_> {
    let (sides, altered) = (model.board_years(), model.altered_years());
    let history = compare::history(&sides);
    let places = history.standards.len();
    let in_sight = move |at: usize| {
        let trend = Trend { standard: at, ..trend };
        let laid = model.desk.as_ref().zip(history.standards.get(at)).map(|(desk, standard)| {
            let foot = foot(&history, standard, &sides, &altered, (&trend, usize::from(inner.width))).len();
            laid_out(desk.framework(), &sides, &history, &trend, (inner, foot))
        });
        laid.map_or(0..0, |Laid { areas: [_, body, _], from, .. }| from..from + usize::from(body.height))
    };
    Scrolling::new(trend.standard, places, in_sight)
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
            let lines = detail(self.model, standard, trend.year, *side, usize::from(area.width).saturating_sub(4));
            self.text_page(frame, area, &title, &lines, scroll.0);
            return;
        }
        let inner = self.panel(frame, area, &screen::all_years(&desk.audit().board.name), true);
        let width = usize::from(inner.width);
        let foot = foot(&history, standard, &sides, &self.model.altered_years(), (trend, width));
        let Laid { areas: [head, body, below], columns, shown, rows, at, from } =
            laid_out(desk.framework(), &sides, &history, trend, (inner, foot.len()));
        self.lines(frame, head, &[heading(&columns, &shown, trend, width)], 0, &(0..0));
        let shown = columns.get(shown).unwrap_or_default();
        let lines: Vec<Line> = rows.iter().map(|row| self.trend_row(row, shown, &sides, trend, width)).collect();
        self.lines(frame, body, &lines, from, &(at..at + 1));
        self.lines(frame, below, &foot, 0, &(0..0));
    }

    fn trend_row(
        &self,
        row: &Row<'_>,
        columns: &[Column<'_>],
        sides: &[Side<'_>],
        trend: &Trend,
        width: usize,
    ) -> Line {
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
                    line = line.and(Role::Text, &plain::pad(short(standard, sides), NAMES - NUMBERS));
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

/// What an audit, by its place, asks where the history has a standard.
fn asked<'a>(standard: &StandardHistory, place: usize, side: Side<'a>) -> Option<&'a Standard> {
    side.framework.standard(standard.cells.get(place)?.id.as_ref()?.as_str())
}

/// The title of a standard for lists, as its latest audit has it.
fn short<'s>(standard: &'s StandardHistory, sides: &[Side<'s>]) -> &'s str {
    let known = sides.iter().enumerate().rev().find_map(|(place, side)| asked(standard, place, *side));
    known.map_or(&standard.title, |known| &known.short)
}

/// The years from the first to the last, those without an audit too.
fn columns<'a>(history: &History, sides: &[Side<'a>]) -> Vec<Column<'a>> {
    let with = sides.iter().enumerate().map(|(index, side)| (side.audit.year, Some((index, *side))));
    let mut columns: Vec<Column<'a>> = with.chain(history.gaps.iter().map(|year| (*year, None))).collect();
    columns.sort_by_key(|(year, _)| *year);
    columns
}

/// As many columns as there is room for, the selected year in their middle as far as that can be.
fn in_sight(columns: &[Column<'_>], year: usize, room: usize) -> Range<usize> {
    let at = columns.iter().position(|(_, side)| side.is_some_and(|(index, _)| index == year)).unwrap_or_default();
    let room = room.max(1);
    let from = at.saturating_sub(room / 2).min(columns.len().saturating_sub(room));
    from..(from + room).min(columns.len())
}

/// The years in sight, between how many there are to the left and to the right of them: `<12 2003 [2004  2005  3>`.
fn heading(columns: &[Column<'_>], shown: &Range<usize>, trend: &Trend, width: usize) -> Line {
    let more = |count: usize, mark: String| if count == 0 { String::new() } else { mark };
    let (before, after) = (shown.start, columns.len() - shown.end);
    let line = Line::of(Role::Key, &plain::pad(&more(before, format!(" <{before}")), names(width)));
    let years = columns.get(shown.clone()).unwrap_or_default();
    let line = years.iter().fold(line, |line, (year, side)| match side {
        Some((index, _)) if *index == trend.year => line.and(Role::Key, &plain::pad(&format!("[{year}]"), YEAR)),
        Some(_) => line.and(Role::Text, &plain::pad(&format!(" {year}"), YEAR)),
        None => line.and(Role::Muted, &plain::pad(" none", YEAR)),
    });
    line.and(Role::Key, &more(after, format!("{after}>")))
}

/// The parts that any of the audits has, those of the open one first, each with its standards.
fn rows<'a>(framework: &'a Framework, sides: &[Side<'a>], history: &'a History) -> Vec<Row<'a>> {
    let mut parts: Vec<&Part> = Vec::new();
    for part in [framework].into_iter().chain(sides.iter().map(|side| side.framework)).flat_map(|it| &it.parts) {
        if !parts.iter().any(|known| known.id == part.id) {
            parts.push(part);
        }
    }
    let of_part = |part: &'a Part| {
        let own = history.standards.iter().enumerate().filter(|(_, standard)| standard.part == part.id);
        std::iter::once(Row::Part(part)).chain(own.map(|(at, standard)| Row::Standard(at, standard)))
    };
    parts.into_iter().flat_map(of_part).collect()
}

/// How many a year has met of a part.
fn met(side: Side<'_>, part: &Part) -> String {
    let own = side.framework.part(&part.id);
    own.map_or_else(String::new, |own| format!(" {}", assess::compliance(side.audit, side.framework, own).met))
}

fn names(width: usize) -> usize {
    if width >= WITH_TITLES { NAMES } else { NUMBERS }
}

/// What cannot be followed through all years, and the selected answer in words.
fn foot(
    history: &History,
    standard: &StandardHistory,
    sides: &[Side<'_>],
    altered: &[Year],
    (trend, width): (&Trend, usize),
) -> Vec<Line> {
    let (all, any) = (history.standards.iter().filter(|it| it.is_in_all()).count(), history.standards.len());
    let warning =
        if all < any { wrapped(Role::Warning, &screen::in_all_years(all, any), width, 1) } else { Vec::new() };
    let altered =
        altered.iter().flat_map(|year| wrapped(Role::Error, &format!("{year}: {}", words::seal("broken")), width, 1));
    let warning: Vec<Line> = warning.into_iter().chain(altered).collect();
    let side = sides.get(trend.year);
    let said = side.map_or_else(Vec::new, |side| wrapped(Role::Text, &in_words(standard, trend.year, *side), width, 1));
    [said, warning].concat()
}

/// The selected answer in words, and how the standard stands over the years.
fn in_words(standard: &StandardHistory, place: usize, side: Side<'_>) -> String {
    let asked = asked(standard, place, side);
    let said = asked.map_or_else(|| words::NOT_ASKED.to_owned(), |it| answer(side.audit.standing(&it.id), side, it));
    let met = asked.map_or(Status::Met.word(), |it| side.framework.label(it, Status::Met)).to_lowercase();
    let past = standard.sentence(&met).map_or_else(String::new, |past| format!(". {past}"));
    format!("{} {}, {}: {said}{past}", standard.number, standard.title, side.audit.year)
}

/// How many lines the detail has.
pub(super) fn lines_of_detail(model: &Model, trend: &Trend, width: usize) -> usize {
    let sides = model.board_years();
    let history = compare::history(&sides);
    let shown = history.standards.get(trend.standard).zip(sides.get(trend.year));
    shown.map_or(0, |(standard, side)| detail(model, standard, trend.year, *side, width).len())
}

/// What an audit, by its place, says of a standard.
fn detail(model: &Model, standard: &StandardHistory, place: usize, side: Side<'_>, width: usize) -> Vec<Line> {
    let audit = side.audit;
    let Some(asked) = asked(standard, place, side) else {
        return wrapped(Role::Muted, words::NOT_ASKED, width, 0);
    };
    let standing = audit.standing(&asked.id);
    let (role, glyph) = mark(&model.settings.glyphs, standing);
    let mut lines = wrapped(Role::Title, &asked.ask, width, 0);
    lines.push(Line::default());
    lines.extend(wrapped(role, &format!("{glyph} {}", answer(standing, side, asked)), width, 0));
    if let Some(response) = audit.response(&asked.id) {
        let texts = texts(response, audit);
        lines.extend(texts.iter().flat_map(|(what, text)| headed(what, text, width)));
        for action in &response.actions {
            lines.push(Line::default());
            lines.extend(item(model.settings.glyphs.item, Role::Text, &action.what, width));
        }
    }
    lines
}

fn answer(standing: Standing, side: Side<'_>, standard: &Standard) -> String {
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
