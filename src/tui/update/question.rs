//! The question when the file was taken away, or was changed by somebody else and cannot be merged: reload, save beside,
//! or decide later.

use std::path::Path;

use super::super::commands::Command;
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::{Model, Saving};
use crate::desk::NotTakenIn;

/// The file was found gone; it may be that of an audit that is no longer open.
pub(super) fn gone(model: &mut Model, path: &Path) -> Vec<Effect> {
    if model.desk.as_ref().is_some_and(|desk| desk.path() == path) {
        ask(model, Saving::GoneFromDisk);
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
            let save = save_first(model).into_iter();
            model.layers.retain(|layer| !matches!(layer, Layer::Question));
            save.chain([Effect::Open(path)]).collect()
        }
        Command::SaveBeside => vec![Effect::SaveBeside { path, text: desk.text().to_owned() }],
        _ => Vec::new(),
    }
}

/// What is not saved here is saved beside the file that is opened in its place. Where that cannot be read nothing is.
fn save_first(model: &Model) -> Option<Effect> {
    let is_replaced = model.saving != Saving::ChangedOnDisk(NotTakenIn::Unreadable);
    let desk = model.desk.as_ref().filter(|desk| desk.is_unsaved() && is_replaced)?;
    Some(Effect::SaveBeside { path: desk.path().to_owned(), text: desk.text().to_owned() })
}
