//! The single steps that saving takes, so that a test can make any of them fail.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::read::read_within_limit;

/// How the name of a file begins that is about to take the place of another …
pub(super) const HIDDEN: &str = ".lscb-audit-";
/// … and how it ends.
pub(super) const UNFINISHED: &str = ".tmp";

/// How long such a file is left alone whether it is held or not.
const YOUNG: Duration = Duration::from_secs(60);

/// Who may do what with a file that is made.
#[derive(Clone, Copy, Debug)]
pub enum Mode {
    /// Its owner may read and write it.
    Private,
    /// Whoever the `umask` lets.
    Usual,
    /// The same, and whoever may read it may run it.
    Program,
}

#[cfg(unix)]
impl Mode {
    /// As the system has it, before the `umask`.
    const fn bits(self) -> u32 {
        match self {
            Self::Private => 0o600,
            Self::Usual => 0o666,
            Self::Program => 0o777,
        }
    }
}

/// The disk, one step at a time. Every method is one thing that can go wrong by itself; none has a body here, so that a
/// disk of a test cannot forget a step, which would then never fail.
///
/// All errors are the system's own; `std` says which kinds each call can give.
#[expect(clippy::missing_errors_doc, reason = "said once for all, above")]
pub trait Disk {
    /// The path with every link followed.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf>;

    /// What stands at a path, with links followed.
    fn stat(&self, path: &Path) -> io::Result<Metadata>;

    /// What stands at a path, a link itself if it is one.
    fn stat_link(&self, path: &Path) -> io::Result<Metadata>;

    /// The bytes of a file, at most one more than [`crate::shape::MAX_BYTES`].
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Whether this user may write into the file: replacing it asks only the folder, which is not what people mean.
    fn may_write(&self, path: &Path) -> io::Result<()>;

    /// Whether this user may make files in the folder.
    fn may_write_into(&self, folder: &Path) -> io::Result<()>;

    /// Makes a file that was not there.
    fn create(&self, path: &Path, mode: Mode) -> io::Result<File>;

    /// Locks a file for this program alone, unless another holds it. Some disks know no locks.
    fn try_lock(&self, file: &File) -> Result<(), TryLockError>;

    /// Writes some of the bytes and returns how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;

    /// Gives the file the permissions and, as far as this user may, the owner and group of another.
    fn set_permissions(&self, file: &File, like: &Metadata) -> io::Result<()>;

    /// Waits until the file is on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;

    /// Puts a file in the place of another, in one go.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a new name that nothing has yet; `AlreadyExists` if something has.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes one folder; `AlreadyExists` if it is there.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Waits until the names in the folder are on the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder in which nothing is.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes from a folder the hidden files that programs which were killed have left, as far as that can be done.
    fn tidy(&self, folder: &Path);
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

/// A disk of which every step is the system's own.
pub trait Real {
    /// Whether it knows locks. Some shares do not; to the program they look like any other disk.
    const KNOWS_LOCKS: bool = true;
}

impl Real for RealDisk {}

impl<D: Real> Disk for D {
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path)
    }

    fn stat_link(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let expected = file.metadata()?.len();
        read_within_limit(file, expected)
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        // Root may write everything; a file marked read-only is still meant to stay as it is.
        if fs::metadata(path)?.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        OpenOptions::new().write(true).open(path).map(drop)
    }

    #[cfg(unix)]
    fn may_write_into(&self, folder: &Path) -> io::Result<()> {
        Ok(rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)?)
    }

    // Only trying would tell; so the first save does.
    #[cfg(not(unix))]
    fn may_write_into(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn create(&self, path: &Path, mode: Mode) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode.bits());
        #[cfg(not(unix))]
        let _ = mode;
        options.open(path)
    }

    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        if D::KNOWS_LOCKS { file.try_lock() } else { Err(TryLockError::Error(ErrorKind::Unsupported.into())) }
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn set_permissions(&self, file: &File, like: &Metadata) -> io::Result<()> {
        copy_permissions(file, like)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        where_it_can(file.sync_all())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let Err(refused) = tempfile::TempPath::try_from_path(from)?.persist_noclobber(to) else { return Ok(()) };
        if refused.error.kind() == ErrorKind::AlreadyExists {
            return Err(refused.error);
        }
        refused.path.keep()?;
        reserve_and_rename(from, to)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        match fs::create_dir(path) {
            // Some systems say "not permitted" first when it is there.
            Err(_) if path.is_dir() => Err(ErrorKind::AlreadyExists.into()),
            made => made,
        }
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { where_it_can(File::open(folder)?.sync_all()) } else { Ok(()) }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn tidy(&self, folder: &Path) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()).filter(|path| is_left_over(path)) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether it is a hidden file of ours that nobody holds. A young one may be about to be held.
fn is_left_over(path: &Path) -> bool {
    let is_old = |file: &File| {
        let age = file.metadata().ok().and_then(|stat| stat.modified().ok()?.elapsed().ok());
        age.is_some_and(|age| age > YOUNG)
    };
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_ours = name.starts_with(HIDDEN) && name.ends_with(UNFINISHED) && !path.is_symlink();
    is_ours && File::open(path).is_ok_and(|file| is_old(&file) && file.try_lock().is_ok())
}

