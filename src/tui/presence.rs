//! Who else has the open audit open: others are told that it is open here, and it is seen who they are.

use std::path::PathBuf;

use super::message::Message;
use crate::config;
use crate::store::Lock;

/// What is to be done so that people learn of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Tell others that an audit is open here, and by whom, and look who they are.
    Tell(PathBuf, Option<String>),
    /// See whether anybody came or went.
    Look(PathBuf),
    /// Tell others that it is no longer open here.
    End,
}

/// Does what is to be done, with the lock of the audit that is open; says who else has it open, if that has to be said.
#[must_use]
pub fn perform(presence: Presence, lock: &mut Option<Lock>) -> Option<Message> {
    match presence {
        Presence::Tell(audit, user) => {
            *lock = None; // so that its own is not found there
            let others = lock.insert(Lock::new(&audit, user.as_deref(), config::now().datetime())).others()?;
            Some(Message::AlsoOpen(audit, others))
        }
        Presence::Look(audit) => Some(Message::AlsoOpen(audit, lock.as_mut()?.others()?)),
        Presence::End => {
            *lock = None;
            None
        }
    }
}
