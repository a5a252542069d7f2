//! The laws of comparing, over random audits of two editions of a framework and of another that replaces some of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::assess::{action_counts, compliances, sample};
use crate::audit::{Action, Allowed, Answer, Audit, Conflict, Response, Standing};
use crate::framework::{Framework, Status};

const TODAY: Date = date(2014, 11, 10);

/// Two editions: `s2` is retired by the second, `s6` comes with it, `s3` is revised in it.
static OURS: LazyLock<Framework> = LazyLock::new(|| {
    let text = sample::framework_text(&[4, 3]).replace("edition = 1\n", "edition = 2\n");
    let text = text.replace("id='s2'", "id='s2'\nretired = 2").replace("id='s6'", "id='s6'\nsince = 2");
    sample::read_framework(&text.replace("id='s3'", "id='s3'\nrevised = 2"))
});

/// Another framework, whose first standard takes the place of one of another part.
static OTHER: LazyLock<Framework> = LazyLock::new(|| {
    let text = sample::framework_text(&[3, 2]).replace("'sample'", "'other'");
    let text = text.replace("id='s1'", "id='s1'\nreplaces = ['sample/s5']");
    sample::read_framework(&text.replace("id='s4'", "id='s4'\nreplaces = ['sample/s1']"))
});

fn framework_of(audit: &Audit) -> &'static Framework {
    if audit.framework == OURS.id { &OURS } else { &OTHER }
}

fn side(audit: &Audit) -> Side<'_> {
    Side { audit, framework: framework_of(audit) }
}

/// The diff of two audits on the day of all these tests.
fn diff_of(old: &Audit, new: &Audit) -> Diff {
    diff(side(old), side(new), Some(TODAY))
}

fn any_text() -> impl Strategy<Value = Option<String>> {
    select(vec![None, Some(" "), Some("a b"), Some(" a\n b"), Some("\"\"\"c\\\" '''\n\"\"")])
        .prop_map(|text| text.map(str::to_owned))
}

fn any_action() -> impl Strategy<Value = Action> {
    let ends = select(vec![(None, None), (Some(date(2014, 2, 1)), None), (None, Some("why".to_owned()))]);
    let due = select(vec![None, Some(date(2014, 1, 31)), Some(date(2015, 1, 31))]);
    (select(vec!["a", "b", "c"]), any::<bool>(), ends, due, any_text()).prop_map(|(what, named, ends, due, owner)| {
        Action {
            id: named.then(|| what.to_owned()),
            what: what.to_owned(),
            owner: owner.filter(|owner| !owner.contains('\n') && !owner.trim().is_empty()),
            due,
            since: None,
            done: ends.0,
            dropped: ends.1,
        }
    })
}

fn any_answer() -> impl Strategy<Value = (Option<Status>, Option<String>, bool)> {
    let status = prop_oneof![1 => Just(None), 6 => select(&Status::ALL[..]).prop_map(Some)];
    (status, any::<bool>(), prop::bool::weighted(0.2)).prop_map(|(status, unreadable, carried)| {
        let as_found = (unreadable && status.is_none()).then(|| "mett".to_owned());
        (status, as_found, carried && status.is_some())
    })
}

fn any_response() -> impl Strategy<Value = Response> {
    let links = vec(select(vec!["l", "m"]).prop_map(str::to_owned), 0..2);
    let agencies = btree_map(Just("police".parse().unwrap()), any_agency(), 0..2);
    (any_answer(), any_text(), links, vec(any_action(), 0..3), agencies).prop_map(
        |((status, as_found, carried), evidence, links, mut actions, agencies)| {
            actions.dedup_by_key(|action| action.what.clone());
            Response {
                status,
                as_found,
                carried_from: carried.then(|| "2010".parse().unwrap()),
                reason: (status == Some(Status::NotApplicable)).then(|| "why".to_owned()),
                evidence,
                links,
                agencies,
                actions,
                ..Response::default()
            }
        },
    )
}

fn any_agency() -> impl Strategy<Value = Answer> {
    select(&Status::ALL[..]).prop_map(|status| Answer { status: Some(status), ..Answer::default() })
}

fn any_audit() -> impl Strategy<Value = Audit> {
    let asked = select(vec![(&*OURS, 1), (&*OURS, 2), (&*OTHER, 1)]);
    let responses = vec(any_response(), 7);
    (asked, 2011_i16..2015, responses, prop::option::weighted(0.2, 1_u8..8)).prop_map(
        |((framework, edition), year, responses, disputed)| {
            let mut audit =
                sample::audit_of_edition(framework, edition, year, "children = 100\n[indicators]\nvictims = 1");
            let standards = framework.standards_of(edition).map(|standard| standard.id.clone());
            audit.responses = standards.zip(responses).collect::<BTreeMap<_, _>>();
            // An action's id is the only one in its audit, and stays with the standard's place from year to year.
            for (place, response) in audit.responses.values_mut().enumerate() {
                let ids = response.actions.iter_mut().filter_map(|action| action.id.as_mut());
                ids.for_each(|id| id.push_str(&place.to_string()));
            }
            audit.conflicts = disputed.map(conflict_on).into_iter().collect();
            audit
        },
    )
}

