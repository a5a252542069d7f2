//! Text that is being typed and not yet in the audit, kept so that nothing is lost when the program is.

use std::cell::OnceCell;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use tempfile::{Builder, NamedTempFile};

use super::error::SaveError;
use super::handed::{ENDING, Handed};
use super::private::private_folder;
use super::read::read_text;
use super::same::{hash, name_of, one_path};
use crate::shape::MAX_BYTES;

/// How the name of a lock ends.
const LOCK: &str = ".lock";

/// How the name of a text ends that is not written to the end.
const UNFINISHED: &str = ".tmp";

/// At most so many texts are kept; the oldest go.
const MOST_KEPT: usize = 500;

/// The folder in which text being typed is kept, one private file a text.
///
/// Several programs may run at once: each holds a lock of its own there while it does, and its texts are named after
/// it. What belongs to a program that is still running is not offered to another.
#[derive(Debug)]
pub struct Recovery {
    /// The folder; it is made when it is needed.
    folder: PathBuf,
    /// The lock of this program, from its first text on; the file goes when it ends.
    lock: OnceCell<NamedTempFile>,
}

/// A text that was being typed when a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file it is kept in.
    pub file: PathBuf,
    /// What it was to be, as in `responses.sub-group.evidence`.
    pub key: String,
    /// What had been typed.
    pub text: String,
}

/// What stands in a file. The audit's path is for people who look into it.
#[derive(Serialize, Deserialize)]
struct Note {
    audit: String,
    key: String,
    text: String,
}

