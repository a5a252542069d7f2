//! One standard with what an audit says about it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Figure, Seen};
use crate::assess;
use crate::audit::{Action, Answer, Response, Standing};
use crate::compare::Doubt;
use crate::framework::{self, Standard, StandardId};

/// Doubts about an audit's answers.
pub(super) type Doubts = BTreeMap<StandardId, Vec<Doubt>>;

/// A standard and the response to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandardShown<'a> {
    /// The standard's id.
    pub id: &'a str,
    /// The id of its part.
    pub part: &'a str,
    /// Its number, such as R4.
    pub number: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How sure it is that the guidance asks for it.
    pub basis: &'a str,
    /// The status: null where there is none, where it cannot stand and where two people disagree on it.
    pub status: Option<&'a str>,
    /// How the response counts: answered, carried, unanswered, conflict, unreadable.
    pub state: &'static str,
    /// The year last confirmed, while the answer is carried; it counts as unanswered then.
    pub carried_from: Option<u16>,
    /// Why it does not apply.
    pub reason: Option<&'a str>,
    /// What shows it.
    pub evidence: Option<&'a str>,
    /// Documents that show it.
    pub links: Vec<&'a str>,
    /// Who answers for it: an agency's id or a name.
    pub lead: Option<&'a str>,
    /// When the response was last changed.
    pub reviewed: Option<Date>,
    /// Who changed it.
    pub reviewer: Option<&'a str>,
    /// To be come back to.
    pub revisit: bool,
    /// What each agency answered.
    pub agencies: Vec<AgencyAnswer<'a>>,
    /// How the agencies stand on it together.
    pub collective: Collective,
    /// What is to be done.
    pub actions: Vec<ActionShown<'a>>,
    /// National figures that may stand beside the answer.
    pub baseline: Vec<Baseline<'a>>,
    /// Why it moved.
    pub note: Option<&'a str>,
    /// Reasons not to take the answer at its word.
    pub doubts: Vec<&'static str>,
    /// The status as it stands in the file, where it cannot stand.
    pub as_found: Option<&'a str>,
}

/// What an agency answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgencyAnswer<'a> {
    id: &'a str,
    status: Option<&'a str>,
    evidence: Option<&'a str>,
    reason: Option<&'a str>,
    by: Option<&'a str>,
    on: Option<Date>,
    accepted: Option<&'a str>,
}

/// How a board's agencies stand on a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Collective {
    /// green, amber, red; null where nobody was asked or it applies to nobody who was.
    pub rag: Option<&'static str>,
    /// Agencies that meet it.
    pub met: u32,
    /// Agencies asked to which it applies.
    pub of: u32,
    not_applicable: u32,
    unanswered: u32,
}

/// Something to be done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActionShown<'a> {
    id: Option<&'a str>,
    /// What is to be done.
    pub what: &'a str,
    /// Who does it.
    pub owner: Option<&'a str>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// Why it was dropped.
    pub dropped: Option<&'a str>,
    since: Option<u16>,
    /// Open, and due before today.
    pub overdue: bool,
}

/// A national figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Baseline<'a> {
    year: u16,
    percent: Option<Figure>,
    r#match: Option<&'static str>,
    label: &'a str,
    base: &'a str,
    line: Option<u32>,
}

impl<'a> StandardShown<'a> {
    pub(super) fn of(standard: &'a Standard, seen: &Seen<'a>, doubts: &Doubts) -> Self {
        let response = seen.audit.response(&standard.id);
        let text = |field: fn(&Response) -> &Option<String>| response.and_then(|it| field(it).as_deref());
        let standing = seen.audit.standing(&standard.id);
        Self {
            id: standard.id.as_str(),
            part: standard.part.as_str(),
            number: &standard.number,
            title: &standard.title,
            basis: standard.basis.word(),
            status: status_shown(standing),
            state: standing.word(),
            carried_from: response.and_then(|it| it.carried_from).map(crate::audit::Year::number),
            reason: text(|it| &it.reason),
            evidence: text(|it| &it.evidence),
            links: response.map(|it| it.links.iter().map(String::as_str).collect()).unwrap_or_default(),
            lead: text(|it| &it.lead),
            reviewed: response.and_then(|it| it.reviewed),
            reviewer: text(|it| &it.reviewer),
            revisit: response.is_some_and(|it| it.revisit),
            agencies: response.map(agencies).unwrap_or_default(),
            collective: Collective::of(&assess::collective(seen.audit, standard)),
            actions: response.map(|it| actions(it, seen.overdue_by)).unwrap_or_default(),
            baseline: standard.comparable().map(Baseline::of).collect(),
            note: text(|it| &it.note),
            doubts: doubts
                .get(&standard.id)
                .map(|it| it.iter().map(|doubt| doubt.word()).collect())
                .unwrap_or_default(),
            as_found: text(|it| &it.as_found),
        }
    }
}

/// The word of a status that stands, carried ones too.
pub(super) fn status_shown(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Answered(status) | Standing::Carried(status) => Some(status.word()),
        Standing::Unanswered | Standing::Conflict | Standing::Unreadable => None,
    }
}

fn agencies(response: &Response) -> Vec<AgencyAnswer<'_>> {
    response.agencies.iter().map(|(id, answer)| AgencyAnswer::of(id.as_str(), answer)).collect()
}

fn actions(response: &Response, today: Option<Date>) -> Vec<ActionShown<'_>> {
    response.actions.iter().map(|action| ActionShown::of(action, today)).collect()
}

impl<'a> AgencyAnswer<'a> {
    fn of(id: &'a str, answer: &'a Answer) -> Self {
        Self {
            id,
            status: answer.status.map(framework::Status::word),
            evidence: answer.evidence.as_deref(),
            reason: answer.reason.as_deref(),
            by: answer.by.as_deref(),
            on: answer.on,
            accepted: answer.accepted.as_deref(),
        }
    }
}

impl Collective {
    fn of(collective: &assess::Collective) -> Self {
        Self {
            rag: collective.rag.map(assess::Rag::word),
            met: collective.counts.met,
            of: collective.of,
            not_applicable: collective.counts.not_applicable,
            unanswered: collective.counts.unanswered,
        }
    }
}

impl<'a> ActionShown<'a> {
    fn of(action: &'a Action, today: Option<Date>) -> Self {
        Self {
            id: action.id.as_deref(),
            what: &action.what,
            owner: action.owner.as_deref(),
            due: action.due,
            done: action.done,
            dropped: action.dropped.as_deref(),
            since: action.since.map(crate::audit::Year::number),
            overdue: today.is_some_and(|today| action.is_overdue(today)),
        }
    }

    /// Whether it is neither done nor dropped.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }
}

impl<'a> Baseline<'a> {
    fn of(figure: &'a framework::Figure) -> Self {
        Self {
            year: figure.year,
            percent: figure.percent().map(Figure),
            r#match: figure.fit.map(framework::Match::word),
            label: &figure.label,
            base: &figure.of,
            line: figure.line,
        }
    }
}
