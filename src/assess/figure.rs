//! Exact ratios, and the one place where they are rounded for showing.

use std::cmp::Ordering;
use std::num::NonZeroU64;

use rust_decimal::Decimal;

/// A part of a whole, exactly. Ratios are compared by cross-multiplication, never by what is shown.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    part: u64,
    whole: NonZeroU64,
}

impl Ratio {
    /// The ratio of a part to its whole; none where the whole is 0.
    #[must_use]
    pub fn of(part: impl Into<u64>, whole: impl Into<u64>) -> Option<Self> {
        Some(Self { part: part.into(), whole: NonZeroU64::new(whole.into())? })
    }

    /// The ratio that lies so many quarters of the way from this one to another, exactly.
    ///
    /// None where that is beyond what can be held, which no counts that an audit file may give are.
    #[must_use]
    pub fn toward(self, other: Self, quarters: u8) -> Option<Self> {
        let [near, far] = [4 - u128::from(quarters.min(4)), u128::from(quarters.min(4))];
        let [whole, other_whole] = [self.whole, other.whole].map(|whole| u128::from(whole.get()));
        let here = u128::from(self.part).checked_mul(other_whole)?.checked_mul(near)?;
        let there = u128::from(other.part).checked_mul(whole)?.checked_mul(far)?;
        let whole = whole.checked_mul(other_whole)?.checked_mul(4)?;
        Self::of(u64::try_from(here.checked_add(there)?).ok()?, u64::try_from(whole).ok()?)
    }

    /// As a percentage with one decimal. 100.0 only when it is all, 0.0 only when it is none.
    #[must_use]
    pub fn percent(self) -> Decimal {
        let tenths = rounded(i128::from(self.part) * 1000, i128::from(self.whole.get()));
        let shown = match self.part {
            0 => 0,
            part if part < self.whole.get() => tenths.clamp(1, 999),
            _ => tenths,
        };
        decimal(shown, 1)
    }

    /// As a rate for so many, with two decimals.
    #[must_use]
    pub fn per(self, per: u32) -> Decimal {
        decimal(rounded(i128::from(self.part) * hundredths(per), i128::from(self.whole.get())), 2)
    }

    /// The same as a whole number, rounded once from the exact rate.
    #[must_use]
    pub fn roughly_per(self, per: u32) -> Decimal {
        decimal(rounded(i128::from(self.part) * i128::from(per), i128::from(self.whole.get())), 0)
    }

