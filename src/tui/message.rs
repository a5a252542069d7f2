//! What the interface is told, and what it asks to be done outside it.

use std::path::PathBuf;

use jiff::civil::Time;

use super::commands::Command;
use super::events::Input;
use super::model::Entry;
use crate::store::Fingerprint;

/// What the interface is told.
#[derive(Debug)]
pub enum Message {
    /// A key, a paste, the mouse, a new size, a signal, or that time has passed.
    Input(Input),
    /// A command, chosen by its name.
    Run(Command),
    /// A standard to stand on, by its place in the edition.
    Jump(usize),
    /// The audits below the folder were read.
    Shelf(Vec<Entry>),
    /// A file was read to be opened, or in a sentence why it could not be.
    Opened(PathBuf, Result<FileRead, String>),
    /// The theme was kept in a file, or in a sentence why it could not be.
    ThemeKept(Result<PathBuf, String>),
    /// A new audit was made in a file, or in a sentence why it could not be.
    Created(Result<PathBuf, String>),
    /// What became of saving a text.
    Saved(String, SaveOutcome),
    /// The version on the desk was saved beside the file, or in a sentence why it could not be.
    SavedBeside(Result<(PathBuf, Fingerprint, Time), String>),
}

/// A file that was read to be opened.
#[derive(Debug)]
pub struct FileRead {
    /// Its text.
    pub text: String,
    /// How it looked.
    pub fingerprint: Fingerprint,
    /// In a sentence why it could not be saved, if that can be told beforehand.
    pub unwritable: Option<String>,
}

/// What became of saving.
#[derive(Debug)]
pub enum SaveOutcome {
    /// It is on the disk, since that time.
    Done(Fingerprint, Time),
    /// The file was changed by somebody else; nothing was written.
    ChangedOnDisk,
    /// It could not be saved, in a sentence why; with how the file looks if it was written all the same.
    Failed(String, Option<Fingerprint>),
}

/// What is to be done outside the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the audits below the folder.
    ReadShelf,
    /// Read the audit of the year before a file, by its name, as the shelf for the time being.
    ReadYearBefore(PathBuf),
    /// Read a file, to be opened.
    Open(PathBuf),
    /// Make a new audit.
    Create {
        /// Its file.
        path: PathBuf,
        /// Its text.
        text: String,
    },
    /// Save a text in the place of what was read.
    Save {
        /// The file.
        path: PathBuf,
        /// The text.
        text: String,
        /// How the file looked when it was read.
        expected: Option<Fingerprint>,
    },
    /// Save a text in a new file beside that one.
    SaveBeside {
        /// The file that somebody else changed.
        path: PathBuf,
        /// The text.
        text: String,
    },
    /// Keep the theme of that name for the next time.
    KeepTheme(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Suspend the program.
    Suspend,
    /// End the program.
    Quit,
}
