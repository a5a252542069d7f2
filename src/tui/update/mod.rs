//! Every decision of the interface: what a message makes of the model, and what is to be done outside it.

mod actions;
mod agencies;
mod answer;
mod boards;
mod compare;
mod conflicts;
mod filter;
mod keeping;
mod library;
mod meanwhile;
mod move_about;
mod open;
mod palette;
mod paper;
mod pick;
mod question;
mod returns;
mod save;
mod search;
mod sheet;
mod sign_off;
mod text;
mod trend;
mod undo;
mod walkthrough;

use std::path::PathBuf;

use super::commands::{Command, Place};
use super::events::{Input, KeyCode, KeyEvent};
use super::keys::Key;
use super::layer::{Layer, Scroll, Themes};
use super::message::{Effect, Message, Setting};
use super::model::Model;
use super::palette::Palette;
use super::search::Search;
use super::shelf;
use super::terminal::Signal;
use crate::desk::Desk;
use crate::words::{screen, versions};
use move_about::Move;

pub use open::{after_first_frame, start};

/// Takes a message into the model and says what is to be done.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Input(input) => take_input(model, input),
        Message::Run(command) => {
            model.notice = None;
            run(model, command)
        }
        Message::Jump(index) => {
            palette::show_standard(model, index);
            Vec::new()
        }
        Message::Write(text) => write(model, &text),
        Message::Shelf(entries) => open::shelf(model, entries),
        Message::YearBefore(entry) => {
            model.shelf.extend(entry.map(|entry| *entry));
            Vec::new()
        }
        Message::Reading(reading) => open::reading(model, reading),
        Message::Examples(copied) => library::examples(model, copied),
        Message::Opened(path, result) => open::opened(model, &path, result),
        Message::SettingKept(setting, result) => setting_kept(model, setting, result),
        Message::Created(result) => open::created(model, result),
        Message::FormsWritten { written, refused } => returns::made(model, &written, &refused),
        Message::FormsFound(forms) => returns::choose_form(model, forms),
        Message::FormRead(path, form) => returns::read(model, &path, form),
        Message::Saved(text, outcome) => save::saved(model, text, outcome),
        Message::VersionNotKept(why) => {
            model.complain(versions::not_kept(&why));
            Vec::new()
        }
        Message::SavedBeside(result) => save::saved_beside(model, result),
        Message::PaperWritten(result) => paper::written(model, result),
        Message::ChangedOnDisk(path, read) => meanwhile::changed(model, &path, read),
        Message::GoneFromDisk(path) => question::gone(model, &path),
        Message::AlsoOpen(path, others) => meanwhile::also_open(model, &path, others),
        Message::LeftOver(audit, waiting) => keeping::left_over(model, &audit, waiting),
        Message::NotKept(why) => keeping::not_kept(model, why),
        Message::Edited(edited, and_keep) => keeping::edited(model, edited, and_keep),
    }
}

fn take_input(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        // Nobody sees what these would do.
        Input::Key(event) if model.is_too_small() => press_blindly(model, event),
        Input::Paste(_) | Input::Mouse(_) if model.is_too_small() => Vec::new(),
        Input::Key(event) => press(model, event),
        Input::Paste(text) => paste(model, &text),
        Input::Mouse(event) => move_about::mouse(model, event),
        Input::Resize(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Input::Signal(Signal::Leave(_)) => leave(model),
        Input::Signal(Signal::Continued) => Vec::new(),
        Input::Tick => meanwhile::look_at_disk(model),
    }
}

/// On a screen too small for anything to be shown the only commands are those that lead out. What is being typed goes on:
/// it is seen before it is kept.
fn press_blindly(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    match model.keys.command(model.place(), Key::from(event)) {
        Some(Command::Leave) => leave(model),
        Some(command @ (Command::Quit | Command::Suspend)) => run(model, command),
        None if model.place() == Place::Text && event.code != KeyCode::Enter => text::press(model, event),
        _ => Vec::new(),
    }
}

