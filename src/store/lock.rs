//! Who has an audit open: each program that has makes a hidden lock file beside it, by which people learn of each other.
//!
//! It only informs. Nothing is prevented by it, and where it cannot be made, nothing fails.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Mode, RealDisk, folder_of, patiently};
use super::find::real_path;
use super::fingerprint::Stat;
use super::turn::{is_at, is_ours};
use crate::plain::{cut, safe_line};

/// So many programs are told of each other; more of them go untold.
const MOST: usize = 8;

/// A lock file is no larger; what is beyond that is not read.
const MAX_BYTES: u64 = 4096;

/// How much is shown of a name, in columns.
const NAME: usize = 40;

/// After this long a lock of another machine, which cannot be asked, was probably left: longer than over a weekend.
const LONG_AGO: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// Who has an audit open. The names come from a file that anybody may have written, and are made harmless.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub user: Option<String>,
    /// On which machine.
    pub machine: Option<String>,
    /// Since when.
    pub since: Option<DateTime>,
    /// Whether it was left so long ago that the program has probably died.
    pub is_left: bool,
}

/// What stands in a lock file.
#[derive(Default, Serialize, Deserialize)]
struct Note {
    user: Option<String>,
    machine: Option<String>,
    since: Option<DateTime>,
    process: Option<u32>,
}

/// That an audit is open here, for others to see, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    audit: PathBuf,
    /// The lock file and its lock; none where it could not be made.
    own: Option<(PathBuf, File)>,
    /// How the folder looked when others were last looked for.
    folder: Option<Stat>,
    /// What others had left, and was removed.
    left: Vec<Holder>,
}

impl Lock {
    /// Tells others that an audit is open here, since when and by whom.
    #[must_use]
    pub fn new(audit: &Path, user: Option<&str>, since: DateTime) -> Self {
        let audit = real_path(audit);
        let note = Note {
            user: user.map(str::to_owned),
            machine: machine(),
            since: Some(since),
            process: Some(std::process::id()),
        };
        let left = names(&audit).filter_map(|path| holder(&path)).filter(|holder| holder.is_left).collect();
        let own = names(&audit).find_map(|path| make(&path, &note));
        Self { audit, own, folder: None, left }
    }

    /// Who else has the audit open, if anything may have changed since this was last asked: one `stat` tells.
    #[must_use]
    pub fn others(&mut self) -> Option<Vec<Holder>> {
        let folder = fs::metadata(folder_of(&self.audit)).map(|stat| Stat::of(&stat)).ok();
        if folder.is_some() && folder == self.folder {
            return None;
        }
        self.folder = folder;
        let own = self.own.as_ref().map(|(path, _)| path);
        let others = names(&self.audit).filter(|path| Some(path) != own).filter_map(|path| holder(&path));
        Some(others.chain(std::mem::take(&mut self.left)).collect())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.own.iter().for_each(|(path, file)| remove(path, file));
    }
}

/// The names of lock files: hidden, and no names of audits. `.2014.toml.lock`, `.2014.toml.2.lock` …
fn names(audit: &Path) -> impl Iterator<Item = PathBuf> {
    let name = audit.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbers = std::iter::once(String::new()).chain((2..=MOST).map(|number| format!(".{number}")));
    let folder = folder_of(audit).to_owned();
    numbers.map(move |number| folder.join(format!(".{name}{number}.lock")))
}

/// Makes a lock file and holds it, unless somebody else has one of that name.
fn make(path: &Path, note: &Note) -> Option<(PathBuf, File)> {
    let mut file = patiently(|| RealDisk.create(path, Mode::Usual)).ok()?;
    if !is_ours(&RealDisk, path, &file) {
        // Somebody looked at it before it was held.
        remove(path, &file);
        return None;
    }
    let text = serde_json::to_string(note).ok()?;
    // What stands in it is for others; without it they still see that there is somebody.
    let _ = file.write_all(format!("{text}\n").as_bytes());
    Some((path.to_owned(), file))
}

/// Who holds a lock file, if anybody does. One that nobody holds is removed; of another machine, which cannot be asked,
/// it is still told of.
fn holder(path: &Path) -> Option<Holder> {
    // A pipe would be waited for, and a link may lead anywhere.
    let stat = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let file = File::open(path).ok()?;
    let note = note(&file);
    let is_here = note.machine.is_some() && note.machine == machine();
    let is_old = stat.modified().ok().and_then(|at| at.elapsed().ok()).is_some_and(|age| age > LONG_AGO);
    let is_left = match file.try_lock() {
        Err(TryLockError::WouldBlock) => false,
        Ok(()) if is_here => true,
        Err(TryLockError::Error(_)) if is_here => !note.process.is_some_and(is_running),
        // The lock of another machine is not always seen here.
        _ => is_old,
    };
    if is_left {
        remove(path, &file);
    }
    (!is_left || !is_here).then(|| Holder {
        user: note.user.as_deref().map(shown),
        machine: note.machine.as_deref().map(shown),
        since: note.since,
        is_left,
    })
}

/// Removes a lock file. One that cannot be removed is seen not to be held.
fn remove(path: &Path, file: &File) {
    if is_at(path, file) {
        let _ = fs::remove_file(path);
    }
}