fn conflict_on(number: u8) -> Conflict {
    Conflict { key: format!("responses.s{number}.status"), base: None, ours: None, theirs: None }
}

/// The same audit with every answer confirmed.
fn confirmed(mut audit: Audit) -> Audit {
    audit.responses.values_mut().for_each(|response| response.carried_from = None);
    audit
}

fn mirrored(change: Change) -> Change {
    match change {
        Change::Improved => Change::Regressed,
        Change::Regressed => Change::Improved,
        Change::Answered => Change::Withdrawn,
        Change::Withdrawn => Change::Answered,
        Change::Excluded => Change::Included,
        Change::Included => Change::Excluded,
        Change::Added => Change::Retired,
        Change::Retired => Change::Added,
        Change::Unchanged | Change::Open | Change::NotConfirmed => change,
    }
}

/// The ids of the standards that a diff shows of one of its audits, in order of their names.
fn ids(diff: &Diff, view: fn(&StandardDiff) -> Option<&View>) -> Vec<String> {
    let mut ids: Vec<_> = diff.standards.iter().filter_map(view).map(|view| view.id.to_string()).collect();
    ids.sort();
    ids
}

fn asked(audit: &Audit) -> Vec<String> {
    framework_of(audit).standards_of(audit.edition).map(|standard| standard.id.to_string()).collect()
}

