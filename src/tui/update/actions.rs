//! The actions: which are listed, marking them done or dropped, and going to their standards.

use super::super::actions::{Actions, can_be_changed};
use std::path::PathBuf;

use super::super::commands::{Command, Place};
use super::super::form::{self, Row, SheetOf};
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::shelf::Goal;
use super::{library, move_about, walkthrough};
use crate::audit::Year;
use crate::framework::StandardId;
use crate::words;

/// Shows the actions of the open audit or, from the list of audits, of the selected one; where they are shown, goes back.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.place() == Place::Actions {
        return super::back(model);
    }
    if model.walkthrough().is_none() {
        return library::open(model, Some(Goal::Actions));
    }
    super::push_once(model, Layer::Actions(Actions::default()))
}

/// Shows what an audit was opened for.
pub(super) fn reach(model: &mut Model, goal: Option<Goal>) {
    match goal {
        Some(Goal::Actions) => model.layers.push(Layer::Actions(Actions { from_library: true, ..Actions::default() })),
        Some(Goal::Action(standard, index)) => to_standard(model, &standard, index),
        None => {}
    }
}

/// The selected action: its standard, its place there; and the other audit it stands in.
struct Selected {
    standard: StandardId,
    index: usize,
    elsewhere: Option<(Year, PathBuf)>,
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::ActionDone | Command::ActionDropped | Command::Enter => on_selected(model, command),
        Command::BoardsActions => list(model, |actions| actions.whole_board = !actions.whole_board),
        Command::OnlyOpen => list(model, |actions| actions.closed_too = !actions.closed_too),
        _ => move_about::run(model, command),
    }
}

fn on_selected(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Selected { standard, index, elsewhere }) = selected(model) else { return Vec::new() };
    match (elsewhere, command) {
        (Some((_, path)), Command::Enter) => {
            return library::open_file(model, path, Some(Goal::Action(standard, index)));
        }
        (Some((year, _)), _) => {
            model.say(words::in_another_audit(year));
            return Vec::new();
        }
        (None, Command::Enter) => {
            model.layers.pop();
            to_standard(model, &standard, index);
            return Vec::new();
        }
        (None, _) => {}
    }
    let effects = walkthrough::on_action(model, &SheetOf::Action(standard, index), command);
    stay_in_list(model);
    effects
}

fn selected(model: &Model) -> Option<Selected> {
    let Some(Layer::Actions(actions)) = model.layers.last() else { return None };
    let listed = actions.listed(model);
    let it = listed.get(actions.cursor)?;
    let elsewhere = || {
        let same = model.years_of(&it.side.audit.board.id).find(|(_, audit)| std::ptr::eq(*audit, it.side.audit));
        same.map(|(path, audit)| (audit.year, path.to_owned()))
    };
    Some(Selected {
        standard: it.standard.id.clone(),
        index: it.index,
        elsewhere: if can_be_changed(model, it) { None } else { elsewhere() },
    })
}

/// Goes to the action's row in the form of its standard.
fn to_standard(model: &mut Model, id: &StandardId, index: usize) {
    let Some(desk) = model.desk.as_ref() else { return };
    let audit = desk.audit();
    let found = desk.framework().standards_of(audit.edition).enumerate().find(|(_, standard)| standard.id == *id);
    let Some((place, standard)) = found else { return };
    let row = form::rows(audit, standard).iter().position(|row| *row == Row::Action(index));
    walkthrough::to_standard(model, place);
    if let Some(walkthrough) = model.walkthrough_mut() {
        (walkthrough.in_form, walkthrough.row) = (true, row.unwrap_or_default());
    }
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
