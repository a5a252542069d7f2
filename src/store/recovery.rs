//! Text that is being typed and not yet in the audit, kept so that nothing is lost when the program is.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk::folder_of;
use super::error::SaveError;
use super::private::{private_folder, write_private};
use super::read::read_text;

/// At most so many texts are kept; the oldest go.
const MOST_KEPT: usize = 500;

/// The folder in which text being typed is kept, one private file a text.
#[derive(Clone, Debug)]
pub struct Recovery {
    /// The folder; it is made when it is needed.
    pub folder: PathBuf,
}

/// A text that was being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
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
    /// Keeps a text, in the place of an earlier one for the same key of the same audit.
    ///
    /// # Errors
    ///
    /// It cannot be written, or is larger than 1 MiB; then the earlier one is still kept.
    pub fn keep(&self, audit: &Path, key: &str, text: &str) -> Result<(), SaveError> {
        let file = self.file(audit, key);
        let failed = |source| SaveError::Io { path: file.clone(), source };
        private_folder(&self.folder).map_err(failed)?;
        let audit = absolute(audit).to_string_lossy().into_owned();
        let note = Note { audit, key: key.to_owned(), text: text.to_owned() };
        let json = serde_json::to_string(&note).map_err(|error| failed(error.into()))?;
        write_private(&file, &json)?;
        self.make_room();
        Ok(())
    }

    /// The texts kept for an audit, by key. What cannot be read is left out: there is nothing in it to offer.
    #[must_use]
    pub fn waiting(&self, audit: &Path) -> Vec<Kept> {
        let prefix = hash(absolute(audit).as_os_str().as_encoded_bytes());
        let files = self
            .files()
            .into_iter()
            .filter(|file| file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(prefix.as_bytes())));
        let mut kept: Vec<Kept> = files.filter_map(|file| read(&file)).collect();
        kept.sort_by(|a, b| a.key.cmp(&b.key));
        kept
    }

    /// Removes the text kept for a key, because it is in the audit now or was given up.
    ///
    /// # Errors
    ///
    /// It is there and cannot be removed.
    pub fn forget(&self, audit: &Path, key: &str) -> io::Result<()> {
        match fs::remove_file(self.file(audit, key)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    fn file(&self, audit: &Path, key: &str) -> PathBuf {
        let audit = hash(absolute(audit).as_os_str().as_encoded_bytes());
        self.folder.join(format!("{audit}-{}.json", hash(key.as_bytes())))
    }

    /// The files in the folder that are texts.
    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|is| is == "json")).collect()
    }

    /// Removes the oldest texts beyond the limit. What cannot be removed does no harm.
    fn make_room(&self) {
        let mut files = self.files();
        let too_many = files.len().saturating_sub(MOST_KEPT);
        if too_many > 0 {
            files.sort_by_cached_key(|file| age(file));
            for file in files.iter().take(too_many) {
                let _ = fs::remove_file(file);
            }
        }
    }
}

fn age(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|stat| stat.modified()).ok()
}

fn read(file: &Path) -> Option<Kept> {
    let note: Note = serde_json::from_str(&read_text(file).ok()?).ok()?;
    Some(Kept { key: note.key, text: note.text })
}

/// One path for one file, whichever way it is named, and the same when it is there and when it is gone.
fn absolute(path: &Path) -> PathBuf {
    let real = fs::canonicalize(path).or_else(|_| in_real_folder(path));
    real.or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

fn in_real_folder(path: &Path) -> io::Result<PathBuf> {
    Ok(fs::canonicalize(folder_of(path))?.join(path.file_name().unwrap_or_default()))
}

/// Enough of the hash that no two meet, and few enough characters that any disk takes them.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A recovery in a folder that is not there yet.
    fn recovery() -> (tempfile::TempDir, Recovery) {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery { folder: folder.path().join("state/recovery") };
        (folder, recovery)
    }

    fn kept(key: &str, text: &str) -> Kept {
        Kept { key: key.to_owned(), text: text.to_owned() }
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
        recovery.keep(other, "b", "another year").unwrap();
        assert_eq!(recovery.waiting(audit), [kept("a", "x"), kept("b", "second \u{1b}\r\n\"é")]);
        recovery.forget(audit, "b").unwrap();
        assert_eq!(recovery.waiting(audit), [kept("a", "x")]);
        assert_eq!(recovery.waiting(other), [kept("b", "another year")]);
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
        assert_eq!(recovery.waiting(&audit), [kept("a", "x")]);
        assert_eq!(recovery.waiting(&link.join("latest.toml")), [kept("a", "x")]);
        fs::remove_file(&audit).unwrap();
        assert_eq!(recovery.waiting(&link.join("2014.toml")), [kept("a", "x")]);
        recovery.keep(Path::new("gone.toml"), "a", "y").unwrap();
        assert_eq!(recovery.waiting(&std::env::current_dir().unwrap().join("gone.toml")), [kept("a", "y")]);
    }

    #[test]
    fn a_damaged_file_does_not_hide_the_others() {
        let (_folder, recovery) = recovery();
        let audit = Path::new("2014.toml");
        recovery.keep(audit, "a", "x").unwrap();
        fs::write(recovery.file(audit, "b"), "{").unwrap();
        assert_eq!(recovery.waiting(audit), [kept("a", "x")]);
    }

    #[test]
    fn a_text_that_is_too_large_leaves_the_earlier_one() {
        let (_folder, recovery) = recovery();
        let audit = Path::new("2014.toml");
        recovery.keep(audit, "a", "x").unwrap();
        assert!(recovery.keep(audit, "a", &"x".repeat(crate::shape::MAX_BYTES)).is_err());
        assert_eq!(recovery.waiting(audit), [kept("a", "x")]);
    }

    #[test]
    fn the_oldest_texts_make_room() {
        let (_folder, recovery) = recovery();
        private_folder(&recovery.folder).unwrap();
        for n in 0..MOST_KEPT {
            fs::write(recovery.folder.join(format!("{n}.json")), "{}").unwrap();
        }
        let oldest = recovery.folder.join("77.json");
        fs::File::options().write(true).open(&oldest).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        recovery.keep(Path::new("2014.toml"), "a", "x").unwrap();
        assert!(!oldest.exists());
        assert_eq!(recovery.files().len(), MOST_KEPT);
        assert_eq!(recovery.waiting(Path::new("2014.toml")), [kept("a", "x")]);
    }
}
