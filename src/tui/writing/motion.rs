//! Where the cursor goes.

use super::rows::{Row, rows};
use super::{after, before};

/// A way for the cursor to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// To the character before.
    Left,
    /// To the character after.
    Right,
    /// To the start of the word, or of the one before.
    WordLeft,
    /// To the end of the word, or of the one after.
    WordRight,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// So many rows up or, if negative, down.
    Up(isize),
    /// To the start of the text.
    Start,
    /// To the end of the text.
    End,
}

impl Motion {
    /// Where it leads to from a place. Up and down go by the rows of that width.
    pub(super) fn from(self, text: &str, at: usize, width: usize) -> usize {
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        match self {
            Self::Left => before(text, at),
            Self::Right => after(text, at),
            Self::WordLeft => {
                let word = head.trim_end_matches(is_gap);
                word.rfind(is_gap).map_or(0, |gap| after(text, gap))
            }
            Self::WordRight => {
                let word = tail.trim_start_matches(is_gap);
                at + (tail.len() - word.len()) + word.find(is_gap).unwrap_or(word.len())
            }
            Self::LineStart => head.rfind('\n').map_or(0, |end| end + 1),
            Self::LineEnd => at + tail.find('\n').unwrap_or(tail.len()),
            Self::Up(by) => row_above(text, at, width, by),
            Self::Start => 0,
            Self::End => text.len(),
        }
    }
}

/// Whether a character stands between words.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || (c.is_ascii_punctuation() && c != '_' && c != '\'')
}

/// The place in another row that is below or above; the start or the end of the text where there is no such row.
fn row_above(text: &str, at: usize, width: usize, by: isize) -> usize {
    let rows = rows(text, width);
    let here = Row::of(&rows, at);
    let column = rows.get(here).map_or(0, |row| row.column(text, at));
    let Some(there) = here.checked_add_signed(-by) else { return 0 };
    rows.get(there).map_or(text.len(), |row| row.at_column(text, column))
}
