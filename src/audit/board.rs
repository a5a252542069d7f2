//! The board that audits itself, and its partner agencies.

use std::collections::BTreeMap;
use std::ops::Deref;

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
    pub agencies: Agencies,
}

/// A board's partner agencies in the order of the file, of which each can be looked up by its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agencies {
    list: Vec<Agency>,
    /// The place of the first with that id.
    places: BTreeMap<AgencyId, usize>,
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

impl Agencies {
    /// The agency with that id; the first where several have it.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Agency> {
        self.list.get(*self.places.get(id)?)
    }
}

impl FromIterator<Agency> for Agencies {
    fn from_iter<T: IntoIterator<Item = Agency>>(all: T) -> Self {
        let list: Vec<Agency> = all.into_iter().collect();
        let mut places = BTreeMap::new();
        for (place, agency) in list.iter().enumerate() {
            places.entry(agency.id.clone()).or_insert(place);
        }
        Self { list, places }
    }
}

impl Deref for Agencies {
    type Target = [Agency];

    fn deref(&self) -> &[Agency] {
        &self.list
    }
}

impl<'a> IntoIterator for &'a Agencies {
    type Item = &'a Agency;
    type IntoIter = std::slice::Iter<'a, Agency>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
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
            agencies: Agencies::default(),
        }
    }

    /// The board of that id or name among those audited, as its latest audit has it.
    pub fn known<'a>(id_or_name: &str, audits: impl Iterator<Item = &'a Audit>) -> Option<&'a Self> {
        let wanted = id_or_name.trim();
        let named = |audit: &&Audit| audit.board.id.as_str() == wanted || audit.board.name.eq_ignore_ascii_case(wanted);
        audits.filter(named).max_by_key(|audit| audit.year).map(|audit| &audit.board)
    }
}
