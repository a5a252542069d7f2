//! The rows of the forms: what can be edited of a response, an action, an agency's answer, the board.

#[cfg(test)]
mod tests;

use crate::audit::{Action, ActionRef, Agency, AgencyId, Answer, Audit, Key, Response};
use crate::framework::{Framework, Standard, StandardId, Status};
use crate::shape::Kind;

/// A row of the walkthrough's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The status.
    Status,
    /// A field of the response.
    Field(Field),
    /// What an agency answered.
    Agency(AgencyId),
    /// An action, by its place.
    Action(usize),
    /// A place to add an action.
    AddAction,
}

/// A field of a response that has a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Why the standard does not apply.
    Reason,
    /// What shows that it is so.
    Evidence,
    /// The documents.
    Links,
    /// Who answers for it.
    Lead,
    /// Why it moved, what was decided.
    Note,
    /// Whether it is to be come back to.
    Revisit,
}

impl Field {
    /// All of them, in the order of the form.
    const ALL: [Self; 6] = [Self::Reason, Self::Evidence, Self::Links, Self::Lead, Self::Note, Self::Revisit];

    /// Its key in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Evidence => "evidence",
            Self::Links => "links",
            Self::Lead => "lead",
            Self::Note => "note",
            Self::Revisit => "revisit",
        }
    }
}

/// A small form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is about.
    pub of: SheetOf,
    /// The selected row.
    pub row: usize,
}

/// What a small form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetOf {
    /// An action of a standard, by its place.
    Action(StandardId, usize),
    /// An agency's answer about a standard.
    Answer(StandardId, AgencyId),
    /// The board and its agencies.
    Board,
    /// The frame of the audit.
    Audit,
    /// The counts of children.
    Indicators,
}

/// The rows of the form for a standard. The reason has a row where it matters or was given.
#[must_use]
pub fn rows(audit: &Audit, standard: &Standard) -> Vec<Row> {
    let empty = Response::default();
    let response = audit.response(&standard.id).unwrap_or(&empty);
    let mut rows = vec![Row::Status];
    let has_reason = response.status == Some(Status::NotApplicable) || response.reason.is_some();
    rows.extend(Field::ALL.into_iter().filter(|field| *field != Field::Reason || has_reason).map(Row::Field));
    rows.extend(agencies(audit, standard, response).map(Row::Agency));
    rows.extend((0..response.actions.len()).map(Row::Action));
    if !audit.is_signed() {
        rows.push(Row::AddAction);
    }
    rows
}

/// The agencies that are asked about a standard, and those that answered unasked.
fn agencies<'a>(
    audit: &'a Audit,
    standard: &'a Standard,
    response: &'a Response,
) -> impl Iterator<Item = AgencyId> + 'a {
    let declared = audit.board.agencies.iter().map(|agency| &agency.id);
    let asked = declared.filter(|id| standard.asked_of_agencies || response.agencies.contains_key(*id));
    let undeclared = response.agencies.keys().filter(|id| audit.agency(id.as_str()).is_none());
    asked.chain(undeclared).cloned()
}

impl SheetOf {
    /// The rows: what each is called, and its key.
    #[must_use]
    pub fn rows(&self, audit: &Audit, framework: &Framework) -> Vec<(String, Key)> {
        let frame = |table, fields: &[(&str, &str)]| named(fields, |field| Key::Frame(table, field));
        match self {
            Self::Action(standard, index) => {
                named(ACTION, |field| Key::Action(standard.clone(), ActionRef::Index(*index), field))
            }
            Self::Answer(standard, agency) => {
                named(ANSWER, |field| Key::Answer(standard.clone(), agency.clone(), field))
            }
            Self::Board => {
                let mut rows = frame("board", BOARD);
                let agencies = audit.board.agencies.iter();
                rows.extend(agencies.flat_map(|it| named(AGENCY, |field| Key::Agency(it.id.clone(), field))));
                rows
            }
            Self::Audit => frame("audit", AUDIT),
            Self::Indicators => {
                let counts = framework
                    .indicators
                    .iter()
                    .map(|indicator| (indicator.title.clone(), Key::Frame("indicators", indicator.id.to_string())));
                counts.chain(frame("indicators", INDICATORS)).collect()
            }
        }
    }
}

impl SheetOf {
    /// Whether something can be added behind its last row: an agency to the board.
    #[must_use]
    pub fn takes_more(&self, audit: &Audit) -> bool {
        *self == Self::Board && !audit.is_signed()
    }
}

const ACTION: &[(&str, &str)] =
    &[("What", "what"), ("Owner", "owner"), ("Due", "due"), ("Done", "done"), ("Dropped because", "dropped")];
