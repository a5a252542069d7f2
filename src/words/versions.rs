//! Earlier versions of an audit: what is said of each, of none, and of bringing one back.

use jiff::civil::DateTime;

use super::{counted, moment};

/// Earlier versions cannot be kept.
#[must_use]
pub fn not_kept(why: &str) -> String {
    format!("Earlier versions are not kept, which keeps no audit from being saved: {why}")
}

/// Before what a version was kept.
#[must_use]
pub fn occasion(word: &str) -> &str {
    match word {
        "change" => "before changes in the interface",
        "set" => "before `set`",
        "merge" => "before `merge`",
        "sign" => "before it was signed",
        "signed" => "as it was signed",
        "return" => "before a partner's return was read",
        "reopen" => "before it was reopened",
        "restore" => "before another version was brought back",
        other => other,
    }
}

/// How many versions there are of a file: `audits/northbridge/2014.toml has 3 earlier versions, the newest first:`.
#[must_use]
pub fn listed(path: &str, count: usize) -> String {
    format!("{path} has {}, the newest first:", counted(count, "earlier version", "earlier versions"))
}

/// There are none.
#[must_use]
pub fn none(path: &str) -> String {
    format!(
        "{path} has no earlier versions. They are kept from the first time that this program changes a file, by whoever \
         runs it here, for at most a year"
    )
}

/// Whether there are any cannot be told.
#[must_use]
pub fn not_opened(path: &str, why: &str) -> String {
    format!(
        "{path}: {why}. Look at what is there, and give this account leave to open it; `lscb-audit config show` says where versions are"
    )
}

/// What can be done with them.
#[must_use]
pub fn what_next(audit: &str) -> String {
    format!(
        "`lscb-audit restore {audit} --show 1` shows what was changed since version 1; `--take 1` brings it back, which \
         can be taken back too. `--forget` removes all of these."
    )
}

/// A version without such a number.
#[must_use]
pub fn no_such(path: &str, number: usize, count: usize) -> String {
    match count {
        0 => none(path),
        1 => format!("{path} has no version {number}; the only one is 1"),
        _ => format!("{path} has no version {number}; there are 1 to {count}, 1 being the newest"),
    }
}

/// A board is named, and which of its audits is meant is not said.
#[must_use]
pub fn which_year(path: &str) -> String {
    format!("a year has to be named, as in northbridge/2014. The latest audit of that board is {path} now")
}

/// What a version is called: `version 2, of 10 Nov 2014, 14:03`.
#[must_use]
pub fn called(number: usize, saved: DateTime) -> String {
    format!("version {number}, of {}", moment(saved))
}

/// A version that says what the file says.
#[must_use]
pub fn is_the_same(path: &str, called: &str) -> String {
    format!("{path} is {called}, to the letter; there is nothing to bring back")
}

/// A version that is no audit, or what is there now is none.
#[must_use]
pub fn cannot_be_compared(path: &str, called: &str, gone: bool) -> String {
    let now = if gone { "is not there any more" } else { "or that version cannot be read as an audit" };
    format!("{path} {now}, so they cannot be compared. This is {called}:")
}

/// Above every key that differs.
pub const KEY_BY_KEY: &str = "Key by key, that version → the file as it is";
/// Where no key differs.
pub const NO_KEY: &str = "No key differs; only comments or layout were changed.";

/// A version was brought back, and what is to be known of it.
#[must_use]
pub fn brought_back(path: &str, called: &str, how: &str) -> String {
    format!("{path}: {called} is brought back; {how}")
}

/// What became of that in whose place a version was brought back.
#[must_use]
pub fn kept_before(audit: &str) -> String {
    format!("what was there before is version 1 now: `lscb-audit restore {audit} --take 1` brings it back")
}

/// What a version lacks where the file itself was gone.
#[must_use]
pub fn nothing_kept(before: &str) -> String {
    format!("the audit is {} again, and what was changed after that is not in it", occasion(before))
}

/// Versions were removed.
#[must_use]
pub fn forgotten(path: &str, count: usize) -> String {
    format!("{path}: {} removed; the audit itself is as it was", counted(count, "earlier version", "earlier versions"))
}

/// What is there cannot be kept, so that nothing is put in its place.
#[must_use]
pub fn not_brought_back(path: &str, why: &str) -> String {
    format!("{path} is as it was, since what is there cannot be kept: {why}. Move the file away, then try again")
}
