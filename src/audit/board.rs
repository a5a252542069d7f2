//! The board that audits itself, and its partner agencies.

use jiff::civil::Date;

use super::id::{AgencyId, BoardId};
use super::model::Audit;

/// The board that audits itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Its id.
    pub id: BoardId,
    /// Its name.
    pub name: String,
    /// The region it lies in.
    pub region: Option<String>,
    /// Under-18s living in the area.
    pub children: Option<u64>,
    /// Local authority areas in this submission; 1 where nothing is said.
    pub covers: u32,
    /// Its statistical neighbours.
    pub neighbours: Vec<BoardId>,
    /// Its partner agencies.
    pub agencies: Vec<Agency>,
}

/// A partner of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its name; its id where none is given.
    pub name: String,
    /// When its return is due.
    pub return_due: Option<Date>,
    /// When its return came in.
    pub returned: Option<Date>,
    /// Its place in the file's list, which may hold others that could not be read.
    pub index: usize,
}

impl Board {
    /// A board of which nothing but its name is known.
    #[must_use]
    pub fn new(id: BoardId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            region: None,
            children: None,
            covers: 1,
            neighbours: Vec::new(),
            agencies: Vec::new(),
        }
    }

    /// The board of that id or name among those audited, as its latest audit has it.
    pub fn known<'a>(id_or_name: &str, audits: impl Iterator<Item = &'a Audit>) -> Option<&'a Self> {
        let wanted = id_or_name.trim();
        let named = |audit: &&Audit| audit.board.id.as_str() == wanted || audit.board.name.eq_ignore_ascii_case(wanted);
        audits.filter(named).max_by_key(|audit| audit.year).map(|audit| &audit.board)
    }
}
