//! Reasons not to take an answer at its word. They are beside the changes, never changes themselves.

use std::collections::BTreeMap;

use super::change::Change;
use super::side::{Side, View, class, threads};
use crate::audit::{Audit, Response};
use crate::framework::{Standard, StandardId, Status};

/// A reason not to take an answer at its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Met without evidence or links, where evidence is required.
    Unsupported,
    /// Met or partly met, as in the earlier year or higher then, on word for word the earlier year's evidence.
    SameEvidence,
    /// Improved on word for word the earlier year's evidence.
    ImprovedOnSameEvidence,
}

impl Doubt {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Unsupported, Self::SameEvidence, Self::ImprovedOnSameEvidence];

    /// The word in JSON and on `--fail-on`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::SameEvidence => "same-evidence",
            Self::ImprovedOnSameEvidence => "improved-on-same-evidence",
        }
    }
}

/// The doubts about an audit's answers, by standard: in itself and against an earlier audit of the same board.
///
/// An audit that is not of the same board and an earlier year is left aside.
#[must_use]
pub fn doubts(side: Side<'_>, earlier: Option<Side<'_>>) -> BTreeMap<StandardId, Vec<Doubt>> {
    doubts_where(side, earlier, |_| true)
}

/// The doubts about one answer of an audit, as [`doubts`] finds them; a screen is drawn sooner without all the others.
#[must_use]
pub fn doubts_about(id: &StandardId, side: Side<'_>, earlier: Option<Side<'_>>) -> Vec<Doubt> {
    doubts_where(side, earlier, |standard| standard.id == *id).remove(id).unwrap_or_default()
}

fn doubts_where(
    side: Side<'_>,
    earlier: Option<Side<'_>>,
    wanted: impl Fn(&Standard) -> bool,
) -> BTreeMap<StandardId, Vec<Doubt>> {
    let earlier = earlier.filter(|earlier| earlier.is_earlier_than(side));
    let sides: Vec<Side<'_>> = earlier.into_iter().chain([side]).collect();
    let of = |cells: &[Option<&Standard>]| {
        let standard = (*cells.last()?).filter(|standard| wanted(standard))?;
        let before = cells.first().copied().flatten().zip(earlier).map(|(standard, earlier)| earlier.view(standard));
        let found = doubts_of(standard, &side.view(standard), before.as_ref());
        (!found.is_empty()).then(|| (standard.id.clone(), found))
    };
    threads(&sides).iter().filter_map(|thread| of(&thread.cells)).collect()
}

/// The same board's audit of the latest year before an audit's own.
pub fn nearest_earlier<'a>(audit: &Audit, others: impl IntoIterator<Item = &'a Audit>) -> Option<&'a Audit> {
    let earlier = others.into_iter().filter(|other| other.board.id == audit.board.id && other.year < audit.year);
    earlier.max_by_key(|other| other.year)
}

/// The doubts about one answer. `earlier` is what the same board had in an earlier year.
pub(super) fn doubts_of(standard: &Standard, new: &View, earlier: Option<&View>) -> Vec<Doubt> {
    let unsupported = is_unsupported(standard, new).then_some(Doubt::Unsupported);
    let repeated = earlier.and_then(|earlier| on_same_evidence(earlier, new));
    unsupported.into_iter().chain(repeated).collect()
}

fn is_unsupported(standard: &Standard, view: &View) -> bool {
    let bare = !view.response.has_evidence() && view.response.links.is_empty();
    standard.evidence_required && bare && view.standing.is_met()
}

fn on_same_evidence(old: &View, new: &View) -> Option<Doubt> {
    if !has_same_evidence(&old.response, &new.response) {
        return None;
    }
    let in_part = |view: &View| matches!(view.standing.counted(), Some(Status::Met | Status::PartlyMet));
    match class(Some(old), Some(new))? {
        Change::Improved => Some(Doubt::ImprovedOnSameEvidence),
        _ => (in_part(old) && in_part(new)).then_some(Doubt::SameEvidence),
    }
}

