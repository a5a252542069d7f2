//! The loop: performs what the update asks for, draws, and waits for what happens next.

use std::io;
use std::iter;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::editor;
use super::events::{Events, Input};
use super::keeping::{self, Keeping};
use super::message::{Effect, FileRead, Message, Reading, SaveOutcome};
use super::model::Model;
use super::paper;
use super::presence;
use super::reader::{Reader, read_all, year_before};
use super::terminal::{Signal, Terminal};
use super::theme::{Depth, Theme};
use super::update::{after_first_frame, start, update};
use super::view::view;
use crate::config;
use crate::desk::Desk;
use crate::framework::Frameworks;
use crate::returns;
use crate::store::{self, Change, Lock, Occasion, OnDisk, RealDisk, Recovery, SaveError, Versions};
use crate::words::{library, screen};

/// How long the loop waits before it looks around by itself.
const IDLE: Duration = Duration::from_secs(2);

/// The same while audits are being read: soon enough for parts of the library to come in one after the other.
const BETWEEN_PARTS: Duration = Duration::from_millis(20);

/// How long the terminal has for painting the first frame before audits are read: where processors are few, the reading
/// would hold it up.
const SETTLE: Duration = Duration::from_millis(5);

/// How long at most what waits is taken in before a frame is drawn.
const FRAME: Duration = Duration::from_millis(30);

/// Finds a theme by its name, from any thread.
pub type FindTheme = Arc<dyn Fn(&str) -> Option<Theme> + Send + Sync>;

/// Keeps the value of a setting; gives back the file it is kept in, or in a sentence why it is in none.
pub type KeepSetting = Box<dyn Fn(&str, &str) -> Result<PathBuf, String>>;

/// What the loop needs beside the model.
pub struct App {
    /// The model.
    pub model: Model,
    /// How many colours the terminal shows.
    pub depth: Depth,
    /// Finds a theme by its name.
    pub theme: FindTheme,
    /// Keeps a setting for the next time.
    pub keep_setting: KeepSetting,
    /// Whether the mouse is wanted.
    pub mouse: bool,
    /// The command of the user's editor.
    pub editor: Option<String>,
    /// Keeps what is being typed; none where there is no home.
    pub recovery: Option<Recovery>,
    /// Keeps earlier versions of what is saved over.
    pub versions: Arc<Versions>,
    /// What is being typed and not kept yet, since more of it may be waiting.
    pub typed: Option<Keeping>,
    /// Tells others which audit is open here.
    pub lock: Option<Lock>,
    /// The reading of the library, while it is under way.
    pub reader: Option<Reader>,
}

/// A theme as it is drawn, and its name.
struct Painted {
    name: String,
    theme: Theme,
}

/// How the interface ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By a command.
    Left,
    /// By a signal.
    Signalled(Signal),
}

impl App {
    /// Takes the terminal over, opens the file if one is named, and runs until the user leaves.
    ///
    /// Gives back the model, so that a last line can say where the file is and how far the audit is.
    ///
    /// # Errors
    ///
    /// There is no terminal, or it cannot be read or written.
    pub fn run(mut self, file: Option<&Path>) -> io::Result<(Model, Ended)> {
        let mut events = Events::new()?;
        self.measure()?;
        // What the first frame shows is read before the screen is taken over, so that it is whole; the rest after it.
        let painted = self.make_ready(file)?;
        let mut terminal = Terminal::enter(self.mouse)?;
        let ended = self.turn(&mut terminal, &mut events, painted)?;
        Ok((self.model, ended))
    }

    /// Reads what the first frame shows, with two hands: the file here, its year before and the theme in a thread.
    fn make_ready(&mut self, file: Option<&Path>) -> io::Result<Painted> {
        let mut effects = start(file).into_iter();
        let here = effects.next();
        let (folder, frameworks) = (self.model.settings.folder.clone(), self.model.frameworks.clone());
        let paint = self.painter();
        let other = thread::spawn(move || {
            let done: Vec<Message> = effects.filter_map(|effect| on_files(effect, &folder, &frameworks)).collect();
            (paint(), done)
        });
        if let Some(effect) = here {
            self.perform(None, effect)?;
        }
        let (painted, done) = other.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        for message in done {
            update(&mut self.model, message);
        }
        Ok(painted)
    }

    fn turn(&mut self, terminal: &mut Terminal, events: &mut Events, mut painted: Painted) -> io::Result<Ended> {
        let mut later = Some(after_first_frame());
        loop {
            if painted.name != self.model.theme {
                painted = self.painter()();
            }
            let (columns, rows) = terminal.draw(|frame| view(&self.model, &painted.theme, frame))?;
            // Keys are meant for what is seen, also those that are read before one is told that the window changed.
            if (columns, rows) != self.model.size {
                update(&mut self.model, Message::Input(Input::Resize(columns, rows)));
                continue;
            }
            let Some(mut input) = self.wait(terminal, events, &mut later)? else { continue };
            // Whatever waits is taken in before the next frame, but for so much that nothing would be seen.
            let frame = Instant::now() + FRAME;
            while input != Input::Tick {
                if let Some(ended) = self.take(terminal, input)? {
                    return Ok(ended);
                }
                input = if Instant::now() < frame { events.next(Duration::ZERO)? } else { Input::Tick };
            }
            self.keep_typed();
        }
    }

