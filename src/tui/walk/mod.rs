//! The walkthrough line by line: plain text in and out, for screen readers, for terminals that cannot move their
//! cursor, and for pipes. Every decision is made by `update`, as for the screen; here lines become its messages.

mod ask;
mod input;
mod line;
mod page;
mod pages;

pub use input::UntilSignal;

use std::convert::Infallible;
use std::io::{self, BufRead, Write};
use std::path::Path;

use super::commands::{Command, Place};
use super::glyphs::Glyphs;
use super::hands::Hands;
use super::keys::KeyMap;
use super::message::{Effect, Message};
use super::model::{Model, Saving};
use super::on_files::without_terminal;
use super::update::{after_first_frame, start, update};
use super::view::text_of_page;
use crate::desk::Desk;
use crate::plain::{safe, wrap};
use crate::store::{Lock, Versions};
use crate::words::{screen, walk as words};
use line::{Line, Means};

/// How many columns a line has at most.
const COLUMNS: usize = 78;

/// A walkthrough line by line.
pub struct Walk<'a> {
    /// The model.
    pub model: Model,
    /// Keeps earlier versions of what is saved over.
    pub versions: &'a Versions,
    /// Where lines come from.
    pub input: &'a mut dyn BufRead,
    /// Where lines go.
    pub output: &'a mut dyn Write,
    /// The number of the standard that was shown last.
    shown: String,
    /// The page that was shown last, while it is on top.
    page: Vec<String>,
    /// Whether there are no more lines.
    at_end: bool,
    ended: bool,
    /// Tells others which audit is open here.
    lock: Option<Lock>,
}

impl<'a> Walk<'a> {
    /// A walkthrough of what will be opened.
    pub fn new(
        mut model: Model,
        versions: &'a Versions,
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
    ) -> Self {
        model.settings.glyphs = Glyphs::ASCII;
        Self {
            model,
            versions,
            input,
            output,
            shown: String::new(),
            page: Vec::new(),
            at_end: false,
            ended: false,
            lock: None,
        }
    }

    /// Opens the file and goes on until the input ends or the user leaves. Gives back the model, so that a last line
    /// can say where the file is; with nothing on its desk the file could not be opened, and its notice says why.
    ///
    /// # Errors
    ///
    /// Lines cannot be read or written.
    pub fn run(mut self, file: &Path) -> io::Result<Model> {
        for effect in start(Some(file)).into_iter().chain([after_first_frame()]) {
            let Ok(_) = self.drive(vec![effect]);
        }
        if self.model.desk.is_none() {
            return Ok(self.model);
        }
        self.say(words::START)?;
        self.tell(false)?;
        while !self.ended {
            match self.model.place() {
                Place::Text => self.ask_text()?,
                Place::Sheet => self.ask_sheet()?,
                Place::Question => self.ask_what_now()?,
                Place::Palette => self.ask_choice()?,
                Place::Compare | Place::Trend | Place::Actions | Place::Conflicts => self.ask_on_page()?,
                Place::Walkthrough => self.ask_answer()?,
                _ => self.show_page()?,
            }
        }
        Ok(self.model)
    }

    /// Shows the standard if it is another than before, asks for a line and does what it means.
    fn ask_answer(&mut self) -> io::Result<()> {
        if self.model.walkthrough().is_some_and(|walkthrough| walkthrough.in_form) {
            self.run_command(Command::Left)?;
        }
        let number = self.model.standard().map_or_else(String::new, |standard| standard.number.clone());
        if number != self.shown {
            self.say_all(page::standard(&self.model))?;
            self.shown.clone_from(&number);
        }
        match self.read(&format!("{number}> "))? {
            Line::End => self.run_command(Command::Leave),
            Line::Refused(why) => self.say(why),
            Line::Typed(typed) => self.take(&typed),
        }
    }

