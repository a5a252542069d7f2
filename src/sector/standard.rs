//! One standard over many boards.

use super::fold::Kept;
use super::table::Table;
use crate::assess::{Rag, Ratio, StatusCounts, rag};
use crate::audit::{BoardId, Standing};
use crate::framework::{Standard, Status};

/// One standard over many boards.
#[derive(Debug)]
pub struct StandardFigures<'s> {
    /// The standard.
    pub standard: &'s Standard,
    /// How many boards have each status. They add up to the boards.
    pub counts: StatusCounts,
}

impl<'s> Table<'s> {
    /// Each standard of the edition, in order.
    #[must_use]
    pub fn by_standard(&self) -> Vec<StandardFigures<'s>> {
        let blank = |standard| StandardFigures { standard, counts: StatusCounts::default() };
        let mut figures: Vec<_> = self.standards().map(blank).collect();
        for audit in self.audits() {
            for (figures, (_, standing)) in figures.iter_mut().zip(audit.standings()) {
                figures.counts.add(standing);
            }
        }
        figures
    }

    /// The boards to which a standard applies and that have not met it, those without an answer too.
    pub fn missing(&self, standard: &Standard) -> impl Iterator<Item = &'s BoardId> {
        let place = self.standards().position(|known| known.id == standard.id);
        let misses = move |audit: &Kept<'s>| place.and_then(|place| audit.standing_at(place)).is_some_and(is_miss);
        self.audits().filter(misses).map(Kept::board)
    }
}

fn is_miss(standing: Standing) -> bool {
    !matches!(standing, Standing::Answered(Status::Met | Status::NotApplicable))
}

impl StandardFigures<'_> {
    /// How many boards to which it applies have not met it.
    #[must_use]
    pub fn missed_by(&self) -> u32 {
        self.counts.applicable() - self.counts.met
    }

    /// The boards that have met it, of those to which it applies, exactly; none where it applies to none.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        Ratio::of(self.counts.met, self.counts.applicable())
    }

    /// The collective's colour.
    #[must_use]
    pub fn rag(&self) -> Option<Rag> {
        rag(self.counts.met, self.counts.applicable())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::answering;
    use super::*;

    #[test]
    fn a_board_without_an_answer_misses_it_and_one_to_which_it_does_not_apply_does_not() {
        let sector = answering(&[&["met"], &["met carried"], &["not-applicable"], &[""], &["met"], &["not-known"]]);
        let counted = sector.counted(false);
        let tables = counted.tables("2014".parse().unwrap());
        let first = &tables[0].by_standard()[0];
        let missing: Vec<&str> = tables[0].missing(first.standard).map(BoardId::as_str).collect();
        assert_eq!((first.counts.met, first.counts.applicable(), missing), (2, 5, vec!["b", "d", "f"]));
        assert_eq!((first.missed_by(), first.rag()), (3, Some(Rag::Red)));
        assert_eq!(first.ratio().unwrap().percent().to_string(), "40.0");
    }

    #[test]
    fn the_collective_is_green_only_where_all_have_met_it() {
        let of = |answers: &[&[&str]]| {
            let sector = answering(answers);
            let counted = sector.counted(false);
            counted.tables("2014".parse().unwrap())[0].by_standard()[0].rag()
        };
        assert_eq!(of(&[&["met"], &["not-applicable"]]), Some(Rag::Green));
        assert_eq!(of(&[&["met"], &["partly-met"]]), Some(Rag::Amber));
        assert_eq!(of(&[&["not-applicable"]]), None);
    }
}
