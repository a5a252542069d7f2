//! One audit changed on the disk: as a whole or not at all, and never over what somebody else wrote meanwhile.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::files::{self, Opened};
use super::out::{Stop, complain};
use crate::audit::{self, codes::CONFLICT};
use crate::plain::Severity;
use crate::store::{self, RealDisk};

/// Reads the audit that was named, saves what `edit` makes of it, and gives back its path.
pub(super) fn change(
    context: &Context,
    typed: &Path,
    edit: impl FnOnce(&Opened) -> Result<String, String>,
) -> Result<PathBuf, Stop> {
    let path = store::resolve(typed, context.audits()).map_err(Stop::failed)?;
    let (text, fingerprint) = store::read_to_edit(&path).map_err(Stop::failed)?;
    let opened = files::opened(context, path.display().to_string(), text)?;
    let refused = |why: String| Stop::failed(format!("{}: {why}", opened.path));
    let edited = edit(&opened).map_err(refused)?;
    if audit::read(&edited, &context.known.frameworks).audit.is_none() {
        return Err(refused("with that it could not be read any more, so nothing was changed".to_owned()));
    }
    store::save(&RealDisk, &path, &edited, Some(&fingerprint)).map_err(Stop::failed)?;
    Ok(path)
}

/// Says what is wrong in an audit that was named, if anything is.
pub(super) fn say_errors(opened: &Opened) {
    let is_error = |code: crate::plain::Code| code.severity != Severity::Warning && code != CONFLICT;
    if opened.findings.iter().any(|finding| is_error(finding.code)) {
        complain(&format!("`lscb-audit check {}` says what is wrong in the file", opened.path));
    }
}
