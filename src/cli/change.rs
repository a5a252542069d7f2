//! One audit changed on the disk: as a whole or not at all, and never over what somebody else wrote meanwhile.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::files::{self, Opened};
use super::out::{Stop, complain};
use crate::audit;
use crate::store::{self, Occasion, RealDisk, SaveError};
use crate::words::batch::NOT_READABLE_THEN;

/// How often an edit is made anew because somebody else has saved meanwhile: each time one of them got on, so this is
/// for what never ends.
const TRIES: usize = 1000;

/// Reads the audit that was named, saves what `edit` makes of it, and gives back its path.
pub(super) fn change(
    context: &Context,
    typed: &Path,
    occasion: Occasion,
    edit: impl Fn(&Opened) -> Result<String, String>,
) -> Result<PathBuf, Stop> {
    let path = store::resolve(typed, context.audits()).map_err(Stop::failed)?;
    until_saved(context, &path, occasion, |text| {
        let opened = files::opened(context, path.display().to_string(), text)?;
        let refused = |why: String| Stop::failed(format!("{}: {why}", opened.path));
        let edited = edit(&opened).map_err(refused)?;
        if audit::read(&edited, &context.known.frameworks).audit.is_none() {
            return Err(refused(NOT_READABLE_THEN.to_owned()));
        }
        Ok(Some(Edited { text: edited, of: () }))
    })?;
    Ok(path)
}

/// What an edit made of a text, and what is to be said of it.
pub(super) struct Edited<T> {
    pub(super) text: String,
    pub(super) of: T,
}

/// Reads a file, saves what `edit` makes of its text, and gives back what it says of that; nothing where it makes
/// nothing. If somebody else saves meanwhile, the edit is made of what they saved. What is saved over is kept before.
pub(super) fn until_saved<T>(
    context: &Context,
    path: &Path,
    occasion: Occasion,
    mut edit: impl FnMut(String) -> Result<Option<Edited<T>>, Stop>,
) -> Result<Option<T>, Stop> {
    let mut tries = 0;
    loop {
        let (text, before) = store::read_to_edit(path).map_err(Stop::failed)?;
        let Some(edited) = edit(text)? else { return Ok(None) };
        if before.is_of(edited.text.as_bytes()) {
            return Ok(Some(edited.of));
        }
        context.keep_version(path, occasion);
        match store::save(&RealDisk, path, &edited.text, Some(&before)) {
            Err(SaveError::ChangedOnDisk { .. }) if tries < TRIES => tries += 1,
            saved => return saved.map(|_| Some(edited.of)).map_err(Stop::failed),
        }
    }
}

/// Says what is wrong in an audit that was named, if anything is.
pub(super) fn say_errors(opened: &Opened) {
    if opened.findings.iter().any(audit::is_wrong_value) {
        complain(&format!("`lscb-audit check {}` says what is wrong in the file", opened.path));
    }
}
