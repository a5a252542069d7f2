//! Earlier versions of audits: what was in a file before the program saved over it, kept in private files of its own.
//!
//! A folder for each audit, named after its path, which stands in it as text; a file for each version, as it was to the
//! byte, named after when it was kept and before what. Two programs at once do not disturb each other: a version gets its
//! name only when it is whole, and never one that is taken.

mod thin;

use std::collections::HashMap;
use std::fs::{self, File, FileTimes};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tempfile::Builder;

use super::disk::{Disk, HIDDEN, RealDisk, UNFINISHED};
use super::error::{shown, why_not_written};
use super::fingerprint::Fingerprint;
use super::private::{private_folder, write_private};
use super::read::{read_text, read_within_limit};
use super::same::{name_of, one_path};
use super::{ReadError, SaveError};
use crate::plain::safe_line;
use crate::shape::MAX_BYTES;
use thin::{MOST_BYTES, Stamp, YEAR, stays};

/// Changes made at the keyboard are saved one by one; what was there before is kept once in so long.
const APART: Duration = Duration::from_secs(5 * 60);

/// The versions of all audits take no more than about this: those of the audits that were not changed for longest go.
const MOST_OF_ALL: u64 = 32 * MOST_BYTES;

/// So much may be kept without a look at all of it.
const UNSEEN: u64 = 4 * MOST_BYTES;

/// A look at all of it is taken no more often than this.
const LOOK: Duration = Duration::from_secs(60 * 60);

/// In the folder of an audit: the path of its file, for people.
const PATH: &str = "path.txt";

/// In the folder of all: changed when all of it was looked at.
const LOOKED: &str = "looked";

/// Before what a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Changes in the interface.
    Change,
    /// Keys set by a command.
    Set,
    /// A partner's return read.
    Return,
    /// A merge.
    Merge,
    /// A sign-off.
    Sign,
    /// Any change of what was signed: it was kept as soon as it was signed.
    Signed,
    /// An audit opened again.
    Reopen,
    /// Another version brought back.
    Restore,
}

impl Occasion {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Change, Self::Set, Self::Return, Self::Merge, Self::Sign, Self::Signed, Self::Reopen, Self::Restore];

    /// The occasion in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Set => "set",
            Self::Return => "return",
            Self::Merge => "merge",
            Self::Sign => "sign",
            Self::Signed => "signed",
            Self::Reopen => "reopen",
            Self::Restore => "restore",
        }
    }
}

/// A version that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVersion {
    /// The file it is in.
    pub file: PathBuf,
    /// When the audit had last been saved so.
    pub saved: SystemTime,
    /// Before what it was kept.
    pub before: Occasion,
    stamp: Stamp,
}

impl KeptVersion {
    /// What the audit said.
    ///
    /// # Errors
    ///
    /// It was no text, or has been thinned out meanwhile.
    pub fn text(&self) -> Result<String, ReadError> {
        read_text(&self.file)
    }
}

/// An earlier version could not be kept. The audit itself can be saved all the same.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// There is nowhere to keep it.
    #[error("there is no home folder. Set HOME")]
    NoHome,
    /// What is in the file is larger than any audit.
    #[error("{0}")]
    TooLarge(SaveError),
    /// The folder cannot be written to, or the file not be read.
    #[error("{}: {}", shown(path), why_not_written(source))]
    Io {
        /// The folder, or the file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// The folder of an audit's versions could not be opened, so that nobody knows whether there are any.
#[derive(Debug, thiserror::Error)]
#[error("its earlier versions cannot be looked at: {} cannot be opened: {}", shown(folder), safe_line(&source.to_string()))]
pub struct NotOpened {
    folder: PathBuf,
    source: io::Error,
}

/// The earlier versions of all audits.
#[derive(Debug, Default)]
pub struct Versions {
    /// The program's own folder, in which `versions` is one of several.
    state: Option<PathBuf>,
    /// Whether any more are kept, but for what `restore` replaces.
    keeps: bool,
    /// What this program has kept of changes at the keyboard.
    at_keyboard: Mutex<HashMap<PathBuf, AtKeyboard>>,
    /// How many bytes were kept since all of it was looked at.
    unseen: AtomicU64,
    /// Whether something could not be kept.
    failed: AtomicBool,
}

/// What a change at the keyboard is, once it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyboardChange {
    /// One soon after another: nothing is to be noted.
    Soon,
    /// The sign-off: what is signed is to be kept too, as soon as it is saved.
    SignOff,
    /// Any other.
    Other,
}

