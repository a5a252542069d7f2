//! What keeps a form from being read: a file that is none, or cells that cannot be understood.

use super::cell::Place;

/// Why a file is not read as a form. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has a password, or is of Excel's old format; both look the same from outside.
    #[error(
        "it has a password, or was saved as an old .xls. Take the password off, or save it as an Excel workbook (.xlsx)"
    )]
    LockedOrOld,
    /// It is damaged.
    #[error("it is damaged and cannot be opened as a workbook. Ask for it to be sent again")]
    Damaged,
    /// It is larger, or unpacks to more, than a form can be.
    #[error("it holds far more than a form does, so it is not read. Ask for the form itself, without anything added")]
    TooLarge,
    /// It is no text and no workbook.
    #[error("it is neither an Excel workbook (.xlsx) nor a CSV in UTF-8. In Excel choose 'Save as' and one of these")]
    Foreign,
    /// It is a workbook or a CSV, but not a form.
    #[error(
        "it is no form of `lscb-audit returns make`: it does not say whose it is. Copy the answers into a form that was made for this agency"
    )]
    NoForm,
    /// It was made by a later version.
    #[error("it was made by a later version of lscb-audit (form {0}). Use that version to read it")]
    Later(String),
    /// A column is missing.
    #[error("{sheet} has no column '{column}'. Put the column back, or copy the answers into a new form")]
    NoColumn {
        /// Where it is missing.
        sheet: String,
        /// What is missing.
        column: String,
    },
    /// A column is there twice.
    #[error("{sheet} has the column '{column}' twice. Take one of the two away")]
    ColumnTwice {
        /// Where it is.
        sheet: String,
        /// What is there twice.
        column: String,
    },
    /// It is another audit's.
    #[error("it is for {what} {found}, and this audit is for {expected}. Name the audit that it was made for")]
    Another {
        /// What differs: `board`, `year`, `framework`, `edition`.
        what: &'static str,
        /// What the form says.
        found: String,
        /// What the audit says.
        expected: String,
    },
    /// Its agency is not among those of the board.
    #[error("it is from the agency '{0}', which this audit does not have. Add the agency to the board first")]
    NoAgency(String),
    /// Nothing was filled in.
    #[error("nothing was filled in. Ask for it to be sent again")]
    Empty,
    /// Some cells cannot be understood.
    #[error("{}", all(.0))]
    Cells(Vec<Problem>),
}

/// A cell that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub at: Place,
    /// What is wrong, and what to do.
    pub message: String,
}

/// So many are listed.
const MOST: usize = 50;

fn all(problems: &[Problem]) -> String {
    let listed = problems.iter().take(MOST).map(|it| format!("\n  {}: {}", it.at, it.message));
    let more = problems.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| format!("\n  and {more} more"));
    format!("it cannot all be understood, so nothing of it was taken:{}", listed.chain(rest).collect::<String>())
}
