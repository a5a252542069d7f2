//! A form as it came back, before it is held against an audit: whose it is, and what was written where.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::{Entry, Place};
use super::column::Column;

/// What a form says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The id of the board.
    pub board: String,
    /// The year of the audit.
    pub year: String,
    /// The id of the framework.
    pub framework: String,
    /// Its edition.
    pub edition: String,
    /// The id of the agency.
    pub agency: String,
}

/// A row in which something was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first of its cells that people see.
    pub at: Place,
    /// Where the columns of its sheet are, from 0.
    pub columns: Arc<BTreeMap<Column, u32>>,
    /// What it says, column by column; what is blank is not there.
    pub cells: BTreeMap<Column, Entry>,
}

/// A form as it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Whose it is.
    pub head: Head,
    /// Who filled it in.
    pub by: Option<Entry>,
    /// When.
    pub on: Option<Entry>,
    /// A row for each standard.
    pub answers: Vec<Row>,
    /// A row for each action.
    pub actions: Vec<Row>,
}

impl Row {
    /// What a column says.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<&Entry> {
        self.cells.get(&column)
    }

    /// Its cell in a column, written in or not; its first one where the sheet has no such column.
    #[must_use]
    pub fn place(&self, column: Column) -> Place {
        Place { column: self.columns.get(&column).copied().unwrap_or(self.at.column), ..self.at.clone() }
    }

    /// The text of a column, without white space around it; empty where nothing stands.
    #[must_use]
    pub fn word(&self, column: Column) -> &str {
        self.get(column).map_or("", |entry| entry.text.trim())
    }
}
