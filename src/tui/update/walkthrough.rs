//! The walkthrough: moving over the standards and through the form, and answering.

use super::super::commands::Command;
use super::super::form::{self, Row, Sheet, SheetOf};
use super::super::message::Effect;
use super::super::model::{Layer, Model, Scroll};
use super::move_about::{Move, moved};
use super::{answer, open, sheet, text};
use crate::audit::{ActionRef, Edit, Key};
use crate::framework::{Standard, Status};
use crate::shape::Value;
use crate::words::screen;

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(standard) = model.standard().cloned() else { return Vec::new() };
    if let Some(status) = status_of(command) {
        return answer_selected(model, &standard, status);
    }
    match command {
        Command::ClearStatus => answer::clear(model, selected_status(model, &standard)),
        Command::Confirm => answer::confirm(model, &standard.id),
        Command::NextToAnswer => to_answer(model, true),
        Command::PreviousToAnswer => to_answer(model, false),
        Command::Evidence => text::edit(model, Key::response(&standard.id, "evidence")),
        Command::Note => text::edit(model, Key::response(&standard.id, "note")),
        Command::AddAction => text::new_action(model, &standard),
        Command::Revisit => toggle_revisit(model, &standard),
        Command::Guidance => super::push(model, Layer::Guidance(Scroll::default())),
        Command::Left => to_list(model),
        Command::OtherPanel if in_form(model) => to_list(model),
        Command::Enter if in_form(model) => enter_row(model, &standard),
        Command::Right | Command::OtherPanel | Command::Enter => to_form(model),
        Command::ActionDone | Command::ActionDropped | Command::Remove => on_row(model, &standard, command),
        _ => move_by(model, command),
    }
}

/// The status that a command answers with, if it does.
pub(super) fn status_of(command: Command) -> Option<Status> {
    match command {
        Command::Met => Some(Status::Met),
        Command::PartlyMet => Some(Status::PartlyMet),
        Command::Planned => Some(Status::Planned),
        Command::NotMet => Some(Status::NotMet),
        Command::NotKnown => Some(Status::NotKnown),
        Command::NotApplicable => Some(Status::NotApplicable),
        _ => None,
    }
}

fn answer_selected(model: &mut Model, standard: &Standard, status: Status) -> Vec<Effect> {
    let key = selected_status(model, standard);
    answer::set(model, key, status)
}

/// The status that keys answer: that of the agency whose row is selected in the form, else the board's own.
fn selected_status(model: &Model, standard: &Standard) -> Key {
    match selected_row(model, standard) {
        Some(Row::Agency(agency)) => Key::Answer(standard.id.clone(), agency, "status".to_owned()),
        _ => Key::response(&standard.id, "status"),
    }
}

/// The row of the form that is selected, if the form has the keys.
fn selected_row(model: &Model, standard: &Standard) -> Option<Row> {
    let walkthrough = model.walkthrough().filter(|walkthrough| walkthrough.in_form)?;
    form::rows(model.desk.as_ref()?.audit(), standard).get(walkthrough.row).cloned()
}

fn enter_row(model: &mut Model, standard: &Standard) -> Vec<Effect> {
    match selected_row(model, standard) {
        Some(Row::Field("revisit")) => toggle_revisit(model, standard),
        Some(Row::Field(field)) => text::edit(model, Key::response(&standard.id, field)),
        Some(Row::Agency(agency)) => sheet::open(model, SheetOf::Answer(standard.id.clone(), agency)),
        Some(Row::Action(index)) => sheet::open(model, SheetOf::Action(standard.id.clone(), index)),
        Some(Row::AddAction) => text::new_action(model, standard),
        Some(Row::Status) | None => {
            model.say(screen::HOW_TO_ANSWER);
            Vec::new()
        }
    }
}

fn on_row(model: &mut Model, standard: &Standard, command: Command) -> Vec<Effect> {
    match (selected_row(model, standard), command) {
        (Some(Row::Action(index)), _) => on_action(model, &SheetOf::Action(standard.id.clone(), index), command),
        (Some(Row::Field(field)), Command::Remove) => {
            let what = screen::taken_away(field);
            clear(model, Key::response(&standard.id, field), &what)
        }
        _ => {
            model.say(screen::SELECT_AN_ACTION);
            Vec::new()
        }
    }
}

/// Marks an action done, drops it or takes it away.
pub(super) fn on_action(model: &mut Model, of: &SheetOf, command: Command) -> Vec<Effect> {
    let SheetOf::Action(standard, index) = of else { return Vec::new() };
    let key = |field: &str| Key::Action(standard.clone(), ActionRef::Index(*index), field.to_owned());
    match command {
        Command::ActionDropped => text::edit(model, key("dropped")),
        Command::Remove => {
            let edit = Edit::RemoveAction(standard.clone(), ActionRef::Index(*index));
            let (changed, effects) = open::edit(model, &[edit], screen::ACTION_REMOVED);
            if changed {
                model.layers.retain(|layer| !matches!(layer, Layer::Sheet(Sheet { of: SheetOf::Action(..), .. })));
                model.say(screen::can_be_undone(screen::ACTION_REMOVED));
                stay_in_form(model);
            }
            effects
        }
        _ => toggle_done(model, key("done")),
    }
}

