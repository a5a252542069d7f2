//! The walkthrough: the list of standards on the left, the form of one on the right; on a narrow screen one of the two,
//! on a wide one the guidance beside them.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::hit::inside;
use super::page::{self, Line};
use super::scrolling::Scrolling;
use crate::assess;
use crate::audit::Standing;
use crate::desk::Desk;
use crate::framework::{Part, Standard};
use crate::plain;
use crate::tui::layer::Walkthrough;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words::{self, screen};

/// From this width on, list and form stand side by side.
const SIDE_BY_SIDE: u16 = 72;
/// The width of the list, where both are shown.
const LIST: u16 = 30;

/// From this width on, the guidance stands beside them.
const WITH_GUIDANCE: u16 = 150;

/// Where the list, the form and the guidance are drawn; a rectangle without width where one is not.
pub(super) fn panels(area: Rect, walkthrough: &Walkthrough) -> (Rect, Rect, Rect) {
    let hidden = Rect { width: 0, ..area };
    match (area.width, walkthrough.in_form) {
        (WITH_GUIDANCE.., _) => {
            let widths = [Constraint::Length(LIST), Constraint::Fill(3), Constraint::Fill(2)];
            let [list, form, guidance] = Layout::horizontal(widths).areas(area);
            (list, form, guidance)
        }
        (SIDE_BY_SIDE.., _) => {
            let [list, form] = Layout::horizontal([Constraint::Length(LIST), Constraint::Fill(1)]).areas(area);
            (list, form, hidden)
        }
        (_, true) => (hidden, area, hidden),
        (_, false) => (area, hidden, hidden),
    }
}

/// A row of the list: a heading of a part, or a standard by its place in the edition.
pub(super) struct Entry {
    pub(super) line: Line,
    pub(super) standard: Option<usize>,
}

/// How far the list is scrolled, for a height inside its frame.
pub(super) fn list_offset(entries: &[Entry], walkthrough: &Walkthrough, height: usize) -> usize {
    // The heading of the first part stays in sight with its first standard.
    page::list_offset(entries.len(), line_of(entries, walkthrough.standard), height)
}

/// The standards that are listed.
pub(super) fn scrolling<'a>(model: &Model, walkthrough: &Walkthrough, area: Rect) -> Scrolling<'a> {
    let (list, _, _) = panels(area, walkthrough);
    let [rows, _] = areas(list);
    let entries = entries(model, usize::from(rows.width));
    let line = |(line, entry): (usize, &Entry)| Some((entry.standard?, line));
    let mut lines: Vec<(usize, usize)> = entries.iter().enumerate().filter_map(line).collect();
    // In the order of the edition, whatever the order of the parts.
    lines.sort_unstable();
    let at = lines.iter().position(|(standard, _)| *standard == walkthrough.standard).unwrap_or_default();
    let (count, height) = (entries.len(), usize::from(rows.height));
    Scrolling::new(at, lines.len(), move |at| {
        let from = page::list_offset(count, lines.get(at).map_or(0, |(_, line)| *line), height);
        from..from + height
    })
}

/// The rows of the list and how far the answering is, in the frame of the list.
pub(super) fn areas(list: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(inside(list))
}

fn line_of(entries: &[Entry], standard: usize) -> usize {
    entries.iter().position(|entry| entry.standard == Some(standard)).unwrap_or_default()
}

/// The rows of the list.
pub(super) fn entries(model: &Model, width: usize) -> Vec<Entry> {
    let (Some(desk), Some(walkthrough)) = (model.desk.as_ref(), model.walkthrough()) else { return Vec::new() };
    let mut entries = Vec::new();
    let is_listed = |index: &usize| walkthrough.filter.as_ref().is_none_or(|filter| filter.standards.contains(index));
    let listed: Vec<(usize, &Standard)> = model.standards().enumerate().filter(|(index, _)| is_listed(index)).collect();
    for part in &desk.framework().parts {
        entries.push(Entry { line: heading(desk, part), standard: None });
        for (index, standard) in listed.iter().filter(|(_, standard)| standard.part == part.id) {
            let place = Place { selected: *index == walkthrough.standard, picked: walkthrough.picked.contains(index) };
            entries.push(Entry { line: row(model, desk, standard, &place, width), standard: Some(*index) });
        }
    }
    entries
}

/// What is with a row beside its standard.
struct Place {
    selected: bool,
    picked: bool,
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

fn row(model: &Model, desk: &Desk, standard: &Standard, place: &Place, width: usize) -> Line {
    let glyphs = &model.settings.glyphs;
    let standing = desk.audit().standing(&standard.id);
    let (role, glyph) = mark(glyphs, standing);
    let pointer = if place.selected { glyphs.pointer } else { " " };
    let picked = if place.picked { glyphs.picked } else { " " };
    let revisit = desk.audit().response(&standard.id).is_some_and(|response| response.revisit);
    // Its status has a mark of its own.
    let disputed = standing != Standing::Conflict && desk.audit().has_conflicts_on(&standard.id);
    let (mark_role, flag) = match (disputed, revisit) {
        (true, _) => (Role::Error, "!"),
        (_, true) => (Role::Warning, "*"),
        _ => (Role::Warning, " "),
    };
    Line::of(Role::Key, pointer)
        .and(role, glyph)
        .and(Role::Key, picked)
        .and(Role::Muted, &format!("{:<4}", standard.number))
        .and(Role::Text, &plain::pad(&standard.short, width.saturating_sub(8)))
        .and(mark_role, flag)
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
    pub(super) fn walkthrough(&self, frame: &mut Frame<'_>, area: Rect, walkthrough: &Walkthrough) {
        let (list, form, guidance) = panels(area, walkthrough);
        if list.width > 0 {
            self.list(frame, list, walkthrough);
        }
        if form.width > 0 {
            self.form(frame, form, walkthrough);
        }
        if guidance.width > 0 {
            self.guidance_beside(frame, guidance);
        }
    }

    fn list(&self, frame: &mut Frame<'_>, area: Rect, walkthrough: &Walkthrough) {
        let title = self.list_title(walkthrough);
        self.panel(frame, area, &title, !walkthrough.in_form);
        let [rows, foot] = areas(area);
        let entries = entries(self.model, usize::from(rows.width));
        let from = list_offset(&entries, walkthrough, usize::from(rows.height));
        let at = line_of(&entries, walkthrough.standard);
        let lines: Vec<Line> = entries.into_iter().map(|entry| entry.line).collect();
        self.lines(frame, rows, &lines, from, &(at..at + 1));
        self.more(frame, area, &title, &(from..from + usize::from(rows.height)), lines.len());
        self.lines(frame, foot, &[self.progress(usize::from(foot.width))], 0, &(0..0));
    }

    /// Which standards are listed, and how many are picked.
    fn list_title(&self, walkthrough: &Walkthrough) -> String {
        let dot = self.glyphs().dot;
        let mut title = walkthrough
            .filter
            .as_ref()
            .map_or_else(|| "Standards".to_owned(), |filter| screen::sentence(filter.kind.words()));
        if !walkthrough.picked.is_empty() {
            title = format!("{title} {dot} {} picked", walkthrough.picked.len());
        }
        title
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
