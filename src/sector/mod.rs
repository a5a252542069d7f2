//! Many boards' audits taken together, as the 2015 report took them.
//!
//! [`Sector`] is a pure fold: of each audit it keeps what figures are made of, in a few bytes. [`Sector::counted`] sorts out
//! which audits count, [`Counted::tables`] gives a table for every year, framework and edition, and each figure of a
//! table is computed in a file of its own, on top of `assess`. The order in which audits are added changes nothing.
//!
//! ```
//! use lscb_audit::audit;
//! use lscb_audit::framework::Frameworks;
//! use lscb_audit::sector::{Entry, Sector};
//!
//! let frameworks = Frameworks::embedded();
//! let mut sector = Sector::default();
//! for path in ["audits/northbridge/2014.toml", "audits/ashenford/2014.toml"] {
//!     let audit = audit::read(&std::fs::read_to_string(path)?, &frameworks).audit.ok_or("an audit")?;
//!     let framework = frameworks.shared(&audit.framework).ok_or("a framework that is known")?;
//!     sector.add(Entry::of(path.to_owned(), &audit, framework, None));
//! }
//! assert_eq!(sector.counted(false).len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
