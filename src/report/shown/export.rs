//! The rows of `export`: one a standard, or one an action or an agency's answer.

use jiff::civil::Date;

use super::ActionRow;
use super::standard::status_shown;
use crate::assess::{self, ActionCounts, Collective};
use crate::audit::{AgencyId, Answer, Response, Year};
use crate::compare::{self, Doubt, Side};
use crate::framework::{Standard, Status};
use crate::report::table::{Cell, Row};

/// An audit whose rows are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// The file as it was named.
    pub path: &'a str,
    /// The audit.
    pub side: Side<'a>,
    /// The same board's audit before it, among those that are exported.
    pub earlier: Option<Side<'a>>,
    /// Today; none where this is not its board's latest audit, since nothing in it is overdue.
    pub today: Option<Date>,
}

/// A standard with what an audit says of it.
#[derive(Clone, Debug)]
pub struct StandardRow<'a> {
    of: Exported<'a>,
    standard: &'a Standard,
    response: Option<&'a Response>,
    actions: ActionCounts,
    agencies: Collective,
    doubts: Vec<Doubt>,
}

/// What an agency answered on a standard.
#[derive(Clone, Copy, Debug)]
pub struct AgencyRow<'a> {
    of: Exported<'a>,
    standard: &'a Standard,
    agency: &'a AgencyId,
    answer: &'a Answer,
}

impl<'a> Exported<'a> {
    /// A row for each standard of its edition, unanswered ones too.
    pub fn standards(self) -> impl Iterator<Item = StandardRow<'a>> {
        let mut doubts = compare::doubts(self.side, self.earlier);
        self.own_standards().map(move |standard| {
            let response = self.side.audit.response(&standard.id);
            let actions = response.map_or(&[][..], |response| response.actions.as_slice());
            let counts = assess::counts_of(actions, self.today);
            StandardRow {
                of: self,
                standard,
                response,
                actions: counts,
                agencies: assess::collective(self.side.audit, standard),
                doubts: doubts.remove(&standard.id).unwrap_or_default(),
            }
        })
    }

    /// A row for each action.
    pub fn actions(self) -> impl Iterator<Item = ActionRow> {
        compare::planned(self.side, self.today).map(move |planned| ActionRow::of(self.path, &planned))
    }

    /// A row for each answer of an agency.
    pub fn agencies(self) -> impl Iterator<Item = AgencyRow<'a>> {
        self.own_standards().flat_map(move |standard| {
            let response = self.side.audit.response(&standard.id);
            let answers = response.into_iter().flat_map(|response| &response.agencies);
            answers.map(move |(agency, answer)| AgencyRow { of: self, standard, agency, answer })
        })
    }

    fn own_standards(self) -> impl Iterator<Item = &'a Standard> {
        self.side.framework.standards_of(self.side.audit.edition)
    }
}

impl Row for StandardRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "path",
        "board_id",
        "board_name",
        "region",
        "children",
        "year",
        "signed_off",
        "framework",
        "edition",
        "part",
        "number",
        "standard",
        "title",
        "status",
        "carried_from",
        "revisit",
        "reason",
        "note",
        "lead",
        "evidence",
        "links",
        "reviewed",
        "reviewer",
        "actions_open",
        "actions_overdue",
        "agencies_met",
        "agencies_asked",
        "doubts",
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let (audit, standard, agencies) = (self.of.side.audit, self.standard, &self.agencies);
        let text =
            |field: fn(&Response) -> &Option<String>| Cell::from(self.response.and_then(|it| field(it).as_ref()));
        vec![
            self.of.path.into(),
            audit.board.id.as_str().into(),
            (&audit.board.name).into(),
            audit.board.region.as_ref().into(),
            audit.board.children.into(),
            audit.year.number().into(),
            audit.is_signed().into(),
            audit.framework.as_str().into(),
            audit.edition.into(),
            standard.part.as_str().into(),
            (&standard.number).into(),
            standard.id.as_str().into(),
            (&standard.title).into(),
            status_shown(audit.standing(&standard.id)).into(),
            self.response.and_then(|it| it.carried_from).map(Year::number).into(),
            self.response.is_some_and(|it| it.revisit).into(),
            text(|it| &it.reason),
            text(|it| &it.note),
            text(|it| &it.lead),
            text(|it| &it.evidence),
            Cell::List(self.response.map(|it| it.links.iter().map(String::as_str).collect()).unwrap_or_default()),
            self.response.and_then(|it| it.reviewed).into(),
            text(|it| &it.reviewer),
            self.actions.open.into(),
            self.actions.overdue.into(),
            agencies.counts.met.into(),
            (agencies.of + agencies.counts.not_applicable).into(),
            Cell::Words(self.doubts.iter().map(|doubt| doubt.word()).collect()),
        ]
    }
}

impl Row for AgencyRow<'_> {
    const COLUMNS: &'static [&'static str] =
        &["path", "board_id", "year", "standard", "agency", "status", "evidence", "reason", "by", "on", "accepted"];

    fn cells(&self) -> Vec<Cell<'_>> {
        let (audit, answer) = (self.of.side.audit, self.answer);
        vec![
            self.of.path.into(),
            audit.board.id.as_str().into(),
            audit.year.number().into(),
            self.standard.id.as_str().into(),
            self.agency.as_str().into(),
            answer.status.map(Status::word).into(),
            answer.evidence.as_ref().into(),
            answer.reason.as_ref().into(),
            answer.by.as_ref().into(),
            answer.on.into(),
            answer.accepted.as_ref().into(),
        ]
    }
}
