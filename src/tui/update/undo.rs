//! Taking the last step back, and making it again.

use super::super::message::Effect;
use super::super::model::Model;
use super::{compare, conflicts, keeping, save, sheet, walkthrough};
use crate::audit::Audit;
use crate::desk::Desk;
use crate::framework::{Frameworks, Standard};
use crate::words::screen;

pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let is_merged = model.desk.as_ref().is_some_and(Desk::is_merged);
    let none = if is_merged { screen::NOTHING_TO_UNDO_SINCE } else { screen::NOTHING_TO_UNDO };
    step(model, Desk::undo, screen::undone, none)
}

pub(super) fn redo(model: &mut Model) -> Vec<Effect> {
    step(model, Desk::redo, screen::redone, screen::NOTHING_TO_REDO)
}

/// Makes a step on the desk, goes to where it changed something and says what it was, or that there is none. A signed audit
/// stays as it is.
fn step(
    model: &mut Model,
    make: impl Fn(&mut Desk, &Frameworks) -> Option<String>,
    done: fn(&str) -> String,
    none: &str,
) -> Vec<Effect> {
    let Some(desk) = model.desk.as_mut() else { return Vec::new() };
    if desk.audit().is_signed() {
        return save::refuse_signed(model);
    }
    let before = desk.audit().clone();
    let what = make(desk, &model.frameworks);
    go_to_change(model, &before);
    model.say(what.map_or_else(|| none.to_owned(), |what| done(&what)));
    compare::refresh(model);
    walkthrough::stay_in_form(model);
    sheet::close_if_gone(model);
    conflicts::stay(model);
    let mut effects = save::save(model);
    effects.extend(keeping::settle(model));
    effects
}

/// Stands on the standard whose response is not as it was, unless the one in sight is such a one.
fn go_to_change(model: &mut Model, before: &Audit) {
    let Some(now) = model.desk.as_ref().map(Desk::audit) else { return };
    let differs = |standard: &Standard| before.response(&standard.id) != now.response(&standard.id);
    let is_in_sight = model.standard().is_some_and(differs);
    let index = model.standards().position(differs).filter(|_| !is_in_sight);
    index.into_iter().for_each(|index| walkthrough::to_standard(model, index));
}
