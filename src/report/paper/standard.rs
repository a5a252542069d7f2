//! A standard as a board paper tells of it.

use super::Source;
use crate::assess;
use crate::audit::{Audit, Response, Standing};
use crate::compare::{Doubt, Side};
use crate::framework::{Framework, Match, Standard, Status};
use crate::report::document::{Fact, Tint};
use crate::report::shown::BoardTrend;
use crate::report::text;
use crate::words::{self, paper::fact};

/// A standard as a board paper tells of it.
#[derive(Clone, Debug)]
pub(super) struct StandardOfPaper {
    pub(super) part: String,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) standing: Standing,
    pub(super) status: (Tint, String),
    pub(super) reason: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) documents: Option<String>,
    pub(super) lead: Option<String>,
    pub(super) note: Option<String>,
    pub(super) history: Option<String>,
    pub(super) national: Option<String>,
    /// How the agencies stand together, then each answer with its evidence.
    pub(super) agencies: Vec<String>,
    pub(super) actions: Option<String>,
    pub(super) changed: Option<String>,
    /// Reasons not to take the answer at its word.
    pub(super) doubts: Vec<String>,
    /// Whether somebody wanted to come back to it.
    pub(super) revisit: bool,
    /// Whether the audit that this one is compared with has it met, and this one has not.
    pub(super) lost: bool,
    pub(super) has_open_action: bool,
}

impl StandardOfPaper {
    pub(super) fn of(
        standard: &Standard,
        source: &Source<'_>,
        history: &BoardTrend,
        doubts: &[Doubt],
        lost: bool,
    ) -> Self {
        let Side { audit, framework } = source.audit.side;
        let blank = Response::default();
        let response = audit.response(&standard.id).unwrap_or(&blank);
        let standing = audit.standing(&standard.id);
        let past = history.standards.iter().find(|past| past.id == standard.id.as_str());
        let open = || response.actions.iter().filter(|action| action.is_open());
        let overdue = open().filter(|action| source.today.is_some_and(|today| action.is_overdue(today))).count();
        Self {
            part: standard.part.to_string(),
            number: standard.number.clone(),
            title: standard.title.clone(),
            standing,
            status: (tint(standing), standing.in_words(Some(response), |status| framework.label(standard, status))),
            reason: response.reason.clone(),
            evidence: response.evidence.clone(),
            documents: (!response.links.is_empty()).then(|| response.links.join("\n")),
            lead: response.lead.as_deref().map(|lead| audit.name_of(lead).to_owned()),
            note: response.note.clone(),
            history: past.and_then(years),
            national: national(standard),
            agencies: agencies(audit, framework, standard, response),
            actions: words::paper::actions_of(open().count(), overdue),
            changed: changed(response),
            doubts: doubts
                .iter()
                .map(|it| words::doubt_of(it.word(), framework.label(standard, Status::Met)))
                .collect(),
            revisit: response.revisit,
            lost,
            has_open_action: open().next().is_some(),
        }
    }

    /// Its number and title.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.number, self.title)
    }

    /// All that is told of it, in order.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let (tint, status) = &self.status;
        let facts = [
            Some(Fact::new(fact::STATUS, *tint, status)),
            Fact::of(fact::REASON, self.reason.as_deref()),
            Fact::of(fact::EVIDENCE, self.evidence.as_deref()),
            Fact::of(fact::DOCUMENTS, self.documents.as_deref()),
            Fact::of(fact::LEAD, self.lead.as_deref()),
            Fact::of(fact::NOTE, self.note.as_deref()),
            several(fact::AGENCIES, Tint::Plain, &self.agencies),
            Fact::of(fact::ACTIONS, self.actions.as_deref()),
            Fact::of(fact::HISTORY, self.history.as_deref()),
            Fact::of(fact::NATIONAL, self.national.as_deref()),
            Fact::of(fact::CHANGED, self.changed.as_deref()),
            several(fact::DOUBTS, Tint::Doubt, &self.to_be_looked_at()),
        ];
        facts.into_iter().flatten().collect()
    }

    /// Doubts, and that somebody wanted to come back to it.
    pub(super) fn to_be_looked_at(&self) -> Vec<String> {
        self.doubts.iter().cloned().chain(self.revisit.then(|| words::TO_COME_BACK_TO.to_owned())).collect()
    }

    /// Whether no answer of this year stands.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.standing, Standing::Answered(_))
    }

    /// Whether it is answered, and below met.
    pub(super) fn is_below_met(&self) -> bool {
        self.standing.counted().is_some_and(|status| status.rank().is_some() && status != Status::Met)
    }
}

/// Several texts with what they are, if there is any.
fn several(label: &str, tint: Tint, texts: &[String]) -> Option<Fact> {
    let told = || Fact { label: label.to_owned(), texts: texts.iter().map(|text| (tint, text.clone())).collect() };
    (!texts.is_empty()).then(told)
}

fn tint(standing: Standing) -> Tint {
    match standing {
        Standing::Answered(status) => text::tint(status),
        Standing::Carried(_) | Standing::Unanswered => Tint::Doubt,
        Standing::Conflict | Standing::Unreadable => Tint::Bad,
    }
}

/// `2012 partly · 2013 met`, and what stands out of it.
fn years(past: &crate::report::shown::trend::StandardTrend) -> Option<String> {
    let [_, _, ..] = past.cells.as_slice() else { return None };
    let cells: Vec<String> = past.cells.iter().map(|cell| format!("{} {}", cell.year, cell.spoken())).collect();
    let sentence = past.stands_out.as_ref().map(|it| format!("\n{it}")).unwrap_or_default();
    Some(cells.join(" · ") + &sentence)
}

/// The national figures that may stand beside an answer.
fn national(standard: &Standard) -> Option<String> {
    let figures = standard
        .comparable()
        .filter_map(|figure| Some(words::national(figure.percent()?, figure.year, figure.fit == Some(Match::Near))));
    let figures: Vec<String> = figures.collect();
    (!figures.is_empty()).then(|| figures.join("\n"))
}

/// How the agencies stand together, then each answer with its evidence.
fn agencies(audit: &Audit, framework: &Framework, standard: &Standard, response: &Response) -> Vec<String> {
    if response.agencies.is_empty() {
        return Vec::new();
    }
    let collective = assess::collective(audit, standard);
    let met = framework.label(standard, Status::Met).to_lowercase();
    let together = collective.rag.map(|rag| collective.in_words(&met).sentence(rag.word()));
    let answers = response.agencies.iter().map(|(id, it)| text::agency_answer(audit, framework, standard, id, it));
    together.into_iter().chain(answers).collect()
}

fn changed(response: &Response) -> Option<String> {
    let by = response.reviewer.as_ref().map(|by| format!("by {by}"));
    let parts: Vec<String> = response.reviewed.map(words::date).into_iter().chain(by).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
