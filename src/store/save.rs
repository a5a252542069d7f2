//! Saving a text so that at any moment the old or the new one is there, whole, and "saved" is said only when it is true.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::beside::{Beside, Permissions};
use super::disk::{Disk, folder_of, patiently};
use super::error::SaveError;
use super::fingerprint::{Fingerprint, OnDisk};
use super::turn::Turn;
use crate::shape::MAX_BYTES;

/// A text that is on the disk.
#[derive(Clone, Debug)]
pub struct Saved {
    /// How the file looks now; the next save expects it.
    pub fingerprint: Fingerprint,
    /// Whether anything had to be written: not if the file had that content already.
    pub written: bool,
}

/// Saves a text atomically and durably in the place of what is there, or as a new file if nothing is.
///
/// Permissions are kept, a link stays a link, and nothing is written if the file has that content already. With
/// `expected` the file is replaced only if it still has the content that the fingerprint was taken of.
///
/// # Errors
///
/// See [`SaveError`]; nothing but the old or the new text is ever in the file, and nothing is left beside it.
pub fn save(disk: &dyn Disk, path: &Path, text: &str, expected: Option<&Fingerprint>) -> Result<Saved, SaveError> {
    let saving = Saving { disk, path, target: follow_links(disk, path)?, text };
    saving.within_limit()?;
    let old = saving.look()?;
    let content = old.as_ref().map(|(_, content)| content.as_slice());
    if let Some((stat, content)) = &old
        && content == text.as_bytes()
    {
        // Confirmed all the same: the save before this one may have failed at that.
        return saving.confirm(Fingerprint::new(stat, content), false);
    }
    saving.must_be_same(expected.map_or(OnDisk::Same, |before| before.compare(content)))?;
    saving.replace(saving.permissions(old.as_ref().map(|(stat, _)| stat))?, expected)
}

/// Whether a file that is there could be saved, as far as can be told without writing.
///
/// # Errors
///
/// Why it could not: it is protected, or its folder is.
pub fn may_save(disk: &dyn Disk, path: &Path) -> Result<(), SaveError> {
    let saving = Saving { disk, path, target: follow_links(disk, path)?, text: "" };
    let writable = |path: &Path| patiently(|| disk.may_write_into(path));
    patiently(|| disk.may_write(&saving.target)).map_err(|error| saving.failed(error))?;
    writable(folder_of(&saving.target)).map_err(|error| saving.failed(error))
}

/// Saves a text as a new file, making the folders that are missing. It never replaces anything, not even what somebody
/// else makes at the same moment.
///
/// # Errors
///
/// [`SaveError::AlreadyThere`] if something has that name; else as [`save`]. Folders that were made stay.
pub fn create_new(disk: &dyn Disk, path: &Path, text: &str) -> Result<Saved, SaveError> {
    create_as(disk, path, text, Permissions::Usual)
}

/// The same with other permissions than the usual ones.
pub(super) fn create_as(
    disk: &dyn Disk,
    path: &Path,
    text: &str,
    permissions: Permissions<'_>,
) -> Result<Saved, SaveError> {
    let saving = Saving::new(disk, path, text);
    let (beside, fingerprint) = saving.prepare_new(&mut Vec::new(), permissions)?;
    saving.become_new(beside)?;
    saving.confirm(fingerprint, true)
}

/// Saves a text for the eyes of this user only, whatever is there; a link is replaced, not followed.
pub(super) fn save_private(disk: &dyn Disk, path: &Path, text: &str) -> Result<Saved, SaveError> {
    let saving = Saving::new(disk, path, text);
    saving.within_limit()?;
    saving.replace(Permissions::Private, None)
}

/// The file that is meant: what a link points to in the end.
pub(super) fn follow_links(disk: &dyn Disk, path: &Path) -> Result<PathBuf, SaveError> {
    let real = patiently(|| disk.real_path(path)).or_else(|error| match error.kind() {
        ErrorKind::NotFound => real_path_of_new(disk, path),
        _ => Err(error),
    });
    real.map_err(|source| match source.kind() {
        ErrorKind::NotFound => SaveError::DanglingLink { path: path.to_owned() },
        _ => SaveError::Io { path: path.to_owned(), source },
    })
}

/// The path itself if nothing is there; `NotFound` if it is a link, since what it points to is not.
fn real_path_of_new(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    match patiently(|| disk.stat_link(path)) {
        Ok(link) if link.is_symlink() => Err(ErrorKind::NotFound.into()),
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(path.to_owned()),
    }
}

/// One text on its way to one file.
pub(super) struct Saving<'a> {
    disk: &'a dyn Disk,
    /// As the user knows it, for messages.
    path: &'a Path,
    /// The file itself.
    target: PathBuf,
    text: &'a str,
}

impl<'a> Saving<'a> {
    /// A text on its way to that very path, whatever is there.
    pub(super) fn new(disk: &'a dyn Disk, path: &'a Path, text: &'a str) -> Self {
        Self { disk, path, target: path.to_owned(), text }
    }

