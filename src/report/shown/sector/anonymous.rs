//! What is hidden where no board is to be told from a table: names, and counts that are small or would give them away.

use crate::assess::Ratio;
use crate::report::shown::Figure;
use crate::sector::{is_small, masked};

/// Fewer boards than this cannot be shown without telling which they are.
const FEWEST: u32 = 5;

/// With fewer boards than this a quartile is one board's own figure, and the next to it are too.
const FEWEST_FOR_QUARTILES: u32 = 9;

/// A veil over everything that stands for one board, if there is one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Veil(pub(super) bool);

impl Veil {
    /// Whether so many boards may be shown together.
    pub(super) fn lets_through(self, boards: u32) -> bool {
        !self.0 || boards >= FEWEST
    }

    /// Whether it may be shown how the figures of so many boards lie.
    pub(super) fn lets_quartiles_through(self, boards: u32) -> bool {
        !self.0 || boards >= FEWEST_FOR_QUARTILES
    }

    /// A name, unless it is hidden.
    pub(super) fn name<T>(self, name: T) -> Option<T> {
        (!self.0).then_some(name)
    }

    /// A list about single boards, empty where they are hidden.
    pub(super) fn list<T>(self, list: impl FnOnce() -> Vec<T>) -> Vec<T> {
        if self.0 { Vec::new() } else { list() }
    }

    /// A count of some of so many; hidden where the one or the rest is small.
    pub(super) fn part(self, count: u32, of: u32) -> Option<u32> {
        (!self.0 || !(is_small(count) || is_small(of.saturating_sub(count)))).then_some(count)
    }

    /// Counts that add up to a known total.
    pub(super) fn all(self, counts: &[u32]) -> Vec<Option<u32>> {
        let hidden = if self.0 { masked(counts) } else { vec![false; counts.len()] };
        counts.iter().zip(hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect()
    }

    /// The same, of as many as there are.
    pub(super) fn each<const N: usize>(self, counts: [u32; N]) -> [Option<u32>; N] {
        let mut shown = self.all(&counts).into_iter();
        counts.map(|_| shown.next().flatten())
    }

    /// Counts of which one would give another away: all, or none where one is small.
    pub(super) fn linked<const N: usize>(self, counts: [u32; N]) -> [Option<u32>; N] {
        let hidden = self.0 && counts.into_iter().any(is_small);
        counts.map(|count| (!hidden).then_some(count))
    }

    /// A rate of many boards, only roughly where single ones are hidden.
    pub(super) fn rate(self, rate: Ratio, per: u32) -> Figure {
        Figure(if self.0 { rate.roughly_per(per) } else { rate.per(per) })
    }

    /// A percentage among those of boards, only roughly where single ones are hidden: a quartile is that of some board.
    pub(super) fn percent(self, ratio: Ratio) -> Figure {
        Figure(if self.0 { ratio.roughly_per(100) } else { ratio.percent() })
    }
}
