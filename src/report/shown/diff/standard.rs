//! How two audits differ on a standard.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::audit::Standing;
use crate::compare::{self, Change, Side, View};
use crate::framework::Status;
use crate::report::shown::standard::status_shown;
use crate::report::shown::word;
use crate::words;

/// How two audits differ on a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandardShown {
    /// Its id.
    pub id: String,
    /// The part's id.
    pub part: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The class.
    #[serde(serialize_with = "word::change")]
    #[schemars(with = "&'static str")]
    pub change: Change,
    /// What the old audit has.
    pub old: Option<Answer>,
    /// What the new audit has.
    pub new: Option<Answer>,
    /// How the old evidence became the new one.
    pub evidence_words: EvidenceWords,
    /// What agencies answered.
    pub agencies: Vec<AgencyShown>,
    /// What became of its actions.
    pub actions: Vec<ActionShown>,
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
    pub(in crate::report::shown) words: Vec<&'static str>,
}

/// What an audit has on a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    id: String,
    /// The status that stands, carried ones too.
    pub status: Option<&'static str>,
    /// The year last confirmed, while it is carried.
    pub carried_from: Option<u16>,
    /// What shows it.
    pub evidence: Option<String>,
    /// Documents that show it.
    pub links: Vec<String>,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// Why it moved, what was decided.
    pub note: Option<String>,
    /// How it counts.
    #[serde(skip)]
    pub standing: Standing,
    /// How it is answered, in words for people.
    #[serde(skip)]
    pub label: String,
}

/// How one evidence became another. They are compared when somebody asks: most pages never do, and it takes longer than
/// all else.
#[derive(Clone, Debug)]
pub struct EvidenceWords([String; 2]);

/// A run of words.
#[derive(Serialize, JsonSchema)]
struct Words {
    op: &'static str,
    text: String,
}

/// An agency's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgencyShown {
    id: String,
    old: Option<&'static str>,
    new: Option<&'static str>,
    /// Its name, its old and its new answer, for people.
    #[serde(skip)]
    pub labels: [String; 3],
}

/// What became of an action.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActionShown {
    id: Option<String>,
    /// What is to be done.
    pub what: String,
    /// What became of it.
    pub change: &'static str,
    /// Whether it is open and was due before today.
    pub overdue: bool,
}

impl StandardShown {
    pub(super) fn of(standard: &compare::StandardDiff, sides: [Side<'_>; 2]) -> Self {
        let [old, new] = sides;
        let agency = |agency| AgencyShown::of(agency, standard, sides);
        Self {
            id: standard.id.to_string(),
            part: standard.part.to_string(),
            number: standard.number.clone(),
            title: standard.title.clone(),
            change: standard.change,
            old: standard.old.as_ref().map(|view| Answer::of(view, old)),
            new: standard.new.as_ref().map(|view| Answer::of(view, new)),
            evidence_words: EvidenceWords::of(standard),
            agencies: standard.agencies.iter().map(agency).collect(),
            actions: standard.actions.iter().map(ActionShown::of).collect(),
            newly_met: standard.newly_met(),
            no_longer_met: standard.no_longer_met(),
            changed: standard.changed.iter().map(|changed| changed.word()).collect(),
            doubts: standard.doubts.iter().map(|doubt| doubt.word()).collect(),
            words: standard.words(),
        }
    }
}

impl EvidenceWords {
    fn of(standard: &compare::StandardDiff) -> Self {
        let evidence = |view: &Option<View>| view.as_ref().and_then(|view| view.response.evidence.clone());
        Self([&standard.old, &standard.new].map(|view| evidence(view).unwrap_or_default()))
    }

    /// The runs of words, those that stayed, went and came.
    #[must_use]
    pub fn runs(&self) -> Vec<compare::WordDiff> {
        let [old, new] = &self.0;
        compare::evidence_words(old, new)
    }
}

impl Serialize for EvidenceWords {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.runs().into_iter().map(|run| Words { op: run.op.word(), text: run.text }))
    }
}

impl JsonSchema for EvidenceWords {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<Words>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Words>::json_schema(generator)
    }
}

impl Answer {
    fn of(view: &View, side: Side<'_>) -> Self {
        let label = |status| label(Some(view), status, side);
        Self {
            id: view.id.to_string(),
            status: status_shown(view.standing),
            carried_from: view.response.carried_from.map(crate::audit::Year::number),
            evidence: view.response.evidence.clone(),
            links: view.response.links.clone(),
            reason: view.response.reason.clone(),
            note: view.response.note.clone(),
            standing: view.standing,
            label: view.standing.in_words(Some(&view.response), label),
        }
    }
}

/// What a status is called where the standard stands in that audit.
fn label<'a>(view: Option<&View>, status: Status, side: Side<'a>) -> &'a str {
    let part = view.and_then(|view| side.framework.part(&view.part));
    part.map_or(status.word(), |part| part.label(status))
}

impl AgencyShown {
    fn of(agency: &compare::AgencyDiff, standard: &compare::StandardDiff, [before, after]: [Side<'_>; 2]) -> Self {
        let id = agency.id.as_str();
        let known = after.audit.agency(id).or_else(|| before.audit.agency(id));
        let words = |view: &Option<View>, status: Option<Status>, side| {
            status.map_or(words::UNANSWERED, |status| label(view.as_ref(), status, side)).to_owned()
        };
        Self {
            id: id.to_owned(),
            old: agency.old.map(Status::word),
            new: agency.new.map(Status::word),
            labels: [
                known.map_or(id, |known| &known.name).to_owned(),
                words(&standard.old, agency.old, before),
                words(&standard.new, agency.new, after),
            ],
        }
    }
}

impl ActionShown {
    fn of(diff: &compare::ActionDiff) -> Self {
        let (id, what) = (diff.action.id.clone(), diff.action.what.clone());
        Self { id, what, change: diff.change.word(), overdue: diff.overdue }
    }
}
