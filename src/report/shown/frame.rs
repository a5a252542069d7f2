//! The frame of an audit as it is shown: its framework, its board, the audit itself.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Seen, word};
use crate::audit::{Agency, Audit, BoardId, SealState, seal_state};
use crate::framework::InForce;

/// The framework that an audit answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct FrameworkShown<'a> {
    id: &'a str,
    edition: u32,
    title: &'a str,
    source: &'a str,
    reconstructed: bool,
    in_force: Option<InForceShown<'a>>,
}

/// When guidance was in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct InForceShown<'a> {
    from: &'a str,
    until: Option<&'a str>,
}

/// The board that audits itself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BoardShown<'a> {
    id: &'a str,
    /// Its name.
    pub name: &'a str,
    region: Option<&'a str>,
    children: Option<u64>,
    neighbours: Vec<&'a str>,
    agencies: Vec<AgencyShown<'a>>,
    covers: u32,
}

/// A partner of the board.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct AgencyShown<'a> {
    id: &'a str,
    name: &'a str,
    return_due: Option<Date>,
    returned: Option<Date>,
}

/// The frame of an audit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuditShown<'a> {
    /// The year.
    pub year: u16,
    /// The period audited, in words.
    pub period: Option<&'a str>,
    /// The board's own date.
    pub date: Option<Date>,
    /// The chair.
    pub chair: Option<&'a str>,
    /// The chair's words.
    pub summary: Option<&'a str>,
    /// unsigned, intact or broken.
    #[serde(serialize_with = "word::seal")]
    #[schemars(with = "&'static str")]
    pub seal: SealState,
    signed_off: bool,
    /// The sign-off.
    pub sign_off: Option<SignOffShown<'a>>,
}

/// The chair's closing of an audit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SignOffShown<'a> {
    /// Who signed.
    pub by: &'a str,
    role: Option<&'a str>,
    /// When.
    pub on: Option<Date>,
    forced: Option<&'a str>,
}

impl<'a> FrameworkShown<'a> {
    pub(super) fn of(seen: &Seen<'a>) -> Self {
        Self {
            id: seen.framework.id.as_str(),
            edition: seen.audit.edition,
            title: &seen.framework.title,
            source: seen.source,
            reconstructed: seen.framework.reconstructed,
            in_force: seen.framework.in_force.as_ref().map(InForceShown::of),
        }
    }
}

impl<'a> InForceShown<'a> {
    pub(super) fn of(in_force: &'a InForce) -> Self {
        Self { from: &in_force.from, until: in_force.until.as_deref() }
    }
}

impl<'a> BoardShown<'a> {
    pub(super) fn of(audit: &'a Audit) -> Self {
        let board = &audit.board;
        Self {
            id: board.id.as_str(),
            name: &board.name,
            region: board.region.as_deref(),
            children: board.children,
            neighbours: board.neighbours.iter().map(BoardId::as_str).collect(),
            agencies: board.agencies.iter().map(AgencyShown::of).collect(),
            covers: board.covers,
        }
    }
}

impl<'a> AgencyShown<'a> {
    fn of(agency: &'a Agency) -> Self {
        let (return_due, returned) = (agency.return_due, agency.returned);
        Self { id: agency.id.as_str(), name: &agency.name, return_due, returned }
    }
}

impl<'a> AuditShown<'a> {
    pub(super) fn of(seen: &Seen<'a>) -> Self {
        let audit = seen.audit;
        Self {
            year: audit.year.number(),
            period: audit.period.as_deref(),
            date: audit.date,
            chair: audit.chair.as_deref(),
            summary: audit.summary.as_deref(),
            seal: seal_state(seen.text),
            signed_off: audit.is_signed(),
            sign_off: audit.sign_off.as_ref().map(|it| SignOffShown {
                by: &it.by,
                role: it.role.as_deref(),
                on: it.on,
                forced: it.forced.as_deref(),
            }),
        }
    }
}