/// A key that is a command in this place is run; any other is text where text is typed.
fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    let command = model.keys.command(model.place(), Key::from(event));
    let moves = command.is_some_and(|command| Move::of(command).is_some());
    model.notice.take_if(|notice| !(moves && notice.stays));
    match command {
        Some(Command::Leave) if matches!(model.layers.last(), Some(Layer::Text(_))) => text::copy_or_leave(model),
        Some(command) => run(model, command),
        None if needs_an_audit(model, event) => {
            model.say(screen::OPEN_AN_AUDIT_FIRST);
            Vec::new()
        }
        None => type_key(model, event),
    }
}

/// Whether a key that means nothing in the list of audits is one of an open audit.
fn needs_an_audit(model: &Model, event: KeyEvent) -> bool {
    model.place() == Place::Library && model.keys.command(Place::Walkthrough, Key::from(event)).is_some()
}

fn type_key(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    match model.place() {
        Place::Text => text::press(model, event),
        Place::Palette => palette::press(model, event),
        Place::Search => search::press(model, event),
        Place::Filter => filter::press(model, event),
        _ => Vec::new(),
    }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match model.layers.last_mut() {
        Some(Layer::Text(field)) => {
            field.paste(text);
            return keeping::keep(model);
        }
        Some(Layer::Palette(Palette { query, cursor, .. }) | Layer::Search(Search { query, cursor })) => {
            query.push_str(&crate::plain::safe_line(text));
            *cursor = 0;
        }
        Some(Layer::Library(library)) if library.typing => {
            library.filter.push_str(&crate::plain::safe_line(text));
            shelf::arrange(model);
        }
        _ => model.say(screen::PASTE_NEEDS_A_FIELD),
    }
    Vec::new()
}

fn write(model: &mut Model, text: &str) -> Vec<Effect> {
    match model.layers.last_mut() {
        Some(Layer::Text(field)) => {
            field.replace(text);
            keeping::keep(model)
        }
        Some(Layer::Palette(palette)) => {
            (palette.query, palette.pointing) = (String::new(), false);
            paste(model, text)
        }
        _ => Vec::new(),
    }
}

/// Runs a command in the place where the keys go.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Quit if model.desk.as_ref().is_some_and(Desk::is_unsaved) => {
            model.complain(screen::LEAVING_UNSAVED);
            Vec::new()
        }
        Command::Leave | Command::Quit => leave(model),
        Command::Suspend => vec![Effect::Suspend],
        Command::Back => back(model),
        Command::Help if model.place() == Place::Help => back(model),
        Command::Help => push(model, Layer::Help(Scroll::default())),
        Command::Palette => palette::open(model),
        Command::Search => search::open(model),
        Command::Confused => palette::open_confused(model),
        Command::Themes if model.place() == Place::Themes => back(model),
        Command::Themes => themes(model),
        Command::YourName => text::your_name(model),
        Command::Library => open::library(model),
        Command::Undo => undo::undo(model),
        Command::Redo => undo::redo(model),
        Command::Save => save::save_now(model),
        Command::Overview => push_once(model, Layer::Overview(Scroll::default())),
        Command::BoardPaper => paper::write(model),
        Command::Compare => compare::open(model),
        Command::Trend => trend::open(model),
        Command::AllBoards if model.place() == Place::Boards => back(model),
        Command::AllBoards => boards::open(model),
        Command::Actions => actions::open(model),
        Command::Conflicts if model.place() == Place::Conflicts => back(model),
        Command::Conflicts => conflicts::open(model),
        Command::SignOff => sign_off::ask(model),
        Command::Reopen => sign_off::ask_why(model),
        Command::BoardDetails => sheet::open(model, super::form::SheetOf::Board),
        Command::AddAgency => agencies::ask_new(model),
        Command::MakeReturn => returns::choose_agency(model),
        Command::ReadReturn => returns::look_for_forms(model),
        Command::AuditDetails => sheet::open(model, super::form::SheetOf::Audit),
        Command::Indicators => sheet::open(model, super::form::SheetOf::Indicators),
        _ => run_in_place(model, command),
    }
}

