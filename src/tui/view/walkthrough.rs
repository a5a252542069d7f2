//! The walkthrough: the list of standards on the left, the form of one on the right; on a narrow screen one of the two.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, offset};
use crate::assess;
use crate::audit::Standing;
use crate::desk::Desk;
use crate::framework::{Part, Standard};
use crate::plain;
use crate::tui::model::{Model, Walkthrough};
use crate::tui::theme::Role;
use crate::words;

/// From this width on, list and form stand side by side.
const SIDE_BY_SIDE: u16 = 72;
/// The width of the list, where both are shown.
const LIST: u16 = 30;

/// Where the list and the form are drawn; a rectangle without width where one is not.
pub(super) fn panels(area: Rect, walkthrough: Walkthrough) -> (Rect, Rect) {
    let hidden = Rect { width: 0, ..area };
    match (area.width >= SIDE_BY_SIDE, walkthrough.in_form) {
        (true, _) => {
            let [list, form] = Layout::horizontal([Constraint::Length(LIST), Constraint::Fill(1)]).areas(area);
            (list, form)
        }
        (false, true) => (hidden, area),
        (false, false) => (area, hidden),
    }
}

/// A row of the list: a heading of a part, or a standard by its place in the edition.
pub(super) struct Entry {
    pub(super) line: Line,
    pub(super) standard: Option<usize>,
}

/// How far the list is scrolled, for a height inside its frame.
pub(super) fn list_offset(entries: &[Entry], walkthrough: Walkthrough, height: usize) -> usize {
    let at = entries.iter().position(|entry| entry.standard == Some(walkthrough.standard)).unwrap_or_default();
    // The heading of the first part stays in sight with its first standard.
    offset(entries.len(), &(at..at + 1), height)
}

/// The rows of the list.
pub(super) fn entries(model: &Model, width: usize) -> Vec<Entry> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let mut entries = Vec::new();
    let edition = desk.audit().edition;
    let numbered: Vec<(usize, &Standard)> = desk.framework().standards_of(edition).enumerate().collect();
    for part in &desk.framework().parts {
        entries.push(Entry { line: heading(desk, part), standard: None });
        for (index, standard) in numbered.iter().filter(|(_, standard)| standard.part == part.id) {
            entries.push(Entry { line: row(model, desk, standard, width), standard: Some(*index) });
        }
    }
    entries
}

fn heading(desk: &Desk, part: &Part) -> Line {
    let compliance = assess::compliance(desk.audit(), desk.framework(), part);
    let met = part.label(crate::framework::Status::Met).to_lowercase();
    let count = if part.banded {
        format!("{} of {} {met}", compliance.met, compliance.standards)
    } else {
        format!("{} {met}", compliance.met)
    };
    Line::of(Role::Title, &format!(" {}", part.title)).and(Role::Muted, &format!("  {count}"))
}

fn row(model: &Model, desk: &Desk, standard: &Standard, width: usize) -> Line {
    let glyphs = &model.settings.glyphs;
    let standing = desk.audit().standing(&standard.id);
    let (role, glyph) = mark(glyphs, standing);
    let selected = model.standard().is_some_and(|selected| selected.id == standard.id);
    let pointer = if selected { glyphs.pointer } else { " " };
    let revisit = desk.audit().response(&standard.id).is_some_and(|response| response.revisit);
    let flag = if revisit { "*" } else { " " };
    Line::of(Role::Key, pointer)
        .and(role, glyph)
        .and(Role::Muted, &format!(" {:<4}", standard.number))
        .and(Role::Text, &plain::pad(&standard.short, width.saturating_sub(8)))
        .and(Role::Warning, flag)
}

/// The glyph and the colour of a standing.
pub(super) fn mark(glyphs: &crate::tui::glyphs::Glyphs, standing: Standing) -> (Role, &'static str) {
    match standing {
        Standing::Answered(status) => (Role::of_status(Some(status)), glyphs.of_status(Some(status))),
        Standing::Carried(_) => (Role::Carried, glyphs.carried),
        Standing::Unanswered => (Role::Unanswered, glyphs.unanswered),
        Standing::Conflict | Standing::Unreadable => (Role::Error, "!"),
    }
}

impl Canvas<'_> {
    pub(super) fn walkthrough(&self, frame: &mut Frame<'_>, area: Rect, walkthrough: Walkthrough) {
        let (list, form) = panels(area, walkthrough);
        if list.width > 0 {
            self.list(frame, list, walkthrough);
        }
        if form.width > 0 {
            self.form(frame, form, walkthrough);
        }
    }

    fn list(&self, frame: &mut Frame<'_>, area: Rect, walkthrough: Walkthrough) {
        let inner = self.panel(frame, area, "Standards", !walkthrough.in_form);
        let [rows, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(inner);
        let entries = entries(self.model, usize::from(inner.width));
        let from = list_offset(&entries, walkthrough, usize::from(rows.height));
        let at = entries.iter().position(|entry| entry.standard == Some(walkthrough.standard)).unwrap_or_default();
        let lines: Vec<Line> = entries.into_iter().map(|entry| entry.line).collect();
        self.lines(frame, rows, &lines, from, &(at..at + 1));
        self.lines(frame, foot, &[self.progress(usize::from(foot.width))], 0, &(0..0));
    }

    /// How far the answering is: words and a gauge.
    fn progress(&self, width: usize) -> Line {
        let Some(desk) = self.model.desk.as_ref() else { return Line::default() };
        let progress = assess::progress(desk.audit(), desk.framework());
        let words = format!(" {} ", words::progress(progress.answered, progress.of));
        let room = width.saturating_sub(words.len() + 1).min(10);
        let [answered, of] = [progress.answered, progress.of].map(|n| usize::try_from(n).unwrap_or_default());
        let full = (answered * room).checked_div(of).unwrap_or_default();
        Line::of(Role::Text, &words)
            .and(Role::Progress, &self.glyphs().full.repeat(full))
            .and(Role::Muted, &self.glyphs().empty.repeat(room - full))
    }
}
