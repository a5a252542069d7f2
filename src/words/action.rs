//! Actions: who does what by when, and how they stand.

use jiff::civil::Date;

use super::{counted, date};
use crate::plain::{cut, safe_line};

/// Said of an action that nobody has.
pub const NO_OWNER: &str = "no owner";
/// Said of an action without a day by which it is due.
pub const NO_DATE: &str = "no date";
/// Said of an action that nobody has, to whom can give it to somebody.
pub const NO_OWNER_YET: &str = "no owner yet";
/// Said of an action without a day, to whom can give it one.
pub const NO_DATE_YET: &str = "no date yet";

/// How actions stand: `8 open, 1 overdue, 4 done, 1 dropped`.
#[must_use]
pub fn action_counts(open: u32, overdue: u32, done: u32, dropped: u32) -> String {
    format!("{open} open, {overdue} overdue, {done} done, {dropped} dropped")
}

/// Who does it and by when: `Chair · due 31 Mar 2015`, `Chair · overdue since 30 Sep 2014`.
#[must_use]
pub fn owner_and_due(owner: Option<&str>, due: Option<Date>, overdue: bool) -> String {
    let by = due.map_or_else(|| NO_DATE.to_owned(), |due| due_by(due, overdue));
    format!("{} · {by}", owner.unwrap_or(NO_OWNER))
}

/// By when: `due 31 Mar 2015`, `overdue since 30 Sep 2014`.
#[must_use]
pub fn due_by(due: Date, overdue: bool) -> String {
    format!("{} {}", if overdue { "overdue since" } else { "due" }, date(due))
}

/// How one action stands.
#[must_use]
pub fn action_state(done: bool, dropped: bool, overdue: bool) -> &'static str {
    match (done, dropped) {
        (true, _) => "done",
        (false, true) => "dropped",
        (false, false) if overdue => "overdue",
        (false, false) => "open",
    }
}

/// The audit that an action was first in, where it has been taken over since.
#[must_use]
pub fn first_in(year: impl std::fmt::Display) -> String {
    format!("first in {year}")
}

/// When it was done.
#[must_use]
pub fn done_on(done: Date) -> String {
    format!("done {}", date(done))
}

/// Why it was dropped.
#[must_use]
pub fn dropped_because(why: &str) -> String {
    format!("dropped: {}", why.trim())
}

/// The title of an audit's actions, by how they stand.
#[must_use]
pub fn actions_of_audit(counts: &str, closed_too: bool) -> String {
    let which = if closed_too { "All actions" } else { "Open actions" };
    format!("{which}: {counts}")
}

/// The title of the actions of all a board's audits.
#[must_use]
pub fn actions_of_board(listed: usize, closed_too: bool) -> String {
    let count = u64::try_from(listed).unwrap_or(u64::MAX);
    let which =
        if closed_too { counted(count, "action", "actions") } else { counted(count, "open action", "open actions") };
    format!("{which} in all years; a carried one counts once")
}

/// Said where there is no action to list.
#[must_use]
pub fn no_actions(closed_too: bool, whole_board: bool) -> String {
    let whose = if whole_board { "in any of the board's audits" } else { "in this audit" };
    if closed_too {
        format!("There is no action {whose}. In the walkthrough, {{add-action}} adds one.")
    } else {
        format!("There is no open action {whose}. {{only-open}} shows done and dropped ones too.")
    }
}

/// Said of an action that stands in an audit that is not open.
#[must_use]
pub fn in_another_audit(year: impl std::fmt::Display) -> String {
    format!("This action stands in the audit of {year}; {{enter}} opens that one")
}

/// Said when an action was marked done, or open again.
#[must_use]
pub fn action_marked(what: &str, done: bool) -> String {
    let how = if done { "marked done today" } else { "open again" };
    format!("'{}' {how}", cut(&safe_line(what), 40))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        let due = Some(jiff::civil::date(2014, 9, 30));
        assert_eq!(owner_and_due(Some("Chair"), due, false), "Chair · due 30 Sep 2014");
        assert_eq!(owner_and_due(Some("Chair"), due, true), "Chair · overdue since 30 Sep 2014");
        assert_eq!(owner_and_due(None, None, false), "no owner · no date");
    }
}
