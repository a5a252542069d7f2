//! Counts of children and their rates.

use rust_decimal::Decimal;

use super::number;

/// Said wherever a rate is shown.
pub const RATES: &str = "A higher rate is not worse: a board that looks harder finds more.";
/// Said where a child may be counted twice.
pub const OVERLAP: &str = "A child may be in more than one count.";
/// The opposite, where it is said.
pub const NO_OVERLAP: &str = "A child is in one count only.";

/// What a list of counts is headed by: `Children counted in 2013`.
#[must_use]
pub fn children_counted(period: Option<&str>) -> String {
    period.map_or("Children counted".to_owned(), |period| format!("Children counted in {period}"))
}

/// A count with its rate: `95 · 18.13 per 10,000`. 0 is not the same as not given.
#[must_use]
pub fn count_and_rate(count: Option<u64>, rate: Option<Decimal>, per: u32) -> String {
    let Some(count) = count else { return "not given".to_owned() };
    let rate = rate.map(|rate| format!(" · {rate} per {}", number(u64::from(per)))).unwrap_or_default();
    format!("{}{rate}", number(count))
}

/// How a count and its rate moved: `28 more · rate 7.31 higher`; nothing where a count is not given.
#[must_use]
pub fn count_moved(count: Option<i64>, rate: Option<Decimal>) -> String {
    let count = count.map(|count| match count {
        0 => "as many".to_owned(),
        more if more > 0 => format!("{} more", number(more.unsigned_abs())),
        fewer => format!("{} fewer", number(fewer.unsigned_abs())),
    });
    let rate = rate.map(|rate| match rate {
        same if same.is_zero() => "same rate".to_owned(),
        higher if higher.is_sign_positive() => format!("rate {higher} higher"),
        lower => format!("rate {} lower", lower.abs()),
    });
    count.into_iter().chain(rate).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_rates_move_up_and_down_and_not() {
        let rate = |hundredths| Some(Decimal::new(hundredths, 2));
        assert_eq!(count_moved(Some(1028), rate(731)), "1,028 more · rate 7.31 higher");
        assert_eq!(count_moved(Some(-2), rate(-55)), "2 fewer · rate 0.55 lower");
        assert_eq!(count_moved(Some(0), rate(0)), "as many · same rate");
        assert_eq!([count_moved(Some(3), None), count_moved(None, None)], ["3 more", ""]);
    }

    #[test]
    fn nothing_counted_is_not_the_same_as_not_given() {
        let rate = Some(Decimal::from_parts(1813, 0, 0, false, 2));
        assert_eq!(count_and_rate(Some(95), rate, 10_000), "95 · 18.13 per 10,000");
        assert_eq!([count_and_rate(Some(0), None, 1), count_and_rate(None, None, 1)], ["0", "not given"]);
    }
}
