//! A text field over the screen: the text, the cursor, what is selected, and below it what can be done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::Canvas;
use super::page::{Line, offset, wrapped};
use crate::assess;
use crate::tui::field::{Purpose, TextField};
use crate::tui::personal;
use crate::tui::theme::Role;
use crate::tui::writing::{Row, Writing, rows};
use crate::words::conflict::OWN_KEYS;
use crate::words::screen;
use crate::words::sign_off::WHY_REOPEN_KEYS;

/// How wide a field is at most, with its frame.
const WIDEST: u16 = 90;

/// How many columns the text of a field has on a screen of that width.
#[must_use]
pub fn text_width(columns: u16) -> usize {
    usize::from(columns.min(WIDEST)).saturating_sub(4)
}

impl Canvas<'_> {
    pub(super) fn field(&self, frame: &mut Frame<'_>, area: Rect, field: &TextField) {
        let rows = if field.many_lines { usize::from(area.height).saturating_sub(4).clamp(3, 14) } else { 3 };
        let below = self.below(field, text_width(area.width));
        let inner = self.over(frame, area, area.width.min(WIDEST), rows + below.len(), &field.title);
        let foot = u16::try_from(below.len()).unwrap_or(1).min(inner.height.saturating_sub(1));
        let text = Rect { height: inner.height.saturating_sub(foot), ..inner };
        self.writing(frame, text, &field.writing);
        self.lines(frame, Rect { y: text.bottom(), height: foot, ..inner }, &below, 0, &(0..0));
    }

    fn writing(&self, frame: &mut Frame<'_>, area: Rect, writing: &Writing) {
        frame.buffer_mut().set_style(area, self.theme.style(Role::Input));
        let rows = rows(writing.text(), usize::from(area.width));
        let at = Row::of(&rows, writing.cursor());
        let from = offset(rows.len(), &(at..at + 1), usize::from(area.height));
        let in_sight: Vec<Line> =
            rows.iter().skip(from).take(usize::from(area.height)).map(|row| row_line(writing, row)).collect();
        self.lines(frame, area, &in_sight, 0, &(0..0));
        let column = rows.get(at).map_or(0, |row| row.column(writing.text(), writing.cursor()));
        // White space that hangs over the end of a row has no column of its own.
        let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
        let row = u16::try_from(at - from.min(at)).unwrap_or(u16::MAX);
        let cell = Rect { x: area.x + column, y: area.y.saturating_add(row), width: 1, height: 1 };
        frame.buffer_mut().set_style(cell.intersection(area), Style::new().add_modifier(Modifier::REVERSED));
    }

    /// What is said below the text: what is wrong with it, or what it will become and what can be done.
    fn below(&self, field: &TextField, width: usize) -> Vec<Line> {
        let (role, hint) = match &field.problem {
            Some(problem) => (Role::Error, problem.as_str()),
            None if field.purpose == Purpose::YourName => (Role::Muted, screen::YOUR_NAME_KEYS),
            None if matches!(field.purpose, Purpose::RemoveAgency(_)) => (Role::Muted, screen::YES_KEYS),
            None if field.purpose == Purpose::Reopen => (Role::Muted, WHY_REOPEN_KEYS),
            None if matches!(field.purpose, Purpose::Settle(..)) => (Role::Muted, OWN_KEYS),
            None if field.begins_an_audit() => (Role::Muted, screen::NEW_AUDIT_KEYS),
            None if matches!(field.purpose, Purpose::NewAction(_) | Purpose::NewAgency) => {
                (Role::Muted, screen::NEW_LINE_KEYS)
            }
            None if field.many_lines => (Role::Muted, screen::MANY_LINES_KEYS),
            None if field.is_date() => (Role::Muted, screen::HOW_TO_WRITE_A_DATE),
            None => (Role::Muted, screen::ONE_LINE_KEYS),
        };
        let means = field.means(self.model.settings.today);
        let unfinished = self.unfinished(field).map(|text| wrapped(Role::Warning, &text, width, 0));
        let mut lines: Vec<Line> = means.iter().map(|date| Line::of(Role::Text, &format!("= {date}"))).collect();
        lines.extend(unfinished.into_iter().flatten());
        lines.extend(
            personal::remark(self.model, field).into_iter().flat_map(|text| wrapped(Role::Warning, &text, width, 0)),
        );
        lines.extend(wrapped(role, hint, width, 0));
        if field.problem.is_some() {
            let keys = match field.purpose {
                _ if field.begins_an_audit() => screen::REFUSED_AUDIT_KEYS,
                Purpose::NewAction(_) | Purpose::NewAgency => screen::REFUSED_NEW_KEYS,
                _ => screen::REFUSED_KEYS,
            };
            lines.extend(wrapped(Role::Muted, keys, width, 0));
        }
        lines
    }
}

impl Canvas<'_> {
    /// That the audit which another is begun from is a draft and not finished.
    fn unfinished(&self, field: &TextField) -> Option<String> {
        let Purpose::NextYear(previous) = &field.purpose else { return None };
        let entry = self.model.shelf.iter().find(|entry| entry.path == *previous)?;
        let audit = entry.audit.as_ref().ok()?;
        let (left, of) = assess::left_to_answer(audit, self.model.frameworks.get(&audit.framework)?)?;
        Some(screen::begun_from_unfinished(audit.year, left, of))
    }
}

/// A row of the text, with what is selected of it.
fn row_line(writing: &Writing, row: &Row) -> Line {
    let piece = |from: usize, to: usize| writing.text().get(from..to).unwrap_or_default();
    let (start, end) = (row.bytes.start, row.bytes.end);
    let selected = writing.selection().unwrap_or(end..end);
    let (from, to) = (selected.start.clamp(start, end), selected.end.clamp(start, end));
    // A line break that is selected shows as a space.
    let ending = if row.ends_line && selected.contains(&end) { " " } else { "" };
    Line::of(Role::Input, piece(start, from))
        .and(Role::Match, &format!("{}{ending}", piece(from, to)))
        .and(Role::Input, piece(to, end))
}
