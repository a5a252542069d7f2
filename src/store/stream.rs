//! A file of any size that is written piece by piece and gets its name only when it is whole.

use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use super::beside::Beside;
use super::disk::Disk;
use super::error::SaveError;
use super::target::{Target, permissions};

/// A file being written. Dropped before it is put in place, it leaves nothing behind.
pub struct Stream<'a> {
    target: Target<'a>,
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
        let target = Target::of(disk, path)?;
        let old = target.stat()?;
        if old.is_some() {
            target.may_be_written()?;
        }
        let opened = Beside::open(disk, &target.file, permissions(old.as_ref()));
        let (beside, file) = opened.map_err(|error| target.failed(error))?;
        Ok(Self { target, old, beside, file })
    }

    /// Gives the file its name, once all of it is on the disk.
    ///
    /// # Errors
    ///
    /// It could not be written to the end; then what was there before is there still, but for [`SaveError::NotConfirmed`].
    pub fn put_in_place(self) -> Result<(), SaveError> {
        let Self { target, old, beside, file } = self;
        beside.settle(&file, permissions(old.as_ref())).map_err(|error| target.failed(error))?;
        target.replace(beside)?;
        target.confirm(None)
    }
}

/// What fails is a [`SaveError`], which names the file.
impl Write for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.target.disk.write(&mut self.file, bytes);
        written.map_err(|error| io::Error::new(error.kind(), self.target.failed(error)))
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
