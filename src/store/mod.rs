//! The only door to the disk: texts are found, read and saved here, and nowhere else.
//!
//! Rooms below hand in paths and get texts; what a text means is no concern of this one. Saving goes through [`Disk`],
//! one step at a time, so that a test can make every step fail.
//!
//! ```
//! use lscb_audit::store::{RealDisk, SaveError, create_new, read_to_edit, save};
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("2014.toml");
//! create_new(&RealDisk, &path, "format = 1\n")?;
//! let (text, as_read) = read_to_edit(&path)?;
//!
//! // Nobody's work is written over: the file is replaced only if it looks as it did when it was read.
//! std::fs::write(&path, "format = 1 # somebody else's\n")?;
//! let saved = save(&RealDisk, &path, &(text + "framework = 'cse-2009'\n"), Some(&as_read));
//! assert!(matches!(saved, Err(SaveError::ChangedOnDisk { .. })));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// The doors themselves say that they are; the other files have to go by them.
mod all;
mod beside;
#[allow(clippy::disallowed_methods, reason = "writes for all the others")]
mod disk;
mod each;
mod error;
#[allow(clippy::disallowed_methods, reason = "lays the copy down whole")]
mod examples;
#[cfg(all(test, unix))]
mod faults;
#[cfg(test)]
pub(crate) mod faulty;
mod find;
mod fingerprint;
#[allow(clippy::disallowed_methods, reason = "hands a text to another program")]
mod handed;
#[allow(clippy::disallowed_methods, reason = "tells others of the open audit")]
mod lock;
#[allow(clippy::disallowed_methods, reason = "looks which years there are")]
mod name;
#[allow(clippy::disallowed_methods, reason = "keeps others out")]
mod private;
mod program;
mod put;
#[allow(clippy::disallowed_methods, reason = "reads for all the others")]
mod read;
#[allow(clippy::disallowed_methods, reason = "keeps what is being typed")]
mod recovery;
mod same;
mod save;
mod stream;
mod target;
#[allow(clippy::disallowed_methods, reason = "looks whose turn it is, and waits")]
mod turn;
#[allow(clippy::disallowed_methods, reason = "keeps what is saved over, by the clock")]
mod versions;

pub use all::{NotAll, create_all};
pub use disk::{Disk, Mode, Real, RealDisk};
pub use each::each;
pub use error::{ReadError, SaveError, why_not_written};
pub use examples::{Examples, copy_examples};
pub use find::{Found, find, forms_beside, real_path};
pub use fingerprint::{Fingerprint, OnDisk, changed_on_disk};
pub use handed::Handed;
pub use lock::{Holder, Lock};
pub use name::{NotNamed, boards, has_later_year, latest, resolve, year_before, years_before};
pub use private::{private_folder, write_private};
pub use program::create_program;
pub use put::{make_ready, put};
pub use read::{read_any, read_bytes, read_text, read_to_edit};
pub use recovery::{Kept, Recovery};
pub use save::{Saved, create_new, may_save, save};
pub use stream::Stream;
pub use versions::{KeptVersion, KeyboardChange, NotKept, NotOpened, Occasion, Versions};
