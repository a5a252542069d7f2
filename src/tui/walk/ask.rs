//! Asking for texts: a field of one line or of many, and the rows of a small form in turn.

use std::io;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::line::{Line, command};
use super::{Walk, page};
use crate::audit::Key;
use crate::tui::commands::{Command, Place};
use crate::tui::events::Input;
use crate::tui::layer::Layer;
use crate::tui::message::Message;
use crate::words::walk as words;

/// What something is asked for by: a question, or a name with a colon.
pub(super) fn asked(title: &str) -> String {
    if title.ends_with('?') { title.to_owned() } else { format!("{title}:") }
}

/// What was typed for a field.
enum Typed {
    /// Nothing, so that it stays as it is.
    Nothing,
    /// A text to be added below what stands there.
    Below(String),
    /// A text in the place of what stands there; an empty one takes it away.
    Instead(String),
}

impl Walk<'_> {
    /// Asks for the text of the field that is open. A text that cannot be taken is told why, and asked for again if it
    /// is a line.
    pub(super) fn ask_text(&mut self) -> io::Result<()> {
        let Some(Layer::Text(field)) = self.model.layers.last() else { return Ok(()) };
        let (title, before, many_lines) = (field.title.clone(), field.before.clone(), field.many_lines);
        let needs_enter = field.needs_enter();
        self.say(&asked(&title))?;
        if !before.is_empty() {
            self.say(&before)?;
        }
        let typed = if many_lines { self.read_lines(before.is_empty())? } else { self.read_one()? };
        let enters = needs_enter && !matches!(typed, Typed::Nothing);
        self.write(typed)?;
        if enters {
            self.message(Message::Input(Input::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))))?;
        } else {
            self.run_command(Command::Keep)?;
        }
        let Some(Layer::Text(field)) = self.model.layers.last() else { return Ok(()) };
        let Some(problem) = field.problem.clone() else { return Ok(()) };
        self.say(&format!("{}.", problem.trim_end_matches('.')))?;
        self.write(Typed::Instead(before))?;
        if many_lines {
            self.run_command(Command::Keep)?;
            self.say(words::LEFT_AS_IT_WAS)?;
        }
        Ok(())
    }

    fn read_one(&mut self) -> io::Result<Typed> {
        self.say(words::ONE_LINE)?;
        Ok(loop {
            match self.read("> ")? {
                Line::Refused(why) => self.say(why)?,
                Line::End => break Typed::Nothing,
                Line::Typed(line) => match line.trim() {
                    "" => break Typed::Nothing,
                    "-" => break Typed::Instead(String::new()),
                    line => break Typed::Instead(line.to_owned()),
                },
            }
        })
    }

    fn read_lines(&mut self, is_empty: bool) -> io::Result<Typed> {
        self.say(if is_empty { words::MANY_LINES } else { words::MORE_LINES })?;
        let (mut lines, mut anew) = (Vec::new(), false);
        loop {
            match self.read("> ")? {
                Line::Refused(why) => self.say(why)?,
                // What was to be written anew was not: the old text stays.
                Line::End if anew && lines.is_empty() => return Ok(Typed::Nothing),
                Line::End => break,
                Line::Typed(line) => match line.trim() {
                    "." => break,
                    "-" if lines.is_empty() && !anew => anew = true,
                    _ => lines.push(line),
                },
            }
        }
        let text = lines.join("\n").trim_end().to_owned();
        Ok(match (anew, text.is_empty()) {
            (true, _) => Typed::Instead(text),
            (false, true) => Typed::Nothing,
            (false, false) => Typed::Below(text),
        })
    }

    /// Types into the field that is open.
    fn write(&mut self, typed: Typed) -> io::Result<()> {
        match typed {
            Typed::Nothing => Ok(()),
            Typed::Below(text) => self.message(Message::Input(Input::Paste(text))),
            Typed::Instead(text) => self.message(Message::Write(text)),
        }
    }

    /// Asks for the rows of a small form in turn; of a new action, who does it and by when.
    pub(super) fn ask_sheet(&mut self) -> io::Result<()> {
        let (Some(Layer::Sheet(sheet)), Some(desk)) = (self.model.layers.last(), self.model.desk.as_ref()) else {
            return Ok(());
        };
        let rows: Vec<Key> = sheet.of.rows(desk.audit(), desk.framework()).into_iter().map(|(_, key)| key).collect();
        // Of a new action, what is to be done is known.
        let asked = if sheet.row == 0 { rows.len() } else { 2 };
        let asked = if desk.audit().is_signed() { 1 } else { asked };
        for key in rows.iter().skip(sheet.row).take(asked) {
            if key.field() == "status" {
                self.ask_status()?;
            } else {
                self.run_command(Command::Enter)?;
            }
            while self.model.place() == Place::Text {
                self.ask_text()?;
            }
            self.run_command(Command::Down)?;
        }
        self.run_command(Command::Back)
    }

    /// Asks for an agency's status.
    fn ask_status(&mut self) -> io::Result<()> {
        let Some((desk, standard)) = self.model.desk.as_ref().zip(self.model.standard()) else { return Ok(()) };
        let choices = page::choices(&self.model.keys, desk.framework(), standard);
        self.say(&choices)?;
        self.say(words::A_STATUS)?;
        loop {
            match self.read("> ")? {
                Line::End => return Ok(()),
                Line::Refused(why) => self.say(why)?,
                Line::Typed(typed) if typed.trim().is_empty() => return Ok(()),
                Line::Typed(typed) => match command(&typed, &self.model.keys, Place::Sheet) {
                    Some(command @ (Command::Answer(_) | Command::ClearStatus)) => return self.run_command(command),
                    _ => self.say(&words::not_understood(typed.trim(), &[]))?,
                },
            }
        }
    }
}
