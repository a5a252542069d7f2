//! Saving a text so that at any moment the old or the new one is there, whole, and "saved" is said only when it is true.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::beside::{Beside, Permissions};
use super::disk::{Disk, folder_of, patiently};
use super::error::SaveError;
use super::fingerprint::{Fingerprint, OnDisk};
use super::target::{Target, permissions};
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
    let saving = Saving { target: Target::of(disk, path)?, text };
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
    let old = old.as_ref().map(|(stat, _)| stat);
    if old.is_some() {
        saving.target.may_be_written()?;
    }
    saving.replace(permissions(old), expected)
}

/// Whether a file that is there could be saved, as far as can be told without writing.
///
/// # Errors
///
/// Why it could not: it is protected, or its folder is.
pub fn may_save(disk: &dyn Disk, path: &Path) -> Result<(), SaveError> {
    let target = Target::of(disk, path)?;
    target.may_be_written()?;
    patiently(|| disk.may_write_into(target.folder())).map_err(|error| target.failed(error))
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
    saving.target.become_new(beside)?;
    saving.confirm(fingerprint, true)
}

/// Saves a text for the eyes of this user only, whatever is there; a link is replaced, not followed.
pub(super) fn save_private(disk: &dyn Disk, path: &Path, text: &str) -> Result<Saved, SaveError> {
    let saving = Saving::new(disk, path, text);
    saving.within_limit()?;
    saving.replace(Permissions::Private, None)
}

/// One text on its way to one file.
pub(super) struct Saving<'a> {
    pub(super) target: Target<'a>,
    text: &'a str,
}

impl<'a> Saving<'a> {
    /// A text on its way to that very path, whatever is there.
    pub(super) fn new(disk: &'a dyn Disk, path: &'a Path, text: &'a str) -> Self {
        Self { target: Target::itself(disk, path), text }
    }

    /// Writes the text beside the file that it is to become, with the folders that are missing, which are added to `made`.
    pub(super) fn prepare_new(
        &self,
        made: &mut Vec<PathBuf>,
        permissions: Permissions<'_>,
    ) -> Result<(Beside<'a>, Fingerprint), SaveError> {
        self.within_limit()?;
        make_folders(self.target.disk, self.target.folder(), made).map_err(|error| self.target.failed(error))?;
        self.write_beside(permissions)
    }

    fn within_limit(&self) -> Result<(), SaveError> {
        if self.text.len() > MAX_BYTES {
            return Err(SaveError::TooLarge { path: self.target.named(), bytes: self.text.len() });
        }
        Ok(())
    }

    /// What is there now, if anything is.
    fn look(&self) -> Result<Option<(Metadata, Vec<u8>)>, SaveError> {
        self.target.stat()?.map(|stat| Ok((stat, self.target.read()?))).transpose()
    }

    fn must_be_same(&self, now: OnDisk) -> Result<(), SaveError> {
        let path = self.target.named();
        match now {
            OnDisk::Same => Ok(()),
            OnDisk::Changed => Err(SaveError::ChangedOnDisk { path }),
            OnDisk::Gone => Err(SaveError::Gone { path }),
        }
    }

    fn write_beside(&self, permissions: Permissions<'_>) -> Result<(Beside<'a>, Fingerprint), SaveError> {
        let written = Beside::write(self.target.disk, &self.target.file, self.text, permissions);
        written.map_err(|error| self.target.failed(error))
    }

    fn replace(&self, permissions: Permissions<'_>, expected: Option<&Fingerprint>) -> Result<Saved, SaveError> {
        let (beside, fingerprint) = self.write_beside(permissions)?;
        match expected {
            Some(before) => self.replace_if_same(beside, before)?,
            None => self.target.replace(beside)?,
        }
        self.confirm(fingerprint, true)
    }

    /// One more look before the old text goes: writing may have taken a while. Nobody else of us saves between that look
    /// and the replacing; programs that do not know of turns have only that moment.
    fn replace_if_same(&self, beside: Beside<'_>, before: &Fingerprint) -> Result<(), SaveError> {
        let _turn = Turn::take(self.target.disk, &self.target.file).map_err(|error| self.target.failed(error))?;
        let now = self.look()?;
        self.must_be_same(before.compare(now.as_ref().map(|(_, content)| content.as_slice())))?;
        self.target.replace(beside)
    }

    fn confirm(&self, fingerprint: Fingerprint, written: bool) -> Result<Saved, SaveError> {
        self.target.confirm(Some(&fingerprint))?;
        Ok(Saved { fingerprint, written })
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
