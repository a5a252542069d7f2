//! An audit with its file, as one of several that are held against each other, and what each of them is shown by.

use schemars::JsonSchema;
use serde::Serialize;

use crate::audit::{Audit, SealState};
use crate::compare::Side;

/// An audit to be compared, with its file.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The file as it was named.
    pub path: &'a str,
    /// What its seal says.
    pub seal: SealState,
    /// The audit with its framework.
    pub side: Side<'a>,
}

/// A board.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Named {
    /// The board of an audit.
    pub(super) fn of(audit: &Audit) -> Self {
        Self { id: audit.board.id.to_string(), name: audit.board.name.clone() }
    }
}

/// The responses of an audit to standards that its edition does not have.
pub(super) fn unmatched(audit: &Audit) -> Vec<String> {
    audit.unmatched.iter().map(|response| response.key.clone()).collect()
}
