//! A file made for others, such as a report: never in the place of one that somebody else wrote or changed.

use std::io::ErrorKind;
use std::path::Path;

use super::beside::{Beside, Permissions, write_all};
use super::disk::{Disk, folder_of, patiently};
use super::error::SaveError;
use super::save::{follow_links, make_folders};

/// Makes a folder ready for files to be put into: it is there, and nothing is left over in it from a program that died.
///
/// # Errors
///
/// It cannot be made.
pub fn make_ready(disk: &dyn Disk, folder: &Path) -> Result<(), SaveError> {
    let made = make_folders(disk, folder, &mut Vec::new());
    made.map_err(|source| SaveError::Io { path: folder.to_owned(), source })?;
    disk.tidy(folder);
    Ok(())
}

/// Puts a file into a folder that is ready, whole or not at all. One that is there is replaced only if its content may be.
///
/// # Errors
///
/// [`SaveError::AlreadyThere`] if what is there may not be replaced, or comes to be there at the same moment; else why it
/// could not be written. But for [`SaveError::NotConfirmed`], what was there before is there still.
pub fn put(
    disk: &dyn Disk,
    path: &Path,
    content: &[u8],
    may_replace: impl FnOnce(&[u8]) -> bool,
) -> Result<(), SaveError> {
    let failed = |source| SaveError::Io { path: path.to_owned(), source };
    let already_there = || SaveError::AlreadyThere { path: path.to_owned() };
    let target = follow_links(disk, path)?;
    let old = match patiently(|| disk.stat(&target)) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        stat => Some(stat.map_err(failed)?),
    };
    if old.as_ref().is_some_and(|stat| !stat.is_file()) {
        return Err(SaveError::NotAFile { path: path.to_owned() });
    }
    let permissions = old.as_ref().map_or(Permissions::Usual, Permissions::Like);
    let (beside, mut file) = Beside::begin(disk, &target, permissions).map_err(failed)?;
    write_all(disk, &mut file, content).map_err(failed)?;
    beside.settle(&file, permissions).map_err(failed)?;
    if old.is_none() {
        beside.become_new(&target).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => already_there(),
            _ => failed(error),
        })?;
    } else {
        patiently(|| disk.may_write(&target)).map_err(failed)?;
        let now = patiently(|| disk.read(&target)).map_err(failed)?;
        if !may_replace(&now) {
            return Err(already_there());
        }
        beside.replace(&target).map_err(failed)?;
    }
    confirm(disk, path, &target)
}

/// Waits until the name of a file that is in its place is on the disk too.
pub(super) fn confirm(disk: &dyn Disk, path: &Path, target: &Path) -> Result<(), SaveError> {
    let confirmed = patiently(|| disk.sync_folder(folder_of(target)));
    confirmed.map_err(|source| SaveError::NotConfirmed { path: path.to_owned(), fingerprint: None, source })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::RealDisk;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        entries.collect()
    }

    #[test]
    fn what_may_not_be_replaced_stays() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        make_ready(&RealDisk, &inner).unwrap();
        let path = inner.join("paper.html");
        put(&RealDisk, &path, b"one", |_| false).unwrap();
        let refused = put(&RealDisk, &path, b"two", |old| old != b"one");
        assert!(matches!(refused, Err(SaveError::AlreadyThere { .. })), "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        put(&RealDisk, &path, b"two", |old| old == b"one").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names_in(&inner), ["paper.html"]);
        assert!(matches!(put(&RealDisk, &inner, b"x", |_| true), Err(SaveError::NotAFile { .. })));
    }
}
