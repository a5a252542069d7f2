//! The terminal interface driven without a terminal: keys go into `update`, effects are performed in a temporary
//! folder, and the screen is drawn into a buffer.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod actions;
mod answers;
mod boards;
mod colours;
mod commands;
mod compare;
mod conflicts;
mod driver;
mod every_screen;
mod filter;
mod fixtures;
mod forms;
mod history;
#[path = "../hostile/mod.rs"]
mod hostile;
mod hostile_files;
mod keeping;
mod keys;
mod library;
mod many;
mod mouse;
mod paging;
mod paper;
mod picture;
mod returns;
mod saving;
mod screens;
mod search;
mod settings;
mod shelf;
mod sign_off;
mod signed;
mod sizes;
mod texts;
mod trend;
mod two_programs;
mod walk;
