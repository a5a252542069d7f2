//! What is said about texts that look like personal data. None of it repeats what was found.

use super::count::counted;

/// What to do about it, where the file is at hand.
pub const WHAT_TO_DO: &str = "Take it out: an audit is about arrangements, and is read by many. If it is public and meant to \
    be there, allow it, with its reason, at the end of the file: [[allow]], text = \"…\", reason = \"…\".";
/// The heading of the texts that look like it.
pub const HEADING: &str = "Looks like personal data";

/// What a kind of finding looks like.
#[must_use]
pub fn looks_like(code: &str) -> &'static str {
    match code {
        "personal-nhs-number" => "an NHS number",
        "personal-ni-number" => "a National Insurance number",
        "personal-birth-date" => "a date of birth",
        "personal-postcode" => "a postcode",
        "personal-telephone" => "a telephone number",
        "personal-email" => "an e-mail address",
        "personal-case-reference" => "a case reference",
        "personal-child-and-age" => "a child's name and age",
        _ => "personal data",
    }
}

/// What was found, by its beginning: `'07…' looks like a telephone number`; and how many more there are in the text.
#[must_use]
pub fn finding(code: &str, start: &str, more: usize) -> String {
    let found = format!("'{start}…' looks like {}", looks_like(code));
    if more == 0 { found } else { format!("{found}; {more} more in this text are not listed") }
}

/// What was found in a text, each by its beginning: `a telephone number (07…), a postcode (NB…)`.
pub fn listed<'a>(found: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let each: Vec<String> = found.map(|(code, start)| format!("{} ({start}…)", looks_like(code))).collect();
    each.join(", ")
}

/// How many texts look like it, and who names them: said where texts leave the house.
#[must_use]
pub fn texts(count: usize) -> String {
    let look = counted(count, "text looks", "texts look");
    format!("{look} like personal data; `lscb-audit check` names them")
}

/// The same where the overview is at hand: said when a board paper was written.
#[must_use]
pub fn texts_in_overview(count: usize) -> String {
    let look = counted(count, "text looks", "texts look");
    format!("{look} like personal data: take it out before the paper leaves the house; {{overview}} names each")
}

/// How many texts look like it, before an audit is signed off.
#[must_use]
pub fn before_signing(count: usize) -> String {
    let look = counted(count, "text looks", "texts look");
    format!("{look} like personal data, and will be sealed and printed so. Enter shows where")
}

/// What is said below a text while it is typed, and once more when it was kept, of the kinds that were found in it.
#[must_use]
pub fn remark(codes: &[&str]) -> String {
    let kinds: Vec<&str> = codes.iter().map(|code| looks_like(code)).collect();
    format!("Looks like {}: take it out, unless it is public", super::listed(&kinds))
}
