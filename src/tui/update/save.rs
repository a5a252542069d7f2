//! Edits of the open audit, and what becomes of saving them.

use std::path::PathBuf;

use super::super::conflicts::count;
use super::super::layer::Layer;
use super::super::message::{Effect, SaveOutcome};
use super::super::model::{Model, Saving};
use super::super::presence::Presence;
use super::{conflicts, keeping, meanwhile, pick, question};
use crate::audit::{Edit, Refused};
use crate::store::Fingerprint;
use crate::words::screen;

/// Makes edits on the desk and asks for them to be saved. Says whether anything changed.
pub(super) fn edit(model: &mut Model, edits: &[Edit], what: &str) -> (bool, Vec<Effect>) {
    let by = model.reviewer();
    let Some(desk) = model.desk.as_mut() else { return (false, Vec::new()) };
    match desk.edit(edits, &by, what, &model.frameworks) {
        Ok(false) => (false, Vec::new()),
        Ok(true) => {
            pick::ends(model, edits);
            conflicts::stay(model);
            (true, save(model))
        }
        Err(Refused::Signed) => (false, refuse_signed(model)),
        Err(refused) => {
            model.complain(screen::sentence(&refused.to_string()));
            (false, Vec::new())
        }
    }
}

/// Says that the audit is signed off, and how it is opened again.
pub(super) fn refuse_signed(model: &mut Model) -> Vec<Effect> {
    model.complain(screen::SIGNED_READ_ONLY);
    Vec::new()
}

/// Makes edits, asks for them to be saved, and says what was done and how to take it back.
pub(super) fn edit_and_say(model: &mut Model, edits: &[Edit], what: &str) -> Vec<Effect> {
    let before = count(model);
    let (changed, effects) = edit(model, edits, what);
    if changed {
        model.say_done(&conflicts::with_left(model, what, before));
    }
    effects
}

/// Asks for the text on the desk to be saved, if it is not.
pub(super) fn save(model: &Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref().filter(|desk| desk.is_unsaved()) else { return Vec::new() };
    let (path, text) = (desk.path().to_owned(), desk.text().to_owned());
    vec![Effect::Save { path, text, expected: desk.on_disk().cloned() }]
}

pub(super) fn save_now(model: &mut Model) -> Vec<Effect> {
    let effects = save(model);
    if effects.is_empty() {
        model.say(screen::ALL_SAVED);
    }
    effects
}

pub(super) fn saved(model: &mut Model, text: String, outcome: SaveOutcome) -> Vec<Effect> {
    let Some(desk) = model.desk.as_mut() else { return Vec::new() };
    match outcome {
        SaveOutcome::Done(fingerprint, time) => {
            desk.saved(text, fingerprint);
            model.saving = Saving::Saved(time);
            model.layers.retain(|layer| !matches!(layer, Layer::Question));
            let path = desk.path().to_owned();
            let mut effects = keeping::settle(model);
            effects.push(Effect::Presence(Presence::Look(path)));
            return effects;
        }
        SaveOutcome::GoneFromDisk => question::ask(model, Saving::GoneFromDisk),
        SaveOutcome::Failed(why, on_disk) => {
            on_disk.into_iter().for_each(|on_disk| desk.not_confirmed(text.clone(), on_disk));
            model.complain(why.clone());
            model.saving = Saving::Failed(why);
        }
    }
    keeping::settle(model)
}

pub(super) fn saved_beside(
    model: &mut Model,
    result: Result<(PathBuf, Fingerprint, jiff::civil::Time), String>,
) -> Vec<Effect> {
    let Some(desk) = model.desk.as_mut() else { return Vec::new() };
    match result {
        Ok((path, fingerprint, time)) => {
            let text = desk.text().to_owned();
            desk.moved(path.clone());
            desk.saved(text, fingerprint);
            model.saving = Saving::Saved(time);
            model.layers.retain(|layer| !matches!(layer, Layer::Question));
            model.say(screen::saved_beside(&path));
            let mut effects = meanwhile::tell(model);
            effects.push(Effect::ReadShelf);
            effects
        }
        Err(why) => {
            model.complain(why);
            Vec::new()
        }
    }
}
