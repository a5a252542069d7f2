//! One part over many boards: how many met how much.

use super::spread::Spread;
use super::table::{Table, count};
use crate::assess::{Band, Compliance, bands};
use crate::framework::Part;

/// One part over many boards.
#[derive(Debug)]
pub struct PartFigures<'s> {
    /// The part.
    pub part: &'s Part,
    /// Its standards in the edition.
    pub standards: u32,
    /// How many boards have met none, one, two … of them, to all.
    pub distribution: Vec<u32>,
    /// How many boards are in each band, the strictest first; none where the part is not banded.
    pub bands: Vec<BandCount>,
    /// How the boards' percentages lie; none where the part is not banded, or nothing applies to any board.
    pub percents: Option<Spread>,
    /// Whether every standard applies to every board: only then the nation's bands may stand beside these.
    pub all_apply: bool,
}

/// How many boards are in a band.
#[derive(Debug)]
pub struct BandCount {
    /// The band.
    pub band: Band,
    /// Boards in this band and no stricter one.
    pub boards: u32,
    /// Boards in this band or a stricter one.
    pub at_least: u32,
}

impl<'s> Table<'s> {
    /// Each part of the framework, in order.
    #[must_use]
    pub fn by_part(&self) -> Vec<PartFigures<'s>> {
        self.framework().parts.iter().map(|part| self.part(part)).collect()
    }

    fn part(&self, part: &'s Part) -> PartFigures<'s> {
        let standards = count(self.standards().filter(|standard| standard.part == part.id));
        let boards: Vec<Compliance> = self.audits().map(|audit| audit.compliance(part)).collect();
        let bands = if part.banded { bands(standards) } else { Vec::new() };
        let ratios = boards.iter().filter(|_| part.banded).filter_map(Compliance::ratio);
        PartFigures {
            part,
            standards,
            distribution: (0..=standards).map(|met| count(boards.iter().filter(|it| it.met == met))).collect(),
            bands: bands.into_iter().map(|band| BandCount::of(band, &boards)).collect(),
            percents: Spread::of(ratios.collect()),
            all_apply: boards.iter().all(|it| it.applicable == it.standards),
        }
    }
}

impl BandCount {
    fn of(band: Band, boards: &[Compliance]) -> Self {
        let within = boards.iter().filter(|it| it.band.as_ref().is_some_and(|own| own.id == band.id));
        let (boards, at_least) = (count(within), count(boards.iter().filter(|it| it.met >= band.from)));
        Self { band, boards, at_least }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::answering;

    #[test]
    fn boards_are_counted_by_how_much_they_have_met() {
        let (met, n_a) = ("met", "not-applicable");
        let sector = answering(&[&[met, met, met], &[met, met], &[met, n_a, n_a], &[n_a, n_a, n_a], &["", met]]);
        let counted = sector.counted(false);
        let tables = counted.tables("2014".parse().unwrap());
        let part = &tables[0].by_part()[0];
        assert_eq!(part.distribution, [1, 2, 1, 1]);
        let bands: Vec<_> = part.bands.iter().map(|it| (it.band.label.as_str(), it.boards, it.at_least)).collect();
        assert_eq!(bands, [("all 3", 1, 1), ("2 or more", 1, 2), ("fewer than 2", 3, 5)]);
        let percents = part.percents.as_ref().unwrap();
        let shown = [percents.lowest, percents.median, percents.highest].map(|it| it.percent().to_string());
        assert_eq!(shown, ["33.3", "83.3", "100.0"], "of 1/3, 2/3, 1 and 1; nothing applies to the fourth");
        assert!(!part.all_apply);
    }

    #[test]
    fn what_is_not_banded_has_a_distribution_and_no_more() {
        let sector = answering(&[&["", "", "", "met", "met"], &[]]);
        let counted = sector.counted(false);
        let tables = counted.tables("2014".parse().unwrap());
        let part = &tables[0].by_part()[1];
        assert_eq!(
            (part.distribution.as_slice(), part.bands.len(), part.percents.is_none()),
            (&[1, 0, 1][..], 0, true)
        );
    }
}
