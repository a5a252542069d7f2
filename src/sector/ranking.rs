//! Boards ranked by how much of a part they have met.

use std::cmp::Reverse;

use super::table::Table;
use crate::assess::{Ratio, StatusCounts};
use crate::audit::BoardId;
use crate::framework::Part;

/// A board's place in a part.
#[derive(Debug)]
pub struct Ranked<'s> {
    /// The part.
    pub part: &'s Part,
    /// The rank, from 1. Those that are equal share one, and the next is left out: 1, 1, 3.
    pub rank: u32,
    /// Whether it shares its rank.
    pub tied: bool,
    /// The board.
    pub board: &'s BoardId,
    /// Standards met.
    pub met: u32,
    /// Those that apply.
    pub applicable: u32,
    /// Met of those that apply, exactly.
    pub ratio: Ratio,
    /// Whether the audit is signed off.
    pub signed: bool,
    /// Standards of the whole audit that are answered; what is carried and not confirmed is none of them.
    pub answered: u32,
    /// All standards of the audit.
    pub standards: u32,
}

impl<'s> Table<'s> {
    /// The boards ranked in each banded part: by exact percentage, then by what is met, then by id. A board to which
    /// nothing of the part applies has no place.
    pub fn ranking(&self) -> impl Iterator<Item = Ranked<'s>> {
        self.framework().parts.iter().filter(|part| part.banded).flat_map(|part| self.ranked(part))
    }

    fn ranked(&self, part: &'s Part) -> Vec<Ranked<'s>> {
        let mut boards: Vec<Ranked<'s>> = self
            .audits()
            .filter_map(|audit| {
                let own = audit.compliance(part);
                let (met, applicable, ratio) = (own.met, own.applicable, own.ratio()?);
                let counts = StatusCounts::of(audit.standings().map(|(_, standing)| standing));
                Some(Ranked {
                    part,
                    rank: 0,
                    tied: false,
                    board: audit.board(),
                    met,
                    applicable,
                    ratio,
                    signed: audit.is_signed(),
                    answered: counts.answered(),
                    standards: counts.standards(),
                })
            })
            .collect();
        boards.sort_by_key(|it| Reverse((it.ratio, it.met))); // stable: equal ones stay in the order of their ids
        let mut above = 0;
        for equal in boards.chunk_by_mut(|one, other| (one.ratio, one.met) == (other.ratio, other.met)) {
            let (rank, tied) = (above + 1, equal.len() > 1);
            for board in equal {
                (board.rank, board.tied) = (rank, tied);
                above += 1;
            }
        }
        boards
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::answering;

    #[test]
    fn equal_boards_share_a_rank_and_the_next_is_left_out() {
        let (met, n_a) = ("met", "not-applicable");
        let sector = answering(&[&[met], &[met, met, met], &[n_a, n_a, n_a], &[met, n_a, n_a], &[met, met, met]]);
        let counted = sector.counted(false);
        let ranking: Vec<_> = counted.tables("2014".parse().unwrap())[0]
            .ranking()
            .map(|it| (it.board.to_string(), it.rank, it.tied))
            .collect();
        let expected = [("b", 1, true), ("e", 1, true), ("d", 3, false), ("a", 4, false)];
        assert_eq!(ranking, expected.map(|(board, rank, tied)| (board.to_owned(), rank, tied)));
    }
}
