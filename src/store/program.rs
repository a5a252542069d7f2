//! A new file that can be run, such as a hook.

use std::path::Path;

use super::beside::Permissions;
use super::disk::Disk;
use super::error::SaveError;
use super::save::create_as;

/// Saves a text as a new file that whoever may read it may run, as soon as it is there; nothing that is there is replaced.
///
/// # Errors
///
/// As [`super::create_new`].
pub fn create_program(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), SaveError> {
    create_as(disk, path, text, Permissions::Program).map(drop)
}
