//! What was answered: one board's audit of one year, read from a file and edited in place.

mod board;
mod edit;
pub mod format;
mod hash;
mod id;
mod key;
mod model;
mod read;
mod seal;
mod sealed;
mod sign_off;

pub use board::{Agency, Board};
pub use edit::{Edit, NewAction, Refused, Reviewer, Take, edit};
pub use hash::sha256;
pub use id::{AgencyId, BoardId, Year};
pub use key::{ActionRef, Key, KeyError};
pub use model::{
    Action, Allowed, Answer, Audit, Conflict, Decision, Indicators, Response, SignOff, Standing, Unmatched,
};
pub use read::{Reading, codes, is_something_else, is_wrong_value, read, read_sealed, response_order};
pub use seal::{Broken, SealError, SealState, seal, seal_state};
pub use sealed::{Sealed, Signed, sealed};
pub use sign_off::{NotSigned, Signing, reopen, sign};