    /// Writes the text beside the file that it is to become, with the folders that are missing, which are added to `made`.
    pub(super) fn prepare_new(
        &self,
        made: &mut Vec<PathBuf>,
        permissions: Permissions<'_>,
    ) -> Result<(Beside<'a>, Fingerprint), SaveError> {
        self.within_limit()?;
        make_folders(self.disk, folder_of(self.path), made).map_err(|error| self.failed(error))?;
        self.write_beside(permissions)
    }

    /// Gives what was written the name of the file, which nothing may have yet.
    pub(super) fn become_new(&self, beside: Beside<'_>) -> Result<(), SaveError> {
        beside.become_new(self.path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => SaveError::AlreadyThere { path: self.path.to_owned() },
            _ => self.failed(error),
        })
    }

    fn failed(&self, source: io::Error) -> SaveError {
        SaveError::Io { path: self.path.to_owned(), source }
    }

    fn within_limit(&self) -> Result<(), SaveError> {
        if self.text.len() > MAX_BYTES {
            return Err(SaveError::TooLarge { path: self.path.to_owned(), bytes: self.text.len() });
        }
        Ok(())
    }

    /// What is there now, if anything is.
    fn look(&self) -> Result<Option<(Metadata, Vec<u8>)>, SaveError> {
        let stat = match patiently(|| self.disk.stat(&self.target)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            stat => stat.map_err(|error| self.failed(error))?,
        };
        if !stat.is_file() {
            return Err(SaveError::NotAFile { path: self.path.to_owned() });
        }
        let content = patiently(|| self.disk.read(&self.target)).map_err(|error| self.failed(error))?;
        Ok(Some((stat, content)))
    }

    fn must_be_same(&self, now: OnDisk) -> Result<(), SaveError> {
        let path = self.path.to_owned();
        match now {
            OnDisk::Same => Ok(()),
            OnDisk::Changed => Err(SaveError::ChangedOnDisk { path }),
            OnDisk::Gone => Err(SaveError::Gone { path }),
        }
    }

    /// Those of the file that is there, if it may be written at all.
    fn permissions<'s>(&self, old: Option<&'s Metadata>) -> Result<Permissions<'s>, SaveError> {
        let Some(stat) = old else { return Ok(Permissions::Usual) };
        patiently(|| self.disk.may_write(&self.target)).map_err(|error| self.failed(error))?;
        Ok(Permissions::Like(stat))
    }

    fn write_beside(&self, permissions: Permissions<'_>) -> Result<(Beside<'a>, Fingerprint), SaveError> {
        Beside::write(self.disk, &self.target, self.text, permissions).map_err(|error| self.failed(error))
    }

    fn replace(&self, permissions: Permissions<'_>, expected: Option<&Fingerprint>) -> Result<Saved, SaveError> {
        let (beside, fingerprint) = self.write_beside(permissions)?;
        match expected {
            Some(before) => self.replace_if_same(beside, before)?,
            None => beside.replace(&self.target).map_err(|error| self.failed(error))?,
        }
        self.confirm(fingerprint, true)
    }

    /// One more look before the old text goes: writing may have taken a while. Nobody else of us saves between that look
    /// and the replacing; programs that do not know of turns have only that moment.
    fn replace_if_same(&self, beside: Beside<'_>, before: &Fingerprint) -> Result<(), SaveError> {
        let _turn = Turn::take(self.disk, &self.target).map_err(|error| self.failed(error))?;
        let now = self.look()?;
        self.must_be_same(before.compare(now.as_ref().map(|(_, content)| content.as_slice())))?;
        beside.replace(&self.target).map_err(|error| self.failed(error))
    }

    /// Waits until the file's name is on the disk too; only then is it saved.
    fn confirm(&self, fingerprint: Fingerprint, written: bool) -> Result<Saved, SaveError> {
        match patiently(|| self.disk.sync_folder(folder_of(&self.target))) {
            Ok(()) => Ok(Saved { fingerprint, written }),
            Err(source) => {
                let (path, fingerprint) = (self.path.to_owned(), Some(Box::new(fingerprint)));
                Err(SaveError::NotConfirmed { path, fingerprint, source })
            }
        }
    }
}

/// Makes a folder with those above it that are missing, and adds what it made to `made`.
pub(super) fn make_folders(disk: &dyn Disk, folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    match make_folder(disk, folder, made) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_folders(disk, folder_of(folder), made)?;
            make_folder(disk, folder, made)
        }
        done => done,
    }
}

/// Makes a folder whose parent is there, if it is not there itself.
fn make_folder(disk: &dyn Disk, folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    match patiently(|| disk.make_folder(folder)) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        done => {
            done?;
            made.push(folder.to_owned());
            patiently(|| disk.sync_folder(folder_of(folder)))
        }
    }
}

#[cfg(test)]
mod tests;
