//! The commands, run as a user runs them, each in an environment of its own.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod actions;
mod check;
mod commands;
mod completions;
mod config;
mod demo;
mod diff;
mod export;
mod diff_page;
mod files;
#[path = "../hostile/mod.rs"]
mod hostile;
mod hostile_files;
mod hostile_workbooks;
mod house;
mod homeless;
mod json;
mod man;
#[path = "../hostile/sizes.rs"]
mod kinds;
mod merge;
mod new;
mod new_boards;
mod odd_files;
mod report;
mod report_agrees;
mod other_framework;
mod outside;
mod report_of_2015;
mod returns;
mod sector;
mod restore;
mod set;
mod sign;
mod sizes;
mod trend;
mod trend_page;
mod verify;
mod version;
mod walk;
mod whole;
