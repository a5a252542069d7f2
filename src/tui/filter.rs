//! Which standards the walkthrough lists.

use super::model::Model;
use crate::audit::Standing;
use crate::framework::{Standard, Status};
use crate::words::screen;

/// What the listed standards have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They need an answer: unanswered, carried, in conflict, unreadable.
    ToAnswer,
    /// They are answered and not met.
    NotMet,
    /// They are to be come back to.
    ToComeBackTo,
    /// Their answers are doubtful.
    Doubtful,
}

/// A list of some standards only.
///
/// It is made once, when it is asked for, so that nothing moves under the hand when one of them is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What they have in common.
    pub kind: Kind,
    /// Their places in the edition.
    pub standards: Vec<usize>,
}

impl Kind {
    /// In the order in which the key goes through them.
    const ALL: [Self; 4] = [Self::ToAnswer, Self::NotMet, Self::ToComeBackTo, Self::Doubtful];

    /// What the list is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::ToAnswer => screen::TO_ANSWER,
            Self::NotMet => screen::NOT_MET_YET,
            Self::ToComeBackTo => screen::TO_COME_BACK_TO,
            Self::Doubtful => screen::DOUBTFUL,
        }
    }

    fn fits(self, model: &Model, standard: &Standard) -> bool {
        let Some(desk) = model.desk.as_ref() else { return false };
        let standing = desk.audit().standing(&standard.id);
        match self {
            Self::ToAnswer => standing.counted().is_none(),
            Self::NotMet => {
                matches!(standing, Standing::Answered(status) if !matches!(status, Status::Met | Status::NotApplicable))
            }
            Self::ToComeBackTo => desk.audit().response(&standard.id).is_some_and(|response| response.revisit),
            Self::Doubtful => !model.doubts(&standard.id).is_empty(),
        }
    }
}

impl Filter {
    /// The next filter after one that has any standards; none after the last: all are listed again.
    #[must_use]
    pub fn after(model: &Model, before: Option<Kind>) -> Option<Self> {
        let left = Kind::ALL.into_iter().skip_while(|kind| before.is_some_and(|before| *kind != before));
        let left = left.skip(usize::from(before.is_some()));
        left.map(|kind| Self::of(model, kind)).find(|filter| !filter.standards.is_empty())
    }

    fn of(model: &Model, kind: Kind) -> Self {
        let standards = model.standards().enumerate().filter(|(_, standard)| kind.fits(model, standard));
        Self { kind, standards: standards.map(|(index, _)| index).collect() }
    }
}