/// What stands in a lock file; nothing if it is no such note.
fn note(file: &File) -> Note {
    let mut text = String::new();
    let read = file.take(MAX_BYTES).read_to_string(&mut text);
    read.ok().and_then(|_| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn shown(name: &str) -> String {
    cut(&safe_line(name), NAME)
}

/// The name of this machine.
#[cfg(unix)]
fn machine() -> Option<String> {
    Some(rustix::system::uname().nodename().to_string_lossy().into_owned())
}

#[cfg(not(unix))]
fn machine() -> Option<String> {
    Some("this machine".to_owned()) // where it is another one after all, its lock still tells whether it is held
}

/// Whether a program of that number runs on this machine; whether it is ours cannot be told.
#[cfg(unix)]
fn is_running(process: u32) -> bool {
    let process = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    process.is_some_and(|process| rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_running(_: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// A folder with an audit in it.
    fn audit() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let audit = folder.path().join("2014.toml");
        fs::write(&audit, "").unwrap();
        (folder, audit)
    }

    fn open(audit: &Path, user: &str) -> Lock {
        Lock::new(audit, Some(user), date(2014, 11, 10).at(14, 3, 0, 0))
    }

    fn users(lock: &mut Lock) -> Option<Vec<String>> {
        Some(lock.others()?.into_iter().map(|holder| holder.user.unwrap_or_default()).collect())
    }

    fn hidden(folder: &tempfile::TempDir) -> Vec<String> {
        let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
        names.sort();
        names
    }

    #[test]
    fn programs_learn_of_each_other_and_never_of_themselves() {
        let (folder, audit) = audit();
        let mut one = open(&audit, "One");
        assert_eq!(users(&mut one), Some(vec![]));
        assert_eq!(users(&mut one), None, "nothing has changed");
        let mut two = open(&audit, "Two");
        assert_eq!((users(&mut one), users(&mut two)), (Some(vec!["Two".to_owned()]), Some(vec!["One".to_owned()])));
        let others = open(&audit, "Three").others().unwrap();
        assert_eq!(others[0].machine, machine());
        assert_eq!(others[0].since, Some(date(2014, 11, 10).at(14, 3, 0, 0)));
        assert_eq!(hidden(&folder), [".2014.toml.2.lock", ".2014.toml.lock"]);
        drop(one);
        assert_eq!(users(&mut two), Some(vec![]));
        drop(two);
        assert!(hidden(&folder).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn an_audit_is_the_same_whichever_way_it_is_named() {
        let (folder, audit) = audit();
        let link = folder.path().join("latest.toml");
        std::os::unix::fs::symlink(&audit, &link).unwrap();
        let _one = open(&link, "One");
        assert_eq!(users(&mut open(&audit, "Two")), Some(vec!["One".to_owned()]));
    }

    #[test]
    fn the_lock_of_a_program_that_died_is_replaced() {
        let (folder, audit) = audit();
        let note = Note { machine: machine(), user: Some("Dead".to_owned()), ..Note::default() };
        fs::write(folder.path().join(".2014.toml.lock"), serde_json::to_string(&note).unwrap()).unwrap();
        assert_eq!(users(&mut open(&audit, "One")), Some(vec![]));
        assert!(hidden(&folder).is_empty());
    }

    #[test]
    fn of_another_machine_it_is_taken_at_its_word_until_it_is_old() {
        let (folder, audit) = audit();
        let path = folder.path().join(".2014.toml.lock");
        let write = |age: Duration| {
            fs::write(&path, r#"{"user":"Far","machine":"elsewhere","since":"2014-11-10T14:03:00"}"#).unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            file.set_modified(std::time::SystemTime::now() - age).unwrap();
        };
        write(Duration::ZERO);
        let holder = open(&audit, "One").others().unwrap().remove(0);
        assert_eq!((holder.user.as_deref(), holder.is_left), (Some("Far"), false));
        write(LONG_AGO + Duration::from_secs(60));
        let mut one = open(&audit, "One");
        assert_eq!(one.own.as_ref().unwrap().0, path, "it was replaced");
        assert!(one.others().unwrap()[0].is_left, "and said");
    }

    #[test]
    fn what_anybody_may_have_written_is_harmless_and_short() {
        let (folder, audit) = audit();
        let hostile = format!(r#"{{"user":"\u001b[31m\u202e{}","machine":"x"}}"#, "n".repeat(200));
        fs::write(folder.path().join(".2014.toml.lock"), hostile).unwrap();
        fs::write(folder.path().join(".2014.toml.2.lock"), [b'x'; 100_000]).unwrap();
        fs::create_dir(folder.path().join(".2014.toml.3.lock")).unwrap();
        let others = open(&audit, "One").others().unwrap();
        let user = others[0].user.as_deref().unwrap();
        assert!(!user.contains(['\u{1b}', '\u{202e}']) && user.chars().count() <= NAME, "{user:?}");
        assert_eq!(others[1], Holder::default());
        assert_eq!(others.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn where_it_cannot_be_made_nothing_fails() {
        let (folder, audit) = audit();
        let mut nowhere = open(&folder.path().join("gone/2014.toml"), "One");
        assert_eq!((nowhere.own.is_none(), users(&mut nowhere)), (true, Some(vec![])));
        let pipe = folder.path().join(".2014.toml.lock");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(users(&mut open(&audit, "One")), Some(vec![]), "it does not wait for the pipe");
    }
}
