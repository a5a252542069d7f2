//! A child's name beside an age. A name alone is none: officers are named in every audit.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::birth::names_month;
use super::words::Words;

/// First names that are common among children in England, in capitals and small letters; none that is a colour, a
/// month or another word of these texts.
static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("names.txt").split_whitespace().collect());
/// Capitalised words before an age that are no child.
static OTHERS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("others.txt").split_whitespace().collect());
/// What an age is counted in.
const YEARS: [&str; 6] = ["year", "years", "yr", "yrs", "y", "yo"];
/// A name has at most so many words.
const WORDS: usize = 4;
/// Ages in words.
const IN_WORDS: [&str; 11] =
    ["eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"];
/// What a person does, behind an age.
const DOES: [&str; 24] = [
    "attended",
    "came",
    "could",
    "did",
    "disclosed",
    "gave",
    "goes",
    "got",
    "helped",
    "is",
    "left",
    "lived",
    "lives",
    "met",
    "now",
    "said",
    "says",
    "stopped",
    "told",
    "was",
    "went",
    "who",
    "whose",
    "would",
];
/// What else goes on behind the age of somebody whose name is known as one.
const GOES_ON: [&str; 6] = ["and", "can", "from", "had", "has", "will"];

pub(super) fn child(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    age_first(words, at).or_else(|| name_first(words, at))
}

/// `15-year-old Amy`
fn age_first(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let start = old(words, at)?;
    let name = matches!(words.before(start), " " | ", ").then(|| name(words, start)).flatten()?;
    let noun = words.after(name.range.end - 1) == " "
        && words.is(name.range.end, &["girl", "boy", "female", "male", "pupil", "resident", "student", "child"]);
    (name.can_be_one && !noun).then_some(at..name.range.end)
}

fn name_first(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let name = name(words, at).filter(|name| name.can_be_one)?;
    let end = name.range.end;
    let told = || aged(words, end).or_else(|| described(words, end));
    let beside = || beside(words, end).filter(|(_, does)| name.is_known || *does).map(|(end, _)| end);
    let being = || being(words, end).filter(|_| name.is_known);
    Some(at..told().or_else(beside).or_else(being)?)
}

/// Words that may be a child's name.
struct Name {
    range: Range<usize>,
    /// Whether the first word is a name known here.
    is_known: bool,
    /// Whether nothing speaks against it.
    can_be_one: bool,
}

/// The capitalised words that begin there.
fn name(words: &Words<'_>, at: usize) -> Option<Name> {
    let capital = |place: usize| words.at(place).starts_with(char::is_uppercase);
    if !capital(at) {
        return None;
    }
    let joined = |place: usize| capital(place) && matches!(words.before(place), " " | "-" | "'" | "’");
    let lower = words.at(at).chars().any(char::is_lowercase);
    let end = (at + 1..at + WORDS).find(|place| !joined(*place)).unwrap_or(at + WORDS);
    let is_known = NAMES.contains(words.at(at)) || NAMES.contains(as_a_name(words.at(at)).as_str());
    let other = |place: usize| OTHERS.contains(words.at(place)) || names_month(words.at(place)) && !is_known;
    let last = words.at(end - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss") && !is_known;
    let can_be_one = !plural && !(at..end).any(other);
    (lower || is_known).then_some(Name { range: at..end, is_known, can_be_one })
}

/// `JADE` as `Jade`.
fn as_a_name(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// `aged 14`, `(age 14)`: where it ends.
fn aged(words: &Words<'_>, at: usize) -> Option<usize> {
    let says = words.is(at, &["aged", "age"]) && leads_on(words.before(at));
    let range = words.is(at + 2, &["to", "and", "or", "plus"])
        && words.is(at + 3, &["over", "under", "above", "below", "older", "younger"])
        || words.is(at + 2, &["to"])
        || words.after(at + 1).starts_with(['+', '-']);
    (says && is_age(words.at(at + 1)) && !range).then_some(at + 2)
}

/// `, a 14-year-old`, `(14 years old)`, `, who is 14`: where it ends.
fn described(words: &Words<'_>, at: usize) -> Option<usize> {
    let leads = leads_on(words.before(at));
    let start = if words.is(at, &["a", "an", "now"]) { at + 1 } else { at };
    let who = words.is(at, &["who"]).then(|| being(words, at + 1)).flatten();
    old(words, start).or(who).filter(|_| leads)
}

/// `, 14` or `(14)`, where what follows is not what is counted; whether it goes on as of a person.
fn beside(words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
    let (number, unit) = number_and_unit(words.at(at));
    let years = usize::from(words.after(at) == " " && words.is(at + 1, &YEARS));
    let counted = years > 0 || !unit.is_empty();
    let (end, after) = (at + 1 + years, words.after(at + years));
    let does = words.is(end, &DOES) && !after.contains(['.', ';']);
    let ends = !after.starts_with([' ', '-', '–', '/', '%', '+', '\'', '’'])
        || after.starts_with(" –")
        || after.starts_with(" (");
    let fits = match words.before(at) {
        " (" => after.starts_with(')'),
        ", " => !counted && (ends || does || words.is(end, &GOES_ON)),
        _ => false,
    };
    let is_age = is_age(number) && (unit.is_empty() || YEARS.contains(&unit));
    (fits && is_age && !words.is_part_of_a_figure(&(at..at + 1))).then_some((end, does))
}

/// `is 14`, `was just 14`: where it ends.
fn being(words: &Words<'_>, at: usize) -> Option<usize> {
    let number = if words.is(at + 1, &["now", "just", "only", "still"]) { at + 2 } else { at + 1 };
    let says = words.is(at, &["is", "was", "turned"]) && words.before(at).ends_with(' ');
    let counts = words.after(number).starts_with(['%', '/', '-'])
        || words.is(number + 1, &["of", "per", "days", "hours", "weeks", "months", "minutes", "miles"]);
    (says && is_age(words.at(number)) && !counts && !words.is_part_of_a_figure(&(number..number + 1)))
        .then_some(number + 1)
}

/// `14-year-old`, `14 years old`, `14yr old`: where it ends.
fn old(words: &Words<'_>, at: usize) -> Option<usize> {
    let (number, unit) = number_and_unit(words.at(at));
    let place = if unit.is_empty() && words.is(at + 1, &YEARS) { at + 2 } else { at + 1 };
    let counted = place == at + 2 || YEARS.contains(&unit);
    (is_age(number) && counted && words.is(place, &["old"])).then_some(place + 1)
}

/// `14yrs` as 14 and `yrs`; a number in words has no unit.
fn number_and_unit(word: &str) -> (&str, &str) {
    let figures = word.find(|it: char| !it.is_ascii_digit()).filter(|figures| *figures > 0);
    word.split_at_checked(figures.unwrap_or(word.len())).unwrap_or((word, ""))
}

fn leads_on(gap: &str) -> bool {
    matches!(gap, " " | ", " | " (" | " – " | " - " | "(")
}

fn is_age(word: &str) -> bool {
    let in_figures =
        word.len() <= 2 && !word.starts_with('0') && word.parse().is_ok_and(|age: u8| (1..=18).contains(&age));
    in_figures || IN_WORDS.iter().any(|age| age.eq_ignore_ascii_case(word))
}
