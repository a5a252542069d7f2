//! Plain things that every room may use: text made safe to show, widths, 'did you mean', findings.

mod finding;
mod id;
mod safe;
mod suggest;
mod width;

pub use finding::{Code, Finding, Position, Severity, Span};
pub(crate) use id::id_type;
pub use id::{IdError, LONGEST_ID, is_id, slug};
pub use safe::{escaped, is_unsafe, safe, safe_line};
pub use suggest::did_you_mean;
pub use width::{cut, pad, wrap};
