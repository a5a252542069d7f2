//! The program itself in a pseudo-terminal: what no test without one can show. Each waits for what it expects to see,
//! and fails with the screen when that does not come in time.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod batches;
mod harmless;
#[path = "../hostile/mod.rs"]
mod hostile;
mod kills;
mod leaving;
mod library;
mod must_show;
mod odd_terminals;
mod session;
mod settling;
mod together;
mod typing;
