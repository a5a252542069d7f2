//! Two audits and more: what changed, what to doubt, how it went over the years, and what a new year takes over.

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
pub use merge::{Merged, NotMerged, Version, merge};
pub use part::PartDiff;
pub use side::{Side, View};
pub use standard::{AgencyDiff, StandardDiff};
