//! A repository, asked by the `git` program.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::store::{ReadError, SaveError};
use crate::words::git as words;

/// The files of a repository that can be worked on.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The folder that holds all of it.
    pub top: PathBuf,
}

/// Why git could not be asked, or what it was asked could not be done.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no such program.
    #[error("{}", words::NO_GIT)]
    NotThere,
    /// The folder belongs to no repository.
    #[error("{}", words::no_repository(.0))]
    NoRepository(String),
    /// Git said no.
    #[error("git could not do it: {0}")]
    Failed(String),
    /// A file of the repository could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file of the repository could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl Repository {
    /// The repository that a folder is in.
    ///
    /// # Errors
    ///
    /// There is none, or no git.
    pub fn around(folder: &Path) -> Result<Self, GitError> {
        let output = run(folder, ["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            let said = said(&output);
            return Err(match said.contains("not a git repository") {
                true => GitError::NoRepository(folder.display().to_string()),
                false => GitError::Failed(said),
            });
        }
        Ok(Self { top: PathBuf::from(as_path(output.stdout.trim_ascii_end())) })
    }

    /// What git answers.
    pub(super) fn ask<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
        let output = run(&self.top, arguments)?;
        if output.status.success() { Ok(output.stdout) } else { Err(GitError::Failed(said(&output))) }
    }

    /// What a key of git's configuration holds, a line a value; none where it is not set. `--local` is this clone only.
    pub(super) fn setting(&self, scope: &str, key: &str) -> Result<Option<String>, GitError> {
        let output = run(&self.top, ["config", scope, "--get-all", key])?;
        match output.status.code() {
            Some(0) => Ok(Some(String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned())),
            Some(1) => Ok(None),
            _ => Err(GitError::Failed(said(&output))),
        }
    }
}

fn run<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Result<Output, GitError> {
    let mut command = Command::new("git");
    // Its sentences are looked at, so they must not be translated.
    let ran = command.args(arguments).current_dir(folder).env("LC_ALL", "C").output();
    ran.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => GitError::NotThere,
        _ => GitError::Failed(error.to_string()),
    })
}

fn said(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim();
    said.strip_prefix("fatal: ").unwrap_or(said).to_owned()
}

/// A path as git writes it.
#[cfg(unix)]
pub(super) fn as_path(bytes: &[u8]) -> &Path {
    Path::new(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes))
}

/// A path as git writes it: UTF-8 where the system has no paths of bytes.
#[cfg(not(unix))]
pub(super) fn as_path(bytes: &[u8]) -> &Path {
    Path::new(std::str::from_utf8(bytes).unwrap_or_default())
}