fn toggle_done(model: &mut Model, key: Key) -> Vec<Effect> {
    let closed = |key: &Key| model.desk.as_ref().is_some_and(|desk| form::value(desk.audit(), key).is_some());
    if let Some(why) = [key.clone(), key.sibling("dropped")].into_iter().find(closed) {
        return clear(model, why, screen::ACTION_REOPENED);
    }
    let today = model.settings.today;
    let (changed, effects) = open::edit(model, &[Edit::Set(key, Value::Date(today))], screen::ACTION_DONE);
    if changed {
        model.say(screen::can_be_undone(screen::ACTION_DONE));
    }
    effects
}

pub(super) fn clear(model: &mut Model, key: Key, what: &str) -> Vec<Effect> {
    let (changed, effects) = open::edit(model, &[Edit::Clear(key)], what);
    if changed {
        model.say(screen::can_be_undone(what));
    }
    effects
}

fn toggle_revisit(model: &mut Model, standard: &Standard) -> Vec<Effect> {
    let key = Key::response(&standard.id, "revisit");
    let marked = model.desk.as_ref().and_then(|desk| desk.audit().response(&standard.id)).is_some_and(|it| it.revisit);
    let edit = if marked { Edit::Clear(key) } else { Edit::Set(key, Value::Flag(true)) };
    let what = screen::revisit(&standard.number, !marked);
    let (changed, effects) = open::edit(model, &[edit], &what);
    if changed {
        model.say(screen::can_be_undone(&what));
    }
    effects
}

/// Jumps to the nearest standard that needs an answer, going round at the end.
fn to_answer(model: &mut Model, forwards: bool) -> Vec<Effect> {
    let (Some(desk), Some(walkthrough)) = (model.desk.as_ref(), model.walkthrough()) else { return Vec::new() };
    let audit = desk.audit();
    let needs: Vec<bool> = desk
        .framework()
        .standards_of(audit.edition)
        .map(|standard| audit.standing(&standard.id).counted().is_none())
        .collect();
    let count = needs.len();
    let at = walkthrough.standard;
    let mut round = (1..=count).map(|step| if forwards { (at + step) % count } else { (at + count - step) % count });
    match round.find(|index| needs.get(*index) == Some(&true)) {
        Some(index) => to_standard(model, index),
        None => model.say(screen::ALL_ANSWERED),
    }
    Vec::new()
}

/// Stands on a standard, by its place in the edition.
pub(super) fn to_standard(model: &mut Model, index: usize) {
    if let Some(walkthrough) = model.walkthrough_mut() {
        (walkthrough.standard, walkthrough.row) = (index, 0);
    }
}

/// Goes on to the standard that follows; at the last it stays.
pub(super) fn to_following(model: &mut Model) {
    let (Some(desk), Some(walkthrough)) = (model.desk.as_ref(), model.walkthrough()) else { return };
    let count = desk.framework().standards_of(desk.audit().edition).count();
    let to = moved(walkthrough.standard, Move::Down, count, 1);
    to_standard(model, to);
}

fn in_form(model: &Model) -> bool {
    model.walkthrough().is_some_and(|walkthrough| walkthrough.in_form)
}

pub(super) fn to_list(model: &mut Model) -> Vec<Effect> {
    if let Some(walkthrough) = model.walkthrough_mut() {
        walkthrough.in_form = false;
    }
    Vec::new()
}

fn to_form(model: &mut Model) -> Vec<Effect> {
    if let Some(walkthrough) = model.walkthrough_mut() {
        walkthrough.in_form = true;
    }
    Vec::new()
}

/// Keeps the selected row within the form after rows went away.
pub(super) fn stay_in_form(model: &mut Model) {
    let rows =
        model.standard().zip(model.desk.as_ref()).map(|(standard, desk)| form::rows(desk.audit(), standard).len());
    if let (Some(rows), Some(walkthrough)) = (rows, model.walkthrough_mut()) {
        walkthrough.row = walkthrough.row.min(rows.saturating_sub(1));
    }
}

fn move_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(movement) = Move::of(command) else { return Vec::new() };
    let page = usize::from(model.size.1).saturating_sub(6).max(1);
    let Some((desk, standard)) = model.desk.as_ref().zip(model.standard()) else { return Vec::new() };
    let rows = form::rows(desk.audit(), standard).len();
    let standards = desk.framework().standards_of(desk.audit().edition).count();
    let Some(walkthrough) = model.walkthrough_mut() else { return Vec::new() };
    if walkthrough.in_form {
        walkthrough.row = moved(walkthrough.row, movement, rows, page);
    } else {
        let to = moved(walkthrough.standard, movement, standards, page);
        to_standard(model, to);
    }
    Vec::new()
}
