//! What a paper asks its board to decide: what is open, and nothing that is not.

use super::actions::ActionOfPaper;
use super::standard::StandardOfPaper;
use crate::audit::{SealState, Standing};
use crate::framework::Status;
use crate::words::paper::Asked;

pub(super) fn asked(
    standards: &[StandardOfPaper],
    actions: &[ActionOfPaper],
    returns_overdue: Vec<String>,
    seal: SealState,
) -> Vec<String> {
    let numbers = |fits: &dyn Fn(&StandardOfPaper) -> bool| {
        standards.iter().filter(|it| fits(it)).map(|it| it.number.clone()).collect::<Vec<_>>()
    };
    let open = || actions.iter().filter(|action| action.is_open);
    let asked = Asked {
        lost: numbers(&|it| it.lost && !it.is_open()),
        no_action: numbers(&|it| it.is_below_met() && !it.has_open_action && !it.lost),
        not_known: numbers(&|it| it.standing == Standing::Answered(Status::NotKnown)),
        unanswered: numbers(&StandardOfPaper::is_open),
        // A signed audit is closed.
        revisit: numbers(&|it| it.revisit && seal == SealState::Unsigned),
        doubted: numbers(&|it| !it.doubts.is_empty()),
        returns_overdue,
        overdue: open().filter(|action| action.is_overdue).count(),
        vague: open().filter(|action| action.owner.is_none() || action.due.is_none()).count(),
        seal: seal.word(),
    };
    asked.sentences()
}
