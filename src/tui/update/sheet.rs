//! The small forms: an action, an agency's answer, the board, the audit, the counts.

use super::super::commands::Command;
use super::super::form::{Sheet, SheetOf};
use super::super::message::Effect;
use super::super::model::{Layer, Model};
use super::move_about::{Move, moved};
use super::{answer, text, walkthrough};
use crate::audit::Key;
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
    if let Some(status) = walkthrough::status_of(command) {
        return match status_key(&sheet.of) {
            Some(key) => answer::set(model, vec![key], status),
            None => Vec::new(),
        };
    }
    match (command, key) {
        (Command::ClearStatus, _) => status_key(&sheet.of).map_or_else(Vec::new, |key| answer::clear(model, &[key])),
        (Command::Enter, Some(key)) if key.field() == "status" => {
            model.say(screen::HOW_TO_ANSWER);
            Vec::new()
        }
        (Command::Enter, Some(key)) => text::edit(model, vec![key]),
        (Command::ActionDone | Command::ActionDropped, _) => walkthrough::on_action(model, &sheet.of, command),
        (Command::Remove, Some(key)) => {
            let what = screen::taken_away(key.field());
            walkthrough::clear(model, key, &what)
        }
        _ => move_by(model, command, rows.len()),
    }
}

fn current(model: &Model) -> Option<(Sheet, Vec<Key>)> {
    let (Some(Layer::Sheet(sheet)), Some(desk)) = (model.layers.last(), model.desk.as_ref()) else { return None };
    let rows = sheet.of.rows(desk.audit(), desk.framework());
    Some((sheet.clone(), rows.into_iter().map(|(_, key)| key).collect()))
}

fn status_key(of: &SheetOf) -> Option<Key> {
    match of {
        SheetOf::Answer(standard, agency) => Some(Key::Answer(standard.clone(), agency.clone(), "status".to_owned())),
        _ => None,
    }
}

fn move_by(model: &mut Model, command: Command, rows: usize) -> Vec<Effect> {
    if let (Some(movement), Some(Layer::Sheet(sheet))) = (Move::of(command), model.layers.last_mut()) {
        sheet.row = moved(sheet.row, movement, rows, 10);
    }
    Vec::new()
}
