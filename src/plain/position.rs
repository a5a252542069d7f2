//! Places in a text as people count them.

/// A place in a text: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
}

impl Position {
    /// The place of a byte of the text; the end of the text for a byte beyond it. For many places ask [`Lines`].
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        Lines::of(text).position(byte)
    }
}

/// The characters are counted once for every so many bytes.
const BLOCK: usize = 256;

/// Where the lines of a text begin, so that no place in it has to be counted from the beginning: a file can have as many
/// findings as it has lines, or as many on one long line.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    /// How many characters begin before each block of bytes.
    counted: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let counted = *before;
            *before += begun(block);
            Some(counted)
        });
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), counted: blocks.collect() }
    }

    /// The place of a byte; the end of the text for a byte beyond it.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let mut at = byte.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default();
        let mark = usize::from(start == 0 && at > 0 && self.text.starts_with('\u{FEFF}'));
        Position { line, column: self.characters_before(at) - self.characters_before(start) + 1 - mark }
    }

    fn characters_before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        match self.counted.get(block) {
            Some(counted) => counted + begun(self.text.as_bytes().get(block * BLOCK..at).unwrap_or_default()),
            None => self.counted.len().checked_sub(1).map_or(0, |last| {
                let rest = self.text.as_bytes().get(last * BLOCK..at).unwrap_or_default();
                self.counted.get(last).copied().unwrap_or_default() + begun(rest)
            }),
        }
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        assert_eq!(Position::of("aé\nbc", 4), Position { line: 2, column: 1 });
        assert_eq!(Position::of("aéz", 3), Position { line: 1, column: 3 });
        assert_eq!(Position::of("a", 99), Position { line: 1, column: 2 });
        assert_eq!(Position::of("", 0), Position { line: 1, column: 1 });
        assert_eq!(Position::of("\u{FEFF}a", 3), Position { line: 1, column: 1 });
    }

    proptest! {
        #[test]
        fn it_is_what_counting_from_the_beginning_gives(text in "\u{FEFF}?([aé日\n\u{1F468}]{0,9}|[aé]{200,600}\n?){0,3}", at in 0_usize..900) {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let line = text[..at].rsplit('\n').next().unwrap();
            let column = line.chars().count() + 1 - usize::from(line.len() == at && text.starts_with('\u{FEFF}') && at > 0);
            let counted = Position { line: text[..at].matches('\n').count() + 1, column };
            prop_assert_eq!(Lines::of(&text).position(at), counted);
        }
    }
}
