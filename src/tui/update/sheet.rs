//! The small forms: an action, an agency's answer, the board, the audit, the counts.

use super::super::commands::Command;
use super::super::form::{Sheet, SheetOf};
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::{agencies, answer, move_about, text, walkthrough};
use crate::audit::Key;
use crate::desk::Desk;
use crate::words::screen;

pub(super) fn open(model: &mut Model, of: SheetOf) -> Vec<Effect> {
    if model.desk.is_none() {
        return Vec::new();
    }
    super::push(model, Layer::Sheet(Sheet { of, row: 0 }))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some((sheet, rows)) = current(model) else { return Vec::new() };
    let key = rows.get(sheet.row).cloned();
    if let Command::Answer(status) = command {
        return match status_key(&sheet.of) {
            Some(key) => answer::set(model, vec![key], status),
            None => Vec::new(),
        };
    }
    match (command, key) {
        (Command::ClearStatus, _) => status_key(&sheet.of).map_or_else(Vec::new, |key| answer::clear(model, &[key])),
        (Command::Enter, Some(key)) if key.field() == "status" => walkthrough::say_how_to_answer(model),
        (Command::Enter, Some(key)) => text::edit(model, vec![key]),
        (Command::Enter, None) => agencies::ask_new(model),
        (Command::Remove, Some(Key::Agency(agency, field))) if field == "name" => agencies::remove(model, &agency),
        (Command::ActionDone | Command::ActionDropped, _) => walkthrough::on_action(model, &sheet.of, command),
        (Command::Remove, Some(key)) => {
            let what = screen::taken_away(key.field());
            walkthrough::clear(model, key, &what)
        }
        _ => move_about::run(model, command),
    }
}

fn current(model: &Model) -> Option<(Sheet, Vec<Key>)> {
    let (Some(Layer::Sheet(sheet)), Some(desk)) = (model.layers.last(), model.desk.as_ref()) else { return None };
    let rows = sheet.of.rows(desk.audit(), desk.framework());
    Some((sheet.clone(), rows.into_iter().map(|(_, key)| key).collect()))
}

/// Goes on to the row after the one of a key that was written, as in any form; behind the last one the sheet closes.
pub(super) fn next_row(model: &mut Model, written: &Key) {
    let Some((sheet, rows)) = current(model) else { return };
    if rows.get(sheet.row) != Some(written) {
        return;
    }
    match model.layers.last_mut() {
        Some(Layer::Sheet(sheet)) if sheet.row + 1 < rows.len() => sheet.row += 1,
        _ => drop(model.layers.pop()),
    }
}

/// Closes the form of an action that was taken away again, and keeps to the rows that are there.
pub(super) fn close_if_gone(model: &mut Model) {
    let Some(audit) = model.desk.as_ref().map(Desk::audit) else { return };
    let is_gone = |of: &SheetOf| match of {
        SheetOf::Action(standard, index) => audit.response(standard).is_none_or(|it| it.actions.len() <= *index),
        _ => false,
    };
    model.layers.retain(|layer| !matches!(layer, Layer::Sheet(sheet) if is_gone(&sheet.of)));
    stay_in_sheet(model);
}

/// Keeps the selected row within the small form after rows went away.
pub(super) fn stay_in_sheet(model: &mut Model) {
    let Some((_, rows)) = current(model) else { return };
    if let Some(Layer::Sheet(sheet)) = model.layers.last_mut() {
        sheet.row = sheet.row.min(rows.len());
    }
}

fn status_key(of: &SheetOf) -> Option<Key> {
    match of {
        SheetOf::Answer(standard, agency) => Some(Key::Answer(standard.clone(), agency.clone(), "status".to_owned())),
        _ => None,
    }
}
