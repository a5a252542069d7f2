//! Forms for agencies: made, filled in by another hand, read, and held against an audit.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod compared;
mod fill;
mod hostile;
mod identity;
mod moved;
