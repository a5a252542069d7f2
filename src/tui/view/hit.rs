//! What lies under the mouse, by the same measures by which it is drawn.

use ratatui::layout::{Position, Rect};

use super::page::list_offset;
use super::{actions, bars, boards, compare, conflicts, form, library, trend, walkthrough};
use crate::tui::commands::Command;
use crate::tui::layer::{Layer, Walkthrough};
use crate::tui::model::Model;

/// What was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A row of the list, by its place.
    Row(usize),
    /// A row of the form, by its place.
    FormRow(usize),
    /// What a year has on a standard, by their places.
    Cell(usize, usize),
    /// The name of a command.
    Run(Command),
}

/// What lies at a place of the screen, if it can be clicked.
#[must_use]
pub fn hit(model: &Model, column: u16, row: u16) -> Option<Target> {
    let screen = super::whole(model);
    let area = super::inner(screen);
    let at = Position { x: column, y: row };
    if let Some(command) = bars::command_at(model, screen, at) {
        return Some(Target::Run(command));
    }
    match model.layers.last()? {
        Layer::Library(library) => {
            let [_, rows, _] = library::areas(inside(area));
            let line = line_at(rows, at)? + list_offset(library.shown.len(), library.cursor, usize::from(rows.height));
            (line < library.shown.len()).then_some(Target::Row(line))
        }
        Layer::Actions(list) => {
            let [_, rows, _] = actions::areas(inside(area));
            let count = list.listed(model).len();
            let line = line_at(rows, at)? + list_offset(count, list.cursor, usize::from(rows.height));
            (line < count).then_some(Target::Row(line))
        }
        Layer::Conflicts(open) => {
            let count = crate::tui::conflicts::count(model);
            let [rows, _] = conflicts::areas(inside(area), count);
            let line = line_at(rows, at)? + list_offset(count, open.cursor, usize::from(rows.height));
            (line < count).then_some(Target::Row(line))
        }
        Layer::Compare(open) if open.detail.is_none() => {
            compare::row_at(model, open, inside(area), at).map(Target::Row)
        }
        Layer::Trend(open) if open.detail.is_none() => {
            trend::cell_at(model, open, inside(area), at).map(|(standard, year)| Target::Cell(standard, year))
        }
        Layer::Boards(open) => boards::row_at(open, inside(area), at).map(Target::Row),
        Layer::Walkthrough(state) => in_walkthrough(model, state, area, at),
        _ => None,
    }
}

fn in_walkthrough(model: &Model, state: &Walkthrough, area: Rect, at: Position) -> Option<Target> {
    let (list, form_area, _) = walkthrough::panels(area, state);
    let [rows, _] = walkthrough::areas(list);
    if let Some(line) = line_at(rows, at) {
        let entries = walkthrough::entries(model, usize::from(rows.width));
        let line = line + walkthrough::list_offset(&entries, state, usize::from(rows.height));
        return entries.get(line)?.standard.map(Target::Row);
    }
    let inner = inside(form_area);
    let page = form::page(model, usize::from(inner.width).saturating_sub(2));
    let line = line_at(inner, at)? + form::form_offset(&page, state, usize::from(inner.height));
    // The text stands one column inside the frame.
    let column = at.x.checked_sub(inner.x + 1).map(usize::from);
    if let Some(status) = column.and_then(|column| page.status_at(line, column)) {
        return Some(Target::Run(Command::Answer(status)));
    }
    page.rows.iter().position(|range| range.contains(&line)).map(Target::FormRow)
}

/// What is inside a frame.
pub(super) fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height.saturating_sub(2) }
}

/// Which line of an area a place lies on.
pub(super) fn line_at(area: Rect, at: Position) -> Option<usize> {
    area.contains(at).then(|| usize::from(at.y - area.y))
}
