//! Doing one thing to many: standards are picked, then answered, confirmed, marked or given a lead in one step.

use super::super::commands::Command;
use super::super::message::Effect;
use super::super::model::Model;
use super::{answer, save, text};
use crate::audit::{Edit, Key};
use crate::framework::{Standard, StandardId};
use crate::shape::Value;
use crate::words::screen;

/// Picks the standard that the walkthrough stands on, or puts it back.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let Some(walkthrough) = model.walkthrough_mut() else { return Vec::new() };
    let at = walkthrough.standard;
    if !walkthrough.picked.remove(&at) {
        walkthrough.picked.insert(at);
    }
    let count = walkthrough.picked.len();
    model.say(screen::picked(count));
    Vec::new()
}

/// Puts back all that was picked.
pub(super) fn put_back(model: &mut Model) {
    clear(model);
    model.say(screen::picked(0));
}

/// The selection ends when something was done to all of it, so that the next key does not go to it unseen.
pub(super) fn ends(model: &mut Model, edits: &[Edit]) {
    let edited = |standard: &Standard| edits.iter().any(|edit| edit.standard() == Some(&standard.id));
    let picked = model.walkthrough().map(|walkthrough| walkthrough.picked.clone()).unwrap_or_default();
    let all = model.standards().enumerate().filter(|(at, _)| picked.contains(at)).all(|(_, it)| edited(it));
    if all {
        clear(model);
    }
}

fn clear(model: &mut Model) {
    if let Some(walkthrough) = model.walkthrough_mut() {
        walkthrough.picked.clear();
    }
}

/// The standards that a command is for: those picked, if the list has the keys and any are; else the one it stands on.
pub(super) fn meant(model: &Model) -> Vec<Standard> {
    let picked = model.walkthrough().filter(|walkthrough| !walkthrough.in_form).map(|walkthrough| &walkthrough.picked);
    match picked.filter(|picked| !picked.is_empty()) {
        Some(picked) => {
            let numbered = model.standards().enumerate().filter(|(index, _)| picked.contains(index));
            numbered.map(|(_, standard)| standard.clone()).collect()
        }
        None => model.standard().cloned().into_iter().collect(),
    }
}

/// Runs what can be done to many standards at once; `None` for any other command.
pub(super) fn run(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let meant = meant(model);
    let keys = |field: &str| meant.iter().map(|standard| Key::response(&standard.id, field)).collect::<Vec<_>>();
    Some(match command {
        Command::ClearStatus => answer::clear(model, &keys("status")),
        Command::Confirm => {
            let effects = answer::confirm(model, &meant);
            // Those that were not carried have nothing to be confirmed.
            if !effects.is_empty() {
                clear(model);
            }
            effects
        }
        Command::Revisit => toggle_revisit(model, &meant),
        Command::Lead => text::edit(model, keys("lead")),
        Command::Answer(status) => answer::set(model, keys("status"), status),
        _ => return None,
    })
}

fn toggle_revisit(model: &mut Model, standards: &[Standard]) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let is_marked = |id: &StandardId| desk.audit().response(id).is_some_and(|response| response.revisit);
    let all_marked = standards.iter().all(|standard| is_marked(&standard.id));
    let edit = |standard: &Standard| {
        let key = Key::response(&standard.id, "revisit");
        if all_marked { Edit::Clear(key) } else { Edit::Set(key, Value::Flag(true)) }
    };
    let edits: Vec<Edit> = standards.iter().map(edit).collect();
    let what = screen::revisit(&answer::numbers(standards), !all_marked);
    save::edit_and_say(model, &edits, &what)
}
