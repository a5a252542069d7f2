//! Values that JSON has by their word.

use serde::Serializer;

use crate::audit::SealState;
use crate::compare::Change;

/// What a seal says.
pub(super) fn seal<S: Serializer>(seal: &SealState, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(seal.word())
}

/// The class of a change.
pub(super) fn change<S: Serializer>(change: &Change, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(change.word())
}
