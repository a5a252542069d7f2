//! Whole postcodes of the United Kingdom: the first half alone is an area of thousands of homes, and no place.

use std::ops::Range;

use super::words::Words;

pub(super) fn postcode(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let word = words.at(at);
    let halves = word.len().checked_sub(3).and_then(|middle| word.split_at_checked(middle));
    if halves.is_some_and(|(first, second)| is_whole(first, second)) {
        return Some(at..at + 1);
    }
    let apart = matches!(words.after(at), " " | "\u{A0}");
    (apart && is_whole(word, words.at(at + 1))).then_some(at..at + 2)
}

fn is_whole(first: &str, second: &str) -> bool {
    // `S11 2nd` is a draft.
    let small = |half: &str| half.bytes().any(|byte| byte.is_ascii_lowercase());
    let capital = |half: &str| half.bytes().any(|byte| byte.is_ascii_uppercase());
    let mixed = (small(first) || small(second)) && (capital(first) || capital(second));
    !mixed && is_first(&first.to_ascii_uppercase()) && is_second(&second.to_ascii_uppercase()) && !is_ordinal(second)
}

/// One or two letters, a figure, and a figure or letter more.
fn is_first(half: &str) -> bool {
    let letters = half.bytes().take_while(u8::is_ascii_uppercase).count();
    let Some((area, district)) = half.split_at_checked(letters) else { return false };
    let begins = !area.starts_with(['Q', 'V', 'X']) && !area.get(1..).is_some_and(|it| it.starts_with(['I', 'J', 'Z']));
    let district = match district.as_bytes() {
        [one] => one.is_ascii_digit(),
        [one, two] => one.is_ascii_digit() && (two.is_ascii_digit() || two.is_ascii_uppercase()),
        _ => false,
    };
    (1..=2).contains(&letters) && begins && district
}

/// A figure and two letters, of which some are never used.
fn is_second(half: &str) -> bool {
    let used = |letter: u8| letter.is_ascii_uppercase() && !b"CIKMOV".contains(&letter);
    matches!(half.as_bytes(), [figure, one, two] if figure.is_ascii_digit() && used(*one) && used(*two))
}

fn is_ordinal(half: &str) -> bool {
    half.get(1..).is_some_and(|rest| ["st", "nd", "rd", "th"].contains(&rest))
}
