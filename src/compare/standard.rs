//! How two audits differ on one standard.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::action::{ActionDiff, action_diffs, actions_differ};
use super::change::Change;
use super::changed::{Changed, changed, is_reworded};
use super::doubt::{Doubt, doubts_of};
use super::evidence::{WordDiff, evidence_words};
use super::side::{Side, Thread, View, becomes_met, class};
use crate::audit::{Action, AgencyId};
use crate::framework::{PartId, StandardId, Status};

/// How two audits differ on one standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardDiff {
    /// Its id in the new audit's framework; in the old one's where the new audit does not have it, as all below.
    pub id: StandardId,
    /// Its part.
    pub part: PartId,
    /// Its number, such as `R4`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The class of the change.
    pub change: Change,
    /// What changed beside the class; nothing where only one audit has the standard.
    pub changed: Vec<Changed>,
    /// What the old audit has, if it has the standard.
    pub old: Option<View>,
    /// What the new audit has, if it has the standard.
    pub new: Option<View>,
    /// What each agency answered, of all that have an entry in either audit.
    pub agencies: Vec<AgencyDiff>,
    /// What became of its actions.
    pub actions: Vec<ActionDiff>,
    /// Whether its actions differ in anything, finished ones too.
    pub actions_differ: bool,
    /// Reasons not to take the new answer at its word.
    pub doubts: Vec<Doubt>,
}

/// What an agency answered in two audits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyDiff {
    /// The agency.
    pub id: AgencyId,
    /// Its status in the old audit, if there is one that can stand.
    pub old: Option<Status>,
    /// Its status in the new audit, if there is one that can stand.
    pub new: Option<Status>,
}

impl StandardDiff {
    /// Whether it counts as met in the new audit and did not in the old, whatever the class.
    #[must_use]
    pub fn newly_met(&self) -> bool {
        becomes_met(self.old.as_ref(), self.new.as_ref())
    }

    /// Whether it counted as met in the old audit and does not in the new, whatever the class.
    #[must_use]
    pub fn no_longer_met(&self) -> bool {
        becomes_met(self.new.as_ref(), self.old.as_ref())
    }

    /// Whether it is no longer met only because the answer was carried over and nobody has confirmed it yet.
    #[must_use]
    pub fn is_only_not_confirmed(&self) -> bool {
        self.no_longer_met() && self.change == Change::NotConfirmed
    }

    /// What either audit has, as far as its framework has the standard in that part.
    pub(super) fn within(&self, part: &PartId) -> (Option<&View>, Option<&View>) {
        let own = |view: &&View| view.part == *part;
        (self.old.as_ref().filter(own), self.new.as_ref().filter(own))
    }

    /// How the old evidence became the new one.
    #[must_use]
    pub fn evidence_words(&self) -> Vec<WordDiff> {
        let text = |view: &Option<View>| view.as_ref().and_then(|view| view.response.evidence.clone());
        evidence_words(&text(&self.old).unwrap_or_default(), &text(&self.new).unwrap_or_default())
    }

    /// All that `--fail-on` may name and that is so here: the class, newly or no longer met, the doubts.
    ///
    /// What only one of the two audits asks was neither won nor lost by the board, so `added` or `retired` says it all.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        let is_in_both = self.old.is_some() && self.new.is_some();
        let met = [(self.newly_met(), "newly-met"), (self.no_longer_met(), "no-longer-met")];
        let met = met.into_iter().filter(|(is_so, _)| *is_so && is_in_both).map(|(_, word)| word);
        [self.change.word()].into_iter().chain(met).chain(self.doubts.iter().map(|doubt| doubt.word())).collect()
    }

    /// Whether anything about it changed, as `--exit-code` means it.
    #[must_use]
    pub fn is_a_change(&self) -> bool {
        let stands = matches!(self.change, Change::Unchanged | Change::Open);
        !stands || !self.changed.is_empty() || self.actions_differ
    }
}

/// How two audits differ on the standard of a thread through both; none where neither has it.
///
/// `today` is none where the new audit is not its board's latest: then nothing is overdue.
pub(super) fn standard_diff(
    old: Side<'_>,
    new: Side<'_>,
    thread: &Thread<'_>,
    today: Option<Date>,
) -> Option<StandardDiff> {
    let [before, after] = *thread.cells.as_slice() else { return None };
    let (was, is) = (before.map(|standard| old.view(standard)), after.map(|standard| new.view(standard)));
    let change = class(was.as_ref(), is.as_ref())?;
    let actions = action_diffs(actions_of(was.as_ref()), actions_of(is.as_ref()), today);
    let changed = before.zip(was.as_ref()).zip(after.zip(is.as_ref())).map(|((before, was), (after, is))| {
        changed(was, is, change, &actions, is_reworded((old, before), (new, after)))
    });
    let earlier = was.as_ref().filter(|_| old.is_earlier_than(new));
    let doubts = after.zip(is.as_ref()).map(|(standard, is)| doubts_of(standard, is, earlier));
    let shown = thread.latest;
    Some(StandardDiff {
        id: shown.id.clone(),
        part: shown.part.clone(),
        number: shown.number.clone(),
        title: shown.title.clone(),
        change,
        changed: changed.unwrap_or_default(),
        agencies: agencies(was.as_ref(), is.as_ref()),
        actions,
        actions_differ: actions_differ(actions_of(was.as_ref()), actions_of(is.as_ref())),
        doubts: doubts.unwrap_or_default(),
        old: was,
        new: is,
    })
}

fn actions_of(view: Option<&View>) -> &[Action] {
    view.map(|view| view.response.actions.as_slice()).unwrap_or_default()
}

fn agencies(old: Option<&View>, new: Option<&View>) -> Vec<AgencyDiff> {
    let ids: BTreeSet<&AgencyId> = old.into_iter().chain(new).flat_map(|view| view.response.agencies.keys()).collect();
    let status = |view: Option<&View>, id: &AgencyId| view?.response.agencies.get(id)?.status;
    ids.into_iter().map(|id| AgencyDiff { id: id.clone(), old: status(old, id), new: status(new, id) }).collect()
}
