//! Actions that somebody should look at: overdue, or without an owner or a date.

use super::Circumstances;
use super::codes::{ACTION_INCOMPLETE, ACTION_OVERDUE};
use super::place::Places;
use crate::audit::{Action, Audit};
use crate::framework::StandardId;
use crate::plain::{Code, Finding, cut, safe_line};
use crate::words;

/// An action is quoted with at most so many columns.
const QUOTED: usize = 60;

pub(super) fn look(audit: &Audit, now: Circumstances, places: &Places<'_>) -> Vec<Finding> {
    let all = audit.responses.iter().flat_map(|(standard, response)| {
        response.actions.iter().enumerate().map(move |(index, action)| Placed { standard, index, action })
    });
    let open = all.filter(|placed| placed.action.is_open());
    open.flat_map(|placed| [placed.incomplete(places), placed.overdue(now, places)]).flatten().collect()
}

/// An action with its place among those of its standard.
struct Placed<'a> {
    standard: &'a StandardId,
    index: usize,
    action: &'a Action,
}

impl Placed<'_> {
    fn incomplete(&self, places: &Places<'_>) -> Option<Finding> {
        let missing = match (&self.action.owner, self.action.due) {
            (Some(_), Some(_)) => return None,
            (None, Some(_)) => "no owner",
            (Some(_), None) => "no date by which it is due",
            (None, None) => "no owner and no date by which it is due",
        };
        let message = format!("'{}' has {missing}", self.quoted());
        Some(
            self.finding(ACTION_INCOMPLETE, "what", message, places)
                .help("Say in `owner` who does it, in `due` by when."),
        )
    }

    fn overdue(&self, now: Circumstances, places: &Places<'_>) -> Option<Finding> {
        let due = self.action.due.filter(|_| now.latest && self.action.is_overdue(now.today))?;
        let message = format!("'{}' was due on {}", self.quoted(), words::date(due));
        let help = "Write in `done` when it was done, in `dropped` why it was dropped, or a new date in `due`.";
        Some(self.finding(ACTION_OVERDUE, "due", message, places).help(help))
    }

    fn quoted(&self) -> String {
        cut(&safe_line(&self.action.what), QUOTED)
    }

    fn finding(&self, code: Code, key: &str, message: String, places: &Places<'_>) -> Finding {
        let name = self.action.id.clone().unwrap_or_else(|| self.index.to_string());
        let path = format!("responses.{}.actions.{name}.{key}", self.standard);
        Finding::new(code, path, message).at(places.in_action(self.standard.as_str(), self.index, key))
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, found_in};

    fn action(rest: &str) -> String {
        format!("[responses.sub-group]\n[[responses.sub-group.actions]]\nwhat = 'Invite them'\n{rest}")
    }

    #[test]
    fn an_open_action_needs_an_owner_and_a_date() {
        let whole = found(&action("owner = 'Chair'\ndue = 2015-03-31"));
        assert_eq!(whole, []);
        for rest in ["", "owner = 'Chair'", "due = 2015-03-31"] {
            assert_eq!(found(&action(rest)), [("action-incomplete", "'Invite them'".to_owned())]);
        }
        assert_eq!(found(&action("dropped = 'not needed'")), []);
    }

    #[test]
    fn an_action_is_overdue_the_day_after_and_only_in_the_latest_audit() {
        let due = |day: &str| action(&format!("owner = 'Chair'\ndue = {day}"));
        assert_eq!(found(&due("2014-11-09")), [("action-overdue", "2014-11-09".to_owned())]);
        assert_eq!(found(&due("2014-11-10")), []);
        assert_eq!(found_in(&due("2014-11-09"), false), []);
    }
}
