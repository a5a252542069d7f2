//! The filter of the list of audits: typing narrows it, Enter keeps it so, Esc shows all again.

use super::super::commands::Command;
use super::super::events::KeyEvent;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::shelf;
use super::{move_about, palette};

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(library) = model.library_mut() {
        library.typing = true;
    }
    Vec::new()
}

pub(super) fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let Some(library) = model.library_mut() else { return Vec::new() };
    palette::type_into(&mut library.filter, event);
    shelf::arrange(model);
    Vec::new()
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Enter => {
            if let Some(library) = model.library_mut() {
                library.typing = false;
            }
            Vec::new()
        }
        _ => move_about::run(model, command),
    }
}

/// Shows every audit again.
pub(super) fn clear(model: &mut Model) {
    if let Some(library) = model.library_mut() {
        library.typing = false;
        library.filter.clear();
    }
    shelf::arrange(model);
}
