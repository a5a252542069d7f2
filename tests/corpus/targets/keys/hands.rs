//! Hands that do what the interface asks for, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::time;
use lscb_audit::audit;
use lscb_audit::returns;
use lscb_audit::store::{self, Fingerprint, Kept};
use lscb_audit::tui::keeping::Keeping;
use lscb_audit::tui::message::{Edited, Effect, FileRead, Message, SaveOutcome};
use lscb_audit::tui::model::Entry;
use tempfile::NamedTempFile;

use super::super::FRAMEWORKS;

/// The files that are there: two years of a board, one of another, and one that cannot be read.
const FILES: [(&str, &str); 4] = [
    ("audits/northbridge/2013.toml", include_str!("../../../../audits/northbridge/2013.toml")),
    (super::OPENED, include_str!("../../../../audits/northbridge/2014.toml")),
    ("audits/pellan/2014.toml", include_str!("../../../../audits/pellan/2014.toml")),
    ("audits/odd.toml", "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'odd'\n[audit]\nyear = 'x'\n"),
];

/// The same as they lie on the shelf, read once.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| FILES.map(|(path, text)| entry(path.as_ref(), text)).to_vec());

fn entry(path: &Path, text: &str) -> Entry {
    let audit = audit::read(text, &FRAMEWORKS).audit.ok_or_else(|| "It cannot be read.".to_owned());
    Entry::new(path.to_owned(), audit, false)
}

/// What does what the interface asks for.
pub(super) struct Hands {
    files: BTreeMap<PathBuf, String>,
    forms: BTreeMap<PathBuf, Vec<u8>>,
    kept: BTreeMap<(PathBuf, String), String>,
    /// Whether saving fails.
    pub(super) fails: bool,
    /// Whether the program has ended.
    pub(super) has_ended: bool,
    /// How a file looks is known of a file alone.
    scratch: NamedTempFile,
}

