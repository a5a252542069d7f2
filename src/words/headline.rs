//! What an audit amounts to, in a line: how much is met, and what else there is.

use rust_decimal::Decimal;

use super::counted;

/// The figures of one part of one audit. `percent` is given for banded parts only: no foundation is ever a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headline<'a> {
    /// What met is called in this part: `Met`, `In place`.
    pub met_label: &'a str,
    /// Standards met.
    pub met: u32,
    /// All standards of the part.
    pub standards: u32,
    /// Those that apply.
    pub applicable: u32,
    /// Met of those that apply, rounded.
    pub percent: Option<Decimal>,
    /// Standards answered with not known.
    pub not_known: u32,
    /// Standards without an answer that counts, the carried ones apart.
    pub unanswered: u32,
    /// Standards with an answer carried over and not confirmed.
    pub carried: u32,
}

impl Headline<'_> {
    /// The headline: `9 of 15 met · 64.3% of the 14 that apply`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let met = format!("{} of {} {}", self.met, self.standards, self.met_label.to_lowercase());
        match self.percent {
            Some(percent) if self.applicable == self.standards => format!("{met} · {percent:.1}%"),
            Some(percent) => format!("{met} · {percent:.1}% of the {} that apply", self.applicable),
            None => met,
        }
    }

    /// What else there is, as far as there is any: `1 not applicable · 2 unanswered`.
    #[must_use]
    pub fn rest(&self) -> String {
        let not_applicable = self.standards.saturating_sub(self.applicable);
        let rest = [
            (not_applicable, "not applicable"),
            (self.not_known, "not known"),
            (self.unanswered, "unanswered"),
            (self.carried, "carried over, not confirmed"),
        ];
        let there = rest.iter().filter(|(count, _)| *count > 0);
        there.map(|(count, what)| counted(*count, what, what)).collect::<Vec<_>>().join(" · ")
    }
}

/// So many of so many: `9 of 15`.
#[must_use]
pub fn of(met: u32, standards: u32) -> String {
    format!("{met} of {standards}")
}

/// A percentage with one decimal; nothing where there is none.
#[must_use]
pub fn percent(percent: Option<Decimal>) -> String {
    percent.map(|percent| format!("{percent:.1}%")).unwrap_or_default()
}

/// What a row of percentages is called.
pub const PERCENT: &str = "Of those that apply";

/// The band of an audit: `Band: 13 or more`.
#[must_use]
pub fn band(label: &str) -> String {
    format!("Band: {label}")
}

/// How far the answering has come: `answered 19 of 24`.
#[must_use]
pub fn progress(answered: u32, of: u32) -> String {
    format!("answered {answered} of {of}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: Headline<'static> = Headline {
        met_label: "Met",
        met: 9,
        standards: 15,
        applicable: 14,
        percent: Some(Decimal::from_parts(643, 0, 0, false, 1)),
        not_known: 0,
        unanswered: 2,
        carried: 1,
    };

    #[test]
    fn the_headline_says_of_how_many() {
        assert_eq!(NINE.sentence(), "9 of 15 met · 64.3% of the 14 that apply");
        assert_eq!(NINE.rest(), "1 not applicable · 2 unanswered · 1 carried over, not confirmed");
    }

    #[test]
    fn where_all_apply_the_percentage_needs_no_gloss() {
        let all = Headline { applicable: 15, percent: Some(Decimal::from(60)), ..NINE };
        assert_eq!(all.sentence(), "9 of 15 met · 60.0%");
    }

    #[test]
    fn foundations_have_no_percentage() {
        let foundations = Headline { met_label: "In place", met: 3, standards: 9, percent: None, ..NINE };
        assert_eq!(foundations.sentence(), "3 of 9 in place");
    }
}
