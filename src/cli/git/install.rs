//! `git install` and `git uninstall`.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::out::{Ended, Stop};
use crate::git::{self, Repository, Wanted};
use crate::store;
use crate::words::git as words;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// The folder that the audits are in; without it the audits folder, if that is in this repository, else all of it.
    folder: Option<PathBuf>,

    /// Have git refuse a commit in which an audit is wrong.
    #[arg(long)]
    check: bool,
}

pub(super) fn install(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let named = args.folder.as_deref();
    if let Some(folder) = named.filter(|folder| !folder.is_dir()) {
        return Err(Stop::failed(words::no_folder(&folder.display().to_string())));
    }
    let repository = Repository::around(named.unwrap_or(Path::new("."))).map_err(Stop::failed)?;
    let folder = within(&repository, named.unwrap_or(context.audits()));
    let own = std::env::current_exe().ok();
    let program = git::program(context.surroundings.variables.get("PATH"), own.as_deref());
    let wanted = Wanted { folder: &folder, program: &program, check: args.check };
    let said = git::install(&repository, wanted).map_err(Stop::failed)?;
    tell(context, &said, words::NOTHING_TO_INSTALL)?;
    if !said.is_empty() {
        context.out.line(words::EVERYBODY)?;
    }
    Ok(Ended::Done)
}

pub(super) fn uninstall(context: &mut Context) -> Result<Ended, Stop> {
    let repository = Repository::around(Path::new(".")).map_err(Stop::failed)?;
    let said = git::uninstall(&repository).map_err(Stop::failed)?;
    tell(context, &said, words::NOTHING_TO_UNINSTALL)?;
    Ok(Ended::Done)
}

/// The folder from the top of the repository; empty, which means all of it, where it is elsewhere.
fn within(repository: &Repository, folder: &Path) -> PathBuf {
    let [top, folder] = [repository.top.as_path(), folder].map(store::real_path);
    folder.strip_prefix(top).map(Path::to_owned).unwrap_or_default()
}

fn tell(context: &mut Context, said: &[String], nothing: &str) -> Result<(), Stop> {
    if said.is_empty() {
        return context.out.line(nothing);
    }
    said.iter().try_for_each(|sentence| context.out.line(sentence))
}
