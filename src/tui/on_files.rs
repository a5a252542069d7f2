//! The effects on files: what the loop and `walk` do on the disk for the update, and what they tell it came of it.

use std::iter;
use std::path::{Path, PathBuf};

use super::message::{Effect, FileRead, Message, SaveOutcome};
use super::model::Model;
use super::presence;
use super::reader::{read_all, year_before};
use crate::config;
use crate::desk::Desk;
use crate::framework::Frameworks;
use crate::report::paper::files as paper;
use crate::returns;
use crate::store::{self, KeyboardChange, Lock, Occasion, OnDisk, RealDisk, SaveError, Versions};
use crate::words::library;

/// Performs an effect that needs no terminal, for the loop and for `walk`, and says what came of it.
///
/// Public so that tests drive the interface with the same hands.
#[must_use]
pub fn without_terminal(effect: Effect, model: &Model, versions: &Versions, lock: &mut Option<Lock>) -> Vec<Message> {
    match effect {
        save @ Effect::Save { .. } => save_keeping(save, model, versions),
        Effect::Presence(presence) => presence::perform(presence, lock).into_iter().collect(),
        effect => on_files(effect, &model.settings.folder, &model.frameworks).into_iter().collect(),
    }
}

/// Saves as [`on_files`] does; what the save replaces is kept as an earlier version first, where that is due, and what
/// was signed as soon as it is saved.
fn save_keeping(save: Effect, model: &Model, versions: &Versions) -> Vec<Message> {
    let Effect::Save { path, .. } = &save else { return Vec::new() };
    let path = path.clone();
    let signed = model.desk.as_ref().is_some_and(|desk| desk.audit().is_signed());
    let over_theirs = model.desk.as_ref().is_some_and(Desk::is_over_theirs);
    let kept = versions.keep_before_change(&path, signed, over_theirs);
    let saved = on_files(save, &model.settings.folder, &model.frameworks);
    let is_done = matches!(saved, Some(Message::Saved(_, SaveOutcome::Done(..))));
    if is_done && !matches!(kept, Ok(KeyboardChange::Soon)) {
        versions.changed(&path, signed);
    }
    let kept = match kept {
        Ok(KeyboardChange::SignOff) if is_done => versions.keep(&path, Occasion::Signed).map(drop),
        kept => kept.map(drop),
    };
    // Where the audit itself is not saved, that is what has to be said.
    let unkept = is_done.then(|| versions.first_failure(kept)).flatten();
    saved.into_iter().chain(unkept.map(|why| Message::VersionNotKept(why.to_string()))).collect()
}

/// Performs an effect on files and says what came of it; nothing for effects of another kind.
#[must_use]
pub(super) fn on_files(effect: Effect, folder: &Path, frameworks: &Frameworks) -> Option<Message> {
    Some(match effect {
        Effect::ReadShelf => Message::Shelf(read_all(&store::find(folder).files, frameworks)),
        Effect::ReadYearBefore(file) => Message::YearBefore(year_before(&file, frameworks).map(Box::new)),
        Effect::CopyExamples(state) => {
            let copied = store::copy_examples(state.as_deref(), false);
            Message::Examples(copied.map(|examples| examples.folder).map_err(|error| library::no_examples(&error)))
        }
        Effect::Open(path) => {
            let read = read_file(&path).map_err(|error| error.to_string());
            Message::Opened(path, read)
        }
        Effect::Create { path, text } => {
            let created = store::create_new(&RealDisk, &path, &text);
            Message::Created(created.map(|_| path).map_err(|error| error.to_string()))
        }
        Effect::Save { path, text, expected } => match store::save(&RealDisk, &path, &text, expected.as_ref()) {
            Err(SaveError::ChangedOnDisk { .. }) => read_changed(path),
            saved => Message::Saved(text, outcome(saved)),
        },
        Effect::WritePaper { path, earlier, today } => {
            Message::PaperWritten(paper::write_beside(&path, earlier, today, frameworks))
        }
        Effect::WriteForms(forms) => {
            let (mut written, mut refused) = (Vec::new(), Vec::new());
            for (path, bytes) in forms {
                match store::put(&RealDisk, &path, &bytes, |_| false) {
                    Ok(()) => written.push(path),
                    Err(error) => refused.push(error.to_string()),
                }
            }
            Message::FormsWritten { written, refused }
        }
        Effect::FindForms(audit) => Message::FormsFound(store::forms_beside(&audit)),
        Effect::ReadForm(path) => {
            let bytes = store::read_bytes(&path, returns::MOST_BYTES).map_err(|error| error.to_string());
            let form = bytes.and_then(|bytes| returns::read(&bytes).map_err(|why| why.to_string()));
            Message::FormRead(path, form)
        }
        Effect::SaveBeside { path, text } => Message::SavedBeside(save_beside(&path, &text)),
        Effect::LookAtDisk { path, before } => match store::changed_on_disk(&RealDisk, &path, &before) {
            Ok(OnDisk::Changed) => read_changed(path),
            Ok(OnDisk::Gone) => Message::GoneFromDisk(path),
            // One that cannot be looked at may be there again before anything is to be saved.
            Ok(OnDisk::Same) | Err(_) => return None,
        },
        Effect::KeepSetting(..)
        | Effect::Copy(_)
        | Effect::Suspend
        | Effect::HandOver { .. }
        | Effect::Keeping(_)
        | Effect::Presence(_)
        | Effect::Quit => return None,
    })
}

