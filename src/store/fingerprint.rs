//! How a file looked when it was read or saved, so that a later change by somebody else is seen.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::disk::{Disk, patiently};
use super::error::ReadError;

/// What a file was: its content, and what the system says about it without reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    stat: Stat,
    content: [u8; 32],
}

/// What the system says about a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stat {
    len: u64,
    modified: Option<SystemTime>,
    inode: (u64, u64),
}

/// How a file stands to what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It has the same content.
    Same,
    /// It has another content.
    Changed,
    /// It is no longer there, or something that is no file stands in its place.
    Gone,
}

impl Fingerprint {
    /// Of a file with that content. The metadata must not be younger than the content: then a change in between is seen.
    #[must_use]
    pub(super) fn new(stat: &Metadata, content: &[u8]) -> Self {
        Self { stat: Stat::of(stat), content: Sha256::digest(content).into() }
    }

    /// Whether this is the content it was taken of.
    #[must_use]
    pub fn is_of(&self, content: &[u8]) -> bool {
        self.content == <[u8; 32]>::from(Sha256::digest(content))
    }

    /// How a file with that content, or none, stands to it.
    pub(super) fn compare(&self, content: Option<&[u8]>) -> OnDisk {
        match content {
            None => OnDisk::Gone,
            Some(content) if self.is_of(content) => OnDisk::Same,
            Some(_) => OnDisk::Changed,
        }
    }
}

impl Stat {
    pub(super) fn of(stat: &Metadata) -> Self {
        Self { len: stat.len(), modified: stat.modified().ok(), inode: inode(stat) }
    }

    fn proves(&self, other: &Self) -> bool {
        self.modified.is_some() && self == other
    }
}

#[cfg(unix)]
fn inode(stat: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (stat.dev(), stat.ino())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// How the file stands to what it was: one `stat` when nothing changed, else it is read.
///
/// A change that keeps the length, within one tick of the file system's clock (2 s on a memory stick), goes unseen here;
/// [`super::save()`] always compares the content.
///
/// # Errors
///
/// The file is there and cannot be looked at.
pub fn changed_on_disk(disk: &dyn Disk, path: &Path, before: &Fingerprint) -> Result<OnDisk, ReadError> {
    compare(disk, path, before).map_err(|error| ReadError::new(path, error))
}

/// The same with the system's own error.
pub(super) fn compare(disk: &dyn Disk, path: &Path, before: &Fingerprint) -> io::Result<OnDisk> {
    let stat = match patiently(|| disk.stat(path)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(OnDisk::Gone),
        stat => stat?,
    };
    if before.stat.proves(&Stat::of(&stat)) {
        return Ok(OnDisk::Same);
    }
    if !stat.is_file() {
        return Ok(OnDisk::Gone);
    }
    Ok(before.compare(Some(&patiently(|| disk.read(path))?)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::faulty::FaultyDisk;
    use crate::store::{RealDisk, read_to_edit};

    #[test]
    fn an_unchanged_file_costs_one_stat() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2014.toml");
        fs::write(&path, "a = 1").unwrap();
        let (_, before) = read_to_edit(&path).unwrap();
        let disk = FaultyDisk::sound();
        assert_eq!(changed_on_disk(&disk, &path, &before).unwrap(), OnDisk::Same);
        assert_eq!(disk.steps(), ["stat"]);
    }

    #[test]
    fn what_counts_is_the_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2014.toml");
        fs::write(&path, "a = 1").unwrap();
        let (_, before) = read_to_edit(&path).unwrap();
        let on_disk = || changed_on_disk(&RealDisk, &path, &before).unwrap();

        let touched = SystemTime::UNIX_EPOCH;
        fs::File::open(&path).unwrap().set_modified(touched).unwrap();
        assert_eq!(on_disk(), OnDisk::Same, "touched, but not changed");

        fs::write(&path, "a = 2").unwrap();
        fs::File::open(&path).unwrap().set_modified(touched).unwrap();
        assert_eq!(on_disk(), OnDisk::Changed, "the same length");

        fs::remove_file(&path).unwrap();
        assert_eq!(on_disk(), OnDisk::Gone);
        fs::create_dir(&path).unwrap();
        assert_eq!(on_disk(), OnDisk::Gone, "a folder in its place");
    }
}
