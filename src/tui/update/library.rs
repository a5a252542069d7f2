//! The list of audits: opening one, and beginning a new one.

use std::path::{Path, PathBuf};

use super::super::commands::Command;
use super::super::field::{Purpose, TextField};
use super::super::layer::{Layer, Walkthrough};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::shelf::{self, Goal};
use super::{filter, meanwhile, move_about, text};
use crate::audit::{Audit, Board, BoardId, Year};
use crate::compare::{Side, blank, carry_over};
use crate::desk::Desk;
use crate::words::{library, screen};

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Enter | Command::NewAudit if command == Command::NewAudit || model.is_welcome() => {
            ask(model, Purpose::NewBoard, screen::NEW_BOARD, "")
        }
        Command::Enter => open(model, None),
        Command::NextYear => next_year(model),
        Command::Examples if model.is_welcome() => vec![Effect::CopyExamples(model.settings.state.clone())],
        Command::Examples => {
            model.say(library::EXAMPLES_ELSEWHERE);
            Vec::new()
        }
        Command::Filter => filter::open(model),
        Command::Sort => {
            if let Some(library) = model.library_mut() {
                library.sort = library.sort.next();
            }
            shelf::arrange(model);
            Vec::new()
        }
        _ => move_about::run(model, command),
    }
}

/// Opens the selected audit, on its walkthrough or on what is its goal.
pub(super) fn open(model: &mut Model, goal: Option<Goal>) -> Vec<Effect> {
    let path = model.selected().map(|entry| entry.path.clone());
    path.map(|path| open_file(model, path, goal)).unwrap_or_default()
}

/// Asks for a file to be opened, and keeps in mind what it is to show.
pub(super) fn open_file(model: &mut Model, path: PathBuf, goal: Option<Goal>) -> Vec<Effect> {
    // Reading its file again would lose what is not saved.
    if model.desk.as_ref().is_some_and(|desk| desk.is_unsaved() && desk.path() == path) {
        super::push(model, Layer::Walkthrough(Walkthrough::default()));
        super::actions::reach(model, goal);
        return meanwhile::tell(model);
    }
    if let Some(library) = model.library_mut() {
        library.goal = goal;
    }
    vec![Effect::Open(path)]
}

/// The example audits were copied: they are the library from now on.
pub(super) fn examples(model: &mut Model, copied: Result<PathBuf, String>) -> Vec<Effect> {
    match copied {
        Ok(folder) => {
            (model.settings.folder, model.settings.demo) = (folder, true);
            model.say(library::EXAMPLES_OPENED);
            vec![Effect::ReadShelf]
        }
        Err(why) => {
            model.complain(why);
            Vec::new()
        }
    }
}

fn ask(model: &mut Model, purpose: Purpose, title: &str, text: &str) -> Vec<Effect> {
    text::show(model, TextField::new(purpose, title.to_owned(), text, false))
}

/// Selects an audit by its place among those shown.
pub(super) fn select(model: &mut Model, place: usize) {
    if let Some(library) = model.library_mut() {
        library.cursor = place;
    }
    let selected = model.selected().map(|entry| entry.path.clone());
    if let Some(library) = model.library_mut() {
        library.selected = selected;
    }
}

/// Takes a board's name and asks for the year.
pub(super) fn name_board(model: &mut Model, name: &str) -> Result<Vec<Effect>, String> {
    BoardId::of_name(name).map_err(|_| screen::NAME_TOO_BARE.to_owned())?;
    let year = model.settings.today.year().to_string();
    Ok(ask(model, Purpose::NewYear(name.trim().to_owned()), screen::NEW_YEAR, &year))
}

/// Asks for a blank audit of the board of that name to be made.
pub(super) fn new_audit(model: &Model, name: &str, year: &str) -> Result<Vec<Effect>, String> {
    let year: Year = year.trim().parse()?;
    all_are_read(model)?;
    let framework = model.frameworks.default_one().ok_or_else(|| screen::NO_FRAMEWORK.to_owned())?;
    let board = match Board::known(name, audits(model)) {
        Some(board) => board.clone(),
        None => Board::new(BoardId::of_name(name).map_err(|error| error.to_string())?, name),
    };
    if has_audit(model, &board.id, year) {
        return Err(screen::already_there(name, year));
    }
    let text = blank(&board, year, framework);
    Ok(vec![Effect::Create { path: file_of(model, &board.id, year), text }])
}

fn audits(model: &Model) -> impl Iterator<Item = &Audit> {
    model.shelf.iter().filter_map(|entry| entry.audit.as_ref().ok())
}

/// The id of the board of that name, or that a board of that name would have.
pub(super) fn id_of(model: &Model, name: &str) -> Option<BoardId> {
    let known = Board::known(name, audits(model)).map(|board| board.id.clone());
    known.or_else(|| BoardId::of_name(name).ok())
}

/// Before every audit is read it cannot be told whether a board has one of that year.
fn all_are_read(model: &Model) -> Result<(), String> {
    if model.reading.is_some() { Err(library::STILL_READING.to_owned()) } else { Ok(()) }
}

fn file_of(model: &Model, board: &BoardId, year: Year) -> PathBuf {
    model.settings.folder.join(board.as_str()).join(format!("{year}.toml"))
}

/// Asks for which year an audit is to be begun from the selected one; nothing is begun by a slip of the hand.
fn next_year(model: &mut Model) -> Vec<Effect> {
    let Some(entry) = model.selected() else { return Vec::new() };
    let Ok(previous) = entry.audit.as_ref() else { return Vec::new() };
    let title = screen::begin_from(&previous.board.name, previous.year);
    let after = (previous.year.number() + 1..).filter_map(|year| Year::try_from(i64::from(year)).ok());
    let next = after.take(100).find(|year| !has_audit(model, &previous.board.id, *year));
    let next = next.map_or_else(String::new, |year| year.to_string());
    ask(model, Purpose::NextYear(entry.path.clone()), &title, &next)
}

/// Asks for an audit of that year to be made from the one in a file, in the same folder.
pub(super) fn carry(model: &Model, previous: &Path, year: &str) -> Result<Vec<Effect>, String> {
    let year: Year = year.trim().parse()?;
    all_are_read(model)?;
    let entry = model.shelf.iter().find(|entry| entry.path == previous);
    let audit = entry.and_then(|entry| entry.audit.as_ref().ok()).ok_or(screen::NOTHING_TO_BEGIN_FROM)?;
    if has_audit(model, &audit.board.id, year) {
        return Err(screen::already_there(&audit.board.name, year));
    }
    let framework = model.frameworks.get(&audit.framework).ok_or(screen::ITS_FRAMEWORK_IS_UNKNOWN)?;
    let text = carry_over(Side { audit, framework }, framework, year).map_err(|error| error.to_string())?;
    Ok(vec![Effect::Create { path: previous.with_file_name(format!("{year}.toml")), text }])
}

/// Whether a board has an audit of that year on the shelf, open or not.
fn has_audit(model: &Model, board: &BoardId, year: Year) -> bool {
    audits(model)
        .chain(model.desk.as_ref().map(Desk::audit))
        .any(|audit| audit.board.id == *board && audit.year == year)
}
