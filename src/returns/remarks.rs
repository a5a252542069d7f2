//! What somebody should look at in a return that came in: personal data, and answers to ask back about.

use crate::audit::{AgencyId, Answer, Audit};
use crate::check::{Suspect, personal_data};
use crate::framework::{Framework, Standard, Status};
use crate::words::{personal, returns as words};

/// Remarks on what an agency's return brought into an audit, a sentence each.
#[must_use]
pub fn remarks(before: &Audit, after: &Audit, framework: &Framework, agency: &AgencyId) -> Vec<String> {
    let known = personal_data(before);
    let is_new = |suspect: &Suspect| known.iter().all(|it| it.key != suspect.key || it.found != suspect.found);
    let suspects = personal_data(after).into_iter().filter(is_new);
    let found = |it: Suspect| {
        let kinds = personal::listed(it.found.iter().map(|(found, start)| (found.code.id, start.as_str())));
        words::personal(&it.key, &kinds)
    };
    let numbers = |fits: fn(&Answer) -> bool| -> Vec<String> {
        let answer = |it: &Standard| after.response(&it.id).and_then(|it| it.agencies.get(agency)).is_some_and(fits);
        framework.standards_of(after.edition).filter(|it| answer(it)).map(|it| it.number.clone()).collect()
    };
    let no_status = numbers(|it| it.status.is_none() && !is_blank(it.evidence.as_ref()));
    let unshown = numbers(|it| it.status == Some(Status::Met) && is_blank(it.evidence.as_ref()));
    suspects.map(found).chain(words::to_ask_back(&no_status, &unshown)).collect()
}

fn is_blank(text: Option<&String>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
