//! How audits differ: schema `lscb-audit/diff/1`.

mod row;
mod standard;
mod total;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub use row::DiffRow;
pub use standard::{Answer, EvidenceWords, StandardShown};
pub use total::{PartTotal, Sum, Totals};

use super::version::unmatched;
use super::word;
use super::{Figure, Gate, Named, PartShown, Unreadable, Version};
use crate::assess::IndicatorFigure;
use crate::audit::{Audit, SealState};
use crate::compare::{self, ActionChange, Change, Counts, Doubt, Side};

/// How pairs of audits differ.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diffed {
    #[schemars(extend("const" = "lscb-audit/diff/1"))]
    schema: &'static str,
    today: Date,
    /// The pairs that could be compared.
    pub pairs: Vec<Pair>,
    /// Boards with an old audit and no new one.
    pub only_old: Vec<Unpaired>,
    /// Boards with a new audit and no old one.
    pub only_new: Vec<Unpaired>,
    /// Files that could not be compared.
    pub unreadable: Vec<Unreadable>,
    /// What `--fail-on` met.
    pub gate: Gate,
    /// What all pairs amount to.
    pub totals: Totals,
}

/// How two audits of a board differ.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pair {
    /// The board.
    pub board: Named,
    /// The old audit.
    pub old: VersionShown,
    /// The new audit.
    pub new: VersionShown,
    /// What both amount to, part by part.
    pub parts: Vec<PartMoved>,
    /// Counts of children.
    pub indicators: Vec<IndicatorShown>,
    /// What became of the actions.
    pub actions: ActionsShown,
    /// Every standard that either has.
    pub standards: Vec<StandardShown>,
    /// How many standards can be compared at all.
    pub shared: Shared,
    /// How many doubts there are about the new audit.
    pub doubts: Doubts,
    /// How many answers are carried over and not confirmed.
    pub carried: Carried,
    conflicts: Conflicts,
    /// Whether there is a change, as `--exit-code` means it.
    pub changed: bool,
}

/// One of the audits compared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VersionShown {
    /// The file.
    pub path: String,
    /// The board, which is another where somebody compares two.
    pub board: Named,
    /// The year.
    pub year: u16,
    /// unsigned, intact or broken.
    #[serde(serialize_with = "word::seal")]
    #[schemars(with = "&'static str")]
    pub seal: SealState,
    /// The framework that it answers.
    pub framework: String,
    /// The edition of it.
    pub edition: u32,
    /// Responses to standards that its edition does not have: they could not be compared.
    pub unmatched: Vec<String>,
    /// How many conflicts nobody has settled; the same as in `conflicts`.
    #[serde(skip)]
    pub undecided: usize,
}

/// What two audits amount to in a part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartMoved {
    /// The part's id.
    pub id: String,
    /// The old audit.
    pub old: PartShown,
    /// The new audit.
    pub new: PartShown,
    /// Standards met now and not before.
    pub newly_met: u32,
    /// Standards met before and not now.
    pub no_longer_met: u32,
    /// Those of them that were carried over and only not confirmed yet.
    pub only_not_confirmed: u32,
    changes: Changes,
    /// Whether the percentage rose though no more are met.
    pub rose_only_by_fewer_applying: bool,
}

/// How many standards are in each class.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Changes {
    improved: u32,
    regressed: u32,
    unchanged: u32,
    answered: u32,
    withdrawn: u32,
    open: u32,
    excluded: u32,
    included: u32,
    not_confirmed: u32,
    added: u32,
    retired: u32,
}

/// A count of children in two audits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IndicatorShown {
    /// The indicator's id.
    pub id: String,
    /// What is counted, for people.
    #[serde(skip)]
    pub title: String,
    /// The old count and rate.
    pub old: Count,
    /// The new count and rate.
    pub new: Count,
    /// How many more children were counted; null where a count is not given.
    pub count_change: Option<i64>,
    /// How much higher the rate is; null where one is missing.
    pub rate_change: Option<Figure>,
    /// How many children the new rate is for.
    pub per: u32,
}

