//! Moving: by a line, by a page, to an end; by keys and by the mouse.

use super::super::commands::{Command, Place};
use super::super::conflicts::Conflicts;
use super::super::events::{MouseButton, MouseEvent};
use super::super::layer::Layer;
use super::super::message::{Effect, Setting};
use super::super::model::Model;
use super::super::view::hit;
use crossterm::event::MouseEventKind;

/// A movement over a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Up,
    Down,
    PageUp,
    PageDown,
    HalfUp,
    HalfDown,
    First,
    Last,
}

impl Move {
    /// The movement that a command stands for, if it is one.
    pub(super) fn of(command: Command) -> Option<Self> {
        match command {
            Command::Up => Some(Self::Up),
            Command::Down => Some(Self::Down),
            Command::PageUp => Some(Self::PageUp),
            Command::PageDown => Some(Self::PageDown),
            Command::HalfUp => Some(Self::HalfUp),
            Command::HalfDown => Some(Self::HalfDown),
            Command::First => Some(Self::First),
            Command::Last => Some(Self::Last),
            _ => None,
        }
    }
}

/// Where a movement leads in a list of `count`; it stops at the ends.
pub(super) fn moved(at: usize, movement: Move, count: usize, page: usize) -> usize {
    let last = count.saturating_sub(1);
    let to = match movement {
        Move::Up => at.saturating_sub(1),
        Move::Down => at.saturating_add(1),
        Move::PageUp => at.saturating_sub(page),
        Move::PageDown => at.saturating_add(page),
        Move::HalfUp => at.saturating_sub(page.div_ceil(2)),
        Move::HalfDown => at.saturating_add(page.div_ceil(2)),
        Move::First => 0,
        Move::Last => last,
    };
    to.min(last)
}

/// Scrolls a page of text, or moves over the themes.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(movement) = Move::of(command) else {
        return if command == Command::Enter { take_theme(model) } else { Vec::new() };
    };
    let page = usize::from(model.size.1).saturating_sub(4).max(1);
    let lines = super::super::view::lines_of_page(model);
    match model.layers.last_mut() {
        Some(Layer::Overview(scroll) | Layer::Guidance(scroll) | Layer::Help(scroll)) => {
            let furthest = lines.saturating_sub(page);
            scroll.0 = moved(scroll.0.min(furthest), movement, furthest + 1, page);
        }
        Some(Layer::Themes(themes)) => {
            themes.cursor = moved(themes.cursor, movement, model.settings.themes.len(), page);
            if let Some(name) = model.settings.themes.get(themes.cursor) {
                model.theme.clone_from(name);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Takes the theme that is tried, and asks for it to be kept.
fn take_theme(model: &mut Model) -> Vec<Effect> {
    match model.layers.pop_if(|layer| matches!(layer, Layer::Themes(_))) {
        Some(Layer::Themes(themes)) if themes.before != model.theme => {
            vec![Effect::KeepSetting(Setting::Theme, model.theme.clone())]
        }
        _ => Vec::new(),
    }
}

/// The wheel moves by a line; a click selects what it hits, and a second one opens it.
pub(super) fn mouse(model: &mut Model, event: MouseEvent) -> Vec<Effect> {
    match event.kind {
        // In a text field the wheel would run a command, and any command ends typing there.
        MouseEventKind::ScrollUp | MouseEventKind::ScrollDown if model.place() == Place::Text => Vec::new(),
        MouseEventKind::ScrollUp => super::run(model, Command::Up),
        MouseEventKind::ScrollDown => super::run(model, Command::Down),
        MouseEventKind::Down(MouseButton::Left) => click(model, event.column, event.row),
        _ => Vec::new(),
    }
}

fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    model.notice = None;
    let Some(target) = hit(model, column, row) else { return Vec::new() };
    match (model.layers.last_mut(), target) {
        (_, hit::Target::Run(command)) => {
            // A click on a status is about the board's own answer, as it stands there.
            if let (Command::Answer(_), Some(walkthrough)) = (command, model.walkthrough_mut()) {
                (walkthrough.in_form, walkthrough.row) = (true, 0);
            }
            return super::run(model, command);
        }
        (Some(Layer::Library(library)), hit::Target::Row(index)) => {
            if library.cursor == index {
                return super::run(model, Command::Enter);
            }
            super::library::select(model, index);
        }
        (Some(Layer::Actions(actions)), hit::Target::Row(index)) => {
            if actions.cursor == index {
                return super::run(model, Command::Enter);
            }
            actions.cursor = index;
        }
        (Some(Layer::Conflicts(conflicts)), hit::Target::Row(index)) => {
            if conflicts.cursor == index {
                return super::run(model, Command::Enter);
            }
            *conflicts = Conflicts { cursor: index, scroll: 0 };
        }
        (Some(Layer::Compare(compare)), hit::Target::Row(index)) => {
            if compare.cursor == index {
                return super::run(model, Command::Enter);
            }
            compare.cursor = index;
        }
        (Some(Layer::Trend(trend)), hit::Target::Cell(standard, year)) => {
            if (trend.standard, trend.year) == (standard, year) {
                return super::run(model, Command::Enter);
            }
            (trend.standard, trend.year) = (standard, year);
        }
        (Some(Layer::Boards(boards)), hit::Target::Row(index)) => {
            if boards.cursor == index {
                return super::run(model, Command::Enter);
            }
            boards.cursor = index;
        }
        (Some(Layer::Walkthrough(walkthrough)), hit::Target::Row(index)) => {
            if walkthrough.standard != index {
                (walkthrough.standard, walkthrough.row) = (index, 0);
            }
            walkthrough.in_form = false;
        }
        (Some(Layer::Walkthrough(walkthrough)), hit::Target::FormRow(index)) => {
            let again = walkthrough.in_form && walkthrough.row == index;
            (walkthrough.in_form, walkthrough.row) = (true, index);
            if again {
                return super::run(model, Command::Enter);
            }
        }
        _ => {}
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movements_stop_at_the_ends() {
        assert_eq!(moved(0, Move::Up, 5, 3), 0);
        assert_eq!(moved(3, Move::PageDown, 5, 3), 4);
        assert_eq!(moved(3, Move::Last, 0, 3), 0);
    }
}
