//! Boards taken together by region.

use std::collections::BTreeMap;

use super::fold::Kept;
use super::table::{Table, count};
use crate::assess::{Compliance, Ratio};
use crate::framework::Part;

/// The boards of a region.
#[derive(Debug)]
pub struct Region<'s> {
    /// Its name; none for the boards that name none.
    pub name: Option<&'s str>,
    /// How many boards.
    pub boards: u32,
    /// Each part with the standards met and those that apply, over all the boards.
    pub parts: Vec<(&'s Part, u32, u32)>,
}

impl<'s> Table<'s> {
    /// Each region, by name, then the boards that name none; nothing where no board names one.
    #[must_use]
    pub fn by_region(&self) -> Vec<Region<'s>> {
        let mut regions: BTreeMap<(bool, Option<&str>), Vec<Kept<'s>>> = BTreeMap::new();
        for audit in self.audits() {
            regions.entry((audit.region().is_none(), audit.region())).or_default().push(audit);
        }
        let named = regions.keys().any(|(nameless, _)| !nameless);
        let each = regions.into_iter().filter(|_| named);
        each.map(|((_, name), audits)| Region::of(name, &audits, &self.framework().parts)).collect()
    }
}

impl<'s> Region<'s> {
    fn of(name: Option<&'s str>, audits: &[Kept<'s>], parts: &'s [Part]) -> Self {
        let part = |part: &'s Part| {
            let all: Vec<Compliance> = audits.iter().map(|audit| audit.compliance(part)).collect();
            (part, all.iter().map(|it| it.met).sum(), all.iter().map(|it| it.applicable).sum())
        };
        Self { name, boards: count(audits.iter()), parts: parts.iter().map(part).collect() }
    }

    /// Met of what applies, exactly; none where nothing applies or the part is not banded.
    #[must_use]
    pub fn ratio((part, met, applicable): (&Part, u32, u32)) -> Option<Ratio> {
        Ratio::of(met, applicable).filter(|_| part.banded)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{audit, sector};
    use crate::assess::sample::answers;

    #[test]
    fn boards_are_taken_together_by_region_and_those_without_one_come_last() {
        let of = |board: &str, region: &str, words: &[&str]| audit(board, 2014, &(region.to_owned() + &answers(words)));
        let audits = [
            of("a", "", &["met"]),
            of("b", "region = 'South'\n", &["met", "not-applicable"]),
            of("c", "region = 'North'\n", &["met"]),
            of("d", "region = 'South'\n", &[]),
        ];
        let sector_of = |audits: &[_]| {
            let sector = sector(audits);
            let counted = sector.counted(false);
            let tables = counted.tables("2014".parse().unwrap());
            let each = |it: &super::Region<'_>| (it.name.map(str::to_owned), it.boards, it.parts[0].1, it.parts[0].2);
            tables[0].by_region().iter().map(each).collect::<Vec<_>>()
        };
        let expected = [(Some("North".to_owned()), 1, 1, 3), (Some("South".to_owned()), 2, 1, 5), (None, 1, 1, 3)];
        assert_eq!(sector_of(&audits), expected);
        assert_eq!(sector_of(&audits[..1]), []);
    }
}
