//! The terminal interface, opened on what was typed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::near_command;
use super::context::Context;
use super::out::{Ended, Stop, complain};
use super::{settings, theme};
use crate::assess;
use crate::audit;
use crate::config::Surroundings;
use crate::desk::Desk;
use crate::framework::Frameworks;
use crate::store::{self, Recovery};
use crate::tui::app::{self, App, Tools};
use crate::tui::glyphs::Glyphs;
use crate::tui::model::{Model, Settings};
use crate::tui::theme::Depth;
use crate::words::{self, screen};

/// Opens what PATH names, else the audits folder. A PATH that is not there may be a misspelt command.
pub(super) fn typed(context: &mut Context, path: Option<PathBuf>) -> Result<Ended, Stop> {
    let path = match path {
        None => context.audits().to_owned(),
        Some(path) => store::resolve(&path, context.audits()).map_err(|error| {
            Stop::failed(near_command(&path.to_string_lossy()).unwrap_or_else(|| error.to_string()))
        })?,
    };
    open(context, &path, false)
}

/// Opens the interface: a file as its walkthrough, a folder as the library below it.
pub(super) fn open(context: &mut Context, path: &Path, demo: bool) -> Result<Ended, Stop> {
    let surroundings = &context.surroundings;
    if !surroundings.terminal.interactive {
        return Err(Stop::failed(if surroundings.terminal.dumb { words::DUMB_TERMINAL } else { words::NO_TERMINAL }));
    }
    let file = (!path.is_dir() && path.exists()).then_some(path);
    let (themes, config) = (surroundings.folders.themes(), surroundings.folders.config_file());
    let depth = Depth::detect(|name| surroundings.variables.text(name));
    let mut model = model(context, path, demo);
    let file = file.map(|file| as_in_library(file, &model.settings.folder));
    warn(&mut model, context.wrong_setting(), depth);
    let tools = Tools {
        depth,
        theme: Arc::new(move |name| theme::find(themes.as_deref(), name)),
        keep_setting: Box::new(move |setting, value| settings::keep(config.as_deref(), setting, value)),
        mouse: surroundings.settings.mouse,
        editor: surroundings.editor.clone(),
        recovery: surroundings.folders.recovery().map(Recovery::new),
        versions: Arc::clone(&context.versions),
    };
    let (model, ended) = App::new(model, tools)
        .run(file.as_deref())
        .map_err(|error| Stop::failed(format!("the terminal cannot be used: {error}")))?;
    let left = left(&model);
    Ok(match ended {
        app::Ended::Left => left,
        app::Ended::Signalled(signal) => Ended::Signalled(signal.exit_code()),
    })
}

/// The model of an interface that is to open that path.
pub(super) fn model(context: &Context, path: &Path, demo: bool) -> Model {
    let surroundings = &context.surroundings;
    let settings = Settings {
        today: surroundings.today,
        user: surroundings.user.clone(),
        glyphs: glyphs(surroundings),
        folder: if path.is_dir() || !path.exists() {
            path.to_owned()
        } else {
            library_of(path, context.audits(), &context.known.frameworks)
        },
        demo,
        themes: theme::names(surroundings.folders.themes().as_deref()),
        state: surroundings.folders.places.state.clone(),
        hints: surroundings.settings.hints,
        advance: surroundings.settings.advance,
        editor: surroundings.editor.is_some(),
    };
    let theme = surroundings.settings.theme.clone().unwrap_or_else(|| "dark".to_owned());
    let mut model = Model::new(settings, context.known.frameworks.clone(), theme);
    model.keys = context.keys.clone();
    model
}

/// Says where the audit is; what could not be saved could not be done.
pub(super) fn left(model: &Model) -> Ended {
    say_where(model);
    if model.desk.as_ref().is_some_and(Desk::is_unsaved) { Ended::Undone } else { Ended::Done }
}

