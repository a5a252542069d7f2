//! A file of any size that is written piece by piece and gets its name only when it is whole.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::beside::{Beside, Permissions};
use super::disk::{Disk, patiently};
use super::error::SaveError;
use super::put::confirm;
use super::save::follow_links;

/// A file being written. Dropped before it is put in place, it leaves nothing behind.
pub struct Stream<'a> {
    disk: &'a dyn Disk,
    /// As the user knows it, for messages.
    path: &'a Path,
    target: PathBuf,
    /// What is there now and is to be replaced.
    old: Option<Metadata>,
    beside: Beside<'a>,
    file: File,
}

impl<'a> Stream<'a> {
    /// Begins a file in the place of the one that is there, or a new one.
    ///
    /// # Errors
    ///
    /// Something else than a file is there, it is write-protected, or its folder cannot be written to.
    pub fn open(disk: &'a dyn Disk, path: &'a Path) -> Result<Self, SaveError> {
        let failed = |source| SaveError::Io { path: path.to_owned(), source };
        let target = follow_links(disk, path)?;
        let old = match patiently(|| disk.stat(&target)) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            stat => Some(stat.map_err(failed)?),
        };
        if old.as_ref().is_some_and(|stat| !stat.is_file()) {
            return Err(SaveError::NotAFile { path: path.to_owned() });
        }
        if old.is_some() {
            patiently(|| disk.may_write(&target)).map_err(failed)?;
        }
        let (beside, file) = Beside::open(disk, &target, permissions(old.as_ref())).map_err(failed)?;
        Ok(Self { disk, path, target, old, beside, file })
    }

    /// Gives the file its name, once all of it is on the disk.
    ///
    /// # Errors
    ///
    /// It could not be written to the end; then what was there before is there still, but for [`SaveError::NotConfirmed`].
    pub fn put_in_place(self) -> Result<(), SaveError> {
        let Self { disk, path, target, old, beside, file } = self;
        let done = || {
            beside.settle(&file, permissions(old.as_ref()))?;
            beside.replace(&target)
        };
        done().map_err(|source| SaveError::Io { path: path.to_owned(), source })?;
        confirm(disk, path, &target)
    }
}

/// Those of the file that is replaced, if there is one.
fn permissions(old: Option<&Metadata>) -> Permissions<'_> {
    old.map_or(Permissions::Usual, Permissions::Like)
}

/// What fails is a [`SaveError`], which names the file.
impl Write for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let failed =
            |source: io::Error| io::Error::new(source.kind(), SaveError::Io { path: self.path.to_owned(), source });
        self.disk.write(&mut self.file, bytes).map_err(failed)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::RealDisk;

    fn write(disk: &dyn Disk, path: &Path) -> Result<(), String> {
        let mut stream = Stream::open(disk, path).map_err(|error| error.to_string())?;
        [b"one\n", b"two\n"].iter().try_for_each(|part| stream.write_all(*part)).map_err(|error| error.to_string())?;
        stream.put_in_place().map_err(|error| error.to_string())
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        entries.collect()
    }

    #[test]
    fn it_is_there_when_it_is_whole_and_replaces_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        for _ in 0..2 {
            write(&RealDisk, &path).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
            assert_eq!(names_in(folder.path()), ["out.csv"]);
        }
        let mut left = Stream::open(&RealDisk, &path).unwrap();
        left.write_all(b"half").unwrap();
        drop(left);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        assert_eq!(names_in(folder.path()), ["out.csv"]);
    }

    #[cfg(unix)]
    #[test]
    fn whoever_could_read_the_old_file_can_read_the_new_one_and_nobody_else() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
        write(&RealDisk, &path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o604);
    }

    #[test]
    fn what_is_no_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(Stream::open(&RealDisk, folder.path()), Err(SaveError::NotAFile { .. })));
    }
}
