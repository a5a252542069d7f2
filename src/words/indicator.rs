//! Counts of children and their rates.

use rust_decimal::Decimal;

use super::number;

/// Said wherever a rate is shown.
pub const RATES: &str = "A higher rate is not worse: a board that looks harder finds more.";
/// Said where a child may be counted twice.
pub const OVERLAP: &str = "A child may be in more than one count.";

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_counted_is_not_the_same_as_not_given() {
        let rate = Some(Decimal::from_parts(1813, 0, 0, false, 2));
        assert_eq!(count_and_rate(Some(95), rate, 10_000), "95 · 18.13 per 10,000");
        assert_eq!([count_and_rate(Some(0), None, 1), count_and_rate(None, None, 1)], ["0", "not given"]);
    }
}
