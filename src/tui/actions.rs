//! The actions of one audit, or of all of a board's, in the order in which they are due.

use jiff::civil::Date;

use super::model::Model;
use crate::audit::{Action, Audit, Year};
use crate::framework::{Framework, Standard};

/// The list of actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    /// The selected action among those listed.
    pub cursor: usize,
    /// Whether those of all the board's audits are listed.
    pub whole_board: bool,
    /// Whether done and dropped ones are listed too.
    pub closed_too: bool,
}

/// An action that is listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The year of the audit it stands in.
    pub year: Year,
    /// Whether that is the open audit, so that it can be changed.
    pub is_open_audit: bool,
    /// The standard it belongs to.
    pub standard: &'a Standard,
    /// Its place among the standard's actions.
    pub index: usize,
    /// The action.
    pub action: &'a Action,
    /// Whether it is overdue.
    pub is_overdue: bool,
}

/// An audit whose actions are listed, with the day by which they are overdue.
struct Source<'a> {
    audit: &'a Audit,
    framework: &'a Framework,
    is_open: bool,
    today: Option<Date>,
}

impl Actions {
    /// The actions to be listed: overdue ones first, then open ones by when they are due, then the others.
    #[must_use]
    pub fn listed<'a>(&self, model: &'a Model) -> Vec<Listed<'a>> {
        let sources = self.sources(model);
        let mut listed: Vec<Listed<'a>> = Vec::new();
        for (later, source) in sources.iter().enumerate() {
            let later = sources.get(..later).unwrap_or_default();
            listed.extend(of_audit(source).filter(|it| !later.iter().any(|later| has(later, it))));
        }
        listed.retain(|it| self.closed_too || it.action.is_open());
        listed.sort_by_key(|it| (!it.is_overdue, !it.action.is_open(), it.action.due.is_none(), it.action.due));
        listed
    }

    /// The open audit or, with those of the whole board, the others too, the latest first.
    fn sources<'a>(&self, model: &'a Model) -> Vec<Source<'a>> {
        let Some(desk) = model.desk.as_ref() else { return Vec::new() };
        let source = |audit, framework, is_open| Source { audit, framework, is_open, today: model.today_for(audit) };
        let mut sources = vec![source(desk.audit(), desk.framework(), true)];
        if self.whole_board {
            let others = model.years_of(&desk.audit().board.id);
            sources.extend(
                others.filter_map(|(_, audit)| Some(source(audit, model.frameworks.get(&audit.framework)?, false))),
            );
        }
        sources.sort_by_key(|source| std::cmp::Reverse(source.audit.year));
        sources
    }
}

/// The actions of an audit in the order of its standards.
fn of_audit<'a>(source: &Source<'a>) -> impl Iterator<Item = Listed<'a>> {
    let (audit, today, is_open_audit) = (source.audit, source.today, source.is_open);
    source.framework.standards_of(audit.edition).flat_map(move |standard| {
        let actions = audit.response(&standard.id).map_or(&[][..], |response| response.actions.as_slice());
        actions.iter().enumerate().map(move |(index, action)| Listed {
            year: audit.year,
            is_open_audit,
            standard,
            index,
            action,
            is_overdue: today.is_some_and(|today| action.is_overdue(today)),
        })
    })
}

/// Whether a later audit has taken an action over, so that it counts once.
fn has(later: &Source<'_>, listed: &Listed<'_>) -> bool {
    let response = later.audit.response(&listed.standard.id);
    response.is_some_and(|response| response.actions.iter().any(|action| action.is_same_as(listed.action)))
}
