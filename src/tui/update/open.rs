//! The shelf and the desk: audits are read, opened, made and left.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::super::keeping::Keeping;
use super::super::layer::{Layer, Walkthrough};
use super::super::message::{Effect, FileRead, Reading};
use super::super::model::{Entry, Model, Saving};
use super::super::presence::Presence;
use super::super::shelf;
use super::{boards, compare, meanwhile};
use crate::desk::Desk;
use crate::store::Fingerprint;
use crate::words::screen;

/// What the first frame needs: nothing or, if a file was named, that audit and its year before, which usually lies
/// beside it. Where it does not, the whole shelf, which is read next, has it.
#[must_use]
pub fn start(file: Option<&Path>) -> Vec<Effect> {
    let of = |path: &Path| vec![Effect::Open(path.to_owned()), Effect::ReadYearBefore(path.to_owned())];
    file.map(of).unwrap_or_default()
}

/// What is to be done when the first frame is there: read the shelf.
#[must_use]
pub fn after_first_frame() -> Effect {
    Effect::ReadShelf
}

pub(super) fn shelf(model: &mut Model, entries: Vec<Entry>) -> Vec<Effect> {
    model.reading = None;
    model.shelf.clear();
    shelf::add(model, entries);
    refresh(model);
    put_unsaved(model);
    Vec::new()
}

/// Takes in what is being read. What lay on the shelf before stays until all is read, so that nothing jumps.
pub(super) fn reading(model: &mut Model, reading: Reading) -> Vec<Effect> {
    match reading {
        Reading::Begun => model.reading = Some(HashSet::new()),
        Reading::Part(entries) => {
            model.reading.iter_mut().for_each(|read| read.extend(entries.iter().map(|entry| entry.path.clone())));
            shelf::add(model, entries);
        }
        Reading::Done => {
            if let Some(read) = model.reading.take() {
                shelf::keep_only(model, &read);
                put_unsaved(model);
            }
        }
    }
    refresh(model);
    Vec::new()
}

/// Makes anew what is shown of several audits.
fn refresh(model: &mut Model) {
    compare::refresh(model);
    boards::refresh(model);
}

pub(super) fn opened(model: &mut Model, path: &Path, result: Result<FileRead, String>) -> Vec<Effect> {
    // It is for this file alone, whether that can be opened or not.
    let goal = model.library_mut().and_then(|library| library.goal.take());
    if model.desk.as_ref().is_some_and(|desk| desk.is_unsaved() && desk.path() != path) {
        model.complain(screen::OPEN_ONE_IS_UNSAVED);
        return Vec::new();
    }
    let FileRead { text, fingerprint, unwritable } = match result {
        Ok(read) => read,
        Err(why) => return not_opened(model, path, why),
    };
    let (desk, saving) = match unchanged(model, path, &text, &fingerprint) {
        Some(desk) => (Ok(desk), model.saving.clone()),
        None => {
            let desk = Desk::open(path.to_owned(), text, Some(fingerprint.clone()), &model.frameworks);
            (desk, Saving::Untouched)
        }
    };
    match desk {
        // What is not saved here is not given up for what is there.
        Ok(desk) if model.desk.as_ref().is_some_and(Desk::is_unsaved) => {
            meanwhile::changed(model, path, Ok((desk.text().to_owned(), fingerprint)))
        }
        Ok(desk) => {
            let path = desk.path().to_owned();
            lay_out(model, desk);
            model.saving = saving;
            super::actions::reach(model, goal);
            able_to_save(model, path, unwritable)
        }
        Err(unreadable) => {
            let why = unreadable
                .0
                .findings
                .first()
                .map_or_else(String::new, |found| format!("{}. {}", found.message, found.help));
            not_opened(model, path, why)
        }
    }
}

/// Says why a file cannot be opened, and stands on it in the list, so that Enter does not open another board's audit.
fn not_opened(model: &mut Model, path: &Path, why: String) -> Vec<Effect> {
    model.complain(why);
    if let Some(library) = model.library_mut() {
        library.selected = Some(path.to_owned());
    }
    shelf::arrange(model);
    Vec::new()
}