impl Hands {
    pub(super) fn new() -> Self {
        let files = FILES.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned()));
        Self {
            files: files.collect(),
            forms: BTreeMap::new(),
            kept: BTreeMap::new(),
            fails: false,
            has_ended: false,
            scratch: NamedTempFile::new().unwrap(),
        }
    }

    /// Somebody writes a file.
    pub(super) fn put(&mut self, path: PathBuf, text: String) {
        self.files.insert(path, text);
    }

    /// Somebody takes a file away.
    pub(super) fn remove(&mut self, path: &Path) {
        self.files.remove(path);
    }

    /// Does what is asked for and says what came of it.
    pub(super) fn perform(&mut self, effect: Effect) -> Option<Message> {
        Some(match effect {
            Effect::ReadShelf => Message::Shelf(self.shelf()),
            Effect::ReadYearBefore(_) => Message::YearBefore(None),
            Effect::CopyExamples(_) => Message::Examples(Err("There is no room.".to_owned())),
            Effect::Open(path) => {
                let read = self.read(&path).map(|(text, fingerprint)| FileRead { text, fingerprint, unwritable: None });
                Message::Opened(path, read.ok_or_else(|| "It is not there.".to_owned()))
            }
            Effect::Create { path, text } => Message::Created(self.create(path, text)),
            Effect::WriteForms(forms) => {
                let written = forms.iter().map(|(path, _)| path.clone()).collect();
                self.forms.extend(forms);
                Message::FormsWritten { written, refused: Vec::new() }
            }
            Effect::FindForms(_) => Message::FormsFound(self.forms.keys().cloned().collect()),
            Effect::ReadForm(path) => {
                let bytes = self.forms.get(&path).cloned().unwrap_or_default();
                Message::FormRead(path, returns::read(&bytes).map_err(|why| why.to_string()))
            }
            Effect::Save { path, text, expected } => self.save(path, text, expected.as_ref()),
            Effect::SaveBeside { path, text } => {
                let beside = path.with_file_name("2014-mine.toml");
                let saved = self.create(beside, text);
                let look = |path: PathBuf| self.read(&path).map(|(_, print)| (path, print, time(14, 3, 0, 0)));
                Message::SavedBeside(saved.and_then(|path| look(path).ok_or_else(String::new)))
            }
            Effect::WritePaper { .. } => Message::PaperWritten(Ok("The board paper is written.".to_owned())),
            Effect::LookAtDisk { path, before } => return self.look(path, &before),
            Effect::Keeping(keeping) => return self.keep(keeping),
            Effect::HandOver { draft, and_keep } => {
                let text = format!("{} and more\n", draft.text);
                Message::Edited(Edited { text: Some(text), problem: None }, and_keep)
            }
            Effect::KeepSetting(setting, _) => Message::SettingKept(setting, Ok(PathBuf::from("config.toml"))),
            Effect::Quit => {
                self.has_ended = true;
                return None;
            }
            Effect::Presence(_) | Effect::Copy(_) | Effect::Suspend => return None,
        })
    }

    fn shelf(&self) -> Vec<Entry> {
        let known = |path: &Path, text: &str| {
            let at = FILES.iter().position(|(known, unchanged)| Path::new(known) == path && *unchanged == text)?;
            ENTRIES.get(at).cloned()
        };
        self.files.iter().map(|(path, text)| known(path, text).unwrap_or_else(|| entry(path, text))).collect()
    }

    fn read(&self, path: &Path) -> Option<(String, Fingerprint)> {
        let text = self.files.get(path)?;
        Some((text.clone(), self.print(text)))
    }

    fn print(&self, text: &str) -> Fingerprint {
        fs::write(self.scratch.path(), text).unwrap();
        store::read_to_edit(self.scratch.path()).unwrap().1
    }

    fn create(&mut self, path: PathBuf, text: String) -> Result<PathBuf, String> {
        if self.fails || self.files.contains_key(&path) {
            return Err(format!("{} cannot be made", path.display()));
        }
        self.files.insert(path.clone(), text);
        Ok(path)
    }

    fn save(&mut self, path: PathBuf, text: String, expected: Option<&Fingerprint>) -> Message {
        let is_as_it_was = |there: &String| expected.is_none_or(|expected| expected.is_of(there.as_bytes()));
        match self.files.get(&path) {
            None => Message::Saved(text, SaveOutcome::GoneFromDisk),
            Some(there) if !is_as_it_was(there) => self.changed(path),
            Some(_) if self.fails => Message::Saved(text, SaveOutcome::Failed("The disk is full.".to_owned(), None)),
            Some(_) => {
                let print = self.print(&text);
                self.files.insert(path, text.clone());
                Message::Saved(text, SaveOutcome::Done(print, time(14, 3, 0, 0)))
            }
        }
    }

    fn changed(&self, path: PathBuf) -> Message {
        let there = self.read(&path);
        there.map_or(Message::GoneFromDisk(path.clone()), |there| Message::ChangedOnDisk(path, Ok(there)))
    }

    fn look(&self, path: PathBuf, before: &Fingerprint) -> Option<Message> {
        let is_same = self.files.get(&path).is_some_and(|there| before.is_of(there.as_bytes()));
        (!is_same).then(|| self.changed(path))
    }

    fn keep(&mut self, keeping: Keeping) -> Option<Message> {
        match keeping {
            Keeping::Keep { audit, key, text } => drop(self.kept.insert((audit, key), text)),
            Keeping::Forget { audit, key } => drop(self.kept.remove(&(audit, key))),
            Keeping::ThrowAway(_) => self.kept.clear(),
            Keeping::Find(audit) => {
                let waiting = self.kept.iter().filter(|((of, _), _)| *of == audit);
                let waiting: Vec<Kept> = waiting
                    .map(|((_, key), text)| Kept { file: PathBuf::from("kept"), key: key.clone(), text: text.clone() })
                    .collect();
                return (!waiting.is_empty()).then_some(Message::LeftOver(audit, waiting));
            }
        }
        None
    }
}
