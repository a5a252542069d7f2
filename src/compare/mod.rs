//! Two audits and more: what changed, what to doubt, how it went over the years, and what a new year takes over.
//!
//! ```
//! use lscb_audit::audit;
//! use lscb_audit::compare::{Change, Side, diff, merge};
//! use lscb_audit::framework::Frameworks;
//!
//! let frameworks = Frameworks::embedded();
//! let read = |year| std::fs::read_to_string(format!("audits/northbridge/{year}.toml"));
//! let (old_text, new_text) = (read(2013)?, read(2014)?);
//! let old = audit::read(&old_text, &frameworks).audit.ok_or("an audit")?;
//! let new = audit::read(&new_text, &frameworks).audit.ok_or("an audit")?;
//! let framework = frameworks.get(&new.framework).ok_or("a framework that is known")?;
//! let side = |audit| Side { audit, framework };
//! let changed = diff(side(&old), side(&new), None);
//! assert!(changed.standards.iter().any(|standard| standard.change == Change::Improved));
//! assert!(!diff(side(&new), side(&new), None).is_a_change());
//!
//! // Two people's work on one audit becomes one.
//! let mine = new_text.replace("children = 52400", "children = 52500");
//! let yours = new_text.replace("victims = 41", "victims = 42");
//! let merged = merge(&new_text, &mine, &yours, &frameworks)?;
//! assert!(merged.conflicts.is_empty() && merged.text.contains("children = 52500") && merged.text.contains("victims = 42"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod action;
mod agenda;
mod carry;
mod change;
mod changed;
mod counts;
mod diff;
mod doubt;
mod evidence;
mod history;
#[cfg(test)]
mod laws;
mod merge;
mod pair;
mod part;
mod side;
mod standard;
mod write;

pub use action::{ActionChange, ActionDiff};
pub use agenda::{Planned, agenda, planned};
pub use carry::{CarryError, blank, carry_over};
pub use change::{Cell, Change, becomes_met};
pub use changed::Changed;
pub use counts::Counts;
pub use diff::{Conflicts, Diff, IndicatorDiff, Shared, StillCarried, diff};
pub use doubt::{Doubt, doubts, doubts_about, nearest_earlier};
pub use evidence::{Op, WordDiff, evidence_words, keeps_enough};
pub use history::{History, HistoryCell, StandardHistory, Streak, history};
pub use merge::{Merged, NotMerged, TextOf, merge};
pub use part::PartDiff;
pub use side::{Side, View};
pub use standard::{AgencyDiff, StandardDiff};
