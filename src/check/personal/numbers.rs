//! Numbers that name one person: of the NHS, of National Insurance, and of telephones.

use std::ops::Range;

use super::words::{Words, figures};

/// An NHS number: ten figures, the last of which checks the others; or any ten that are called one.
pub(super) fn nhs(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let groups: &[usize] = match (words.at(at).len(), words.at(at + 1).len()) {
        (10, _) => &[10],
        (3, 7) => &[3, 7],
        _ => &[3, 3, 4],
    };
    let range = at..at + groups.len();
    let fit = |(place, length): (usize, &usize)| figures(words.at(place)) && words.at(place).len() == *length;
    let joined = (at + 1..range.end).all(|place| matches!(words.before(place), " " | "-" | "." | "\u{A0}"));
    if !joined || !range.clone().zip(groups).all(fit) || words.is_part_of_a_figure(&range) {
        return None;
    }
    let digits: String = range.clone().map(|place| words.at(place)).collect();
    (checks(&digits) || words.follows(at, 3, &["nhs"])).then_some(range)
}

/// Whether the last of ten figures is the check digit of the others (modulo 11, as the NHS Data Dictionary has it).
fn checks(digits: &str) -> bool {
    let weighed = digits.chars().filter_map(|digit| digit.to_digit(10)).zip((1..=10).rev());
    // The tenth figure weighs 1, so that the sum with it is a multiple of 11.
    weighed.map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0 && digits.bytes().any(|byte| byte != b'0')
}

/// A National Insurance number: two letters that can begin one, six figures and a letter from A to D.
pub(super) fn national_insurance(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let letters = words.at(at).bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters != 2 {
        return None;
    }
    let mut joined = String::new();
    let end = (at..at + 5).find_map(|place| {
        let apart = place == at || matches!(words.before(place), " " | "-" | "\u{A0}");
        joined.push_str(if apart { words.at(place) } else { "" });
        (joined.len() >= 9).then_some(place + 1)
    })?;
    let named = words.follows(at, 4, &["ni", "nino", "insurance"]);
    let written = end == at + 1 || named || !joined.bytes().any(|byte| byte.is_ascii_lowercase());
    (written && is_national_insurance(&joined.to_ascii_uppercase())).then_some(at..end)
}

fn is_national_insurance(joined: &str) -> bool {
    let [one, two, digits @ .., last] = joined.as_bytes() else { return false };
    let never = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].iter().any(|prefix| joined.starts_with(prefix));
    let letters = one.is_ascii_uppercase() && two.is_ascii_uppercase();
    let may_begin = letters && !b"DFIQUV".contains(one) && !b"DFIOQUV".contains(two) && !never;
    may_begin && digits.len() == 6 && digits.iter().all(u8::is_ascii_digit) && (b'A'..=b'D').contains(last)
}

/// What stands before a number that is called a telephone number, however short.
const CALLED: [&str; 10] = ["tel", "telephone", "phone", "mobile", "mob", "ring", "call", "dial", "fax", "landline"];
/// A number is written in at most so many groups.
const GROUPS: usize = 8;

/// A telephone number: of the United Kingdom, or of another country if it begins with `+`.
pub(super) fn telephone(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    if !words.at(at).starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let abroad = words.before(at).ends_with('+');
    let called = words.follows(at, 2, &CALLED);
    let mut digits = String::new();
    let mut end = None;
    for place in at..at + GROUPS {
        if !figures(words.at(place)) || (place > at && !is_between_groups(words.before(place))) {
            break;
        }
        digits.push_str(words.at(place));
        if is_telephone(&digits, abroad, called) && (abroad || words.at(at).len() > 2) {
            end = Some(place + 1);
        }
    }
    Some(at..end?).filter(|range| !words.is_part_of_a_figure(range))
}

fn is_between_groups(gap: &str) -> bool {
    matches!(gap, " " | "-" | "." | ") " | ")" | " (" | "(" | " - " | "\u{A0}")
}

fn is_telephone(digits: &str, abroad: bool, called: bool) -> bool {
    let count = digits.len();
    let at_home = digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(['1', '2', '3', '7', '8']));
    let shorter = count == 10 && (digits.starts_with("01") || digits.starts_with("0800"));
    match digits {
        "08001111" => true, // ChildLine
        _ if abroad => (10..=14).contains(&count),
        _ if digits.starts_with("0044") => (13..=15).contains(&count),
        _ => (at_home && (count == 11 || shorter)) || (called && (6..=8).contains(&count)),
    }
}
