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
/// The keys of the walkthrough line by line that are not those of the interface, with what they do.
pub const OWN_KEYS: [(&str, &str); 3] =
    [("Enter or n", "To the next standard"), ("p", "To the previous standard"), ("R7 or F4", "To that standard")];

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
    format!("NOT SAVED: {why}.")
}

/// The answer of another year: `2013: Partly met`.
#[must_use]
pub fn of_year(year: impl std::fmt::Display, label: &str) -> String {
    format!("{year}: {label}.")
}
