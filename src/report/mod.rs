//! How results are written.
//!
//! A result is gathered once, as a value of [`shown`]; [`json`] writes it as it is, [`text`] makes a page of it,
//! which is for a terminal or a [`document`], and its rows ([`table`]) become [`csv`], [`ndjson`] or [`xlsx`], so that no two of them can tell different figures.
//!
//! ```
//! use lscb_audit::audit::{self, SealState};
//! use lscb_audit::framework::Frameworks;
//! use lscb_audit::report::paper::files::{Read, paper};
//!
//! let frameworks = Frameworks::embedded();
//! let read = Read::file("audits/northbridge/2014.toml".as_ref(), &frameworks)?;
//! let paper = paper(&read, &[], None, None);
//! assert!(paper.html().contains("Northbridge LSCB") && paper.markdown().contains("Northbridge LSCB"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod csv;
pub mod document;
pub mod json;
pub mod ndjson;
pub mod paper;
pub mod shown;
pub mod table;
pub mod text;
pub mod xlsx;
