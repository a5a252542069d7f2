//! The list of audits: opening one, and beginning a new one.

use std::path::PathBuf;

use super::super::commands::Command;
use super::super::field::{Purpose, TextField};
use super::super::message::Effect;
use super::super::model::{Layer, Model, Walkthrough};
use super::move_about::{Move, moved};
use super::text;
use crate::audit::{Audit, Board, BoardId, Year};
use crate::compare::{Side, blank, carry_over};
use crate::plain::slug;
use crate::words::screen;

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Enter => open(model),
        Command::NewAudit => ask(model, Purpose::NewBoard, screen::NEW_BOARD, ""),
        Command::NextYear => next_year(model),
        _ => move_by(model, command),
    }
}

fn open(model: &mut Model) -> Vec<Effect> {
    let Some(Layer::Library(library)) = model.layers.last() else { return Vec::new() };
    let Some(path) = model.shelf.get(library.cursor).map(|entry| entry.path.clone()) else { return Vec::new() };
    // Reading its file again would lose what is not saved.
    if model.desk.as_ref().is_some_and(|desk| desk.is_unsaved() && desk.path() == path) {
        return super::push(model, Layer::Walkthrough(Walkthrough::default()));
    }
    vec![Effect::Open(path)]
}

fn ask(model: &mut Model, purpose: Purpose, title: &str, text: &str) -> Vec<Effect> {
    text::show(model, TextField::new(purpose, title.to_owned(), text, false))
}

fn move_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let (count, page) = (model.shelf.len(), usize::from(model.size.1).saturating_sub(6).max(1));
    if let (Some(movement), Some(Layer::Library(library))) = (Move::of(command), model.layers.last_mut()) {
        library.cursor = moved(library.cursor, movement, count, page);
    }
    Vec::new()
}

/// Takes a board's name and asks for the year.
pub(super) fn name_board(model: &mut Model, name: &str) -> Result<Vec<Effect>, String> {
    let name = name.trim();
    if slug(name).is_empty() {
        return Err("a name needs at least one letter or digit".to_owned());
    }
    let year = model.settings.today.year().to_string();
    Ok(ask(model, Purpose::NewYear(name.to_owned()), screen::NEW_YEAR, &year))
}

/// Asks for a blank audit of the board of that name to be made.
pub(super) fn new_audit(model: &Model, name: &str, year: &str) -> Result<Vec<Effect>, String> {
    let year: Year = year.trim().parse()?;
    let id: BoardId = board_id(model, name).map_err(|error| error.to_string())?;
    if model.years_of(&id).any(|(_, audit)| audit.year == year) {
        return Err(screen::already_there(name, year));
    }
    let framework = model.frameworks.default_one().ok_or_else(|| "no framework is known".to_owned())?;
    let board = Board {
        id: id.clone(),
        name: name.to_owned(),
        region: None,
        children: None,
        covers: 1,
        neighbours: Vec::new(),
        agencies: Vec::new(),
    };
    let text = blank(&board, year, framework);
    Ok(vec![Effect::Create { path: file_of(model, &id, year), text }])
}

/// The id of the board of that name: the one it has on the shelf, or one made from the name without a final "LSCB".
fn board_id(model: &Model, name: &str) -> Result<BoardId, crate::plain::IdError> {
    let known = model.shelf.iter().filter_map(|entry| entry.audit.as_ref().ok()).find(|audit| audit.board.name == name);
    let slug = slug(name.trim().strip_suffix("LSCB").filter(|rest| !rest.trim().is_empty()).unwrap_or(name));
    known.map_or_else(|| slug.parse(), |audit| Ok(audit.board.id.clone()))
}

fn file_of(model: &Model, board: &BoardId, year: Year) -> PathBuf {
    model.settings.folder.join(board.as_str()).join(format!("{year}.toml"))
}

/// Asks for the year after the selected audit's to be begun from it.
fn next_year(model: &mut Model) -> Vec<Effect> {
    let Some(Layer::Library(library)) = model.layers.last() else { return Vec::new() };
    let Some(Ok(previous)) = model.shelf.get(library.cursor).map(|entry| entry.audit.as_ref()) else {
        return Vec::new();
    };
    match carried(model, previous) {
        Ok((path, text)) => vec![Effect::Create { path, text }],
        Err(why) => {
            model.complain(screen::sentence(&why));
            Vec::new()
        }
    }
}

fn carried(model: &Model, previous: &Audit) -> Result<(PathBuf, String), String> {
    let year =
        Year::try_from(i64::from(previous.year.number()) + 1).map_err(|year| format!("{year} is too late a year"))?;
    if model.years_of(&previous.board.id).any(|(_, audit)| audit.year == year) {
        return Err(screen::already_there(&previous.board.name, year));
    }
    let framework = model.frameworks.get(&previous.framework).ok_or_else(|| "its framework is not known".to_owned())?;
    let text = carry_over(Side { audit: previous, framework }, framework, year).map_err(|error| error.to_string())?;
    Ok((file_of(model, &previous.board.id, year), text))
}
