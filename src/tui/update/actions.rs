//! The actions: which are listed, marking them done or dropped, and going to their standards.

use super::super::actions::{Actions, can_be_changed};
use super::super::commands::Command;
use super::super::form::{self, Row, SheetOf};
use super::super::message::Effect;
use super::super::model::{Layer, Model};
use super::move_about::{Move, moved};
use super::{library, walkthrough};
use crate::audit::Year;
use crate::framework::StandardId;
use crate::words;

/// Shows the actions of the open audit or, from the list of audits, of the selected one.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.walkthrough().is_none() {
        return library::open(model, true);
    }
    super::push_once(model, Layer::Actions(Actions::default()))
}

/// The selected action: its standard, its place there, whether it is open; and the year of another audit it stands in.
struct Selected {
    standard: StandardId,
    index: usize,
    is_open: bool,
    elsewhere: Option<Year>,
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::ActionDone | Command::ActionDropped | Command::Enter => on_selected(model, command),
        Command::BoardsActions => list(model, |actions| actions.whole_board = !actions.whole_board),
        Command::OnlyOpen => list(model, |actions| actions.closed_too = !actions.closed_too),
        _ => move_by(model, command),
    }
}

fn on_selected(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Selected { standard, index, is_open, elsewhere }) = selected(model) else { return Vec::new() };
    if let Some(year) = elsewhere {
        model.say(words::in_another_audit(year));
        return Vec::new();
    }
    if command == Command::Enter {
        return to_standard(model, &standard, index);
    }
    let effects = walkthrough::on_action(model, &SheetOf::Action(standard, index), command);
    if command == Command::ActionDone && !effects.is_empty() {
        model.say(words::action_marked(is_open));
    }
    stay_in_list(model);
    effects
}

fn selected(model: &Model) -> Option<Selected> {
    let Some(Layer::Actions(actions)) = model.layers.last() else { return None };
    let listed = actions.listed(model);
    let it = listed.get(actions.cursor)?;
    Some(Selected {
        standard: it.standard.id.clone(),
        index: it.index,
        is_open: it.action.is_open(),
        elsewhere: Some(it.side.audit.year).filter(|_| !can_be_changed(model, it)),
    })
}

/// Goes to the action's row in the form of its standard.
fn to_standard(model: &mut Model, id: &StandardId, index: usize) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let audit = desk.audit();
    let found = desk.framework().standards_of(audit.edition).enumerate().find(|(_, standard)| standard.id == *id);
    let Some((place, standard)) = found else { return Vec::new() };
    let row = form::rows(audit, standard).iter().position(|row| *row == Row::Action(index));
    model.layers.pop();
    walkthrough::to_standard(model, place);
    if let Some(walkthrough) = model.walkthrough_mut() {
        (walkthrough.in_form, walkthrough.row) = (true, row.unwrap_or_default());
    }
    Vec::new()
}

/// Lists other actions, from the first on.
fn list(model: &mut Model, change: impl Fn(&mut Actions)) -> Vec<Effect> {
    if let Some(Layer::Actions(actions)) = model.layers.last_mut() {
        change(actions);
        actions.cursor = 0;
    }
    Vec::new()
}

/// Keeps the cursor within the list after actions went away.
pub(super) fn stay_in_list(model: &mut Model) {
    let count = counted(model);
    for layer in &mut model.layers {
        if let Layer::Actions(actions) = layer {
            actions.cursor = actions.cursor.min(count.saturating_sub(1));
        }
    }
}

fn counted(model: &Model) -> usize {
    let mut layers = model.layers.iter();
    layers.find_map(|it| if let Layer::Actions(it) = it { Some(it.listed(model).len()) } else { None }).unwrap_or(0)
}

fn move_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let (count, page) = (counted(model), usize::from(model.size.1).saturating_sub(8).max(1));
    if let (Some(movement), Some(Layer::Actions(actions))) = (Move::of(command), model.layers.last_mut()) {
        actions.cursor = moved(actions.cursor, movement, count, page);
    }
    Vec::new()
}
