//! Signing off, and opening again what was signed.

use super::super::commands::Command;
use super::super::conflicts;
use super::super::dates;
use super::super::field::{Purpose, TextField};
use super::super::layer::{Layer, Scroll};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::sign_off::{Field, Row, SignOff, first_row, hindrances, rows};
use super::{move_about, palette, save, text};
use crate::audit::{self, Signing};
use crate::desk::Desk;
use crate::words::{conflict, screen, sign_off as say};

/// Opens the form; an audit that is signed says so.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let Some(audit) = model.desk.as_ref().map(Desk::audit) else { return Vec::new() };
    if audit.is_signed() {
        return save::refuse_signed(model);
    }
    let by = audit.chair.clone().or_else(|| model.settings.user.clone()).unwrap_or_default();
    let mut form = SignOff { row: 0, by, role: String::new(), on: model.settings.today, why: String::new() };
    form.row = first_row(&form, &rows(model));
    super::push(model, Layer::SignOff(Box::new(form)))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let rows = rows(model);
    let Some(Layer::SignOff(form)) = model.layers.last() else { return Vec::new() };
    match (command, rows.get(form.row)) {
        (Command::Enter, Some(Row::Standards(_, first) | Row::Beside(_, first))) => {
            palette::show_standard(model, *first);
            Vec::new()
        }
        (Command::Enter, Some(Row::Conflicts(_))) => {
            model.layers.pop();
            super::conflicts::open(model)
        }
        (Command::Enter, Some(Row::Personal(_))) => super::push(model, Layer::Overview(Scroll::default())),
        (Command::Enter, Some(Row::Errors(_))) => {
            model.say(first_error(model));
            Vec::new()
        }
        (Command::Enter, Some(Row::Field(field))) => write(model, *field),
        (Command::Enter, Some(Row::Sign)) => sign(model),
        _ => move_about::run(model, command),
    }
}

/// The first error in the file: what and where.
fn first_error(model: &Model) -> String {
    let findings = model.desk.iter().flat_map(|desk| &desk.reading().findings);
    let mut errors = findings.filter(|found| audit::is_wrong_value(found));
    errors.next().map_or_else(String::new, |found| say::error_in_file(&found.key, &found.message, &found.help))
}

fn write(model: &mut Model, field: Field) -> Vec<Effect> {
    let Some(Layer::SignOff(form)) = model.layers.last() else { return Vec::new() };
    let now = match field {
        Field::By => form.by.clone(),
        Field::Role => form.role.clone(),
        Field::On => form.on.to_string(),
        Field::Why => form.why.clone(),
    };
    text::show(model, TextField::new(Purpose::SignOff(field), field.asked().to_owned(), &now, false))
}

/// Takes what was typed into the form, and goes on to the next row.
pub(super) fn fill(model: &mut Model, field: Field, text: &str) -> Result<Vec<Effect>, String> {
    let today = model.settings.today;
    let last = rows(model).len().saturating_sub(1);
    let Some(Layer::SignOff(form)) = model.layers.last_mut() else { return Ok(Vec::new()) };
    let text = text.trim().to_owned();
    match field {
        Field::By => form.by = text,
        Field::Role => form.role = text,
        Field::On => form.on = dates::parse(&text, today).ok_or_else(|| screen::no_date(&text))?,
        Field::Why => form.why = text,
    }
    form.row = (form.row + 1).min(last);
    Ok(Vec::new())
}

fn sign(model: &mut Model) -> Vec<Effect> {
    let (Some(Layer::SignOff(form)), Some(desk)) = (model.layers.last(), model.desk.as_ref()) else {
        return Vec::new();
    };
    let in_the_way = !hindrances(desk).are_none();
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let signing = Signing {
        by: form.by.clone(),
        role: said(&form.role),
        on: form.on,
        forced: said(&form.why).filter(|_| in_the_way),
    };
    let lacking = match (said(&signing.by), in_the_way && signing.forced.is_none()) {
        (None, _) => Some((Field::By, say::WHO_SIGNS)),
        (_, true) => Some((Field::Why, say::WHY_ALL_THE_SAME)),
        _ => None,
    };
    if let Some((field, what)) = lacking {
        to_field(model, field);
        model.complain(what);
        return Vec::new();
    }
    let done = model.desk.as_mut().map(|desk| desk.sign(&signing, &model.frameworks));
    if let Some(Err(why)) = done {
        model.complain(screen::sentence(&why.to_string()));
        return Vec::new();
    }
    model.layers.retain(|layer| !matches!(layer, Layer::SignOff(_)));
    after(model, &say::now_signed(signing.by.trim(), signing.on))
}

fn to_field(model: &mut Model, field: Field) {
    let row = rows(model).iter().position(|row| *row == Row::Field(field));
    if let (Some(row), Some(Layer::SignOff(form))) = (row, model.layers.last_mut()) {
        form.row = row;
    }
}

/// Asks why a signed audit is opened again.
pub(super) fn ask_why(model: &mut Model) -> Vec<Effect> {
    let Some(audit) = model.desk.as_ref().map(Desk::audit) else { return Vec::new() };
    if !audit.is_signed() {
        model.say(say::NOT_SIGNED);
        return Vec::new();
    }
    text::show(model, TextField::new(Purpose::Reopen, say::WHY_REOPEN.to_owned(), "", false))
}

/// Opens the audit again with a reason, which is recorded.
pub(super) fn reopen(model: &mut Model, reason: &str) -> Result<Vec<Effect>, String> {
    let by = model.reviewer();
    let Some(desk) = model.desk.as_mut() else { return Ok(Vec::new()) };
    desk.reopen(reason, &by, &model.frameworks).map_err(|why| why.to_string())?;
    Ok(after(model, say::OPEN_AGAIN))
}

fn after(model: &mut Model, what: &str) -> Vec<Effect> {
    super::compare::refresh(model);
    super::walkthrough::stay_in_form(model);
    super::conflicts::stay(model);
    model.say(if conflicts::count(model) > 0 { conflict::still_open(what) } else { what.to_owned() });
    save::save(model)
}
