//! Typing: a field is opened, takes keys, and its text is kept.

use std::borrow::Cow;

use super::super::events::{KeyCode, KeyEvent, KeyModifiers};
use super::super::field::{Purpose, TextField, typed};
use super::super::form::{self, Sheet, SheetOf};
use super::super::layer::Layer;
use super::super::message::{Effect, Setting};
use super::super::model::Model;
use super::super::personal;
use super::super::view::text_width;
use super::{agencies, answer, conflicts, keeping, library, save, sheet, sign_off};
use crate::audit::{Edit, Key, NewAction};
use crate::framework::{Standard, StandardId};
use crate::shape::{Kind, Value};
use crate::words::screen;
use crate::words::sign_off::STAYS_SIGNED;

/// Opens a field with what a key holds now; of several keys, which get the same value, with what the first one holds.
pub(super) fn edit(model: &mut Model, keys: Vec<Key>) -> Vec<Effect> {
    let Some(key) = keys.first() else { return Vec::new() };
    let (Some(desk), Some(kind)) = (model.desk.as_ref(), key.kind()) else { return Vec::new() };
    if desk.audit().is_signed() {
        return save::refuse_signed(model);
    }
    let now = key.value(desk.audit()).unwrap_or_default();
    let now = if matches!(kind, Kind::Flag) { screen::yes_or_no(&now).to_owned() } else { now };
    let title = screen::field_title(subject(model, &keys).as_deref(), key.field());
    show(model, TextField::new(Purpose::Keys(keys), title, &now, form::takes_lines(kind)))
}

/// Opens a field for a new action.
pub(super) fn new_action(model: &mut Model, standard: &Standard) -> Vec<Effect> {
    if model.desk.as_ref().is_some_and(|desk| desk.audit().is_signed()) {
        return save::refuse_signed(model);
    }
    let title = screen::new_action(&standard.number);
    show(model, TextField::new(Purpose::NewAction(standard.id.clone()), title, "", false))
}

/// Opens a field for the name of whoever is writing.
pub(super) fn your_name(model: &mut Model) -> Vec<Effect> {
    let now = model.settings.user.clone().unwrap_or_default();
    show(model, TextField::new(Purpose::YourName, screen::YOUR_NAME.to_owned(), &now, false))
}

/// Takes the name at once, and asks for it to be kept.
fn take_name(model: &mut Model, name: &str) -> Vec<Effect> {
    model.settings.user = Some(name.to_owned());
    vec![Effect::KeepSetting(Setting::User, name.to_owned())]
}

pub(super) fn show(model: &mut Model, field: TextField) -> Vec<Effect> {
    super::push(model, Layer::Text(Box::new(field)))
}

pub(super) fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let columns = model.size.0;
    let Some(Layer::Text(field)) = model.layers.last_mut() else { return Vec::new() };
    let ends = matches!(event.code, KeyCode::Enter | KeyCode::Tab) && !field.many_lines;
    if ends {
        let key = match &field.purpose {
            Purpose::Keys(keys) => keys.first().cloned(),
            _ => None,
        };
        let effects = finish(model);
        key.into_iter().for_each(|key| sheet::next_row(model, &key));
        return effects;
    }
    if event.code == KeyCode::Char('x') && event.modifiers == KeyModifiers::CONTROL {
        let mut effects: Vec<Effect> = field.cut().map(Effect::Copy).into_iter().collect();
        effects.extend(keeping::keep(model));
        return effects;
    }
    if field.press(event, text_width(columns)) { keeping::keep(model) } else { Vec::new() }
}

/// Copies what is selected; with nothing selected, or a second time, it leaves, and nothing is lost.
pub(super) fn copy_or_leave(model: &mut Model) -> Vec<Effect> {
    let selected = match model.layers.last_mut() {
        Some(Layer::Text(field)) => field.copy(),
        _ => None,
    };
    match selected {
        Some(text) => {
            model.say(screen::COPIED);
            vec![Effect::Copy(text)]
        }
        None => super::leave(model),
    }
}

/// Leaves the field and keeps the text. What was refused before is let go the second time; a new audit is not begun by
/// going back.
pub(super) fn keep(model: &mut Model) -> Vec<Effect> {
    let Some(Layer::Text(field)) = model.layers.last() else { return Vec::new() };
    let left = match &field.problem {
        Some(problem) => screen::left_as_it_was(problem),
        None if field.begins_an_audit() => screen::NO_AUDIT_BEGUN.to_owned(),
        None if field.purpose == Purpose::Reopen => STAYS_SIGNED.to_owned(),
        None if field.needs_enter() => screen::NOTHING_TAKEN_AWAY.to_owned(),
        _ => return finish(model),
    };
    model.layers.pop();
    model.say(left);
    keeping::settle(model)
}

/// Ends typing and takes the text. A text that cannot be taken stays in its field, with the reason.
pub(super) fn finish(model: &mut Model) -> Vec<Effect> {
    let Some(Layer::Text(field)) = model.layers.pop() else { return Vec::new() };
    match take(model, &field) {
        Ok(mut effects) => {
            let kept = personal::remark(model, &field).filter(|_| !field.is_unchanged());
            kept.iter().for_each(|remark| model.say_too(remark));
            effects.extend(keeping::settle(model));
            effects
        }
        Err(problem) => {
            let field = TextField { problem: Some(screen::refused(&problem)), ..*field };
            show(model, field)
        }
    }
}

