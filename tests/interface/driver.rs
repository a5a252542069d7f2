//! A user without a terminal: presses keys, and looks at the screen and at the files.
//!
//! The interface believes that its audits lie in `audits/`; the driver's hands put them into a temporary folder, so that
//! what is on the screen is the same everywhere. The clock stands at 14:03 on 10 November 2014.

use std::cell::RefCell;
use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::civil::{date, time};
use lscb_audit::audit::{self, Audit, Response};
use lscb_audit::desk::Desk;
use lscb_audit::framework::Frameworks;
use lscb_audit::store::{Lock, Recovery, Versions};
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::events::Input;
use lscb_audit::tui::hands::Hands;
use lscb_audit::tui::keeping;
use lscb_audit::tui::message::{Edited, Effect, Message, Reading, SaveOutcome, Setting};
use lscb_audit::tui::model::{Entry, Model, Saving, Settings};
use lscb_audit::tui::on_files::without_terminal;
use lscb_audit::tui::presence::Presence;
use lscb_audit::tui::reader::Reader;
use lscb_audit::tui::theme::{Depth, EMBEDDED, Theme, embedded, read_theme};
use lscb_audit::tui::update::{after_first_frame, start, update};
use lscb_audit::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::keys::key;

/// Where the interface believes its audits to be.
pub(crate) const FOLDER: &str = "audits";

/// A user of the interface.
pub(crate) struct Driver {
    pub(crate) model: Model,
    pub(crate) depth: Depth,
    /// Whether the program has ended.
    pub(crate) ended: bool,
    /// The text to which undo leads back: as it was opened, or as it was when something was taken in.
    pub(crate) base: String,
    /// How often it was suspended.
    pub(crate) suspended: usize,
    /// What was put on the clipboard.
    pub(crate) copied: Vec<String>,
    /// The settings that were kept, with their values.
    pub(crate) settings: Vec<(Setting, String)>,
    /// Instead of saving, this is what becomes of it.
    pub(crate) disk_fails: Option<String>,
    /// What the user's editor makes of a text that it is handed.
    pub(crate) editor: fn(&str) -> Edited,
    recovery: Recovery,
    lock: Option<Lock>,
    versions: Versions,
    laid: Option<Laid>,
    state: tempfile::TempDir,
    root: tempfile::TempDir,
}

/// A file that was read and is laid on the desk.
struct Laid {
    opens: bool,
    /// What was on the desk before.
    before: Option<String>,
}

impl Hands for Driver {
    type Trouble = Infallible;

    fn model(&mut self) -> &mut Model {
        &mut self.model
    }

    fn perform(&mut self, effect: Effect) -> Result<Vec<Message>, Infallible> {
        self.see_what_was_laid_down();
        let done = self.done(effect);
        let opens = done.iter().any(|message| matches!(message, Message::Opened(..)));
        if opens || done.iter().any(|message| matches!(message, Message::ChangedOnDisk(..))) {
            self.laid = Some(Laid { opens, before: self.model.desk.as_ref().map(|desk| desk.text().to_owned()) });
        }
        Ok(done)
    }
}

