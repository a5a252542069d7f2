//! Files that are no audits, merged as git would merge them without us.

use std::path::Path;
use std::process::Command;

/// Git did not merge them, so its merge must not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("git could not merge it as text either")]
pub struct NotMergedAsText;

/// Merges theirs into the file of ours, line by line. Returns whether it went without conflicts; those that are left are
/// marked in the file, by as many signs as git wants.
///
/// # Errors
///
/// There is no git, or the files are no texts; the file of ours is as it was.
pub fn merge_as_text([base, ours, theirs]: [&Path; 3], marker: u16) -> Result<bool, NotMergedAsText> {
    let mut command = Command::new("git");
    command.args(["merge-file", "-L", "ours", "-L", "base", "-L", "theirs"]).arg(format!("--marker-size={marker}"));
    let status = command.arg("--").args([ours, base, theirs]).status().map_err(|_| NotMergedAsText)?;
    match status.code() {
        Some(0) => Ok(true),
        Some(conflicts) if conflicts < 128 => Ok(false),
        _ => Err(NotMergedAsText),
    }
}