/// The same words, whatever the white space between them, and the same links.
fn has_same_evidence(old: &Response, new: &Response) -> bool {
    let words = |response: &Response| {
        let text = response.evidence.as_deref().unwrap_or_default();
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    new.has_evidence() && words(old) == words(new) && old.links == new.links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;

    const EVIDENCE: &str = "evidence = 'six  meetings'\n";

    /// The doubts about the only standard in 2014, against 2013.
    fn of(old: &str, new: &str) -> Vec<&'static str> {
        let framework = sample::framework(&[1]);
        let [old, new] = [(2013, old), (2014, new)].map(|(year, keys)| {
            let (status, rest) = keys.split_once('\n').unwrap_or((keys, ""));
            sample::audit(&framework, year, &(sample::answers(&[status]) + rest))
        });
        let [old, new] = [&old, &new].map(|audit| Side { audit, framework: &framework });
        doubts(new, Some(old)).values().flatten().map(|doubt| doubt.word()).collect()
    }

    #[test]
    fn the_doubts_about_one_answer_are_those_among_all() {
        let framework = sample::framework(&[3]);
        let texts = [(2013, &["met", "met", "met"]), (2014, &["met", "not-met", "met"])];
        let [old, new] = texts.map(|(year, statuses)| sample::audit(&framework, year, &sample::answers(statuses)));
        let [old, new] = [&old, &new].map(|audit| Side { audit, framework: &framework });
        let all = doubts(new, Some(old));
        assert_eq!(all.len(), 2);
        for standard in new.framework.standards_of(1) {
            let about = doubts_about(&standard.id, new, Some(old));
            assert_eq!(about, all.get(&standard.id).cloned().unwrap_or_default(), "{}", standard.id);
        }
    }

    #[test]
    fn met_without_evidence_or_links_is_unsupported() {
        assert_eq!(of("", "met\nevidence = ' '"), ["unsupported"]);
        for sound in ["met\nevidence = 'e'", "met\nlinks = ['l']", "partly-met", "met carried"] {
            assert_eq!(of("", sound), [""; 0], "{sound}");
        }
    }

    #[test]
    fn where_no_evidence_is_required_none_is_missed() {
        let framework =
            sample::read_framework(&sample::framework_text(&[1]).replace("required=true", "required=false"));
        let audit = sample::audit(&framework, 2014, &sample::answers(&["met"]));
        assert!(doubts(Side { audit: &audit, framework: &framework }, None).is_empty());
    }

    #[test]
    fn the_same_evidence_is_doubted_whatever_its_white_space() {
        for (old, new) in [("met", "met"), ("partly-met", "partly-met"), ("met", "partly-met")] {
            let old = format!("{old}\n{EVIDENCE}");
            assert_eq!(of(&old, &format!("{new}\nevidence = ' six meetings'")), ["same-evidence"], "{old} {new}");
        }
    }

    #[test]
    fn improving_on_the_same_evidence_is_doubted_more() {
        for (old, new) in [("partly-met", "met"), ("not-met", "planned")] {
            let found = of(&format!("{old}\n{EVIDENCE}"), &format!("{new}\n{EVIDENCE}"));
            assert_eq!(found, ["improved-on-same-evidence"]);
        }
    }

    #[test]
    fn other_words_links_or_answers_are_no_reason() {
        let met = |rest: &str| format!("met\n{rest}");
        for (old, new) in [
            (met(EVIDENCE), met("evidence = 'sixmeetings'")),
            (met(EVIDENCE), met(&format!("{EVIDENCE}links = ['l']"))),
            (met("links = ['l']"), met("links = ['l']")),
            (format!("not-met\n{EVIDENCE}"), format!("not-met\n{EVIDENCE}")),
            (format!("met carried\n{EVIDENCE}"), met(EVIDENCE)),
            (met(EVIDENCE), format!("met carried\n{EVIDENCE}")),
        ] {
            assert_eq!(of(&old, &new), [""; 0], "{old} {new}");
        }
    }

    #[test]
    fn only_an_earlier_year_of_the_same_board_counts() {
        let framework = sample::framework(&[1]);
        let body = sample::answers(&["met"]) + EVIDENCE;
        let [y12, y13, y14] = [2012, 2013, 2014].map(|year| sample::audit(&framework, year, &body));
        let mut elsewhere = y13.clone();
        elsewhere.board.id = "eastmoor".parse().unwrap();
        let against = |other| {
            let [new, other] = [&y13, other].map(|audit| Side { audit, framework: &framework });
            doubts(new, Some(other)).len()
        };
        assert_eq!([against(&y12), against(&y13), against(&y14), against(&elsewhere)], [1, 0, 0, 0]);
        assert_eq!(nearest_earlier(&y14, [&y13, &y12, &y14, &elsewhere]), Some(&y13));
        assert_eq!(nearest_earlier(&y12, [&y13]), None);
    }
}
