//! The signs of sentences and of typography in ASCII, for terminals that do not show UTF-8.

/// Signs in sentences, each with one of ASCII that is as wide.
const PLAIN: [(char, char); 23] = [
    ('→', '>'),
    ('←', '<'),
    ('↑', '^'),
    ('↓', 'v'),
    ('·', '|'),
    ('–', '-'),
    ('—', '-'),
    ('−', '-'),
    ('…', '.'),
    ('▏', '_'),
    ('‘', '\''),
    ('’', '\''),
    ('“', '"'),
    ('”', '"'),
    ('×', 'x'),
    ('\u{a0}', ' '),
    ('█', '#'),
    ('▓', '#'),
    ('░', '.'),
    ('✓', '+'),
    ('✗', 'x'),
    ('○', 'o'),
    ('÷', '/'),
];

/// A text with those signs in ASCII, as wide as it was. What people wrote in letters of their own stays.
#[must_use]
pub fn in_ascii(text: &str) -> String {
    let plain = |sign| PLAIN.iter().find(|(known, _)| *known == sign).map_or(sign, |(_, plain)| *plain);
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_sign_has_one_of_ascii_that_is_as_wide() {
        for (sign, plain) in PLAIN {
            assert_eq!((sign.to_string().width(), plain.is_ascii()), (1, true), "{sign}");
        }
        assert_eq!(in_ascii("9 of 15 · 64.3% – Llŷn █░"), "9 of 15 | 64.3% - Llŷn #.");
    }
}
