//! A text field: what is being typed, what it is for, and how it becomes a value.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::Date;

use super::dates;
use super::sign_off::Field;
use super::writing::{Motion, Writing};
use crate::audit::{AgencyId, Key};
use crate::framework::StandardId;
use crate::plain;
use crate::shape::{Kind, Value};
use crate::words;
use crate::words::screen;

/// How many rows a page up or down goes.
const PAGE: isize = 10;

/// What a text is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The value of a key, or the same value of several.
    Keys(Vec<Key>),
    /// The reason why something does not apply; the status is set with it. The keys are those of the statuses.
    NotApplicable(Vec<Key>),
    /// What is to be done: a new action.
    NewAction(StandardId),
    /// The year of an audit to be begun from the one in that file.
    NextYear(PathBuf),
    /// The name of a board that has no audit yet.
    NewBoard,
    /// The year of the first audit of the board of that name.
    NewYear(String),
    /// The name of an agency that the board does not have yet.
    NewAgency,
    /// Whether an agency is really to be taken away with its answers.
    RemoveAgency(AgencyId),
    /// Something else than either side of a conflict: its name in the file, and its key if it has one.
    Settle(String, Option<Key>),
    /// What is filled in where an audit is signed off.
    SignOff(Field),
    /// Why a signed audit is opened again.
    Reopen,
    /// Who is writing.
    YourName,
}

/// A text field on the screen.
#[derive(Clone, Debug)]
pub struct TextField {
    /// What the text is for.
    pub purpose: Purpose,
    /// What stands above it.
    pub title: String,
    /// The text and the cursor in it.
    pub writing: Writing,
    /// Whether it may have several lines.
    pub many_lines: bool,
    /// The text as it was at first.
    pub before: String,
    /// Why the text could not be kept, in a sentence.
    pub problem: Option<String>,
    /// Whether what is selected was copied by the last key.
    pub copied: bool,
}

impl TextField {
    /// A field with the text that stands there now, the cursor behind it.
    #[must_use]
    pub fn new(purpose: Purpose, title: String, text: &str, many_lines: bool) -> Self {
        // What steers a terminal is not drawn; and more text begins on a line of its own.
        let text = plain::safe(&plain::without_unseen(text)).trim_end().to_owned();
        let start = if many_lines && !text.is_empty() { format!("{text}\n") } else { text.clone() };
        let writing = Writing::new(start);
        let mut field = Self { purpose, title, writing, many_lines, before: text, problem: None, copied: false };
        // A date or a number is rarely mended: what is typed takes its place.
        if matches!(field.kind(), Some(Kind::Date | Kind::Whole(..))) {
            field.writing.select_all();
        }
        field
    }

    /// The text without blank lines before it and white space at its end.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.writing.text().trim_end();
        let blank = text.len() - text.trim_start().len();
        let start = text.get(..blank).and_then(|blank| blank.rfind('\n')).map_or(0, |end| end + 1);
        text.get(start..).unwrap_or_default().to_owned()
    }

    /// Whether the text is still the one that stood there at first.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.writing.text().trim_end() == self.before.trim_end()
    }

    /// What kind of value is typed, if it is one of the audit's file.
    fn kind(&self) -> Option<&'static Kind> {
        match &self.purpose {
            Purpose::Keys(keys) => keys.first()?.kind(),
            Purpose::Settle(_, key) => key.as_ref()?.kind(),
            Purpose::SignOff(Field::On) => Some(&Kind::Date),
            _ => None,
        }
    }

    /// Whether people write freely in it, so that what is no business of an audit may slip in.
    #[must_use]
    pub fn is_free_text(&self) -> bool {
        let free = matches!(self.kind(), Some(Kind::Text | Kind::Prose | Kind::Many(Kind::Text)));
        matches!(self.purpose, Purpose::NotApplicable(_) | Purpose::NewAction(_)) || free
    }

    /// Whether a date is typed.
    #[must_use]
    pub fn is_date(&self) -> bool {
        matches!(self.kind(), Some(Kind::Date))
    }

    /// The date that the text means, as it will be shown; none while it means none.
    #[must_use]
    pub fn means(&self, today: Date) -> Option<String> {
        let date = dates::parse(self.writing.text(), today).filter(|_| self.is_date());
        date.map(words::date)
    }

    /// Whether it asks for something of a new audit, which is begun only when somebody says so.
    #[must_use]
    pub fn begins_an_audit(&self) -> bool {
        matches!(self.purpose, Purpose::NewBoard | Purpose::NewYear(_) | Purpose::NextYear(_))
    }

    /// Whether going back does nothing, since only Enter says that it is meant.
    #[must_use]
    pub fn needs_enter(&self) -> bool {
        self.begins_an_audit() || matches!(self.purpose, Purpose::RemoveAgency(_) | Purpose::Reopen)
    }

    /// Takes a key that is text or moves within it, where the text is drawn in that width. Says whether it may have
    /// changed the text.
    pub fn press(&mut self, event: KeyEvent, width: usize) -> bool {
        (self.problem, self.copied) = (None, false);
        let held = |modifier| event.modifiers.contains(modifier);
        // A keyboard with AltGr sends both for the letters on it.
        let by_word = held(KeyModifiers::CONTROL) != held(KeyModifiers::ALT);
        if let Some(motion) = motion(event.code, by_word) {
            self.writing.go(motion, held(KeyModifiers::SHIFT), width);
            return false;
        }
        match event.code {
            KeyCode::Backspace => self.writing.delete(if by_word { Motion::WordLeft } else { Motion::Left }),
            KeyCode::Delete => self.writing.delete(if by_word { Motion::WordRight } else { Motion::Right }),
            KeyCode::Enter => self.insert("\n"),
            KeyCode::Char(letter) if !by_word => self.insert(letter.encode_utf8(&mut [0; 4])),
            KeyCode::Char(letter) if held(KeyModifiers::CONTROL) => return self.press_ctrl(letter),
            KeyCode::Char(letter) => return self.press_alt(letter),
            _ => return false,
        }
        true
    }

    fn press_ctrl(&mut self, letter: char) -> bool {
        match letter {
            'z' => self.writing.undo(),
            'y' => self.writing.redo(),
            'w' => self.writing.delete(Motion::WordLeft),
            'h' => self.writing.delete(Motion::Left),
            'u' => self.writing.delete(Motion::LineStart),
            'k' => self.writing.delete(Motion::LineEnd),
            // What other terminals send for Enter.
            'j' | 'm' => self.insert("\n"),
            'a' => {
                self.writing.select_all();
                return false;
            }
            _ => return false,
        }
        true
    }

    fn press_alt(&mut self, letter: char) -> bool {
        match letter {
            'b' => self.writing.go(Motion::WordLeft, false, 0),
            'f' => self.writing.go(Motion::WordRight, false, 0),
            'd' => {
                self.writing.delete(Motion::WordRight);
                return true;
            }
            _ => {}
        }
        false
    }

    /// Takes in pasted text, made plain; a field of one line takes its line breaks for spaces.
    pub fn paste(&mut self, text: &str) {
        self.problem = None;
        self.insert(&self.plain(text));
    }

    /// Writes another text in the place of the whole, as one step that can be taken back.
    pub fn replace(&mut self, text: &str) {
        self.problem = None;
        let text = self.plain(text);
        self.writing.replace_all(text.trim_end());
    }

    fn plain(&self, text: &str) -> String {
        let text = plain::without_unseen(text).replace("\r\n", "\n").replace('\r', "\n");
        if self.many_lines { plain::safe(&text).into_owned() } else { plain::safe_line(&text) }
    }

    fn insert(&mut self, text: &str) {
        if self.many_lines || text != "\n" {
            self.writing.insert(text);
        }
    }

    /// Takes away what is selected and gives it back.
    pub fn cut(&mut self) -> Option<String> {
        let text = self.selected()?;
        self.writing.delete(Motion::Left);
        Some(text)
    }

    /// What is selected, if it was not copied by the key before.
    pub fn copy(&mut self) -> Option<String> {
        let text = self.selected().filter(|_| !self.copied)?;
        self.copied = true;
        Some(text)
    }

    /// What is selected, if anything is.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        self.writing.selected().map(ToOwned::to_owned)
    }
}

