//! What somebody else saves while an audit is open here: it is taken in, by meaning, and said; only where that cannot be
//! done is somebody asked.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::commands::Place;
use super::super::form::{self, Row, Sheet, SheetOf};
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::{Model, Saving};
use super::super::presence::Presence;
use super::{boards, compare, conflicts, keeping, question, save, sheet, walkthrough};
use crate::audit::{Action, Audit};
use crate::desk::{NotTakenIn, TakenIn};
use crate::framework::{Standard, StandardId};
use crate::store::{Fingerprint, Holder};
use crate::words::screen;

/// Looks, now and then, whether somebody else has changed the open audit's file or taken it away: not while something is
/// being typed, nor while a question about it is open. What is still to be saved is saved, which looks too. Every other
/// time it looks for others who have it open, so that never more than one `stat` is needed.
pub(super) fn look_at_disk(model: &mut Model) -> Vec<Effect> {
    model.others_next = !model.others_next;
    let is_busy = matches!(model.place(), Place::Text | Place::Palette)
        || matches!(model.saving, Saving::ChangedOnDisk(_) | Saving::GoneFromDisk);
    let Some(desk) = model.desk.as_ref().filter(|_| !is_busy) else { return Vec::new() };
    if desk.is_unsaved() {
        return if matches!(model.saving, Saving::Failed(_)) { Vec::new() } else { save::save(model) };
    }
    if !model.others_next {
        return vec![Effect::Presence(Presence::Look(desk.path().to_owned()))];
    }
    let look = |before: &Fingerprint| Effect::LookAtDisk { path: desk.path().to_owned(), before: before.clone() };
    desk.on_disk().map(look).into_iter().collect()
}

/// Says who else has the audit open, if that is not known yet.
pub(super) fn also_open(model: &mut Model, path: &Path, others: Vec<Holder>) -> Vec<Effect> {
    let is_open = model.desk.as_ref().is_some_and(|desk| desk.path() == path);
    if is_open && model.others != others {
        let said = screen::also_open(&others.iter().map(named).collect::<Vec<_>>());
        model.others = others;
        model.say_too(&said);
    }
    Vec::new()
}

fn named(holder: &Holder) -> String {
    screen::holder(holder.user.as_deref(), holder.machine.as_deref(), holder.since, holder.is_left)
}

/// Tells others that the open audit is open here, in the place of another that was.
pub(super) fn tell(model: &mut Model) -> Vec<Effect> {
    model.others = Vec::new();
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    vec![Effect::Presence(Presence::Tell(desk.path().to_owned(), model.settings.user.clone()))]
}

/// Takes in what is in the file now, which may be that of an audit that is no longer open.
pub(super) fn changed(model: &mut Model, path: &Path, read: Result<(String, Fingerprint), String>) -> Vec<Effect> {
    // What is being typed departs from what the audit says now; once it is in the audit, the two are merged.
    let is_typing = model.layers.iter().any(|layer| matches!(layer, Layer::Text(_)));
    let disputed = super::super::conflicts::selected(model).map(|it| it.conflict.key.clone());
    let Some(desk) = model.desk.as_mut().filter(|desk| desk.path() == path && !is_typing) else { return Vec::new() };
    let taken = match read {
        Ok((theirs, on_disk)) => desk.take_in(theirs, on_disk, &model.frameworks),
        Err(_) => Err(NotTakenIn::Unreadable),
    };
    match taken {
        Ok(taken) => {
            conflicts::stay_on(model, disputed.as_deref());
            taken_in(model, &taken)
        }
        Err(why) => {
            question::ask(model, Saving::ChangedOnDisk(why));
            Vec::new()
        }
    }
}

fn taken_in(model: &mut Model, taken: &TakenIn) -> Vec<Effect> {
    model.layers.retain(|layer| !matches!(layer, Layer::Question));
    if matches!(model.saving, Saving::ChangedOnDisk(_) | Saving::GoneFromDisk) {
        model.saving = Saving::Untouched;
    }
    follow(model, &taken.before);
    say(model, taken);
    let mut effects = save::save(model);
    effects.extend(keeping::settle(model));
    effects
}

/// Stays at the action or the row that was selected, wherever it stands now.
fn follow(model: &mut Model, before: &Audit) {
    let Some(after) = model.desk.as_ref().map(|desk| desk.audit().clone()) else { return };
    let row = model.standard().and_then(|standard| row_now(standard, model.walkthrough()?.row, before, &after));
    if let (Some(row), Some(walkthrough)) = (row, model.walkthrough_mut()) {
        walkthrough.row = row;
    }
    model.layers.retain_mut(|layer| match layer {
        Layer::Sheet(Sheet { of: SheetOf::Action(standard, index), .. }) => {
            let now = action_now(standard, *index, before, &after);
            *index = now.unwrap_or(*index);
            now.is_some()
        }
        _ => true,
    });
    walkthrough::stay_in_form(model);
    sheet::stay_in_sheet(model);
    compare::refresh(model);
    boards::refresh(model);
}

/// At which row of the form stands what stood at that one.
fn row_now(standard: &Standard, row: usize, before: &Audit, after: &Audit) -> Option<usize> {
    let was = form::rows(before, standard).into_iter().nth(row)?;
    let now = match was {
        Row::Action(index) => Row::Action(action_now(&standard.id, index, before, after)?),
        other => other,
    };
    form::rows(after, standard).iter().position(|row| *row == now)
}

/// The place of an action now: that of the same id or, without one, of the same words.
fn action_now(standard: &StandardId, index: usize, before: &Audit, after: &Audit) -> Option<usize> {
    let actions = |audit: &Audit| audit.response(standard).map(|it| it.actions.clone()).unwrap_or_default();
    let was = actions(before).into_iter().nth(index)?;
    let is_same = |it: &Action| if was.id.is_some() { it.id == was.id } else { it.what == was.what };
    actions(after).iter().position(is_same)
}

/// Says what came in, and what could not stand beside it.
fn say(model: &mut Model, taken: &TakenIn) {
    let Some(desk) = model.desk.as_ref().filter(|desk| desk.is_merged()) else { return };
    let (after, is_altered) = (desk.audit(), desk.is_altered());
    let clashes = |id: &StandardId| taken.conflicts.iter().any(|key| key.starts_with(&format!("responses.{id}.")));
    let differs = |id: &StandardId| taken.before.response(id) != after.response(id);
    let is_changed = |standard: &&Standard| differs(&standard.id) || clashes(&standard.id);
    let numbers: Vec<String> = model.standards().filter(is_changed).map(|standard| standard.number.clone()).collect();
    let said = screen::merged(&numbers, frame(&taken.before) != frame(after), taken.conflicts.len());
    match (taken.conflicts.len(), after.is_signed()) {
        (0, _) if is_altered => model.complain(screen::ALTERED_MEANWHILE),
        (0, true) => model.say(screen::SIGNED_MEANWHILE),
        (0, false) => model.say(said),
        _ => model.complain(said),
    }
    model.notice.iter_mut().for_each(|notice| notice.stays = true);
}

/// The audit without its answers, and without what could not be settled about them.
fn frame(audit: &Audit) -> Audit {
    Audit { responses: BTreeMap::new(), conflicts: Vec::new(), ..audit.clone() }
}
