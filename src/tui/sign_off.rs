//! The form by which an audit is signed off: what stands in the way, who signs, as what, on which day.

use jiff::civil::Date;

use super::model::Model;
use crate::assess::{self, Hindrances};
use crate::desk::Desk;
use crate::framework::Standard;
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

/// The rows of the form: what stands in the way first. A file with errors cannot be signed, so nothing is asked.
#[must_use]
pub fn rows(model: &Model) -> Vec<Row> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let hindrances = hindrances(desk);
    let mut rows = in_the_way(desk, &hindrances);
    if hindrances.can_be_forced() {
        rows.extend([Field::By, Field::Role, Field::On].map(Row::Field));
        rows.extend((!hindrances.are_none()).then_some(Row::Field(Field::Why)));
        rows.push(Row::Sign);
    }
    rows
}

fn in_the_way(desk: &Desk, hindrances: &Hindrances<'_>) -> Vec<Row> {
    let none = Hindered { unanswered: &[], carried: &[], conflicts: 0, errors: 0 };
    let first = |standards: &[&Standard]| {
        let mut all = desk.framework().standards_of(desk.audit().edition);
        let first = standards.first();
        first.and_then(|first| all.position(|standard| standard.id == first.id)).unwrap_or_default()
    };
    let numbers = |standards: &[&Standard]| -> Vec<String> { standards.iter().map(|it| it.number.clone()).collect() };
    let [unanswered, carried] = [&hindrances.unanswered, &hindrances.carried].map(|standards| numbers(standards));
    let unanswered: Vec<&str> = unanswered.iter().map(String::as_str).collect();
    let carried: Vec<&str> = carried.iter().map(String::as_str).collect();
    let standards = |said: Option<String>, of: &[&Standard]| said.map(|said| Row::Standards(said, first(of)));
    let rows = [
        standards(Hindered { unanswered: &unanswered, ..none }.sentence(), &hindrances.unanswered),
        standards(Hindered { carried: &carried, ..none }.sentence(), &hindrances.carried),
        Hindered { conflicts: hindrances.conflicts, ..none }.sentence().map(Row::Conflicts),
        Hindered { errors: hindrances.errors, ..none }.sentence().map(Row::Errors),
    ];
    rows.into_iter().flatten().collect()
}
