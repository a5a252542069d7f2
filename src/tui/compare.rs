//! Two audits beside each other: which they are, and which of their standards are listed.

use std::path::PathBuf;

use super::layer::Scroll;
use crate::compare::{Change, Diff, Doubt, StandardDiff};
use crate::words;

/// Two audits beside each other.
#[derive(Debug)]
pub struct Compare {
    /// The file of the old audit.
    pub old: PathBuf,
    /// The file of the new audit.
    pub new: PathBuf,
    /// How the two differ.
    pub diff: Diff,
    /// Which standards are listed.
    pub listed: Listed,
    /// The selected standard among those listed.
    pub cursor: usize,
    /// Whether the selected standard is shown whole, and how far down.
    pub detail: Option<Scroll>,
}

/// One of the two audits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The old one, on the left.
    Old,
    /// The new one, on the right.
    New,
}

/// Which standards of a comparison are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Those in which something changed or is doubtful.
    Changed,
    /// All.
    All,
    /// Those that came to be met.
    NewlyMet,
    /// Those that ceased to be met.
    NoLongerMet,
    /// Those of a class.
    Class(Change),
    /// Those with a doubt.
    Doubt(Doubt),
}

impl Compare {
    /// The standards that are listed.
    pub fn shown(&self) -> impl Iterator<Item = &StandardDiff> {
        self.diff.standards.iter().filter(|standard| self.listed.fits(standard))
    }

    /// The lists to choose from, each with how many standards it has: the first four always, others where there are any.
    #[must_use]
    pub fn lists(&self) -> Vec<(Listed, usize)> {
        let always = [Listed::Changed, Listed::All, Listed::NewlyMet, Listed::NoLongerMet];
        let others = Change::ALL.map(Listed::Class).into_iter().chain(Doubt::ALL.map(Listed::Doubt));
        let count = |list: Listed| self.diff.standards.iter().filter(|standard| list.fits(standard)).count();
        let counted = always.into_iter().chain(others).map(|list| (list, count(list)));
        counted.filter(|(list, count)| *count > 0 || always.contains(list)).collect()
    }
}

impl Listed {
    fn fits(self, standard: &StandardDiff) -> bool {
        match self {
            Self::Changed => standard.is_a_change() || !standard.doubts.is_empty(),
            Self::All => true,
            Self::NewlyMet => standard.newly_met(),
            Self::NoLongerMet => standard.no_longer_met(),
            Self::Class(change) => standard.change == change,
            Self::Doubt(doubt) => standard.doubts.contains(&doubt),
        }
    }

    /// What the list is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Changed => words::CHANGED_OR_DOUBTFUL,
            Self::All => words::EVERY_STANDARD,
            Self::NewlyMet => words::change_heading("newly-met"),
            Self::NoLongerMet => words::change_heading("no-longer-met"),
            Self::Class(change) => words::change(change.word()),
            Self::Doubt(doubt) => words::doubt(doubt.word()),
        }
    }
}
