//! An audit as it stands in its file.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::board::{Agency, Board};
use super::id::{AgencyId, Year};
use crate::framework::{FrameworkId, IndicatorId, StandardId, Status};
use crate::plain::Span;
use crate::words;

/// One board's self-assessment for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The framework that was answered.
    pub framework: FrameworkId,
    /// Its edition, whose wording was answered.
    pub edition: u32,
    /// The board.
    pub board: Board,
    /// The year in which the period audited ends.
    pub year: Year,
    /// The period audited, in words.
    pub period: Option<String>,
    /// The board's own date of the audit.
    pub date: Option<Date>,
    /// The chair's name.
    pub chair: Option<String>,
    /// The chair's words, which open the board paper.
    pub summary: Option<String>,
    /// Counts of children.
    pub indicators: Indicators,
    /// What it says about each standard of its edition; one that is not there is unanswered.
    pub responses: BTreeMap<StandardId, Response>,
    /// Responses to standards that the edition does not have: kept, and counted for nothing.
    pub unmatched: Vec<Unmatched>,
    /// What two people answered differently, left by a merge.
    pub conflicts: Vec<Conflict>,
    /// Conflicts settled, sign-offs forced, audits reopened.
    pub decisions: Vec<Decision>,
    /// Texts that look like personal data and are not.
    pub allow: Vec<Allowed>,
    /// There when the chair has signed the audit off.
    pub sign_off: Option<SignOff>,
}

/// Counts of children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicators {
    /// The counts given, by indicator. 0 is not the same as not given.
    pub counts: BTreeMap<IndicatorId, u64>,
    /// The period in which the children were counted.
    pub period: Option<String>,
    /// Whether a child may be in more than one count, if that is said.
    pub overlap: Option<bool>,
}

/// What an audit says about one standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status, if it is there and can stand.
    pub status: Option<Status>,
    /// The status as it stands in the file, where it cannot stand.
    pub as_found: Option<String>,
    /// The year last confirmed, while the answer is carried.
    pub carried_from: Option<Year>,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// Who answers for this: an agency's id or a name.
    pub lead: Option<String>,
    /// What shows it.
    pub evidence: Option<String>,
    /// Documents that show it.
    pub links: Vec<String>,
    /// Why it moved; what was discussed and decided.
    pub note: Option<String>,
    /// To be come back to.
    pub revisit: bool,
    /// When the response was last changed.
    pub reviewed: Option<Date>,
    /// Who changed it.
    pub reviewer: Option<String>,
    /// What each agency answered.
    pub agencies: BTreeMap<AgencyId, Answer>,
    /// What is to be done.
    pub actions: Vec<Action>,
}

/// What an agency answered about one standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Its status, if it is there and can stand.
    pub status: Option<Status>,
    /// The status as it stands in the file, where it cannot stand.
    pub as_found: Option<String>,
    /// What shows it.
    pub evidence: Option<String>,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Who took it over, and when; such an answer is never overwritten unasked.
    pub accepted: Option<String>,
}

/// Something to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    /// Its id; there once the program has made or edited it.
    pub id: Option<String>,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// The year of the audit it was first in.
    pub since: Option<Year>,
    /// When it was done.
    pub done: Option<Date>,
    /// Why it was dropped.
    pub dropped: Option<String>,
}

/// A response to a standard that the edition does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The key, as in `responses.old-id`.
    pub key: String,
    /// Where it stands.
    pub span: Option<Span>,
}

/// What two people answered differently. What is missing on a side is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The key that two sides changed, dotted.
    pub key: String,
    /// What it was before.
    pub base: Option<String>,
    /// What one side made of it.
    pub ours: Option<String>,
    /// What the other side made of it.
    pub theirs: Option<String>,
}

/// Something decided about the audit itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub on: Option<Date>,
    /// Who decided.
    pub by: String,
    /// What.
    pub what: String,
}

/// A text that looks like personal data and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The text as it stands in the audit.
    pub text: String,
    /// Why it is no personal data.
    pub reason: String,
}

/// The chair's closing of an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// Who signed.
    pub by: String,
    /// As what.
    pub role: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why it was signed with something unanswered.
    pub forced: Option<String>,
    /// The seal.
    pub seal: Option<String>,
}

