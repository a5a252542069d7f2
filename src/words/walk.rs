//! What the walkthrough line by line says.

use jiff::civil::Time;

/// Said at the start.
pub const START: &str = "Line by line. Type ? for help, q to leave. Every change is saved as it is made.";
/// How a text of one line is given.
pub const ONE_LINE: &str = "Type it. An empty line leaves it as it is; a single - takes it away.";
/// How a text of many lines is given where nothing stands yet.
pub const MANY_LINES: &str = "Type it, over as many lines as it needs. A line with a single . ends it.";
/// How a text of many lines is given below what stands there.
pub const MORE_LINES: &str = "What you type is added below. A line with a single . ends it; \
    a single - on the first line begins anew.";
/// Said when a text could not be taken.
pub const LEFT_AS_IT_WAS: &str = "It was left as it was.";
/// Said of a line that is too long.
pub const TOO_LONG: &str =
    "That line has more than 30,000 bytes, so nothing of it was taken. Break it into shorter ones.";
/// Said of a line that is no text.
pub const NO_TEXT: &str = "That line is not UTF-8 text, so nothing of it was taken. Type it anew.";
/// Said of what stands behind a command that is done elsewhere.
pub const ELSEWHERE: &str = "That is done in the interface, not line by line.";
/// Said where it is not clear which action is meant.
pub const WHICH_ACTION: &str = "Which action? d 1 marks action 1 done, D 1 drops it, action 1 changes it.";
/// How a status is given.
pub const A_STATUS: &str = "Type a status or its key. An empty line leaves it as it is.";
/// How one of several things is chosen.
pub const A_CHOICE: &str = "Type its number, or part of its name to see fewer. An empty line goes back.";
/// What can be typed below a page.
pub const ON_PAGE: &str = "An empty line goes back.";
/// What can be typed below a list of actions.
pub const ON_ACTIONS: &str =
    "d 1 marks action 1 done today or open again, D 1 drops it; 1 alone goes to its standard. An empty line goes back.";
/// What can be typed below a list of conflicts.
pub const ON_CONFLICTS: &str = "t 2 takes theirs of conflict 2, o 2 ours, b 2 what was before, e 2 writes another; a status, as in 1 2, \
    where that is in conflict; 2 alone goes to its standard. An empty line goes back.";
/// The keys of the walkthrough line by line that are not those of the interface, with what they do.
pub const OWN_KEYS: [(&str, &str); 7] = [
    ("Enter or n", "To the next standard"),
    ("p", "To the previous standard"),
    ("R7 or F4", "To that standard"),
    ("action 1", "Change the first action"),
    ("d 1, D 1 or delete 1", "Mark the first action done today or open again, drop it, take it away"),
    ("agency 1", "Write down the first agency's answer"),
    ("links or reason", "Write which documents show it, or why it does not apply"),
];

/// Said of a line that means nothing, with names that may have been meant.
#[must_use]
pub fn not_understood(line: &str, near: &[String]) -> String {
    let help = match near {
        [] => "Enter goes on; ? lists everything that can be typed".to_owned(),
        near => format!("Did you mean {}? ? lists everything that can be typed", near.join(" or ")),
    };
    format!("'{line}' means nothing here. {help}.")
}

/// The change is on the disk: `Saved 14:03.`
#[must_use]
pub fn saved(at: Time) -> String {
    format!("Saved {:02}:{:02}.", at.hour(), at.minute())
}

/// The change is not on the disk.
#[must_use]
pub fn not_saved(why: &str) -> String {
    format!("NOT SAVED: {}.", why.trim_end_matches('.'))
}

/// How all years of a board are headed.
#[must_use]
pub fn all_years(board: &str, years: &[u16]) -> String {
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    format!("{board}, {}.", super::listed(&years))
}

/// Something over the years: `R4 CSE sub-group: 2013 met, 2014 met.`
#[must_use]
pub fn over_years(what: &str, years: impl IntoIterator<Item = (u16, String)>) -> String {
    let years: Vec<String> = years.into_iter().map(|(year, word)| format!("{year} {word}")).collect();
    format!("{what}: {}.", years.join(", "))
}

/// The answer of another year: `2013: Partly met`.
#[must_use]
pub fn of_year(year: impl std::fmt::Display, label: &str) -> String {
    format!("{year}: {label}.")
}