proptest! {
    #[test]
    fn an_audit_and_itself_differ_in_nothing(audit in any_audit()) {
        let found = diff_of(&audit, &audit);
        prop_assert!(!found.is_a_change(), "{found:?}");
        prop_assert_eq!(found.parts.iter().map(|part| part.newly_met + part.no_longer_met).sum::<u32>(), 0);
        prop_assert!(found.standards.iter().all(|standard| standard.changed.is_empty()));
    }

    #[test]
    fn reversed_the_classes_swap(old in any_audit().prop_map(confirmed), new in any_audit().prop_map(confirmed)) {
        let (there, back) = (diff_of(&old, &new), diff_of(&new, &old));
        prop_assert_eq!(there.shared, back.shared);
        prop_assert_eq!(there.is_a_change(), back.is_a_change());
        for part in &there.parts {
            let mirror = back.parts.iter().find(|mirror| mirror.id == part.id).unwrap();
            prop_assert_eq!((part.newly_met, part.no_longer_met), (mirror.no_longer_met, mirror.newly_met));
            for change in Change::ALL {
                prop_assert_eq!(part.changes.get(change), mirror.changes.get(mirrored(change)), "{:?}", change);
            }
        }
        for standard in &there.standards {
            let is_mirror = |mirror: &&StandardDiff| (&mirror.old, &mirror.new) == (&standard.new, &standard.old);
            let mirror = back.standards.iter().find(is_mirror).unwrap();
            prop_assert_eq!(mirror.change, mirrored(standard.change));
            // A finished action that is left out next year is no news, one that comes finished is.
            let beside = |diff: &StandardDiff| diff.changed.iter().copied().filter(|what| *what != Changed::Actions).collect::<Vec<_>>();
            prop_assert_eq!(beside(mirror), beside(standard));
        }
    }

    #[test]
    fn every_standard_of_either_is_there_once(old in any_audit(), new in any_audit()) {
        let found = diff_of(&old, &new);
        prop_assert_eq!(ids(&found, |standard| standard.old.as_ref()), asked(&old));
        prop_assert_eq!(ids(&found, |standard| standard.new.as_ref()), asked(&new));
        let both = asked(&old).len() + asked(&new).len() - found.shared.either;
        prop_assert_eq!((found.shared.both, found.shared.either), (both, found.standards.len()));
    }

    #[test]
    fn counts_of_parts_add_up(old in any_audit(), new in any_audit()) {
        let found = diff_of(&old, &new);
        for part in &found.parts {
            let moved = i64::from(part.newly_met) - i64::from(part.no_longer_met);
            prop_assert_eq!(i64::from(part.new.met) - i64::from(part.old.met), moved);
            prop_assert_eq!(part.changes.total() - part.changes.get(Change::Retired), part.new.standards);
            prop_assert_eq!(part.changes.total() - part.changes.get(Change::Added), part.old.standards);
            prop_assert!(part.only_not_confirmed <= part.no_longer_met);
        }
        let met = |of: fn(&PartDiff) -> u32| found.parts.iter().map(of).sum::<u32>();
        let differ = |of: fn(&StandardDiff) -> bool| found.standards.iter().filter(|standard| of(standard)).count();
        if framework_of(&old).id == framework_of(&new).id {
            prop_assert_eq!(usize::try_from(met(|part| part.newly_met)).unwrap(), differ(StandardDiff::newly_met));
            prop_assert_eq!(usize::try_from(met(|part| part.no_longer_met)).unwrap(), differ(StandardDiff::no_longer_met));
        }
    }

    #[test]
    fn actions_and_doubts_agree_with_show(old in any_audit(), new in any_audit()) {
        let found = diff_of(&old, &new);
        let overdue = action_counts(&new, Some(TODAY).filter(|_| new.year >= old.year)).overdue;
        prop_assert_eq!(found.overdue, overdue);
        let open = [ActionChange::New, ActionChange::Carried, ActionChange::Reopened];
        let open: u32 = open.into_iter().map(|change| found.actions.get(change)).sum();
        prop_assert_eq!(open, action_counts(&new, None).open);
        let listed = found.standards.iter().filter(|standard| !standard.doubts.is_empty());
        let listed = listed.map(|standard| (standard.id.clone(), standard.doubts.clone())).collect::<BTreeMap<_, _>>();
        prop_assert_eq!(doubts(side(&new), Some(side(&old))), listed);
    }

    #[test]
    fn what_is_carried_over_reads_back_and_confirms_nothing(
        mut old in any_audit(),
        name in "[^\\r\\n]{1,9}",
        text in "[^\\r]{0,20}",
    ) {
        old.board.name.clone_from(&name);
        old.allow = vec![Allowed { text: name, reason: "why".to_owned() }];
        old.responses.values_mut().for_each(|response| response.lead = Some("police".to_owned()));
        if let Some(response) = old.responses.values_mut().next() {
            response.evidence = Some(text);
        }
        let framework = framework_of(&old);
        let written = carry_over(side(&old), framework, "2015".parse().unwrap()).unwrap();
        let reading = sample::reading(framework, &written);
        prop_assert!(!reading.has_wrong_values(), "{:?}\n{written}", reading.findings);
        let new = reading.audit.unwrap();
        prop_assert_eq!(&carry::carried_audit(side(&old), framework, new.year).unwrap(), &new, "{}", written);
        let counted = |id| new.standing(id).counted();
        prop_assert!(new.responses.keys().all(|id| counted(id).is_none()));
        for (id, response) in &new.responses {
            let answered = matches!(old.standing(id), Standing::Answered(_) | Standing::Carried(_));
            prop_assert_eq!(response.status.is_some(), answered);
        }
    }

    #[test]
    fn headlines_are_those_of_show_on_either_file(old in any_audit(), new in any_audit()) {
        let found = diff_of(&old, &new);
        let of = |id| found.parts.iter().find(|part| part.id == id).unwrap();
        for shown in compliances(&old, framework_of(&old)) {
            prop_assert_eq!(&of(shown.part.clone()).old, &shown);
        }
        for shown in compliances(&new, framework_of(&new)) {
            prop_assert_eq!(&of(shown.part.clone()).new, &shown);
        }
    }

    #[test]
    fn a_trend_of_two_years_agrees_with_their_diff(old in any_audit(), mut new in any_audit(), later in 1_i16..3) {
        new.year = (i64::from(old.year.number()) + i64::from(later)).try_into().unwrap();
        let (found, trend) = (diff_of(&old, &new), history(&[side(&old), side(&new)]));
        prop_assert_eq!(trend.standards.len(), found.standards.len());
        for (cells, standard) in trend.standards.iter().zip(&found.standards) {
            prop_assert_eq!((&cells.id, &cells.part), (&standard.id, &standard.part));
            let standings = [&standard.old, &standard.new].map(|view| view.as_ref().map(|view| view.standing));
            prop_assert_eq!(cells.cells.iter().map(|cell| cell.standing).collect::<Vec<_>>(), standings);
            let met = |at: usize| standings[at] == Some(Standing::Answered(Status::Met));
            prop_assert_eq!((standard.newly_met(), standard.no_longer_met()), (met(1) && !met(0), met(0) && !met(1)));
            // What the diff names apart as only not confirmed, the trend does not call lost.
            if standard.no_longer_met() && standings[1] != Some(Standing::Carried(Status::Met)) {
                prop_assert!(cells.no_longer_met);
            }
        }
    }

    #[test]
    fn history_has_a_cell_for_every_audit(audits in vec(any_audit(), 0..4)) {
        let sides: Vec<_> = audits.iter().map(side).collect();
        let found = history(&sides);
        let cells = found.standards.iter().flat_map(|standard| &standard.cells);
        let asked: usize = audits.iter().map(|audit| asked(audit).len()).sum();
        prop_assert_eq!(cells.filter(|cell| cell.standing.is_some()).count(), asked);
        prop_assert!(found.standards.iter().all(|standard| standard.cells.len() == audits.len()));
        prop_assert!(found.years.is_sorted());
    }
}
