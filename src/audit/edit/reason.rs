//! Not applicable: only where it is an answer, and never without a reason.

use super::{Edit, Refused, last_edit};
use crate::audit::key::Key;
use crate::audit::model::Audit;
use crate::framework::{Framework, Status};
use crate::shape::Value;

/// Refuses not applicable where it is no answer, and where it would stand without a reason.
pub(super) fn refuse_unreasoned(edits: &[Edit], audit: &Audit, framework: &Framework) -> Result<(), Refused> {
    for edit in edits {
        let (Edit::Set(key, _) | Edit::Clear(key)) = edit else { continue };
        let (Some(id), "status" | "reason") = (key.standard(), key.field()) else { continue };
        if !will_not_apply(key, edits, audit) {
            continue;
        }
        let standard = framework.standard(id.as_str());
        if let Some(standard) = standard.filter(|standard| !standard.not_applicable) {
            return Err(Refused::NotApplicable(standard.title.clone()));
        }
        if !will_have_reason(key, edits, audit) {
            return Err(Refused::ReasonMissing(id.clone()));
        }
    }
    Ok(())
}

fn will_not_apply(key: &Key, edits: &[Edit], audit: &Audit) -> bool {
    match last_edit(&key.sibling("status"), edits) {
        Some(Edit::Set(_, value)) => *value == Value::Text(Status::NotApplicable.word().to_owned()),
        Some(_) => false,
        None => standing_in_file(key, audit).0 == Some(Status::NotApplicable),
    }
}

fn will_have_reason(key: &Key, edits: &[Edit], audit: &Audit) -> bool {
    match last_edit(&key.sibling("reason"), edits) {
        Some(Edit::Set(_, Value::Text(reason))) => !reason.trim().is_empty(),
        Some(_) => false,
        None => standing_in_file(key, audit).1.is_some_and(|reason| !reason.trim().is_empty()),
    }
}

/// The status and the reason that stand in the file where the key points.
fn standing_in_file<'a>(key: &Key, audit: &'a Audit) -> (Option<Status>, Option<&'a str>) {
    let response = key.standard().and_then(|standard| audit.response(standard));
    match key {
        Key::Answer(_, agency, _) => {
            let answer = response.and_then(|response| response.agencies.get(agency));
            (answer.and_then(|answer| answer.status), answer.and_then(|answer| answer.reason.as_deref()))
        }
        _ => (response.and_then(|it| it.status), response.and_then(|it| it.reason.as_deref())),
    }
}
