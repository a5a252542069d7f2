//! References to a child's case: a number that is said to be one, or that a records system gave.

use std::ops::Range;

use super::words::{Words, figures};

/// What a number that follows refers to by itself.
const NAMES: [&str; 11] =
    ["case", "casefile", "ref", "reference", "lcs", "ics", "mosaic", "liquidlogic", "carefirst", "urn", "upn"];
/// What has a number only where the number is announced.
const OWNERS: [&str; 5] = ["child", "client", "person", "pupil", "record"];
/// What announces a number.
const ANNOUNCED: [&str; 9] = ["no", "number", "num", "ref", "reference", "id", "record", "file", "is"];
/// Publishers whose references are those of documents.
const PUBLISHED: [&str; 8] = ["DFE", "DCSF", "HMIC", "HC", "ISO", "ISBN", "ISSN", "LSCB"];

pub(super) fn reference(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let owner = words.is(at, &OWNERS);
    if !owner && !words.is(at, &NAMES) {
        return None;
    }
    let announced =
        (at + 1..at + 4).take_while(|place| words.is(*place, &ANNOUNCED) && leads_on(words.before(*place))).count();
    let start = at + 1 + announced;
    let named = leads_on(words.before(start)) && (announced > 0 || !owner);
    let range = named.then(|| id(words, start)).flatten()?;
    let published = words.is(start, &PUBLISHED);
    (!published && range.clone().any(|place| tells_one_from_many(words.at(place)))).then_some(range)
}

fn leads_on(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|it| " :.#(-–\u{A0}".contains(it))
}

/// The words that make up a reference: joined by strokes and hyphens, with figures in it.
fn id(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let joined = |place: usize| matches!(words.after(place), "-" | "/" | "_");
    let prefix = |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let behind_prefix = prefix(words.at(at)) && words.after(at) == " ";
    let from = if behind_prefix { at + 1 } else { at };
    let last = (from..from + 4).find(|place| !joined(*place))?;
    // `40,000` and `1200.50` are counts and sums.
    (!matches!(words.after(last), "," | ".") || words.at(last + 1).is_empty() || !figures(words.at(last + 1)))
        .then_some(at..last + 1)
}

/// Whether it has four figures in a row that are no year.
fn tells_one_from_many(word: &str) -> bool {
    let is_year = figures(word) && word.parse().is_ok_and(|year: u32| (1950..=2030).contains(&year) && word.len() == 4);
    let longest = word.split(|it: char| !it.is_ascii_digit()).map(str::len).max();
    !is_year && longest.is_some_and(|length| length >= 4)
}
