//! What is shown, gathered from audits: the shapes of which `lscb-audit schema` prints the JSON Schema.
//!
//! Keys may be added, never renamed or dropped, within a schema's number. Every key is always there.

mod actions;
mod check;
pub mod diff;
mod export;
mod figure;
mod frame;
mod frameworks;
mod gate;
pub mod sector;
mod show;
mod standard;
pub mod trend;
mod unreadable;
mod verify;
mod version;
pub mod versions;
mod word;

pub use actions::{ActionRow, ActionsListed};
pub use check::{Checked, FileChecked, Found, Outcome, Skipped, Summary};
pub use diff::{DiffRow, Diffed, Pair, Unpaired};
pub use export::{AgencyRow, Exported, StandardRow};
pub use figure::Figure;
pub use frameworks::{FrameworkListed, FrameworksListed};
pub use gate::{Gate, Reason};
pub use sector::Sectored;
pub use show::{PartShown, ReturnShown, Seen, Show};
pub use standard::{ActionShown, StandardShown};
pub use trend::{BoardTrend, TrendRow, Trended};
pub use unreadable::Unreadable;
pub use verify::{FileVerified, Seals, SignedBy, Verified};
pub use version::{Named, Version};
pub use versions::VersionsListed;
