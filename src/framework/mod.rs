//! What is asked: the standards of a framework, with their guidance and the national figures beside them.

mod status;

pub use status::{Rank, Status, UnknownStatus};