    fn take(&mut self, typed: &str) -> io::Result<()> {
        match line::meaning(typed, &self.model) {
            Means::Help => self.say_all(page::help(&self.model.keys)),
            Means::Again => {
                self.shown.clear();
                Ok(())
            }
            Means::Run(command) => self.run_command(command),
            Means::Jump(index) => self.message(Message::Jump(index)),
            Means::OnRow(row, command) => self.on_row_of_form(&row, command),
            Means::WhichAction => self.say(words::WHICH_ACTION),
            Means::Elsewhere => self.say(words::ELSEWHERE),
            Means::Nothing(near) => self.say(&words::not_understood(typed.trim(), &near)),
        }
    }

    /// The file was changed by somebody else: what now? At the end of the input this version is saved beside it.
    fn ask_what_now(&mut self) -> io::Result<()> {
        let lines: Vec<String> = self.model.question().1.iter().map(|line| self.model.keys.filled(line)).collect();
        self.say_all(lines)?;
        match self.read("> ")? {
            Line::End => self.run_command(Command::SaveBeside)?,
            Line::Refused(why) => self.say(why)?,
            Line::Typed(typed) => match line::command(&typed, &self.model.keys, Place::Question) {
                Some(command) => self.run_command(command)?,
                None => self.say(&words::not_understood(typed.trim(), &[]))?,
            },
        }
        // What cannot be saved anywhere is not asked for again without end.
        if self.at_end { self.run_command(Command::Leave) } else { Ok(()) }
    }

    /// Shows a page such as the guidance and goes back from it.
    fn show_page(&mut self) -> io::Result<()> {
        self.say_all(text_of_page(&self.model, COLUMNS))?;
        self.run_command(Command::Back)
    }

    fn run_command(&mut self, command: Command) -> io::Result<()> {
        self.message(Message::Run(command))
    }

    /// Gives `update` a message, performs what it asks for and tells what came of it.
    fn message(&mut self, message: Message) -> io::Result<()> {
        let before = self.model.desk.as_ref().map(|desk| desk.text().to_owned());
        let effects = update(&mut self.model, message);
        let Ok(ended) = self.drive(effects);
        self.ended |= ended;
        let changed = self.model.desk.as_ref().map(Desk::text) != before.as_deref();
        self.tell(changed)
    }

    /// Tells in a line what happened and, after a change, whether it is saved.
    fn tell(&mut self, changed: bool) -> io::Result<()> {
        let said = self.model.notice.take().map(|notice| said(&notice.text, &self.model.keys));
        let saved = match &self.model.saving {
            Saving::Saved(at) if changed => Some(words::saved(*at)),
            Saving::Failed(why) if changed => Some(words::not_saved(why)),
            _ => None,
        };
        let parts: Vec<String> = said.into_iter().chain(saved).collect();
        if parts.is_empty() { Ok(()) } else { self.say(&parts.join(" ")) }
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        wrap(&safe(text), COLUMNS).iter().try_for_each(|line| writeln!(self.output, "{}", line.trim_end()))
    }

    fn say_all(&mut self, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
        lines.into_iter().try_for_each(|line| self.say(&line))
    }

    /// Asks for a line.
    fn read(&mut self, prompt: &str) -> io::Result<Line> {
        write!(self.output, "{prompt}")?;
        self.output.flush()?;
        let line = line::read(self.input)?;
        if matches!(line, Line::End) {
            self.at_end = true;
            writeln!(self.output)?;
        }
        Ok(line)
    }
}

impl Hands for Walk<'_> {
    type Trouble = Infallible;

    fn model(&mut self) -> &mut Model {
        &mut self.model
    }

    fn perform(&mut self, effect: Effect) -> Result<Vec<Message>, Infallible> {
        Ok(without_terminal(effect, &self.model, self.versions, &mut self.lock))
    }
}

/// A notice as a sentence, without the keys of the screen, in words that can be read aloud.
fn said(notice: &str, keys: &KeyMap) -> String {
    let hints = [screen::WHAT_NEXT, screen::UNDOES].map(|hint| keys.filled(hint));
    let notice = hints.iter().find_map(|hint| notice.strip_suffix(hint)).unwrap_or(notice).trim_end();
    let notice = notice.replace(&keys.filled(screen::ACTION_NEEDS_OWNER), screen::ACTION_ADDED);
    let sentence = notice.replace(" → ", ", now ");
    if sentence.ends_with(['.', '?', '!']) { sentence } else { format!("{sentence}.") }
}
