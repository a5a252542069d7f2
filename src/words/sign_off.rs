//! Sign-off: what stands in its way, what is recorded of it, how it ended.

use super::{counted, date, listed};

/// Who did something where no name is known.
pub const NOT_NAMED: &str = "not named";

/// What is recorded of a sign-off that was forced.
#[must_use]
pub fn signed_forced(why: &str) -> String {
    format!("Signed off although something stood in the way: {why}")
}

/// What is recorded of an audit that was reopened; `altered` is one that was changed after it was signed.
#[must_use]
pub fn reopened(by: &str, on: Option<jiff::civil::Date>, altered: bool, why: &str) -> String {
    let on = on.map(|on| format!(" on {}", date(on))).unwrap_or_default();
    let altered = if altered { ", and changed since" } else { "" };
    format!("Reopened, having been signed off by {by}{on}{altered}: {why}")
}

/// An audit was signed off.
#[must_use]
pub fn signed(path: &str, by: &str, on: jiff::civil::Date) -> String {
    format!("{path}: signed off by {by} on {}. It is now shown and not changed; `reopen` opens it again", date(on))
}

/// An audit was not signed off, since something stands in the way.
#[must_use]
pub fn not_signed(what: &str) -> String {
    format!("not signed off: {what}. Answer and settle these first, or sign with --force and the reason")
}

/// An audit was not signed off, since its file has errors, over which nothing forces.
#[must_use]
pub fn not_signed_over_errors(what: &str) -> String {
    format!("not signed off: {what}. A file with errors is not signed, not even with a reason; put them right first")
}

/// An audit was reopened.
#[must_use]
pub fn is_open_again(path: &str) -> String {
    format!("{path}: open again, and a draft until it is signed anew. The reason is among its decisions")
}

/// What stands between an audit and its sign-off.
#[derive(Clone, Copy, Debug)]
pub struct Hindered<'a> {
    /// The numbers of the standards without an answer.
    pub unanswered: &'a [&'a str],
    /// The numbers of the standards whose answers are carried.
    pub carried: &'a [&'a str],
    /// How many conflicts nobody has settled.
    pub conflicts: usize,
    /// How many errors are in the file.
    pub errors: usize,
}

impl Hindered<'_> {
    /// The hindrances in a sentence without its full stop; nothing if there are none.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let are = |numbers: &[&str]| if numbers.len() == 1 { "is" } else { "are" };
        let standards = |numbers: &[&str], how: &str| {
            (!numbers.is_empty()).then(|| format!("{} {} {how}", listed(numbers), are(numbers)))
        };
        let count = |count: usize, one, many| (count > 0).then(|| counted(count, one, many));
        let all = [
            standards(self.unanswered, "unanswered"),
            standards(self.carried, "carried over and not confirmed"),
            count(self.conflicts, "conflict is not settled", "conflicts are not settled"),
            count(self.errors, "error is in the file", "errors are in the file"),
        ];
        let all: Vec<String> = all.into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join("; "))
    }
}

/// Standards marked to be come back to, which is said beside what stands in the way.
#[must_use]
pub fn to_come_back_to(numbers: &[&str]) -> Option<String> {
    beside(numbers, "marked to come back to")
}

/// Standards that are met with nothing that shows it.
#[must_use]
pub fn without_evidence(numbers: &[&str]) -> Option<String> {
    beside(numbers, "met or in place with no evidence written")
}

fn beside(numbers: &[&str], how: &str) -> Option<String> {
    let are = if numbers.len() == 1 { "is" } else { "are" };
    (!numbers.is_empty()).then(|| format!("{} {are} {how}: {}", numbers.len(), numbers.join(", ")))
}

/// Asked in the form by which an audit is signed off.
pub const WHO_SIGNS: &str = "Say who signs";
/// Asked where something stands in the way.
pub const WHY_ALL_THE_SAME: &str = "Something stands in the way: see to it first, or say why it is signed all the same";
/// Asked before a signed audit is opened again.
pub const WHY_REOPEN: &str = "Why is this audit opened again? The reason stays in it";
/// The keys of the field for it.
pub const WHY_REOPEN_KEYS: &str = "Enter opens it again · Esc: it stays signed off";
/// Said of an audit that is a draft.
pub const NOT_SIGNED: &str = "This audit is a draft: it can be changed as it is";
/// Said when a signed audit is left as it was.
pub const STAYS_SIGNED: &str = "It stays signed off";
/// Said when a signed audit was opened again.
pub const OPEN_AGAIN: &str =
    "Open again: a draft until it is signed anew. The reason is among its decisions, which {overview} shows";
/// The title of the form by which an audit is signed off.
pub const SIGN_OFF: &str = "Sign this audit off";
/// What signing does.
pub const WHAT_SIGNING_DOES: &str = "A signed audit is shown and not changed, and its seal shows any change. Undo does not lead behind it: it is opened again with a reason.";
/// Said where errors are in the file.
pub const ERRORS_FIRST: &str = "A file with errors is not signed. Put them right first; Enter on a line goes there.";
/// The row that signs.
pub const SIGN_IT: &str = "[ Sign off ]";
/// What stands in the form where nothing was said.
pub const NOT_SAID: &str = "–";

/// The rows of the form and what is asked by each: who signs,
pub const BY: (&str, &str) = ("Signed by", "Who signs?");
/// as what,
pub const ROLE: (&str, &str) = ("As", "As what, as in 'Independent chair'?");
/// on which day,
pub const ON: (&str, &str) = ("On", "On which day?");
/// and why all the same.
pub const WHY: (&str, &str) = ("Why all the same", "Why is it signed although something stands in the way?");

/// An audit was signed off in the interface.
#[must_use]
pub fn now_signed(by: &str, on: jiff::civil::Date) -> String {
    format!("Signed off by {by} on {}. It is now shown and not changed; {{reopen}} opens it again", date(on))
}

/// An error in the file: where, what, and what to do.
#[must_use]
pub fn error_in_file(key: &str, message: &str, help: &str) -> String {
    format!("`{key}`: {}. {help}", super::screen::sentence(message))
}

/// A merge changed what was signed.
#[must_use]
pub fn merged_over_seal(path: Option<&str>, by: &str) -> String {
    let begin = path.map_or_else(String::new, |path| format!("{path}: "));
    let file = path.map_or_else(|| "FILE".to_owned(), |path| format!("'{path}'"));
    format!(
        "{begin}signed off by {by}, and the other side changed it since, so its seal is broken. Keep the signed version \
         alone; or open this one again with `lscb-audit reopen {file} --reason WHY` and have it signed anew"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_way_is_said_in_one_sentence() {
        let none = Hindered { unanswered: &[], carried: &[], conflicts: 0, errors: 0 };
        assert_eq!(none.sentence(), None);
        let some = Hindered { unanswered: &["R4", "F2"], carried: &["R7"], conflicts: 1, errors: 2 };
        let sentence = some.sentence().unwrap();
        assert_eq!(
            sentence,
            "R4 and F2 are unanswered; R7 is carried over and not confirmed; 1 conflict is not settled; \
             2 errors are in the file"
        );
    }
}
