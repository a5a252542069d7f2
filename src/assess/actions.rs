//! How an audit's actions stand.

use jiff::civil::Date;

use crate::audit::{Action, Audit};

/// How many actions stand how. Open, done and dropped add up to all; the others are among the open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionCounts {
    /// Neither done nor dropped.
    pub open: u32,
    /// Open, and due before the day.
    pub overdue: u32,
    /// Done.
    pub done: u32,
    /// Dropped, and not done.
    pub dropped: u32,
    /// Open, without a day by which they are due.
    pub no_due_date: u32,
}

impl ActionCounts {
    fn add(&mut self, action: &Action, today: Option<Date>) {
        if action.is_open() {
            self.open += 1;
            self.overdue += u32::from(today.is_some_and(|today| action.is_overdue(today)));
            self.no_due_date += u32::from(action.due.is_none());
        } else if action.done.is_some() {
            self.done += 1;
        } else {
            self.dropped += 1;
        }
    }
}

/// How an audit's actions stand on a day. Without one, because the board has a later audit, none is overdue, so that an
/// action carried from year to year counts once.
#[must_use]
pub fn action_counts(audit: &Audit, today: Option<Date>) -> ActionCounts {
    counts_of(audit.actions().map(|(_, action)| action), today)
}

/// How some actions stand on a day, or without one.
#[must_use]
pub fn counts_of<'a>(actions: impl IntoIterator<Item = &'a Action>, today: Option<Date>) -> ActionCounts {
    let mut counts = ActionCounts::default();
    actions.into_iter().for_each(|action| counts.add(action, today));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;
    use jiff::civil::date;

    #[test]
    fn actions_are_counted_by_how_they_stand() {
        let actions = [
            "due = 2014-11-09",
            "due = 2014-11-10",
            "",
            "due = 2014-01-01\ndone = 2014-02-01",
            "due = 2014-01-01\ndropped = 'why'",
        ];
        let body = actions.map(|keys| format!("[[responses.s1.actions]]\nwhat = 'w'\n{keys}\n")).concat();
        let audit = sample::audit(&sample::framework(&[1]), 2014, &body);
        let counts = action_counts(&audit, Some(date(2014, 11, 10)));
        assert_eq!(counts, ActionCounts { open: 3, overdue: 1, done: 1, dropped: 1, no_due_date: 1 });
        assert_eq!(action_counts(&audit, None), ActionCounts { overdue: 0, ..counts });
    }
}
