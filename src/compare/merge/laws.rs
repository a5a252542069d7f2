//! Laws of merging, on random audits held against a model that merges plain values.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::merge;
use crate::audit::{self, Audit, Edit, Reviewer, Take};
use crate::framework::Frameworks;

const HEAD: &str = "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'northbridge'\nname = 'Northbridge LSCB'\n\
    [audit]\nyear = 2014\n";
const STANDARDS: [&str; 3] = ["priority", "sub-group", "leadership"];
const IDS: [&str; 2] = ["a1", "b2"];
const LINKS: [&str; 3] = ["x.pdf", "y.pdf", "z.pdf"];

/// Read once, since the laws need it a thousand times.
static FRAMEWORKS: LazyLock<Frameworks> = LazyLock::new(Frameworks::embedded);

/// What an audit says, as plain values by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Model {
    /// `responses.priority.status` and the like.
    fields: BTreeMap<String, String>,
    /// The links of a standard.
    links: BTreeMap<&'static str, BTreeSet<String>>,
    /// Actions by standard and id: their owner and the day on which they are due.
    actions: BTreeMap<(&'static str, &'static str), BTreeMap<&'static str, String>>,
}

impl Model {
    fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for standard in STANDARDS {
            let _ = writeln!(text, "[responses.{standard}]");
            for (key, value) in &self.fields {
                let field = key.strip_prefix(&format!("responses.{standard}."));
                let _ = field.map(|field| writeln!(text, "{field} = '{value}'"));
            }
            let links = self.links.get(standard).filter(|links| !links.is_empty());
            let _ = links.map(|links| writeln!(text, "links = {:?}", links.iter().collect::<Vec<_>>()));
            for ((_, id), fields) in self.actions.iter().filter(|((of, _), _)| *of == standard) {
                let _ = writeln!(text, "[[responses.{standard}.actions]]\nid = '{id}'\nwhat = 'To do: {id}'");
                let _ = fields.get("owner").map(|owner| writeln!(text, "owner = '{owner}'"));
                let _ = fields.get("due").map(|due| writeln!(text, "due = {due}"));
            }
        }
        text
    }

    fn of(audit: &Audit) -> Self {
        let mut model = Self::default();
        for standard in STANDARDS {
            let Some(response) = audit.response(&standard.parse().unwrap()) else { continue };
            let status = response.status.map(|status| status.word().to_owned());
            let fields = [("status", status), ("lead", response.lead.clone()), ("note", response.note.clone())];
            for (field, value) in fields {
                model.fields.extend(value.map(|value| (format!("responses.{standard}.{field}"), value)));
            }
            model.links.insert(standard, response.links.iter().cloned().collect());
            for action in &response.actions {
                let id = IDS.into_iter().find(|id| action.id.as_deref() == Some(id)).unwrap();
                let due = action.due.map(|due| due.to_string());
                let fields = [("owner", action.owner.clone()), ("due", due)];
                let fields = fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
                model.actions.insert((standard, id), fields);
            }
        }
        model
    }
}

/// A value of three versions merged, and whether somebody has to decide.
fn three<T: Clone + PartialEq>(base: Option<&T>, ours: Option<&T>, theirs: Option<&T>) -> (Option<T>, bool) {
    match (ours == theirs || theirs == base, ours == base) {
        (true, _) => (ours.cloned(), false),
        (_, true) => (theirs.cloned(), false),
        _ => (ours.cloned(), true),
    }
}

