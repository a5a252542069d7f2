//! The search of the open audit: what was typed, and where it was found.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::overlay::choices_in_sight;
use super::page::{Line, offset};
use super::scrolling::Scrolling;
use crate::tui::model::Model;
use crate::tui::search::{Hit, Search, hits};
use crate::tui::theme::Role;
use crate::words::screen;

/// How wide the column of numbers and names is.
const NAMES: usize = 14;

impl Canvas<'_> {
    pub(super) fn search(&self, frame: &mut Frame<'_>, area: Rect, search: &Search) {
        let Some(desk) = self.model.desk.as_ref() else { return };
        let found = hits(desk.audit(), desk.framework(), &search.query);
        let inner = self.over(frame, area, area.width.min(100), found.len().clamp(3, 18) + 1, &title(&found));
        let query = Line::of(Role::Key, "/ ").and(Role::Text, &search.query).and(Role::Key, self.glyphs().caret);
        self.lines(frame, Rect { height: 1, ..inner }, &[query], 0, &(0..0));
        let rows = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        let mut lines: Vec<Line> = found.iter().map(|hit| line(hit, usize::from(rows.width))).collect();
        if lines.is_empty() {
            let hint = if search.query.trim().is_empty() { screen::WHAT_IS_SEARCHED } else { screen::FOUND_NOWHERE };
            lines = super::page::wrapped(Role::Muted, hint, usize::from(rows.width), 1);
        }
        let selected = if found.is_empty() { 0..0 } else { search.cursor..search.cursor + 1 };
        self.lines(frame, rows, &lines, offset(lines.len(), &selected, usize::from(rows.height)), &selected);
    }
}

/// What was found.
pub(super) fn scrolling<'a>(model: &Model, search: &Search, area: Rect) -> Option<Scrolling<'a>> {
    let desk = model.desk.as_ref()?;
    let found = hits(desk.audit(), desk.framework(), &search.query).len();
    Some(Scrolling::list(search.cursor, found, choices_in_sight(area, found)))
}

fn title(found: &[Hit]) -> String {
    match found.len() {
        0 => "Search".to_owned(),
        count => format!("Search: {count} found"),
    }
}

fn line(hit: &Hit, width: usize) -> Line {
    let [before, found, after] = &hit.excerpt;
    Line::of(Role::Muted, &crate::plain::pad(&format!(" {} {}", hit.number, hit.what), NAMES))
        .and(Role::Text, before)
        .and(Role::Match, found)
        .and(Role::Text, after)
        .to(width)
}