/// Where a key moves the cursor, if it does.
fn motion(code: KeyCode, by_word: bool) -> Option<Motion> {
    Some(match code {
        KeyCode::Left if by_word => Motion::WordLeft,
        KeyCode::Right if by_word => Motion::WordRight,
        KeyCode::Home if by_word => Motion::Start,
        KeyCode::End if by_word => Motion::End,
        KeyCode::Left => Motion::Left,
        KeyCode::Right => Motion::Right,
        KeyCode::Home => Motion::LineStart,
        KeyCode::End => Motion::LineEnd,
        KeyCode::Up => Motion::Up(1),
        KeyCode::Down => Motion::Up(-1),
        KeyCode::PageUp => Motion::Up(PAGE),
        KeyCode::PageDown => Motion::Up(-PAGE),
        _ => return None,
    })
}

/// The value that a typed text stands for, or in a sentence why it stands for none.
///
/// # Errors
///
/// The text is no value of that kind.
pub fn typed(kind: &Kind, text: &str, today: Date) -> Result<Value, String> {
    match kind {
        Kind::Date => dates::parse(text, today).map(Value::Date).ok_or_else(|| no_date(text)),
        Kind::Many(each) => {
            // An id has no comma in it; a document's name may have.
            let ends = |c: char| c == '\n' || (c == ',' && matches!(each, Kind::Id));
            let items = text.split(ends).map(str::trim).filter(|item| !item.is_empty());
            let list: Vec<String> = items.map(ToOwned::to_owned).collect();
            list.iter().try_for_each(|item| Value::typed(each, item).map(drop))?;
            Ok(Value::Texts(list))
        }
        Kind::Whole(..) => {
            let figures = text.replace([',', ' '], "");
            let is_number = figures.parse::<i64>().is_ok();
            Value::typed(kind, &figures).map_err(|why| if is_number { why } else { screen::no_number(text) })
        }
        Kind::Flag => match text.trim().to_lowercase().as_str() {
            "yes" | "true" => Ok(Value::Flag(true)),
            "no" | "false" => Ok(Value::Flag(false)),
            _ => Err("write yes or no".to_owned()),
        },
        Kind::Text => Value::typed(kind, &plain::safe_line(text)),
        _ => Value::typed(kind, text),
    }
}

/// Why a text is no date.
fn no_date(text: &str) -> String {
    let text = &plain::safe_line(text);
    dates::beyond_month(text).map_or_else(|| screen::no_date(text), |(month, day)| screen::no_such_day(&month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_what_is_seen_as_one_character() {
        let mut field = TextField::new(Purpose::NewBoard, String::new(), "ae\u{301}", false);
        field.press(KeyEvent::from(KeyCode::Backspace), 80);
        assert_eq!(field.text(), "a");
    }

    #[test]
    fn pasted_text_is_plain() {
        let mut field = TextField::new(Purpose::NewBoard, String::new(), "", true);
        field.paste("one\r\ntwo\rthree\u{1b}[31m, safe\u{AD}guard\u{200B}ing\u{FEFF}");
        assert_eq!(field.text(), "one\ntwo\nthree\u{FFFD}[31m, safeguarding");
    }
}
