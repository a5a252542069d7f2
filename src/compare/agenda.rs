//! The actions of one board over all its audits, each once.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::pair::{Known, Name};
use super::side::Side;
use crate::audit::Action;
use crate::framework::{Standard, StandardId};

/// An action with where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The audit: the latest that has the action.
    pub side: Side<'a>,
    /// The standard it belongs to.
    pub standard: &'a Standard,
    /// Its place among the standard's actions.
    pub index: usize,
    /// The action.
    pub action: &'a Action,
    /// Whether it is open and was due before today, in the board's latest audit.
    pub overdue: bool,
}

/// The actions of a board's audits, given in any order: overdue ones first, then open ones by when they are due, then
/// those that are done or dropped. Without a day, because there is a later audit that is not among them, none is overdue.
/// One that was carried from audit to audit stands there once, as the latest has it.
#[must_use]
pub fn agenda<'a>(audits: &[Side<'a>], today: Option<Date>) -> Vec<Planned<'a>> {
    let mut latest_first = audits.to_vec();
    latest_first.sort_by_key(|side| std::cmp::Reverse(side.audit.year));
    let known: Vec<_> = latest_first.iter().map(|side| known(*side)).collect();
    let mut all: Vec<Planned<'a>> = Vec::new();
    for (place, side) in latest_first.iter().enumerate() {
        let later = latest_first.get(..place).unwrap_or_default();
        let is_latest = later.iter().all(|later| later.audit.year == side.audit.year);
        let own = planned(*side, today.filter(|_| is_latest));
        let later = known.get(..place).unwrap_or_default();
        all.extend(own.filter(|it| !is_taken_over(it, later)));
    }
    all.sort_by_key(|it| (!it.overdue, !it.action.is_open(), it.action.due.is_none(), it.action.due));
    all
}

/// The actions of one audit in the order of its standards; without a day none is overdue.
pub fn planned<'a>(side: Side<'a>, today: Option<Date>) -> impl Iterator<Item = Planned<'a>> {
    side.framework.standards_of(side.audit.edition).flat_map(move |standard| {
        let actions = side.audit.response(&standard.id).map_or(&[][..], |response| response.actions.as_slice());
        let overdue = move |action: &Action| today.is_some_and(|today| action.is_overdue(today));
        let each = move |(index, action)| Planned { side, standard, index, action, overdue: overdue(action) };
        actions.iter().enumerate().map(each)
    })
}

/// The actions of an audit by their standards.
type OfAudit<'a> = BTreeMap<&'a StandardId, Known>;

fn known(side: Side<'_>) -> OfAudit<'_> {
    let responses = side.audit.responses.iter().filter(|(_, response)| !response.actions.is_empty());
    responses.map(|(standard, response)| (standard, Known::of(response.actions.iter().map(Name::of)))).collect()
}

/// Whether a later audit has taken an action over.
fn is_taken_over(planned: &Planned<'_>, later: &[OfAudit<'_>]) -> bool {
    let of_standard = || later.iter().filter_map(|audit| audit.get(&planned.standard.id));
    of_standard().next().is_some() && {
        let name = Name::of(planned.action);
        of_standard().any(|known| known.has(&name))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assess::sample;
    use crate::audit::Audit;
    use crate::framework::Framework;

    const TODAY: Date = date(2014, 11, 10);

    fn audit(framework: &Framework, year: i16, actions: &[&str]) -> Audit {
        let each = |keys: &&str| format!("[[responses.s1.actions]]\n{keys}\n");
        sample::audit(framework, year, &actions.iter().map(each).collect::<String>())
    }

    /// What is to be done, the year it stands in, and whether it is overdue.
    fn listed(audits: &[(i16, &[&str])]) -> Vec<(String, u16, bool)> {
        let framework = sample::framework(&[1]);
        let audits: Vec<Audit> = audits.iter().map(|(year, actions)| audit(&framework, *year, actions)).collect();
        let sides: Vec<_> = audits.iter().map(|audit| Side { audit, framework: &framework }).collect();
        let all = agenda(&sides, Some(TODAY));
        all.iter().map(|it| (it.action.what.clone(), it.side.audit.year.number(), it.overdue)).collect()
    }

    #[test]
    fn a_carried_action_stands_there_once_as_the_latest_audit_has_it() {
        let old: &[&str] =
            &["id = 'a'\nwhat = 'Old words'\ndue = 2014-01-31", "what = 'Left behind'\ndue = 2014-01-31"];
        let new: &[&str] = &["id = 'a'\nwhat = 'New words'\ndue = 2014-06-30"];
        let expected = [("New words".to_owned(), 2014, true), ("Left behind".to_owned(), 2013, false)];
        assert_eq!(listed(&[(2013, old), (2014, new)]), expected);
        assert_eq!(listed(&[(2014, new), (2013, old)]), expected, "in whatever order they are given");
    }

    #[test]
    fn overdue_ones_come_first_then_by_day_then_without_one_then_what_is_over() {
        let actions: &[&str] = &[
            "what = 'done'\ndue = 2014-01-01\ndone = 2014-02-01",
            "what = 'no day'",
            "what = 'later'\ndue = 2015-03-31",
            "what = 'sooner'\ndue = 2014-11-10",
            "what = 'overdue'\ndue = 2014-11-09",
            "what = 'dropped'\ndropped = 'why'",
        ];
        let order: Vec<String> = listed(&[(2014, actions)]).into_iter().map(|(what, ..)| what).collect();
        assert_eq!(order, ["overdue", "sooner", "later", "no day", "done", "dropped"]);
    }
}
