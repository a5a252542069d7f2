//! Plain things that every room may use: text made safe to show, widths, 'did you mean', findings.
//!
//! ```
//! use lscb_audit::plain::{did_you_mean, safe_line};
//!
//! // What stands in a file cannot clear the screen of whoever reads it.
//! assert_eq!(safe_line("Board\u{1b}[2J"), "Board\u{FFFD}[2J");
//! assert_eq!(did_you_mean("evidnce", ["evidence", "note"]), ["evidence"]);
//! ```

mod ascii;
mod finding;
mod id;
mod position;
mod safe;
mod suggest;
mod unseen;
mod width;

pub use ascii::in_ascii;
pub use finding::{Code, Finding, Severity, Span};
pub(crate) use id::id_type;
pub use id::{IdError, LONGEST_ID, is_id, slug};
pub use position::{Lines, Position};
pub use safe::{escaped, first_unsafe, is_unsafe, safe, safe_line, without_unseen};
pub use suggest::did_you_mean;
pub use width::{cut, pad, wrap};
