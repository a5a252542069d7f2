//! The loop: performs what the update asks for, draws, and waits for what happens next.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::events::{Events, Input};
use super::message::{Effect, FileRead, Message, SaveOutcome};
use super::model::{Entry, Model};
use super::terminal::{Signal, Terminal};
use super::theme::{Depth, Theme};
use super::update::{after_first_frame, start, update};
use super::view::view;
use crate::audit;
use crate::config;
use crate::framework::Frameworks;
use crate::store::{self, RealDisk, SaveError};

/// How long the loop waits before it looks around by itself.
const IDLE: Duration = Duration::from_secs(2);

/// Finds a theme by its name.
pub type FindTheme = Box<dyn Fn(&str) -> Option<Theme>>;

/// Keeps the theme of that name; gives back the file it is kept in, or in a sentence why it is in none.
pub type KeepTheme = Box<dyn Fn(&str) -> Result<PathBuf, String>>;

/// What the loop needs beside the model.
pub struct App {
    /// The model.
    pub model: Model,
    /// How many colours the terminal shows.
    pub depth: Depth,
    /// Finds a theme by its name.
    pub theme: FindTheme,
    /// Keeps the theme of that name for the next time.
    pub keep_theme: KeepTheme,
    /// Whether the mouse is wanted.
    pub mouse: bool,
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
        let size = crossterm::terminal::size()?;
        update(&mut self.model, Message::Input(Input::Resize(size.0, size.1)));
        // What the first frame shows is read before the screen is taken over, so that it is whole; the rest after it.
        for effect in start(file) {
            self.perform(None, effect)?;
        }
        let mut terminal = Terminal::enter(self.mouse)?;
        let ended = self.turn(&mut terminal, &mut events, after_first_frame(file))?;
        Ok((self.model, ended))
    }

    fn turn(&mut self, terminal: &mut Terminal, events: &mut Events, mut later: Option<Effect>) -> io::Result<Ended> {
        let mut painted = self.painted();
        loop {
            if painted.0 != self.model.theme {
                painted = self.painted();
            }
            terminal.draw(|frame| view(&self.model, &painted.1, frame))?;
            if let Some(effect) = later.take() {
                self.perform(Some(terminal), effect)?;
                continue;
            }
            let mut input = events.next(IDLE)?;
            while input == Input::Tick {
                input = events.next(IDLE)?;
            }
            let signal = match input {
                Input::Signal(signal) => Some(signal),
                _ => None,
            };
            if signal == Some(Signal::Continued) {
                terminal.reclaim()?;
            }
            for effect in update(&mut self.model, Message::Input(input)) {
                if self.perform(Some(terminal), effect)? {
                    return Ok(signal.map_or(Ended::Left, Ended::Signalled));
                }
            }
        }
    }

    /// The name of the theme and the theme, for the colours of this terminal.
    fn painted(&self) -> (String, Theme) {
        let name = self.model.theme.clone();
        let theme = (self.theme)(&name).unwrap_or_default();
        (name, theme.at(self.depth))
    }

    /// Performs an effect and what follows from it; says whether the program is to end.
    fn perform(&mut self, mut terminal: Option<&mut Terminal>, effect: Effect) -> io::Result<bool> {
        let mut waiting = vec![effect];
        while !waiting.is_empty() {
            let message = match waiting.remove(0) {
                Effect::Quit => return Ok(true),
                Effect::Suspend => {
                    if let Some(terminal) = terminal.as_deref_mut() {
                        terminal.suspend("lscb-audit is suspended; `fg` brings it back.")?;
                    }
                    continue;
                }
                Effect::Copy(text) => {
                    copy(&text)?;
                    continue;
                }
                Effect::KeepTheme(name) => Some(Message::ThemeKept((self.keep_theme)(&name))),
                effect => on_files(effect, &self.model.settings.folder, &self.model.frameworks),
            };
            waiting.extend(message.into_iter().flat_map(|message| update(&mut self.model, message)));
        }
        Ok(false)
    }
}