impl Driver {
    /// The library, with these files in it.
    pub(crate) fn with_files<'a>(files: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = root.path().join(format!("{name}.toml"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let state = tempfile::tempdir().unwrap();
        let mut driver = Self {
            model: new_model(),
            depth: Depth::TrueColour,
            ended: false,
            base: String::new(),
            suspended: 0,
            copied: Vec::new(),
            settings: Vec::new(),
            disk_fails: None,
            editor: |_| Edited::refused("there is no editor".to_owned()),
            recovery: Recovery::new(state.path().to_owned()),
            lock: None,
            versions: Versions::new(Some(state.path()), true),
            laid: None,
            state,
            root,
        };
        driver.perform(start(None));
        driver.perform(vec![after_first_frame()]);
        driver
    }

    /// The library with the example audits.
    pub(crate) fn library() -> Self {
        Self::with_files(crate::fixtures::examples())
    }

    /// The walkthrough of one of the example audits, `northbridge/2014`, with the others of its board beside it.
    pub(crate) fn open(name: &str) -> Self {
        let board = name.split_once('/').map_or(name, |(board, _)| board);
        let of_board = crate::fixtures::examples().into_iter().filter(|(name, _)| name.starts_with(board));
        let mut driver = Self::with_files(of_board);
        driver.open_file(name);
        driver
    }

    /// The walkthrough of an audit of that text, with no others beside it.
    pub(crate) fn open_text(text: &str) -> Self {
        let mut driver = Self::with_files([("board/2014", text.to_owned())]);
        driver.open_file("board/2014");
        driver
    }

    /// The text of a file that is no audit.
    pub(crate) fn any_file(&self, name: &str) -> String {
        fs::read_to_string(self.root.path().join(name)).unwrap()
    }

    /// Somebody writes a file that is no audit.
    pub(crate) fn write_any_file(&self, name: &str, text: &str) {
        fs::write(self.root.path().join(name), text).unwrap();
    }

    /// Opens a file as if it had been named on the command line.
    pub(crate) fn open_file(&mut self, name: &str) {
        self.perform(vec![Effect::Open(Path::new(FOLDER).join(format!("{name}.toml")))]);
        assert!(self.model.desk.is_some(), "{name} could not be opened: {:?}", self.model.notice);
    }

    /// The program ends without warning, and is started again on the same file.
    pub(crate) fn dies_and_starts_again(&mut self, name: &str) {
        self.model = new_model();
        // The lock of the one that ended goes with it.
        self.recovery = Recovery::new(self.state.path().to_owned());
        self.perform(start(None));
        self.open_file(name);
    }

    /// The earlier versions of an audit that were kept, the latest first.
    pub(crate) fn versions(&self, name: &str) -> Vec<String> {
        let kept = self.versions.of(&self.path(name)).unwrap();
        kept.iter().map(|version| version.text().unwrap()).collect()
    }

    /// What is kept of what is being typed.
    pub(crate) fn kept(&self) -> usize {
        let files = fs::read_dir(self.state.path()).unwrap();
        files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|is| is == "json")).count()
    }

    /// The same on a screen of another size.
    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.resize(columns, rows);
        self
    }

    /// Where a file that is no audit lies.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Presses keys by their names, with spaces between them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.input(Input::Key(key(name)));
        }
        self
    }

    /// Types a text, letter by letter.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let name = if letter == '\n' { "enter".to_owned() } else { letter.to_string() };
            self.input(Input::Key(key(&name)));
        }
        self
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.input(Input::Paste(text.to_owned()))
    }

    /// Changes the size of the screen.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.input(Input::Resize(columns, rows))
    }

    /// Clicks where that text stands on the screen.
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.find(text);
        self.click_at(column, row)
    }

    /// Clicks at a place.
    pub(crate) fn click_at(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Does something with the mouse at a place.
    pub(crate) fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.input(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
    }

    /// Gives the interface an input and performs what it asks for.
    pub(crate) fn input(&mut self, input: Input) -> &mut Self {
        let effects = update(&mut self.model, Message::Input(input));
        self.perform(effects);
        self
    }

    /// Performs effects and what follows from them.
    pub(crate) fn perform(&mut self, effects: Vec<Effect>) {
        let Ok(ended) = self.drive(effects);
        self.ended |= ended;
        self.see_what_was_laid_down();
    }

    /// Undo cannot lead further back than to the text that was last laid on the desk. It is taken in, too, where the open
    /// file is opened once more and something is not saved.
    fn see_what_was_laid_down(&mut self) {
        let (Some(laid), Some(desk)) = (self.laid.take(), &self.model.desk) else { return };
        if laid.before.as_deref() != Some(desk.text()) || laid.opens && self.model.saving == Saving::Untouched {
            desk.text().clone_into(&mut self.base);
        }
    }

    /// What the loop does at its terminal; the rest by the hands of the program, in the temporary folder.
    fn done(&mut self, effect: Effect) -> Vec<Message> {
        match effect {
            Effect::Suspend => self.suspended += 1,
            Effect::Copy(text) => self.copied.push(text),
            Effect::KeepSetting(setting, value) => {
                self.settings.push((setting, value));
                return vec![Message::SettingKept(setting, Ok(PathBuf::from("config.toml")))];
            }
            Effect::Keeping(keeping) => return keeping::perform(keeping, &self.recovery).into_iter().collect(),
            Effect::HandOver { draft, and_keep } => {
                return vec![Message::Edited((self.editor)(&draft.text), and_keep)];
            }
            Effect::ReadShelf => return self.read_shelf(),
            Effect::Save { text, .. } if let Some(why) = &self.disk_fails => {
                return vec![Message::Saved(text, SaveOutcome::Failed(why.clone(), None))];
            }
            effect => {
                let there = self.on_disk(effect);
                let done = without_terminal(there, &self.model, &self.versions, &mut self.lock);
                return done.into_iter().map(|message| self.as_known(message)).collect();
            }
        }
        Vec::new()
    }

    /// The library, part by part, until it is read.
    fn read_shelf(&self) -> Vec<Message> {
        let open = self.model.desk.as_ref().map(|desk| self.there(desk.path()));
        let reader = Reader::start(self.root.path(), open.as_deref(), &self.model.frameworks);
        let mut parts = Vec::new();
        while !matches!(parts.last(), Some(Reading::Done)) {
            parts.extend(reader.take());
            std::thread::yield_now();
        }
        parts.into_iter().map(|part| self.as_known(Message::Reading(part))).collect()
    }

    fn there(&self, path: &Path) -> PathBuf {
        self.root.path().join(path.strip_prefix(FOLDER).unwrap())
    }

    /// The effect on the temporary folder.
    fn on_disk(&self, effect: Effect) -> Effect {
        let there = |path: PathBuf| self.there(&path);
        match effect {
            Effect::Presence(Presence::Tell(path, user)) => Effect::Presence(Presence::Tell(there(path), user)),
            Effect::Presence(Presence::Look(path)) => Effect::Presence(Presence::Look(there(path))),
            Effect::Open(path) => Effect::Open(there(path)),
            Effect::WriteForms(forms) => {
                Effect::WriteForms(forms.into_iter().map(|(path, bytes)| (there(path), bytes)).collect())
            }
            Effect::FindForms(path) => Effect::FindForms(there(path)),
            // A path that was pasted may lead anywhere.
            Effect::ReadForm(path) if !path.starts_with(FOLDER) => Effect::ReadForm(path),
            Effect::ReadForm(path) => Effect::ReadForm(there(path)),
            Effect::Create { path, text } => Effect::Create { path: there(path), text },
            Effect::Save { path, text, expected } => Effect::Save { path: there(path), text, expected },
            Effect::SaveBeside { path, text } => Effect::SaveBeside { path: there(path), text },
            Effect::WritePaper { path, earlier, today } => {
                let earlier = earlier.into_iter().map(there).collect();
                Effect::WritePaper { path: there(path), earlier, today }
            }
            Effect::LookAtDisk { path, before } => Effect::LookAtDisk { path: there(path), before },
            Effect::CopyExamples(state) => Effect::CopyExamples(state.map(there)),
            effect => effect,
        }
    }

    /// The message with the paths that the interface knows, and the time at which the clock stands.
    fn as_known(&self, message: Message) -> Message {
        let root = self.root.path().display().to_string();
        let here = |path: PathBuf| Path::new(FOLDER).join(path.strip_prefix(self.root.path()).unwrap());
        let said = |why: String| why.replace(&root, FOLDER);
        let now = time(14, 3, 0, 0);
        let entry = |it: Entry| Entry { path: here(it.path), audit: it.audit.map_err(said), ..it };
        match message {
            Message::Reading(Reading::Part(entries)) => {
                Message::Reading(Reading::Part(entries.into_iter().map(entry).collect()))
            }
            Message::AlsoOpen(path, others) => Message::AlsoOpen(here(path), others),
            Message::VersionNotKept(why) => Message::VersionNotKept(said(why)),
            Message::YearBefore(before) => Message::YearBefore(before.map(|it| Box::new(entry(*it)))),
            Message::Opened(path, read) => Message::Opened(here(path), read.map_err(said)),
            Message::PaperWritten(written) => Message::PaperWritten(written.map(&said).map_err(said)),
            Message::ChangedOnDisk(path, read) => Message::ChangedOnDisk(here(path), read.map_err(said)),
            Message::GoneFromDisk(path) => Message::GoneFromDisk(here(path)),
            Message::Examples(copied) => Message::Examples(copied.map(here).map_err(said)),
            Message::FormsWritten { written, refused } => Message::FormsWritten {
                written: written.into_iter().map(here).collect(),
                refused: refused.into_iter().map(said).collect(),
            },
            Message::FormsFound(forms) => Message::FormsFound(forms.into_iter().map(here).collect()),
            Message::FormRead(path, form) if !path.starts_with(self.root.path()) => Message::FormRead(path, form),
            Message::FormRead(path, form) => Message::FormRead(here(path), form.map_err(said)),
            Message::Created(made) => Message::Created(made.map(here).map_err(said)),
            Message::Saved(text, SaveOutcome::Done(print, _)) => Message::Saved(text, SaveOutcome::Done(print, now)),
            Message::Saved(text, SaveOutcome::Failed(why, print)) => {
                Message::Saved(text, SaveOutcome::Failed(said(why), print))
            }
            Message::SavedBeside(saved) => {
                Message::SavedBeside(saved.map(|(path, print, _)| (here(path), print, now)).map_err(said))
            }
            message => message,
        }
    }

    /// The screen as it is drawn.
    pub(crate) fn buffer(&self) -> Buffer {
        let (columns, rows) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        // Without a comparison with the frame before, which costs more than drawing.
        view(&self.model, &self.theme(), &mut terminal.get_frame());
        terminal.current_buffer_mut().clone()
    }

    /// The theme that is drawn with.
    pub(crate) fn theme(&self) -> Theme {
        thread_local!(static READ: RefCell<HashMap<String, Theme>> = RefCell::default());
        let read = || read_theme(embedded(&self.model.theme).unwrap(), |_| None).0.at(self.depth);
        let name = format!("{} {:?}", self.model.theme, self.depth);
        READ.with_borrow_mut(|known| known.entry(name).or_insert_with(read).clone())
    }

    /// The text on the screen, line by line, without the spaces at the ends.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let rows = (0..buffer.area.height).map(|row| line(&buffer, row).trim_end().to_owned());
        rows.collect::<Vec<_>>().join("\n")
    }

    /// The text on the screen after it has got another size.
    pub(crate) fn sized_screen(&mut self, columns: u16, rows: u16) -> String {
        self.resize(columns, rows).screen()
    }

    /// Whether that text is on the screen, on one line of it.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// Fails, showing the screen, if that text is not on it.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) -> &mut Self {
        assert!(self.shows(text), "{text:?} is not on the screen:\n{}", self.screen());
        self
    }

    /// The column and the row at which that text stands on the screen.
    #[track_caller]
    pub(crate) fn find(&self, text: &str) -> (u16, u16) {
        let buffer = self.buffer();
        for row in 0..buffer.area.height {
            if let Some(column) = column_of(&buffer, row, text) {
                return (column, row);
            }
        }
        panic!("{text:?} is not on the screen:\n{}", self.screen());
    }

    /// What the program has to say, whole.
    #[track_caller]
    pub(crate) fn notice(&self) -> &str {
        self.model.notice.as_ref().map_or("", |notice| notice.text.as_str())
    }

    /// The number of the standard that the walkthrough stands on.
    pub(crate) fn standard(&self) -> &str {
        self.model.standard().map_or("", |standard| standard.number.as_str())
    }

    /// The audit on the desk.
    pub(crate) fn desk(&self) -> &Desk {
        self.model.desk.as_ref().unwrap()
    }

    /// Where a file lies: `northbridge/2014`.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(format!("{name}.toml"))
    }

    /// What is in a file.
    #[track_caller]
    pub(crate) fn file(&self, name: &str) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    }

    /// What is in the file of the open audit, whatever its name.
    pub(crate) fn saved(&self) -> String {
        fs::read_to_string(self.root.path().join(self.desk().path().strip_prefix(FOLDER).unwrap())).unwrap()
    }

    /// What the file of the open audit says, read anew.
    pub(crate) fn audit(&self) -> Audit {
        let reading = audit::read(&self.saved(), &self.model.frameworks);
        reading.audit.unwrap_or_else(|| panic!("the file cannot be read: {:?}", reading.findings))
    }

    /// What that file says about a standard.
    pub(crate) fn response(&self, standard: &str) -> Response {
        self.audit().response(&standard.parse().unwrap()).cloned().unwrap_or_default()
    }

    /// Jumps to a standard by its number.
    pub(crate) fn jump(&mut self, number: &str) -> &mut Self {
        self.press(":").type_text(number).press("enter");
        assert_eq!(self.standard(), number);
        self
    }

    /// Goes back to the walkthrough from whatever lies over it.
    pub(crate) fn back_to_walkthrough(&mut self) -> &mut Self {
        while self.model.place() != Place::Walkthrough {
            self.press("esc");
        }
        self
    }

    /// Selects a row of the form, counted from 0.
    pub(crate) fn row(&mut self, row: usize) -> &mut Self {
        self.press("l g").press(&"down ".repeat(row))
    }

    /// Somebody else writes the file of the open audit.
    pub(crate) fn somebody_writes_open_file(&self, text: &str) {
        fs::write(self.root.path().join(self.desk().path().strip_prefix(FOLDER).unwrap()), text).unwrap();
    }

    /// Somebody else writes a file.
    pub(crate) fn somebody_writes(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }
}