#[derive(Clone, Copy, Debug)]
struct AtKeyboard {
    kept: Instant,
    signed: bool,
}

impl Versions {
    /// Those in the folder of the program's state, which need not be there yet; and whether more are to be kept.
    #[must_use]
    pub fn new(state: Option<&Path>, keeps: bool) -> Self {
        Self { state: state.map(Path::to_owned), keeps, ..Self::default() }
    }

    /// The folder in which they are.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join("versions"))
    }

    /// Keeps what is in a file, unless that is the newest version already or nothing is there; and gives back how the file
    /// looks, by which it is saved over and nothing else.
    ///
    /// It survives the end of the program, not that of the computer: nobody is made to wait for the disk twice.
    ///
    /// # Errors
    ///
    /// See [`NotKept`]. Saving over the file is right all the same.
    pub fn keep(&self, audit: &Path, before: Occasion) -> Result<Option<Fingerprint>, NotKept> {
        if !self.keeps && before != Occasion::Restore {
            return Ok(None);
        }
        let Some((stat, content)) = look(audit).map_err(|source| NotKept::Io { path: audit.to_owned(), source })?
        else {
            return Ok(None);
        };
        let saved = stat.modified().unwrap_or_else(|_| SystemTime::now());
        self.keep_content(audit, before, saved, &content)?;
        Ok(Some(Fingerprint::new(&stat, &content)))
    }

    fn keep_content(&self, audit: &Path, before: Occasion, saved: SystemTime, content: &[u8]) -> Result<(), NotKept> {
        let state = self.state.as_ref().ok_or(NotKept::NoHome)?;
        if content.len() > MAX_BYTES {
            return Err(NotKept::TooLarge(SaveError::TooLarge { path: audit.to_owned(), bytes: content.len() }));
        }
        if one_path(audit).starts_with(one_path(&state.join("demo"))) {
            return Ok(()); // `demo --anew` brings the examples back
        }
        let folder = self.of_audit(audit).ok_or(NotKept::NoHome)?;
        let failed = |source| NotKept::Io { path: folder.clone(), source };
        private_folder(&folder).map_err(failed)?;
        RealDisk.tidy(&folder);
        let mut versions = versions_in(&folder);
        if !versions.first().is_some_and(|newest| fs::read(&newest.file).is_ok_and(|kept| kept == content)) {
            let path = one_path(audit).to_string_lossy().into_owned();
            let _ = write_new(&folder, PATH, path.as_bytes(), None); // it may be there
            // After the newest, also within the same millisecond and where the clock was put back.
            let at = versions.first().map_or(0, |newest| newest.stamp.at + 1).max(millis(SystemTime::now()));
            versions.insert(0, write_version(&folder, at, (before, saved, content)).map_err(failed)?);
            thin_out(&versions);
            self.unseen.fetch_add(size(content), Ordering::Relaxed);
        }
        if self.unseen.load(Ordering::Relaxed) > UNSEEN {
            self.look_at_all(MOST_OF_ALL);
        }
        Ok(())
    }

    /// Keeps what is in a file before a change at the keyboard is saved over it: the first time, then once in a few
    /// minutes, and whenever the change is the audit's sign-off or takes that away, or `over_theirs`, where somebody else's
    /// text is replaced. Costs nothing in between. Once it is saved, [`Self::changed`] is to be told.
    ///
    /// # Errors
    ///
    /// As [`Self::keep`].
    pub fn keep_before_change(&self, audit: &Path, signed: bool, over_theirs: bool) -> Result<KeyboardChange, NotKept> {
        let before = self.at_keyboard.lock().unwrap_or_else(PoisonError::into_inner).get(audit).copied();
        let due = over_theirs || before.is_none_or(|it| it.kept.elapsed() >= APART || it.signed != signed);
        if !due {
            return Ok(KeyboardChange::Soon);
        }
        // What is signed already is not changed at the keyboard.
        let change =
            if signed && before.is_none_or(|it| !it.signed) { KeyboardChange::SignOff } else { KeyboardChange::Other };
        self.keep(audit, if change == KeyboardChange::SignOff { Occasion::Sign } else { Occasion::Change })?;
        Ok(change)
    }

    /// Notes that a change was saved before which a version was kept, or could not be.
    pub fn changed(&self, audit: &Path, signed: bool) {
        let mut at_keyboard = self.at_keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        at_keyboard.insert(audit.to_owned(), AtKeyboard { kept: Instant::now(), signed });
    }

    /// Why something could not be kept, the first time that it was not: it would be the same at every save.
    pub fn first_failure<T>(&self, kept: Result<T, NotKept>) -> Option<NotKept> {
        kept.err().filter(|_| !self.failed.swap(true, Ordering::Relaxed))
    }

    /// The versions of an audit, from the newest to the oldest.
    ///
    /// # Errors
    ///
    /// Their folder is there, or something in its place, and cannot be opened.
    pub fn of(&self, audit: &Path) -> Result<Vec<KeptVersion>, NotOpened> {
        let Some(folder) = self.of_audit(audit) else { return Ok(Vec::new()) };
        match read_versions(&folder) {
            Ok(versions) => Ok(versions),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(source) => Err(NotOpened { folder, source }),
        }
    }

    /// Removes all versions of an audit, and says how many there were.
    ///
    /// # Errors
    ///
    /// They are there and cannot be removed.
    pub fn forget(&self, audit: &Path) -> io::Result<usize> {
        let Some(folder) = self.of_audit(audit).filter(|folder| folder.is_dir()) else { return Ok(0) };
        forget_in(&folder)
    }

    /// Sees to it that those of all audits together do not grow without end, if that was not done lately.
    pub fn tidy(&self) {
        let Some(marker) =
            self.folder().filter(|_| self.unseen.load(Ordering::Relaxed) > 0).map(|folder| folder.join(LOOKED))
        else {
            return;
        };
        let age = fs::metadata(marker).ok().and_then(|stat| stat.modified().ok()?.elapsed().ok());
        if age.is_none_or(|age| age > LOOK) {
            self.look_at_all(MOST_OF_ALL);
        }
    }

    /// Removes what is over a year old and, beyond the bound for all, what was not added to for longest.
    fn look_at_all(&self, most: u64) {
        self.unseen.store(0, Ordering::Relaxed);
        let Some(all) = self.folder() else { return };
        let _ = write_private(&all.join(LOOKED), "");
        let folders = fs::read_dir(&all).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut audits: Vec<(u64, u64, PathBuf)> =
            folders.filter(|path| path.is_dir()).map(|folder| weighed(&versions_in(&folder), folder)).collect();
        audits.sort_by_key(|(newest, ..)| std::cmp::Reverse(*newest));
        let (oldest, mut bytes) = (millis(SystemTime::now()).saturating_sub(YEAR), 0);
        for (newest, size, folder) in audits {
            bytes += size;
            if newest < oldest || bytes > most {
                let _ = forget_in(&folder); // another may be at it
            }
        }
    }

    fn of_audit(&self, audit: &Path) -> Option<PathBuf> {
        self.folder().map(|folder| folder.join(name_of(audit)))
    }
}

