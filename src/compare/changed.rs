//! What changed about a standard beside its class.

use super::action::ActionDiff;
use super::change::Change;
use super::side::{Side, View};
use crate::audit::Response;
use crate::framework::Standard;

/// What changed about a standard beside its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changed {
    /// Another word within the same class, such as blank and not known.
    Status,
    /// The evidence or its links.
    Evidence,
    /// Its actions.
    Actions,
    /// What agencies answered.
    Agencies,
    /// Who answers for it.
    Lead,
    /// Why it does not apply.
    Reason,
    /// The note.
    Note,
    /// The wording of the standard, which was revised between the editions.
    Wording,
}

impl Changed {
    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Evidence => "evidence",
            Self::Actions => "actions",
            Self::Agencies => "agencies",
            Self::Lead => "lead",
            Self::Reason => "reason",
            Self::Note => "note",
            Self::Wording => "wording",
        }
    }
}

/// What changed between two views of a standard that both audits have.
pub(super) fn changed(old: &View, new: &View, change: Change, actions: &[ActionDiff], wording: bool) -> Vec<Changed> {
    let (before, after) = (&old.response, &new.response);
    let differs = |text: fn(&Response) -> &Option<String>| written(text(before)) != written(text(after));
    let found = [
        (Changed::Status, other_word(old, new, change)),
        (Changed::Evidence, differs(|response| &response.evidence) || before.links != after.links),
        (Changed::Actions, actions.iter().any(ActionDiff::is_news)),
        (Changed::Agencies, before.agencies != after.agencies),
        (Changed::Lead, differs(|response| &response.lead)),
        (Changed::Reason, differs(|response| &response.reason)),
        (Changed::Note, differs(|response| &response.note)),
        (Changed::Wording, wording),
    ];
    found.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect()
}

/// A text that says something: blank is as good as none.
fn written(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// Whether another word stands there though the class does not tell: blank for not known, or a carried answer altered.
fn other_word(old: &View, new: &View, change: Change) -> bool {
    let (before, after) = (&old.response, &new.response);
    match change {
        Change::Unchanged | Change::Open => {
            old.standing != new.standing
                || (before.carried_from, &before.as_found) != (after.carried_from, &after.as_found)
        }
        Change::NotConfirmed => before.status != after.status,
        _ => false,
    }
}

/// Whether a standard was worded anew between two audits: revised between their editions, or put by another framework.
pub(super) fn is_reworded(old: (Side<'_>, &Standard), new: (Side<'_>, &Standard)) -> bool {
    let ((before, old), (after, new)) = (old, new);
    if before.framework.id != after.framework.id || old.id != new.id {
        return (&old.title, &old.ask) != (&new.title, &new.ask);
    }
    new.reworded_between(before.audit.edition, after.audit.edition)
}
