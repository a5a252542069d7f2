//! What can go wrong with a file, said to the person at the keyboard: what, where, and what to do next.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fingerprint::Fingerprint;
use crate::plain::{Position, safe_line};

/// Why a text could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing is there.
    #[error("{} is not there. Look at how it is spelt.", shown(path))]
    NotFound {
        /// What was to be read.
        path: PathBuf,
    },
    /// It is a link to something that is not there.
    #[error("{} is a link, and what it points to is not there. Mend or remove the link.", shown(path))]
    DanglingLink {
        /// What was to be read.
        path: PathBuf,
    },
    /// It is a link that leads back to itself.
    #[error("{} is a link that leads back to itself. Mend or remove the link.", shown(path))]
    LinkLoop {
        /// What was to be read.
        path: PathBuf,
    },
    /// Standard input was to be changed.
    #[error("standard input cannot be changed. Name a file.")]
    StandardInput {
        /// `-`.
        path: PathBuf,
    },
    /// A folder stands where a file was asked for.
    #[error("{} is a folder. Name a file in it.", shown(path))]
    IsAFolder {
        /// What was to be read.
        path: PathBuf,
    },
    /// This user may not read it.
    #[error("{} may not be read. Ask its owner for permission.", shown(path))]
    NotPermitted {
        /// What was to be read.
        path: PathBuf,
    },
    /// It is larger than [`crate::shape::MAX_BYTES`].
    #[error(
        "{} is larger than 1 MiB and is not read. Make it smaller; long documents belong in files of their own.",
        shown(path)
    )]
    TooLarge {
        /// What was to be read.
        path: PathBuf,
    },
    /// It is not UTF-8.
    #[error("{} is not UTF-8 text (line {}, column {}). Save it as UTF-8 in a text editor.", shown(path), at.line, at.column)]
    NotUtf8 {
        /// What was to be read.
        path: PathBuf,
        /// Where the first byte stands that is not.
        at: Position,
    },
    /// It is a pipe, a device or the like.
    #[error("{} is not an ordinary file. Name a file, or - for standard input.", shown(path))]
    NotAFile {
        /// What was to be read.
        path: PathBuf,
    },
    /// The system gave another error.
    #[error("{} could not be read: {}. Try again, or take a copy of it.", shown(path), safe_line(&source.to_string()))]
    Io {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ReadError {
    /// What an error of the system means for reading that path.
    #[must_use]
    pub fn new(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            _ if is_loop(&source) => Self::LinkLoop { path },
            ErrorKind::NotFound if path.is_symlink() => Self::DanglingLink { path },
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound { path },
            ErrorKind::PermissionDenied => Self::NotPermitted { path },
            ErrorKind::IsADirectory => Self::IsAFolder { path },
            _ => Self::Io { path, source },
        }
    }

    /// The stable name of what is wrong; scripts depend on it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not-found",
            Self::DanglingLink { .. } | Self::LinkLoop { .. } => "link-broken",
            Self::IsAFolder { .. } => "is-a-folder",
            Self::NotPermitted { .. } => "not-permitted",
            Self::TooLarge { .. } => "too-large",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::NotAFile { .. } | Self::StandardInput { .. } => "not-a-file",
            Self::Io { .. } => "io",
        }
    }

    /// What was to be read.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound { path }
            | Self::DanglingLink { path }
            | Self::LinkLoop { path }
            | Self::StandardInput { path }
            | Self::IsAFolder { path }
            | Self::NotPermitted { path }
            | Self::TooLarge { path }
            | Self::NotUtf8 { path, .. }
            | Self::NotAFile { path }
            | Self::Io { path, .. } => path,
        }
    }
}

