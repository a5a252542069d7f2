//! What was answered: one board's audit of one year, read from a file and edited in place.

pub mod format;
mod id;
mod model;
mod read;

pub use id::{AgencyId, BoardId, Year};
pub use model::{
    Action, Agency, Allowed, Answer, Audit, Board, Conflict, Decision, Indicators, Response, SignOff, Standing,
    Unmatched,
};
pub use read::{Reading, codes, read, response_order};
