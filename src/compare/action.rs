//! What became of the actions under a standard.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::pair::{Name, pairs};
use crate::audit::Action;

/// What became of an action between two audits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionChange {
    /// It was done since.
    Done,
    /// It is new and open.
    New,
    /// It was open and still is.
    Carried,
    /// It was done or dropped and is open again.
    Reopened,
    /// It was dropped since.
    Dropped,
    /// It was open and is not there any more, with nothing said about it.
    Gone,
}

/// What became of an action. Actions that were finished in both audits, or finished and then left out, are not listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionDiff {
    /// What became of it.
    pub change: ActionChange,
    /// The action in the new audit; in the old one where it is gone.
    pub action: Action,
    /// The action in the old audit, if it was there.
    pub earlier: Option<Action>,
    /// Whether it is open in the new audit and was due before today.
    pub overdue: bool,
}

impl ActionChange {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 6] = [Self::Done, Self::New, Self::Carried, Self::Reopened, Self::Dropped, Self::Gone];

    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::New => "new",
            Self::Carried => "carried",
            Self::Reopened => "reopened",
            Self::Dropped => "dropped",
            Self::Gone => "gone",
        }
    }

    fn between(old: Option<&Action>, new: Option<&Action>) -> Option<Self> {
        let Some(new) = new else { return old.filter(|old| old.is_open()).map(|_| Self::Gone) };
        match (old.map(State::of), State::of(new)) {
            (None, State::Open) => Some(Self::New),
            (Some(State::Open), State::Open) => Some(Self::Carried),
            (Some(_), State::Open) => Some(Self::Reopened),
            (before, now) if before == Some(now) => None,
            (_, State::Done) => Some(Self::Done),
            (_, State::Dropped) => Some(Self::Dropped),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
    Dropped,
}

impl State {
    fn of(action: &Action) -> Self {
        match action {
            _ if action.is_open() => Self::Open,
            _ if action.done.is_some() => Self::Done,
            _ => Self::Dropped,
        }
    }
}

impl ActionDiff {
    /// Whether there is anything to tell: all but an action carried just as it was.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.change != ActionChange::Carried || self.is_edited()
    }

    /// Whether it stands otherwise in the new audit than in the old, such as with a later due date.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.earlier.as_ref().is_some_and(|earlier| is_edited(earlier, &self.action))
    }
}

/// What became of each action, in the order of the new audit, then those that are gone.
///
/// `today` is none where the new audit is not its board's latest: then nothing is overdue.
pub(super) fn action_diffs(old: &[Action], new: &[Action], today: Option<Date>) -> Vec<ActionDiff> {
    let diff = |(old, new): (Option<&Action>, Option<&Action>)| {
        Some(ActionDiff {
            change: ActionChange::between(old, new)?,
            action: new.or(old)?.clone(),
            earlier: old.cloned(),
            overdue: new.zip(today).is_some_and(|(action, today)| action.is_overdue(today)),
        })
    };
    matched(old, new).into_iter().filter_map(diff).collect()
}

/// Whether two lists of actions differ in anything, finished ones too.
pub(super) fn actions_differ(old: &[Action], new: &[Action]) -> bool {
    matched(old, new).into_iter().any(|(old, new)| old.zip(new).is_none_or(|(old, new)| is_edited(old, new)))
}

/// An id or `since` that one of the two lacks is no difference: programs write them, and carrying over does.
fn is_edited(old: &Action, new: &Action) -> bool {
    let since = old.since.filter(|_| new.since.is_some()).or(new.since);
    Action { id: new.id.clone(), since, ..old.clone() } != *new
}

/// The actions that are the same, by id first; those of the new list in order, then what is left of the old.
fn matched<'a>(old: &'a [Action], new: &'a [Action]) -> Vec<(Option<&'a Action>, Option<&'a Action>)> {
    let names: Vec<Name> = new.iter().map(Name::of).collect();
    let found = pairs(&names, old.iter().map(Name::of));
    let taken: BTreeSet<usize> = found.iter().flatten().copied().collect();
    let there = new.iter().zip(&found).map(|(action, at)| (at.and_then(|at| old.get(at)), Some(action)));
    let gone = old.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, action)| (Some(action), None));
    there.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn action(what: &str) -> Action {
        Action { what: what.to_owned(), ..Action::default() }
    }

    fn done(what: &str) -> Action {
        Action { done: Some(date(2014, 1, 1)), ..action(what) }
    }

    fn dropped(what: &str) -> Action {
        Action { dropped: Some("why".into()), ..action(what) }
    }

    fn words(old: &[Action], new: &[Action]) -> Vec<String> {
        let diffs = action_diffs(old, new, Some(date(2014, 11, 10)));
        diffs.iter().map(|diff| format!("{} {}", diff.action.what, diff.change.word())).collect()
    }

    #[test]
    fn every_way_an_action_can_go() {
        let old = ["a", "b", "c", "d"].map(action).into_iter().chain([done("e"), dropped("f")]).collect::<Vec<_>>();
        let new = [done("a"), dropped("b"), action("c"), action("e"), action("f"), action("g"), done("h")];
        let expected = ["a done", "b dropped", "c carried", "e reopened", "f reopened", "g new", "h done", "d gone"]
            .map(String::from);
        assert_eq!(words(&old, &new), expected);
    }

    #[test]
    fn what_was_finished_before_is_no_news() {
        assert_eq!(words(&[done("a"), dropped("b"), done("c")], &[done("a"), dropped("b")]), Vec::<String>::new());
        assert_eq!(words(&[done("a")], &[dropped("a")]), ["a dropped"]);
        assert!(actions_differ(&[done("a")], &[]) && !actions_differ(&[done("a")], &[done("a")]));
    }

    #[test]
    fn actions_are_matched_by_id_before_words() {
        let with_id = |what: &str| Action { id: Some("k7".into()), ..action(what) };
        let diffs = action_diffs(&[action("a"), with_id("a")], &[with_id("a"), action(" a ")], None);
        assert!(diffs.iter().all(|diff| diff.change == ActionChange::Carried));
        assert!(diffs[0].earlier.as_ref().unwrap().id.is_some() && !diffs[0].is_news());
        assert_eq!(words(&[with_id("a")], &[with_id("b")]), ["b carried"]);
    }

    #[test]
    fn a_later_due_date_is_news_and_a_year_filled_in_is_not() {
        let due = |day| Action { due: Some(date(2014, 11, day)), ..action("a") };
        let since = Action { since: "2013".parse().ok(), ..action("a") };
        assert!(action_diffs(&[due(9)], &[due(30)], None)[0].is_news());
        assert!(!action_diffs(&[action("a")], &[since], None)[0].is_news());
    }

    #[test]
    fn overdue_is_what_is_open_and_was_due_and_only_in_the_latest_audit() {
        let due = |day| Action { due: Some(date(2014, 11, day)), ..action("a") };
        let overdue = |new: Action, today| action_diffs(&[], &[new], today)[0].overdue;
        let today = Some(date(2014, 11, 10));
        assert_eq!([overdue(due(9), today), overdue(due(10), today), overdue(due(9), None)], [true, false, false]);
        assert!(!overdue(Action { done: today, ..due(9) }, today));
    }
}