fn run_in_place(model: &mut Model, command: Command) -> Vec<Effect> {
    match model.place() {
        Place::Library => library::run(model, command),
        Place::Filter => filter::run(model, command),
        Place::Walkthrough => walkthrough::run(model, command),
        Place::Compare => compare::run(model, command),
        Place::Trend => trend::run(model, command),
        Place::Boards => boards::run(model, command),
        Place::Actions => actions::run(model, command),
        Place::Conflicts => conflicts::run(model, command),
        Place::Sheet => sheet::run(model, command),
        Place::SignOff => sign_off::run(model, command),
        Place::Text if command == Command::Editor => keeping::hand_over(model, false),
        Place::Text => text::keep(model),
        Place::Palette => palette::run(model, command),
        Place::Search => search::run(model, command),
        Place::Question => question::run(model, command),
        Place::Offer => keeping::run(model, command),
        Place::Guidance if command == Command::Guidance => back(model),
        Place::Themes if command == Command::Enter => move_about::take_theme(model),
        Place::Overview | Place::Guidance | Place::Help | Place::Themes => move_about::run(model, command),
    }
}

/// Takes the topmost layer away; the last one stays.
fn back(model: &mut Model) -> Vec<Effect> {
    match model.layers.last() {
        Some(Layer::Themes(themes)) => {
            model.theme.clone_from(&themes.before);
            model.layers.pop();
        }
        Some(Layer::Library(library)) if library.typing || !library.filter.is_empty() => filter::clear(model),
        Some(Layer::Compare(open)) if open.detail.is_some() => compare::close_detail(model),
        Some(Layer::Trend(open)) if open.detail.is_some() => trend::close_detail(model),
        Some(Layer::Walkthrough(open)) if open.in_form => drop(walkthrough::to_list(model)),
        Some(Layer::Walkthrough(open)) if !open.picked.is_empty() => pick::put_back(model),
        Some(Layer::Walkthrough(open)) if open.filter.is_some() => walkthrough::list_all(model),
        Some(Layer::Actions(open)) if open.from_library => return open::library(model),
        // The shelf still holds the audit as it was opened.
        Some(Layer::Walkthrough(_)) => return open::leave(model),
        _ if model.layers.len() > 1 => drop(model.layers.pop()),
        _ => model.say(screen::FIRST_SCREEN),
    }
    Vec::new()
}

fn push(model: &mut Model, layer: Layer) -> Vec<Effect> {
    model.layers.push(layer);
    Vec::new()
}

/// Shows a screen of the open audit, in the place of another such screen that is on top.
fn push_once(model: &mut Model, layer: Layer) -> Vec<Effect> {
    if model.desk.is_none() {
        return Vec::new();
    }
    if matches!(
        model.layers.last(),
        Some(
            Layer::Overview(_)
                | Layer::Compare(_)
                | Layer::Trend(_)
                | Layer::Actions(_)
                | Layer::Conflicts(_)
                | Layer::Guidance(_)
        )
    ) {
        let before = model.layers.pop();
        if before.is_some_and(|before| before.place() == layer.place()) {
            return Vec::new();
        }
    }
    push(model, layer)
}

fn themes(model: &mut Model) -> Vec<Effect> {
    let before = model.theme.clone();
    let cursor = model.settings.themes.iter().position(|name| *name == before).unwrap_or_default();
    push(model, Layer::Themes(Themes { cursor, before }))
}

fn setting_kept(model: &mut Model, setting: Setting, result: Result<PathBuf, String>) -> Vec<Effect> {
    let what = match setting {
        Setting::Theme => screen::theme_taken(&model.theme),
        Setting::User => screen::name_taken(model.settings.user.as_deref().unwrap_or_default()),
    };
    match result {
        Ok(path) => model.say(screen::setting_kept(&what, &path)),
        Err(why) => model.complain(screen::setting_not_kept(&what, &why)),
    }
    Vec::new()
}

/// Leaves with nothing lost: what is being typed is kept first.
fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = text::keep_all(model);
    effects.push(Effect::Quit);
    effects
}
