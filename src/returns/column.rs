//! The columns of a form. Each is known by a word that stays with it when it is moved, and by what people read above it.

use crate::words::returns as words;

/// A column of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The id of the standard.
    Standard,
    /// Its number.
    Number,
    /// The question.
    Question,
    /// What to think of.
    Prompts,
    /// The status.
    Status,
    /// Why it does not apply.
    Reason,
    /// What shows it.
    Evidence,
    /// Who answered.
    By,
    /// When.
    On,
    /// Last year's status.
    LastStatus,
    /// Last year's evidence.
    LastEvidence,
    /// The id of an action.
    Action,
    /// What is to be done.
    What,
    /// By when.
    Due,
    /// When it was done.
    Done,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Standard,
        Self::Number,
        Self::Question,
        Self::Prompts,
        Self::Status,
        Self::Reason,
        Self::Evidence,
        Self::By,
        Self::On,
        Self::LastStatus,
        Self::LastEvidence,
        Self::Action,
        Self::What,
        Self::Due,
        Self::Done,
    ];
    /// What a form asks about a standard.
    pub const ANSWER: [Self; 5] = [Self::Status, Self::Reason, Self::Evidence, Self::By, Self::On];

    /// The word by which it is known.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Number => "number",
            Self::Question => "question",
            Self::Prompts => "prompts",
            Self::Status => "status",
            Self::Reason => "reason",
            Self::Evidence => "evidence",
            Self::By => "by",
            Self::On => "on",
            Self::LastStatus => "last_year_status",
            Self::LastEvidence => "last_year_evidence",
            Self::Action => "action",
            Self::What => "what",
            Self::Due => "due",
            Self::Done => "done",
        }
    }

    /// The column with that word or heading above it.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let is_it = |column: &Self| column.word() == heading || words::heading(column.word()).to_lowercase() == heading;
        Self::ALL.into_iter().find(is_it)
    }
}
