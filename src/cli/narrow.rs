//! `--year`, `--years` and `--board`: which of the audits that were named are meant.

use std::ops::RangeInclusive;

use super::files::Found;
use super::out::Stop;
use crate::audit::{Audit, BoardId, Year};

#[derive(Debug, Default, clap::Args)]
pub(super) struct Narrow {
    /// Only audits of this year.
    #[arg(long, conflicts_with = "years")]
    year: Option<Year>,

    /// Only audits of these years, both included.
    #[arg(long, value_name = "FROM..TO", value_parser = years)]
    years: Option<RangeInclusive<Year>>,

    /// Only audits of this board, by its id.
    #[arg(long, value_name = "ID")]
    board: Option<BoardId>,
}

fn years(text: &str) -> Result<RangeInclusive<Year>, String> {
    let (from, to) = text.split_once("..").ok_or("a first and a last year are needed, as in 2011..2014")?;
    let (from, to): (Year, Year) = (from.trim().parse()?, to.trim().parse()?);
    if from > to { Err(format!("{from} is after {to}; write the earlier year first")) } else { Ok(from..=to) }
}

impl Narrow {
    /// Only audits of one board, if one is named.
    pub(super) fn to_board(board: Option<BoardId>) -> Self {
        Self { board, ..Self::default() }
    }

    /// Whether it says which years are meant.
    pub(super) fn names_years(&self) -> bool {
        self.year.is_some() || self.years.is_some()
    }

    /// What was found, without the audits that are not meant. What could not be read might be meant, and stays.
    ///
    /// Fails if nothing is left.
    pub(super) fn narrow(&self, mut found: Found) -> Result<Found, Stop> {
        found.files.retain(|file| file.reading.audit.as_ref().is_none_or(|audit| self.means(audit)));
        if found.files.is_empty() && found.unread.is_empty() {
            return Err(none_meant());
        }
        Ok(found)
    }

    /// Whether an audit is meant.
    pub(super) fn means(&self, audit: &Audit) -> bool {
        self.means_one_of(Some(audit.year), Some(&audit.board.id))
    }

    /// Whether an audit of that year and board is meant. One whose year or board is not known might be.
    pub(super) fn means_one_of(&self, year: Option<Year>, board: Option<&BoardId>) -> bool {
        let any = |year: Year| {
            self.year.is_none_or(|meant| year == meant) && self.years.as_ref().is_none_or(|years| years.contains(&year))
        };
        year.is_none_or(any) && board.is_none_or(|board| self.board.as_ref().is_none_or(|meant| board == meant))
    }
}

/// The failure where none of the audits that were named is meant.
pub(super) fn none_meant() -> Stop {
    Stop::failed("none of these audits is of that year or board. `check` lists all")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_given_with_the_earlier_first() {
        assert_eq!(years("2011..2014").map(|years| years.contains(&"2014".parse().unwrap())), Ok(true));
        for wrong in ["2014", "2014..2011", "..2014", "2011...2014", "1066..1067"] {
            assert!(years(wrong).is_err(), "{wrong}");
        }
    }
}
