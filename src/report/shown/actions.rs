//! Actions over many audits: schema `lscb-audit/actions/1`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Unreadable;
use crate::compare::Planned;
use crate::report::table::{Cell, Row};

/// The actions of many audits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActionsListed {
    #[schemars(extend("const" = "lscb-audit/actions/1"))]
    schema: &'static str,
    today: Date,
    /// The actions: overdue ones first, then open ones by when they are due, then those that are over.
    pub rows: Vec<ActionRow>,
    /// Files that could not be used.
    pub unreadable: Vec<Unreadable>,
}

/// An action with where it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActionRow {
    /// The file of the latest audit that has it.
    pub path: String,
    /// The board.
    pub board_id: String,
    /// The year of that audit.
    pub year: u16,
    /// The standard.
    pub standard: String,
    /// Its id; null where it has none.
    pub action_id: Option<String>,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// Why it was dropped.
    pub dropped: Option<String>,
    /// The year of the audit it was first in.
    pub since: Option<u16>,
    /// Whether it is open and was due before today, in its board's latest audit.
    pub overdue: bool,
    /// The standard's number, for people.
    #[serde(skip)]
    pub number: String,
}

impl ActionsListed {
    /// The actions of many audits.
    #[must_use]
    pub fn new(today: Date, rows: Vec<ActionRow>, unreadable: Vec<Unreadable>) -> Self {
        Self { schema: "lscb-audit/actions/1", today, rows, unreadable }
    }
}

impl ActionRow {
    /// An action that stands in that file.
    #[must_use]
    pub fn of(path: &str, planned: &Planned<'_>) -> Self {
        let (audit, action) = (planned.side.audit, planned.action);
        Self {
            path: path.to_owned(),
            board_id: audit.board.id.to_string(),
            year: audit.year.number(),
            standard: planned.standard.id.to_string(),
            action_id: action.id.clone(),
            what: action.what.clone(),
            owner: action.owner.clone(),
            due: action.due,
            done: action.done,
            dropped: action.dropped.clone(),
            since: action.since.map(crate::audit::Year::number),
            overdue: planned.overdue,
            number: planned.standard.number.clone(),
        }
    }

    /// Whether it is neither done nor dropped.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }
}

impl Row for ActionRow {
    const COLUMNS: &'static [&'static str] = &[
        "path",
        "board_id",
        "year",
        "standard",
        "action_id",
        "what",
        "owner",
        "due",
        "done",
        "dropped",
        "since",
        "overdue",
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            (&self.path).into(),
            (&self.board_id).into(),
            self.year.into(),
            (&self.standard).into(),
            self.action_id.as_deref().into(),
            (&self.what).into(),
            self.owner.as_deref().into(),
            self.due.into(),
            self.done.into(),
            self.dropped.as_deref().into(),
            self.since.into(),
            self.overdue.into(),
        ]
    }
}
