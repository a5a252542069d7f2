//! Moving: by a line, by a page, to an end; by keys and by the mouse.

use super::super::commands::{Command, Place};
use super::super::conflicts::Conflicts;
use super::super::events::{MouseButton, MouseEvent};
use super::super::layer::Layer;
use super::super::message::{Effect, Setting};
use super::super::model::Model;
use super::super::view::{Scrolling, hit, scrolling};
use super::{library, walkthrough};
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

/// Where a movement leads over what is scrolled; it stops at the ends. By a page it leads so far that what comes into
/// sight begins where what was in sight ended: nothing is left out.
fn moved(over: &Scrolling<'_>, movement: Move) -> usize {
    let (at, now) = (over.at, over.in_sight(over.at));
    let half = now.len().div_ceil(2);
    let to = match movement {
        Move::Up => at.saturating_sub(1),
        Move::Down => at + 1,
        Move::PageUp => back(over, now.start),
        Move::PageDown => on(over, now.end),
        Move::HalfUp => back(over, now.start + half).max(at.saturating_sub(half)),
        Move::HalfDown => on(over, now.end - half).min(at + half),
        Move::First => 0,
        Move::Last => over.places,
    };
    to.min(over.places.saturating_sub(1))
}

/// The furthest place below at which that line, or one above it, is the first in sight.
fn on(over: &Scrolling<'_>, line: usize) -> usize {
    let next = over.at + 1;
    (next..over.places).take_while(|to| over.in_sight(*to).start <= line).last().unwrap_or(next)
}

/// The furthest place above at which that line, or one below it, is the first that is out of sight.
fn back(over: &Scrolling<'_>, line: usize) -> usize {
    let next = over.at.saturating_sub(1);
    (0..over.at).rev().take_while(|to| over.in_sight(*to).end >= line).last().unwrap_or(next)
}

/// Moves over what is scrolled on the screen on top.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let to = Move::of(command).zip(scrolling(model)).map(|(movement, over)| moved(&over, movement));
    if let Some(to) = to {
        go_to(model, to);
    }
    Vec::new()
}

/// Selects a place on the screen on top, or scrolls so far.
fn go_to(model: &mut Model, place: usize) {
    let listed = walkthrough::listed(model).get(place).copied();
    match model.layers.last_mut() {
        Some(Layer::Library(_)) => library::select(model, place),
        Some(Layer::Walkthrough(open)) if open.in_form => open.row = place,
        Some(Layer::Walkthrough(_)) => walkthrough::to_standard(model, listed.unwrap_or_default()),
        Some(Layer::Overview(scroll) | Layer::Guidance(scroll) | Layer::Help(scroll)) => scroll.0 = place,
        Some(Layer::Compare(open)) => *open.detail.as_mut().map_or(&mut open.cursor, |scroll| &mut scroll.0) = place,
        Some(Layer::Trend(open)) => *open.detail.as_mut().map_or(&mut open.standard, |scroll| &mut scroll.0) = place,
        Some(Layer::Boards(open)) => open.cursor = open.stops().get(place).copied().unwrap_or_default(),
        Some(Layer::Actions(open)) => open.cursor = place,
        Some(Layer::Conflicts(open)) => open.scroll = place,
        Some(Layer::Sheet(sheet)) => sheet.row = place,
        Some(Layer::SignOff(form)) => form.row = place,
        Some(Layer::Palette(palette)) => palette.cursor = place,
        Some(Layer::Search(search)) => search.cursor = place,
        Some(Layer::Themes(themes)) => {
            themes.cursor = place;
            if let Some(name) = model.settings.themes.get(place) {
                model.theme.clone_from(name);
            }
        }
        Some(Layer::Text(_) | Layer::Question | Layer::Offer(_)) | None => {}
    }
}

/// Takes the theme that is tried, and asks for it to be kept.
pub(super) fn take_theme(model: &mut Model) -> Vec<Effect> {
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
            library::select(model, index);
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

    fn list(at: usize, rows: usize, height: u16) -> Scrolling<'static> {
        Scrolling::list(at, rows, height)
    }

    #[test]
    fn movements_stop_at_the_ends() {
        assert_eq!(moved(&list(0, 5, 3), Move::Up), 0);
        assert_eq!(moved(&list(3, 5, 3), Move::PageDown), 4);
        assert_eq!(moved(&list(3, 0, 3), Move::Last), 0);
        assert_eq!(moved(&list(1, 5, 9), Move::PageUp), 0);
    }

    #[test]
    fn by_a_page_the_next_rows_come_into_sight() {
        let to = moved(&list(0, 100, 10), Move::PageDown);
        assert_eq!(list(to, 100, 10).in_sight(to), 10..20);
        let to = moved(&list(to, 100, 10), Move::PageDown);
        assert_eq!(list(to, 100, 10).in_sight(to), 20..30);
        let to = moved(&list(to, 100, 10), Move::PageUp);
        assert_eq!(list(to, 100, 10).in_sight(to), 10..20);
    }

    #[test]
    fn half_a_page_is_half_as_far() {
        assert_eq!(moved(&list(0, 100, 10), Move::HalfDown), 5);
        assert_eq!(moved(&list(50, 100, 10), Move::HalfUp), 45);
    }
}
