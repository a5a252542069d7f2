//! Dates of birth: a whole date that is said to be one. A bare date is none.

use std::ops::Range;

use super::words::{Words, figures};

/// So many words may stand between the word and the date.
const BETWEEN: usize = 4;
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn birth(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    if let Some(end) = date(words, at) {
        let near = !words.before(end).contains(['\n', ';']);
        return (near && called(words, end).is_some()).then_some(at..end);
    }
    let (after, born) = called(words, at)?;
    let passed = |place: &usize| {
        let place_name = born && words.at(*place).starts_with(char::is_uppercase);
        place_name || words.is(*place, &["on", "in", "at", "the", "is", "was", "as", "of", "recorded", "given"])
    };
    let mut between = (after..=after + BETWEEN).take_while(|place| (after..*place).all(|it| passed(&it)));
    between.find_map(|start| Some(start..date(words, start)?))
}

/// Where the words end that say that somebody was born, and whether they are `born`.
fn called(words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
    let are = |expected: &[&str]| expected.iter().zip(at..).all(|(word, place)| words.is(place, &[*word]));
    if are(&["born"]) {
        return Some((at + 1, true));
    }
    if are(&["b"]) && matches!(words.after(at), ". " | ".") {
        return Some((at + 1, false));
    }
    let names: [&[&str]; 5] = [&["dob"], &["d", "o", "b"], &["date", "of", "birth"], &["birth", "date"], &["birthday"]];
    names.iter().find(|name| are(name)).map(|name| (at + name.len(), false))
}

/// Where a date ends that begins there.
fn date(words: &Words<'_>, at: usize) -> Option<usize> {
    in_figures(words, at).or_else(|| day_first(words, at)).or_else(|| month_first(words, at))
}

fn in_figures(words: &Words<'_>, at: usize) -> Option<usize> {
    let gap = words.after(at);
    let joined = matches!(gap, "/" | "." | "-") && words.after(at + 1) == gap;
    let [one, two, three] = [at, at + 1, at + 2].map(|place| words.at(place));
    let fit = (is_day(one) && is_month(two) && is_year(three))
        || (one.len() == 4 && is_year(one) && is_month(two) && is_day(three));
    (joined && fit).then_some(at + 3)
}

fn day_first(words: &Words<'_>, at: usize) -> Option<usize> {
    let month = if words.is(at + 1, &["of"]) { at + 2 } else { at + 1 };
    (is_day(words.at(at)) && names_month(words.at(month)) && is_year(words.at(month + 1))).then_some(month + 2)
}

fn month_first(words: &Words<'_>, at: usize) -> Option<usize> {
    (names_month(words.at(at)) && is_day(words.at(at + 1)) && is_year(words.at(at + 2))).then_some(at + 3)
}

fn is_day(word: &str) -> bool {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    number.len() <= 2 && number.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn is_month(word: &str) -> bool {
    word.len() <= 2 && word.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
}

pub(super) fn names_month(word: &str) -> bool {
    let begins = |month: &&str| word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(month));
    (3..=9).contains(&word.len()) && MONTHS.iter().any(begins)
}

fn is_year(word: &str) -> bool {
    figures(word) && (word.len() == 2 || (word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))))
}
