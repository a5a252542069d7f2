//! Searching the open audit: typing narrows the hits, Enter goes to one, n and N go on from there.

use crossterm::event::KeyEvent;

use super::super::commands::Command;
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::search::{Hit, Search, hits};
use super::move_about::{self, Move};
use super::{palette, walkthrough};
use crate::words::screen;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.desk.is_none() {
        return Vec::new();
    }
    super::push(model, Layer::Search(Search::default()))
}

pub(super) fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    if let Some(Layer::Search(search)) = model.layers.last_mut() {
        palette::type_into(&mut search.query, event);
        search.cursor = 0;
    }
    Vec::new()
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Layer::Search(search)) = model.layers.last() else { return Vec::new() };
    let (found, cursor, query) = (found(model, &search.query), search.cursor, search.query.clone());
    if Move::of(command).is_some() {
        return move_about::run(model, command);
    }
    model.searched = query;
    // Where nothing is found it says so already, and something else can be typed.
    let Some(hit) = found.get(cursor) else { return Vec::new() };
    model.layers.pop();
    go_to(model, hit, (cursor + 1, found.len()));
    Vec::new()
}

/// Where a query is found in the open audit.
fn found(model: &Model, query: &str) -> Vec<Hit> {
    model.desk.as_ref().map_or_else(Vec::new, |desk| hits(desk.audit(), desk.framework(), query))
}

/// Goes to the next hit of the last search, or to the one before, going round at the end.
pub(super) fn again(model: &mut Model, forwards: bool) -> Vec<Effect> {
    let found = found(model, &model.searched);
    let Some(walkthrough) = model.walkthrough() else { return Vec::new() };
    let here = (walkthrough.standard, walkthrough.in_form.then_some(walkthrough.row));
    let place = |hit: &Hit| (hit.standard, hit.row);
    let at = if forwards {
        found.iter().position(|hit| place(hit) > here).or(Some(0))
    } else {
        found.iter().rposition(|hit| place(hit) < here).or(found.len().checked_sub(1))
    };
    match at.and_then(|at| Some((at, found.get(at)?))) {
        Some((at, hit)) => go_to(model, hit, (at + 1, found.len())),
        None if model.searched.is_empty() => model.say(screen::NOTHING_SEARCHED),
        None => model.say(screen::found_nowhere(&model.searched)),
    }
    Vec::new()
}

fn go_to(model: &mut Model, hit: &Hit, (at, of): (usize, usize)) {
    palette::show_standard(model, hit.standard);
    if let (Some(row), Some(walkthrough)) = (hit.row, model.walkthrough_mut()) {
        (walkthrough.in_form, walkthrough.row) = (true, row);
    } else {
        walkthrough::to_list(model);
    }
    model.say(screen::found(&model.searched, at, of));
}
