//! The fold: audits added one by one, of each of which a few bytes are kept.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::entry::{Entry, Profile};
use crate::assess::{Compliance, Ratio};
use crate::audit::{BoardId, Standing, Year};
use crate::framework::{Framework, Part, Standard, Status};

/// So many audits are kept together: what has to grow with each of many is moved about in memory, and leaves holes there.
const TOGETHER: usize = 4096;

/// Many boards' audits, as far as they are kept.
#[derive(Debug, Default)]
pub struct Sector {
    /// Of one edition, as many as its audits need.
    pub(super) editions: Vec<Edition>,
    /// Each once: a board says the same of itself in most years.
    profiles: BTreeSet<Arc<Profile>>,
}

/// Audits that answer one edition of a framework, so many at most.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) framework: Arc<Framework>,
    pub(super) number: u32,
    rows: Vec<Row>,
    /// The files, one after the other.
    paths: String,
    /// As many of each audit as the edition has standards.
    standings: Vec<Packed>,
    /// Of each audit its children and as many counts as the framework has indicators.
    numbers: Vec<Count>,
}

#[derive(Debug)]
struct Row {
    profile: Arc<Profile>,
    /// Where its file ends among the files.
    path_end: usize,
    /// Its place among the rows.
    place: u32,
    year: Year,
    signed: bool,
    altered: Option<bool>,
}

/// One audit, as far as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'s> {
    edition: &'s Edition,
    row: &'s Row,
}

/// A count, where one is given, in four bytes. The format allows none that is greater than a thousand million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Count(u32);

/// A standing in one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed(u8);

impl Sector {
    /// Takes one more audit in.
    pub fn add(&mut self, entry: Entry) {
        let profile = self.profile(entry.profile);
        let Some(edition) = self.edition(entry.framework, entry.edition) else { return };
        let Ok(place) = u32::try_from(edition.rows.len()) else { return };
        let Entry { path, year, signed, altered, .. } = entry;
        edition.paths.push_str(&path);
        let path_end = edition.paths.len();
        edition.rows.push(Row { profile, path_end, place, year, signed, altered });
        edition.standings.extend(entry.standings.into_iter().map(Packed::of));
        edition.numbers.extend(entry.numbers.into_iter().map(Count::of));
        if edition.is_full() {
            edition.paths.shrink_to_fit();
        }
    }

    /// How many audits there are.
    pub(super) fn len(&self) -> usize {
        self.editions.iter().map(|edition| edition.rows.len()).sum()
    }

    fn profile(&mut self, profile: Profile) -> Arc<Profile> {
        if let Some(known) = self.profiles.get(&profile) {
            return Arc::clone(known);
        }
        let profile = Arc::new(profile);
        self.profiles.insert(Arc::clone(&profile));
        profile
    }

    /// The edition with room for one more, which there is from now on.
    fn edition(&mut self, framework: Arc<Framework>, number: u32) -> Option<&mut Edition> {
        let has_room = |it: &Edition| it.number == number && it.framework.id == framework.id && !it.is_full();
        let known = self.editions.iter().rposition(has_room);
        let place = known.unwrap_or(self.editions.len());
        if known.is_none() {
            let (rows, paths, standings, numbers) = Default::default();
            self.editions.push(Edition { framework, number, rows, paths, standings, numbers });
        }
        self.editions.get_mut(place)
    }
}

impl Edition {
    fn is_full(&self) -> bool {
        self.rows.len() >= TOGETHER
    }

    /// Whether it is the same edition of the same framework.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.number, &self.framework.id) == (other.number, &other.framework.id)
    }

    pub(super) fn audits(&self) -> impl Iterator<Item = Kept<'_>> {
        self.rows.iter().map(|row| Kept { edition: self, row })
    }

    /// The standards, in order.
    pub(super) fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.framework.standards_of(self.number)
    }
}