/// What is in a file, if it is there, at most one byte more than may be.
fn look(audit: &Path) -> io::Result<Option<(fs::Metadata, Vec<u8>)>> {
    let file = match fs::metadata(audit) {
        Ok(stat) if stat.is_file() => File::open(audit)?,
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let stat = file.metadata()?;
    Ok(Some((stat.clone(), read_within_limit(file, stat.len())?)))
}

/// When the newest was kept, how large all are, and where.
fn weighed(versions: &[KeptVersion], folder: PathBuf) -> (u64, u64, PathBuf) {
    let newest = versions.first().map_or(0, |newest| newest.stamp.at);
    (newest, versions.iter().map(|version| version.stamp.bytes).sum(), folder)
}

/// Keeps a version under the time at which that is done, or the next one that is not taken.
fn write_version(folder: &Path, mut at: u64, version: (Occasion, SystemTime, &[u8])) -> io::Result<KeptVersion> {
    let (before, saved, content) = version;
    loop {
        let name = format!("{at:013}-{}.toml", before.word());
        match write_new(folder, &name, content, Some(saved)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => at += 1,
            Err(error) => return Err(error),
            Ok(()) => {
                let stamp = Stamp { at, bytes: size(content) };
                return Ok(KeptVersion { file: folder.join(name), saved, before, stamp });
            }
        }
    }
}

/// Writes a file that gets its name when it is whole, if nothing has that name.
fn write_new(folder: &Path, name: &str, content: &[u8], saved: Option<SystemTime>) -> io::Result<()> {
    let path = folder.join(name);
    if path.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let mut file = Builder::new().prefix(HIDDEN).suffix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(content)?;
    if let Some(saved) = saved {
        file.as_file().set_times(FileTimes::new().set_modified(saved))?;
    }
    file.persist_noclobber(path)?;
    Ok(())
}

/// The versions in a folder, as far as it can be read.
fn versions_in(folder: &Path) -> Vec<KeptVersion> {
    read_versions(folder).unwrap_or_default()
}

/// The versions in a folder, from the newest to the oldest. What has another name is none.
fn read_versions(folder: &Path) -> io::Result<Vec<KeptVersion>> {
    let entries = fs::read_dir(folder)?.flatten();
    let mut versions: Vec<KeptVersion> = entries.filter_map(|entry| version(entry.path())).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.stamp.at));
    Ok(versions)
}

