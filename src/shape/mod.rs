//! The shape of our TOML files: which tables, keys and kinds of value a file may hold.
//!
//! A file format is a constant [`Table`]. Reading a text against it gives its values by name and every departure as a
//! finding with its place; editing it, its JSON Schema and the parsing of `KEY=VALUE` go by the same constant, so that
//! what is read, what is written and what is documented cannot disagree.
//!
//! ```
//! use lscb_audit::audit::format::AUDIT_FILE;
//! use lscb_audit::shape::parse;
//!
//! let document = parse("format = 1\nframwork = 'cse-2009'\n").map_err(|findings| format!("{findings:?}"))?;
//! let found = document.against(&AUDIT_FILE).findings;
//! assert!(found.iter().any(|finding| finding.message.contains("framwork")));
//! # Ok::<(), String>(())
//! ```

mod depart;
mod differ;
mod edit;
mod kind;
mod named;
mod node;
mod read;
mod schema;
pub mod tree;
mod value;

pub use differ::{Difference, differences};
pub use edit::{Amendment, EditError, Place, Step, apply, apply_marked, comments, with_comments};
pub use kind::{Field, Kind, Need, Rest, Table};
pub use named::place_named;
pub use node::Node;
pub use read::{Checked, Document, MAX_BYTES, codes, parse};
pub use schema::json_schema;
pub use value::Value;
