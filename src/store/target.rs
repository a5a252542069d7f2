//! A file that is about to be written, for everybody who writes one: which it is, what is there, and when it is done.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::beside::{Beside, Permissions};
use super::disk::{Disk, folder_of, patiently};
use super::error::SaveError;
use super::fingerprint::Fingerprint;

/// One file that is to be written.
pub(super) struct Target<'a> {
    pub(super) disk: &'a dyn Disk,
    /// As the user knows it, for messages.
    path: &'a Path,
    /// The file itself.
    pub(super) file: PathBuf,
}

impl<'a> Target<'a> {
    /// The file that is meant: what a link points to in the end.
    pub(super) fn of(disk: &'a dyn Disk, path: &'a Path) -> Result<Self, SaveError> {
        let real = patiently(|| disk.real_path(path)).or_else(|error| match error.kind() {
            ErrorKind::NotFound => real_path_of_new(disk, path),
            _ => Err(error),
        });
        let file = real.map_err(|source| match source.kind() {
            ErrorKind::NotFound => SaveError::DanglingLink { path: path.to_owned() },
            _ => SaveError::Io { path: path.to_owned(), source },
        })?;
        Ok(Self { disk, path, file })
    }

    /// That very path, whatever is there.
    pub(super) fn itself(disk: &'a dyn Disk, path: &'a Path) -> Self {
        Self { disk, path, file: path.to_owned() }
    }

    /// The path as the user knows it, for an error.
    pub(super) fn named(&self) -> PathBuf {
        self.path.to_owned()
    }

    pub(super) fn failed(&self, source: io::Error) -> SaveError {
        SaveError::Io { path: self.named(), source }
    }

    pub(super) fn folder(&self) -> &Path {
        folder_of(&self.file)
    }

    /// What is there now, if anything is; only a file may be.
    pub(super) fn stat(&self) -> Result<Option<Metadata>, SaveError> {
        match patiently(|| self.disk.stat(&self.file)) {
            Ok(stat) if stat.is_file() => Ok(Some(stat)),
            Ok(_) => Err(SaveError::NotAFile { path: self.named() }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(error)),
        }
    }

    pub(super) fn read(&self) -> Result<Vec<u8>, SaveError> {
        patiently(|| self.disk.read(&self.file)).map_err(|error| self.failed(error))
    }

    /// Looks whether the file that is there may be written.
    pub(super) fn may_be_written(&self) -> Result<(), SaveError> {
        patiently(|| self.disk.may_write(&self.file)).map_err(|error| self.failed(error))
    }

    /// Puts what was written beside it in its place, whatever is there.
    pub(super) fn replace(&self, beside: Beside<'_>) -> Result<(), SaveError> {
        beside.replace(&self.file).map_err(|error| self.failed(error))
    }

    /// Gives what was written beside it its name, which nothing may have yet.
    pub(super) fn become_new(&self, beside: Beside<'_>) -> Result<(), SaveError> {
        beside.become_new(&self.file).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => SaveError::AlreadyThere { path: self.named() },
            _ => self.failed(error),
        })
    }

    /// Waits until the file's name is on the disk too; only then is it written.
    pub(super) fn confirm(&self, written: Option<&Fingerprint>) -> Result<(), SaveError> {
        let fingerprint = || written.map(|fingerprint| Box::new(fingerprint.clone()));
        patiently(|| self.disk.sync_folder(self.folder())).map_err(|source| SaveError::NotConfirmed {
            path: self.named(),
            fingerprint: fingerprint(),
            source,
        })
    }
}

/// Those of the file that is replaced, if there is one.
pub(super) fn permissions(old: Option<&Metadata>) -> Permissions<'_> {
    old.map_or(Permissions::Usual, Permissions::Like)
}

/// The path itself if nothing is there; `NotFound` if it is a link, since what it points to is not.
fn real_path_of_new(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    match patiently(|| disk.stat_link(path)) {
        Ok(link) if link.is_symlink() => Err(ErrorKind::NotFound.into()),
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(path.to_owned()),
    }
}