/// Why a text was not saved. But for [`SaveError::NotConfirmed`] the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The text is larger than [`crate::shape::MAX_BYTES`], and could not be read again.
    #[error(
        "{} could not be saved: it would be {} bytes larger than the 1 MiB that is read again. \
         Make it smaller; long documents belong in files of their own.",
        shown(path),
        bytes.saturating_sub(crate::shape::MAX_BYTES)
    )]
    TooLarge {
        /// What was to be saved.
        path: PathBuf,
        /// How large the text is.
        bytes: usize,
    },
    /// Somebody else changed the file since it was read.
    #[error("{} was changed by somebody else meanwhile, so it was not saved over. Run it again.", shown(path))]
    ChangedOnDisk {
        /// What was to be saved.
        path: PathBuf,
    },
    /// Somebody removed, renamed or moved the file since it was read.
    #[error("{} is no longer there: it was removed or renamed meanwhile. Put it back, then run it again.", shown(path))]
    Gone {
        /// What was to be saved.
        path: PathBuf,
    },
    /// A new file was to be made, and something has its name.
    #[error("{} is there already, and a new file never replaces one. Choose another name.", shown(path))]
    AlreadyThere {
        /// What was to be made.
        path: PathBuf,
    },
    /// The path is a link to something that is not there.
    #[error(
        "{} could not be saved: it is a link, and what it points to is not there. Mend or remove the link.",
        shown(path)
    )]
    DanglingLink {
        /// What was to be saved.
        path: PathBuf,
    },
    /// A folder, a pipe or a device has that name.
    #[error("{} could not be saved: it is not an ordinary file. Name a file.", shown(path))]
    NotAFile {
        /// What was to be saved.
        path: PathBuf,
    },
    /// A step failed.
    #[error("{} could not be saved: {}", shown(path), why_not_written(source))]
    Io {
        /// What was to be saved.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The new text is there, but the disk did not say that it would survive a power cut.
    #[error("{} was written, but the disk did not confirm that it is safe: {}", shown(path), why_not_written(source))]
    NotConfirmed {
        /// What was saved.
        path: PathBuf,
        /// How the file looks now, if it is one that is saved again; the next save expects it.
        fingerprint: Option<Box<Fingerprint>>,
        /// What the system said.
        source: io::Error,
    },
}

/// A path as it is shown in a message.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { safe_line(&path.to_string_lossy()) }
}

/// Whether links lead round in a circle. Rust has no name for this error yet.
#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}

/// Whether the disk itself, or a share's connection, failed. Rust has no name for this error either.
#[cfg(unix)]
fn is_broken(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

#[cfg(not(unix))]
fn is_broken(_: &io::Error) -> bool {
    false
}

/// What stopped something from being written, and what to do next.
#[must_use]
pub fn why_not_written(error: &io::Error) -> String {
    let (why, remedy) = match error.kind() {
        ErrorKind::StorageFull => ("the disk is full", "Free some space, then try again."),
        ErrorKind::QuotaExceeded => ("your share of the disk is used up", "Free some space, then try again."),
        ErrorKind::ReadOnlyFilesystem => {
            ("the disk is read-only", "Copy the file to a disk that can be written to, and open that.")
        }
        ErrorKind::PermissionDenied => {
            ("it or its folder is write-protected", "Change the permissions, then try again.")
        }
        ErrorKind::NotFound => ("its folder is not there", "Make the folder, then try again."),
        _ if is_loop(error) => ("it is a link that leads back to itself", "Mend or remove the link."),
        _ if is_broken(error) => {
            ("the disk, or the way to it, does not work", "Try again, and keep a copy on another disk.")
        }
        _ => return format!("{}. Try again.", safe_line(&error.to_string())),
    };
    format!("{why}. {remedy}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_say_what_where_and_what_to_do_next() {
        let path = PathBuf::from("Northbridge/20\u{202e}14.toml");
        let full = SaveError::Io { path, source: ErrorKind::StorageFull.into() };
        let expected =
            "Northbridge/20\u{FFFD}14.toml could not be saved: the disk is full. Free some space, then try again.";
        assert_eq!(full.to_string(), expected);
    }
}