/// What the model makes of three versions, and the keys in conflict.
fn expected(base: &Model, ours: &Model, theirs: &Model) -> (Model, BTreeSet<String>) {
    let (mut model, mut conflicts) = (Model::default(), BTreeSet::new());
    for key in [base, ours, theirs].into_iter().flat_map(|version| version.fields.keys()) {
        let (value, disputed) = three(base.fields.get(key), ours.fields.get(key), theirs.fields.get(key));
        model.fields.extend(value.map(|value| (key.clone(), value)));
        conflicts.extend(disputed.then(|| key.clone()));
    }
    for standard in STANDARDS {
        let of = |version: &Model| version.links.get(standard).cloned().unwrap_or_default();
        let [base, ours, theirs] = [base, ours, theirs].map(of);
        let taken = |link: &String| match base.contains(link) {
            true => ours.contains(link) && theirs.contains(link),
            false => ours.contains(link) || theirs.contains(link),
        };
        model.links.insert(standard, LINKS.map(str::to_owned).into_iter().filter(taken).collect());
    }
    for at in STANDARDS.into_iter().flat_map(|standard| IDS.map(|id| (standard, id))) {
        let key = |field: &str| format!("responses.{}.actions.{}.{field}", at.0, at.1);
        let [before, own, other] = [base, ours, theirs].map(|version| version.actions.get(&at));
        match (own, other) {
            (Some(own), Some(other)) => {
                let mut action = BTreeMap::new();
                for field in ["owner", "due"] {
                    let (value, disputed) =
                        three(before.and_then(|it| it.get(field)), own.get(field), other.get(field));
                    action.extend(value.map(|value| (field, value)));
                    conflicts.extend(disputed.then(|| key(field)));
                }
                model.actions.insert(at, action);
            }
            (one, another) => {
                let left = one.or(another).filter(|left| before != Some(left));
                conflicts.extend(left.filter(|_| before.is_some()).map(|_| key("what")));
                model.actions.extend(left.map(|left| (at, left.clone())));
            }
        }
    }
    (model, conflicts)
}

fn model() -> impl Strategy<Value = Model> {
    let field = || option::of(select(vec!["one", "two", "three"]));
    let status = option::of(select(vec!["met", "planned", "not-met"]));
    let response = (status, field(), field(), subsequence(LINKS.to_vec(), 0..=3));
    let due = option::of(select(vec!["2015-03-31", "2015-06-30"]));
    let action = option::of((field(), due));
    let one = (response, [action.clone(), action]);
    proptest::array::uniform3(one).prop_map(|all| {
        let mut model = Model::default();
        for (standard, ((status, lead, note, links), actions)) in STANDARDS.into_iter().zip(all) {
            for (field, value) in [("status", status), ("lead", lead), ("note", note)] {
                model.fields.extend(value.map(|value| (format!("responses.{standard}.{field}"), value.to_owned())));
            }
            model.links.insert(standard, links.into_iter().map(str::to_owned).collect());
            for (id, action) in IDS.into_iter().zip(actions) {
                let Some((owner, due)) = action else { continue };
                let fields = [("owner", owner), ("due", due)];
                let fields = fields.into_iter().filter_map(|(field, value)| Some((field, value?.to_owned()))).collect();
                model.actions.insert((standard, id), fields);
            }
        }
        model
    })
}

/// A version in which about a third of everything differs.
fn version(base: &Model, other: &Model, keep: &[bool]) -> Model {
    let mut keep = keep.iter().copied().cycle();
    let mut pick = || if keep.next().unwrap_or(true) { base } else { other };
    let mut made = Model::default();
    for standard in STANDARDS {
        for field in ["status", "lead", "note"] {
            let key = format!("responses.{standard}.{field}");
            let value = pick().fields.get(&key).cloned();
            made.fields.extend(value.map(|value| (key, value)));
        }
        made.links.insert(standard, pick().links.get(standard).cloned().unwrap_or_default());
        for id in IDS {
            let action = pick().actions.get(&(standard, id)).cloned();
            made.actions.extend(action.map(|action| ((standard, id), action)));
        }
    }
    made
}