fn version(file: PathBuf) -> Option<KeptVersion> {
    let (at, word) = file.file_name()?.to_str()?.strip_suffix(".toml")?.split_once('-')?;
    let (at, before) = (at.parse().ok()?, Occasion::ALL.into_iter().find(|it| it.word() == word)?);
    let stat = fs::metadata(&file).ok()?;
    Some(KeptVersion { saved: stat.modified().ok()?, before, stamp: Stamp { at, bytes: stat.len() }, file })
}

/// Removes all versions in a folder, and the folder if there is nothing else in it.
fn forget_in(folder: &Path) -> io::Result<usize> {
    let versions = versions_in(folder);
    versions.iter().try_for_each(|version| fs::remove_file(&version.file))?;
    let _ = fs::remove_file(folder.join(PATH)).and_then(|()| fs::remove_dir(folder));
    Ok(versions.len())
}

/// Removes those that are not worth their room any more; what cannot be removed does no harm.
fn thin_out(versions: &[KeptVersion]) {
    let stamps: Vec<Stamp> = versions.iter().map(|version| version.stamp).collect();
    let stays = stays(&stamps, millis(SystemTime::now()));
    for (version, _) in versions.iter().zip(stays).filter(|(_, stays)| !stays) {
        let _ = fs::remove_file(&version.file);
    }
}

fn size(content: &[u8]) -> u64 {
    u64::try_from(content.len()).unwrap_or(u64::MAX)
}

fn millis(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