/// How a response counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has a status, confirmed this year.
    Answered(Status),
    /// It has a status of an earlier year that nobody has confirmed: shown, counted as unanswered.
    Carried(Status),
    /// It has none.
    Unanswered,
    /// Two people answered differently, and nobody has decided.
    Conflict,
    /// Its status cannot stand.
    Unreadable,
}

impl Standing {
    /// The status that counts; none where the standard counts as unanswered.
    #[must_use]
    pub fn counted(self) -> Option<Status> {
        match self {
            Self::Answered(status) => Some(status),
            _ => None,
        }
    }

    /// Whether it counts as met: confirmed this year.
    #[must_use]
    pub fn is_met(self) -> bool {
        self == Self::Answered(Status::Met)
    }

    /// How a response that counts so is answered, in words. `label` says what a status is called.
    #[must_use]
    pub fn in_words<'a>(self, response: Option<&Response>, label: impl Fn(Status) -> &'a str) -> String {
        match self {
            Self::Answered(status) => label(status).to_owned(),
            Self::Carried(status) => {
                let year = response.and_then(|it| it.carried_from).map_or_else(String::new, |year| year.to_string());
                words::carried(label(status), year)
            }
            Self::Unanswered => words::UNANSWERED.to_owned(),
            Self::Conflict => words::CONFLICT.to_owned(),
            Self::Unreadable => words::as_found(response.and_then(|it| it.as_found.as_deref()).unwrap_or_default()),
        }
    }

    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Answered(_) => "answered",
            Self::Carried(_) => "carried",
            Self::Unanswered => "unanswered",
            Self::Conflict => "conflict",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Audit {
    /// What it says about a standard, if anything.
    #[must_use]
    pub fn response(&self, standard: &StandardId) -> Option<&Response> {
        self.responses.get(standard)
    }

    /// How its response to a standard counts.
    #[must_use]
    pub fn standing(&self, standard: &StandardId) -> Standing {
        let Some(response) = self.response(standard) else {
            return if self.is_disputed(standard) { Standing::Conflict } else { Standing::Unanswered };
        };
        match response.status {
            _ if self.is_disputed(standard) => Standing::Conflict,
            _ if response.as_found.is_some() => Standing::Unreadable,
            Some(status) if response.carried_from.is_some() => Standing::Carried(status),
            Some(status) => Standing::Answered(status),
            None => Standing::Unanswered,
        }
    }

    /// Whether a conflict stands on the status of a response or on its reason.
    fn is_disputed(&self, standard: &StandardId) -> bool {
        let disputes = |conflict: &Conflict| {
            let rest = conflict.key.strip_prefix("responses.").and_then(|rest| rest.strip_prefix(standard.as_str()));
            matches!(rest, Some(".status" | ".reason"))
        };
        self.conflicts.iter().any(disputes)
    }

    /// Whether anything of a response is in conflict.
    #[must_use]
    pub fn has_conflicts_on(&self, standard: &StandardId) -> bool {
        let of = |conflict: &Conflict| {
            conflict.key.strip_prefix("responses.")?.strip_prefix(standard.as_str())?.chars().next()
        };
        self.conflicts.iter().any(|conflict| of(conflict) == Some('.'))
    }

    /// The agency with that id.
    #[must_use]
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.board.agencies.by_id(id)
    }

    /// The name of whoever answers for something: an agency's name where its id stands, else the text itself.
    #[must_use]
    pub fn name_of<'a>(&'a self, lead: &'a str) -> &'a str {
        self.agency(lead).map_or(lead, |agency| agency.name.as_str())
    }

    /// Whether the chair has signed it off.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.sign_off.is_some()
    }

    /// All actions with the standards they belong to, in the order of the standards' ids.
    pub fn actions(&self) -> impl Iterator<Item = (&StandardId, &Action)> {
        self.responses.iter().flat_map(|(id, response)| response.actions.iter().map(move |action| (id, action)))
    }
}

impl Response {
    /// Whether there is evidence: words that are not blank.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        self.evidence.as_ref().is_some_and(|text| !text.trim().is_empty())
    }
}

impl Action {
    /// Whether it is neither done nor dropped.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }

    /// Whether it is open and was due before that day.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}
