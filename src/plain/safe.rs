//! Text from files made safe for a terminal or a page: no control or direction-changing character gets through.

use std::borrow::Cow;

/// What stands in for a character that must not be shown.
const REPLACEMENT: char = '\u{FFFD}';

/// Whether a character could move the cursor, start an escape sequence or turn the reading direction.
///
/// True for C0 but tab and line feed, DEL, C1, the line and paragraph separators and the bidi controls.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}

/// The text with every unsafe character replaced by U+FFFD; tabs and line breaks stay, `\r\n` becomes `\n`.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").chars().map(|c| if is_unsafe(c) { REPLACEMENT } else { c }).collect())
}

/// The text with every unsafe character written as `\u{1b}`, so that two that differ look different; `\r\n` stays.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => safe.push(c),
            _ if is_unsafe(c) => safe.extend(c.escape_unicode()),
            _ => safe.push(c),
        }
    }
    safe
}

/// The text on one line: safe, with every run of white space turned into one space and the ends trimmed.
#[must_use]
pub fn safe_line(text: &str) -> String {
    safe(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_bidi_marks_do_not_get_through() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c\u{9b}d\u{7f}"), "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d\u{FFFD}");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(safe("naïve\n\t日本 e\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn windows_line_breaks_become_plain_ones_and_a_lone_return_is_replaced() {
        assert_eq!(safe("a\r\nb\rc"), "a\nb\u{FFFD}c");
    }

    #[test]
    fn escaped_characters_can_be_told_apart_and_line_ends_stay() {
        assert_eq!(escaped("a\u{1b}b\u{202e}\r\nc\rd"), "a\\u{1b}b\\u{202e}\r\nc\\u{d}d");
    }

    #[test]
    fn a_line_has_no_breaks() {
        assert_eq!(safe_line("  one\n\n two\tthree "), "one two three");
    }
}