fn new_model() -> Model {
    Model::new(settings(), Frameworks::embedded(), "dark".to_owned())
}

pub(crate) fn settings() -> Settings {
    Settings {
        user: Some("Hattie Quillfeather".to_owned()),
        themes: EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect(),
        state: Some(PathBuf::from(FOLDER)),
        editor: true,
        ..Settings::new(date(2014, 11, 10), PathBuf::from(FOLDER))
    }
}

/// A line of a buffer; the second half of a wide character is left out.
fn line(buffer: &Buffer, row: u16) -> String {
    cells(buffer, row).map(|(_, symbol)| symbol).collect()
}

/// The symbols of a line with their columns.
fn cells(buffer: &Buffer, row: u16) -> impl Iterator<Item = (u16, &str)> {
    let mut covered = 0;
    (0..buffer.area.width).filter_map(move |column| {
        if covered > 0 {
            covered -= 1;
            return None;
        }
        let symbol = buffer[(column, row)].symbol();
        covered = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
        Some((column, symbol))
    })
}

fn column_of(buffer: &Buffer, row: u16, text: &str) -> Option<u16> {
    let at = line(buffer, row).find(text)?;
    let mut bytes = 0;
    cells(buffer, row).find_map(|(column, symbol)| {
        let here = bytes == at;
        bytes += symbol.len();
        here.then_some(column)
    })
}