impl Recovery {
    /// The texts kept in a folder, which need not be there yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, lock: OnceCell::new() }
    }

    /// Keeps a text, in the place of an earlier one for the same key of the same audit.
    ///
    /// It survives the end of the program, not that of the computer: waiting for the disk would make every key slow.
    ///
    /// # Errors
    ///
    /// It cannot be written, or is larger than 1 MiB; then the earlier one is still kept.
    pub fn keep(&self, audit: &Path, key: &str, text: &str) -> Result<(), SaveError> {
        let failed = |source| SaveError::Io { path: self.folder.clone(), source };
        let file = self.file(self.session().map_err(failed)?, audit, key);
        let audit = one_path(audit).to_string_lossy().into_owned();
        let note = Note { audit, key: key.to_owned(), text: text.to_owned() };
        let json = serde_json::to_string(&note).map_err(|error| failed(error.into()))?;
        if json.len() > MAX_BYTES {
            return Err(SaveError::TooLarge { path: file, bytes: json.len() });
        }
        self.write(&file, &json).map_err(failed)
    }

    /// Hands a text to another program, in a file of this folder. It is kept too: if this program ends before the other
    /// one does, what that wrote is left over in its place.
    ///
    /// # Errors
    ///
    /// It cannot be written, or is too large to be kept.
    pub fn hand_over(&self, audit: &Path, key: &str, text: &str, handed: &str) -> Result<Handed, SaveError> {
        self.keep(audit, key, text)?;
        let failed = |source| SaveError::Io { path: self.folder.clone(), source };
        let file = self.file(self.session().map_err(failed)?, audit, key);
        Handed::in_folder(&self.folder, &stem(&file), handed).map_err(failed)
    }

    fn write(&self, file: &Path, json: &str) -> io::Result<()> {
        let begins = format!("{}.", self.session()?);
        let mut beside = Builder::new().prefix(&begins).suffix(UNFINISHED).tempfile_in(&self.folder)?;
        beside.write_all(json.as_bytes())?;
        beside.persist(file)?;
        Ok(())
    }

    /// The texts left over for an audit by programs that are no longer running, by key. What cannot be read is left
    /// out: there is nothing in it to offer.
    #[must_use]
    pub fn waiting(&self, audit: &Path) -> Vec<Kept> {
        let audit = name_of(audit);
        let left_over = |name: &str| {
            let session = name.strip_prefix(&audit).and_then(|rest| rest.rsplit_once('-'));
            session.is_some_and(|(_, session)| !self.is_running(session))
        };
        let files = self.files().into_iter();
        let files = files.filter(|file| file.file_stem().and_then(|name| name.to_str()).is_some_and(left_over));
        let mut kept: Vec<Kept> = files.filter_map(read).map(|kept| self.with_handed(kept)).collect();
        kept.sort_by(|a, b| a.key.cmp(&b.key));
        kept
    }

    /// Removes the text that this program keeps for a key, because it is in the audit now or was given up.
    ///
    /// # Errors
    ///
    /// It is there and cannot be removed.
    pub fn forget(&self, audit: &Path, key: &str) -> io::Result<()> {
        self.session().and_then(|session| self.throw_away(&self.file(session, audit, key)))
    }

    /// The text as another program that it was handed to has left it.
    fn with_handed(&self, kept: Kept) -> Kept {
        match self.handed(&kept.file).into_iter().find_map(|file| read_text(&file).ok()) {
            Some(text) => Kept { text, ..kept },
            None => kept,
        }
    }

    /// The files in which a text was handed to another program.
    fn handed(&self, file: &Path) -> Vec<PathBuf> {
        let begins = format!("{}.", stem(file));
        let is_handed = |path: &PathBuf| stem(path).starts_with(&begins);
        self.files_named(ENDING).into_iter().filter(is_handed).collect()
    }

    /// Removes a text that was left over.
    ///
    /// # Errors
    ///
    /// It is there and cannot be removed.
    pub fn throw_away(&self, file: &Path) -> io::Result<()> {
        // One that could not be read was not offered, and stays.
        for handed in self.handed(file).into_iter().filter(|file| read_text(file).is_ok()) {
            fs::remove_file(handed)?;
        }
        match fs::remove_file(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    /// The name of this program's lock, made with its folder when it is first needed.
    fn session(&self) -> io::Result<&str> {
        if self.lock.get().is_none() {
            private_folder(&self.folder)?;
            self.make_room();
            let _ = self.lock.set(self.make_lock()?);
        }
        let name = self.lock.get().and_then(|lock| lock.path().file_name()?.to_str()?.strip_suffix(LOCK));
        name.ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// Makes a lock and holds it. Between the two, another program may take it for one that nobody holds and remove it.
    fn make_lock(&self) -> io::Result<NamedTempFile> {
        loop {
            let lock = Builder::new().prefix("").suffix(LOCK).tempfile_in(&self.folder)?;
            lock.as_file().lock()?;
            if lock.path().exists() {
                return Ok(lock);
            }
        }
    }

    /// Whether the program of that lock still holds it.
    fn is_running(&self, session: &str) -> bool {
        let lock = File::open(self.folder.join(format!("{session}{LOCK}")));
        lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    fn file(&self, session: &str, audit: &Path, key: &str) -> PathBuf {
        let audit = name_of(audit);
        self.folder.join(format!("{audit}-{}-{session}.json", hash(key.as_bytes())))
    }

    /// The files in the folder that are texts.
    fn files(&self) -> Vec<PathBuf> {
        self.files_named("json")
    }

    fn files_named(&self, extension: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|is| is == extension)).collect()
    }

    /// Removes the locks of programs that died with what they did not write to the end, and the oldest texts, so that one
    /// more is within the limit. What cannot be removed does no harm.
    fn make_room(&self) {
        for unfinished in self.files_named(UNFINISHED.trim_start_matches('.')) {
            if !stem(&unfinished).split_once('.').is_some_and(|(session, _)| self.is_running(session)) {
                let _ = fs::remove_file(unfinished);
            }
        }
        for lock in self.files_named(LOCK.trim_start_matches('.')) {
            if File::open(&lock).is_ok_and(|held| held.try_lock().is_ok()) {
                let _ = fs::remove_file(lock);
            }
        }
        let mut files = self.files();
        let too_many = (files.len() + 1).saturating_sub(MOST_KEPT);
        if too_many > 0 {
            files.sort_by_cached_key(|file| age(file));
            for file in files.iter().take(too_many) {
                let _ = self.throw_away(file);
            }
        }
    }
}

fn age(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|stat| stat.modified()).ok()
}