/// Performs an effect on files and says what came of it; nothing for effects of another kind.
///
/// Public so that tests drive the interface with the same hands as the loop.
#[must_use]
pub fn on_files(effect: Effect, folder: &Path, frameworks: &Frameworks) -> Option<Message> {
    Some(match effect {
        Effect::ReadShelf => Message::Shelf(read_all(&store::find(folder).files, frameworks)),
        Effect::ReadYearBefore(file) => Message::Shelf(read_all(store::year_before(&file).as_slice(), frameworks)),
        Effect::Open(path) => {
            let read = read_file(&path).map_err(|error| error.to_string());
            Message::Opened(path, read)
        }
        Effect::Create { path, text } => {
            let created = store::create_new(&RealDisk, &path, &text);
            Message::Created(created.map(|_| path).map_err(|error| error.to_string()))
        }
        Effect::Save { path, text, expected } => {
            let outcome = outcome(store::save(&RealDisk, &path, &text, expected.as_ref()));
            Message::Saved(text, outcome)
        }
        Effect::SaveBeside { path, text } => Message::SavedBeside(save_beside(&path, &text)),
        Effect::KeepTheme(_) | Effect::Copy(_) | Effect::Suspend | Effect::Quit => return None,
    })
}

fn read_file(path: &Path) -> Result<FileRead, store::ReadError> {
    let (text, fingerprint) = store::read_to_edit(path)?;
    let unwritable = store::may_save(&RealDisk, path).err().map(|error| error.to_string());
    Ok(FileRead { text, fingerprint, unwritable })
}

fn outcome(saved: Result<store::Saved, SaveError>) -> SaveOutcome {
    match saved {
        Ok(saved) => SaveOutcome::Done(saved.fingerprint, now()),
        Err(SaveError::ChangedOnDisk { .. } | SaveError::Gone { .. }) => SaveOutcome::ChangedOnDisk,
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

/// Saves in the first free name beside the file: `2014-mine.toml`, `2014-mine-2.toml` …
fn save_beside(path: &Path, text: &str) -> Result<(PathBuf, store::Fingerprint, jiff::civil::Time), String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let names = std::iter::once(format!("{stem}-mine.toml")).chain((2..100).map(|n| format!("{stem}-mine-{n}.toml")));
    for name in names {
        let beside = path.with_file_name(name);
        match store::create_new(&RealDisk, &beside, text) {
            Ok(saved) => return Ok((beside, saved.fingerprint, now())),
            Err(SaveError::AlreadyThere { .. }) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(format!("There are already many copies beside {}; remove some and try again", path.display()))
}

/// The audits in those files.
fn read_all(files: &[PathBuf], frameworks: &Frameworks) -> Vec<Entry> {
    let read = |path: &Path, text: Result<String, store::ReadError>| entry(path, text, frameworks);
    store::each(files, read).into_iter().flatten().collect()
}

/// An audit, or why it cannot be read; nothing for a file that is no audit at all.
fn entry(path: &Path, text: Result<String, store::ReadError>, frameworks: &Frameworks) -> Option<Entry> {
    let audit = match text {
        Err(error) => Err(error.to_string()),
        Ok(text) => {
            let reading = audit::read(&text, frameworks);
            let why = reading.findings.first().map_or_else(String::new, |found| found.message.clone());
            if reading.audit.is_none() && audit::is_something_else(&text) {
                return None;
            }
            reading.audit.ok_or(why)
        }
    };
    Some(Entry { path: path.to_owned(), audit })
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

    #[test]
    fn the_first_frame_knows_last_year_and_the_library_comes_after_it() {
        let audits = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        let settings = Settings {
            today: jiff::civil::date(2014, 11, 10),
            user: None,
            glyphs: Glyphs::ASCII,
            folder: audits.clone(),
            demo: false,
            themes: Vec::new(),
            hints: true,
            advance: false,
        };
        let mut model = Model::new(settings, Frameworks::embedded(), "dark".to_owned());
        let file = audits.join("northbridge/2014.toml");
        let take = |model: &mut Model, effect| {
            let message = on_files(effect, &audits, &model.frameworks).unwrap();
            assert_eq!(update(model, message), []);
        };
        for effect in start(Some(&file)) {
            take(&mut model, effect);
        }
        assert_eq!(model.earlier().unwrap().0.year.number(), 2013);
        assert_eq!(model.shelf.len(), 1, "the year before alone");
        take(&mut model, after_first_frame(Some(&file)).unwrap());
        assert_eq!(model.shelf.len(), store::find(&audits).files.len());
        assert_eq!(after_first_frame(None), None);
    }
}
