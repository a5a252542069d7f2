//! How two audits differ.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::action::ActionChange;
use super::counts::Counts;
use super::doubt::Doubt;
use super::part::{PartDiff, part_diffs};
use super::side::{Side, threads};
use super::standard::{StandardDiff, standard_diff};
use crate::assess::{IndicatorFigure, count_change, indicator_figure, rate_change};
use crate::audit::Audit;
use crate::framework::{Indicator, IndicatorId};

/// How two audits differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// Each part that either framework has.
    pub parts: Vec<PartDiff>,
    /// Each standard that either audit has, once, in the order of the new framework.
    pub standards: Vec<StandardDiff>,
    /// Each indicator that either framework has.
    pub indicators: Vec<IndicatorDiff>,
    /// What became of the actions.
    pub actions: Counts<ActionChange>,
    /// Actions open in the new audit that were due before today, if it is the board's latest of the two.
    pub overdue: u32,
    /// How many standards can be compared at all.
    pub shared: Shared,
    /// Doubts about the new audit's answers.
    pub doubts: Counts<Doubt>,
    /// How many answers are carried over and not confirmed.
    pub carried: StillCarried,
    /// Conflicts that a merge left and nobody has settled.
    pub conflicts: Conflicts,
    /// Whether anything about the board differs.
    pub board_differs: bool,
    /// Whether anything about the audits themselves differs but the year: edition, period, date, chair, sign-off …
    pub audit_differs: bool,
    /// Whether the counts of children differ, or what is said about them.
    pub indicators_differ: bool,
}

/// An indicator in two audits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorDiff {
    /// The indicator.
    pub id: IndicatorId,
    /// What is counted.
    pub title: String,
    /// The old count and rate.
    pub old: IndicatorFigure,
    /// The new count and rate.
    pub new: IndicatorFigure,
    /// How many more children were counted; none where one of the counts is not given.
    pub count_change: Option<i64>,
    /// How much higher the rate is, with two decimals; none where one of the rates is missing.
    pub rate_change: Option<Decimal>,
}

/// How many standards two audits share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Standards that both have.
    pub both: usize,
    /// Standards that either has.
    pub either: usize,
}

/// How many answers of two audits are carried over from an earlier year and not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillCarried {
    /// Those of the old audit.
    pub old: u32,
    /// Those of the new audit.
    pub new: u32,
}

/// How many unsettled conflicts two audits have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflicts {
    /// Those of the old audit.
    pub old: usize,
    /// Those of the new audit.
    pub new: usize,
}

impl Diff {
    /// Whether there is a change, as `--exit-code` means it. An audit and itself differ in nothing.
    #[must_use]
    pub fn is_a_change(&self) -> bool {
        let beside = self.board_differs || self.audit_differs || self.indicators_differ;
        beside || self.standards.iter().any(StandardDiff::is_a_change)
    }
}

/// How two audits differ. Both are counted against their own editions.
#[must_use]
pub fn diff(old: Side<'_>, new: Side<'_>, today: Option<Date>) -> Diff {
    let overtaken = new.is_earlier_than(old);
    let today = today.filter(|_| !overtaken);
    let threads = threads(&[old, new]);
    let standards: Vec<_> = threads.iter().filter_map(|thread| standard_diff(old, new, thread, today)).collect();
    let actions = || standards.iter().flat_map(|standard| &standard.actions);
    let parts = part_diffs(old, new, &standards);
    Diff {
        carried: StillCarried {
            old: parts.iter().map(|part| part.old.counts.carried).sum(),
            new: parts.iter().map(|part| part.new.counts.carried).sum(),
        },
        parts,
        indicators: indicators(old, new),
        actions: Counts::of(actions().map(|action| action.change)),
        overdue: Counts::of(actions().map(|action| action.overdue)).get(true),
        shared: Shared {
            both: standards.iter().filter(|standard| standard.old.is_some() && standard.new.is_some()).count(),
            either: standards.len(),
        },
        doubts: Counts::of(standards.iter().flat_map(|standard| standard.doubts.iter().copied())),
        conflicts: Conflicts { old: old.audit.conflicts.len(), new: new.audit.conflicts.len() },
        board_differs: old.audit.board != new.audit.board,
        audit_differs: audit_differs(old.audit, new.audit),
        indicators_differ: old.audit.indicators != new.audit.indicators,
        standards,
    }
}

/// Whether audits differ in what is not told elsewhere. The year is left out: it is what they are compared by.
fn audit_differs(old: &Audit, new: &Audit) -> bool {
    let keys = |audit: &Audit| audit.unmatched.iter().map(|response| response.key.clone()).collect::<Vec<_>>();
    let alike = Audit {
        year: new.year,
        board: new.board.clone(),
        indicators: new.indicators.clone(),
        responses: new.responses.clone(),
        unmatched: new.unmatched.clone(),
        ..old.clone()
    };
    alike != *new || keys(old) != keys(new)
}