    /// How much higher this rate is than an earlier one, from the exact rates, with two decimals.
    ///
    /// None where the exact difference is beyond what can be held, which no count that an audit file may give is.
    #[must_use]
    pub fn rise_per(self, earlier: Self, per: u32) -> Option<Decimal> {
        let [part, whole] = [self.part, self.whole.get()].map(i128::from);
        let [part_before, whole_before] = [earlier.part, earlier.whole.get()].map(i128::from);
        let higher = part.checked_mul(whole_before)?.checked_sub(part_before.checked_mul(whole)?)?;
        let exact = higher.checked_mul(hundredths(per))?;
        Some(decimal(rounded(exact, whole.checked_mul(whole_before)?), 2))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let crossed = |part: u64, whole: NonZeroU64| u128::from(part) * u128::from(whole.get());
        crossed(self.part, other.whole).cmp(&crossed(other.part, self.whole))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

fn hundredths(per: u32) -> i128 {
    i128::from(per) * 100
}

/// The whole number nearest to a quotient, halves away from zero. The divisor is above zero.
fn rounded(dividend: i128, divisor: i128) -> i128 {
    let (quotient, left) = (dividend / divisor, dividend % divisor);
    // Compared with what is missing to the next, since doubling the remainder could overflow.
    let up = left.abs() >= divisor - left.abs();
    quotient + if up { dividend.signum() } else { 0 }
}

/// A scaled number as a decimal; the largest there is for what no decimal holds, which only absurd counts reach.
fn decimal(scaled: i128, places: u32) -> Decimal {
    Decimal::try_from_i128_with_scale(scaled, places).unwrap_or(Decimal::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(part: u64, whole: u64) -> String {
        Ratio::of(part, whole).unwrap().percent().to_string()
    }

    fn rise(new: (u64, u64), old: (u64, u64)) -> Option<String> {
        let [new, old] = [new, old].map(|(part, whole)| Ratio::of(part, whole).unwrap());
        new.rise_per(old, 10_000).map(|rise| rise.to_string())
    }

    #[test]
    fn a_percentage_has_one_decimal_and_halves_go_away_from_zero() {
        assert_eq!(percent(9, 14), "64.3");
        assert_eq!(percent(1, 16), "6.3"); // 6.25
        assert_eq!(percent(14, 14), "100.0");
        assert_eq!(Ratio::of(3_u32, 0_u32), None);
    }

    #[test]
    fn a_hundred_is_all_and_zero_is_none() {
        assert_eq!(percent(9_997, 10_000), "99.9");
        assert_eq!(percent(3, 10_000), "0.1");
        assert_eq!((percent(0, 15), percent(15, 15)), ("0.0".into(), "100.0".into()));
    }

    #[test]
    fn a_rate_has_two_decimals() {
        let rate = |count: u64, children: u64| Ratio::of(count, children).unwrap().per(10_000).to_string();
        assert_eq!((rate(95, 52_400), rate(41, 52_400)), ("18.13".into(), "7.82".into()));
        assert_eq!(rate(1, 800_000), "0.01"); // 0.0125
        assert_eq!(rate(1, 2_000_000), "0.01"); // 0.005, a half
        assert_eq!(rate(0, 52_400), "0.00");
    }

    #[test]
    fn a_difference_is_taken_before_rounding() {
        // 0.005 and 0.0049: shown as 0.01 and 0.00, but no 0.01 apart.
        assert_eq!(rise((1, 2_000_000), (49, 100_000_000)).unwrap(), "0.00");
        assert_eq!(rise((30, 52_000), (41, 52_400)).unwrap(), "-2.06"); // 5.7692 less 7.8244
        assert_eq!(rise((1, 2_000_000), (2, 2_000_000)).unwrap(), "-0.01"); // a half, away from zero
    }

    #[test]
    fn nothing_overflows() {
        let (all, most) = (Ratio::of(u64::MAX, u64::MAX).unwrap(), Ratio::of(u64::MAX - 1, u64::MAX).unwrap());
        assert!(most < all && most.percent().to_string() == "99.9");
        assert_eq!(Ratio::of(u64::MAX, 1_u64).unwrap().per(u32::MAX), Decimal::MAX);
        assert_eq!(rise((u64::MAX, 1), (0, u64::MAX)), None);
    }

    #[test]
    fn between_two_ratios_there_are_quarters() {
        let [half, all] = [Ratio::of(1_u32, 2_u32).unwrap(), Ratio::of(3_u32, 3_u32).unwrap()];
        let shown = [0, 1, 2, 3, 4].map(|quarters| half.toward(all, quarters).unwrap().percent().to_string());
        assert_eq!(shown, ["50.0", "62.5", "75.0", "87.5", "100.0"]);
        let largest = Ratio::of(1_000_000_000_u64, 1_000_000_000_u64).unwrap();
        assert_eq!(largest.toward(largest, 3), Some(largest));
        assert_eq!(Ratio::of(u64::MAX, u64::MAX).unwrap().toward(half, 1), None);
    }

    #[test]
    fn equal_shares_are_equal() {
        assert_eq!(Ratio::of(1_u32, 3_u32), Ratio::of(5_u32, 15_u32));
        assert!(Ratio::of(9_u32, 14_u32) > Ratio::of(9_u32, 15_u32));
    }
}