/// The desk as it is, if it has that text: what was done on it before can still be undone.
fn unchanged(model: &Model, path: &Path, text: &str, fingerprint: &Fingerprint) -> Option<Desk> {
    let at_peace = matches!(model.saving, Saving::Untouched | Saving::Saved(_));
    let mut desk = model.desk.clone().filter(|desk| at_peace && desk.path() == path && desk.text() == text)?;
    desk.saved(text.to_owned(), fingerprint.clone());
    Some(desk)
}

/// Says so if nothing can be saved to the file, and looks for what was left over for it.
fn able_to_save(model: &mut Model, path: PathBuf, unwritable: Option<String>) -> Vec<Effect> {
    if let Some(why) = unwritable {
        model.complain(screen::nothing_can_be_saved(&why));
        model.saving = Saving::Failed(why);
    }
    let mut effects = meanwhile::tell(model);
    effects.push(Effect::Keeping(Keeping::Find(path)));
    effects
}

/// Shows the walkthrough of an audit, on the first standard that needs an answer, where a reload stood before.
fn lay_out(model: &mut Model, desk: Desk) {
    let before = model.desk.as_ref().filter(|open| open.path() == desk.path()).and(model.walkthrough().cloned());
    let first_open = desk
        .framework()
        .standards_of(desk.audit().edition)
        .position(|standard| desk.audit().standing(&standard.id).counted().is_none());
    let standard = if desk.audit().is_signed() { 0 } else { first_open.unwrap_or_default() };
    let walkthrough = before.unwrap_or(Walkthrough { standard, ..Walkthrough::default() });
    let (signed, altered) = (desk.audit().is_signed(), desk.is_altered());
    model.layers.retain(is_below_audits);
    model.layers.push(Layer::Walkthrough(walkthrough));
    model.saving = Saving::Untouched;
    model.desk = Some(desk);
    if altered {
        model.complain(screen::SIGNED_AND_ALTERED);
    } else if signed {
        model.say(screen::SIGNED_READ_ONLY);
    }
}

pub(super) fn created(model: &mut Model, result: Result<PathBuf, String>) -> Vec<Effect> {
    match result {
        Ok(path) => vec![Effect::Open(path), Effect::ReadShelf],
        Err(why) => {
            model.complain(why);
            Vec::new()
        }
    }
}

/// What an audit is opened from, and is left for again.
fn is_below_audits(layer: &Layer) -> bool {
    matches!(layer, Layer::Library(_) | Layer::Boards(_))
}

/// Back to the list of audits.
pub(super) fn library(model: &mut Model) -> Vec<Effect> {
    model.layers.retain(|layer| matches!(layer, Layer::Library(_)));
    leave(model)
}

/// Back to what the audit was opened from, with what has changed on the desk put on the shelf.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    model.layers.retain(is_below_audits);
    let open = model.desk.as_ref().filter(|desk| !desk.is_unsaved());
    let entry = open.map(|desk| {
        let altered = desk.is_altered();
        Entry::new(desk.path().to_owned(), Ok(desk.audit().clone()), altered)
            .with_wrong_values(desk.reading().has_wrong_values())
    });
    let selected = model.desk.as_ref().map(|desk| desk.path().to_owned());
    if let Some(library) = model.library_mut() {
        library.selected = selected;
    }
    shelf::add(model, entry.into_iter().collect());
    put_unsaved(model);
    boards::refresh(model);
    vec![Effect::Presence(Presence::End), Effect::ReadShelf]
}

/// Puts the open audit on the shelf if it is not saved and its file is not there: it would be out of reach.
fn put_unsaved(model: &mut Model) {
    let on_shelf = |desk: &Desk| model.shelf.iter().any(|entry| entry.path == desk.path());
    let desk = model.desk.as_ref().filter(|desk| desk.is_unsaved() && !on_shelf(desk));
    let entry = desk.map(|desk| Entry::new(desk.path().to_owned(), Ok(desk.audit().clone()), false));
    shelf::add(model, entry.into_iter().collect());
}
