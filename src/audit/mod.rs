//! What was answered: one board's audit of one year, read from a file and edited in place.
//!
//! ```
//! use jiff::civil::date;
//! use lscb_audit::audit::{self, Edit, Key, Reviewer};
//! use lscb_audit::framework::Frameworks;
//! use lscb_audit::shape::Value;
//!
//! let text = std::fs::read_to_string("audits/northbridge/2014.toml")?;
//! let frameworks = Frameworks::embedded();
//! let audit = audit::read(&text, &frameworks).audit.ok_or("an audit")?;
//! let framework = frameworks.get(&audit.framework).ok_or("a framework that is known")?;
//!
//! // An edit is made in the text: whatever it does not concern stays to the byte.
//! let note = Key::response(&"sub-group".parse()?, "note");
//! let by = Reviewer { name: Some("Board manager".to_owned()), on: date(2014, 11, 10) };
//! let edited = audit::edit(&text, &audit, framework, &[Edit::Set(note, Value::Text("See the minutes".to_owned()))], &by)?;
//! assert!(edited.contains("note = \"See the minutes\""));
//! assert!(edited.starts_with("# Draft. F3, F8 and F9 are for the meeting of 17 November.\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod board;
mod edit;
pub mod format;
mod hash;
mod id;
mod key;
mod model;
mod read;
mod seal;
mod sealed;
mod sign_off;
mod value;

pub use board::{Agencies, Agency, Board};
pub use edit::{Edit, NewAction, Refused, Reviewer, Take, edit};
pub use hash::sha256;
pub use id::{AgencyId, BoardId, Year};
pub use key::{ActionRef, Key, KeyError};
pub use model::{
    Action, Allowed, Answer, Audit, Conflict, Decision, Indicators, Response, SignOff, Standing, Unmatched,
};
pub use read::{
    Reading, Texts, codes, is_something_else, is_wrong_value, read, read_document, read_sealed, response_order,
};
pub use seal::{Broken, SealError, SealState, seal, seal_state};
pub use sealed::{Sealed, Signed, sealed};
pub use sign_off::{NotSigned, Signing, reopen, sign};
