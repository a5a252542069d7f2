//! The walkthrough: moving over the standards and through the form, and answering.

use super::super::commands::Command;
use super::super::filter::Filter;
use super::super::form::{self, Field, Row, Sheet, SheetOf};
use super::super::layer::{Layer, Scroll};
use super::super::message::Effect;
use super::super::model::Model;
use super::{answer, keeping, move_about, pick, save, search, sheet, text};
use crate::audit::{ActionRef, Edit, Key};
use crate::framework::Standard;
use crate::shape::Value;
use crate::words::{self, screen};

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(standard) = model.standard().cloned() else { return Vec::new() };
    if let Some(answered) = answer_agency(model, &standard, command) {
        return answered;
    }
    if let Some(done) = pick::run(model, command) {
        return done;
    }
    match command {
        Command::Pick => pick::toggle(model),
        Command::ListOnly => list_only(model),
        Command::FoundNext => search::again(model, true),
        Command::FoundBefore => search::again(model, false),
        Command::NextToAnswer => to_answer(model, true),
        Command::PreviousToAnswer => to_answer(model, false),
        Command::Evidence => text::edit(model, vec![Key::response(&standard.id, "evidence")]),
        Command::Editor => {
            text::edit(model, vec![Key::response(&standard.id, "evidence")]);
            keeping::hand_over(model, true)
        }
        Command::Note => text::edit(model, vec![Key::response(&standard.id, "note")]),
        Command::AddAction => text::new_action(model, &standard),
        Command::Guidance => super::push(model, Layer::Guidance(Scroll::default())),
        Command::Left => to_list(model),
        Command::OtherPanel if in_form(model) => to_list(model),
        Command::Enter if in_form(model) => enter_row(model, &standard),
        Command::Right | Command::OtherPanel | Command::Enter => to_form(model),
        Command::ActionDone | Command::ActionDropped | Command::Remove => on_row(model, &standard, command),
        _ => move_about::run(model, command),
    }
}

/// Answers for the agency whose row is selected in the form; `None` if there is none, or the command is no answer.
fn answer_agency(model: &mut Model, standard: &Standard, command: Command) -> Option<Vec<Effect>> {
    let Some(Row::Agency(agency)) = selected_row(model, standard) else { return None };
    let key = Key::Answer(standard.id.clone(), agency, "status".to_owned());
    match command {
        Command::ClearStatus => Some(answer::clear(model, &[key])),
        Command::Answer(status) => Some(answer::set(model, vec![key], status)),
        _ => None,
    }
}

/// The row of the form that is selected, if the form has the keys.
fn selected_row(model: &Model, standard: &Standard) -> Option<Row> {
    let walkthrough = model.walkthrough().filter(|walkthrough| walkthrough.in_form)?;
    form::rows(model.desk.as_ref()?.audit(), standard).get(walkthrough.row).cloned()
}

fn enter_row(model: &mut Model, standard: &Standard) -> Vec<Effect> {
    match selected_row(model, standard) {
        Some(Row::Field(Field::Revisit)) => super::run(model, Command::Revisit),
        Some(Row::Field(field)) => text::edit(model, vec![Key::response(&standard.id, field.key())]),
        Some(Row::Agency(agency)) => sheet::open(model, SheetOf::Answer(standard.id.clone(), agency)),
        Some(Row::Action(index)) => sheet::open(model, SheetOf::Action(standard.id.clone(), index)),
        Some(Row::AddAction) => text::new_action(model, standard),
        Some(Row::Status) | None => say_how_to_answer(model),
    }
}

/// Says by which keys the standard in front is answered.
pub(super) fn say_how_to_answer(model: &mut Model) -> Vec<Effect> {
    let applies = model.standard().is_some_and(|standard| !standard.not_applicable);
    model.say(if applies { screen::HOW_TO_ANSWER_ALWAYS } else { screen::HOW_TO_ANSWER });
    Vec::new()
}

fn on_row(model: &mut Model, standard: &Standard, command: Command) -> Vec<Effect> {
    match (selected_row(model, standard), command) {
        (Some(Row::Action(index)), _) => on_action(model, &SheetOf::Action(standard.id.clone(), index), command),
        (_, Command::ActionDone | Command::ActionDropped) => match only_action(model, standard) {
            Some(index) => on_action(model, &SheetOf::Action(standard.id.clone(), index), command),
            None => {
                model.say(screen::SELECT_AN_ACTION);
                Vec::new()
            }
        },
        (Some(Row::Field(field)), Command::Remove) => {
            let what = screen::taken_away(field.key());
            clear(model, Key::response(&standard.id, field.key()), &what)
        }
        _ => {
            model.say(screen::SELECT_AN_ACTION);
            Vec::new()
        }
    }
}

/// The place of the only open action of a standard, so that nobody has to select it first.
fn only_action(model: &Model, standard: &Standard) -> Option<usize> {
    let response = model.desk.as_ref()?.audit().response(&standard.id)?;
    let mut open = response.actions.iter().enumerate().filter(|(_, action)| action.is_open());
    open.next().filter(|_| open.next().is_none()).map(|(index, _)| index)
}

