//! Seals of many audits: schema `lscb-audit/verify/1`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Unreadable;
use crate::audit::{Broken, SealState, Sealed, Signed};

/// The seals of many audits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Verified {
    #[schemars(extend("const" = "lscb-audit/verify/1"))]
    schema: &'static str,
    /// How many there are of each kind.
    pub summary: Seals,
    /// The audits.
    pub files: Vec<FileVerified>,
    /// Files that are not readable.
    pub unreadable: Vec<Unreadable>,
}

/// How many seals there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Seals {
    /// Signed, and as they were then.
    pub intact: usize,
    /// Signed, and changed since; or without a seal that could tell.
    pub broken: usize,
    /// Not signed.
    pub unsigned: usize,
}

/// An audit with its seal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileVerified {
    /// The file.
    pub path: String,
    /// The board; null where it is none.
    pub board: Option<String>,
    /// The year; null where it is none.
    pub year: Option<u16>,
    /// unsigned, intact or broken.
    pub seal: &'static str,
    /// Why it is broken: altered, no-seal, or not-sealable; else null.
    pub broken: Option<&'static str>,
    /// What keeps the seal from being computed, in a sentence.
    pub not_sealable: Option<String>,
    /// Whether it is signed off.
    pub signed_off: bool,
    /// Who signed, and when.
    pub sign_off: Option<SignedBy>,
    /// The number of the newest version kept on this computer whose seal is intact, where that of the file is broken:
    /// `restore` shows it and brings it back.
    pub intact_version: Option<usize>,
}

/// Who signed, and when.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SignedBy {
    /// Who.
    pub by: String,
    /// When.
    pub on: Option<Date>,
}

impl Verified {
    /// The seals of many audits.
    #[must_use]
    pub fn new(summary: Seals, files: Vec<FileVerified>, unreadable: Vec<Unreadable>) -> Self {
        Self { schema: "lscb-audit/verify/1", summary, files, unreadable }
    }
}

impl Seals {
    /// Counts one more.
    pub fn count(&mut self, file: &FileVerified) {
        *match (file.signed_off, file.broken) {
            (false, _) => &mut self.unsigned,
            (true, None) => &mut self.intact,
            (true, Some(_)) => &mut self.broken,
        } += 1;
    }
}

impl FileVerified {
    /// What a file says of its sign-off, and whether its seal holds. `intact` finds a kept version whose does.
    #[must_use]
    pub fn of(path: String, sealed: &Sealed, intact: impl FnOnce() -> Option<usize>) -> Self {
        let broken = sealed.signed.as_ref().and_then(|signed| signed.seal.as_ref().err());
        let seal = match (&sealed.signed, broken) {
            (None, _) => SealState::Unsigned,
            (Some(_), None) => SealState::Intact,
            (Some(_), Some(_)) => SealState::Broken,
        };
        let not_sealable = match broken {
            Some(Broken::NotSealable(why)) => Some(why.to_string()),
            _ => None,
        };
        Self {
            path,
            board: sealed.board.as_ref().map(ToString::to_string),
            year: sealed.year.map(crate::audit::Year::number),
            seal: seal.word(),
            broken: broken.map(Broken::word),
            not_sealable,
            signed_off: sealed.signed.is_some(),
            sign_off: sealed.signed.as_ref().map(SignedBy::of),
            intact_version: broken.and_then(|_| intact()),
        }
    }
}

impl SignedBy {
    fn of(signed: &Signed) -> Self {
        Self { by: signed.by.clone(), on: signed.on }
    }
}
