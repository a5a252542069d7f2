//! How wide text is on a screen, and how to cut, pad and wrap it without splitting a character that people see as one.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text cut to at most `columns`, with `…` as its last column where something was left off.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = take(text, columns.saturating_sub(1)).to_owned();
    if columns > 0 {
        kept.push('…');
    }
    kept
}

/// The text cut to `columns` and filled up with spaces on the right.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = cut(text, columns);
    let missing = columns.saturating_sub(padded.width());
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// The text as lines of at most `columns`, broken at white space where there is any; its own line breaks are kept.
///
/// A word wider than a line is split between graphemes; a grapheme wider than the line stands on a line of its own.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, columns.max(1))).collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut current, mut used) = (String::new(), 0);
    for word in line.split_whitespace() {
        let gap = usize::from(!current.is_empty());
        let width = word.width();
        if used + gap + width <= columns {
            if gap == 1 {
                current.push(' ');
            }
            current.push_str(word);
            used += gap + width;
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        current = split_word(word, columns, &mut lines);
        used = current.width();
    }
    if lines.is_empty() || !current.is_empty() {
        lines.push(current);
    }
    lines
}

/// Pushes all full lines of a word that may be too wide and returns what is left of it.
fn split_word(word: &str, columns: usize, lines: &mut Vec<String>) -> String {
    let mut rest = word;
    loop {
        let head = match take(rest, columns) {
            "" => rest.graphemes(true).next().unwrap_or(rest),
            head => head,
        };
        if head.len() == rest.len() {
            return rest.to_owned();
        }
        lines.push(head.to_owned());
        rest = rest.get(head.len()..).unwrap_or_default();
    }
}

/// The longest beginning of the text that is no wider than `columns`.
fn take(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_counts_columns_not_characters() {
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("cafe\u{301}s", 5), "cafe\u{301}s");
        assert_eq!(cut("word", 0), "");
    }

    #[test]
    fn padding_reaches_the_column() {
        assert_eq!(pad("日", 4), "日  ");
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_are_split() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
    }
}
