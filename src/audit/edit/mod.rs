//! Editing an audit in place: what follows from an edit, and when it is refused.

mod changes;
mod reason;
mod settle;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::format::AUDIT_FILE;
use super::id::AgencyId;
use super::key::{self, ActionRef, Key};
use super::model::Audit;
use super::read::response_order;
use crate::framework::{Framework, StandardId};
use crate::shape::{self, Amendment, EditError, Place, Value};
use crate::words;
use changes::{Call, in_response};
use reason::refuse_unreasoned;
use settle::Settling;
pub use settle::Take;

/// Who edits, and on which day; written to a response as `reviewer` and `reviewed`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// The name, if it is known.
    pub name: Option<String>,
    /// The day.
    pub on: Date,
}

impl Reviewer {
    /// The record in the audit of what this person decided.
    pub(in crate::audit) fn decision(&self, what: String) -> Amendment {
        let name = self.name.clone().unwrap_or_else(|| words::NOT_NAMED.to_owned());
        let entries = [("on", Value::Date(self.on)), ("by", Value::Text(name)), ("what", Value::Text(what))];
        let entries = entries.map(|(key, value)| (key.to_owned(), value)).to_vec();
        Amendment::Append { at: key::keys(&["decisions"]), entries }
    }
}

/// One thing done to an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Writes a value.
    Set(Key, Value),
    /// Takes a value away.
    Clear(Key),
    /// Confirms a carried answer.
    Confirm(StandardId),
    /// Adds an action to a standard.
    AddAction(StandardId, NewAction),
    /// Takes an action away altogether.
    RemoveAction(StandardId, ActionRef),
    /// Takes an agency away from the board, with all that it answered.
    RemoveAgency(AgencyId),
    /// Settles a conflict, by its place from 0 among those of the audit.
    Settle(usize, Take),
    /// Records what was decided.
    Decide(String),
}

impl Edit {
    /// The standard whose response it changes. Setting who reviewed it, and when, is no change to mark.
    #[must_use]
    pub fn standard(&self) -> Option<&StandardId> {
        match self {
            Self::Set(key, _) | Self::Clear(key) => key.standard().filter(|_| !key.field().starts_with("review")),
            Self::Confirm(standard) | Self::AddAction(standard, _) | Self::RemoveAction(standard, _) => Some(standard),
            Self::RemoveAgency(_) | Self::Settle(..) | Self::Decide(_) => None,
        }
    }
}

/// An action to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAction {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
}

/// Why an edit was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The audit is signed off.
    #[error("this audit is signed off, so it is not changed")]
    Signed,
    /// Not applicable is no answer to the standard.
    #[error("'{0}' applies to every board, so not-applicable is no answer to it; not-known is one")]
    NotApplicable(String),
    /// Not applicable without a reason.
    #[error("not-applicable needs a reason in the same step: say in `{0}.reason` why it does not apply")]
    ReasonMissing(StandardId),
    /// The key has to be there.
    #[error("`{0}` has to say something; give it another value")]
    Needed(String),
    /// A new entry lacks something that it has to say.
    #[error("this adds an entry, which needs `{0}` too; set it in the same step")]
    EntryBare(String),
    /// The key belongs to an action or agency that is not there.
    #[error("{0}, so nothing was changed")]
    NotThere(String),
    /// A conflict is to be settled twice, or settled and set.
    #[error("`{0}` can be decided only once in a step: take a side, or set it")]
    DecidedTwice(String),
    /// A side of a conflict cannot stand in the file.
    #[error("{0}. Take another side, or write what is right")]
    Unfit(String),
    /// The file would be larger than is read again.
    #[error("with this the file would be {0} bytes larger than the 1 MiB that is read; shorten it")]
    TooLarge(usize),
    /// The file could not be edited.
    #[error(transparent)]
    File(#[from] EditError),
}

