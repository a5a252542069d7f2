//! What the form of a standard says where nothing stands, and of a status that is unusual.

/// What is said where a reason is missing.
pub const NO_REASON: &str = "why does it not apply?";
/// What is said where evidence is missing; `{evidence}` is its key.
pub const NO_EVIDENCE: &str = "{evidence} writes what shows it";
/// What is said where there are no documents.
pub const NO_DOCUMENTS: &str = "none";
/// What is said where nobody leads.
pub const NO_LEAD: &str = "who answers for this?";
/// What is said where a note is missing; `{note}` is its key.
pub const NO_NOTE: &str = "{note} writes why it moved, what was decided";
/// What is said where nothing is to be come back to; `{revisit}` is its key.
pub const NO_REVISIT: &str = "no; {revisit} marks it";
/// How an action is added; `{add-action}` is its key.
pub const ADDS_AN_ACTION: &str = "{add-action} adds an action";
/// What Planned means.
pub const PLANNED_MEANS: &str = "Planned: agreed, with owner and date, not yet begun.";

/// An answer of an earlier year that nobody has confirmed; `{confirm}` is the key for it.
#[must_use]
pub fn carried_from(year: &str, label: &str) -> String {
    format!("{year}: {label}. Still so? {{confirm}} confirms it; until then it counts as unanswered.")
}

/// A status in the file that is none.
#[must_use]
pub fn unreadable_status(found: &str) -> String {
    format!("In the file stands '{found}', which cannot stand; it counts as unanswered.")
}