impl<'s> Kept<'s> {
    /// The board.
    #[must_use]
    pub fn board(self) -> &'s BoardId {
        &self.row.profile.board
    }

    /// The region, if one is given.
    #[must_use]
    pub fn region(self) -> Option<&'s str> {
        self.row.profile.region.as_deref()
    }

    /// Local authority areas in the submission.
    #[must_use]
    pub fn covers(self) -> u32 {
        self.row.profile.covers
    }

    /// The board's statistical neighbours.
    #[must_use]
    pub fn neighbours(self) -> &'s [BoardId] {
        &self.row.profile.neighbours
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> Year {
        self.row.year
    }

    /// The file.
    #[must_use]
    pub fn path(self) -> &'s str {
        let before = self.row.place.checked_sub(1).and_then(|place| usize::try_from(place).ok());
        let start = before.and_then(|place| self.edition.rows.get(place)).map_or(0, |row| row.path_end);
        self.edition.paths.get(start..self.row.path_end).unwrap_or_default()
    }

    /// Whether it is signed off.
    #[must_use]
    pub fn is_signed(self) -> bool {
        self.row.signed
    }

    /// Whether it was changed after it was signed off; none where nobody looked.
    #[must_use]
    pub fn altered(self) -> Option<bool> {
        self.row.altered
    }

    pub(super) fn edition(self) -> &'s Edition {
        self.edition
    }

    /// How each standard of its edition stands, in order.
    pub(super) fn standings(self) -> impl Iterator<Item = (&'s Standard, Standing)> {
        let kept = self.part_of(&self.edition.standings, self.edition.standards().count());
        self.edition.standards().zip(kept.iter().map(|packed| packed.standing()))
    }

    /// How one standard stands; none where the edition does not have it.
    pub(super) fn standing(self, standard: &Standard) -> Option<Standing> {
        self.standings().find(|(known, _)| known.id == standard.id).map(|(_, standing)| standing)
    }

    /// The same by the standard's place in the edition.
    pub(super) fn standing_at(self, place: usize) -> Option<Standing> {
        self.standings().nth(place).map(|(_, standing)| standing)
    }

    /// What it amounts to in a part.
    pub(super) fn compliance(self, part: &Part) -> Compliance {
        let own = self.standings().filter(|(standard, _)| standard.part == part.id);
        Compliance::of(part, own.map(|(_, standing)| standing))
    }

    fn numbers(self) -> &'s [Count] {
        self.part_of(&self.edition.numbers, 1 + self.edition.framework.indicators.len())
    }

    /// Under-18s living in the area, if that is given.
    pub(super) fn children(self) -> Option<u64> {
        self.numbers().first().and_then(|count| count.given())
    }

    /// The count of the framework's indicator at that place, if it is given.
    pub(super) fn count(self, indicator: usize) -> Option<u64> {
        self.numbers().get(1 + indicator).and_then(|count| count.given())
    }

    /// The same to the children of the area, exactly; none without a count or without children.
    pub(super) fn rate(self, indicator: usize) -> Option<Ratio> {
        Ratio::of(self.count(indicator)?, self.children()?)
    }

    /// This audit's part of what is kept of all, of each so much.
    fn part_of<T>(self, all: &'s [T], each: usize) -> &'s [T] {
        let from = usize::try_from(self.row.place).ok().and_then(|place| place.checked_mul(each));
        from.and_then(|from| all.get(from..from + each)).unwrap_or_default()
    }
}

impl Count {
    const NONE: u32 = u32::MAX;

    fn of(count: Option<u64>) -> Self {
        Self(count.map_or(Self::NONE, |count| u32::try_from(count).unwrap_or(Self::NONE - 1)))
    }

    fn given(self) -> Option<u64> {
        (self.0 != Self::NONE).then(|| self.0.into())
    }
}

impl Packed {
    const CARRIED: u8 = 8;
    const UNANSWERED: u8 = 16;
    const CONFLICT: u8 = 17;
    const UNREADABLE: u8 = 18;

    fn of(standing: Standing) -> Self {
        let place = |status| (0..).zip(Status::ALL).find(|(_, known)| *known == status).map_or(0, |(place, _)| place);
        Self(match standing {
            Standing::Answered(status) => place(status),
            Standing::Carried(status) => Self::CARRIED + place(status),
            Standing::Unanswered => Self::UNANSWERED,
            Standing::Conflict => Self::CONFLICT,
            Standing::Unreadable => Self::UNREADABLE,
        })
    }

    fn standing(self) -> Standing {
        let status = |place: u8| Status::ALL.get(usize::from(place)).copied();
        let known = match self.0 {
            Self::CONFLICT => Some(Standing::Conflict),
            Self::UNREADABLE => Some(Standing::Unreadable),
            place @ ..Self::CARRIED => status(place).map(Standing::Answered),
            place => status(place - Self::CARRIED).map(Standing::Carried),
        };
        known.unwrap_or(Standing::Unanswered)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn more_audits_than_are_kept_together_are_one_table_and_each_has_its_own() {
        let one = sample::audit("a", 2014, "children = 1\n");
        let audits: Vec<_> = (1..)
            .take(TOGETHER + 2)
            .map(|n| {
                let mut audit = one.clone();
                (audit.board.id, audit.board.children) = (format!("b{n:05}").parse().unwrap(), Some(n));
                audit
            })
            .collect();
        let sector = sample::sector(&audits);
        let counted = sector.counted(false);
        let [table] = counted.tables(one.year).try_into().unwrap();
        let kept: Vec<_> = table
            .audits()
            .map(|it| (it.board().as_str(), it.path().parse::<u64>().unwrap() + 1, it.children()))
            .collect();
        assert_eq!(kept.len(), TOGETHER + 2);
        for (board, place, children) in kept {
            assert_eq!((board, children), (format!("b{place:05}").as_str(), Some(place)));
        }
    }

    #[test]
    fn no_count_is_lost_in_four_bytes() {
        for count in [None, Some(0), Some(1), Some(1_000_000_000)] {
            assert_eq!(Count::of(count).given(), count);
        }
    }

    #[test]
    fn no_standing_is_lost_in_a_byte() {
        let with_status = Status::ALL.into_iter().flat_map(|it| [Standing::Answered(it), Standing::Carried(it)]);
        let without = [Standing::Unanswered, Standing::Conflict, Standing::Unreadable];
        for standing in with_status.chain(without) {
            assert_eq!(Packed::of(standing).standing(), standing);
        }
    }
}
