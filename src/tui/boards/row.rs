//! A row of a page on all boards: a heading, a sentence, or figures in columns.

use crate::audit::BoardId;
use crate::tui::theme::Role;

/// A row of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What the rows below are about.
    Title(String),
    /// A sentence.
    Note(Role, String),
    /// What the columns below are called.
    Heads {
        /// Their names.
        names: Vec<String>,
        /// The column that gives way where there is little room, by its place.
        gives_way: usize,
    },
    /// Figures in columns.
    Figures {
        /// What stands in each column.
        cells: Vec<Cell>,
        /// The same in sentences, with nothing left out.
        whole: Vec<String>,
        /// Where it leads.
        leads: Leads,
    },
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(Role, String),
    /// A bar, as long as the first number is of the second.
    Bar(u32, u32),
}

/// Where a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// Nowhere.
    Nowhere,
    /// To a board's audit.
    Board(BoardId),
    /// To the boards that have not met a standard.
    Missing(Vec<BoardId>),
}

impl Row {
    /// Columns, of which one gives way where there is little room.
    pub(super) fn heads(names: &[&str], gives_way: usize) -> Self {
        Self::Heads { names: names.iter().map(|name| (*name).to_owned()).collect(), gives_way }
    }

    /// A sentence that matters less than the figures.
    pub(super) fn note(text: impl Into<String>) -> Self {
        Self::Note(Role::Muted, text.into())
    }

    /// Whether there are figures in it.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        matches!(self, Self::Figures { .. })
    }

    /// Whether it can be selected.
    #[must_use]
    pub fn is_a_stop(&self) -> bool {
        self.has_figures() || matches!(self, Self::Note(..))
    }

    /// Whether it leads somewhere.
    #[must_use]
    pub fn leads_on(&self) -> bool {
        matches!(self, Self::Figures { leads: Leads::Board(_) | Leads::Missing(_), .. })
    }

    /// The board that it is about.
    #[must_use]
    pub fn board(&self) -> Option<&BoardId> {
        match self {
            Self::Figures { leads: Leads::Board(board), .. } => Some(board),
            _ => None,
        }
    }
}

impl Cell {
    /// Running text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(Role::Text, text.into())
    }

    /// Text that matters less.
    pub(super) fn muted(text: impl Into<String>) -> Self {
        Self::Text(Role::Muted, text.into())
    }
}
