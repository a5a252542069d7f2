//! What a form asks of an agency: the standards it is asked about, what it has answered already and answered last year,
//! and what it still has to do.

use jiff::civil::Date;

use crate::audit::{Agency, AgencyId, Answer, Audit};
use crate::framework::{Framework, Standard, Status};
use crate::words::returns as words;

/// A form that has not gone out yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank<'a> {
    /// The audit that it is for.
    pub audit: &'a Audit,
    /// The agency that is asked.
    pub agency: &'a Agency,
    /// Who sends it out, if that is known.
    pub sender: Option<&'a str>,
    /// The year of the earlier answers beside the questions, if there is an earlier audit.
    pub earlier: Option<String>,
    /// What is asked.
    pub asked: Vec<Asked<'a>>,
    /// What the agency has still to do.
    pub to_do: Vec<ToDo<'a>>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The statuses to choose from, as its part calls them.
    pub choices: Vec<&'a str>,
    /// What the agency has answered already.
    pub answer: Answered<'a>,
    /// What it answered in the earlier year.
    pub earlier: Answered<'a>,
}

/// An answer of an agency as a form shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered<'a> {
    /// The status as its part calls it.
    pub status: Option<&'a str>,
    /// Why it does not apply.
    pub reason: Option<&'a str>,
    /// What shows it.
    pub evidence: Option<&'a str>,
    /// Who answered.
    pub by: Option<&'a str>,
    /// When.
    pub on: Option<Date>,
}

/// Something that an agency has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToDo<'a> {
    /// The standard that it belongs to.
    pub standard: &'a Standard,
    /// The action's id, if it has one.
    pub id: Option<&'a str>,
    /// What is to be done.
    pub what: &'a str,
    /// By when.
    pub due: Option<Date>,
}

/// Why no form can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMade {
    /// The board has no such agency.
    #[error("the board has no agency '{agency}'{}", known(agencies))]
    NoAgency {
        /// What was asked for.
        agency: String,
        /// The board's agencies.
        agencies: Vec<String>,
    },
    /// Nothing is asked of agencies.
    #[error("the list of standards asks nothing of agencies, so there is no form to be made")]
    NothingAsked,
}

fn known(agencies: &[String]) -> String {
    match agencies {
        [] => ". Give it partner agencies first, as in: set AUDIT 'board.agencies.police.name=The police'".to_owned(),
        known => format!("; it has {}", known.join(", ")),
    }
}

impl<'a> Blank<'a> {
    /// The name of its file, `northbridge-2014-return-police.xlsx`.
    #[must_use]
    pub fn file_name(&self, ending: &str) -> String {
        words::file_name(self.audit.board.id.as_str(), &self.audit.year.to_string(), self.agency.id.as_str(), ending)
    }

    /// The form for an agency, with the answers of an earlier audit beside it.
    ///
    /// # Errors
    ///
    /// The board has no such agency, or nothing is asked of agencies.
    pub fn of(
        audit: &'a Audit,
        framework: &'a Framework,
        agency: &str,
        earlier: Option<(&'a Audit, &'a Framework)>,
        sender: Option<&'a str>,
    ) -> Result<Self, NotMade> {
        let named = |it: &&Agency| it.id.as_str() == agency || it.name.eq_ignore_ascii_case(agency);
        let agency = audit.board.agencies.iter().find(named).ok_or_else(|| NotMade::NoAgency {
            agency: agency.to_owned(),
            agencies: audit.board.agencies.iter().map(|it| it.id.to_string()).collect(),
        })?;
        let standards = framework.standards_of(audit.edition).filter(|standard| standard.asked_of_agencies);
        let asked: Vec<_> = standards.map(|it| Asked::of(audit, framework, it, &agency.id, earlier)).collect();
        if asked.is_empty() {
            return Err(NotMade::NothingAsked);
        }
        let to_do = framework.standards_of(audit.edition).flat_map(|it| to_do(audit, it, agency)).collect();
        let earlier = earlier.map(|(audit, _)| audit.year.to_string());
        Ok(Self { audit, agency, sender, earlier, asked, to_do })
    }
}

impl<'a> Asked<'a> {
    fn of(
        audit: &'a Audit,
        framework: &'a Framework,
        standard: &'a Standard,
        agency: &AgencyId,
        earlier: Option<(&'a Audit, &'a Framework)>,
    ) -> Self {
        let part = framework.part(&standard.part);
        let applies = |status: &Status| *status != Status::NotApplicable || standard.not_applicable;
        let named = |status: &Status| part.is_some_and(|part| part.has_label(*status));
        let choices = Status::ALL.into_iter().filter(applies).filter(named);
        Self {
            standard,
            choices: choices.map(|status| framework.label(standard, status)).collect(),
            answer: Answered::of(audit, framework, standard, agency),
            earlier: earlier.map(|(audit, known)| Answered::of(audit, known, standard, agency)).unwrap_or_default(),
        }
    }
}

impl<'a> Answered<'a> {
    fn of(audit: &'a Audit, framework: &'a Framework, standard: &Standard, agency: &AgencyId) -> Self {
        let Some(answer) = audit.response(&standard.id).and_then(|response| response.agencies.get(agency)) else {
            return Self::default();
        };
        let Answer { status, as_found, evidence, reason, by, on, accepted: _ } = answer;
        let label = |status| framework.standard(standard.id.as_str()).map(|known| framework.label(known, status));
        Self {
            // One that cannot stand is shown as it was found, for the agency to put right.
            status: status.and_then(label).or(as_found.as_deref()),
            reason: reason.as_deref(),
            evidence: evidence.as_deref(),
            by: by.as_deref(),
            on: *on,
        }
    }
}

/// The open actions of a standard that the agency owns.
fn to_do<'a>(audit: &'a Audit, standard: &'a Standard, agency: &'a Agency) -> impl Iterator<Item = ToDo<'a>> {
    let actions = audit.response(&standard.id).map_or(&[][..], |response| response.actions.as_slice());
    let owns = |owner: &str| {
        owner.trim() == agency.id.as_str() || owner.trim().to_lowercase() == agency.name.trim().to_lowercase()
    };
    let own = actions.iter().filter(move |it| it.is_open() && it.owner.as_deref().is_some_and(owns));
    own.map(move |it| ToDo { standard, id: it.id.as_deref(), what: &it.what, due: it.due })
}
