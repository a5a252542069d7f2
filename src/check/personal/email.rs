//! E-mail addresses.

use std::ops::Range;

use super::words::Words;

/// An address is made of at most so many words.
const WORDS: usize = 16;

pub(super) fn email(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let in_name = |gap: &str| !gap.is_empty() && gap.len() <= 2 && gap.bytes().all(|byte| b".-_+%'".contains(&byte));
    let name = (at..at + WORDS).find(|place| !in_name(words.after(*place)))?;
    if words.after(name) != "@" {
        return None;
    }
    let domain = name + 1;
    let joined = |place: usize| matches!(words.after(place), "." | "-") && !words.at(place + 1).is_empty();
    let last = (domain..domain + WORDS).find(|place| !joined(*place))?;
    let ending = words.at(last);
    let is_domain = (domain..last).any(|place| words.after(place) == ".");
    (is_domain && ending.len() > 1 && ending.chars().all(char::is_alphabetic)).then_some(at..last + 1)
}
