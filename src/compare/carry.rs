//! What a new year's audit takes over from an earlier one.

use std::collections::BTreeMap;

use super::side::{Side, threads};
use super::write::write_new;
use crate::audit::{Action, Agency, Audit, Board, Indicators, Response, Standing, Year};
use crate::framework::{Framework, Standard, Status};

/// Why nothing can be carried over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarryError {
    /// The audit to carry over from is not of an earlier year.
    #[error("an audit of {year} takes over from an earlier year, and this one is of {previous}; name an earlier one")]
    NotEarlier {
        /// The year of the audit to carry over from.
        previous: Year,
        /// The year of the new audit.
        year: Year,
    },
}

/// The text of a new audit in which nothing is answered yet.
#[must_use]
pub fn blank(board: &Board, year: Year, framework: &Framework) -> String {
    write_new(&blank_audit(board, year, framework), framework)
}

/// The text of a new audit that takes over what an earlier one of the board has, to be confirmed answer by answer.
///
/// Taken over are board, agencies, leads, links, allowed texts, open actions, statuses, reasons and evidence; not
/// indicators, notes, reviews, agencies' answers and returns, finished actions and sign-off.
///
/// # Errors
///
/// The earlier audit is not of an earlier year.
pub fn carry_over(previous: Side<'_>, framework: &Framework, year: Year) -> Result<String, CarryError> {
    carried_audit(previous, framework, year).map(|audit| write_new(&audit, framework))
}

pub(super) fn carried_audit(previous: Side<'_>, framework: &Framework, year: Year) -> Result<Audit, CarryError> {
    let earlier = previous.audit;
    if earlier.year >= year {
        return Err(CarryError::NotEarlier { previous: earlier.year, year });
    }
    let mut audit = blank_audit(&earlier.board, year, framework);
    let threads = threads(&[previous, Side { audit: &audit, framework }]);
    let carried = threads.iter().filter_map(|thread| match *thread.cells.as_slice() {
        [Some(old), Some(new)] => Some((new.id.clone(), carried_response(earlier, old, new)?)),
        _ => None,
    });
    let responses: BTreeMap<_, _> = carried.collect();
    audit.responses = responses;
    audit.allow = earlier.allow.clone();
    Ok(audit)
}

fn blank_audit(board: &Board, year: Year, framework: &Framework) -> Audit {
    let unreturned = |agency: &Agency| Agency { return_due: None, returned: None, ..agency.clone() };
    Audit {
        framework: framework.id.clone(),
        edition: framework.edition,
        board: Board { agencies: board.agencies.iter().map(unreturned).collect(), ..board.clone() },
        year,
        period: None,
        date: None,
        chair: None,
        summary: None,
        indicators: Indicators::default(),
        responses: BTreeMap::new(),
        unmatched: Vec::new(),
        conflicts: Vec::new(),
        decisions: Vec::new(),
        allow: Vec::new(),
        sign_off: None,
    }
}

/// What a response leaves to the next year; none where that is nothing.
fn carried_response(audit: &Audit, old: &Standard, new: &Standard) -> Option<Response> {
    let response = audit.response(&old.id)?;
    let answer =
        carried_answer(audit, old).filter(|(status, _)| *status != Status::NotApplicable || new.not_applicable);
    let open = response.actions.iter().filter(|action| action.is_open());
    let carried = Response {
        status: answer.map(|(status, _)| status),
        carried_from: answer.map(|(_, from)| from),
        // Without its status a reason explains nothing.
        reason: response.reason.clone().filter(|_| answer.is_some()),
        lead: response.lead.clone(),
        evidence: response.evidence.clone(),
        links: response.links.clone(),
        actions: open.map(|action| carried_action(action, audit.year)).collect(),
        ..Response::default()
    };
    (carried != Response::default()).then_some(carried)
}

/// The status with the year in which it was last confirmed. What is blank, in conflict or unreadable stays unanswered.
fn carried_answer(audit: &Audit, standard: &Standard) -> Option<(Status, Year)> {
    match audit.standing(&standard.id) {
        Standing::Answered(status) => Some((status, audit.year)),
        Standing::Carried(status) => {
            let from = audit.response(&standard.id)?.carried_from?;
            Some((status, from.min(audit.year)))
        }
        Standing::Unanswered | Standing::Conflict | Standing::Unreadable => None,
    }
}

