//! The actions of one audit, or of all of a board's, in the order in which they are due.

use super::model::Model;
use crate::compare::{Planned, Side, agenda};
use crate::desk::Desk;

/// The list of actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    /// The selected action among those listed.
    pub cursor: usize,
    /// Whether those of all the board's audits are listed.
    pub whole_board: bool,
    /// Whether done and dropped ones are listed too.
    pub closed_too: bool,
    /// Whether they were opened from the list of audits, to which they then lead back.
    pub from_library: bool,
}

impl Actions {
    /// The actions to be listed: overdue ones first, then open ones by when they are due, then the others.
    #[must_use]
    pub fn listed<'a>(&self, model: &'a Model) -> Vec<Planned<'a>> {
        let Some(desk) = model.desk.as_ref() else { return Vec::new() };
        let open = Side { audit: desk.audit(), framework: desk.framework() };
        let sides = if self.whole_board { model.board_years() } else { vec![open] };
        let latest = sides.last().map_or(open, |side| *side);
        let mut listed = agenda(&sides, model.today_for(latest.audit));
        listed.retain(|planned| self.closed_too || planned.action.is_open());
        listed
    }
}

/// Whether an action stands in the open audit, so that it can be changed.
#[must_use]
pub fn can_be_changed(model: &Model, planned: &Planned<'_>) -> bool {
    model.desk.as_ref().map(Desk::audit).is_some_and(|open| std::ptr::eq(open, planned.side.audit))
}
