//! What many pairs of audits amount to.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ActionsShown, Doubts, Pair, PartMoved};

/// What all pairs amount to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Totals {
    /// Each part of each framework that new audits answer.
    pub parts: Vec<PartTotal>,
    /// What became of the actions.
    pub actions: ActionsShown,
    /// How many doubts there are about the new audits.
    pub doubts: Doubts,
}

/// What the audits that answer a framework amount to in one of its parts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartTotal {
    /// The framework of the new audits.
    pub framework: String,
    /// The part's id.
    pub id: String,
    /// The part's title, for people.
    #[serde(skip)]
    pub title: String,
    /// What met is called in it, for people.
    #[serde(skip)]
    pub met_label: String,
    /// How many boards.
    pub boards: u32,
    /// The old audits.
    pub old: Sum,
    /// The new audits.
    pub new: Sum,
    /// Standards met now and not before.
    pub newly_met: u32,
    /// Standards met before and not now.
    pub no_longer_met: u32,
    /// Those of them that were carried over and only not confirmed yet.
    pub only_not_confirmed: u32,
}

/// Sums over boards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sum {
    /// Standards met.
    pub met: u32,
    /// Those that apply.
    pub applicable: u32,
    /// All standards.
    pub standards: u32,
}

impl Totals {
    /// What these pairs amount to.
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let mut totals = Self { parts: Vec::new(), actions: ActionsShown::default(), doubts: Doubts::default() };
        for pair in pairs {
            pair.parts.iter().for_each(|part| totals.add(&pair.new.framework, part));
            totals.actions = totals.actions.and(pair.actions);
            totals.doubts = totals.doubts.and(pair.doubts);
        }
        totals
    }

    fn add(&mut self, framework: &str, part: &PartMoved) {
        let known = self.parts.iter_mut().find(|total| total.framework == framework && total.id == part.id);
        match known {
            Some(total) => total.add(part),
            None => {
                let mut total = PartTotal::nothing(framework, part);
                total.add(part);
                self.parts.push(total);
            }
        }
    }
}

impl PartTotal {
    fn nothing(framework: &str, part: &PartMoved) -> Self {
        Self {
            framework: framework.to_owned(),
            id: part.id.clone(),
            title: part.new.title.clone(),
            met_label: part.new.met_label.clone(),
            boards: 0,
            old: Sum::default(),
            new: Sum::default(),
            newly_met: 0,
            no_longer_met: 0,
            only_not_confirmed: 0,
        }
    }

    fn add(&mut self, part: &PartMoved) {
        self.boards += 1;
        for (sum, amount) in [(&mut self.old, &part.old), (&mut self.new, &part.new)] {
            sum.met += amount.met;
            sum.applicable += amount.applicable;
            sum.standards += amount.standards;
        }
        self.newly_met += part.newly_met;
        self.no_longer_met += part.no_longer_met;
        self.only_not_confirmed += part.only_not_confirmed;
    }
}

impl ActionsShown {
    fn and(self, other: Self) -> Self {
        Self {
            done: self.done + other.done,
            new: self.new + other.new,
            carried: self.carried + other.carried,
            reopened: self.reopened + other.reopened,
            dropped: self.dropped + other.dropped,
            gone: self.gone + other.gone,
            overdue: self.overdue + other.overdue,
        }
    }
}

impl Doubts {
    fn and(self, other: Self) -> Self {
        Self {
            unsupported: self.unsupported + other.unsupported,
            same_evidence: self.same_evidence + other.same_evidence,
            improved_on_same_evidence: self.improved_on_same_evidence + other.improved_on_same_evidence,
        }
    }
}
