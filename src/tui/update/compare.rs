//! Two years beside each other: the open audit and another of its board, the earlier one always on the left.

use std::path::PathBuf;

use super::super::commands::Command;
use super::super::message::Effect;
use super::super::model::{Compare, Layer, Model, Scroll};
use super::super::view::lines_of_page;
use super::move_about::{Move, moved};
use crate::compare::{Diff, Side, diff};
use crate::words::screen;

/// Compares with the nearest earlier year, or with the nearest later one where there is none.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let audit = desk.audit();
    let mut others: Vec<_> =
        model.years_of(&audit.board.id).map(|(path, other)| (other.year, path.to_owned())).collect();
    others.sort();
    let later = others.iter().position(|(year, _)| *year >= audit.year).unwrap_or(others.len());
    let chosen = later.saturating_sub(1);
    let others: Vec<PathBuf> = others.into_iter().map(|(_, path)| path).collect();
    match difference(model, others.get(chosen)) {
        Some(diff) => {
            let compare = Compare { chosen, others, diff, only_changes: true, cursor: 0, detail: None };
            super::push_once(model, Layer::Compare(Box::new(compare)))
        }
        None => {
            model.say(screen::NOTHING_TO_COMPARE);
            Vec::new()
        }
    }
}

fn difference(model: &Model, other: Option<&PathBuf>) -> Option<Diff> {
    let other = model.shelf.iter().find(|entry| Some(&entry.path) == other)?.audit.as_ref().ok()?;
    let desk = model.desk.as_ref()?;
    let other = Side { audit: other, framework: model.frameworks.get(&other.framework)? };
    let open = Side { audit: desk.audit(), framework: desk.framework() };
    let (old, new) = if other.audit.year <= open.audit.year { (other, open) } else { (open, other) };
    Some(diff(old, new, model.today_for(new.audit)))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::OlderYear => choose(model, |chosen| chosen.checked_sub(1)),
        Command::NewerYear => choose(model, |chosen| chosen.checked_add(1)),
        _ => in_list(model, command),
    }
    Vec::new()
}

fn choose(model: &mut Model, step: impl Fn(usize) -> Option<usize>) {
    let Some(Layer::Compare(compare)) = model.layers.last() else { return };
    let chosen = step(compare.chosen).filter(|chosen| *chosen < compare.others.len());
    let other = chosen.and_then(|chosen| compare.others.get(chosen));
    let Some((chosen, diff)) = chosen.zip(difference(model, other)) else {
        model.say(screen::NO_FURTHER_YEAR);
        return;
    };
    if let Some(Layer::Compare(compare)) = model.layers.last_mut() {
        (compare.chosen, compare.diff, compare.cursor, compare.detail) = (chosen, diff, 0, None);
    }
}

fn in_list(model: &mut Model, command: Command) {
    let page = usize::from(model.size.1).saturating_sub(8).max(1);
    let furthest = lines_of_page(model).saturating_sub(usize::from(model.size.1).saturating_sub(4));
    let Some(Layer::Compare(compare)) = model.layers.last_mut() else { return };
    let count = compare.shown().count();
    match (command, Move::of(command), &mut compare.detail) {
        (Command::OnlyChanges, ..) => {
            (compare.only_changes, compare.cursor, compare.detail) = (!compare.only_changes, 0, None);
        }
        (Command::Enter, ..) if count > 0 => compare.detail = Some(Scroll::default()),
        (_, Some(movement), Some(scroll)) => {
            scroll.0 = moved(scroll.0.min(furthest), movement, furthest + 1, page);
        }
        (_, Some(movement), None) => compare.cursor = moved(compare.cursor, movement, count, page),
        _ => {}
    }
}

pub(super) fn close_detail(model: &mut Model) {
    if let Some(Layer::Compare(compare)) = model.layers.last_mut() {
        compare.detail = None;
    }
}

/// Compares anew after the open audit changed.
pub(super) fn refresh(model: &mut Model) {
    let Some(Layer::Compare(compare)) = model.layers.last() else { return };
    let Some(diff) = difference(model, compare.others.get(compare.chosen)) else { return };
    if let Some(Layer::Compare(compare)) = model.layers.last_mut() {
        compare.diff = diff;
        compare.cursor = compare.cursor.min(compare.shown().count().saturating_sub(1));
    }
}