/// A count with its rate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The count.
    pub count: Option<u64>,
    /// The rate.
    pub rate: Option<Figure>,
}

/// What became of the actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionsShown {
    /// Done since.
    pub done: u32,
    /// New and open.
    pub new: u32,
    /// Open in both.
    pub carried: u32,
    /// Finished before, open now.
    pub reopened: u32,
    /// Dropped since.
    pub dropped: u32,
    /// Open before, not there now.
    pub gone: u32,
    /// Open, and due before today.
    pub overdue: u32,
}

/// How many standards two audits share.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Shared {
    /// Standards that both have.
    pub both: usize,
    /// Standards that either has.
    pub either: usize,
}

/// How many doubts there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Doubts {
    unsupported: u32,
    same_evidence: u32,
    improved_on_same_evidence: u32,
}

/// How many answers are carried over from an earlier year and not confirmed.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Carried {
    /// Those of the old audit.
    pub old: u32,
    /// Those of the new audit.
    pub new: u32,
}

/// How many conflicts nobody has settled.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Conflicts {
    old: usize,
    new: usize,
}

/// A board with one audit only.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unpaired {
    /// The board's id.
    pub board: String,
    /// The file.
    pub path: String,
}

impl Diffed {
    /// What came of comparing.
    #[must_use]
    pub fn new(
        today: Date,
        pairs: Vec<Pair>,
        [only_old, only_new]: [Vec<Unpaired>; 2],
        unreadable: Vec<Unreadable>,
        fail_on: &[String],
    ) -> Self {
        let (gate, totals) = (Gate::of(&pairs, fail_on), Totals::of(&pairs));
        Self { schema: "lscb-audit/diff/1", today, pairs, only_old, only_new, unreadable, gate, totals }
    }

    /// A row a standard of every pair.
    pub fn rows(&self) -> impl Iterator<Item = DiffRow<'_>> {
        self.pairs.iter().flat_map(|pair| pair.standards.iter().map(move |standard| DiffRow { pair, standard }))
    }
}

impl Pair {
    /// How a new version of a board's audit differs from an old one. Its actions are overdue by `today`, if the new one
    /// is the board's latest.
    #[must_use]
    pub fn of(old: Version<'_>, new: Version<'_>, today: Option<Date>) -> Self {
        let diff = compare::diff(old.side, new.side, today);
        let sides = [old.side, new.side];
        let is_itself = old.path == new.path;
        let (old, new) = (VersionShown::of(old), VersionShown::of(new));
        Self {
            board: new.board.clone(),
            changed: diff.is_a_change() || old.is_in_doubt(is_itself) || new.is_in_doubt(is_itself),
            old,
            new,
            parts: diff.parts.iter().filter_map(|part| PartMoved::of(part, sides)).collect(),
            indicators: diff.indicators.iter().map(IndicatorShown::of).collect(),
            actions: ActionsShown::of(&diff),
            standards: diff.standards.iter().map(|standard| StandardShown::of(standard, sides)).collect(),
            shared: Shared { both: diff.shared.both, either: diff.shared.either },
            doubts: Doubts::of(&diff.doubts),
            carried: Carried { old: diff.carried.old, new: diff.carried.new },
            conflicts: Conflicts { old: diff.conflicts.old, new: diff.conflicts.new },
        }
    }
}

impl VersionShown {
    fn of(version: Version<'_>) -> Self {
        let audit: &Audit = version.side.audit;
        Self {
            path: version.path.to_owned(),
            board: Named::of(audit),
            year: audit.year.number(),
            seal: version.seal,
            framework: audit.framework.to_string(),
            edition: audit.edition,
            unmatched: unmatched(audit),
            undecided: audit.conflicts.len(),
        }
    }

    /// Whether a figure of it may be taken only with care: changed after sign-off, or partly not matched, which is never
    /// "no change". But what could not be matched is the same in an audit and itself.
    fn is_in_doubt(&self, is_itself: bool) -> bool {
        self.seal == SealState::Broken || (!is_itself && !self.unmatched.is_empty())
    }
}

