//! How boards moved between two years, standard by standard.

use std::collections::BTreeMap;

use super::fold::Kept;
use super::table::count;
use crate::audit::{Standing, Year};
use crate::compare::{Cell, Change, becomes_met};
use crate::framework::{Framework, FrameworkId, Standard};

/// How boards with an audit of one framework in both years moved.
#[derive(Debug)]
pub struct Movement<'s> {
    /// The framework.
    pub framework: &'s Framework,
    /// The earlier year.
    pub from: Year,
    /// The later year.
    pub to: Year,
    /// The boards with an audit in both.
    pub boards: u32,
    /// Every standard that an audit of either year has, in order.
    pub standards: Vec<Moved<'s>>,
}

/// How boards moved on one standard.
#[derive(Debug)]
pub struct Moved<'s> {
    /// The standard.
    pub standard: &'s Standard,
    /// Boards whose rank rose.
    pub improved: u32,
    /// Boards whose rank fell.
    pub regressed: u32,
    /// Boards that count as having met it in the later year and not in the earlier.
    pub newly_met: u32,
    /// Boards that counted as having met it in the earlier year and do not in the later.
    pub no_longer_met: u32,
}

/// What two audits of a board have on a standard.
type Step = [Option<Standing>; 2];

/// How boards moved, framework by framework. A board that answered two frameworks moved in neither.
pub(super) fn movements<'s>(from: Year, to: Year, pairs: impl Iterator<Item = [Kept<'s>; 2]>) -> Vec<Movement<'s>> {
    let mut by_framework: BTreeMap<&FrameworkId, Vec<[Kept<'s>; 2]>> = BTreeMap::new();
    for pair in pairs {
        let [old, new] = pair.map(|audit| &audit.edition().framework.id);
        if old == new {
            by_framework.entry(new).or_default().push(pair);
        }
    }
    by_framework.into_values().filter_map(|pairs| Movement::of(from, to, &pairs)).collect()
}

impl<'s> Movement<'s> {
    fn of(from: Year, to: Year, pairs: &[[Kept<'s>; 2]]) -> Option<Self> {
        let framework: &'s Framework = &pairs.first()?.first()?.edition().framework;
        let standards = framework.standards.iter().filter_map(|standard| Moved::of(standard, pairs));
        Some(Self { framework, from, to, boards: count(pairs.iter()), standards: standards.collect() })
    }
}

impl<'s> Moved<'s> {
    fn of(standard: &'s Standard, pairs: &[[Kept<'s>; 2]]) -> Option<Self> {
        let steps: Vec<Step> = pairs.iter().map(|pair| pair.map(|audit| audit.standing(standard))).collect();
        let of_class = |class| count(steps.iter().filter(|step| change(step) == Some(class)));
        steps.iter().any(|step| change(step).is_some()).then(|| Self {
            standard,
            improved: of_class(Change::Improved),
            regressed: of_class(Change::Regressed),
            newly_met: count(steps.iter().filter(|[old, new]| becomes_met(*old, *new))),
            no_longer_met: count(steps.iter().filter(|[old, new]| becomes_met(*new, *old))),
        })
    }
}

fn change([old, new]: &Step) -> Option<Change> {
    Change::between(Cell::of(*old), Cell::of(*new))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{audit, sector};
    use crate::assess::sample::answers;

    #[test]
    fn only_boards_with_both_years_move() {
        let of = |board: &str, year: i16, words: &[&str]| audit(board, year, &answers(words));
        let sector = sector(&[
            of("a", 2013, &["planned", "met", ""]),
            of("a", 2014, &["met", "met carried", "met"]),
            of("b", 2013, &["met", "met", "met"]),
            of("b", 2014, &["partly-met", "met", "met"]),
            of("c", 2014, &["met"]),
            of("d", 2012, &[]),
            of("d", 2014, &["met"]),
        ]);
        let counted = sector.counted(false);
        let [from, to] = ["2013", "2014"].map(|year| year.parse().unwrap());
        let movements = counted.movements(from, to);
        assert_eq!((movements.len(), movements[0].boards, movements[0].standards.len()), (1, 2, 5));
        let figures: Vec<_> = movements[0]
            .standards
            .iter()
            .map(|it| [it.improved, it.regressed, it.newly_met, it.no_longer_met])
            .collect();
        assert_eq!(figures[..3], [[1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 1, 0]]);
    }
}