    /// Takes an input in, and says how the program ends if it does.
    fn take(&mut self, terminal: &mut Terminal, input: Input) -> io::Result<Option<Ended>> {
        let signal = match input {
            Input::Signal(signal) => Some(signal),
            _ => None,
        };
        if signal == Some(Signal::Continued) {
            terminal.reclaim()?;
            self.measure()?;
        }
        for effect in update(&mut self.model, Message::Input(input)) {
            if self.perform(Some(terminal), effect)? {
                return Ok(Some(signal.map_or(Ended::Left, Ended::Signalled)));
            }
        }
        Ok(None)
    }

    /// Keeps what was typed since the last frame, so that what is on the screen outlives the program.
    fn keep_typed(&mut self) {
        let Some(typed) = self.typed.take() else { return };
        let message = match &self.recovery {
            Some(recovery) => keeping::perform(typed, recovery),
            None => Some(Message::NotKept(screen::NO_HOME.to_owned())),
        };
        if let Some(message) = message {
            update(&mut self.model, message);
        }
    }

    /// Looks around by itself, since nothing happens; says whether there is something to be shown.
    fn look_around(&mut self, terminal: &mut Terminal) -> io::Result<bool> {
        let before = (self.model.saving.clone(), self.model.notice.clone());
        for effect in update(&mut self.model, Message::Input(Input::Tick)) {
            self.perform(Some(terminal), effect)?;
        }
        Ok((&self.model.saving, &self.model.notice) != (&before.0, &before.1))
    }

    /// Takes note of the size of the terminal, which may have changed while another program had it.
    fn measure(&mut self) -> io::Result<()> {
        let (columns, rows) = crossterm::terminal::size()?;
        update(&mut self.model, Message::Input(Input::Resize(columns, rows)));
        Ok(())
    }

    /// What happens next; nothing if meanwhile something was found that is to be drawn: a part of the library, or that
    /// the file was changed.
    fn wait(
        &mut self,
        terminal: &mut Terminal,
        events: &mut Events,
        later: &mut Option<Effect>,
    ) -> io::Result<Option<Input>> {
        loop {
            let patience = match (&later, &self.reader) {
                (Some(_), _) => SETTLE,
                (None, Some(_)) => BETWEEN_PARTS,
                (None, None) => IDLE,
            };
            let input = events.next(patience)?;
            if input == Input::Tick
                && let Some(effect) = later.take()
            {
                self.perform(Some(terminal), effect)?;
                continue;
            }
            match input {
                Input::Tick if self.reader.is_some() => {
                    if self.take_parts() {
                        return Ok(None);
                    }
                }
                Input::Tick if self.look_around(terminal)? => return Ok(None),
                Input::Tick => {}
                input => return Ok(Some(input)),
            }
        }
    }

    /// Takes in what has been read of the library; says whether there was anything.
    fn take_parts(&mut self) -> bool {
        let parts = self.reader.as_ref().map(Reader::take).unwrap_or_default();
        if parts.iter().any(|part| matches!(part, Reading::Done)) {
            self.reader = None;
        }
        let any = !parts.is_empty();
        for part in parts {
            update(&mut self.model, Message::Reading(part));
        }
        any
    }

