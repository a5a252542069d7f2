//! The partners' returns: forms that agencies fill in, made from an audit and read back into it.
//!
//! A form is a workbook for Excel or a CSV, and both say the same: [`Blank`] is what a form asks, [`Form`] what it
//! answered, whatever file it came in. [`read`] knows no audit; [`compare`] puts a form beside one.
//!
//! ```
//! use lscb_audit::audit;
//! use lscb_audit::framework::Frameworks;
//! use lscb_audit::returns::{self, Blank};
//!
//! let frameworks = Frameworks::embedded();
//! let audit = audit::read(&std::fs::read_to_string("audits/northbridge/2014.toml")?, &frameworks).audit.ok_or("an audit")?;
//! let framework = frameworks.get(&audit.framework).ok_or("a framework that is known")?;
//! let blank = Blank::of(&audit, framework, "police", None, None)?;
//! let form = returns::read(&returns::write_workbook(&blank)?)?;
//!
//! // A form that comes back as it went out changes nothing.
//! let compared = returns::compare(&form, &audit, framework, jiff::civil::date(2014, 11, 10))?;
//! assert!(compared.new.is_empty() && compared.differences.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bring;
mod cell;
mod column;
mod csv;
mod form;
mod make;
mod problem;
mod references;
mod remarks;
mod sheets;
mod understand;
mod workbook;

pub use bring::{Compared, Difference, Field, Whose, compare};
pub use cell::{Entry, Place};
pub use column::Column;
pub use csv::write as write_csv;
pub use form::{Form, Head, Row};
pub use make::{Answered, Asked, Blank, NotMade, ToDo};
pub use problem::{Problem, Refused};
pub use remarks::remarks;
pub use understand::read;
pub use workbook::write as write_workbook;

/// The largest file that is read as a form, in bytes.
pub const MOST_BYTES: usize = 8 << 20;