/// Keeps what is being typed as far as it can be kept, since the program is about to end; what is refused is offered
/// again the next time. A new audit is not begun: nobody has agreed to its name and year yet.
pub(super) fn keep_all(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(Layer::Text(_)) = model.layers.last() {
        let Some(Layer::Text(field)) = model.layers.pop() else { break };
        if !field.needs_enter() {
            let Ok(taken) = take(model, &field) else { return effects };
            effects.extend(taken);
        }
    }
    effects.extend(keeping::settle(model));
    effects
}

fn take(model: &mut Model, field: &TextField) -> Result<Vec<Effect>, String> {
    let text = field.text();
    match &field.purpose {
        Purpose::Keys(keys) if keys.len() == 1 && field.is_unchanged() => Ok(Vec::new()),
        Purpose::Keys(keys) => set(model, keys, &text),
        Purpose::NotApplicable(_) if text.trim().is_empty() => {
            model.say(screen::NO_REASON_GIVEN);
            Ok(Vec::new())
        }
        Purpose::SignOff(field) => sign_off::fill(model, *field, &text),
        Purpose::Settle(name, key) => conflicts::settle(model, name, key.as_ref(), &text),
        Purpose::Reopen => sign_off::reopen(model, &text),
        _ if text.trim().is_empty() => Ok(Vec::new()),
        Purpose::NewAgency => agencies::add(model, text.trim()),
        Purpose::RemoveAgency(agency) => Ok(agencies::decided(model, agency, &text)),
        Purpose::YourName if field.is_unchanged() => Ok(Vec::new()),
        Purpose::YourName => Ok(take_name(model, text.trim())),
        Purpose::NotApplicable(keys) => {
            let effects = answer::set_not_applicable(model, keys, &text);
            unless_refused(model, !effects.is_empty(), effects)
        }
        Purpose::NewAction(standard) => add_action(model, standard, &text),
        Purpose::NewBoard => library::name_board(model, &text),
        Purpose::NewYear(board) => library::new_audit(model, board, &text),
        Purpose::NextYear(previous) => library::carry(model, previous, &text),
    }
}

fn set(model: &mut Model, keys: &[Key], text: &str) -> Result<Vec<Effect>, String> {
    let Some((key, kind)) = keys.first().and_then(|key| Some((key, key.kind()?))) else { return Ok(Vec::new()) };
    let text = meant(model, key, text);
    let value = if text.trim().is_empty() { None } else { Some(typed(kind, &text, model.settings.today)?) };
    // When something was done is known when it was: `31 march` typed in November is most likely the wrong one.
    if let Some(Value::Date(day)) = value.as_ref().filter(|_| matches!(key.field(), "done" | "on" | "returned"))
        && *day > model.settings.today
    {
        return Err(crate::words::returns::day_to_come(*day));
    }
    let edit =
        |key: &Key| value.clone().map_or_else(|| Edit::Clear(key.clone()), |value| Edit::Set(key.clone(), value));
    let edits: Vec<Edit> = keys.iter().map(edit).collect();
    let subject = subject(model, keys);
    let what = match &value {
        Some(Value::Date(day)) => screen::dated(subject.as_deref(), key.field(), *day),
        _ => screen::written(subject.as_deref(), key.field()),
    };
    let effects = save::edit_and_say(model, &edits, &what);
    let is_past = matches!(&value, Some(Value::Date(day)) if *day < model.settings.today);
    if is_past && matches!(key.field(), "due" | "return_due") && !effects.is_empty() {
        model.say_too(screen::DUE_IS_PAST);
    }
    unless_refused(model, !effects.is_empty(), effects)
}

/// The text as the key takes it: neighbours are named, and their ids are written.
fn meant<'a>(model: &Model, key: &Key, text: &'a str) -> Cow<'a, str> {
    if *key != Key::Frame("board", "neighbours".to_owned()) {
        return Cow::Borrowed(text);
    }
    let names = text.split([',', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let ids = names.map(|name| library::id_of(model, name).map_or_else(|| name.to_owned(), |id| id.to_string()));
    Cow::Owned(ids.collect::<Vec<_>>().join("\n"))
}

/// What the keys are about; none for the frame of the audit.
pub(super) fn subject(model: &Model, keys: &[Key]) -> Option<String> {
    Some(answer::subject(model, keys)).filter(|subject| !subject.is_empty())
}

/// What is to be done or, if the edit was refused, the reason why, so that the text stays in its field.
pub(super) fn unless_refused(model: &mut Model, changed: bool, effects: Vec<Effect>) -> Result<Vec<Effect>, String> {
    match model.notice.take_if(|notice| notice.is_problem && !changed) {
        Some(refused) => Err(refused.text),
        None => Ok(effects),
    }
}

/// Adds an action and shows it, so that its owner and date can be given.
fn add_action(model: &mut Model, standard: &StandardId, what: &str) -> Result<Vec<Effect>, String> {
    let action = NewAction { what: what.to_owned(), ..NewAction::default() };
    let (changed, effects) = save::edit(model, &[Edit::AddAction(standard.clone(), action)], screen::ACTION_ADDED);
    if changed {
        let count = model.desk.as_ref().and_then(|desk| Some(desk.audit().response(standard)?.actions.len()));
        let of = SheetOf::Action(standard.clone(), count.unwrap_or(1).saturating_sub(1));
        model.layers.push(Layer::Sheet(Sheet { of, row: 1 }));
        model.say(screen::ACTION_NEEDS_OWNER);
    }
    unless_refused(model, changed, effects)
}
