//! Which audits count, and in what order.

use std::collections::BTreeSet;

use super::fold::{Edition, Kept, Sector};
use super::movement::{Movement, movements};
use super::table::{Table, tables};
use crate::audit::{BoardId, Year};

/// The audits that count.
#[derive(Debug)]
pub struct Counted<'s> {
    /// By board, each board's by year.
    audits: Vec<Kept<'s>>,
    /// Files of which none counts, since they are for one board and year.
    pub duplicates: Vec<Duplicate<'s>>,
    /// Audits left out because they are not signed off.
    pub drafts_left_out: usize,
}

/// Several files for one board and year.
#[derive(Debug)]
pub struct Duplicate<'s> {
    /// The board.
    pub board: &'s BoardId,
    /// The year.
    pub year: Year,
    /// The files.
    pub paths: Vec<&'s str>,
}

impl Sector {
    /// The audits that count: of two for one board and year neither does, nor, where only signed ones are wanted, a draft.
    #[must_use]
    pub fn counted(&self, signed_only: bool) -> Counted<'_> {
        let mut audits: Vec<Kept<'_>> = Vec::with_capacity(self.len());
        audits.extend(self.editions.iter().flat_map(Edition::audits));
        audits.sort_unstable_by_key(|audit| (audit.board(), audit.year(), audit.path()));
        let same = |one: &Kept<'_>, other: &Kept<'_>| (one.board(), one.year()) == (other.board(), other.year());
        let duplicates: Vec<Duplicate<'_>> = audits.chunk_by(same).filter_map(Duplicate::of).collect();
        let is_once = |audit: &Kept<'_>| {
            duplicates.binary_search_by_key(&(audit.board(), audit.year()), |it| (it.board, it.year)).is_err()
        };
        audits.retain(is_once);
        let before = audits.len();
        audits.retain(|audit| !signed_only || audit.is_signed());
        Counted { duplicates, drafts_left_out: before - audits.len(), audits }
    }
}

impl<'s> Duplicate<'s> {
    fn of(same: &[Kept<'s>]) -> Option<Self> {
        let (first, rest) = same.split_first()?;
        let paths = || same.iter().map(|audit| audit.path()).collect();
        (!rest.is_empty()).then(|| Self { board: first.board(), year: first.year(), paths: paths() })
    }
}

impl<'s> Counted<'s> {
    /// How many count.
    #[must_use]
    pub fn len(&self) -> usize {
        self.audits.len()
    }

    /// Whether none counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.audits.is_empty()
    }

    /// The years that have an audit.
    #[must_use]
    pub fn years(&self) -> BTreeSet<Year> {
        self.audits.iter().map(|audit| audit.year()).collect()
    }

    /// The years to be shown: every one, or the latest and, since boards moved from there, the one before it.
    #[must_use]
    pub fn shown_years(&self, every: bool) -> Vec<Year> {
        let all: Vec<Year> = self.years().into_iter().collect();
        let latest = if every { 0 } else { all.len().saturating_sub(2) };
        all.into_iter().skip(latest).collect()
    }

    /// Audits of those years that were changed after they were signed off. They count.
    pub fn altered(&self, years: &[Year]) -> impl Iterator<Item = Kept<'s>> {
        self.of(years).filter(|audit| audit.altered() == Some(true))
    }

    /// Whether the seal of every audit of those years was looked at.
    #[must_use]
    pub fn seals_are_known(&self, years: &[Year]) -> bool {
        self.of(years).all(|audit| audit.altered().is_some())
    }

    fn of(&self, years: &[Year]) -> impl Iterator<Item = Kept<'s>> {
        self.audits.iter().copied().filter(|audit| years.contains(&audit.year()))
    }

    /// The tables of a year, one for each edition of each framework that was answered.
    #[must_use]
    pub fn tables(&self, year: Year) -> Vec<Table<'s>> {
        tables(year, self.audits.iter().copied().filter(|audit| audit.year() == year))
    }

    /// How boards moved between two years, framework by framework.
    #[must_use]
    pub fn movements(&self, from: Year, to: Year) -> Vec<Movement<'s>> {
        let pairs = self.audits.chunk_by(|one, other| one.board() == other.board()).filter_map(|own| {
            let of = |year: Year| own.iter().copied().find(|audit| audit.year() == year);
            Some([of(from)?, of(to)?])
        });
        movements(from, to, pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{audit, sector};
    use super::*;

    fn year(number: i64) -> Year {
        Year::try_from(number).unwrap()
    }

    #[test]
    fn of_two_files_for_a_board_and_year_neither_counts_and_both_are_named() {
        let sector = sector(&[audit("b", 2014, ""), audit("a", 2014, ""), audit("b", 2014, ""), audit("b", 2013, "")]);
        let counted = sector.counted(false);
        assert_eq!(counted.len(), 2);
        let [twice] = counted.duplicates.as_slice() else { panic!("{:?}", counted.duplicates) };
        assert_eq!((twice.board.as_str(), twice.year, twice.paths.as_slice()), ("b", year(2014), &["0", "2"][..]));
    }

    #[test]
    fn drafts_count_unless_only_signed_ones_are_wanted() {
        let signed = "[sign_off]\nby='c'\non=2014-12-01\nseal='sha256:0'\n";
        let sector = sector(&[audit("a", 2014, ""), audit("b", 2014, signed)]);
        let [all, only] = [false, true].map(|signed_only| sector.counted(signed_only));
        assert_eq!((all.len(), all.drafts_left_out, all.tables(year(2014))[0].drafts()), (2, 0, 1));
        assert_eq!((only.len(), only.drafts_left_out, only.tables(year(2014))[0].drafts()), (1, 1, 0));
    }

    #[test]
    fn the_order_of_adding_changes_nothing() {
        let audits = [audit("b", 2014, ""), audit("a", 2014, ""), audit("b", 2013, "")];
        let boards = |order: [usize; 3]| -> Vec<String> {
            let sector = sector(&order.map(|n| audits[n].clone()));
            sector.counted(false).audits.iter().map(|it| format!("{} {}", it.board(), it.year())).collect()
        };
        assert_eq!(boards([0, 1, 2]), ["a 2014", "b 2013", "b 2014"]);
        assert_eq!(boards([0, 1, 2]), boards([2, 1, 0]));
    }
}
