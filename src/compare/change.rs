//! The class of a standard between two audits.

use crate::audit::Standing;
use crate::framework::{Rank, Status};

/// What an audit has for a standard, as far as the class of a change depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A status with a rank.
    Ranked(Rank),
    /// Not applicable.
    NotApplicable,
    /// No answer that says how it stands: blank, not known, unreadable or in conflict.
    Unanswered,
    /// An answer of an earlier year that nobody has confirmed.
    Carried,
    /// The standard is not in the audit's edition.
    Absent,
}

/// The class of a standard between two audits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Its rank rose.
    Improved,
    /// Its rank fell.
    Regressed,
    /// Its rank is the same, or it still does not apply.
    Unchanged,
    /// It had no answer and has one now.
    Answered,
    /// It had an answer and has none now.
    Withdrawn,
    /// It had no answer and has none.
    Open,
    /// It does not apply any more.
    Excluded,
    /// It applies now.
    Included,
    /// It had an answer, which was carried over and not yet confirmed.
    NotConfirmed,
    /// It is new in the edition.
    Added,
    /// It is not in the edition any more.
    Retired,
}

impl Cell {
    /// The cell of a standing; none where the standard is not in the audit's edition.
    #[must_use]
    pub fn of(standing: Option<Standing>) -> Self {
        let Some(standing) = standing else { return Self::Absent };
        match standing {
            Standing::Answered(Status::NotApplicable) => Self::NotApplicable,
            Standing::Answered(status) => status.rank().map_or(Self::Unanswered, Self::Ranked),
            Standing::Carried(_) => Self::Carried,
            Standing::Unanswered | Standing::Conflict | Standing::Unreadable => Self::Unanswered,
        }
    }
}

impl Change {
    /// All classes, in the order in which they are listed.
    pub const ALL: [Self; 11] = [
        Self::Improved,
        Self::Regressed,
        Self::Unchanged,
        Self::Answered,
        Self::Withdrawn,
        Self::Open,
        Self::Excluded,
        Self::Included,
        Self::NotConfirmed,
        Self::Added,
        Self::Retired,
    ];

    /// The class of a standard between an old and a new audit; none where neither has it.
    #[must_use]
    pub fn between(old: Cell, new: Cell) -> Option<Self> {
        use Cell::{Absent, Carried, NotApplicable, Ranked, Unanswered};
        Some(match (old, new) {
            (Absent, Absent) => return None,
            (_, Absent) => Self::Retired,
            (Absent, _) => Self::Added,
            (Ranked(old), Ranked(new)) if new > old => Self::Improved,
            (Ranked(old), Ranked(new)) if new < old => Self::Regressed,
            (Ranked(_), Ranked(_)) | (NotApplicable, NotApplicable) => Self::Unchanged,
            (Ranked(_), Unanswered) => Self::Withdrawn,
            (Ranked(_) | NotApplicable, Carried) => Self::NotConfirmed,
            (NotApplicable, Ranked(_) | Unanswered) => Self::Included,
            (Ranked(_) | Unanswered | Carried, NotApplicable) => Self::Excluded,
            (Unanswered | Carried, Ranked(_)) => Self::Answered,
            (Unanswered | Carried, Unanswered | Carried) => Self::Open,
        })
    }

    /// The word in JSON and on `--fail-on`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::Regressed => "regressed",
            Self::Unchanged => "unchanged",
            Self::Answered => "answered",
            Self::Withdrawn => "withdrawn",
            Self::Open => "open",
            Self::Excluded => "excluded",
            Self::Included => "included",
            Self::NotConfirmed => "not-confirmed",
            Self::Added => "added",
            Self::Retired => "retired",
        }
    }
}

/// Whether a standard counts as met in the second of two audits and not in the first, either of which may lack it.
#[must_use]
pub fn becomes_met(from: Option<Standing>, to: Option<Standing>) -> bool {
    to.is_some_and(Standing::is_met) && !from.is_some_and(Standing::is_met)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands for each letter of the design's table; K twice, to have a higher and a lower rank.
    fn cell(letter: &str) -> Cell {
        let answered = |status| Cell::of(Some(Standing::Answered(status)));
        match letter {
            "K3" => answered(Status::Met),
            "K0" => answered(Status::NotMet),
            "X" => answered(Status::NotApplicable),
            "U" => answered(Status::NotKnown),
            "C" => Cell::of(Some(Standing::Carried(Status::Met))),
            _ => Cell::of(None),
        }
    }

    #[test]
    fn every_cell_of_the_table() {
        let columns = ["K3", "K0", "X", "U", "C", "A"];
        let rows = [
            ("K3", ["unchanged", "regressed", "excluded", "withdrawn", "not-confirmed", "retired"]),
            ("K0", ["improved", "unchanged", "excluded", "withdrawn", "not-confirmed", "retired"]),
            ("X", ["included", "included", "unchanged", "included", "not-confirmed", "retired"]),
            ("U", ["answered", "answered", "excluded", "open", "open", "retired"]),
            ("C", ["answered", "answered", "excluded", "open", "open", "retired"]),
            ("A", ["added", "added", "added", "added", "added", ""]),
        ];
        for (old, words) in rows {
            for (new, word) in columns.into_iter().zip(words) {
                let change = Change::between(cell(old), cell(new));
                assert_eq!(change.map_or("", Change::word), word, "{old} to {new}");
            }
        }
    }

    #[test]
    fn blank_not_known_unreadable_and_conflict_are_one() {
        let standings = [Standing::Unanswered, Standing::Conflict, Standing::Unreadable];
        assert!(standings.into_iter().all(|standing| Cell::of(Some(standing)) == Cell::Unanswered));
        assert_eq!(cell("U"), Cell::Unanswered);
    }

    #[test]
    fn planned_and_partly_met_stand_between() {
        let ranks = [Status::NotMet, Status::Planned, Status::PartlyMet, Status::Met];
        let cells = ranks.map(|status| Cell::of(Some(Standing::Answered(status))));
        for pair in cells.windows(2) {
            assert_eq!(Change::between(pair[0], pair[1]), Some(Change::Improved));
            assert_eq!(Change::between(pair[1], pair[0]), Some(Change::Regressed));
        }
    }

    #[test]
    fn all_classes_are_listed_in_order() {
        assert!(Change::ALL.is_sorted());
    }
}
