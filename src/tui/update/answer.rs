//! Answering: a status set, taken away or confirmed, for the board's own response and for an agency's.

use super::super::field::{Purpose, TextField};
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::{save, walkthrough};
use crate::audit::{AgencyId, Edit, Key, Standing};
use crate::desk::Desk;
use crate::framework::{Standard, StandardId, Status};
use crate::shape::Value;
use crate::words::{self, screen};

/// Sets a status, of one standard or of many; not applicable asks for its reason first where there is none.
pub(super) fn set(model: &mut Model, keys: Vec<Key>, status: Status) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let asked = standards(model, &keys);
    let may_be_refused = asked.iter().any(|standard| !standard.not_applicable) || desk.audit().is_signed();
    let lacks_reason = keys.iter().any(|key| reason(model, key).is_none());
    if status == Status::NotApplicable && !may_be_refused && lacks_reason {
        ask_reason(model, keys);
        return Vec::new();
    }
    apply(model, &keys, status, Vec::new())
}

/// Opens a field for the reason why something does not apply.
pub(super) fn ask_reason(model: &mut Model, keys: Vec<Key>) {
    let title = match standards(model, &keys).as_slice() {
        [standard] => standard.title.clone(),
        many => numbers(many),
    };
    let field = TextField::new(Purpose::NotApplicable(keys), screen::why_not_applicable(&title), "", true);
    model.layers.push(Layer::Text(Box::new(field)));
}

/// Sets not applicable with its reason, as one step. A reason that is there stays.
pub(super) fn set_not_applicable(model: &mut Model, keys: &[Key], given: &str) -> Vec<Effect> {
    let without = keys.iter().filter(|key| reason(model, key).is_none());
    let reasons = without.map(|key| Edit::Set(key.sibling("reason"), Value::Text(given.to_owned()))).collect();
    apply(model, keys, Status::NotApplicable, reasons)
}

fn apply(model: &mut Model, keys: &[Key], status: Status, mut edits: Vec<Edit>) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let asked = standards(model, keys);
    let Some(first) = asked.first() else { return Vec::new() };
    let label = |status: Status| desk.framework().label(first, status).to_owned();
    let before = match keys {
        // The file has one side of a conflict, which nobody has given for an answer.
        [Key::Response(id, _)] if desk.audit().standing(id) == Standing::Conflict => Some(words::CONFLICT.to_owned()),
        [key] => key.value(desk.audit()).and_then(|word| word.parse().ok()).map(label),
        _ => None,
    };
    let what = screen::answered(&subject(model, keys), before.as_deref(), &label(status));
    edits.extend(keys.iter().map(|key| Edit::Set(key.clone(), Value::Text(status.word().to_owned()))));
    let effects = save::edit_and_say(model, &edits, &what);
    if !effects.is_empty() && model.settings.advance && matches!(keys, [Key::Response(..)]) {
        walkthrough::to_following(model);
    }
    effects
}

/// Takes statuses away.
pub(super) fn clear(model: &mut Model, keys: &[Key]) -> Vec<Effect> {
    let what = screen::answer_taken_away(&subject(model, keys));
    let edits: Vec<Edit> = keys.iter().cloned().map(Edit::Clear).collect();
    save::edit_and_say(model, &edits, &what)
}

/// Confirms the carried answers among those of the standards.
pub(super) fn confirm(model: &mut Model, meant: &[Standard]) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let is_carried =
        |id: &StandardId| desk.audit().response(id).is_some_and(|response| response.carried_from.is_some());
    let carried: Vec<Standard> = meant.iter().filter(|standard| is_carried(&standard.id)).cloned().collect();
    if carried.is_empty() {
        model.say(screen::nothing_carried(&numbers(meant)));
        return Vec::new();
    }
    let what = screen::confirmed(&numbers(&carried));
    let edits: Vec<Edit> = carried.iter().map(|standard| Edit::Confirm(standard.id.clone())).collect();
    save::edit_and_say(model, &edits, &what)
}

/// The standards that the keys are about.
pub(super) fn standards(model: &Model, keys: &[Key]) -> Vec<Standard> {
    let framework = model.desk.as_ref().map(Desk::framework);
    let found = keys.iter().filter_map(|key| framework?.standard(key.standard()?.as_str()));
    found.cloned().collect()
}

/// What the keys are about: standards, a standard and the agency that answers it, or an agency; nothing for the frame of
/// the audit.
pub(super) fn subject(model: &Model, keys: &[Key]) -> String {
    let name = |agency: &AgencyId| {
        let audit = model.desk.as_ref().map(Desk::audit);
        audit.map_or_else(String::new, |audit| audit.name_of(agency.as_str()).to_owned())
    };
    let numbers = numbers(&standards(model, keys));
    match keys {
        [Key::Answer(_, agency, _)] => screen::of_agency(&numbers, &name(agency)),
        [Key::Agency(agency, _)] => name(agency),
        _ => numbers,
    }
}

/// The numbers of standards: `R8, R9 and R10`.
pub(super) fn numbers(standards: &[Standard]) -> String {
    let numbers: Vec<&str> = standards.iter().map(|standard| standard.number.as_str()).collect();
    words::listed(&numbers)
}

fn reason(model: &Model, key: &Key) -> Option<String> {
    key.sibling("reason").value(model.desk.as_ref()?.audit()).filter(|text| !text.trim().is_empty())
}