    /// Finds the theme that the model names, for the colours of this terminal.
    fn painter(&self) -> impl FnOnce() -> Painted + Send + 'static {
        let (name, find, depth) = (self.model.theme.clone(), Arc::clone(&self.theme), self.depth);
        move || Painted { theme: find(&name).unwrap_or_default().at(depth), name }
    }

    /// Performs an effect and what follows from it; says whether the program is to end.
    fn perform(&mut self, mut terminal: Option<&mut Terminal>, effect: Effect) -> io::Result<bool> {
        let mut waiting = vec![effect];
        while !waiting.is_empty() {
            let effect = waiting.remove(0);
            if !matches!(effect, Effect::Keeping(Keeping::Keep { .. })) {
                self.keep_typed();
            }
            let message = match effect {
                Effect::Quit => return Ok(true),
                Effect::Suspend => {
                    if let Some(terminal) = terminal.as_deref_mut() {
                        terminal.suspend("lscb-audit is suspended; `fg` brings it back.")?;
                        self.measure()?;
                    }
                    continue;
                }
                Effect::HandOver { draft, and_keep } => {
                    let Some(terminal) = terminal.as_deref_mut() else { continue };
                    let edited = terminal.suspended(|| {
                        let recovery = self.recovery.as_ref();
                        editor::edit(self.editor.as_deref(), &draft, recovery)
                    })?;
                    self.measure()?;
                    Some(Message::Edited(edited, and_keep))
                }
                Effect::Keeping(typed @ Keeping::Keep { .. }) => {
                    self.typed = Some(typed);
                    continue;
                }
                Effect::Keeping(keeping) => {
                    self.recovery.as_ref().and_then(|recovery| keeping::perform(keeping, recovery))
                }
                Effect::Presence(presence) => presence::perform(presence, &mut self.lock),
                Effect::Copy(text) => {
                    copy(&text)?;
                    continue;
                }
                Effect::ReadShelf => {
                    let (folder, open) = (&self.model.settings.folder, self.model.desk.as_ref().map(Desk::path));
                    // One that is under way ends with the old reader.
                    self.reader = Some(Reader::start(folder, open, &self.model.frameworks));
                    continue;
                }
                Effect::KeepSetting(setting, value) => {
                    let kept = (self.keep_setting)(setting.name(), &value);
                    Some(Message::SettingKept(setting, kept))
                }
                save @ Effect::Save { .. } => {
                    let done = save_keeping(save, &self.model, &self.versions).into_iter();
                    waiting.splice(0..0, done.flat_map(|message| update(&mut self.model, message)));
                    continue;
                }
                effect => on_files(effect, &self.model.settings.folder, &self.model.frameworks),
            };
            // What follows comes before what waits: nothing is left undone when the last of it is to quit.
            waiting.splice(0..0, message.into_iter().flat_map(|message| update(&mut self.model, message)));
        }
        Ok(false)
    }
}

/// Saves as [`on_files`] does; what the save replaces is kept as an earlier version first, where that is due, and what
/// was signed as soon as it is saved.
#[must_use]
pub fn save_keeping(save: Effect, model: &Model, versions: &Versions) -> Vec<Message> {
    let Effect::Save { path, .. } = &save else { return Vec::new() };
    let path = path.clone();
    let signed = model.desk.as_ref().is_some_and(|desk| desk.audit().is_signed());
    let over_theirs = model.desk.as_ref().is_some_and(Desk::is_over_theirs);
    let kept = versions.keep_before_change(&path, signed, over_theirs);
    let saved = on_files(save, &model.settings.folder, &model.frameworks);
    let is_done = matches!(saved, Some(Message::Saved(_, SaveOutcome::Done(..))));
    if is_done && !matches!(kept, Ok(Change::Soon)) {
        versions.changed(&path, signed);
    }
    let kept = match kept {
        Ok(Change::SignOff) if is_done => versions.keep(&path, Occasion::Signed).map(drop),
        kept => kept.map(drop),
    };
    let unkept = versions.first_failure(kept).map(|why| Message::VersionNotKept(why.to_string()));
    saved.into_iter().chain(unkept).collect()
}

/// Performs an effect on files and says what came of it; nothing for effects of another kind.
///
/// Public so that tests drive the interface with the same hands as the loop.
#[must_use]
pub fn on_files(effect: Effect, folder: &Path, frameworks: &Frameworks) -> Option<Message> {
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
                SaveError::NotConfirmed { fingerprint, .. } => Some(*fingerprint),
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

/// Puts a text on the clipboard of the terminal (OSC 52).
fn copy(text: &str) -> io::Result<()> {
    crossterm::execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::model::Settings;

    fn settings(folder: &Path) -> Settings {
        Settings {
            today: jiff::civil::date(2014, 11, 10),
            user: None,
            glyphs: Glyphs::ASCII,
            folder: folder.to_owned(),
            demo: false,
            themes: Vec::new(),
            state: None,
            hints: true,
            advance: false,
            editor: false,
        }
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
        versions.of(path).iter().map(|version| version.text().unwrap()).collect()
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
        let signing = crate::audit::Signing {
            by: "Chair".to_owned(),
            role: None,
            on: jiff::civil::date(2014, 12, 1),
            forced: None,
        };
        model.desk.as_mut().unwrap().sign(&signing, &model.frameworks).unwrap();
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
        for note in ["one", "two"] {
            edit(&mut model, note);
            let expected = model.desk.as_ref().unwrap().on_disk().cloned();
            assert!(save(&mut model, &versions, expected));
        }
        assert_eq!(kept(&versions, &path), [example()]);
        let theirs = model.desk.as_ref().unwrap().text().replacen("status = \"met\"", "status = \"planned\"", 1);
        std::fs::write(&path, &theirs).unwrap();
        edit(&mut model, "three");
        let (text, on_disk) = store::read_to_edit(&path).unwrap();
        model.desk.as_mut().unwrap().take_in(text, on_disk, &model.frameworks).unwrap();
        for note in ["four", "five"] {
            edit(&mut model, note);
            let expected = model.desk.as_ref().unwrap().on_disk().cloned();
            assert!(save(&mut model, &versions, expected));
        }
        assert_eq!(kept(&versions, &path), [theirs, example()]);
    }
}