/// What somebody else has put into the file, if it is still there.
fn read_changed(path: PathBuf) -> Message {
    match store::read_to_edit(&path) {
        Err(store::ReadError::NotFound { .. } | store::ReadError::IsAFolder { .. }) => Message::GoneFromDisk(path),
        read => Message::ChangedOnDisk(path, read.map_err(|error| error.to_string())),
    }
}

fn read_file(path: &Path) -> Result<FileRead, store::ReadError> {
    let (text, fingerprint) = store::read_to_edit(path)?;
    let unwritable = store::may_save(&RealDisk, path).err().map(|error| error.to_string());
    Ok(FileRead { text, fingerprint, unwritable })
}

fn outcome(saved: Result<store::Saved, SaveError>) -> SaveOutcome {
    match saved {
        Ok(saved) => SaveOutcome::Done(saved.fingerprint, now()),
        Err(SaveError::Gone { .. } | SaveError::NotAFile { .. }) => SaveOutcome::GoneFromDisk,
        Err(error) => {
            let why = error.to_string();
            let fingerprint = match error {
                SaveError::NotConfirmed { fingerprint, .. } => fingerprint.map(|fingerprint| *fingerprint),
                _ => None,
            };
            SaveOutcome::Failed(why, fingerprint)
        }
    }
}

fn now() -> jiff::civil::Time {
    config::now().time()
}

