//! Text for people: calm pages that fit the terminal, with colour only where it is allowed, and the same as
//! Markdown and HTML.

mod actions;
mod boards;
mod check;
mod diff;
mod excerpt;
mod frameworks;
mod indicators;
mod page;
mod sector;
mod show;
mod trend;
mod versioned;
mod verify;
mod versions;
mod whole;

pub use actions::actions;
pub use check::{checked, findings};
pub use diff::diff;
pub(super) use diff::said_first;
pub use frameworks::{framework, frameworks};
pub use page::{Column, Look, Page};
pub use sector::sector;
pub use show::show;
pub(super) use show::tint;
pub use trend::trend;
pub use verify::verified;
pub use versioned::versioned;
pub use versions::{differences, versions};
pub(super) use whole::agency_answer;
pub use whole::whole;