/// The name of a file without its ending.
fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(file: PathBuf) -> Option<Kept> {
    let note: Note = serde_json::from_str(&read_text(&file).ok()?).ok()?;
    Some(Kept { file, key: note.key, text: note.text })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is not there yet, and a program that keeps texts in it.
    fn recovery() -> (tempfile::TempDir, Recovery) {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::new(folder.path().join("state/recovery"));
        (folder, recovery)
    }

    /// What is left for an audit when that program has ended.
    fn left(recovery: Recovery, audit: &Path) -> (Recovery, Vec<(String, String)>) {
        let next = Recovery::new(recovery.folder.clone());
        drop(recovery);
        let kept = next.waiting(audit).into_iter().map(|kept| (kept.key, kept.text)).collect();
        (next, kept)
    }

    fn kept(key: &str, text: &str) -> (String, String) {
        (key.to_owned(), text.to_owned())
    }

    #[test]
    fn what_was_typed_waits_until_it_is_forgotten() {
        let (_folder, recovery) = recovery();
        let (audit, other) = (Path::new("a/2014.toml"), Path::new("a/2013.toml"));
        assert!(recovery.waiting(audit).is_empty());
        recovery.forget(audit, "nothing").unwrap();
        recovery.keep(audit, "b", "first").unwrap();
        recovery.keep(audit, "b", "second \u{1b}\r\n\"é").unwrap();
        recovery.keep(audit, "a", "x").unwrap();
        recovery.keep(audit, "c", "in the audit now").unwrap();
        recovery.forget(audit, "c").unwrap();
        recovery.keep(other, "b", "another year").unwrap();
        let (next, found) = left(recovery, audit);
        assert_eq!(found, [kept("a", "x"), kept("b", "second \u{1b}\r\n\"é")]);
        next.throw_away(&next.waiting(audit)[1].file).unwrap();
        let (next, found) = left(next, audit);
        assert_eq!(found, [kept("a", "x")]);
        assert_eq!(left(next, other).1, [kept("b", "another year")]);
    }

    #[test]
    fn what_somebody_is_typing_elsewhere_is_not_offered_and_not_overwritten() {
        let (_folder, one) = recovery();
        let another = Recovery::new(one.folder.clone());
        let audit = Path::new("2014.toml");
        one.keep(audit, "a", "of the one").unwrap();
        another.keep(audit, "a", "of the other").unwrap();
        assert_eq!((one.waiting(audit), another.waiting(audit)), (vec![], vec![]));
        another.forget(audit, "a").unwrap();
        drop(another);
        assert_eq!(left(one, audit).1, [kept("a", "of the one")]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_kept_is_for_its_owner_only() {
        use std::os::unix::fs::MetadataExt;
        let (_folder, recovery) = recovery();
        recovery.keep(Path::new("2014.toml"), "a", "x").unwrap();
        for file in fs::read_dir(&recovery.folder).unwrap() {
            assert_eq!(file.unwrap().metadata().unwrap().mode() & 0o777, 0o600);
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_audit_is_the_same_whichever_way_it_is_named_and_when_it_is_gone() {
        let (folder, recovery) = recovery();
        let (audit, link) = (folder.path().join("2014.toml"), folder.path().join("link"));
        fs::write(&audit, "").unwrap();
        std::os::unix::fs::symlink(folder.path(), &link).unwrap();
        std::os::unix::fs::symlink(&audit, folder.path().join("latest.toml")).unwrap();
        recovery.keep(&link.join("./2014.toml"), "a", "x").unwrap();
        recovery.keep(Path::new("gone.toml"), "a", "y").unwrap();
        let (next, found) = left(recovery, &audit);
        assert_eq!(found, [kept("a", "x")]);
        assert_eq!(next.waiting(&link.join("latest.toml")).len(), 1);
        fs::remove_file(&audit).unwrap();
        assert_eq!(next.waiting(&link.join("2014.toml")).len(), 1);
        assert_eq!(next.waiting(&std::env::current_dir().unwrap().join("gone.toml")).len(), 1);
    }

    #[test]
    fn the_lock_of_a_program_that_died_goes_with_what_it_did_not_finish_and_its_text_stays() {
        let (_folder, dead) = recovery();
        let (audit, running) = (Path::new("2014.toml"), Recovery::new(dead.folder.clone()));
        dead.keep(audit, "a", "x").unwrap();
        running.keep(audit, "b", "y").unwrap();
        // What a program that is killed leaves: its lock, which nobody holds, and a text that it was about to write.
        let lock = dead.lock.get().unwrap().path().to_owned();
        let unfinished = |it: &Recovery| it.folder.join(format!("{}.x{UNFINISHED}", it.session().unwrap()));
        let (left, written) = (unfinished(&dead), unfinished(&running));
        drop(dead);
        for path in [&lock, &left, &written] {
            fs::write(path, "").unwrap();
        }
        let next = Recovery::new(running.folder.clone());
        next.keep(audit, "c", "z").unwrap();
        assert_eq!([lock, left, written].map(|path| path.exists()), [false, false, true]);
        assert_eq!(next.files_named("lock").len(), 2, "those of the two that are running");
        assert_eq!(next.waiting(audit).into_iter().map(|kept| kept.key).collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn a_damaged_file_does_not_hide_the_others() {
        let (_folder, recovery) = recovery();
        let audit = Path::new("2014.toml");
        recovery.keep(audit, "a", "x").unwrap();
        fs::write(recovery.file("gone", audit, "b"), "{").unwrap();
        assert_eq!(left(recovery, audit).1, [kept("a", "x")]);
    }

    #[test]
    fn what_another_program_made_of_a_text_is_left_over_in_its_place() {
        let (_folder, recovery) = recovery();
        let audit = Path::new("2014.toml");
        let handed = recovery.hand_over(audit, "a", "x", "x\n").unwrap();
        fs::write(handed.path(), "x and more\n").unwrap();
        let (next, found) = left(recovery, audit);
        assert_eq!(found, [kept("a", "x and more\n")]);
        fs::write(handed.path(), b"caf\xe9").unwrap();
        assert_eq!(next.waiting(audit)[0].text, "x", "what cannot be read is not offered …");
        next.throw_away(&next.waiting(audit)[0].file).unwrap();
        assert!(handed.path().exists(), "… and not removed");
        fs::write(handed.path(), "late").unwrap();
        next.throw_away(Path::new("another.json")).unwrap();
        assert!(handed.path().exists());
    }

    #[test]
    fn a_text_that_is_too_large_leaves_the_earlier_one() {
        let (_folder, recovery) = recovery();
        let audit = Path::new("2014.toml");
        recovery.keep(audit, "a", "x").unwrap();
        assert!(recovery.keep(audit, "a", &"x".repeat(MAX_BYTES)).is_err());
        assert_eq!(left(recovery, audit).1, [kept("a", "x")]);
    }

    #[test]
    fn the_oldest_texts_make_room() {
        let (_folder, recovery) = recovery();
        private_folder(&recovery.folder).unwrap();
        for n in 0..MOST_KEPT {
            fs::write(recovery.folder.join(format!("{n}.json")), "{}").unwrap();
        }
        let oldest = recovery.folder.join("77.json");
        File::options().write(true).open(&oldest).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        recovery.keep(Path::new("2014.toml"), "a", "x").unwrap();
        assert!(!oldest.exists());
        assert_eq!(recovery.files().len(), MOST_KEPT);
        assert_eq!(left(recovery, Path::new("2014.toml")).1, [kept("a", "x")]);
    }
}
