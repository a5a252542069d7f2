//! What an audit's responses amount to, part by part, and how far the answering has come.

use rust_decimal::Decimal;

use super::band::{Band, band};
use super::figure::Ratio;
use crate::audit::{Audit, Standing};
use crate::framework::{Framework, Part, PartId, Status};

/// What an audit amounts to in one part. Met counts of different parts are never added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compliance {
    /// The part.
    pub part: PartId,
    /// Standards of the part in the audit's own edition.
    pub standards: u32,
    /// Those less the not applicable ones.
    pub applicable: u32,
    /// Standards met.
    pub met: u32,
    /// Met of the applicable, with one decimal; none where nothing applies or the part is not banded.
    pub percent: Option<Decimal>,
    /// The band, by the met count over all standards; none where the part is not banded or has no standards.
    pub band: Option<Band>,
    /// How many standards have each status.
    pub counts: StatusCounts,
}

/// How many standards stand how. Each standard is counted once, so they add up to the standards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts {
    /// Met.
    pub met: u32,
    /// Partly met.
    pub partly_met: u32,
    /// Planned.
    pub planned: u32,
    /// Not met.
    pub not_met: u32,
    /// The board looked and could not tell.
    pub not_known: u32,
    /// They do not apply to the board.
    pub not_applicable: u32,
    /// Without an answer that can stand: blank, in conflict or unreadable.
    pub unanswered: u32,
    /// With an answer of an earlier year that nobody has confirmed; not among `unanswered`.
    pub carried: u32,
}

/// How far the answering has come. Not known is an answer; a carried one is none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Standards answered.
    pub answered: u32,
    /// Standards of the audit's edition.
    pub of: u32,
}

impl StatusCounts {
    /// Counts standings.
    pub fn of(standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut counts = Self::default();
        standings.into_iter().for_each(|standing| counts.add(standing));
        counts
    }

    /// Counts one more.
    pub fn add(&mut self, standing: Standing) {
        let count = match standing {
            Standing::Answered(Status::Met) => &mut self.met,
            Standing::Answered(Status::PartlyMet) => &mut self.partly_met,
            Standing::Answered(Status::Planned) => &mut self.planned,
            Standing::Answered(Status::NotMet) => &mut self.not_met,
            Standing::Answered(Status::NotKnown) => &mut self.not_known,
            Standing::Answered(Status::NotApplicable) => &mut self.not_applicable,
            Standing::Carried(_) => &mut self.carried,
            Standing::Unanswered | Standing::Conflict | Standing::Unreadable => &mut self.unanswered,
        };
        *count += 1;
    }

    /// Standards with an answer of this year.
    #[must_use]
    pub fn answered(&self) -> u32 {
        let Self { met, partly_met, planned, not_met, not_known, not_applicable, unanswered: _, carried: _ } = self;
        met + partly_met + planned + not_met + not_known + not_applicable
    }

    /// All standards counted.
    #[must_use]
    pub fn standards(&self) -> u32 {
        self.answered() + self.unanswered + self.carried
    }

    /// Those less the not applicable ones.
    #[must_use]
    pub fn applicable(&self) -> u32 {
        self.standards() - self.not_applicable
    }
}

impl Compliance {
    /// What standings on all standards of a part amount to.
    pub fn of(part: &Part, standings: impl IntoIterator<Item = Standing>) -> Self {
        let counts = StatusCounts::of(standings);
        let ratio = Ratio::of(counts.met, counts.applicable());
        Self {
            part: part.id.clone(),
            standards: counts.standards(),
            applicable: counts.applicable(),
            met: counts.met,
            percent: ratio.filter(|_| part.banded).map(Ratio::percent),
            band: band(counts.met, counts.standards()).filter(|_| part.banded),
            counts,
        }
    }

    /// Whether it may stand beside England's bands: a banded part, all of whose standards apply.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        self.band.is_some() && self.applicable == self.standards
    }

    /// Met of the applicable, exactly; none where nothing applies. By this boards are ranked, not by the percentage.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        Ratio::of(self.met, self.applicable)
    }
}

/// What an audit amounts to in one part of its framework, counted against its own edition.
#[must_use]
pub fn compliance(audit: &Audit, framework: &Framework, part: &Part) -> Compliance {
    let standards = framework.standards_in(&part.id, audit.edition);
    Compliance::of(part, standards.map(|standard| audit.standing(&standard.id)))
}

/// What an audit amounts to in each part of its framework, in the framework's order.
#[must_use]
pub fn compliances(audit: &Audit, framework: &Framework) -> Vec<Compliance> {
    framework.parts.iter().map(|part| compliance(audit, framework, part)).collect()
}

/// How far the answering of an audit has come, over all standards of its own edition.
#[must_use]
pub fn progress(audit: &Audit, framework: &Framework) -> Progress {
    let standards = framework.standards_of(audit.edition);
    let counts = StatusCounts::of(standards.map(|standard| audit.standing(&standard.id)));
    Progress { answered: counts.answered(), of: counts.standards() }
}

