//! A new file that can be run, such as a hook.

use std::path::Path;

use super::disk::RealDisk;
use super::error::SaveError;
use super::save::create_new;

/// Saves a text as a new file that whoever may read it may run; nothing that is there is replaced.
///
/// # Errors
///
/// As [`create_new`].
pub fn create_program(path: &Path, text: &str) -> Result<(), SaveError> {
    create_new(&RealDisk, path, text)?;
    make_executable(path).map_err(|source| SaveError::Io { path: path.to_owned(), source })
}

#[cfg(unix)]
fn make_executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path)?.permissions().mode();
    // Each right to read becomes one to run.
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode | ((mode & 0o444) >> 2)))
}

/// Where files are run by their names there is nothing to do.
#[cfg(not(unix))]
fn make_executable(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
