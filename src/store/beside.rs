//! The temporary file that a new text is written to before it takes the place of the old one.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::disk::{Disk, HIDDEN, Mode, UNFINISHED, folder_of, patiently};
use super::fingerprint::Fingerprint;

/// Who may see and change a file.
#[derive(Clone, Copy)]
pub(super) enum Permissions<'a> {
    /// Its owner only.
    Private,
    /// As the `umask` has it.
    Usual,
    /// The same, and whoever may read it may run it.
    Program,
    /// As with another file.
    Like(&'a Metadata),
}

/// A hidden file beside the one to be saved, complete and on the disk. Dropped before it is in place, it is removed.
pub(super) struct Beside<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    /// Keeps its lock, by which others see that it is not left over.
    _held: Option<File>,
}

impl<'a> Beside<'a> {
    /// Writes the text beside the target and waits until it is on the disk.
    pub(super) fn write(
        disk: &'a dyn Disk,
        target: &Path,
        text: &str,
        permissions: Permissions<'_>,
    ) -> io::Result<(Self, Fingerprint)> {
        let (beside, mut file) = Self::open(disk, target, permissions)?;
        write_all(disk, &mut file, text.as_bytes())?;
        let stat = beside.settle(&file, permissions)?;
        Ok((beside, Fingerprint::new(&stat, text.as_bytes())))
    }

    /// Makes an empty file beside the target, to be written to.
    pub(super) fn open(disk: &'a dyn Disk, target: &Path, permissions: Permissions<'_>) -> io::Result<(Self, File)> {
        disk.tidy(folder_of(target));
        Self::begin(disk, target, permissions)
    }

    /// The same in a folder that is tidy already: to tidy it for each of many files would take longer than to write them.
    pub(super) fn begin(disk: &'a dyn Disk, target: &Path, permissions: Permissions<'_>) -> io::Result<(Self, File)> {
        let mode = match permissions {
            Permissions::Usual => Mode::Usual,
            Permissions::Program => Mode::Program,
            // Until it has those of the other file.
            Permissions::Private | Permissions::Like(_) => Mode::Private,
        };
        let (path, file) = create(disk, folder_of(target), mode)?;
        Ok((Self { disk, path, _held: file.try_clone().ok() }, file))
    }

    /// Gives the file its permissions and waits until it is on the disk.
    pub(super) fn settle(&self, file: &File, permissions: Permissions<'_>) -> io::Result<Metadata> {
        if let Permissions::Like(other) = permissions {
            patiently(|| self.disk.set_permissions(file, other))?;
        }
        patiently(|| self.disk.sync(file))?;
        patiently(|| self.disk.stat(&self.path))
    }

    /// Puts it in the place of the target, whatever is there.
    pub(super) fn replace(self, target: &Path) -> io::Result<()> {
        patiently(|| self.disk.rename(&self.path, target))?;
        self.in_place();
        Ok(())
    }

    /// Gives it the target's name; `AlreadyExists` if something has that name.
    pub(super) fn become_new(self, target: &Path) -> io::Result<()> {
        patiently(|| self.disk.rename_new(&self.path, target))?;
        self.in_place();
        Ok(())
    }

    /// There is nothing to be removed any more.
    fn in_place(mut self) {
        self.path = PathBuf::new();
    }
}

impl Drop for Beside<'_> {
    fn drop(&mut self) {
        if self.path != Path::new("") {
            // There is an error already, and that is the one to report.
            let _ = patiently(|| self.disk.remove(&self.path));
        }
    }
}

fn create(disk: &dyn Disk, folder: &Path, mode: Mode) -> io::Result<(PathBuf, File)> {
    let mut tries = 0;
    loop {
        let path = folder.join(hidden_name());
        match patiently(|| disk.create(&path, mode)) {
            // Left over from a process that was killed and had the same number.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < 100 => tries += 1,
            made => {
                let file = made?;
                // Held until it is in place, so that nobody takes it for one that was left; some disks know no locks.
                let _ = disk.try_lock(&file);
                return Ok((path, file));
            }
        }
    }
}

/// A name that no other save of this process uses; short, so that it fits wherever the audit's name did.
fn hidden_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("{HIDDEN}{}-{}{UNFINISHED}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// Writes all of it, however little is taken at once.
pub(super) fn write_all(disk: &dyn Disk, file: &mut File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = patiently(|| disk.write(file, bytes))?;
        bytes = bytes.get(written..).filter(|_| written > 0).ok_or(ErrorKind::WriteZero)?;
    }
    Ok(())
}
