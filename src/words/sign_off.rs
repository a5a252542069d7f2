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
