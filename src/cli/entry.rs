//! What is held of an audit between two readings of its file: one to learn which audits there are, one to use them.

use std::path::Path;

use super::context::Context;
use super::out::complain;
use super::usable::{self, Filed, Usable};
use crate::audit::{self, Audit, BoardId, Year};
use crate::check;
use crate::report::shown::Unreadable;
use crate::store::ReadError;
use crate::words::personal;

/// What is held of an audit, with what a command needs to know of it beside.
pub(super) struct Entry<T> {
    pub(super) path: String,
    pub(super) board: BoardId,
    pub(super) year: Year,
    /// Whether it is its board's latest audit, of those that were named.
    pub(super) latest: bool,
    /// How many of its texts look like personal data.
    personal: usize,
    /// Its text, where it cannot be read again.
    text: Option<String>,
    pub(super) more: T,
}

/// The audits board by board and year by year, the latest of each board marked. Of two for one board and year neither is
/// taken, and both are named.
pub(super) fn in_order<T>(entries: Vec<Entry<T>>, unreadable: &mut Vec<Unreadable>) -> Vec<Entry<T>> {
    let mut boards = usable::by_board(entries, unreadable);
    boards.values_mut().filter_map(|years| years.last_mut()).for_each(|entry| entry.latest = true);
    boards.into_values().flatten().collect()
}

/// Says how many texts look like personal data, since they are about to leave the house.
pub(super) fn say_personal<T>(entries: &[Entry<T>]) {
    let texts: usize = entries.iter().map(|entry| entry.personal).sum();
    if texts > 0 {
        complain(&personal::texts(texts));
    }
}

impl<T> Entry<T> {
    pub(super) fn of(file: Usable, more: impl FnOnce(&Usable) -> T) -> Self {
        Self {
            more: more(&file),
            personal: check::personal_data(&file.audit).len(),
            board: file.audit.board.id,
            year: file.audit.year,
            latest: false,
            text: (file.path == "-").then_some(file.text),
            path: file.path,
        }
    }

    /// The audit once more. If it is another now, what is made of it would stand in a wrong place.
    pub(super) fn read_again(&self, context: &Context, text: Result<String, ReadError>) -> Result<Usable, Unreadable> {
        let text = match (&self.text, text) {
            (Some(kept), _) => kept.clone(),
            (None, text) => text.map_err(|error| self.refused(error.code(), error.to_string()))?,
        };
        let reading = audit::read(&text, &context.known.frameworks);
        let sound = !reading.has_wrong_values();
        let same = |audit: &Audit| sound && audit.board.id == self.board && audit.year == self.year;
        match reading.audit.filter(same) {
            Some(audit) => Ok(Usable { path: self.path.clone(), text, audit, seal: None }),
            None => Err(self.refused("changed", "it was changed while it was read. Run this again".to_owned())),
        }
    }

    /// Why nothing was made of it.
    pub(super) fn refused(&self, code: &str, message: String) -> Unreadable {
        Unreadable { path: self.path.clone(), code: code.to_owned(), message }
    }
}

impl<T> AsRef<Path> for Entry<T> {
    fn as_ref(&self) -> &Path {
        Path::new(&self.path)
    }
}

impl<T> Filed for Entry<T> {
    fn path(&self) -> &str {
        &self.path
    }

    fn board(&self) -> &BoardId {
        &self.board
    }

    fn year(&self) -> Year {
        self.year
    }
}