/// How many standards of a draft are not answered yet, and of how many; none where it is signed off or all are answered.
#[must_use]
pub fn left_to_answer(audit: &Audit, framework: &Framework) -> Option<(u32, u32)> {
    let progress = progress(audit, framework);
    let left = progress.of.saturating_sub(progress.answered);
    (left > 0 && !audit.is_signed()).then_some((left, progress.of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{BandId, sample};

    /// The compliance of a part of so many standards, answered in order with these words.
    fn of(standards: usize, answers: &[&str]) -> Compliance {
        let framework = sample::framework(&[standards]);
        let audit = sample::audit(&framework, 2014, &sample::answers(answers));
        let found = compliances(&audit, &framework).swap_remove(0);
        assert_eq!(found.counts.standards(), found.standards);
        found
    }

    fn headline(found: &Compliance) -> (u32, u32, Option<String>, Option<BandId>) {
        let band = found.band.as_ref().map(|band| band.id);
        (found.met, found.applicable, found.percent.map(|percent| percent.to_string()), band)
    }

    #[test]
    fn percent_is_of_those_that_apply_and_band_of_all() {
        let answers = [["met"; 9].as_slice(), &["partly-met", "partly-met", "not-met", "not-applicable"]].concat();
        let found = of(15, &answers);
        assert_eq!(headline(&found), (9, 14, Some("64.3".into()), Some(BandId::HalfOrMore)));
        let counts = StatusCounts {
            met: 9,
            partly_met: 2,
            not_met: 1,
            not_applicable: 1,
            unanswered: 2,
            ..StatusCounts::default()
        };
        assert_eq!(found.counts, counts);
    }

    #[test]
    fn all_that_apply_is_a_hundred_percent_but_not_all_of_the_band() {
        let found = of(15, &[["met"; 14].as_slice(), &["not-applicable"]].concat());
        assert_eq!(headline(&found), (14, 14, Some("100.0".into()), Some(BandId::Most)));
    }

    #[test]
    fn small_parts_have_bands_of_their_own() {
        assert_eq!(headline(&of(1, &["met"])), (1, 1, Some("100.0".into()), Some(BandId::All)));
        assert_eq!(headline(&of(7, &["met"; 6])), (6, 7, Some("85.7".into()), Some(BandId::HalfOrMore)));
        assert_eq!(headline(&of(9, &["met"; 8])), (8, 9, Some("88.9".into()), Some(BandId::Most)));
    }

    #[test]
    fn where_nothing_applies_there_is_no_percentage() {
        let found = of(2, &["not-applicable"; 2]);
        assert_eq!(headline(&found), (0, 0, None, Some(BandId::FewerThanHalf)));
        assert_eq!(found.ratio(), None);
        assert_eq!(headline(&of(0, &[])), (0, 0, None, None));
    }

    #[test]
    fn carried_answers_count_as_unanswered_but_are_told_apart() {
        let found = of(3, &["met carried", "not-applicable carried", "met carried"]);
        assert_eq!(headline(&found), (0, 3, Some("0.0".into()), Some(BandId::FewerThanHalf)));
        assert_eq!((found.counts.carried, found.counts.unanswered), (3, 0));
    }

    #[test]
    fn what_cannot_stand_is_unanswered() {
        let framework = sample::framework(&[3]);
        let conflict = "[[conflicts]]\nkey = 'responses.s2.status'\n";
        let body = sample::answers(&["mett", "met", "met"]) + conflict;
        let audit = sample::audit(&framework, 2014, &body);
        let found = compliances(&audit, &framework).swap_remove(0);
        assert_eq!((found.met, found.counts.unanswered), (1, 2));
    }

    #[test]
    fn a_part_that_is_not_banded_has_neither_band_nor_percentage() {
        let framework = sample::framework(&[1, 2]);
        let audit = sample::audit(&framework, 2014, &sample::answers(&["met", "met", "met"]));
        let found = compliances(&audit, &framework);
        assert_eq!(headline(&found[1]), (2, 2, None, None));
    }

    #[test]
    fn progress_counts_not_known_and_leaves_carried_out() {
        let framework = sample::framework(&[2, 2]);
        let audit = sample::audit(&framework, 2014, &sample::answers(&["not-known", "met carried", "met"]));
        assert_eq!(progress(&audit, &framework), Progress { answered: 2, of: 4 });
    }

    #[test]
    fn an_audit_is_counted_against_its_own_edition() {
        let text = sample::framework_text(&[2]).replace("edition = 1\n", "edition = 2\n");
        let framework = sample::read_framework(&text.replacen("asked_of", "retired = 2\nasked_of", 1));
        let in_edition = |edition: u32| {
            let audit = sample::audit_of_edition(&framework, edition, 2014, "");
            (compliances(&audit, &framework)[0].standards, progress(&audit, &framework).of)
        };
        assert_eq!((in_edition(1), in_edition(2)), ((2, 2), (1, 1)));
    }
}
