//! The answers that a standard may be given, and the ranks by which they are compared.

use std::fmt;
use std::str::FromStr;

/// What an audit says of a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Status {
    /// It is met.
    Met,
    /// Some of it is met.
    PartlyMet,
    /// Agreed, with owner and date, not yet begun.
    Planned,
    /// It is not met.
    NotMet,
    /// The board looked and could not tell.
    NotKnown,
    /// It does not apply to this board; always with a reason.
    NotApplicable,
}

/// How high a status stands: [`Status::Met`] highest. Not known and not applicable have no rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u8);

/// The word is no status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a status")]
pub struct UnknownStatus(String);

impl Status {
    /// All of them, in the order in which people are shown them.
    pub const ALL: [Self; 6] =
        [Self::Met, Self::PartlyMet, Self::Planned, Self::NotMet, Self::NotKnown, Self::NotApplicable];

    /// The words of all of them, in the same order.
    pub const WORDS: [&'static str; 6] = ["met", "partly-met", "planned", "not-met", "not-known", "not-applicable"];

    /// The word in files and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::PartlyMet => "partly-met",
            Self::Planned => "planned",
            Self::NotMet => "not-met",
            Self::NotKnown => "not-known",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// Its rank, if it has one.
    #[must_use]
    pub fn rank(self) -> Option<Rank> {
        match self {
            Self::Met => Some(Rank(3)),
            Self::PartlyMet => Some(Rank(2)),
            Self::Planned => Some(Rank(1)),
            Self::NotMet => Some(Rank(0)),
            Self::NotKnown | Self::NotApplicable => None,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Status {
    type Err = UnknownStatus;

    fn from_str(word: &str) -> Result<Self, UnknownStatus> {
        let found = Self::ALL.into_iter().find(|status| status.word() == word);
        found.ok_or_else(|| UnknownStatus(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for (status, word) in Status::ALL.into_iter().zip(Status::WORDS) {
            assert_eq!((status.word(), word.parse()), (word, Ok(status)));
        }
    }

    #[test]
    fn ranks_run_from_not_met_to_met() {
        let ranks = [Status::NotMet, Status::Planned, Status::PartlyMet, Status::Met].map(|s| s.rank().unwrap());
        assert!(ranks.is_sorted());
        assert_eq!(Status::NotKnown.rank().or(Status::NotApplicable.rank()), None);
    }
}
