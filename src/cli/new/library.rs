//! The audits of the audits folder, which new ones follow.

use std::path::Path;

use crate::audit::{Audit, Board, BoardId, Year};
use crate::cli::context::Context;
use crate::cli::files::{self, Read};
use crate::cli::out::Stop;

/// The audits that are there, each with its path as people are shown it.
#[derive(Default)]
pub(super) struct Library {
    audits: Vec<(String, Audit)>,
    /// Files that may be audits and could not be read.
    unread: Vec<String>,
}

impl Library {
    /// The audits of the audits folder, as far as they can be read. A folder that is not there has none.
    pub(super) fn read(context: &Context) -> Result<Self, Stop> {
        let (folder, mut library) = (context.audits(), Self::default());
        if folder.is_dir() {
            let keep = |read| match read {
                Read::Audit(file) => Some((file.path, file.reading.audit)),
                Read::Unread(unread) => Some((unread.path, None)),
                Read::Skipped(_) => None,
            };
            files::each(context, &[folder.to_owned()], &files::Depth::WITHOUT_SEALS, keep, |read| {
                library.extend(read);
                Ok(())
            })?;
        }
        Ok(library)
    }

    fn extend(&mut self, read: Option<(String, Option<Audit>)>) {
        match read {
            Some((path, Some(audit))) => self.audits.push((path, audit)),
            Some((path, None)) => self.unread.push(path),
            None => {}
        }
    }

    /// The board of that id or name, as its latest audit has it.
    pub(super) fn board(&self, id_or_name: &str) -> Option<&Board> {
        Board::known(id_or_name, self.audits.iter().map(|(_, audit)| audit))
    }

    /// The path of a board's audit of a year.
    pub(super) fn of_year(&self, board: &BoardId, year: Year) -> Option<&str> {
        self.of_board(board).find(|(_, audit)| audit.year == year).map(|(path, _)| path.as_str())
    }

    /// The latest audit of a board before a year.
    pub(super) fn earlier(&self, board: &BoardId, year: Year) -> Option<&(String, Audit)> {
        self.of_board(board).filter(|(_, audit)| audit.year < year).max_by_key(|(_, audit)| audit.year)
    }

    /// A file in that folder that could not be read: what is in it is not known.
    pub(super) fn unread_in(&self, folder: &Path) -> Option<&str> {
        self.unread.iter().map(String::as_str).find(|path| Path::new(path).parent() == Some(folder))
    }

    fn of_board<'a>(&'a self, board: &BoardId) -> impl Iterator<Item = &'a (String, Audit)> {
        self.audits.iter().filter(move |(_, audit)| audit.board.id == *board)
    }
}
