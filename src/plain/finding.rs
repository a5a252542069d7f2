//! A finding: something wrong or doubtful in a file, where it is and what to do about it.

use std::ops::Range;

/// A range of bytes in a text.
pub type Span = Range<usize>;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; the file can be used.
    Warning,
    /// Something is wrong, and figures that need it cannot be given.
    Error,
    /// The file cannot be read as what it should be.
    Unreadable,
}

impl Severity {
    /// The word used in JSON and on `--fail-on`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The stable name of a kind of finding, with its weight. Scripts depend on the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// The name, as in `status-unknown`.
    pub id: &'static str,
    /// How much findings of this kind weigh.
    pub severity: Severity,
}

impl Code {
    /// A kind of finding that is worth a look.
    #[must_use]
    pub const fn warning(id: &'static str) -> Self {
        Self { id, severity: Severity::Warning }
    }

    /// A kind of finding that makes a value wrong.
    #[must_use]
    pub const fn error(id: &'static str) -> Self {
        Self { id, severity: Severity::Error }
    }

    /// A kind of finding that stops the reading.
    #[must_use]
    pub const fn unreadable(id: &'static str) -> Self {
        Self { id, severity: Severity::Unreadable }
    }

    /// Whether it is about personal data, which is not repeated where the finding is told.
    #[must_use]
    pub fn is_personal(self) -> bool {
        self.id.starts_with("personal-")
    }
}

/// Something wrong or doubtful in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding it is.
    pub code: Code,
    /// The key it is about, dotted, as in `responses.sub-group.status`; empty for the file as a whole.
    pub key: String,
    /// Where it is, in bytes of the text, if it is somewhere.
    pub span: Option<Span>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it, in a sentence; may be empty.
    pub help: String,
    /// The words that may have been meant, nearest first.
    pub did_you_mean: Vec<String>,
}

impl Finding {
    /// A finding about a key, without a place yet.
    #[must_use]
    pub fn new(code: Code, key: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            key: key.into(),
            span: None,
            message: message.into(),
            help: String::new(),
            did_you_mean: Vec::new(),
        }
    }

    /// The same with its place.
    #[must_use]
    pub fn at(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The same with the words that may have been meant.
    #[must_use]
    pub fn meant(mut self, words: Vec<String>) -> Self {
        self.did_you_mean = words;
        self
    }
}
