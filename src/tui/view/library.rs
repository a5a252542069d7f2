//! The list of audits: whose, which year, how far, and what needs attention.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, offset, wrapped};
use crate::assess;
use crate::audit::Audit;
use crate::framework::Framework;
use crate::plain;
use crate::tui::model::{Entry, Library, Model};
use crate::tui::theme::Role;
use crate::words::{self, screen};

/// How far the list is scrolled, for a height inside its frame; its heading is not scrolled.
pub(super) fn list_offset(model: &Model, library: Library, height: usize) -> usize {
    offset(model.shelf.len(), &(library.cursor..library.cursor + 1), height)
}

impl Canvas<'_> {
    pub(super) fn library(&self, frame: &mut Frame<'_>, area: Rect, library: Library) {
        let title = if self.model.settings.demo { "Audits: fictional examples" } else { "Audits" };
        let inner = self.panel(frame, area, title, true);
        let width = usize::from(inner.width);
        if self.model.shelf.is_empty() {
            let lines: Vec<Line> =
                screen::WELCOME.iter().flat_map(|text| wrapped(Role::Text, text, width, 2)).collect();
            self.lines(frame, inner, &lines, 0, &(0..0));
            return;
        }
        let head = Rect { height: 1, ..inner };
        let rows = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        self.lines(frame, head, &[self.heading(width)], 0, &(0..0));
        let lines: Vec<Line> = self.model.shelf.iter().map(|entry| self.entry(entry, width)).collect();
        let from = list_offset(self.model, library, usize::from(rows.height));
        self.lines(frame, rows, &lines, from, &(library.cursor..library.cursor + 1));
    }

    fn heading(&self, width: usize) -> Line {
        let [name, ..] = columns(width);
        let line = Line::of(Role::Muted, &format!(" {} ", plain::pad("Board", name))).and(Role::Muted, "Year  ");
        let line = line.and(Role::Muted, &plain::pad("Requirements", 15));
        if width < 60 { line } else { line.and(Role::Muted, &format!("{:<12}{}", "Foundations", "State")) }
    }

    fn entry(&self, entry: &Entry, width: usize) -> Line {
        match &entry.audit {
            Ok(audit) => match self.model.frameworks.get(&audit.framework) {
                Some(framework) => self.audit_row(audit, framework, width),
                None => Line::default(),
            },
            Err(why) => {
                let name = entry.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                Line::of(Role::Error, &format!(" ! {name}: {why}"))
            }
        }
    }

    fn audit_row(&self, audit: &Audit, framework: &Framework, width: usize) -> Line {
        let [name, ..] = columns(width);
        let counts = parts(audit, framework);
        let line = Line::of(Role::Text, &format!(" {} ", plain::pad(&plain::safe_line(&audit.board.name), name)))
            .and(Role::Text, &format!("{}  ", audit.year))
            .and(Role::Text, &plain::pad(counts.first().map_or("", String::as_str), 15));
        if width < 60 {
            return line;
        }
        let (role, state) = self.state(audit, framework);
        line.and(Role::Text, &plain::pad(counts.get(1).map_or("", String::as_str), 12)).and(role, &state)
    }

    /// What is to be said of an audit first.
    fn state(&self, audit: &Audit, framework: &Framework) -> (Role, String) {
        let progress = assess::progress(audit, framework);
        if audit.is_signed() {
            return (Role::Saved, "signed off".to_owned());
        }
        if progress.answered < progress.of {
            return (Role::Warning, words::progress(progress.answered, progress.of));
        }
        let today = self.model.today_for(audit);
        match audit.actions().filter(|(_, action)| today.is_some_and(|today| action.is_overdue(today))).count() {
            0 => (Role::Text, "draft".to_owned()),
            count => (Role::Warning, format!("draft, {count} overdue")),
        }
    }
}

/// How wide the name of the board is.
fn columns(width: usize) -> [usize; 1] {
    [width.saturating_sub(if width < 60 { 24 } else { 58 }).clamp(10, 40)]
}

/// What is met, part by part; met counts of different parts are never added up.
fn parts(audit: &Audit, framework: &Framework) -> Vec<String> {
    let each = framework.parts.iter().map(|part| {
        let compliance = assess::compliance(audit, framework, part);
        format!("{} of {}", compliance.met, compliance.standards)
    });
    each.collect()
}
