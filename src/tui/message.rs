//! What the interface is told, and what it asks to be done outside it.

use std::path::PathBuf;

use jiff::civil::Time;

use super::commands::Command;
use super::editor::Draft;
use super::events::Input;
use super::keeping::Keeping;
use super::model::Entry;
use super::presence::Presence;
use crate::returns::Form;
use crate::store::{Fingerprint, Holder, Kept};

/// What the interface is told.
#[derive(Debug)]
pub enum Message {
    /// A key, a paste, the mouse, a new size, a signal, or that time has passed.
    Input(Input),
    /// A command, chosen by its name.
    Run(Command),
    /// A standard to stand on, by its place in the edition.
    Jump(usize),
    /// A text, in the place of the one that is being typed or of what is searched for.
    Write(String),
    /// The audits below the folder were read, all at once.
    Shelf(Vec<Entry>),
    /// The audit of the year before was read, if there is one.
    YearBefore(Option<Box<Entry>>),
    /// They are being read, part by part.
    Reading(Reading),
    /// The example audits were copied into a folder, or in a sentence why they could not be.
    Examples(Result<PathBuf, String>),
    /// A file was read to be opened, or in a sentence why it could not be.
    Opened(PathBuf, Result<FileRead, String>),
    /// A setting was kept in a file, or in a sentence why it could not be.
    SettingKept(Setting, Result<PathBuf, String>),
    /// A new audit was made in a file, or in a sentence why it could not be.
    Created(Result<PathBuf, String>),
    /// Forms were written into files, or in a sentence each why not.
    FormsWritten {
        /// The files.
        written: Vec<PathBuf>,
        /// Why others are not there.
        refused: Vec<String>,
    },
    /// The forms beside the open audit.
    FormsFound(Vec<PathBuf>),
    /// A form was read from a file, or in a sentence why it could not be.
    FormRead(PathBuf, Result<Form, String>),
    /// What became of saving a text.
    Saved(String, SaveOutcome),
    /// What a save replaced could not be kept as an earlier version, in a sentence why.
    VersionNotKept(String),
    /// The version on the desk was saved beside the file, or in a sentence why it could not be.
    SavedBeside(Result<(PathBuf, Fingerprint, Time), String>),
    /// The board paper was written, in a sentence where; or why it was not.
    PaperWritten(Result<String, String>),
    /// The open audit's file was changed by somebody else: its text now and how it looks, or in a sentence why it could
    /// not be read.
    ChangedOnDisk(PathBuf, Result<(String, Fingerprint), String>),
    /// The open audit's file is no longer there.
    GoneFromDisk(PathBuf),
    /// Who else has the audit in a file open now.
    AlsoOpen(PathBuf, Vec<Holder>),
    /// Texts that were being typed for the audit in a file when a program ended.
    LeftOver(PathBuf, Vec<Kept>),
    /// What is being typed could not be kept outside the audit, in a sentence why.
    NotKept(String),
    /// The user's editor has ended; whether what it wrote is to be kept at once.
    Edited(Edited, bool),
}

/// What came of a text in the user's editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The text, if there still is one.
    pub text: Option<String>,
    /// In a sentence why it is not to be taken over.
    pub problem: Option<String>,
}

impl Edited {
    /// No editor was run.
    #[must_use]
    pub fn refused(why: String) -> Self {
        Self { text: None, problem: Some(why) }
    }
}

/// How the reading of the audits below the folder goes on.
#[derive(Debug)]
pub enum Reading {
    /// It begins.
    Begun,
    /// These were read too.
    Part(Vec<Entry>),
    /// All were read: what was not among them is no longer there.
    Done,
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
    /// The file is no longer there; nothing was written.
    GoneFromDisk,
    /// It could not be saved, in a sentence why; with how the file looks if it was written all the same.
    Failed(String, Option<Fingerprint>),
}

/// A setting that the interface keeps for the next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The theme.
    Theme,
    /// The user's name.
    User,
}

impl Setting {
    /// Its key in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::User => "user",
        }
    }
}

/// What is to be done outside the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the audits below the folder.
    ReadShelf,
    /// Copy the example audits into the program's own folder, if it has one.
    CopyExamples(Option<PathBuf>),
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
    /// Write forms for agencies, workbooks, each into a new file.
    WriteForms(Vec<(PathBuf, Vec<u8>)>),
    /// Look for forms beside an audit's file.
    FindForms(PathBuf),
    /// Read a form that came back.
    ReadForm(PathBuf),
    /// Save a text in the place of what was read.
    Save {
        /// The file.
        path: PathBuf,
        /// The text.
        text: String,
        /// How the file looked when it was read.
        expected: Option<Fingerprint>,
    },
    /// Save a text in a new file: in the place of that one if it is free, else beside it.
    SaveBeside {
        /// The file that somebody else changed or took away.
        path: PathBuf,
        /// The text.
        text: String,
    },
    /// Write the board paper of the audit in a file beside it.
    WritePaper {
        /// The audit's file.
        path: PathBuf,
        /// The board's audits of earlier years on the shelf, wherever they lie.
        earlier: Vec<PathBuf>,
        /// The day by which actions are overdue; none if there is a later audit of the board.
        today: Option<jiff::civil::Date>,
    },
    /// See whether the file is as it was when it was read or saved.
    LookAtDisk {
        /// The file.
        path: PathBuf,
        /// How it looked.
        before: Fingerprint,
    },
    /// Something so that people learn of each other.
    Presence(Presence),
    /// Something with texts that are being typed.
    Keeping(Keeping),
    /// Hand a text to the user's editor.
    HandOver {
        /// The text, and what it is.
        draft: Draft,
        /// Whether what comes back is to be kept at once.
        and_keep: bool,
    },
    /// Keep the value of a setting for the next time.
    KeepSetting(Setting, String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Suspend the program.
    Suspend,
    /// End the program.
    Quit,
}