/// The signs that are asked for, else those that the terminal shows.
fn glyphs(surroundings: &Surroundings) -> Glyphs {
    if surroundings.shows_ascii() { Glyphs::ASCII } else { Glyphs::UNICODE }
}

/// Says at the start what is not as one might expect it: settings that are wrong, few colours.
fn warn(model: &mut Model, wrong_setting: Option<String>, depth: Depth) {
    match (wrong_setting, depth) {
        (Some(what), _) => model.complain(screen::sentence(&what)),
        (None, Depth::Ansi16) => model.say(screen::SIXTEEN_COLOURS),
        _ => {}
    }
}

/// The library of a file that was named: the audits folder if the file is in it, else the folder above its own if that is
/// the board's, as in BOARD/YEAR.toml, else its own. No other folder is searched: of an audit in a home folder it would be
/// everybody's.
fn library_of(file: &Path, audits: &Path, frameworks: &Frameworks) -> PathBuf {
    let [whole, folder] = [file, audits].map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    if whole.starts_with(&folder) {
        return audits.to_owned();
    }
    let own = whole.parent().unwrap_or(&whole);
    let board =
        || store::read_text(&whole).ok().and_then(|text| audit::read(&text, frameworks).audit).map(|it| it.board.id);
    let above = own.parent().filter(|_| own.file_name().zip(board()).is_some_and(|(name, id)| name == id.as_str()));
    above.unwrap_or(own).to_owned()
}

/// A file's path as it is found when the library is read. By their paths files are known there, and under two spellings one
/// audit would be two.
fn as_in_library(file: &Path, library: &Path) -> PathBuf {
    let [whole, folder] = [file, library].map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    whole.strip_prefix(&folder).map_or_else(|_| file.to_owned(), |below| library.join(below))
}

/// Says in a line where the audit is and how far it is.
fn say_where(model: &Model) {
    let Some(desk) = &model.desk else { return };
    let progress = assess::progress(desk.audit(), desk.framework());
    let far = words::progress(progress.answered, progress.of);
    let unsaved = if desk.is_unsaved() { " The last changes are NOT saved." } else { "" };
    let typed = if model.kept.is_empty() { "" } else { " What you were typing is kept and offered the next time." };
    let (board, path) = (&desk.audit().board.name, desk.path().display());
    if desk.path().is_file() {
        complain(&format!("{board} is in {path}: {far}.{unsaved}{typed}"));
    } else {
        complain(&format!("{board}: {far}. Its file, {path}, is no longer there.{unsaved}{typed}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audit_is_known_by_one_path_however_it_was_typed() {
        let here = std::env::current_dir().unwrap().join("audits/pellan/2014.toml");
        for typed in ["audits/pellan/2014.toml", "./audits/pellan/2014.toml", here.to_str().unwrap()] {
            assert_eq!(as_in_library(Path::new(typed), Path::new("audits")), Path::new("audits/pellan/2014.toml"));
        }
        let whole = as_in_library(Path::new("audits/pellan/2014.toml"), here.parent().unwrap());
        assert_eq!(whole, here);
    }

    #[test]
    fn only_the_folder_of_boards_is_a_library_and_not_whatever_is_above_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let text = std::fs::read_to_string("audits/northbridge/2014.toml").unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &text).unwrap();
            path
        };
        let library = |name: &str| {
            let library = library_of(&file(name), Path::new("audits"), &Frameworks::embedded());
            library.strip_prefix(folder.path()).unwrap().to_owned()
        };
        assert_eq!(library("boards/northbridge/2014.toml"), Path::new("boards"));
        assert_eq!(library("boards/northbridge/draft.toml"), Path::new("boards"));
        assert_eq!(library("home/2014.toml"), Path::new("home"));
        let audits =
            library_of(Path::new("audits/northbridge/2014.toml"), Path::new("audits"), &Frameworks::embedded());
        assert_eq!(audits, Path::new("audits"));
    }
}
