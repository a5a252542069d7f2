//! Many boards' audits taken together, as the 2015 report took them.
//!
//! [`Sector`] is a pure fold: of each audit it keeps what figures are made of, in a few bytes. [`Sector::counted`] sorts out
//! which audits count, [`Counted::tables`] gives a table for every year, framework and edition, and each figure of a
//! table is computed in a file of its own, on top of `assess`. The order in which audits are added changes nothing.

mod counted;
mod entry;
mod fold;
mod indicator;
mod mask;
mod movement;
mod neighbours;
mod part;
mod ranking;
mod region;
#[cfg(test)]
mod sample;
mod spread;
mod standard;
mod table;

pub use counted::{Counted, Duplicate};
pub use entry::Entry;
pub use fold::{Kept, Sector};
pub use indicator::IndicatorFigures;
pub use mask::{is_small, masked};
pub use movement::{Moved, Movement};
pub use neighbours::Neighbours;
pub use part::{BandCount, PartFigures};
pub use ranking::Ranked;
pub use region::Region;
pub use spread::Spread;
pub use standard::StandardFigures;
pub use table::Table;
