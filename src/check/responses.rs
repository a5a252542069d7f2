//! Answers that somebody should look at: unsupported, planned with nothing to be done, carried and not confirmed.

use super::codes::{CARRIED, PLANNED_WITHOUT_ACTION, UNSUPPORTED};
use super::place::Places;
use crate::audit::{Audit, Response, Standing};
use crate::compare::{self, Doubt, Side};
use crate::framework::{Framework, Standard, Status};
use crate::plain::{Code, Finding};
use crate::words;

pub(super) fn look(audit: &Audit, framework: &Framework, places: &Places<'_>) -> Vec<Finding> {
    let doubts = compare::doubts(Side { audit, framework }, None);
    let standards = framework.standards_of(audit.edition);
    let answered = standards.filter_map(|standard| Some((standard, audit.response(&standard.id)?)));
    let look = |(standard, response): (&Standard, _)| {
        let unsupported = doubts.get(&standard.id).is_some_and(|doubts| doubts.contains(&Doubt::Unsupported));
        finding(audit, framework, standard, response, unsupported).map(|(code, key, message, help)| {
            let path = format!("responses.{}.{key}", standard.id);
            Finding::new(code, path, message).at(places.in_response(standard.id.as_str(), key)).help(help)
        })
    };
    answered.filter_map(look).collect()
}

/// The code, the key that it is about, what is the matter and what to do.
fn finding(
    audit: &Audit,
    framework: &Framework,
    standard: &Standard,
    response: &Response,
    unsupported: bool,
) -> Option<(Code, &'static str, String, &'static str)> {
    let number = &standard.number;
    let label = |status| framework.label(standard, status);
    Some(match audit.standing(&standard.id) {
        Standing::Answered(Status::Met) if unsupported => (
            UNSUPPORTED,
            "status",
            format!("{number}: {}, no evidence written yet", label(Status::Met).to_lowercase()),
            "Write in `evidence` what shows it, or link to a document in `links`.",
        ),
        Standing::Answered(Status::Planned) if !response.actions.iter().any(crate::audit::Action::is_open) => (
            PLANNED_WITHOUT_ACTION,
            "status",
            format!("{number}: planned, but no action is open"),
            "Planned means agreed, with an owner and a date: add the action, or choose another status.",
        ),
        Standing::Carried(status) => (
            CARRIED,
            "carried_from",
            format!("{number}: {}", words::carried(label(status), response.carried_from?)),
            "Confirm it, or set the status again; until then it counts as unanswered.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::check::sample::found;

    #[test]
    fn met_needs_evidence_or_a_link() {
        let met = |rest: &str| found(&format!("[responses.sub-group]\nstatus = 'met'\n{rest}"));
        assert_eq!(met("evidence = ' '"), [("unsupported", "'met'".to_owned())]);
        assert_eq!(met("evidence = 'Six meetings.'"), []);
        assert_eq!(met("links = ['minutes.pdf']"), []);
        assert_eq!(found("[responses.sub-group]\nstatus = 'partly-met'"), []);
    }

    #[test]
    fn planned_needs_something_to_be_done() {
        let planned = |rest: &str| found(&format!("[responses.sub-group]\nstatus = 'planned'\n{rest}"));
        let action = "[[responses.sub-group.actions]]\nwhat = 'x'\nowner = 'Chair'\ndue = 2015-01-01\n";
        assert_eq!(planned(""), [("planned-without-action", "'planned'".to_owned())]);
        assert_eq!(planned(action), []);
        assert_eq!(planned(&format!("{action}done = 2014-10-01\n"))[0].0, "planned-without-action");
    }

    #[test]
    fn a_carried_answer_is_found_and_has_no_other_doubt() {
        let carried = found("[responses.sub-group]\nstatus = 'met'\ncarried_from = 2013");
        assert_eq!(carried, [("carried", "2013".to_owned())]);
    }
}
