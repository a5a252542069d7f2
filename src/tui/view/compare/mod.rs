//! Two audits beside each other: what came to be met and what ceased to be, then standard by standard.

mod detail;
mod head;
mod pair;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use unicode_width::UnicodeWidthStr;

pub(super) use detail::lines_of_detail;
use pair::{Pair, pair};

use super::Canvas;
use super::hit::line_at;
use super::page::{Line, list_offset, wrapped};
use super::scrolling::Scrolling;
use super::walkthrough::mark;
use crate::audit::Standing;
use crate::compare::{Change, StandardDiff, View};
use crate::framework::{Framework, Status};
use crate::plain;
use crate::tui::compare::Compare;
use crate::tui::model::Model;
use crate::tui::theme::{Role, Theme};
use crate::words::{self, NEW, OLD};

/// The page as it is laid out.
struct Laid {
    above: Rect,
    /// What stays above the lines that scroll.
    fixed: Vec<Line>,
    below: Rect,
    /// The lines that scroll.
    lines: Vec<Line>,
    /// The place of the first standard among them.
    first: usize,
    /// How many of them are scrolled off.
    from: usize,
}

/// Which of the listed standards lies at a place, in what is inside the frame.
pub(super) fn row_at(model: &Model, compare: &Compare, inner: Rect, at: Position) -> Option<usize> {
    let canvas = Canvas { model, theme: &Theme::default() };
    let laid = canvas.laid_out(compare, pair(model, compare)?, inner);
    let row = (line_at(laid.below, at)? + laid.from).checked_sub(laid.first)?;
    (row < compare.shown().count()).then_some(row)
}

/// The standards that are listed.
pub(super) fn scrolling<'a>(model: &'a Model, compare: &Compare, inner: Rect) -> Option<Scrolling<'a>> {
    let canvas = Canvas { model, theme: &Theme::default() };
    let Laid { lines, first, below, .. } = canvas.laid_out(compare, pair(model, compare)?, inner);
    let (lines, height) = (lines.len(), usize::from(below.height));
    let in_sight = move |at| {
        let from = scrolled_off(lines, first, at, height);
        from..from + height
    };
    Some(Scrolling::new(compare.cursor, compare.shown().count(), in_sight))
}

/// How many of the lines are scrolled off, of which the standards begin at some line and one of them is selected. What is
/// above the standards is gone through by pages: nobody may miss what cannot be compared.
fn scrolled_off(lines: usize, first: usize, cursor: usize, height: usize) -> usize {
    list_offset(lines, first + cursor, height).min(cursor * height)
}

