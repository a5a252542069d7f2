//! The question when the file was changed by somebody else, or taken away: reload, save beside, or decide later.

use std::path::Path;

use super::super::commands::{Command, Place};
use super::super::message::Effect;
use super::super::model::{Layer, Model, Saving};
use crate::desk::Desk;

/// Asks, now and then, whether somebody else has changed the open audit's file or taken it away: not while something here is unsaved or
/// being typed, since saving asks too, and not again once it was said.
pub(super) fn look_at_disk(model: &Model) -> Vec<Effect> {
    let typing = matches!(model.place(), Place::Text | Place::Palette);
    let quiet = !typing && !matches!(model.saving, Saving::ChangedOnDisk | Saving::GoneFromDisk);
    let desk = model.desk.as_ref().filter(|desk| quiet && !desk.is_unsaved());
    let look = |desk: &Desk| Some(Effect::LookAtDisk { path: desk.path().to_owned(), before: desk.on_disk()?.clone() });
    desk.and_then(look).into_iter().collect()
}

/// The file was found changed, or gone; it may be that of an audit that is no longer open.
pub(super) fn found(model: &mut Model, path: &Path, saving: Saving) -> Vec<Effect> {
    if model.desk.as_ref().is_some_and(|desk| desk.path() == path) {
        ask(model, saving);
    }
    Vec::new()
}

/// Asks what now.
pub(super) fn ask(model: &mut Model, saving: Saving) {
    model.notice = None;
    if let Some(desk) = model.desk.as_mut().filter(|_| saving == Saving::GoneFromDisk) {
        desk.gone();
    }
    model.saving = saving;
    if !model.layers.iter().any(|layer| matches!(layer, Layer::Question)) {
        model.layers.push(Layer::Question);
    }
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let path = desk.path().to_owned();
    match command {
        // What is not there cannot be read again.
        Command::Reload if model.saving == Saving::GoneFromDisk => Vec::new(),
        Command::Reload => {
            model.layers.retain(|layer| !matches!(layer, Layer::Question));
            vec![Effect::Open(path)]
        }
        Command::SaveBeside => vec![Effect::SaveBeside { path, text: desk.text().to_owned() }],
        _ => Vec::new(),
    }
}
