//! Answering: a status set, taken away or confirmed, for the board's own response and for an agency's.

use super::super::field::{Purpose, TextField};
use super::super::form;
use super::super::message::Effect;
use super::super::model::{Layer, Model};
use super::{open, walkthrough};
use crate::audit::{Edit, Key};
use crate::framework::{StandardId, Status};
use crate::shape::Value;
use crate::words::screen;

/// Sets a status; not applicable asks for its reason first if none is there.
pub(super) fn set(model: &mut Model, key: Key, status: Status) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let standard = key.standard().and_then(|id| desk.framework().standard(id.as_str()));
    let may_be_refused = standard.is_some_and(|standard| !standard.not_applicable) || desk.audit().is_signed();
    if status == Status::NotApplicable && !may_be_refused && reason(model, &key).is_none() {
        let title = screen::why_not_applicable(standard.map_or("", |standard| standard.title.as_str()));
        let field = TextField::new(Purpose::NotApplicable(key), title, "", true);
        model.layers.push(Layer::Text(Box::new(field)));
        return Vec::new();
    }
    apply(model, &key, status, Vec::new())
}

/// Sets not applicable with its reason, as one step.
pub(super) fn set_not_applicable(model: &mut Model, key: &Key, reason: &str) -> Vec<Effect> {
    let reason = Edit::Set(key.sibling("reason"), Value::Text(reason.to_owned()));
    apply(model, key, Status::NotApplicable, vec![reason])
}

fn apply(model: &mut Model, key: &Key, status: Status, mut edits: Vec<Edit>) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let before = form::value(desk.audit(), key).and_then(|word| word.parse::<Status>().ok());
    let Some(standard) = key.standard().and_then(|id| desk.framework().standard(id.as_str())) else {
        return Vec::new();
    };
    let label = |status: Status| desk.framework().label(standard, status).to_owned();
    let what = screen::answered(&standard.number, before.map(label).as_deref(), &label(status));
    edits.push(Edit::Set(key.clone(), Value::Text(status.word().to_owned())));
    let (changed, effects) = open::edit(model, &edits, &what);
    if changed {
        model.say(screen::can_be_undone(&what));
        if model.settings.advance && matches!(key, Key::Response(..)) {
            walkthrough::to_following(model);
        }
    }
    effects
}

/// Takes a status away.
pub(super) fn clear(model: &mut Model, key: Key) -> Vec<Effect> {
    let number = number(model, key.standard());
    let what = screen::answer_taken_away(&number);
    let (changed, effects) = open::edit(model, &[Edit::Clear(key)], &what);
    if changed {
        model.say(screen::can_be_undone(&what));
    }
    effects
}

/// Confirms the carried answer of a standard.
pub(super) fn confirm(model: &mut Model, standard: &StandardId) -> Vec<Effect> {
    let number = number(model, Some(standard));
    let carried = model.desk.as_ref().and_then(|desk| desk.audit().response(standard)?.carried_from);
    if carried.is_none() {
        model.say(screen::nothing_carried(&number));
        return Vec::new();
    }
    let what = screen::confirmed(&number);
    let (changed, effects) = open::edit(model, &[Edit::Confirm(standard.clone())], &what);
    if changed {
        model.say(screen::can_be_undone(&what));
    }
    effects
}

fn number(model: &Model, standard: Option<&StandardId>) -> String {
    let desk = model.desk.as_ref();
    let found = desk.zip(standard).and_then(|(desk, id)| desk.framework().standard(id.as_str()));
    found.map_or_else(String::new, |standard| standard.number.clone())
}

fn reason(model: &Model, key: &Key) -> Option<String> {
    form::value(model.desk.as_ref()?.audit(), &key.sibling("reason")).filter(|text| !text.trim().is_empty())
}
