//! What is said of the national figures and of the list itself.

use rust_decimal::Decimal;

/// Said wherever a reconstructed list is shown.
pub const RECONSTRUCTED: &str = "The requirements are a reconstruction of the guidance, not the Children's \
    Commissioner's own list.";

/// What "met" is measured against, within reach of every figure.
pub const WHAT_MET_MEANS: &str = "Met means met as this board says of itself, against the guidance as \
    reconstructed here; `lscb-audit framework show` gives the list and its sources.";

/// A national figure beside a board's answer: `98% of boards reported this in 2014`.
///
/// `near` where the survey measured nearly the same, but not quite.
#[must_use]
pub fn national(percent: Decimal, year: u16, near: bool) -> String {
    let percent = percent.normalize();
    let what = if near { "something close to this" } else { "this" };
    format!("{percent}% of boards reported {what} in {year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_figure_does_not_pass_for_the_same() {
        assert_eq!(national(Decimal::from(98), 2014, false), "98% of boards reported this in 2014");
        assert_eq!(national(Decimal::from(97), 2014, true), "97% of boards reported something close to this in 2014");
    }
}
