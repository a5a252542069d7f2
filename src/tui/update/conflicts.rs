//! Conflicts: one is selected, a side of it is taken, or something of one's own is written.

use super::super::commands::Command;
use super::super::conflicts::{self, Conflicts, Dispute};
use super::super::field::{Purpose, TextField, typed};
use super::super::form::takes_lines;
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::{answer, move_about, save, text, walkthrough};
use crate::audit::{Edit, Key, Take};
use crate::words::conflict as say;

/// Shows what is in conflict; where it is shown, goes back.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if conflicts::count(model) == 0 {
        model.say(say::NONE);
        return Vec::new();
    }
    let before = model.standard().map(|standard| standard.id.clone());
    let own = |it: &Dispute<'_>| it.standard.is_some_and(|(_, standard)| Some(&standard.id) == before.as_ref());
    let cursor = conflicts::listed(model).iter().position(own).unwrap_or_default();
    super::push_once(model, Layer::Conflicts(Conflicts { cursor, scroll: 0 }))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if let Command::Answer(status) = command {
        return match conflicts::selected(model).and_then(|it| it.status_key().cloned()) {
            Some(key) => answer::set(model, vec![key], status),
            None => {
                model.say(say::NO_STATUS);
                Vec::new()
            }
        };
    }
    match command {
        Command::TakeOurs => take(model, Take::Ours),
        Command::TakeTheirs => take(model, Take::Theirs),
        Command::TakeBefore => take(model, Take::Base),
        Command::WriteOwn => write(model),
        Command::Enter => to_standard(model),
        _ => move_by(model, command),
    }
}

fn take(model: &mut Model, take: Take) -> Vec<Effect> {
    let Some(it) = conflicts::selected(model) else { return Vec::new() };
    if it.is_of_sign_off() {
        model.say(say::OF_SIGN_OFF);
        return Vec::new();
    }
    if take == Take::Base && !it.offers_before() {
        model.say(say::NOTHING_BEFORE);
        return Vec::new();
    }
    let what = say::taken(&it.short_place(), take.side());
    let index = it.index;
    save::edit_and_say(model, &[Edit::Settle(index, take)], &what)
}

/// Opens a field that begins with both sides; a status is given by its key.
fn write(model: &mut Model) -> Vec<Effect> {
    let Some(it) = conflicts::selected(model) else { return Vec::new() };
    if model.desk.as_ref().is_some_and(|desk| desk.audit().is_signed()) {
        return save::refuse_signed(model);
    }
    if it.status_key().is_some() {
        return walkthrough::say_how_to_answer(model);
    }
    let many_lines = it.key.as_ref().and_then(Key::kind).is_some_and(takes_lines);
    let purpose = Purpose::Settle(it.conflict.key.clone(), it.key.clone());
    let field = TextField::new(purpose, it.short_place(), &it.joined(), many_lines);
    text::show(model, field)
}

/// Opens the field for the conflict on a key, if there is one, over the page of conflicts.
pub(super) fn write_on(model: &mut Model, name: &str) {
    if conflicts::count(model) == 0 {
        return;
    }
    if !matches!(model.layers.last(), Some(Layer::Conflicts(_))) {
        super::push_once(model, Layer::Conflicts(Conflicts::default()));
    }
    let place = conflicts::listed(model).iter().position(|it| it.conflict.key == name);
    if let (Some(place), Some(Layer::Conflicts(conflicts))) = (place, model.layers.last_mut()) {
        conflicts.cursor = place;
        write(model);
    }
}

/// Settles a conflict with a text of one's own.
pub(super) fn settle(model: &mut Model, name: &str, key: Option<&Key>, text: &str) -> Result<Vec<Effect>, String> {
    let there = conflicts::listed(model).into_iter().find(|it| it.conflict.key == name);
    let Some((index, place)) = there.map(|it| (it.index, it.short_place())) else {
        return Err(say::NO_LONGER.to_owned());
    };
    let what = say::taken(&place, say::Settled::Own);
    let edit = match key.and_then(|key| Some((key, key.kind()?))) {
        _ if text.trim().is_empty() => Edit::Settle(index, Take::Own(String::new())),
        Some((key, kind)) => Edit::Set(key.clone(), typed(kind, text, model.settings.today)?),
        None => Edit::Settle(index, Take::Own(text.to_owned())),
    };
    let effects = save::edit_and_say(model, &[edit], &what);
    text::unless_refused(model, !effects.is_empty(), effects)
}

fn to_standard(model: &mut Model) -> Vec<Effect> {
    match conflicts::selected(model).map(|it| it.standard.map(|(place, _)| place)) {
        Some(Some(place)) => {
            model.layers.pop();
            walkthrough::to_standard(model, place);
        }
        Some(None) => model.say(say::NO_STANDARD),
        None => {}
    }
    Vec::new()
}

/// What was done, and how many conflicts are left where it settled some.
pub(super) fn with_left(model: &Model, what: &str, before: usize) -> String {
    match conflicts::count(model) {
        left if left < before => say::with_left(what, left),
        _ => what.to_owned(),
    }
}

/// Keeps the cursor among the conflicts; without any the page goes, and what lay below it is there again.
pub(super) fn stay(model: &mut Model) {
    let count = conflicts::count(model);
    if count == 0 {
        model.layers.retain(|layer| !matches!(layer, Layer::Conflicts(_)));
    }
    for layer in &mut model.layers {
        if let Layer::Conflicts(conflicts) = layer {
            *conflicts = Conflicts { cursor: conflicts.cursor.min(count.saturating_sub(1)), scroll: 0 };
        }
    }
}

/// Stays on the conflict of that name, wherever it is listed now, so that no key settles another.
pub(super) fn stay_on(model: &mut Model, name: Option<&str>) {
    stay(model);
    let place = conflicts::listed(model).iter().position(|it| Some(it.conflict.key.as_str()) == name);
    if let (Some(place), Some(Layer::Conflicts(open))) = (place, model.layers.last_mut()) {
        open.cursor = place;
    }
}

/// Arrows move over the conflicts, pages through the sides of the selected one.
fn move_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let last = conflicts::count(model).saturating_sub(1);
    let Some(Layer::Conflicts(open)) = model.layers.last_mut() else { return Vec::new() };
    let cursor = match command {
        Command::Up => open.cursor.saturating_sub(1),
        Command::Down => (open.cursor + 1).min(last),
        Command::First => 0,
        Command::Last => last,
        _ => return move_about::run(model, command),
    };
    *open = Conflicts { cursor, scroll: 0 };
    Vec::new()
}