fn indicators(old: Side<'_>, new: Side<'_>) -> Vec<IndicatorDiff> {
    let new_ones = new.framework.indicators.iter();
    let only_old = old.framework.indicators.iter().filter(|one| new.framework.indicator(one.id.as_str()).is_none());
    new_ones.chain(only_old).map(|indicator| indicator_diff(old, new, indicator)).collect()
}

fn indicator_diff(old: Side<'_>, new: Side<'_>, indicator: &Indicator) -> IndicatorDiff {
    let [before, after] = [old, new].map(|side| {
        let own = side.framework.indicator(indicator.id.as_str()).unwrap_or(indicator);
        indicator_figure(side.audit, own)
    });
    IndicatorDiff {
        id: indicator.id.clone(),
        title: indicator.title.clone(),
        count_change: count_change(&before, &after),
        rate_change: rate_change(&before, &after),
        old: before,
        new: after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;
    use crate::compare::{Change, Changed};
    use crate::framework::Framework;
    use jiff::civil::date;

    const TODAY: Date = date(2014, 11, 10);

    /// The diff of two audits of a small framework, made from the text behind `[board] … name`.
    fn of(old: &str, new: &str) -> Diff {
        let framework = sample::framework(&[3]);
        let (old, new) = (sample::audit(&framework, 2013, old), sample::audit(&framework, 2014, new));
        diff(Side { audit: &old, framework: &framework }, Side { audit: &new, framework: &framework }, Some(TODAY))
    }

    /// What changed about `s1` beside its class, when these keys stand under its response.
    fn changed(old: &str, new: &str) -> Vec<&'static str> {
        let found = of(&format!("[responses.s1]\n{old}"), &format!("[responses.s1]\n{new}"));
        assert_eq!(found.is_a_change(), !found.standards[0].changed.is_empty(), "{old} {new}");
        found.standards[0].changed.iter().map(|what| what.word()).collect()
    }

    #[test]
    fn the_headline_names_apart_what_is_only_not_confirmed() {
        let found =
            of(&sample::answers(&["met", "met", "not-met"]), &sample::answers(&["met carried", "planned", "met"]));
        let part = &found.parts[0];
        assert_eq!((part.newly_met, part.no_longer_met, part.only_not_confirmed), (1, 2, 1));
        assert_eq!(part.changes, Counts::of([Change::NotConfirmed, Change::Regressed, Change::Improved]));
        let apart: Vec<_> = found.standards.iter().map(StandardDiff::is_only_not_confirmed).collect();
        assert_eq!(apart, [true, false, false]);
        let words: Vec<_> = found.standards.iter().map(|standard| standard.words().join(" ")).collect();
        let expected = ["not-confirmed no-longer-met", "regressed no-longer-met", "improved newly-met unsupported"];
        assert_eq!(words, expected);
    }

    #[test]
    fn what_was_not_met_before_is_not_among_the_no_longer_met() {
        let found = of(&sample::answers(&["planned"]), &sample::answers(&["planned carried"]));
        assert_eq!(found.standards[0].change, Change::NotConfirmed);
        assert!(!found.standards[0].is_only_not_confirmed() && found.parts[0].only_not_confirmed == 0);
    }

    #[test]
    fn a_percentage_can_rise_only_because_fewer_standards_apply() {
        let rose = |old: &[&str], new: &[&str]| {
            of(&sample::answers(old), &sample::answers(new)).parts[0].rose_only_by_fewer_applying
        };
        assert!(rose(&["met", "not-met", "not-met"], &["met", "not-met", "not-applicable"]));
        assert!(!rose(&["met", "not-met", "not-met"], &["met", "met", "not-applicable"]));
        assert!(!rose(&["met", "not-met", "not-applicable"], &["met", "not-met", "not-met"]));
        assert!(!rose(&["not-met"; 3], &["not-applicable"; 3]));
    }

    #[test]
    fn what_changed_beside_the_class() {
        for (old, new, expected) in [
            ("", "status = 'not-known'", vec!["status"]),
            ("evidence = 'a'", "evidence = 'b'", vec!["evidence"]),
            ("evidence = ' '", "", vec![]),
            ("links = ['a']", "links = ['b']", vec!["evidence"]),
            ("", "actions = [{ what = 'w' }]", vec!["actions"]),
            ("actions = [{ what = 'w' }]", "actions = [{ what = 'w', since = 2013 }]", vec![]),
            ("agencies.police.status = 'met'", "", vec!["agencies"]),
            ("lead = 'a'", "lead = 'b'", vec!["lead"]),
            ("reason = 'a'", "reason = 'b'", vec!["reason"]),
            ("note = 'a'", "note = 'b'", vec!["note"]),
            ("status = 'met'\ncarried_from = 2010", "status = 'met'\ncarried_from = 2011", vec!["status"]),
            ("reviewer = 'a'\nrevisit = true", "reviewer = 'b'", vec![]),
        ] {
            assert_eq!(changed(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn a_carried_answer_that_was_altered_is_another_word() {
        let found = of(&sample::answers(&["met"]), &sample::answers(&["planned carried"]));
        assert_eq!(found.standards[0].changed, [Changed::Status]);
        let found = of(&sample::answers(&["met"]), &sample::answers(&["met carried"]));
        assert_eq!(found.standards[0].changed, []);
    }

    #[test]
    fn wording_that_was_revised_or_put_by_another_framework_is_said() {
        let reworded = |text: &str, old_edition, other: &Framework| {
            let framework = sample::read_framework(text);
            let old = sample::audit_of_edition(&framework, old_edition, 2013, "");
            let new = sample::audit(other, 2014, "");
            let found =
                diff(Side { audit: &old, framework: &framework }, Side { audit: &new, framework: other }, Some(TODAY));
            found.standards.iter().find(|one| one.id.as_str() == "s1").unwrap().changed == [Changed::Wording]
        };
        let text = sample::framework_text(&[1]).replace("edition = 1\n", "edition = 3\n");
        let text = text.replace("id='s1'", "id='s1'\nrevised = 2");
        let framework = sample::read_framework(&text);
        assert_eq!([1, 2, 3].map(|edition| reworded(&text, edition, &framework)), [true, false, false]);
        let other = text.replace("'sample'", "'other'").replace("id='s1'", "id='s1'\nreplaces=['sample/s1']");
        assert!(!reworded(&text, 1, &sample::read_framework(&other)));
        assert!(reworded(&text, 1, &sample::read_framework(&other.replace("ask='?'", "ask='!'"))));
    }

    #[test]
    fn whatever_differs_beside_the_standards_is_a_change_but_the_year() {
        let base = "children = 100\n[indicators]\nvictims = 1\n";
        assert!(!of(base, base).is_a_change());
        for other in [
            base.replace("100", "101"),
            base.replace("= 1\n", "= 2\n"),
            format!("{base}period = '2013'\n"),
            format!("{base}[[decisions]]\non = 2014-01-01\nby = 'b'\nwhat = 'w'\n"),
            format!("{base}[responses.nowhere]\nstatus = 'met'\n"),
            format!("{base}[[responses.s1.actions]]\nwhat = 'w'\ndone = 2014-01-01\n"),
        ] {
            assert!(of(base, &other).is_a_change() && of(&other, base).is_a_change(), "{other}");
        }
    }

    #[test]
    fn indicators_actions_agencies_and_conflicts() {
        let old = "children = 52000\n[indicators]\nvictims = 30\n[[responses.s1.actions]]\nwhat='a'\ndue=2014-01-01\n";
        let new = "children = 52400\n[indicators]\nvictims = 41\n[[responses.s1.actions]]\nwhat='a'\ndue=2014-01-01\n\
            [responses.s2.agencies.health]\nstatus = 'partly-met'\n[[conflicts]]\nkey = 'responses.s3.status'\n";
        let found = of(old, new);
        let victims = &found.indicators[0];
        assert_eq!((victims.count_change, victims.rate_change), (Some(11), Some(Decimal::new(206, 2))));
        assert_eq!((found.actions.get(ActionChange::Carried), found.overdue), (1, 1));
        let health = &found.standards[1].agencies[0];
        assert_eq!(
            (health.id.as_str(), health.old, health.new.map(crate::framework::Status::word)),
            ("health", None, Some("partly-met"))
        );
        assert_eq!(found.conflicts, Conflicts { old: 0, new: 1 });
    }

    #[test]
    fn a_standard_moved_to_another_part_leaves_one_and_joins_the_other() {
        let ours = sample::framework(&[1, 1]);
        let text = sample::framework_text(&[1, 1]).replace("'sample'", "'other'");
        let theirs = sample::read_framework(&text.replace("id='s2'", "id='s2'\nreplaces=['sample/s1']"));
        let old = sample::audit(&ours, 2013, &sample::answers(&["met"]));
        let new = sample::audit(&theirs, 2014, &sample::answers(&["", "met"]));
        let found = diff(Side { audit: &old, framework: &ours }, Side { audit: &new, framework: &theirs }, Some(TODAY));
        assert_eq!(found.shared, Shared { both: 1, either: 3 });
        let counts = |index: usize| (found.parts[index].newly_met, found.parts[index].no_longer_met);
        assert_eq!((counts(0), counts(1)), ((0, 1), (1, 0)));
        let moved = found.standards.iter().find(|standard| standard.id.as_str() == "s2" && standard.old.is_some());
        assert_eq!(moved.map(|standard| standard.change), Some(Change::Unchanged));
    }
}
