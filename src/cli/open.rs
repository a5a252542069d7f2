//! The terminal interface, opened on what was typed.

use std::path::{Path, PathBuf};

use super::args::near_command;
use super::context::Context;
use super::out::{Ended, Stop};
use crate::store;

/// Opens what PATH names, else the audits folder. A PATH that is not there may be a misspelt command.
pub(super) fn typed(context: &mut Context, path: Option<PathBuf>) -> Result<Ended, Stop> {
    let path = match path {
        None => context.audits().to_owned(),
        Some(path) => store::resolve(&path, context.audits()).map_err(|error| {
            Stop::failed(near_command(&path.to_string_lossy()).unwrap_or_else(|| error.to_string()))
        })?,
    };
    open(context, &path)
}

/// Opens the interface: a file as its walkthrough, a folder as the library below it.
pub(super) fn open(_context: &mut Context, _path: &Path) -> Result<Ended, Stop> {
    Err(Stop::failed(
        "the interface needs a terminal. `lscb-audit show AUDIT` prints an audit, `lscb-audit walk AUDIT` goes through \
         it line by line",
    ))
}