/// The folder a path is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."))
}

/// Does a step again as long as a signal (a resized window) interrupts it.
pub(super) fn patiently<T>(mut step: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match step() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Some network shares cannot be asked to sync. There is no more to be had from them, so that is no failure.
fn where_it_can(synced: io::Result<()>) -> io::Result<()> {
    synced.or_else(|error| match error.kind() {
        ErrorKind::InvalidInput | ErrorKind::Unsupported => Ok(()),
        _ => Err(error),
    })
}

/// For disks without links and without an exclusive rename (memory sticks): takes the name first, then fills it.
fn reserve_and_rename(from: &Path, to: &Path) -> io::Result<()> {
    File::create_new(to)?;
    fs::rename(from, to).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

#[cfg(unix)]
fn copy_permissions(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let (own, mut mode) = (file.metadata()?, like.mode() & 0o7777);
    if own.uid() != like.uid() {
        // Only root can; for everybody else the file becomes theirs, as with any editor.
        let _ = fchown(file, Some(like.uid()), None);
    }
    if own.gid() != like.gid() && fchown(file, None, Some(like.gid())).is_err() {
        mode = for_another_group(mode);
    }
    if file.metadata()?.mode() & 0o7777 == mode {
        return Ok(()); // disks without permissions refuse to set even the ones they show
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// Another group than was meant may do no more with the file than everybody.
#[cfg(unix)]
fn for_another_group(mode: u32) -> u32 {
    mode & (!0o070 | (mode & 0o007) << 3)
}

#[cfg(not(unix))]
fn copy_permissions(file: &File, like: &Metadata) -> io::Result<()> {
    file.set_permissions(like.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_exclusive_rename_a_name_that_is_taken_is_still_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::write(&from, "new").unwrap();
        reserve_and_rename(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "new");
        fs::write(&from, "newer").unwrap();
        assert_eq!(reserve_and_rename(&from, &to).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&to).unwrap(), "new");
        fs::remove_file(&to).unwrap();
        fs::remove_file(&from).unwrap();
        assert!(reserve_and_rename(&from, &to).is_err());
        assert!(!to.exists(), "the name that was taken is given back");
    }

    #[cfg(unix)]
    #[test]
    fn a_group_that_was_not_meant_sees_no_more_than_everybody() {
        assert_eq!([0o660, 0o664, 0o640, 0o777].map(for_another_group), [0o600, 0o644, 0o600, 0o777]);
    }

    #[test]
    fn a_disk_that_cannot_sync_is_no_failure_but_one_that_failed_to_is() {
        assert!(where_it_can(Err(ErrorKind::InvalidInput.into())).is_ok());
        assert!(where_it_can(Err(ErrorKind::StorageFull.into())).is_err());
    }
}