/// The text of an audit with the edits made, all or none.
///
/// Setting what is in conflict, or taking it away with its entry, settles the conflict and records the decision.
/// Setting a status, even the same, or confirming it ends its being carried. A response that changed gets the
/// reviewer's day and name; without a name none. An action that is edited gets an id if it has none.
///
/// # Errors
///
/// See [`Refused`].
pub fn edit(
    text: &str,
    audit: &Audit,
    framework: &Framework,
    edits: &[Edit],
    by: &Reviewer,
) -> Result<String, Refused> {
    if audit.is_signed() {
        return Err(Refused::Signed);
    }
    let settling = Settling::of(edits, text, audit, framework)?;
    let edits = settling.edits.as_slice();
    let mut call = Call::new(audit);
    let mut changes = Vec::new();
    for edit in edits {
        changes.push((edit.standard(), call.changes_of(edit)?));
    }
    changes.extend(settling.changes());
    changes.push((None, settling.recorded(by).into_iter().chain(decided(edits, by)).collect()));
    call.refuse_bare_entries(edits)?;
    refuse_unreasoned(edits, audit, framework)?;
    let order = response_order(framework);
    let mut edited = text.to_owned();
    for standard in groups(&changes) {
        let own = changes.iter().filter(|(of, _)| *of == standard).flat_map(|(_, changes)| changes.iter().cloned());
        let reviewed = standard.filter(|standard| !only_agencies_say_more(standard, edits));
        let marks = reviewed.map(|standard| reviewer_of(standard, edits, by)).unwrap_or_default();
        edited = shape::apply_marked(&edited, &AUDIT_FILE, &order, &items_last(own), &marks)?;
    }
    Ok(edited)
}

/// The records of what was decided.
fn decided<'a>(edits: &'a [Edit], by: &'a Reviewer) -> impl Iterator<Item = Amendment> + 'a {
    edits.iter().filter_map(|edit| if let Edit::Decide(what) = edit { Some(by.decision(what.clone())) } else { None })
}

/// The changes, with items of lists taken away when all else is done, each once and from the last to the first: every
/// change names an item by the place that it had before any of them.
fn items_last(changes: impl Iterator<Item = Amendment>) -> Vec<Amendment> {
    let (items, mut ordered): (Vec<Amendment>, Vec<Amendment>) =
        changes.partition(|change| matches!(change, Amendment::Remove { at } if at.is_item()));
    let mut places: Vec<Place> = items.into_iter().map(Amendment::into_place).collect();
    places.sort_by(|one, other| other.cmp(one));
    places.dedup();
    ordered.extend(places.into_iter().map(|at| Amendment::Remove { at }));
    ordered
}

/// The standards that changes belong to, each once, and `None` for those that belong to no standard.
fn groups<'a>(changes: &[(Option<&'a StandardId>, Vec<Amendment>)]) -> Vec<Option<&'a StandardId>> {
    let mut groups = Vec::new();
    for (standard, _) in changes {
        if !groups.contains(standard) {
            groups.push(*standard);
        }
    }
    groups
}

fn last_edit<'e>(key: &Key, edits: &'e [Edit]) -> Option<&'e Edit> {
    edits.iter().rev().find(|edit| matches!(edit, Edit::Set(edited, _) | Edit::Clear(edited) if edited == key))
}

/// Whether all that changes about a standard is what agencies say: the board has not looked at its own answer again.
fn only_agencies_say_more(standard: &StandardId, edits: &[Edit]) -> bool {
    let of_agency = |edit: &Edit| matches!(edit, Edit::Set(Key::Answer(..), _) | Edit::Clear(Key::Answer(..)));
    let mut own = edits.iter().filter(|edit| edit.standard() == Some(standard)).peekable();
    own.peek().is_some() && own.all(of_agency)
}

/// The reviewer's name and day for a standard that was edited; what is set by hand in the same call stays. Where no name
/// is known, that of the reviewer before goes: today's change is not theirs.
fn reviewer_of(standard: &StandardId, edits: &[Edit], by: &Reviewer) -> Vec<Amendment> {
    let marks = [("reviewed", Some(Value::Date(by.on))), ("reviewer", by.name.clone().map(Value::Text))];
    let by_hand = |field: &str| last_edit(&Key::response(standard, field), edits).is_some();
    let mark = |(field, value)| {
        let at = in_response(standard, field);
        match value {
            Some(to) => Amendment::Set { at, to },
            None => Amendment::Remove { at },
        }
    };
    marks.into_iter().filter(|(field, _)| !by_hand(field)).map(mark).collect()
}