impl PartMoved {
    /// None for a part that neither framework has, which there is not.
    fn of(part: &compare::PartDiff, [old, new]: [Side<'_>; 2]) -> Option<Self> {
        let [before, after] = [old, new].map(|side| side.framework.part(&part.id));
        let latest = after.or(before)?;
        Some(Self {
            id: part.id.to_string(),
            old: PartShown::of(&part.old, before.unwrap_or(latest)),
            new: PartShown::of(&part.new, latest),
            newly_met: part.newly_met,
            no_longer_met: part.no_longer_met,
            only_not_confirmed: part.only_not_confirmed,
            changes: Changes::of(&part.changes),
            rose_only_by_fewer_applying: part.rose_only_by_fewer_applying,
        })
    }
}

impl Changes {
    fn of(counts: &Counts<Change>) -> Self {
        Self {
            improved: counts.get(Change::Improved),
            regressed: counts.get(Change::Regressed),
            unchanged: counts.get(Change::Unchanged),
            answered: counts.get(Change::Answered),
            withdrawn: counts.get(Change::Withdrawn),
            open: counts.get(Change::Open),
            excluded: counts.get(Change::Excluded),
            included: counts.get(Change::Included),
            not_confirmed: counts.get(Change::NotConfirmed),
            added: counts.get(Change::Added),
            retired: counts.get(Change::Retired),
        }
    }
}

impl IndicatorShown {
    fn of(indicator: &compare::IndicatorDiff) -> Self {
        Self {
            id: indicator.id.to_string(),
            title: indicator.title.clone(),
            old: Count::of(&indicator.old),
            new: Count::of(&indicator.new),
            count_change: indicator.count_change,
            rate_change: indicator.rate_change.map(Figure),
            per: indicator.new.per,
        }
    }
}

impl Count {
    fn of(figure: &IndicatorFigure) -> Self {
        Self { count: figure.count, rate: figure.rate.map(Figure) }
    }
}

impl ActionsShown {
    /// What became of how many, with the words of it.
    #[must_use]
    pub fn counts(&self) -> [(u32, &'static str); 7] {
        [
            (self.done, "done"),
            (self.new, "new"),
            (self.carried, "carried"),
            (self.reopened, "reopened"),
            (self.dropped, "dropped"),
            (self.gone, "gone"),
            (self.overdue, "overdue"),
        ]
    }

    fn of(diff: &compare::Diff) -> Self {
        let count = |change| diff.actions.get(change);
        Self {
            done: count(ActionChange::Done),
            new: count(ActionChange::New),
            carried: count(ActionChange::Carried),
            reopened: count(ActionChange::Reopened),
            dropped: count(ActionChange::Dropped),
            gone: count(ActionChange::Gone),
            overdue: diff.overdue,
        }
    }
}

impl Doubts {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.unsupported + self.same_evidence + self.improved_on_same_evidence
    }

    fn of(counts: &Counts<Doubt>) -> Self {
        Self {
            unsupported: counts.get(Doubt::Unsupported),
            same_evidence: counts.get(Doubt::SameEvidence),
            improved_on_same_evidence: counts.get(Doubt::ImprovedOnSameEvidence),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    /// The keys of what is shown, those with a count of 1 apart.
    fn ones(shown: impl Serialize) -> Vec<String> {
        let serde_json::Value::Object(counts) = serde_json::to_value(shown).unwrap() else { panic!("no table") };
        counts.into_iter().filter(|(_, count)| *count == 1).map(|(key, _)| key).collect()
    }

    #[test]
    fn every_class_and_every_doubt_is_counted_under_its_word_and_has_words_for_people() {
        for class in Change::ALL {
            assert_eq!(ones(Changes::of(&Counts::of([class]))), [class.word()]);
            assert_ne!(words::change(class.word()), class.word());
        }
        for doubt in Doubt::ALL {
            let counted = Doubts::of(&Counts::of([doubt]));
            assert_eq!(counted.total(), 1, "{doubt:?}");
            assert_eq!(ones(counted), [doubt.word()]);
        }
    }
}
