//! The rows of the forms: what can be edited of a response, an action, an agency's answer, the board.

use crate::audit::{ActionRef, AgencyId, Audit, Key, Response};
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

/// Whether a kind of value is typed over several lines.
#[must_use]
pub fn takes_lines(kind: &Kind) -> bool {
    matches!(kind, Kind::Prose | Kind::Many(_))
}
