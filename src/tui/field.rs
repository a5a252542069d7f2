//! A text field: what is being typed, what it is for, and how it becomes a value.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::Date;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use crate::audit::Key;
use crate::framework::StandardId;
use crate::plain;
use crate::shape::{Kind, Value};

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
}

/// A text field on the screen.
#[derive(Clone, Debug)]
pub struct TextField {
    /// What the text is for.
    pub purpose: Purpose,
    /// What stands above it.
    pub title: String,
    /// The text and the cursor in it.
    pub area: TextArea<'static>,
    /// Whether it may have several lines.
    pub many_lines: bool,
    /// The text as it was at first.
    pub before: String,
    /// Why the text could not be kept, in a sentence.
    pub problem: Option<String>,
}

impl TextField {
    /// A field with the text that stands there now, the cursor behind it.
    #[must_use]
    pub fn new(purpose: Purpose, title: String, text: &str, many_lines: bool) -> Self {
        // What steers a terminal is not drawn; and more text begins on a line of its own.
        let text = plain::safe(text).trim_end().to_owned();
        let start = if many_lines && !text.is_empty() { format!("{text}\n") } else { text.clone() };
        let mut area = TextArea::new(start.split('\n').map(ToOwned::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        Self { purpose, title, area, many_lines, before: text, problem: None }
    }

    /// The text without white space at its end.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim_end().to_owned()
    }

    /// Whether it asks for something of a new audit, which is begun only when somebody says so.
    #[must_use]
    pub fn begins_an_audit(&self) -> bool {
        matches!(self.purpose, Purpose::NewBoard | Purpose::NewYear(_) | Purpose::NextYear(_))
    }

    /// Takes a key that is text or moves within it.
    pub fn press(&mut self, event: KeyEvent) {
        self.problem = None;
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        match event.code {
            KeyCode::Char('z') if ctrl => drop(self.area.undo()),
            KeyCode::Char('y') if ctrl => drop(self.area.redo()),
            KeyCode::Char('a') if ctrl => self.area.select_all(),
            KeyCode::Backspace if event.modifiers.is_empty() => self.delete_grapheme(),
            KeyCode::Enter | KeyCode::Char('m' | 'j') if !self.many_lines && (ctrl || event.code == KeyCode::Enter) => {
            }
            _ => drop(self.area.input(event)),
        }
    }

    /// Takes in pasted text, made plain; a field of one line takes its line breaks for spaces.
    pub fn paste(&mut self, text: &str) {
        self.problem = None;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = if self.many_lines { plain::safe(&text).into_owned() } else { plain::safe_line(&text) };
        self.area.insert_str(text);
    }

    /// What is selected, if anything is.
    pub fn selected(&mut self) -> Option<String> {
        self.area.selection_range()?;
        self.area.copy();
        Some(self.area.yank_text())
    }

    /// Takes back what people see as one character, which may be several code points.
    fn delete_grapheme(&mut self) {
        if self.area.selection_range().is_some() {
            self.area.delete_char();
            return;
        }
        let cursor = self.area.cursor();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        let before: String = line.chars().take(cursor.1).collect();
        let points = before.graphemes(true).next_back().map_or(1, |grapheme| grapheme.chars().count());
        for _ in 0..points {
            self.area.delete_char();
        }
    }
}

/// The value that a typed text stands for, or in a sentence why it stands for none.
///
/// # Errors
///
/// The text is no value of that kind.
pub fn typed(kind: &Kind, text: &str, today: Date) -> Result<Value, String> {
    match kind {
        Kind::Date => date(text, today)
            .map(Value::Date)
            .ok_or_else(|| format!("'{}' is not a date; write it as 31 Mar 2015, 2015-03-31 or +30d", text.trim())),
        Kind::Many(each) => {
            // An id has no comma in it; a document's name may have.
            let ends = |c: char| c == '\n' || (c == ',' && matches!(each, Kind::Id));
            let items = text.split(ends).map(str::trim).filter(|item| !item.is_empty());
            let list: Vec<String> = items.map(ToOwned::to_owned).collect();
            list.iter().try_for_each(|item| Value::typed(each, item).map(drop))?;
            Ok(Value::Texts(list))
        }
        Kind::Whole(..) => Value::typed(kind, &text.replace([',', ' '], "")),
        Kind::Flag => match text.trim().to_lowercase().as_str() {
            "yes" | "true" => Ok(Value::Flag(true)),
            "no" | "false" => Ok(Value::Flag(false)),
            _ => Err("write yes or no".to_owned()),
        },
        Kind::Text => Value::typed(kind, &plain::safe_line(text)),
        _ => Value::typed(kind, text),
    }
}

/// A date as people write it.
fn date(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if let Some(days) = text.strip_prefix('+').and_then(|rest| rest.strip_suffix('d')) {
        return today.checked_add(jiff::Span::new().try_days(days.trim().parse::<i64>().ok()?).ok()?).ok();
    }
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let parts: Vec<&str> = text.split([' ', '/', '.', '-']).filter(|part| !part.is_empty()).collect();
    let [day, month, rest @ ..] = parts.as_slice() else { return None };
    let year = match rest {
        [year] => year.parse::<i16>().ok()?,
        [] => today.year(),
        _ => return None,
    };
    // 15 is 2015; nobody means the year 15.
    let year = if year < 100 { year.checked_add(2000)? } else { year };
    Date::new(year, month_number(month)?, day.parse().ok()?).ok()
}

fn month_number(month: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let named = MONTHS.iter().position(|name| month.starts_with(name)).and_then(|at| i8::try_from(at + 1).ok());
    month.parse().ok().or(named)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let today = day(2014, 11, 10);
        for text in ["2015-03-31", "31 Mar 2015", "31 march 2015", "31/3/2015", "31.03.2015"] {
            assert_eq!(date(text, today), Some(day(2015, 3, 31)), "{text}");
        }
        assert_eq!(date("5 dec", today), Some(day(2014, 12, 5)));
        assert_eq!(date("+30d", today), Some(day(2014, 12, 10)));
        assert_eq!(date("31/3/15", today), Some(day(2015, 3, 31)));
        for text in ["", "31 Feb 2015", "soon", "+d", "+99999999999d"] {
            assert_eq!(date(text, today), None, "{text}");
        }
    }

    #[test]
    fn backspace_takes_what_is_seen_as_one_character() {
        let mut field = TextField::new(Purpose::NewBoard, String::new(), "ae\u{301}", false);
        field.press(KeyEvent::from(KeyCode::Backspace));
        assert_eq!(field.text(), "a");
    }

    #[test]
    fn pasted_text_is_plain() {
        let mut field = TextField::new(Purpose::NewBoard, String::new(), "", true);
        field.paste("one\r\ntwo\rthree\u{1b}[31m");
        assert_eq!(field.text(), "one\ntwo\nthree\u{FFFD}[31m");
    }
}
