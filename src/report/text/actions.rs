//! Actions over many audits, for people.

use super::page::{Look, Page, Tint};
use crate::report::shown::{ActionRow, ActionsListed};
use crate::words;

const NUMBER: usize = 5;

/// The actions, each with who does it and by when; the board and year only where there are several.
#[must_use]
pub fn actions(listed: &ActionsListed, look: Look) -> String {
    let mut page = Page::new(look);
    for row in &listed.rows {
        let tint = if row.overdue { Tint::Bad } else { Tint::Plain };
        page.labelled(0, NUMBER, (Tint::Faint, &row.number), tint, &row.what);
        page.para(NUMBER, Tint::Faint, &format!("{} · {}/{}", stands(row), row.board_id, row.year));
    }
    page.gap();
    let overdue = listed.rows.iter().filter(|row| row.overdue).count();
    let total = words::counted(listed.rows.len(), "action", "actions");
    page.para(0, Tint::Heading, &format!("{total}, {overdue} overdue"));
    page.finish()
}

/// Who does it, and by when or what became of it.
fn stands(row: &ActionRow) -> String {
    let owner = row.owner.as_deref();
    match (row.done, row.dropped.as_deref()) {
        (Some(done), _) => format!("{} · {}", owner.unwrap_or(words::NO_OWNER), words::done_on(done)),
        (_, Some(why)) => format!("{} · {}", owner.unwrap_or(words::NO_OWNER), words::dropped_because(why)),
        (None, None) => words::owner_and_due(owner, row.due, row.overdue),
    }
}