const ANSWER: &[(&str, &str)] = &[
    ("Status", "status"),
    ("Evidence", "evidence"),
    ("Reason", "reason"),
    ("Answered by", "by"),
    ("On", "on"),
    ("Accepted by", "accepted"),
];
const BOARD: &[(&str, &str)] = &[
    ("Name", "name"),
    ("Region", "region"),
    ("Children", "children"),
    ("Areas covered", "covers"),
    ("Neighbours", "neighbours"),
];
const AGENCY: &[(&str, &str)] = &[("Agency", "name"), ("  return due", "return_due"), ("  returned", "returned")];
const AUDIT: &[(&str, &str)] = &[("Period", "period"), ("Date", "date"), ("Chair", "chair"), ("Summary", "summary")];
const INDICATORS: &[(&str, &str)] = &[("Period", "period"), ("A child may be in both", "overlap")];

fn named(fields: &[(&str, &str)], key: impl Fn(String) -> Key) -> Vec<(String, Key)> {
    fields.iter().map(|(label, field)| ((*label).to_owned(), key((*field).to_owned()))).collect()
}

/// What a key holds in an audit, as text to be shown or edited; `None` if it holds nothing.
///
/// Lists have one entry a line; dates are written `2014-03-31`.
#[must_use]
pub fn value(audit: &Audit, key: &Key) -> Option<String> {
    match key {
        Key::Frame("board", field) => board_value(audit, field),
        Key::Frame("audit", field) => audit_value(audit, field),
        Key::Frame("indicators", field) => indicator_value(audit, field),
        Key::Frame(..) | Key::Entry(..) => None,
        Key::Agency(id, field) => agency_value(audit.agency(id.as_str())?, field),
        Key::Response(standard, field) => response_value(audit.response(standard)?, field),
        Key::Answer(standard, agency, field) => answer_value(audit.response(standard)?.agencies.get(agency)?, field),
        Key::Action(standard, action, field) => {
            let index = action.index(audit, standard)?;
            action_value(audit.response(standard)?.actions.get(index)?, field)
        }
    }
}

fn board_value(audit: &Audit, field: &str) -> Option<String> {
    let board = &audit.board;
    match field {
        "id" => Some(board.id.to_string()),
        "name" => Some(board.name.clone()),
        "region" => board.region.clone(),
        "children" => board.children.map(|count| count.to_string()),
        "covers" => Some(board.covers.to_string()),
        "neighbours" => lines(board.neighbours.iter().map(ToString::to_string)),
        _ => None,
    }
}

fn agency_value(agency: &Agency, field: &str) -> Option<String> {
    match field {
        "id" => Some(agency.id.to_string()),
        "name" => Some(agency.name.clone()),
        "return_due" => agency.return_due.map(|date| date.to_string()),
        "returned" => agency.returned.map(|date| date.to_string()),
        _ => None,
    }
}

fn audit_value(audit: &Audit, field: &str) -> Option<String> {
    match field {
        "year" => Some(audit.year.to_string()),
        "period" => audit.period.clone(),
        "date" => audit.date.map(|date| date.to_string()),
        "chair" => audit.chair.clone(),
        "summary" => audit.summary.clone(),
        _ => None,
    }
}

fn indicator_value(audit: &Audit, field: &str) -> Option<String> {
    match field {
        "period" => audit.indicators.period.clone(),
        "overlap" => audit.indicators.overlap.map(|flag| flag.to_string()),
        count => audit.indicators.counts.get(count).map(ToString::to_string),
    }
}

fn response_value(response: &Response, field: &str) -> Option<String> {
    match field {
        "status" => response.status.map(|status| status.to_string()),
        "reason" => response.reason.clone(),
        "lead" => response.lead.clone(),
        "evidence" => response.evidence.clone(),
        "links" => lines(response.links.iter().cloned()),
        "note" => response.note.clone(),
        "revisit" => response.revisit.then(|| "true".to_owned()),
        "reviewer" => response.reviewer.clone(),
        "reviewed" => response.reviewed.map(|date| date.to_string()),
        "carried_from" => response.carried_from.map(|year| year.to_string()),
        _ => None,
    }
}

fn answer_value(answer: &Answer, field: &str) -> Option<String> {
    match field {
        "status" => answer.status.map(|status| status.to_string()),
        "evidence" => answer.evidence.clone(),
        "reason" => answer.reason.clone(),
        "by" => answer.by.clone(),
        "on" => answer.on.map(|date| date.to_string()),
        "accepted" => answer.accepted.clone(),
        _ => None,
    }
}

fn action_value(action: &Action, field: &str) -> Option<String> {
    match field {
        "what" => Some(action.what.clone()),
        "owner" => action.owner.clone(),
        "due" => action.due.map(|date| date.to_string()),
        "done" => action.done.map(|date| date.to_string()),
        "dropped" => action.dropped.clone(),
        "since" => action.since.map(|year| year.to_string()),
        "id" => action.id.clone(),
        _ => None,
    }
}

fn lines(items: impl Iterator<Item = String>) -> Option<String> {
    let joined = items.collect::<Vec<_>>().join("\n");
    (!joined.is_empty()).then_some(joined)
}

/// Whether a kind of value is typed over several lines.
#[must_use]
pub fn takes_lines(kind: &Kind) -> bool {
    matches!(kind, Kind::Prose | Kind::Many(_))
}
