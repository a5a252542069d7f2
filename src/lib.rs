//! The library under `lscb-audit`. See `ARCHITECTURE.md` for the rooms; each may use only those above it.
//!
//! The order of the lines below is the order of the house; `tests/rooms.rs` holds it.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "a test may fail by panicking"
    )
)]
// What is banned, and why, is in `clippy.toml`; tests may use it.
#![cfg_attr(not(test), deny(clippy::disallowed_methods))]

/// The framework that comes with the program, as `build.rs` read it.
const EMBEDDED_FRAMEWORK: &str = include_str!(concat!(env!("OUT_DIR"), "/cse-2009.json"));

pub mod plain;
pub mod words;
pub mod shape;
pub mod framework;
pub mod audit;
pub mod store;
pub mod config;
pub mod assess;
pub mod compare;
pub mod check;
pub mod sector;
pub mod desk;
pub mod git;
pub mod report;
pub mod returns;
pub mod tui;
pub mod cli;
