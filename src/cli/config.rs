//! `config`: where things are kept, what is set, and whether the configuration file is right.

use std::path::Path;

use super::context::Context;
use super::files;
use super::out::{Ended, Stop};
use crate::words;

#[derive(Clone, Copy, Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Say where the configuration file is, or would be.
    Path,
    /// Show what the program goes by here, and where it comes from.
    Show,
    /// Find what is wrong in the configuration file.
    Check,
}

pub(super) fn run(context: &mut Context, command: Command) -> Result<Ended, Stop> {
    match command {
        Command::Path => {
            let path = shown(config_file(context)?.as_path());
            context.out.line(&path)?;
            Ok(Ended::Done)
        }
        Command::Show => show(context),
        Command::Check => check(context),
    }
}

fn config_file(context: &Context) -> Result<std::path::PathBuf, Stop> {
    let no_home = "there is no home folder, so there is no configuration. Set HOME";
    context.surroundings.folders.config_file().ok_or_else(|| Stop::failed(no_home))
}

fn show(context: &mut Context) -> Result<Ended, Stop> {
    let it = &context.surroundings;
    let folder = |path: Option<&Path>| path.map_or("none, without a home folder".to_owned(), shown);
    let text = |text: &Option<String>, otherwise: &str| text.clone().unwrap_or_else(|| otherwise.to_owned());
    let folders = &it.folders;
    let lines = [
        ("configuration", folder(folders.config_file().as_deref())),
        ("audits", format!("{} ({})", shown(&folders.audits.path), folders.audits.origin)),
        ("frameworks", folder(folders.frameworks().as_deref())),
        ("themes", folder(folders.themes().as_deref())),
        ("state", folder(folders.places.state.as_deref())),
        ("theme", text(&it.settings.theme, "dark")),
        ("user", text(&it.user, "not known")),
        ("editor", text(&it.editor, "none")),
        ("today", words::date(it.today)),
    ];
    for (name, value) in lines {
        context.out.line(&format!("{name:<15}{value}"))?;
    }
    Ok(Ended::Done)
}

fn check(context: &mut Context) -> Result<Ended, Stop> {
    let path = config_file(context)?;
    if !path.exists() {
        context.out.line(&format!("{}: there is none, and none is needed", shown(&path)))?;
        return Ok(Ended::Done);
    }
    let (text, found) = (context.surroundings.config_text.clone(), context.surroundings.findings.clone());
    files::findings(context, &path, &text, &found)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