/// Saves under the first name that is free: that of the file itself, `2014-mine.toml`, `2014-mine-2.toml` …
fn save_beside(path: &Path, text: &str) -> Result<(PathBuf, store::Fingerprint, jiff::civil::Time), String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered = (2..100).map(|n| format!("{stem}-mine-{n}.toml"));
    let others = iter::once(format!("{stem}-mine.toml")).chain(numbered).map(|name| path.with_file_name(name));
    for beside in iter::once(path.to_owned()).chain(others) {
        match store::create_new(&RealDisk, &beside, text) {
            Ok(saved) => return Ok((beside, saved.fingerprint, now())),
            Err(SaveError::AlreadyThere { .. }) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(format!("There are already many copies beside {}; remove some and try again", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::model::Settings;
    use crate::tui::update::{after_first_frame, start, update};

    fn settings(folder: &Path) -> Settings {
        Settings::new(jiff::civil::date(2014, 11, 10), folder.to_owned())
    }

    #[test]
    fn the_first_frame_knows_last_year_and_the_library_comes_after_it() {
        let audits = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        let mut model = Model::new(settings(&audits), Frameworks::embedded(), "dark".to_owned());
        let file = audits.join("northbridge/2014.toml");
        let take = |model: &mut Model, effect| {
            let message = on_files(effect, &audits, &model.frameworks).unwrap();
            let then = update(model, message);
            assert!(then.iter().all(|effect| matches!(effect, Effect::Keeping(_) | Effect::Presence(_))), "{then:?}");
        };
        for effect in start(Some(&file)) {
            take(&mut model, effect);
        }
        assert_eq!(model.earlier().unwrap().0.year.number(), 2013);
        assert_eq!(model.shelf.len(), 1, "the year before alone");
        take(&mut model, after_first_frame());
        assert_eq!(model.shelf.len(), store::find(&audits).files.len());
        assert_eq!(start(None), [], "a folder is drawn before any audit is read");
    }

    /// A model with an audit on the desk, its file, and versions of it.
    fn on_the_desk(text: &str) -> (tempfile::TempDir, PathBuf, Model, Versions) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2014.toml");
        std::fs::write(&path, text).unwrap();
        let versions = Versions::new(Some(&folder.path().join("state")), true);
        let mut model = Model::new(settings(folder.path()), Frameworks::embedded(), "dark".to_owned());
        let (text, on_disk) = store::read_to_edit(&path).unwrap();
        model.desk = Some(Desk::open(path.clone(), text, Some(on_disk), &model.frameworks).unwrap());
        (folder, path, model, versions)
    }

    fn kept(versions: &Versions, path: &Path) -> Vec<String> {
        versions.of(path).unwrap().iter().map(|version| version.text().unwrap()).collect()
    }

    /// Saves what is on the desk, over a file that looks so; says whether it was done.
    fn save(model: &mut Model, versions: &Versions, expected: Option<store::Fingerprint>) -> bool {
        let desk = model.desk.as_ref().unwrap();
        let save = Effect::Save { path: desk.path().to_owned(), text: desk.text().to_owned(), expected };
        let [Message::Saved(text, SaveOutcome::Done(on_disk, _))] = &save_keeping(save, model, versions)[..] else {
            return false;
        };
        let (text, on_disk) = (text.clone(), on_disk.clone());
        model.desk.as_mut().unwrap().saved(text, on_disk);
        true
    }

    fn sign(model: &mut Model) {
        let (by, on) = ("Chair".to_owned(), jiff::civil::date(2014, 12, 1));
        let signing = crate::audit::Signing { by, role: None, on, forced: None };
        model.desk.as_mut().unwrap().sign(&signing, &model.frameworks).unwrap();
    }

    fn example() -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("audits/eastmoor/2014.toml")).unwrap()
    }

    #[test]
    fn what_was_signed_is_kept_also_where_it_was_saved_only_the_second_time() {
        let (folder, path, mut model, versions) = on_the_desk(&example());
        let expected = model.desk.as_ref().unwrap().on_disk().cloned();
        let other = folder.path().join("other");
        std::fs::write(&other, "another").unwrap();
        let (_, another) = store::read_to_edit(&other).unwrap();
        sign(&mut model);
        assert!(!save(&mut model, &versions, Some(another)), "the file does not look so");
        assert!(save(&mut model, &versions, expected));
        let signed = model.desk.as_ref().unwrap().text().to_owned();
        assert_eq!(kept(&versions, &path), [signed, example()]);
    }

    #[test]
    fn what_somebody_else_wrote_is_kept_before_the_first_save_over_it() {
        let (_folder, path, mut model, versions) = on_the_desk(&example());
        let edit = |model: &mut Model, note: &str| {
            let key = crate::audit::Key::response(&"sub-group".parse().unwrap(), "note");
            let edit = crate::audit::Edit::Set(key, crate::shape::Value::Text(note.to_owned()));
            let by = model.reviewer();
            model.desk.as_mut().unwrap().edit(&[edit], &by, "note", &model.frameworks).unwrap();
        };
        let save_again = |model: &mut Model| {
            let expected = model.desk.as_ref().unwrap().on_disk().cloned();
            assert!(save(model, &versions, expected));
        };
        for note in ["one", "two"] {
            edit(&mut model, note);
            save_again(&mut model);
        }
        assert_eq!(kept(&versions, &path), [example()]);
        let theirs = model.desk.as_ref().unwrap().text().replacen("status = \"met\"", "status = \"planned\"", 1);
        std::fs::write(&path, &theirs).unwrap();
        edit(&mut model, "three");
        let (text, on_disk) = store::read_to_edit(&path).unwrap();
        model.desk.as_mut().unwrap().take_in(text, on_disk, &model.frameworks).unwrap();
        for note in ["four", "five"] {
            edit(&mut model, note);
            save_again(&mut model);
        }
        assert_eq!(kept(&versions, &path), [theirs, example()]);
    }

    #[test]
    fn that_no_version_is_kept_is_said_when_the_audit_is_saved_and_not_when_it_is_not() {
        let (folder, path, mut model, versions) = on_the_desk(&example());
        std::fs::write(folder.path().join("state"), "a file in its place").unwrap();
        let expected = model.desk.as_ref().unwrap().on_disk().cloned();
        sign(&mut model);
        let text = model.desk.as_ref().unwrap().text().to_owned();
        let save = |expected| Effect::Save { path: path.clone(), text: text.clone(), expected };
        std::fs::write(folder.path().join("other"), "another").unwrap();
        let (_, another) = store::read_to_edit(&folder.path().join("other")).unwrap();
        let failed = save_keeping(save(Some(another)), &model, &versions);
        assert!(!failed.iter().any(|it| matches!(it, Message::VersionNotKept(_))), "{failed:?}");
        let done = save_keeping(save(expected), &model, &versions);
        assert!(
            matches!(&done[..], [Message::Saved(..), Message::VersionNotKept(why)] if why.contains("versions")),
            "{done:?}"
        );
    }
}