/// A base and two versions of it.
fn versions() -> impl Strategy<Value = [Model; 3]> {
    let keep = || proptest::collection::vec(proptest::bool::weighted(0.65), 18);
    (model(), model(), model(), keep(), keep()).prop_map(|(base, one, other, mine, yours)| {
        let [ours, theirs] = [version(&base, &one, &mine), version(&base, &other, &yours)];
        [base, ours, theirs]
    })
}

fn merged(base: &str, ours: &str, theirs: &str) -> (Audit, BTreeSet<String>) {
    let merged = merge(base, ours, theirs, &FRAMEWORKS).unwrap();
    (audit::read(&merged.text, &FRAMEWORKS).audit.unwrap(), merged.conflicts.into_iter().collect())
}

/// The audit with one side taken of every conflict, one by one.
fn settled(text: &str, take: &Take) -> Audit {
    let by = Reviewer { name: None, on: jiff::civil::date(2014, 11, 10) };
    let mut text = text.to_owned();
    loop {
        let audit = audit::read(&text, &FRAMEWORKS).audit.unwrap();
        if audit.conflicts.is_empty() {
            return audit;
        }
        let framework = FRAMEWORKS.default_one().unwrap();
        text = audit::edit(&text, &audit, framework, &[Edit::Settle(0, take.clone())], &by).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_merge_is_what_plain_values_come_to([base, ours, theirs] in versions()) {
        let (audit, conflicts) = merged(&base.text(), &ours.text(), &theirs.text());
        let (model, expected) = expected(&base, &ours, &theirs);
        prop_assert_eq!(Model::of(&audit), model);
        prop_assert_eq!(&conflicts, &expected);
        let written: BTreeSet<String> = audit.conflicts.iter().map(|conflict| conflict.key.clone()).collect();
        prop_assert_eq!(written, conflicts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn merging_with_itself_or_with_the_base_changes_nothing([base, ours, _] in versions()) {
        let [base, ours] = [base.text(), ours.text()];
        for [base, one, other] in [[&base, &ours, &base], [&base, &base, &ours], [&base, &ours, &ours], [&ours, &ours, &ours]] {
            let merged = merge(base, one, other, &FRAMEWORKS).unwrap();
            prop_assert_eq!((&merged.text, merged.conflicts.len()), (&ours, 0));
        }
    }

    #[test]
    fn one_side_taken_throughout_is_the_other_taken_the_other_way_round([base, ours, theirs] in versions()) {
        let [base, ours, theirs] = [base.text(), ours.text(), theirs.text()];
        let theirs_taken = settled(&merge(&base, &ours, &theirs, &FRAMEWORKS).unwrap().text, &Take::Theirs);
        let ours_taken = settled(&merge(&base, &theirs, &ours, &FRAMEWORKS).unwrap().text, &Take::Ours);
        prop_assert_eq!(Model::of(&theirs_taken), Model::of(&ours_taken));
        prop_assert_eq!(theirs_taken.decisions.len(), ours_taken.decisions.len());
    }

    #[test]
    fn both_ways_round_the_same_is_agreed_on_and_the_same_in_conflict([base, ours, theirs] in versions()) {
        let [base, ours, theirs] = [base.text(), ours.text(), theirs.text()];
        let (one, conflicts) = merged(&base, &ours, &theirs);
        let (other, swapped) = merged(&base, &theirs, &ours);
        prop_assert_eq!(&conflicts, &swapped);
        let agreed = |audit: &Audit| {
            let mut model = Model::of(audit);
            model.fields.retain(|key, _| !conflicts.contains(key));
            for ((standard, id), fields) in &mut model.actions {
                fields.retain(|field, _| !conflicts.contains(&format!("responses.{standard}.actions.{id}.{field}")));
            }
            model
        };
        prop_assert_eq!(agreed(&one), agreed(&other));
        for conflict in &one.conflicts {
            let turned = other.conflicts.iter().find(|it| it.key == conflict.key).unwrap();
            prop_assert_eq!((&conflict.ours, &conflict.theirs), (&turned.theirs, &turned.ours));
        }
    }
}