/// Marks an action done, drops it or takes it away.
pub(super) fn on_action(model: &mut Model, of: &SheetOf, command: Command) -> Vec<Effect> {
    let SheetOf::Action(standard, index) = of else { return Vec::new() };
    let key = |field: &str| Key::Action(standard.clone(), ActionRef::Index(*index), field.to_owned());
    match command {
        Command::ActionDropped => text::edit(model, vec![key("dropped")]),
        Command::Remove => {
            let edit = Edit::RemoveAction(standard.clone(), ActionRef::Index(*index));
            let (changed, effects) = save::edit(model, &[edit], screen::ACTION_REMOVED);
            if changed {
                model.layers.retain(|layer| !matches!(layer, Layer::Sheet(Sheet { of: SheetOf::Action(..), .. })));
                model.say_done(screen::ACTION_REMOVED);
                stay_in_form(model);
            }
            effects
        }
        _ => toggle_done(model, key("done")),
    }
}

fn toggle_done(model: &mut Model, key: Key) -> Vec<Effect> {
    let value = |key: &Key| model.desk.as_ref().and_then(|desk| key.value(desk.audit()));
    let what = value(&key.sibling("what")).unwrap_or_default();
    let closed = [key.clone(), key.sibling("dropped")].into_iter().find(|key| value(key).is_some());
    let said = words::action_marked(&what, closed.is_none());
    if let Some(why) = closed {
        return clear(model, why, &said);
    }
    let today = model.settings.today;
    save::edit_and_say(model, &[Edit::Set(key, Value::Date(today))], &said)
}

pub(super) fn clear(model: &mut Model, key: Key, what: &str) -> Vec<Effect> {
    save::edit_and_say(model, &[Edit::Clear(key)], what)
}

/// Lists the next kind of standards that there are any of; after the last kind, all.
fn list_only(model: &mut Model) -> Vec<Effect> {
    let before = model.walkthrough().and_then(|walkthrough| walkthrough.filter.as_ref()).map(|filter| filter.kind);
    let filter = Filter::after(model, before);
    model.say(filter.as_ref().map_or_else(
        || screen::ALL_LISTED.to_owned(),
        |filter| screen::listed(filter.kind.words(), filter.standards.len()),
    ));
    let Some(walkthrough) = model.walkthrough_mut() else { return Vec::new() };
    // The nearest of those listed, so that the list and the form show the same.
    let listed = filter.iter().flat_map(|filter| &filter.standards);
    let nearest = listed.copied().min_by_key(|index| index.abs_diff(walkthrough.standard));
    walkthrough.filter = filter;
    if let Some(nearest) = nearest {
        to_standard(model, nearest);
    }
    Vec::new()
}

/// Jumps to the nearest standard that needs an answer, going round at the end.
fn to_answer(model: &mut Model, forwards: bool) -> Vec<Effect> {
    let (Some(desk), Some(walkthrough)) = (model.desk.as_ref(), model.walkthrough()) else { return Vec::new() };
    let audit = desk.audit();
    let needs: Vec<bool> = model.standards().map(|standard| audit.standing(&standard.id).counted().is_none()).collect();
    let count = needs.len();
    let at = walkthrough.standard;
    let mut round = (1..=count).map(|step| if forwards { (at + step) % count } else { (at + count - step) % count });
    match round.find(|index| needs.get(*index) == Some(&true)) {
        Some(index) => to_standard(model, index),
        None => model.say(screen::ALL_ANSWERED),
    }
    Vec::new()
}

/// Lists all standards again.
pub(super) fn list_all(model: &mut Model) {
    if let Some(walkthrough) = model.walkthrough_mut() {
        walkthrough.filter = None;
    }
    model.say(screen::ALL_LISTED);
}

/// Stands on a standard, by its place in the edition. All are listed again if it is not among those listed.
pub(super) fn to_standard(model: &mut Model, index: usize) {
    if let Some(walkthrough) = model.walkthrough_mut() {
        if walkthrough.standard != index {
            (walkthrough.standard, walkthrough.row) = (index, 0);
        }
        walkthrough.filter.take_if(|filter| !filter.standards.contains(&index));
    }
}

/// Goes on to the standard that follows in the list; at the last it stays.
pub(super) fn to_following(model: &mut Model) {
    let at = model.walkthrough().map(|walkthrough| walkthrough.standard);
    let following = listed(model).into_iter().find(|standard| Some(*standard) > at);
    if let Some(following) = following {
        to_standard(model, following);
    }
}

/// The standards that are listed, by their places in the edition.
pub(super) fn listed(model: &Model) -> Vec<usize> {
    let filter = model.walkthrough().and_then(|walkthrough| walkthrough.filter.as_ref());
    filter.map_or_else(|| (0..model.standards().count()).collect(), |filter| filter.standards.clone())
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
