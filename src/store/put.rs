//! A file made for others, such as a report: never in the place of one that somebody else wrote or changed.

use std::path::Path;

use super::beside::{Beside, write_all};
use super::disk::Disk;
use super::error::SaveError;
use super::save::make_folders;
use super::target::{Target, permissions};

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
    let target = Target::of(disk, path)?;
    let failed = |error| target.failed(error);
    let old = target.stat()?;
    let permissions = permissions(old.as_ref());
    let (beside, mut file) = Beside::begin(disk, &target.file, permissions).map_err(failed)?;
    write_all(disk, &mut file, content).map_err(failed)?;
    beside.settle(&file, permissions).map_err(failed)?;
    if old.is_none() {
        target.become_new(beside)?;
    } else {
        target.may_be_written()?;
        if !may_replace(&target.read()?) {
            return Err(SaveError::AlreadyThere { path: target.named() });
        }
        target.replace(beside)?;
    }
    target.confirm(None)
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
