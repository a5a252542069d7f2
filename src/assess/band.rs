//! The bands in which the 2015 report counted boards (lines 104 and 412 to 417): all, 13 of 15, half, fewer.

/// The stable name of a band, the strictest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BandId {
    /// Every standard is met.
    All,
    /// 13 of 15 or more, scaled to the number of standards.
    Most,
    /// Half or more.
    HalfOrMore,
    /// Fewer than half.
    FewerThanHalf,
}

/// A band of met counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its stable name.
    pub id: BandId,
    /// The fewest met standards with which a board is in it.
    pub from: u32,
    /// What it is called, as in "13 or more".
    pub label: String,
}

impl BandId {
    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Most => "most",
            Self::HalfOrMore => "half-or-more",
            Self::FewerThanHalf => "fewer-than-half",
        }
    }
}

/// The bands over so many standards, the strictest first; none where there are no standards.
///
/// Where thresholds coincide, the strictest band is kept.
#[must_use]
pub fn bands(standards: u32) -> Vec<Band> {
    if standards == 0 {
        return Vec::new();
    }
    let from = [
        (BandId::All, standards),
        (BandId::Most, most(standards)),
        (BandId::HalfOrMore, standards.div_ceil(2)),
        (BandId::FewerThanHalf, 0),
    ];
    let mut bands: Vec<Band> = Vec::new();
    for (id, from) in from {
        let above = bands.last().map(|band| band.from);
        if above != Some(from) {
            bands.push(Band { id, from, label: label(id, from, above.unwrap_or(from)) });
        }
    }
    bands
}

/// The band of a board that meets so many of so many standards; none where there are no standards.
#[must_use]
pub fn band(met: u32, standards: u32) -> Option<Band> {
    bands(standards).into_iter().find(|band| met >= band.from)
}

/// 13 of 15, rounded up: `ceil(13n / 15)`, written as what may be missing so that it cannot overflow.
fn most(standards: u32) -> u32 {
    let (fifteens, left) = (standards / 15, standards % 15);
    fifteens * 13 + (left * 13).div_ceil(15)
}

fn label(id: BandId, from: u32, above: u32) -> String {
    match id {
        BandId::All => format!("all {from}"),
        BandId::Most | BandId::HalfOrMore => format!("{from} or more"),
        BandId::FewerThanHalf => format!("fewer than {above}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(standards: u32) -> Vec<String> {
        bands(standards).into_iter().map(|band| format!("{}: {}", band.id.word(), band.label)).collect()
    }

    #[test]
    fn bands_are_those_of_the_report() {
        assert_eq!(
            labels(15),
            ["all: all 15", "most: 13 or more", "half-or-more: 8 or more", "fewer-than-half: fewer than 8"]
        );
        assert_eq!(
            labels(9),
            ["all: all 9", "most: 8 or more", "half-or-more: 5 or more", "fewer-than-half: fewer than 5"]
        );
    }

    #[test]
    fn where_thresholds_coincide_the_strictest_is_kept() {
        assert_eq!(labels(7), ["all: all 7", "half-or-more: 4 or more", "fewer-than-half: fewer than 4"]);
        assert_eq!(labels(1), ["all: all 1", "fewer-than-half: fewer than 1"]);
        assert_eq!(labels(0), Vec::<String>::new());
    }

    #[test]
    fn a_board_is_in_one_band() {
        let of_15 = |met| band(met, 15).map(|band| band.id.word());
        let words = [0, 7, 8, 12, 13, 14, 15].map(|met| of_15(met).unwrap());
        let (few, half, most) = ("fewer-than-half", "half-or-more", "most");
        assert_eq!(words, [few, few, half, half, most, most, "all"]);
        assert_eq!((band(0, 0), band(1, 1).unwrap().id), (None, BandId::All));
    }

    #[test]
    fn most_is_13_of_15_for_any_number() {
        for n in 0..1000_u32 {
            assert_eq!(most(n), (13 * n).div_ceil(15), "{n}");
        }
        assert!(most(u32::MAX) < u32::MAX);
    }
}
