//! The partners' returns: forms that agencies fill in, made from an audit and read back into it.
//!
//! A form is a workbook for Excel or a CSV, and both say the same: [`Blank`] is what a form asks, [`Form`] what it
//! answered, whatever file it came in. [`read`] knows no audit; [`compare`] puts a form beside one.

mod bring;
mod cell;
mod column;
mod csv;
mod form;
mod make;
mod problem;
mod references;
mod sheets;
mod understand;
mod workbook;

pub use bring::{Compared, Difference, Field, Subject, Take, compare};
pub use cell::{Entry, Place};
pub use column::Column;
pub use csv::write as write_csv;
pub use form::{Form, Head, Row};
pub use make::{Answered, Asked, Blank, NotMade, ToDo};
pub use problem::{Problem, Refused};
pub use understand::read;
pub use workbook::write as write_workbook;

/// The largest file that is read as a form, in bytes.
pub const MOST_BYTES: usize = 8 << 20;
