//! `theme`: the colours of the terminal interface.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::files;
use super::out::{Ended, Stop};
use crate::plain::{Severity, did_you_mean, safe_line};
use crate::store;
use crate::tui::theme::{Depth, EMBEDDED, Theme, embedded, read_theme};
use crate::words;

/// The theme where none is chosen, or one that there is not.
const USUAL: &str = "dark";

/// The theme of a terminal without colours, whichever is chosen.
const WITHOUT_COLOURS: &str = "monochrome";

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the themes that are known.
    List,
    /// Show a theme's file, to start one of your own from.
    Show {
        /// Its name.
        name: String,
    },
    /// Find what is wrong in a theme file, its contrasts too.
    Check {
        /// The file, or the name of a theme.
        #[arg(value_name = "FILE|NAME")]
        file: PathBuf,
    },
}

pub(super) fn run(context: &mut Context, command: Command) -> Result<Ended, Stop> {
    let folder = context.surroundings.folders.themes();
    match command {
        Command::List => list(context, folder.as_deref()),
        Command::Show { name } => {
            let text = text_of(folder.as_deref(), &name).ok_or_else(|| unknown(folder.as_deref(), &name))?;
            context.out.line(text.trim_end())?;
            Ok(Ended::Done)
        }
        Command::Check { file } => {
            let file = own_file(folder.as_deref(), &file).unwrap_or(file);
            let text = match embedded_text(&file) {
                Some(text) => text.to_owned(),
                None => store::read_text(&file).map_err(Stop::failed)?,
            };
            let (_, found) = read_theme(&text, |name| text_of(folder.as_deref(), name));
            files::findings(context, &file, &text, &found)
        }
    }
}

fn list(context: &mut Context, folder: Option<&Path>) -> Result<Ended, Stop> {
    let chosen = context.surroundings.settings.theme.as_deref();
    let chosen = chosen.filter(|name| names(folder).iter().any(|known| known == name)).unwrap_or(USUAL).to_owned();
    let depth = Depth::detect(|name| context.surroundings.variables.text(name));
    for (name, path) in known(folder) {
        let mut from = path.as_ref().map_or("comes with the program".to_owned(), |path| path.display().to_string());
        if path.is_some() && embedded(&name).is_some() {
            from.push_str(", in the place of the one that comes with the program");
        }
        let mark = words::theme_mark(name == chosen, name == WITHOUT_COLOURS, depth == Depth::None);
        let wrong = path.as_ref().and_then(|path| unusable(folder, path));
        let wrong = wrong.map_or_else(String::new, |why| format!("  (cannot be used: {})", safe_line(&why)));
        context.out.line(&format!("{name:<22}{from}{mark}{wrong}"))?;
    }
    Ok(Ended::Done)
}

/// The names of all themes.
pub(super) fn names(folder: Option<&Path>) -> Vec<String> {
    known(folder).into_iter().map(|(name, _)| name).collect()
}

/// The theme of that name, the user's own first.
pub(super) fn find(folder: Option<&Path>, name: &str) -> Option<Theme> {
    match own_text(folder, name) {
        Some(text) => Some(read_theme(&text, |name| text_of(folder, name)).0),
        None => Theme::embedded(name),
    }
}

/// The names of all themes, with the files of the user's own. One of the user's hides one of the program's.
fn known(folder: Option<&Path>) -> Vec<(String, Option<PathBuf>)> {
    let own = own(folder);
    let hidden = |name: &str| own.iter().any(|(known, _)| known == name);
    let embedded = EMBEDDED.iter().filter(|(name, _)| !hidden(name)).map(|(name, _)| ((*name).to_owned(), None));
    embedded.chain(own.iter().map(|(name, path)| (name.clone(), Some(path.clone())))).collect()
}

fn own(folder: Option<&Path>) -> Vec<(String, PathBuf)> {
    let files = folder.filter(|folder| folder.is_dir()).map(store::find).unwrap_or_default().files;
    let named = |path: PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), path));
    files.into_iter().filter_map(named).collect()
}

/// The text of a theme, the user's own first.
fn text_of(folder: Option<&Path>, name: &str) -> Option<Cow<'static, str>> {
    own_text(folder, name).map(Cow::Owned).or_else(|| embedded(name).map(Cow::Borrowed))
}

fn own_text(folder: Option<&Path>, name: &str) -> Option<String> {
    let (_, path) = own(folder).into_iter().find(|(known, _)| known == name)?;
    store::read_text(&path).ok()
}

/// The user's own file of the theme that was named, unless a file of that name is there.
fn own_file(folder: Option<&Path>, named: &Path) -> Option<PathBuf> {
    let (_, path) = own(folder).into_iter().find(|(known, _)| Path::new(known) == named)?;
    (!named.exists()).then_some(path)
}

/// The text of the program's own theme that was named, unless a file of that name is there.
fn embedded_text(named: &Path) -> Option<&'static str> {
    named.to_str().filter(|_| !named.exists()).and_then(embedded)
}

/// Why a theme of the user's own cannot be used, if it cannot.
fn unusable(folder: Option<&Path>, path: &Path) -> Option<String> {
    let text = match store::read_text(path) {
        Ok(text) => text,
        Err(error) => return Some(error.to_string()),
    };
    let (_, found) = read_theme(&text, |name| text_of(folder, name));
    let wrong = found.into_iter().find(|found| found.code.severity == Severity::Unreadable)?;
    Some(wrong.message)
}

fn unknown(folder: Option<&Path>, name: &str) -> Stop {
    let names = names(folder);
    let help = match did_you_mean(name, names.iter().map(String::as_str)).first() {
        Some(near) => format!("Did you mean {near}?"),
        None => format!("There are {}.", words::listed(&names)),
    };
    Stop::failed(format!("there is no theme '{name}'. {help}"))
}
