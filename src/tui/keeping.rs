//! What is being typed, kept outside the audit until it is in it.

use std::path::PathBuf;

use super::field::Purpose;
use super::message::Message;
use crate::audit::{ActionRef, Audit, Key};
use crate::framework::{Framework, StandardId};
use crate::store::Recovery;

/// What is to be done with texts that are being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Keep a text for a key of the audit in a file.
    Keep {
        /// The audit's file.
        audit: PathBuf,
        /// What the text is for.
        key: String,
        /// The text.
        text: String,
    },
    /// Forget the text kept for a key: it is in the audit, or was given up.
    Forget {
        /// The audit's file.
        audit: PathBuf,
        /// What the text was for.
        key: String,
    },
    /// Look for texts that were left over for the audit in a file.
    Find(PathBuf),
    /// Throw a text away that was left over, with the file it is kept in.
    ThrowAway(PathBuf),
}

/// A text that was written and is not in the audit, offered to be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What it is for; none if that is no longer there.
    pub purpose: Option<Purpose>,
    /// The same in words.
    pub title: String,
    /// The text.
    pub text: String,
    /// The file that it was left in.
    pub file: PathBuf,
}

/// Does what is to be done and says what came of it, if anything has to be said.
#[must_use]
pub fn perform(keeping: Keeping, recovery: &Recovery) -> Option<Message> {
    match keeping {
        Keeping::Keep { audit, key, text } => {
            recovery.keep(&audit, &key, &text).err().map(|error| Message::NotKept(error.to_string()))
        }
        Keeping::Find(audit) => {
            let waiting = recovery.waiting(&audit);
            (!waiting.is_empty()).then_some(Message::LeftOver(audit, waiting))
        }
        // What cannot be removed is offered once more: nothing is lost by that.
        Keeping::Forget { audit, key } => recovery.forget(&audit, &key).err().and(None),
        Keeping::ThrowAway(file) => recovery.throw_away(&file).err().and(None),
    }
}

/// How the purpose of a text in an audit is written down; none if the text is no part of one.
#[must_use]
pub fn name(purpose: &Purpose, audit: &Audit) -> Option<String> {
    match purpose {
        Purpose::Keys(keys) => Some(dotted(keys, audit)),
        Purpose::NotApplicable(keys) => Some(format!("{NOT_APPLICABLE}{}", dotted(keys, audit))),
        Purpose::NewAction(standard) => Some(format!("{NEW_ACTION}{standard}")),
        Purpose::NewAgency => Some(NEW_AGENCY.to_owned()),
        Purpose::Settle(name, _) => Some(format!("{SETTLE}{name}")),
        Purpose::NextYear(_)
        | Purpose::NewBoard
        | Purpose::NewYear(_)
        | Purpose::RemoveAgency(_)
        | Purpose::SignOff(_)
        | Purpose::Reopen
        | Purpose::YourName => None,
    }
}

/// The purpose that is written down so.
#[must_use]
pub fn purpose(name: &str, framework: &Framework) -> Option<Purpose> {
    let key = |text: &str| Key::parse(text, framework).ok().map(by_place);
    let keys = |text: &str| text.split_whitespace().map(key).collect::<Option<Vec<Key>>>();
    if name == NEW_AGENCY {
        return Some(Purpose::NewAgency);
    }
    if let Some(name) = name.strip_prefix(SETTLE) {
        return Some(Purpose::Settle(name.to_owned(), key(name)));
    }
    if let Some(text) = name.strip_prefix(NOT_APPLICABLE) {
        return keys(text).map(Purpose::NotApplicable);
    }
    match name.strip_prefix(NEW_ACTION) {
        Some(standard) => standard.parse::<StandardId>().ok().map(Purpose::NewAction),
        None => keys(name).map(Purpose::Keys),
    }
}

const NOT_APPLICABLE: &str = "not-applicable: ";
const SETTLE: &str = "settle: ";
const NEW_AGENCY: &str = "new-agency";
const NEW_ACTION: &str = "new-action: ";

/// The keys, with spaces between them.
fn dotted(keys: &[Key], audit: &Audit) -> String {
    keys.iter().map(|key| key.lasting(audit).dotted()).collect::<Vec<_>>().join(" ")
}

/// The key with the action named by its place where a number stands in the place of an id.
fn by_place(key: Key) -> Key {
    match key {
        Key::Action(standard, ActionRef::Id(id), field) => {
            let action = id.parse().map_or(ActionRef::Id(id), ActionRef::Index);
            Key::Action(standard, action, field)
        }
        key => key,
    }
}
