//! The filter of the list of audits: typing narrows it, Enter keeps it so, Esc shows all again.

use crossterm::event::{KeyCode, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use super::super::commands::Command;
use super::super::events::KeyEvent;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::shelf;
use super::move_about;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(library) = model.library_mut() {
        library.typing = true;
    }
    Vec::new()
}

pub(super) fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let Some(library) = model.library_mut() else { return Vec::new() };
    let plain = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match event.code {
        KeyCode::Char(letter) if plain => library.filter.push(letter),
        KeyCode::Char('u') => library.filter.clear(),
        KeyCode::Backspace => {
            let kept = library.filter.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            library.filter.truncate(kept);
        }
        _ => {}
    }
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
