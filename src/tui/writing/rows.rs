//! The rows that a text has on a screen of some width.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A row: the bytes of the text that stand in it, without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes.
    pub bytes: Range<usize>,
    /// Whether the line ends with it, and not only the row.
    pub ends_line: bool,
}

/// The rows of a text, never none. Rows break behind white space where there is any; a column is left free for the
/// cursor, which may stand behind the last character.
#[must_use]
pub fn rows(text: &str, width: usize) -> Vec<Row> {
    let width = width.saturating_sub(1).max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap(line, start, width, &mut rows);
        start += line.len() + 1;
    }
    rows
}

/// Pushes the rows of one line that begins at a place.
fn wrap(line: &str, start: usize, width: usize, rows: &mut Vec<Row>) {
    let (mut from, mut columns) = (0, 0);
    let mut push = |bytes: Range<usize>, ends_line| {
        rows.push(Row { bytes: start + bytes.start..start + bytes.end, ends_line });
    };
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        // The white space behind a word hangs over the end, so that no row begins with it.
        let fits = columns + word.trim_end().width() <= width;
        if !fits && at > from {
            push(from..at, false);
            (from, columns) = (at, 0);
        }
        for (offset, grapheme) in word.grapheme_indices(true) {
            let here = at + offset;
            if !fits && columns + width_of(grapheme) > width && here > from && grapheme.trim() != "" {
                push(from..here, false);
                (from, columns) = (here, 0);
            }
            columns += width_of(grapheme);
        }
        at += word.len();
    }
    push(from..line.len(), true);
}

/// How many columns a piece of a line takes; a tab is shown as a space.
fn width_of(piece: &str) -> usize {
    if piece == "\t" { 1 } else { piece.width() }
}

impl Row {
    /// The place of the row in which the cursor is drawn at a place of the text.
    #[must_use]
    pub fn of(rows: &[Self], at: usize) -> usize {
        rows.partition_point(|row| row.bytes.start <= at).saturating_sub(1)
    }

    /// The column of a place in this row.
    #[must_use]
    pub fn column(&self, text: &str, at: usize) -> usize {
        text.get(self.bytes.start..at).map_or(0, |before| before.graphemes(true).map(width_of).sum())
    }

    /// The place in this row that is nearest to a column.
    pub(super) fn at_column(&self, text: &str, column: usize) -> usize {
        let mut columns = 0;
        let mut place = self.bytes.start;
        for (at, grapheme) in text.get(self.bytes.clone()).unwrap_or_default().grapheme_indices(true) {
            let end = self.bytes.start + at + grapheme.len();
            columns += width_of(grapheme);
            // The end of a row that goes on is the start of the next one.
            if columns > column || (end == self.bytes.end && !self.ends_line) {
                break;
            }
            place = end;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, width: usize) -> Vec<&str> {
        rows(text, width).into_iter().map(|row| &text[row.bytes]).collect()
    }

    #[test]
    fn rows_break_between_words_and_leave_a_column_for_the_cursor() {
        assert_eq!(shown("one two  three", 9), ["one two  ", "three"]);
        assert_eq!(shown("a\n\nb\n", 9), ["a", "", "b", ""]);
        assert_eq!(shown("", 9), [""]);
    }

    #[test]
    fn a_long_word_is_split_between_what_is_seen_as_characters() {
        assert_eq!(shown("日本語x", 5), ["日本", "語x"]);
        assert_eq!(shown("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(shown("日", 1), ["日"]);
    }
}
