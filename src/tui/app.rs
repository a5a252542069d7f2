//! The loop: performs what the update asks for, draws, and waits for what happens next.

use std::io;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::editor;
use super::events::{Events, Input};
use super::hands::Hands;
use super::keeping::{self, Keeping};
use super::message::{Effect, Message, Reading};
use super::model::Model;
use super::on_files::{on_files, without_terminal};
use super::reader::Reader;
use super::terminal::{Signal, Terminal};
use super::theme::{Depth, Theme};
use super::update::{after_first_frame, start, update};
use super::view::view;
use crate::desk::Desk;
use crate::store::{Lock, Recovery, Versions};
use crate::words::screen;

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

/// What the loop works with beside the model.
pub struct Tools {
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
}

/// The interface at a terminal.
pub struct App {
    model: Model,
    tools: Tools,
    /// What is being typed and not kept yet, since more of it may be waiting.
    typed: Option<Keeping>,
    /// Tells others which audit is open here.
    lock: Option<Lock>,
    /// The reading of the library, while it is under way.
    reader: Option<Reader>,
}

/// The hands of the loop, once there is a terminal with it.
struct AtTerminal<'a> {
    app: &'a mut App,
    terminal: Option<&'a mut Terminal>,
}

impl Hands for AtTerminal<'_> {
    type Trouble = io::Error;

    fn model(&mut self) -> &mut Model {
        &mut self.app.model
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Vec<Message>> {
        self.app.perform_one(self.terminal.as_deref_mut(), effect)
    }
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
    /// An interface for what the model was told.
    #[must_use]
    pub fn new(model: Model, tools: Tools) -> Self {
        Self { model, tools, typed: None, lock: None, reader: None }
    }

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
        let mut terminal = Terminal::enter(self.tools.mouse)?;
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
            self.perform(None, vec![effect])?;
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
        let effects = update(&mut self.model, Message::Input(input));
        let ends = self.perform(Some(terminal), effects)?;
        Ok(ends.then(|| signal.map_or(Ended::Left, Ended::Signalled)))
    }

    /// Keeps what was typed since the last frame, so that what is on the screen outlives the program.
    fn keep_typed(&mut self) {
        let Some(typed) = self.typed.take() else { return };
        let message = match &self.tools.recovery {
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
        let effects = update(&mut self.model, Message::Input(Input::Tick));
        self.perform(Some(terminal), effects)?;
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
                self.perform(Some(terminal), vec![effect])?;
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
        let (name, find, depth) = (self.model.theme.clone(), Arc::clone(&self.tools.theme), self.tools.depth);
        move || Painted { theme: find(&name).unwrap_or_default().at(depth), name }
    }

    /// Performs effects and what follows from them; says whether the program is to end.
    fn perform(&mut self, terminal: Option<&mut Terminal>, effects: Vec<Effect>) -> io::Result<bool> {
        AtTerminal { app: self, terminal }.drive(effects)
    }

    /// Performs an effect and says what came of it.
    fn perform_one(&mut self, terminal: Option<&mut Terminal>, effect: Effect) -> io::Result<Vec<Message>> {
        if !matches!(effect, Effect::Keeping(Keeping::Keep { .. })) {
            self.keep_typed();
        }
        let message = match (effect, terminal) {
            (Effect::Suspend, Some(terminal)) => {
                terminal.suspend(screen::SUSPENDED)?;
                self.measure()?;
                None
            }
            (Effect::HandOver { draft, and_keep }, Some(terminal)) => {
                let recovery = self.tools.recovery.as_ref();
                let edited = terminal.suspended(|| editor::edit(self.tools.editor.as_deref(), &draft, recovery))?;
                self.measure()?;
                Some(Message::Edited(edited, and_keep))
            }
            (Effect::Keeping(typed @ Keeping::Keep { .. }), _) => {
                self.typed = Some(typed);
                None
            }
            (Effect::Keeping(keeping), _) => {
                self.tools.recovery.as_ref().and_then(|recovery| keeping::perform(keeping, recovery))
            }
            (Effect::Copy(text), _) => {
                copy(&text)?;
                None
            }
            (Effect::ReadShelf, _) => {
                let (folder, open) = (&self.model.settings.folder, self.model.desk.as_ref().map(Desk::path));
                // One that is under way ends with the old reader.
                self.reader = Some(Reader::start(folder, open, &self.model.frameworks));
                None
            }
            (Effect::KeepSetting(setting, value), _) => {
                let kept = (self.tools.keep_setting)(setting.name(), &value);
                Some(Message::SettingKept(setting, kept))
            }
            (effect, _) => return Ok(without_terminal(effect, &self.model, &self.tools.versions, &mut self.lock)),
        };
        Ok(message.into_iter().collect())
    }
}

/// Puts a text on the clipboard of the terminal (OSC 52).
fn copy(text: &str) -> io::Result<()> {
    crossterm::execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))
}
