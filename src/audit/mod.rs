//! What was answered: one board's audit of one year, read from a file and edited in place.

pub mod format;
mod seal;

pub use seal::{SealError, SealState, seal, seal_state};
