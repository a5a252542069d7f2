//! The audits of all boards of a year taken together: which year, which framework, which page, and what is on it.
//!
//! The pages are made when they are opened and when the shelf or the year changes, not for every frame.

mod distribution;
mod figures;
mod movement;
mod neighbours;
mod ranking;
mod row;
mod standards;

use crate::audit::{BoardId, Year};
use crate::words::boards as say;

pub use figures::gather;
pub use row::{Cell, Leads, Row};

/// All boards' audits of a year.
#[derive(Clone, Debug, Default)]
pub struct Boards {
    /// The year that was chosen; the latest if none was.
    pub chosen: Option<Year>,
    /// The framework, by its place among those that were answered in the year.
    pub framework: usize,
    /// The page.
    pub topic: Topic,
    /// The selected row of the page.
    pub cursor: usize,
    /// What is on the pages.
    pub gathered: Gathered,
}

/// What the audits of a year amount to.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The years that have audits.
    pub years: Vec<Year>,
    /// The year; none where there is no audit.
    pub year: Option<Year>,
    /// How many boards there are, and how many of them have a draft.
    pub boards: (u32, u32),
    /// The frameworks that were answered, by their titles.
    pub frameworks: Vec<String>,
    /// The boards, by id, with their names.
    pub names: Vec<(BoardId, String)>,
    /// The rows of each page, in the order of [`Topic::ALL`].
    pub pages: Vec<Vec<Row>>,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// How many boards met how much.
    #[default]
    Distribution,
    /// How many boards met each standard.
    Standards,
    /// Boards by how much they met.
    Ranking,
    /// Boards among those they are like.
    Neighbours,
    /// How boards moved since the year before.
    Movement,
}

impl Topic {
    /// All of them, in the order of the pages.
    pub const ALL: [Self; 5] = [Self::Distribution, Self::Standards, Self::Ranking, Self::Neighbours, Self::Movement];

    /// What the page is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Distribution => say::DISTRIBUTION,
            Self::Standards => say::STANDARDS,
            Self::Ranking => say::RANKING,
            Self::Neighbours => say::NEIGHBOURS,
            Self::Movement => say::MOVEMENT,
        }
    }

    /// Its place among the pages.
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|topic| *topic == self).unwrap_or_default()
    }

    /// The page so many further on; after the last comes the first.
    #[must_use]
    pub fn further(self, pages: usize) -> Self {
        Self::ALL.iter().copied().cycle().nth(self.place() + pages).unwrap_or_default()
    }
}

impl Boards {
    /// The rows of the page.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        self.gathered.pages.get(self.topic.place()).map_or(&[], Vec::as_slice)
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.rows().get(self.cursor)
    }

    /// The places of the rows that can be selected.
    #[must_use]
    pub fn stops(&self) -> Vec<usize> {
        self.rows().iter().enumerate().filter(|(_, row)| row.is_a_stop()).map(|(place, _)| place).collect()
    }

    /// Shows a page, on the row of the board that was selected, or else on the first row with figures.
    pub fn turn(&mut self, topic: Topic) {
        let board = self.board().cloned();
        self.topic = topic;
        self.to_board(board.as_ref());
    }

    /// The board of the selected row.
    #[must_use]
    pub fn board(&self) -> Option<&BoardId> {
        self.selected().and_then(Row::board)
    }

    /// Selects the row of a board, or else the first row with figures.
    pub fn to_board(&mut self, board: Option<&BoardId>) {
        let rows = self.rows();
        let found = board.and_then(|board| rows.iter().position(|row| row.board() == Some(board)));
        self.cursor =
            found.or_else(|| self.first_figures()).or_else(|| rows.iter().position(Row::is_a_stop)).unwrap_or_default();
    }

    /// Puts new pages in the place of the old ones. The cursor stays on its board, or as far below the first figures as it
    /// was, since what comes and goes stands above them.
    pub fn refresh(&mut self, gathered: Gathered) {
        let board = self.board().cloned();
        let first = self.first_figures();
        let below = first.and_then(|first| self.cursor.checked_sub(first));
        self.gathered = gathered;
        self.cursor = below.zip(self.first_figures()).map_or(self.cursor, |(below, first)| first + below);
        if board.is_some() || first.is_none() || !self.selected().is_some_and(Row::is_a_stop) {
            self.to_board(board.as_ref());
        }
    }

    fn first_figures(&self) -> Option<usize> {
        self.rows().iter().position(Row::has_figures)
    }
}
