//! A disk for tests that fails at one step, or from one on, and remembers which steps were taken.

use std::cell::RefCell;
use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Mode, Real, RealDisk};

/// What goes wrong at the step.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// The system's error of that number.
    Error(i32),
    /// Fewer bytes are written than were given.
    ShortWrite,
}

/// What somebody else does just before the first step of a name.
type Meanwhile = (&'static str, Box<dyn FnOnce()>);

/// The real disk, but for some steps.
pub(crate) struct FaultyDisk {
    steps: RefCell<Vec<&'static str>>,
    fails: Option<(RangeInclusive<usize>, Fault)>,
    meanwhile: RefCell<Option<Meanwhile>>,
}

impl FaultyDisk {
    /// A disk on which nothing fails.
    pub(crate) fn sound() -> Self {
        Self { steps: RefCell::default(), fails: None, meanwhile: RefCell::default() }
    }

    /// A disk on which the step of that number, from 0, fails.
    pub(crate) fn failing(step: usize, fault: Fault) -> Self {
        Self { fails: Some((step..=step, fault)), ..Self::sound() }
    }

    /// A disk on which the step of that number fails, and all after it.
    pub(crate) fn failing_from(step: usize, fault: Fault) -> Self {
        Self { fails: Some((step..=usize::MAX, fault)), ..Self::sound() }
    }

    /// A disk on which somebody else does something just before the first step of that name.
    pub(crate) fn meanwhile(step: &'static str, act: impl FnOnce() + 'static) -> Self {
        Self { meanwhile: RefCell::new(Some((step, Box::new(act)))), ..Self::sound() }
    }

    /// The names of the steps taken so far.
    pub(crate) fn steps(&self) -> Vec<&'static str> {
        self.steps.borrow().clone()
    }

    /// Takes note of a step and returns what goes wrong at it.
    fn fault(&self, name: &'static str) -> Option<Fault> {
        if let Some((_, act)) = self.meanwhile.borrow_mut().take_if(|(step, _)| *step == name) {
            act();
        }
        let step = self.steps.borrow().len();
        self.steps.borrow_mut().push(name);
        self.fails.as_ref().filter(|(steps, _)| steps.contains(&step)).map(|(_, fault)| *fault)
    }

    fn step<T>(&self, name: &'static str, act: impl FnOnce(RealDisk) -> io::Result<T>) -> io::Result<T> {
        match self.fault(name) {
            Some(Fault::Error(number)) => Err(io::Error::from_raw_os_error(number)),
            _ => act(RealDisk),
        }
    }
}

impl Disk for FaultyDisk {
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        self.step("real_path", |disk| disk.real_path(path))
    }
    fn stat(&self, path: &Path) -> io::Result<Metadata> {
        self.step("stat", |disk| disk.stat(path))
    }
    fn stat_link(&self, path: &Path) -> io::Result<Metadata> {
        self.step("stat_link", |disk| disk.stat_link(path))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step("read", |disk| disk.read(path))
    }
    fn may_write_into(&self, folder: &Path) -> io::Result<()> {
        self.step("may_write_into", |disk| disk.may_write_into(folder))
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.step("may_write", |disk| disk.may_write(path))
    }
    fn create(&self, path: &Path, mode: Mode) -> io::Result<File> {
        self.step("create", |disk| disk.create(path, mode))
    }
    /// What fails here are the steps that change something.
    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        RealDisk.try_lock(file)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        match self.fault("write") {
            Some(Fault::Error(number)) => Err(io::Error::from_raw_os_error(number)),
            Some(Fault::ShortWrite) => RealDisk.write(file, &bytes[..1]),
            None => RealDisk.write(file, bytes),
        }
    }
    fn set_permissions(&self, file: &File, like: &Metadata) -> io::Result<()> {
        self.step("set_permissions", |disk| disk.set_permissions(file, like))
    }
    /// No test cuts the power, and so many of them would wait.
    fn sync(&self, _file: &File) -> io::Result<()> {
        self.step("sync", |_| Ok(()))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename", |disk| disk.rename(from, to))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename_new", |disk| disk.rename_new(from, to))
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step("make_folder", |disk| disk.make_folder(path))
    }
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.step("sync_folder", |_| Ok(()))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove", |disk| disk.remove(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step("remove_folder", |disk| disk.remove_folder(path))
    }
    /// It hinders no save.
    fn tidy(&self, folder: &Path) {
        RealDisk.tidy(folder);
    }
}

/// The real disk, but that it knows no locks.
pub(crate) struct WithoutLocks;

impl Real for WithoutLocks {
    const KNOWS_LOCKS: bool = false;
}
