//! Text from files made safe for a terminal or a page: no control or direction-changing character gets through, and none
//! that nobody sees, so that no two names look the same that are not.

use std::borrow::Cow;

use super::unseen::{Way, is_unseen};

/// What stands in for a character that must not be shown.
const REPLACEMENT: char = '\u{FFFD}';

/// Whether a character could move the cursor, start an escape sequence, turn the reading direction, or is never seen.
///
/// True for C0 but tab and line feed, DEL, C1, the line and paragraph separators, the bidi controls, and what Unicode
/// calls ignorable wherever it stands, such as U+200B.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control() || is_unseen(c),
    }
}

/// The first character of a text that must not be shown where it stands: an unsafe one, or one that holds letters
/// together, or varies one, where there are none. A return before a line feed is no such character.
#[must_use]
pub fn first_unsafe(text: &str) -> Option<char> {
    if is_plain(text) {
        return None;
    }
    let mut way = Way::default();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let bad = way.step(c, next) || is_unsafe(c);
        if bad && !(c == '\r' && next == Some('\n')) {
            return Some(c);
        }
    }
    None
}

/// Whether nothing but letters, signs and line breaks of ASCII is in it. Nearly every text is so plain, and looking at its
/// bytes is quicker than at its characters.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~' | b'\n' | b'\t'))
}

/// The text with every character replaced by U+FFFD that must not be shown; tabs and line breaks stay, `\r\n` becomes `\n`.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if first_unsafe(text).is_none() && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let mut way = Way::default();
    let mut rest = text.chars().peekable();
    let mut safe = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let bad = way.step(c, rest.peek().copied()) || is_unsafe(c);
        safe.push(if bad { REPLACEMENT } else { c });
    }
    Cow::Owned(safe)
}

/// The text without what is never seen and means nothing, such as the soft hyphens and joiners that come with what is
/// copied from a page.
#[must_use]
pub fn without_unseen(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unseen) {
        Cow::Owned(text.chars().filter(|c| !is_unseen(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
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
    fn names_that_are_not_the_same_do_not_look_the_same() {
        let name = "Northbridge";
        for unseen in "\u{200B}\u{200C}\u{200D}\u{2060}\u{2061}\u{2064}\u{FEFF}\u{AD}\u{34F}\u{180E}\u{FE0F}\u{FE00}\u{E0061}\u{E0001}\u{E0100}\u{FFF9}\u{3164}\u{115F}\u{1D173}\u{206A}".chars() {
            for at in [0, 5, name.len()] {
                let mut other = name.to_owned();
                other.insert(at, unseen);
                assert_eq!(safe(&other).replace(REPLACEMENT, ""), name, "{unseen:?} at {at}");
                assert!(safe(&other).contains(REPLACEMENT), "{unseen:?} at {at} is not seen");
                assert_eq!(first_unsafe(&other), Some(unseen));
            }
        }
    }

    #[test]
    fn what_holds_letters_and_pictures_together_stays_where_it_does() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        let waving =
            "\u{1F44B}\u{1F3FD} \u{2764}\u{FE0F}\u{200D}\u{1F525} \u{1F3F3}\u{FE0F}\u{200D}\u{1F308} 1\u{FE0F}\u{20E3}";
        let wales = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}";
        let persian = "می\u{200C}خواهم";
        let [hindi, sinhala] = ["क्\u{200D}ष", "ශ්\u{200D}රී"];
        let variant = "\u{8FBA}\u{E0101}";
        for text in [family, waving, wales, persian, hindi, sinhala, variant] {
            assert!(matches!(safe(text), Cow::Borrowed(_)), "{text} became {}", safe(text));
        }
        for text in [
            "\u{1F468}\u{200D}",
            "م\u{200C}\u{200C}ن",
            "\u{1F44B}\u{E0067}",
            "\u{1F3F4}a\u{E0067}",
            "a\u{FE0F}",
            "1\u{FE0F}",
        ] {
            assert!(safe(text).contains(REPLACEMENT), "{text:?}");
        }
    }

    #[test]
    fn what_is_never_seen_can_be_left_out() {
        assert_eq!(
            without_unseen("safe\u{AD}guard\u{200B}ing \u{1F468}\u{200D}\u{1F469}"),
            "safeguarding \u{1F468}\u{200D}\u{1F469}"
        );
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
