//! The two audits that are compared, and what they are called.

use crate::compare::{Side, StandardDiff, View};
use crate::tui::compare::Compare;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::page::{Line, named, wrapped};
use crate::words::{NEW, OLD};

/// The two audits.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
}

impl<'a> Pair<'a> {
    pub(super) fn title(self, to: &str) -> String {
        format!("{OLD} {} {to} {NEW} {}", self.old.audit.year, self.new.audit.year)
    }

    /// Whether both are of the open audit's board, which the top line names.
    pub(super) fn is_of(self, model: &Model) -> bool {
        let open = model.desk.as_ref().map(|desk| &desk.audit().board.id);
        [self.old, self.new].iter().all(|side| open == Some(&side.audit.board.id))
    }

    pub(super) fn boards(self, width: usize) -> Vec<Line> {
        let line = |(end, side): (&str, Side<'_>)| {
            let of =
                wrapped(Role::Text, &format!("{} {}", side.audit.board.name, side.audit.year), width, end.len() + 3);
            named(&format!(" {end}: "), of)
        };
        [(OLD, self.old), (NEW, self.new)].into_iter().flat_map(line).collect()
    }

    /// What each audit has on a standard, with which audit it is.
    pub(super) fn views(self, standard: &StandardDiff) -> [(String, Side<'a>, Option<&View>); 2] {
        let named = |end, side: Side<'_>| format!("{end} {}", side.audit.year);
        [
            (named(OLD, self.old), self.old, standard.old.as_ref()),
            (named(NEW, self.new), self.new, standard.new.as_ref()),
        ]
    }

    /// The title of a standard for lists, by the framework of the audit that has it.
    pub(super) fn short<'s>(self, standard: &'s StandardDiff) -> &'s str
    where
        'a: 's,
    {
        let side = if standard.new.is_some() { self.new } else { self.old };
        side.framework.standard(standard.id.as_str()).map_or(&standard.title, |known| &known.short)
    }
}

pub(super) fn pair<'a>(model: &'a Model, compare: &Compare) -> Option<Pair<'a>> {
    Some(Pair { old: model.side(&compare.old)?, new: model.side(&compare.new)? })
}
