//! The palette: typing narrows the choices, Enter takes one.

use crossterm::event::{KeyCode, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use super::super::commands::Command;
use super::super::events::KeyEvent;
use super::super::message::Effect;
use super::super::model::{Layer, Model, Walkthrough};
use super::super::palette::{Does, Palette};
use super::move_about::{Move, moved};
use crate::desk::Desk;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let standards =
        model.walkthrough().and(model.desk.as_ref()).map(|desk: &Desk| (desk.framework(), desk.audit().edition));
    let palette = Palette::new(model.place(), standards);
    super::push(model, Layer::Palette(palette))
}

pub(super) fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let Some(Layer::Palette(palette)) = model.layers.last_mut() else { return Vec::new() };
    let plain = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match event.code {
        KeyCode::Char(letter) if plain => palette.query.push(letter),
        KeyCode::Char('u') => palette.query.clear(),
        KeyCode::Backspace => {
            let kept = palette.query.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            palette.query.truncate(kept);
        }
        _ => {}
    }
    palette.cursor = 0;
    Vec::new()
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Layer::Palette(palette)) = model.layers.last_mut() else { return Vec::new() };
    let count = palette.matching().len();
    if let Some(movement) = Move::of(command) {
        palette.cursor = moved(palette.cursor, movement, count, 10);
        return Vec::new();
    }
    let does = palette.matching().get(palette.cursor).map(|choice| choice.does);
    model.layers.pop();
    match does {
        Some(Does::Run(command)) => super::run(model, command),
        Some(Does::Jump(index)) => jump(model, index),
        None => Vec::new(),
    }
}

/// Shows the walkthrough on a standard, whatever lay above it.
pub(super) fn jump(model: &mut Model, index: usize) -> Vec<Effect> {
    while !matches!(model.layers.last(), Some(Layer::Walkthrough(_)) | None) {
        model.layers.pop();
    }
    if let Some(walkthrough) = model.walkthrough_mut() {
        *walkthrough = Walkthrough { standard: index, ..*walkthrough };
        walkthrough.row = 0;
    }
    Vec::new()
}