fn carried_action(action: &Action, year: Year) -> Action {
    Action { since: action.since.or(Some(year)), ..action.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;

    const NEW_YEAR: &str = r#"format = 1
framework = "sample"
edition = 1

[board]
id = "northbridge"
name = "Northbridge LSCB"
region = "Northshire"
children = 52400
covers = 2
neighbours = ["eastmoor", "saltley"]

[[board.agencies]]
id = "police"
name = "Northshire Police"

[[board.agencies]]
id = "health"

[audit]
year = 2015

[responses.s1]
status = "met"
carried_from = 2014
lead = "police"
evidence = """
Six "good" meetings;
minutes kept."""
links = ["minutes.pdf"]

[[responses.s1.actions]]
id = "k7q2mx"
what = "Invite"
owner = "Chair"
due = 2015-03-31
since = 2012

[[responses.s1.actions]]
what = "Train"
since = 2014

[responses.s2]
status = "not-applicable"
carried_from = 2011
reason = "Shared post"

[responses.s3]
evidence = "What there is"

[[allow]]
text = "0808 800 5000"
reason = "Public helpline"
"#;

    const OLD_YEAR: &str = r#"
region = "Northshire"
children = 52400
covers = 2
neighbours = ["eastmoor", "saltley"]
[[board.agencies]]
id = "police"
name = "Northshire Police"
return_due = 2014-09-30
returned = 2014-09-26
[[board.agencies]]
id = "health"
[indicators]
victims = 41
[responses.s1]
status = "met"
lead = "police"
evidence = "Six \"good\" meetings;\nminutes kept."
links = ["minutes.pdf"]
note = "discussed"
revisit = true
reviewed = 2014-10-14
reviewer = "Board manager"
agencies.police.status = "met"
[[responses.s1.actions]]
id = "k7q2mx"
what = "Invite"
owner = "Chair"
due = 2015-03-31
since = 2012
[[responses.s1.actions]]
what = "Train"
[[responses.s1.actions]]
what = "Over"
done = 2014-01-01
[responses.s2]
status = "not-applicable"
carried_from = 2011
reason = "Shared post"
[responses.s3]
status = "met"
reason = "left over"
evidence = "What there is"
[responses.s4]
status = "mett"
note = "only a note"
[[conflicts]]
key = "responses.s3.status"
[[decisions]]
on = 2014-11-20
by = "Chair"
what = "w"
[[allow]]
text = "0808 800 5000"
reason = "Public helpline"
[sign_off]
by = "Chair"
on = 2014-12-01
seal = "sha256:0"
"#;

    fn year(number: i64) -> Year {
        Year::try_from(number).unwrap()
    }

    #[test]
    fn a_new_year_takes_over_what_has_to_be_confirmed() {
        let framework = sample::framework(&[4]);
        let old = sample::audit(&framework, 2014, OLD_YEAR);
        let found = carry_over(Side { audit: &old, framework: &framework }, &framework, year(2015));
        assert_eq!(found.as_deref(), Ok(NEW_YEAR));
    }

    #[test]
    fn only_an_earlier_year_is_taken_over() {
        let framework = sample::framework(&[1]);
        let old = sample::audit(&framework, 2014, "");
        let from = |number| carry_over(Side { audit: &old, framework: &framework }, &framework, year(number));
        assert!(from(2015).is_ok());
        assert_eq!(from(2014), Err(CarryError::NotEarlier { previous: year(2014), year: year(2014) }));
    }

    #[test]
    fn a_later_edition_takes_over_what_it_still_asks() {
        let text = sample::framework_text(&[3]).replace("edition = 1\n", "edition = 2\n");
        let text = text.replace("id='s1'", "id='s1'\nretired = 2").replace("id='s2'", "id='s2'\nnot_applicable=false");
        let (before, after) = (sample::framework(&[3]), sample::read_framework(&text));
        let old = sample::audit(&before, 2014, &sample::answers(&["met", "not-applicable", "met"]));
        let new = carried_audit(Side { audit: &old, framework: &before }, &after, year(2015)).unwrap();
        assert_eq!(new.edition, 2);
        assert_eq!(new.responses.keys().map(crate::framework::StandardId::as_str).collect::<Vec<_>>(), ["s3"]);
    }

    #[test]
    fn a_blank_audit_has_its_board_and_nothing_else() {
        let framework = sample::framework(&[1]);
        let board = sample::audit(&framework, 2014, "").board;
        let text = blank(&board, year(2015), &framework);
        let head = "format = 1\nframework = \"sample\"\nedition = 1\n";
        assert_eq!(
            text,
            format!("{head}\n[board]\nid = \"northbridge\"\nname = \"Northbridge LSCB\"\n\n[audit]\nyear = 2015\n")
        );
        assert_eq!(sample::reading(&framework, &text).findings, []);
    }
}
