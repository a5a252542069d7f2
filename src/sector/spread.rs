//! How ratios lie: lowest, quartiles, median, highest.

use crate::assess::Ratio;

/// How ratios lie, exactly. Quartiles are those of Excel's QUARTILE.INC: between two values in proportion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lowest.
    pub lowest: Ratio,
    /// A quarter of the way up.
    pub lower_quartile: Ratio,
    /// Half of the way up.
    pub median: Ratio,
    /// Three quarters of the way up.
    pub upper_quartile: Ratio,
    /// The highest.
    pub highest: Ratio,
}

impl Spread {
    /// How these lie; none where there are none.
    #[must_use]
    pub fn of(mut ratios: Vec<Ratio>) -> Option<Self> {
        ratios.sort_unstable();
        Some(Self {
            lowest: *ratios.first()?,
            lower_quartile: at(&ratios, 1)?,
            median: at(&ratios, 2)?,
            upper_quartile: at(&ratios, 3)?,
            highest: *ratios.last()?,
        })
    }
}

/// The value so many quarters of the way up.
fn at(sorted: &[Ratio], quarters: usize) -> Option<Ratio> {
    let quarters = quarters * (sorted.len() - 1);
    let (below, rest) = (*sorted.get(quarters / 4)?, u8::try_from(quarters % 4).ok()?);
    if rest == 0 { Some(below) } else { below.toward(*sorted.get(quarters / 4 + 1)?, rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(percents: &[u32]) -> [String; 5] {
        let it = Spread::of(percents.iter().filter_map(|percent| Ratio::of(*percent, 100_u32)).collect()).unwrap();
        [it.lowest, it.lower_quartile, it.median, it.upper_quartile, it.highest].map(|it| it.percent().to_string())
    }

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        assert_eq!(spread(&[7]), ["7.0"; 5]);
        assert_eq!(spread(&[4, 1, 3, 2]), ["1.0", "1.8", "2.5", "3.3", "4.0"], "1.75 and 3.25, halves away from zero");
        assert_eq!(spread(&[1, 2, 4, 7, 8, 9, 10, 12]), ["1.0", "3.5", "7.5", "9.3", "12.0"]);
        assert_eq!(Spread::of(Vec::new()), None);
    }
}
