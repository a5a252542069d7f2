//! The action plan: overdue first, then what is open by when it is due, then what is done or dropped. What is open only in
//! an earlier audit stands there too, so that nothing is lost between two years.

use jiff::civil::Date;

use crate::assess;
use crate::compare::{self, Planned};
use crate::report::document::Tint;
use crate::report::shown::Version;
use crate::words::{self, paper as said};

/// An action as a board paper tells of it.
#[derive(Clone, Debug)]
pub(super) struct ActionOfPaper {
    pub(super) what: String,
    /// The standard.
    pub(super) of: String,
    pub(super) owner: Option<String>,
    pub(super) due: Option<Date>,
    pub(super) state: (Tint, String),
    pub(super) is_open: bool,
    pub(super) is_overdue: bool,
}

/// The actions of the last of these audits, and those of the others that are open and were not taken over; and how many
/// they are.
pub(super) fn all(versions: &[Version<'_>], today: Option<Date>) -> (Vec<ActionOfPaper>, String) {
    let sides: Vec<_> = versions.iter().map(|version| version.side).collect();
    let latest = sides.last().map(|side| side.audit.year);
    let is_latest = |it: &Planned<'_>| Some(it.side.audit.year) == latest;
    let mut told = compare::agenda(&sides, today);
    told.retain(|it| is_latest(it) || it.action.is_open());
    let left = told.iter().filter(|it| !is_latest(it)).count();
    (told.iter().map(|it| ActionOfPaper::of(it, latest)).collect(), counted(&told, left, today))
}

/// How many of those that are listed are open, overdue, done and dropped, and how many were left in an earlier audit.
fn counted(told: &[Planned<'_>], left: usize, today: Option<Date>) -> String {
    let counts = assess::counts_of(told.iter().map(|it| it.action), today);
    words::action_counts(counts.open, counts.overdue, counts.done, counts.dropped) + &said::left_in_earlier(left)
}

impl ActionOfPaper {
    fn of(planned: &Planned<'_>, latest: Option<crate::audit::Year>) -> Self {
        let action = planned.action;
        let year = planned.side.audit.year;
        let tint = if planned.overdue || Some(year) != latest { Tint::Bad } else { Tint::Plain };
        Self {
            what: action.what.trim().to_owned(),
            of: format!("{} {}", planned.standard.number, planned.standard.short),
            owner: action.owner.clone(),
            due: action.due,
            state: (tint, state(planned, Some(year) == latest)),
            is_open: action.is_open(),
            is_overdue: planned.overdue,
        }
    }

    pub(super) fn owner(&self) -> &str {
        self.owner.as_deref().unwrap_or(words::NO_OWNER)
    }
}

fn state(planned: &Planned<'_>, is_of_this_audit: bool) -> String {
    let action = planned.action;
    let since = action.since.filter(|since| *since < planned.side.audit.year);
    let since = since.map(|year| format!(" · {}", words::first_in(year))).unwrap_or_default();
    let state = match (&action.done, &action.dropped) {
        _ if !is_of_this_audit => said::not_taken_over(planned.side.audit.year.number()),
        (Some(done), _) => words::done_on(*done),
        (None, Some(why)) => words::dropped_because(why),
        (None, None) => words::action_state(false, false, planned.overdue).to_owned(),
    };
    state + &since
}
