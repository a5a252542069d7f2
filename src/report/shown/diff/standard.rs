//! How two audits differ on a standard.

use schemars::JsonSchema;
use serde::Serialize;

use crate::compare::{self, View};
use crate::report::shown::standard::status_shown;

/// How two audits differ on a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandardShown {
    pub(super) id: String,
    /// The part's id.
    pub part: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The class.
    pub change: &'static str,
    /// What the old audit has.
    pub old: Option<Answer>,
    /// What the new audit has.
    pub new: Option<Answer>,
    evidence_words: Vec<Words>,
    agencies: Vec<AgencyShown>,
    actions: Vec<ActionShown>,
    /// Met now and not before.
    pub newly_met: bool,
    /// Met before and not now.
    pub no_longer_met: bool,
    /// What else changed.
    pub changed: Vec<&'static str>,
    /// Reasons not to take the new answer at its word.
    pub doubts: Vec<&'static str>,
    /// All that `--fail-on` may name and that is so here.
    #[serde(skip)]
    pub(super) words: Vec<&'static str>,
}

/// What an audit has on a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    id: String,
    /// The status that stands, carried ones too.
    pub status: Option<&'static str>,
    /// The year last confirmed, while it is carried.
    pub carried_from: Option<u16>,
    evidence: Option<String>,
}

/// A run of words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Words {
    op: &'static str,
    text: String,
}

/// An agency's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct AgencyShown {
    id: String,
    old: Option<&'static str>,
    new: Option<&'static str>,
}

/// What became of an action.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ActionShown {
    id: Option<String>,
    what: String,
    change: &'static str,
    overdue: bool,
}

impl StandardShown {
    pub(super) fn of(standard: &compare::StandardDiff) -> Self {
        let words = standard.evidence_words().into_iter();
        Self {
            id: standard.id.to_string(),
            part: standard.part.to_string(),
            number: standard.number.clone(),
            title: standard.title.clone(),
            change: standard.change.word(),
            old: standard.old.as_ref().map(Answer::of),
            new: standard.new.as_ref().map(Answer::of),
            evidence_words: words.map(|run| Words { op: run.op.word(), text: run.text }).collect(),
            agencies: standard.agencies.iter().map(AgencyShown::of).collect(),
            actions: standard.actions.iter().map(ActionShown::of).collect(),
            newly_met: standard.newly_met(),
            no_longer_met: standard.no_longer_met(),
            changed: standard.changed.iter().map(|changed| changed.word()).collect(),
            doubts: standard.doubts.iter().map(|doubt| doubt.word()).collect(),
            words: standard.words(),
        }
    }
}

impl Answer {
    fn of(view: &View) -> Self {
        Self {
            id: view.id.to_string(),
            status: status_shown(view.standing),
            carried_from: view.response.carried_from.map(crate::audit::Year::number),
            evidence: view.response.evidence.clone(),
        }
    }
}

impl AgencyShown {
    fn of(agency: &compare::AgencyDiff) -> Self {
        let [old, new] = [agency.old, agency.new].map(|status| status.map(crate::framework::Status::word));
        Self { id: agency.id.to_string(), old, new }
    }
}

impl ActionShown {
    fn of(diff: &compare::ActionDiff) -> Self {
        let (id, what) = (diff.action.id.clone(), diff.action.what.clone());
        Self { id, what, change: diff.change.word(), overdue: diff.overdue }
    }
}
