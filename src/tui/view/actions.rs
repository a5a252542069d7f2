//! The list of actions: how each stands, by when, for which standard, what, and who.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, list_offset, wrapped};
use crate::assess;
use crate::compare::Planned;
use crate::plain;
use crate::tui::actions::Actions;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words;

/// From this width inside the frame on, who does it has a column of its own.
const WITH_OWNER: usize = 70;
const OWNER: usize = 22;
/// From this height inside the frame on, the selected action is shown whole below the list.
const WITH_FOOT: u16 = 7;
const FOOT: u16 = 2;
/// The columns of how it stands, of the day and of the number.
const STATE: usize = 8;
const DUE: usize = 12;
const NUMBER: usize = 5;
const YEAR: usize = 6;

/// The rows of the list and what stands below it, of what is inside the frame.
pub(super) fn areas(inner: Rect) -> [Rect; 3] {
    let foot = if inner.height >= WITH_FOOT { FOOT } else { 0 };
    Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(foot)]).areas(inner)
}

impl Canvas<'_> {
    pub(super) fn actions(&self, frame: &mut Frame<'_>, area: Rect, actions: Actions) {
        let listed = actions.listed(self.model);
        let inner = self.panel(frame, area, &title(self.model, actions, listed.len()), true);
        let [head, rows, foot] = areas(inner);
        let width = usize::from(inner.width);
        if listed.is_empty() {
            let none = self.model.keys.filled(&words::no_actions(actions.closed_too, actions.whole_board));
            self.lines(frame, inner, &wrapped(Role::Muted, &none, width, 1), 0, &(0..0));
            return;
        }
        self.lines(frame, head, &[heading(actions, width)], 0, &(0..0));
        let lines: Vec<Line> = listed.iter().map(|it| row(it, actions, width)).collect();
        let from = list_offset(lines.len(), actions.cursor, usize::from(rows.height));
        self.lines(frame, rows, &lines, from, &(actions.cursor..actions.cursor + 1));
        if let Some(selected) = listed.get(actions.cursor) {
            let text = whole(selected);
            self.lines(frame, foot, &wrapped(Role::Text, &text, width.saturating_sub(1), 1), 0, &(0..0));
        }
    }
}

/// Whose actions these are, and how many stand how.
fn title(model: &Model, actions: Actions, listed: usize) -> String {
    let Some(desk) = model.desk.as_ref() else { return String::new() };
    if actions.whole_board {
        return words::actions_of_board(listed, actions.closed_too);
    }
    let counts = assess::action_counts(desk.audit(), model.today_for(desk.audit()));
    let counts = words::action_counts(counts.open, counts.overdue, counts.done, counts.dropped);
    words::actions_of_audit(&counts, actions.closed_too)
}

/// How wide what is to be done may be.
fn what_width(actions: Actions, width: usize) -> usize {
    let owner = if width < WITH_OWNER { 0 } else { OWNER };
    let year = if actions.whole_board { YEAR } else { 0 };
    width.saturating_sub(STATE + DUE + NUMBER + owner + year + 2)
}

fn heading(actions: Actions, width: usize) -> Line {
    let year = if actions.whole_board { plain::pad("Audit", YEAR) } else { String::new() };
    let owner = if width < WITH_OWNER { "" } else { "Owner" };
    let text = format!(
        " {}{}{year}{}{} {owner}",
        plain::pad("", STATE),
        plain::pad("Due", DUE),
        plain::pad("For", NUMBER),
        plain::pad("What", what_width(actions, width)),
    );
    Line::of(Role::Muted, &text).to(width)
}

fn row(listed: &Planned<'_>, actions: Actions, width: usize) -> Line {
    let (role, state) = state(listed);
    let due = listed.action.due.map_or_else(|| words::NO_DATE.to_owned(), words::date);
    let year = if actions.whole_board { plain::pad(&listed.side.audit.year.to_string(), YEAR) } else { String::new() };
    let what = plain::pad(&plain::safe_line(&listed.action.what), what_width(actions, width));
    let line = Line::of(role, &format!(" {}", plain::pad(state, STATE)))
        .and(role, &plain::pad(&due, DUE))
        .and(Role::Muted, &year)
        .and(Role::Muted, &plain::pad(&listed.standard.number, NUMBER))
        .and(Role::Text, &what);
    let owner = listed.action.owner.as_deref().unwrap_or(words::NO_OWNER);
    if width < WITH_OWNER { line } else { line.and(Role::Muted, &format!(" {}", plain::safe_line(owner))).to(width) }
}

fn state(listed: &Planned<'_>) -> (Role, &'static str) {
    let action = listed.action;
    let role = match action.is_open() {
        true if listed.overdue => Role::Error,
        true => Role::Text,
        false => Role::Muted,
    };
    (role, words::action_state(action.done.is_some(), action.dropped.is_some(), listed.overdue))
}

/// Everything about the selected action, with nothing cut.
fn whole(listed: &Planned<'_>) -> String {
    let action = listed.action;
    let owner = words::owner_and_due(action.owner.as_deref(), action.due, listed.overdue);
    let closed = match (action.done, action.dropped.as_deref()) {
        (Some(done), _) => format!(" · {}", words::done_on(done)),
        (None, Some(why)) => format!(" · {}", words::dropped_because(why)),
        (None, None) => String::new(),
    };
    let since = action.since.filter(|since| *since < listed.side.audit.year);
    let since = since.map_or_else(String::new, |year| format!(" · {}", words::first_in(year)));
    format!("{}: {} · {owner}{closed}{since}", listed.standard.number, action.what)
}
