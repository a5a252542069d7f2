//! All boards: which year, which framework and which page are shown, and into a board's audit.

use super::super::boards::{Boards, Leads, Row, Topic, gather};
use super::super::commands::Command;
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::palette::{Choice, Does, Palette};
use super::{library, move_about};
use crate::audit::BoardId;
use crate::words::boards as say;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    super::push(model, Layer::Boards(Box::default()));
    refresh(model);
    Vec::new()
}

/// Takes the audits together anew, after the shelf, the year or the framework changed. What lies below an audit waits
/// until that is left.
pub(super) fn refresh(model: &mut Model) {
    let Some(boards) = shown(model) else { return };
    let gathered = gather(model, boards);
    if let Some(boards) = shown_mut(model) {
        boards.refresh(gathered);
    }
}

fn shown(model: &Model) -> Option<&Boards> {
    if model.walkthrough().is_some() {
        return None;
    }
    model.layers.iter().find_map(|layer| if let Layer::Boards(boards) = layer { Some(&**boards) } else { None })
}

fn shown_mut(model: &mut Model) -> Option<&mut Boards> {
    model.layers.iter_mut().find_map(|layer| if let Layer::Boards(boards) = layer { Some(&mut **boards) } else { None })
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Right => turn(model, 1),
        Command::Left => turn(model, Topic::ALL.len() - 1),
        Command::OlderYear => step(model, |at| at.checked_sub(1)),
        Command::NewerYear => step(model, |at| at.checked_add(1)),
        Command::FindBoard => return find_board(model),
        Command::ChooseFramework => return choose_framework(model),
        Command::Enter => return enter(model),
        _ => return move_about::run(model, command),
    }
    Vec::new()
}

fn turn(model: &mut Model, pages: usize) {
    if let Some(boards) = shown_mut(model) {
        boards.turn(boards.topic.further(pages));
    }
}

/// Goes to another of the years that have audits.
fn step(model: &mut Model, step: impl Fn(usize) -> Option<usize>) {
    let Some(boards) = shown_mut(model) else { return };
    let years = &boards.gathered.years;
    let at = years.iter().position(|year| Some(*year) == boards.gathered.year);
    let Some(year) = at.and_then(step).and_then(|at| years.get(at)).copied() else {
        model.say(say::NO_FURTHER_YEAR);
        return;
    };
    (boards.chosen, boards.framework) = (Some(year), 0);
    refresh(model);
}

/// Opens the selected board's audit, or asks which of the boards that miss the selected standard is meant.
fn enter(model: &mut Model) -> Vec<Effect> {
    let selected = shown(model).and_then(Boards::selected);
    let Some(Row::Figures { leads, .. }) = selected else { return Vec::new() };
    match leads.clone() {
        Leads::Nowhere => Vec::new(),
        Leads::Board(board) => open_audit(model, &board),
        Leads::Missing(missing) if missing.is_empty() => {
            model.say(say::MISSED_BY_NOBODY);
            Vec::new()
        }
        Leads::Missing(missing) => choose(model, say::WHICH_MISSING, Does::OpenBoard, |board| missing.contains(board)),
    }
}

/// Asks for one of the boards that are meant.
fn choose(
    model: &mut Model,
    title: &'static str,
    does: fn(BoardId) -> Does,
    is_meant: impl Fn(&BoardId) -> bool,
) -> Vec<Effect> {
    let names = shown(model).map_or(&[][..], |boards| &boards.gathered.names);
    let choice = |(board, name): &(BoardId, String)| Choice::new(say::named(name, board.as_str()), does(board.clone()));
    let choices = names.iter().filter(|(board, _)| is_meant(board)).map(choice).collect();
    super::push(model, Layer::Palette(Palette { title, choices, pointing: true, ..Palette::default() }))
}

/// Opens a board's audit of the year.
pub(super) fn open_audit(model: &mut Model, board: &BoardId) -> Vec<Effect> {
    let Some(year) = shown(model).and_then(|boards| boards.gathered.year) else { return Vec::new() };
    let path = model.of_board(board).find(|(_, audit)| audit.year == year).map(|(path, _)| path.to_path_buf());
    path.map(|path| library::open_file(model, path, None)).unwrap_or_default()
}

/// Asks for a board to go to: on this page if boards are listed there, else in the ranking.
fn find_board(model: &mut Model) -> Vec<Effect> {
    let Some(boards) = shown_mut(model) else { return Vec::new() };
    if !boards.rows().iter().any(|row| row.board().is_some()) {
        boards.turn(Topic::Ranking);
    }
    let listed: Vec<BoardId> = boards.rows().iter().filter_map(Row::board).cloned().collect();
    if listed.is_empty() {
        model.say(say::NO_BOARD_TO_FIND);
        return Vec::new();
    }
    choose(model, say::WHICH_BOARD, Does::ToBoard, |board| listed.contains(board))
}

pub(super) fn to_board(model: &mut Model, board: &BoardId) -> Vec<Effect> {
    if let Some(boards) = shown_mut(model) {
        boards.to_board(Some(board));
    }
    Vec::new()
}

fn choose_framework(model: &mut Model) -> Vec<Effect> {
    let Some(boards) = shown(model) else { return Vec::new() };
    if boards.gathered.frameworks.len() < 2 {
        model.say(say::ONE_FRAMEWORK);
        return Vec::new();
    }
    let choice = |(place, title): (usize, &String)| Choice::new(title.clone(), Does::Framework(place));
    let choices = boards.gathered.frameworks.iter().enumerate().map(choice).collect();
    let (title, cursor) = (say::WHICH_FRAMEWORK, boards.framework);
    super::push(model, Layer::Palette(Palette { title, cursor, choices, pointing: true, ..Palette::default() }))
}

pub(super) fn take_framework(model: &mut Model, place: usize) -> Vec<Effect> {
    if let Some(boards) = shown_mut(model) {
        boards.framework = place;
    }
    refresh(model);
    Vec::new()
}
