//! Whose turn it is to replace a file: programs that save the same one at the same moment do it one after the other.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::disk::{Disk, HIDDEN, Mode, UNFINISHED, folder_of, patiently};
use super::fingerprint::Stat;
use crate::audit::sha256;

/// How long to wait before looking again; a turn takes about as long.
const PAUSE: Duration = Duration::from_millis(1);

/// How long a turn may take before it is seen whether a program that was killed has left it.
const LONG: Duration = Duration::from_millis(50);

/// How long a turn may take at all.
const TOO_LONG: Duration = Duration::from_secs(5);

/// The turn of this program, which ends when it is dropped.
///
/// It is a hidden file beside the one to be saved, made only if it is not there: every disk and every share can do that,
/// which cannot be said of locks. It is locked as well, so that one whose program was killed is known at once. Where
/// locks do not work it is known by its age.
pub(super) struct Turn<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    /// Keeps its lock.
    held: File,
}

impl<'a> Turn<'a> {
    /// Waits until it is this program's turn at the file.
    ///
    /// # Errors
    ///
    /// Something cannot be made in its folder, or another program has its turn and does not end it.
    pub(super) fn take(disk: &'a dyn Disk, target: &Path) -> io::Result<Self> {
        let path = folder_of(target).join(name(target));
        let mut waiting = Waiting::default();
        loop {
            match patiently(|| disk.create(&path, Mode::Private)) {
                Ok(held) if is_ours(disk, &path, &held) => return Ok(Self { disk, path, held }),
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                _ => waiting.goes_on(disk, &path)?,
            }
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // Once more if it fails, since everybody else would have to wait; after that it is known to be left.
        for _ in 0..2 {
            if is_at(&self.path, &self.held) && patiently(|| self.disk.remove(&self.path)).is_ok() {
                return;
            }
        }
    }
}

/// The same for everybody who saves the file; short, so that it fits wherever the file's own name did.
fn name(target: &Path) -> String {
    let name = sha256(target.file_name().unwrap_or_default().as_encoded_bytes());
    let short: String = name.chars().take(16).collect();
    format!("{HIDDEN}{short}{UNFINISHED}")
}

/// Whether a file that was just made is held by this program. Between the two, another may have taken it for one that
/// was left, and have removed it.
pub(super) fn is_ours(disk: &dyn Disk, path: &Path, held: &File) -> bool {
    match disk.try_lock(held) {
        Ok(()) => is_at(path, held),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => true,
    }
}

/// Whether it is this file that has the name.
pub(super) fn is_at(path: &Path, file: &File) -> bool {
    let [there, here] = [fs::metadata(path), file.metadata()].map(|stat| stat.map(|stat| Stat::of(&stat)).ok());
    there.is_some() && there == here
}

/// Waiting for a turn to end.
#[derive(Default)]
struct Waiting {
    /// The turn that is waited for, and since when.
    of: Option<(Stat, Instant)>,
}

impl Waiting {
    /// Waits a little; a turn that a killed program has left is taken away.
    fn goes_on(&mut self, disk: &dyn Disk, path: &Path) -> io::Result<()> {
        let Ok(stat) = fs::symlink_metadata(path).map(|stat| Stat::of(&stat)) else { return Ok(()) };
        let since = match &self.of {
            Some((of, since)) if *of == stat => *since,
            _ => self.of.insert((stat, Instant::now())).1,
        };
        if since.elapsed() > LONG {
            end_if_left(disk, path, since.elapsed() > TOO_LONG)?;
        }
        thread::sleep(PAUSE);
        Ok(())
    }
}

/// Takes a turn away that nobody has any more.
fn end_if_left(disk: &dyn Disk, path: &Path, is_old: bool) -> io::Result<()> {
    let Ok(file) = File::open(path) else { return Ok(()) };
    let is_left = match disk.try_lock(&file) {
        // While it is locked here nobody else takes it away, so it is not another one's that goes.
        Ok(()) => is_at(path, &file),
        Err(TryLockError::WouldBlock) if is_old => return Err(io::Error::new(ErrorKind::TimedOut, NEVER_ENDS)),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => is_old,
    };
    if is_left { disk.remove(path) } else { Ok(()) }
}

const NEVER_ENDS: &str = "another program is saving it and does not come to an end";

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use rayon::prelude::*;

    use super::*;
    use crate::store::RealDisk;
    use crate::store::faulty::WithoutLocks;

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("2014.toml");
        (folder, file)
    }

    fn is_empty(folder: &tempfile::TempDir) -> bool {
        fs::read_dir(folder.path()).unwrap().next().is_none()
    }

    #[test]
    fn one_has_it_at_a_time_and_nothing_is_left_beside() {
        let disks: [&(dyn Disk + Sync); 2] = [&RealDisk, &WithoutLocks];
        for disk in disks {
            let (folder, file) = folder();
            let taken = AtomicBool::new(false);
            (0..200).into_par_iter().for_each(|_| {
                let turn = Turn::take(disk, &file).unwrap();
                assert!(!taken.swap(true, Ordering::SeqCst), "two have it");
                thread::yield_now();
                taken.store(false, Ordering::SeqCst);
                drop(turn);
            });
            assert!(is_empty(&folder));
        }
    }

    #[test]
    fn what_a_killed_program_has_left_is_taken_away_at_once_where_locks_work_and_by_its_age_elsewhere() {
        let disks: [(&dyn Disk, Duration); 2] = [(&RealDisk, LONG), (&WithoutLocks, TOO_LONG)];
        for (disk, least) in disks {
            let (folder, file) = folder();
            fs::write(folder.path().join(name(&file)), "").unwrap();
            let begun = Instant::now();
            drop(Turn::take(disk, &file).unwrap());
            assert!(begun.elapsed() >= least && is_empty(&folder));
        }
    }

    #[test]
    fn who_never_ends_a_turn_holds_nobody_up_for_ever() {
        let (_folder, file) = folder();
        let _turn = Turn::take(&RealDisk, &file).unwrap();
        let refused = Turn::take(&RealDisk, &file).err().unwrap();
        assert_eq!(refused.to_string(), NEVER_ENDS);
    }
}
