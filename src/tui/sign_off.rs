//! The form by which an audit is signed off: what stands in the way, who signs, as what, on which day.

use jiff::civil::Date;

use super::model::Model;
use crate::assess::{self, Hindrances};
use crate::check;
use crate::compare::{self, Doubt, Side};
use crate::desk::Desk;
use crate::framework::Standard;
use crate::words::personal;
use crate::words::sign_off::{self as say, Hindered};

/// What has been filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// The selected row.
    pub row: usize,
    /// Who signs.
    pub by: String,
    /// As what.
    pub role: String,
    /// On which day.
    pub on: Date,
    /// Why it is signed although something stands in the way.
    pub why: String,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who signs.
    By,
    /// As what.
    Role,
    /// On which day.
    On,
    /// Why all the same.
    Why,
}

impl Field {
    /// What its row is called, and what is asked by it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::By => say::BY,
            Self::Role => say::ROLE,
            Self::On => say::ON,
            Self::Why => say::WHY,
        }
    }

    /// What its row is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.words().0
    }

    /// What is asked by it.
    #[must_use]
    pub fn asked(self) -> &'static str {
        self.words().1
    }
}

/// A row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Standards that stand in the way, and the place of the first of them in the edition.
    Standards(String, usize),
    /// Conflicts that nobody has settled.
    Conflicts(String),
    /// Errors in the file.
    Errors(String),
    /// Standards that somebody should look at before, and the place of the first of them in the edition.
    Beside(String, usize),
    /// Texts that look like personal data.
    Personal(String),
    /// Something to be filled in.
    Field(Field),
    /// The row that signs.
    Sign,
}

/// What stands between the open audit and its sign-off.
#[must_use]
pub fn hindrances(desk: &Desk) -> Hindrances<'_> {
    assess::hindrances(desk.audit(), desk.framework(), &desk.reading().findings)
}

/// The rows of the form: what stands in the way first, then what stands beside it. A file with errors cannot be signed,
/// so nothing is asked.
#[must_use]
pub fn rows(model: &Model) -> Vec<Row> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let hindrances = hindrances(desk);
    let mut rows = in_the_way(desk, &hindrances);
    if hindrances.can_be_forced() {
        rows.extend(beside(desk));
        rows.extend([Field::By, Field::Role, Field::On].map(Row::Field));
        rows.extend((!hindrances.are_none()).then_some(Row::Field(Field::Why)));
        rows.push(Row::Sign);
    }
    rows
}

fn in_the_way(desk: &Desk, hindrances: &Hindrances<'_>) -> Vec<Row> {
    let none = Hindered { unanswered: &[], carried: &[], conflicts: 0, errors: 0 };
    let (unanswered, carried) = (&hindrances.unanswered, &hindrances.carried);
    let rows = [
        of_standards(desk, unanswered, |it| Hindered { unanswered: it, ..none }.sentence(), Row::Standards),
        of_standards(desk, carried, |it| Hindered { carried: it, ..none }.sentence(), Row::Standards),
        Hindered { conflicts: hindrances.conflicts, ..none }.sentence().map(Row::Conflicts),
        Hindered { errors: hindrances.errors, ..none }.sentence().map(Row::Errors),
    ];
    rows.into_iter().flatten().collect()
}

/// What refuses nothing, and should be known to whoever signs.
fn beside(desk: &Desk) -> Vec<Row> {
    let (audit, framework) = (desk.audit(), desk.framework());
    let doubts = compare::doubts(Side { audit, framework }, None);
    let standards = |means: &dyn Fn(&Standard) -> bool| -> Vec<&Standard> {
        framework.standards_of(audit.edition).filter(|it| means(it)).collect()
    };
    let revisit = standards(&|it| audit.response(&it.id).is_some_and(|response| response.revisit));
    let bare = standards(&|it| doubts.get(&it.id).is_some_and(|doubts| doubts.contains(&Doubt::Unsupported)));
    let texts = check::personal_data(audit).len();
    let rows = [
        of_standards(desk, &revisit, say::to_come_back_to, Row::Beside),
        of_standards(desk, &bare, say::without_evidence, Row::Beside),
        (texts > 0).then(|| Row::Personal(personal::before_signing(texts))),
    ];
    rows.into_iter().flatten().collect()
}

/// A row on some standards, which leads to the first of them; none where there are none.
fn of_standards(
    desk: &Desk,
    standards: &[&Standard],
    sentence: impl Fn(&[&str]) -> Option<String>,
    row: fn(String, usize) -> Row,
) -> Option<Row> {
    let numbers: Vec<&str> = standards.iter().map(|it| it.number.as_str()).collect();
    let first = standards.first()?;
    let place = desk.framework().standards_of(desk.audit().edition).position(|standard| standard.id == first.id);
    Some(row(sentence(&numbers)?, place.unwrap_or_default()))
}

/// The row that a form begins on: what stands in the way first, else the first field that is empty, else the last.
#[must_use]
pub fn first_row(form: &SignOff, rows: &[Row]) -> usize {
    let is_open = |row: &Row| match row {
        Row::Standards(..) | Row::Conflicts(_) | Row::Errors(_) | Row::Sign => true,
        Row::Field(Field::By) => form.by.trim().is_empty(),
        Row::Field(Field::Role) => form.role.trim().is_empty(),
        Row::Field(Field::Why) => form.why.trim().is_empty(),
        Row::Field(Field::On) | Row::Beside(..) | Row::Personal(_) => false,
    };
    rows.iter().position(is_open).unwrap_or_default()
}
