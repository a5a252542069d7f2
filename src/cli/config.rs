//! `config`: where things are kept, what is set, and whether the configuration file is right.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::files;
use super::out::{Ended, Stop};
use super::settings::{span_of, understood};
use crate::config::{FOLDER_MISSING, Settings};
use crate::plain::Finding;
use crate::store;
use crate::tui::commands::TABLE;
use crate::tui::editor::USUAL;
use crate::words;

#[derive(Clone, Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Say where the configuration file is, or would be.
    Path,
    /// Show every setting here, its value and where it comes from.
    Show,
    /// Find what is wrong in a configuration file.
    Check {
        /// The file; without it the one that is used here.
        file: Option<PathBuf>,
    },
}

pub(super) fn run(context: &mut Context, command: Command) -> Result<Ended, Stop> {
    match command {
        Command::Path => {
            let path = shown(config_file(context)?.as_path());
            context.out.line(&path)?;
            Ok(Ended::Done)
        }
        Command::Show => show(context),
        Command::Check { file: Some(file) } => check_file(context, &file),
        Command::Check { file: None } => {
            let path = config_file(context)?;
            // A link that leads nowhere is there too.
            if path.symlink_metadata().is_ok() {
                return check_file(context, &path);
            }
            context.out.line(&format!("{}: there is none, and none is needed", shown(&path)))?;
            Ok(Ended::Done)
        }
    }
}

fn config_file(context: &Context) -> Result<PathBuf, Stop> {
    let no_home = "there is no home folder, so there is no configuration. Set HOME";
    context.surroundings.folders.config_file().ok_or_else(|| Stop::failed(no_home))
}

fn show(context: &mut Context) -> Result<Ended, Stop> {
    for (name, value) in folders(context) {
        context.out.line(&format!("{name:<15}{value}"))?;
    }
    for (name, value, origin) in settings(context).into_iter().chain(keys(context)) {
        context.out.line(&format!("{name:<27}{value}  ({origin})"))?;
    }
    Ok(Ended::Done)
}

fn folders(context: &Context) -> Vec<(&'static str, String)> {
    let folders = &context.surroundings.folders;
    let folder = |path: Option<&Path>| path.map_or("none, without a home folder".to_owned(), shown);
    vec![
        ("configuration", folder(folders.config_file().as_deref())),
        ("audits", format!("{} ({})", shown(&folders.audits.path), folders.audits.origin)),
        ("frameworks", folder(folders.frameworks().as_deref())),
        ("themes", folder(folders.themes().as_deref())),
        ("state", folder(folders.places.state.as_deref())),
        ("versions", folder(context.versions.folder().as_deref())),
        ("today", words::date(context.surroundings.today)),
        ("", String::new()),
    ]
}

/// What a setting is called, its value, and where that comes from.
type Row = (String, String, &'static str);

const CONFIGURED: &str = "from the configuration";
const DEFAULT: &str = "the default";

fn settings(context: &Context) -> Vec<Row> {
    let it = &context.surroundings;
    let set = &it.settings;
    let row = |name: &str, value: String, origin| (name.to_owned(), value, origin);
    let or = |set: bool, otherwise: &'static str| if set { CONFIGURED } else { otherwise };
    let usual = Settings::default();
    let text = |text: &Option<String>, otherwise: &str| text.clone().unwrap_or_else(|| otherwise.to_owned());
    vec![
        row("theme", text(&set.theme, "dark"), or(set.theme.is_some(), DEFAULT)),
        row("user", text(&it.user, "not known"), or(set.user.is_some(), "the account's name")),
        editor(context),
        row(
            "glyphs",
            word(it.shows_ascii(), "ascii", "unicode"),
            or(set.ascii.is_some(), "by the locale and the terminal"),
        ),
        row("mouse", set.mouse.to_string(), or(set.mouse != usual.mouse, DEFAULT)),
        row("hints", set.hints.to_string(), or(set.hints != usual.hints, DEFAULT)),
        row("versions", set.versions.to_string(), or(set.versions != usual.versions, DEFAULT)),
        row("advance", word(set.advance, "next", "stay"), or(set.advance != usual.advance, DEFAULT)),
    ]
}

/// The editor that is set, or the one that is used where none is.
fn editor(context: &Context) -> Row {
    let it = &context.surroundings;
    let is_there = |name: &&&str| {
        let path = it.variables.text("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
    };
    let (value, origin) = match (&it.editor, USUAL.iter().find(is_there)) {
        (Some(editor), _) if it.settings.editor.is_some() => (editor.as_str(), CONFIGURED),
        (Some(editor), _) => (editor.as_str(), "from VISUAL or EDITOR"),
        (None, Some(usual)) => (*usual, "found here; VISUAL and EDITOR are not set"),
        (None, None) => ("none", "VISUAL and EDITOR are not set"),
    };
    ("editor".to_owned(), value.to_owned(), origin)
}

fn word(yes: bool, one: &str, other: &str) -> String {
    if yes { one } else { other }.to_owned()
}

/// The keys of every command by its name, as they are written in the configuration.
fn keys(context: &Context) -> Vec<Row> {
    let row = |spec: &crate::tui::commands::Spec| {
        let bound: Vec<&str> = context.keys.names(spec.name).collect();
        let origin = if bound == spec.keys { DEFAULT } else { CONFIGURED };
        (format!("keys.{}", spec.name), if bound.is_empty() { "none".to_owned() } else { bound.join(" ") }, origin)
    };
    TABLE.iter().map(row).collect()
}

fn check_file(context: &mut Context, path: &Path) -> Result<Ended, Stop> {
    let text = store::read_text(path).map_err(Stop::failed)?;
    let (settings, mut found) = Settings::read(&text);
    let themes = context.surroundings.folders.themes();
    found.extend(understood(&text, &settings, themes.as_deref()).1);
    found.extend(audits_missing(context, &text, &settings));
    files::findings(context, path, &text, &found)
}

/// That the audits folder of the settings is none. Only here: elsewhere it is no mistake before there is an audit.
fn audits_missing(context: &Context, text: &str, settings: &Settings) -> Option<Finding> {
    let surroundings = &context.surroundings;
    let set = surroundings.folders.places.audits_set(settings, &surroundings.variables);
    let folder = set.filter(|folder| !folder.is_dir())?;
    let message = words::no_audits_folder(&shown(&folder), folder.exists());
    let finding = Finding::new(FOLDER_MISSING, "audits", message).at(span_of(text, "audits"));
    Some(finding.help(words::NAME_OR_MAKE_FOLDER))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
