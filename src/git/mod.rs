//! A repository taught to merge audits by meaning and to show what changed in words, and taught to forget it again.
//!
//! Git is asked by its own program: what it knows of its configuration, its attributes and its hooks stays its own.

mod attributes;
mod hook;
mod install;
mod merge_file;
mod program;
mod repository;
mod settings;
mod staged;

pub use install::{Wanted, install, uninstall};
pub use merge_file::{NotMergedAsText, merge_as_text};
pub use program::program;
pub use repository::{GitError, Repository};
pub use staged::{Staged, staged};

/// What the drivers are called, in git's configuration and in its attributes.
const NAME: &str = "lscb-audit";