impl Canvas<'_> {
    pub(super) fn compare(&self, frame: &mut Frame<'_>, area: Rect, compare: &Compare) {
        let Some(pair) = pair(self.model, compare) else { return };
        let title = pair.title(self.glyphs().to);
        if let (Some(scroll), Some(standard)) = (compare.detail, compare.shown().nth(compare.cursor)) {
            let lines = self.detail(standard, pair, usize::from(area.width).saturating_sub(4));
            let title = format!("{}  {}: {title}", standard.number, standard.title);
            self.text_page(frame, area, &title, &lines, scroll.0);
            return;
        }
        let inner = self.panel(frame, area, &title, true);
        let Laid { above, fixed, below, lines, first, from } = self.laid_out(compare, pair, inner);
        let at = first + compare.cursor;
        self.lines(frame, above, &fixed, 0, &(0..0));
        self.lines(frame, below, &lines, from, &(at..at + 1));
    }

    fn laid_out(&self, compare: &Compare, pair: Pair<'_>, inner: Rect) -> Laid {
        let width = usize::from(inner.width);
        let (head, columns) = (self.head(compare, pair, width), columns(compare, pair, width));
        // On a small screen the head scrolls away with the rows, so that there is room for them.
        let is_fixed = head.len() + columns.len() <= usize::from(inner.height / 2);
        let (fixed, mut lines) = if is_fixed { (head, Vec::new()) } else { (Vec::new(), head) };
        let fixed = [fixed, columns].concat();
        let first = lines.len();
        lines.extend(self.rows(compare, pair, width));
        let height = u16::try_from(fixed.len()).unwrap_or(u16::MAX);
        let [above, below] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).areas(inner);
        let from = scrolled_off(lines.len(), first, compare.cursor, usize::from(below.height));
        Laid { above, fixed, below, lines, first, from }
    }

    fn rows(&self, compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let rows: Vec<Line> = compare.shown().map(|standard| self.compared(standard, pair, width)).collect();
        if rows.is_empty() {
            let none = self.model.keys.filled(words::NONE_LISTED);
            return wrapped(Role::Muted, &none, width, 1);
        }
        rows
    }

    /// A row: number, title, the status before, the change in the middle, the status now, doubts.
    fn compared(&self, standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Line {
        if width < SIDE_BY_SIDE {
            return self.compared_briefly(standard, width);
        }
        let title = title_width(width);
        let name = if title < WHOLE_TITLE { pair.short(standard) } else { &standard.title };
        let line = Line::of(Role::Muted, &format!(" {:<4} ", standard.number))
            .and(Role::Text, &format!("{} ", plain::pad(name, title.saturating_sub(1))));
        let line = self.status(line, standard.old.as_ref(), pair.old.framework).and(Role::Text, " ");
        let (role, sign) = self.sign(standard.change);
        let line = self.status(line.and(role, &format!("{sign} ")), standard.new.as_ref(), pair.new.framework);
        let doubt = if standard.doubts.is_empty() { "" } else { " ! " };
        let line = line.and(Role::Warning, doubt).and(role, words::change(standard.change.word()));
        with_beside(line, standard, width)
    }

    /// A row for narrow screens: number, the two glyphs with the change between, and the change in words.
    fn compared_briefly(&self, standard: &StandardDiff, width: usize) -> Line {
        let line = Line::of(Role::Muted, &format!(" {:<4} ", standard.number));
        let glyph = |line: Line, view: Option<&View>| {
            let (role, glyph) = view.map_or((Role::Muted, " "), |view| mark(self.glyphs(), view.standing));
            line.and(role, &format!("{glyph} "))
        };
        let (role, sign) = self.sign(standard.change);
        let line = glyph(line, standard.old.as_ref()).and(role, &format!("{sign} "));
        let doubt = if standard.doubts.is_empty() { "" } else { "! " };
        let line = glyph(line, standard.new.as_ref()).and(Role::Warning, doubt);
        with_beside(line.and(role, words::change(standard.change.word())), standard, width)
    }

    fn status(&self, line: Line, view: Option<&View>, framework: &Framework) -> Line {
        let standing = view.map(|view| view.standing);
        let (role, glyph) = standing.map_or((Role::Muted, " "), |standing| mark(self.glyphs(), standing));
        line.and(role, &format!("{glyph} ")).and(Role::Text, &plain::pad(&label(view, framework), STATUS - 2))
    }

    fn sign(&self, change: Change) -> (Role, &'static str) {
        let glyphs = self.glyphs();
        match change {
            Change::Improved => (Role::Improved, glyphs.up),
            Change::Regressed => (Role::Regressed, glyphs.down),
            Change::Unchanged | Change::Open => (Role::Muted, " "),
            _ => (Role::Warning, glyphs.to),
        }
    }
}

/// Which standards are listed, how many of how many; and, where there is room for both statuses, whose they are.
fn columns(compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
    let listed = words::screen::list_of(compare.listed.words(), compare.shown().count(), compare.diff.standards.len());
    let mut lines = wrapped(Role::Muted, &listed, width, 1);
    if width >= SIDE_BY_SIDE {
        let [old, new] = [(OLD, pair.old), (NEW, pair.new)].map(|(end, side)| format!("{end} {}", side.audit.year));
        let before = Line::of(Role::Muted, &" ".repeat(6 + title_width(width)));
        lines.push(before.and(Role::Key, &format!("  {old:<STATUS$}   {new}")));
    }
    lines
}

/// From this width on, both statuses are shown in words.
const SIDE_BY_SIDE: usize = 66;
/// How wide a status is, with its glyph.
const STATUS: usize = 18;
/// From this width on, titles are shown whole.
const WHOLE_TITLE: usize = 34;

fn title_width(width: usize) -> usize {
    width.saturating_sub(6 + 2 * STATUS + 3 + 13).clamp(8, 40)
}

fn label(view: Option<&View>, framework: &Framework) -> String {
    let Some(view) = view else { return words::NOT_ASKED.to_owned() };
    let named = |status: Status| framework.part(&view.part).map_or(status.word(), |part| part.label(status)).to_owned();
    match view.standing {
        Standing::Answered(status) => named(status),
        Standing::Carried(status) => format!("({})", named(status)),
        Standing::Conflict => words::CONFLICT.to_owned(),
        Standing::Unanswered | Standing::Unreadable => words::UNANSWERED.to_owned(),
    }
}

/// The row with what changed beside the class, briefly: ` · evidence, note`; without, where no word of it has room.
fn with_beside(line: Line, standard: &StandardDiff, width: usize) -> Line {
    let words: Vec<&str> = standard.changed.iter().map(|changed| changed.word()).collect();
    let least = words.first().map_or(0, |first| " · ".width() + first.width() + usize::from(words.len() > 1));
    if words.is_empty() || line.width() + least > width {
        return line.cut(width);
    }
    line.and(Role::Muted, &format!(" · {}", words.join(", "))).cut(width)
}
