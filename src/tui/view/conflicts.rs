//! What two people answered differently: the conflicts, and below them the sides of the selected one, beside each other
//! where there is room.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, list_offset, wrapped};
use crate::tui::conflicts::{Conflicts, Dispute, listed};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words::conflict as say;

/// From this width inside the frame on, the sides stand beside each other.
const BESIDE: usize = 66;
/// What stands before a text that the other side does not have so, and before one that it has.
const MARK: [&str; 2] = ["| ", "  "];

/// The list and what stands below it, of what is inside the frame.
pub(super) fn areas(inner: Rect, count: usize) -> [Rect; 2] {
    let list = u16::try_from(count).unwrap_or(u16::MAX).min((inner.height / 3).max(2));
    Layout::vertical([Constraint::Length(list), Constraint::Fill(1)]).areas(inner)
}

/// How many lines the selected conflict's sides have, and for how many there is room.
pub(super) fn sides_of_selected(model: &Model, conflicts: Conflicts, inner: Rect) -> (usize, u16) {
    let all = listed(model);
    let [_, below] = areas(inner, all.len());
    let width = usize::from(inner.width).saturating_sub(2);
    (all.get(conflicts.cursor).map_or(0, |it| sides(model, it, width).len()), below.height)
}

/// A side of a conflict as it is drawn.
struct Side<'a> {
    heading: String,
    text: Option<&'a str>,
    /// What the other side has; none for what was before, in which nothing is marked.
    other: Option<Option<&'a str>>,
}

impl Canvas<'_> {
    pub(super) fn conflicts(&self, frame: &mut Frame<'_>, area: Rect, conflicts: Conflicts) {
        let all = listed(self.model);
        let title = say::title(conflicts.cursor + 1, all.len());
        let inner = self.panel(frame, area, &title, true);
        let [list, below] = areas(inner, all.len());
        let row = |it: &Dispute<'_>| Line::of(Role::Error, " ! ").and(Role::Text, &it.place());
        let rows: Vec<Line> = all.iter().map(|it| row(it).to(usize::from(inner.width))).collect();
        let from = list_offset(rows.len(), conflicts.cursor, usize::from(list.height));
        self.lines(frame, list, &rows, from, &(conflicts.cursor..conflicts.cursor + 1));
        let Some(selected) = all.get(conflicts.cursor) else { return };
        let page = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
        let lines = sides(self.model, selected, usize::from(page.width));
        let height = usize::from(page.height);
        let from = conflicts.scroll.min(lines.len().saturating_sub(height));
        self.lines(frame, page, &lines, from, &(0..0));
        self.more_below(frame, area, from + height < lines.len());
    }
}

/// The sides of a conflict, for a width.
pub(super) fn sides(model: &Model, dispute: &Dispute<'_>, width: usize) -> Vec<Line> {
    let conflict = dispute.conflict;
    let [before, ours, theirs] = [&conflict.base, &conflict.ours, &conflict.theirs].map(Option::as_deref);
    let head = |name: &str, command: &str, offered: bool| match model.keys.first(command).filter(|_| offered) {
        Some(key) => say::heading(name, &key),
        None => name.to_owned(),
    };
    let can_be_taken = !dispute.is_of_sign_off();
    let all = [
        Side { heading: head(say::OURS, "take-ours", can_be_taken), text: ours, other: Some(theirs) },
        Side { heading: head(say::THEIRS, "take-theirs", can_be_taken), text: theirs, other: Some(ours) },
        Side { heading: head(say::BEFORE, "take-before", dispute.offers_before()), text: before, other: None },
    ];
    let mut lines = vec![Line::default()];
    if dispute.is_about_an_entry() {
        lines.extend(wrapped(Role::Warning, say::ENTRY, width, 0));
    }
    if dispute.is_of_sign_off() {
        lines.extend(wrapped(Role::Warning, &model.keys.filled(say::OF_SIGN_OFF), width, 0));
    }
    if width < BESIDE {
        lines.extend(all.iter().flat_map(|side| self::side(model, dispute, side, width)));
    } else {
        lines.extend(beside(&all.each_ref().map(|side| self::side(model, dispute, side, width / 3 - 1)), width / 3));
    }
    lines.push(Line::default());
    lines.extend(wrapped(Role::Muted, say::MARKED, width, 0));
    lines
}

/// Columns beside each other.
fn beside(columns: &[Vec<Line>], width: usize) -> Vec<Line> {
    let height = columns.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |column: &Vec<Line>, row: usize| column.get(row).cloned().unwrap_or_default().to(width);
    let line = |row| columns.iter().fold(Line::default(), |line, column| line.join(cell(column, row)));
    (0..height).map(line).collect()
}

/// A side below its heading; what the other does not have so is marked.
fn side(model: &Model, dispute: &Dispute<'_>, side: &Side<'_>, width: usize) -> Vec<Line> {
    let mut lines = wrapped(Role::Key, &side.heading, width, 0);
    let pieces = dispute.pieces(side.text);
    let other = side.other.map(|other| dispute.pieces(other));
    let differs = |piece: &String| other.as_ref().is_some_and(|other| !other.contains(piece));
    if pieces.is_empty() {
        let is_taken_away = dispute.is_about_an_entry() && side.text.is_none();
        let nothing = if is_taken_away { say::TAKEN_AWAY } else { say::NOTHING };
        let is_marked = side.other.is_some_and(|other| other.is_some());
        lines.extend(marked(Role::Muted, nothing, is_marked, width));
    }
    let (role, glyph) = match dispute.status(side.text) {
        Some(status) => (Role::of_status(Some(status)), format!("{} ", model.settings.glyphs.of_status(Some(status)))),
        None if side.other.is_none() => (Role::Muted, String::new()),
        None => (Role::Text, String::new()),
    };
    let count = pieces.len();
    for (piece, number) in pieces.iter().zip(1..) {
        lines.extend(marked(role, &format!("{glyph}{piece}"), differs(piece), width));
        if number < count && piece.contains(' ') {
            lines.push(Line::default());
        }
    }
    lines.push(Line::default());
    lines
}

fn marked(role: Role, text: &str, is_marked: bool, width: usize) -> Vec<Line> {
    let [differs, same] = MARK;
    let mark = if is_marked { differs } else { same };
    let lines = wrapped(role, text, width.saturating_sub(mark.len()), 0);
    lines.into_iter().map(|line| Line::of(Role::Warning, mark).join(line)).collect()
}
