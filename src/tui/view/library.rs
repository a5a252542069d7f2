//! The list of audits: whose, which year, how far, what is met, how they stand, and what needs attention.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, list_offset, wrapped};
use crate::assess;
use crate::audit::{Audit, BoardId};
use crate::framework::{Framework, Part};
use crate::plain;
use crate::tui::model::{Entry, Model};
use crate::tui::shelf::{Attention, Library, met_over_the_years};
use crate::tui::theme::Role;
use crate::words::library::MetInYear;
use crate::words::{self, library as say};

/// From this width inside the frame on there is more than board, year and progress.
const MEDIUM: usize = 58;
/// From this width on the years before stand beside each audit.
const WIDE: usize = 110;
/// From this height inside the frame on, what needs attention in the selected audit is said whole below the list.
const WITH_FOOT: u16 = 14;
const FOOT: u16 = 3;
/// The widths of the columns after the board's name; how the audit stands comes last and takes the rest.
const YEAR: usize = 6;
const PROGRESS: usize = 10;
const PART: usize = 13;
const YEARS: usize = 20;
/// How many years fit into their column, with two digits each.
const FITTING: usize = 6;

/// The heading, the rows and what stands below them, of what is inside the frame.
pub(super) fn areas(inner: Rect) -> [Rect; 3] {
    let foot = if inner.height >= WITH_FOOT { FOOT } else { 0 };
    Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(foot)]).areas(inner)
}

impl Canvas<'_> {
    pub(super) fn library(&self, frame: &mut Frame<'_>, area: Rect, library: &Library) {
        let title = self.library_title(library);
        if self.model.is_welcome() {
            let lines = welcome(self.model, usize::from(area.width).saturating_sub(4));
            self.text_page(frame, area, &title, &lines, library.cursor);
            return;
        }
        let inner = self.panel(frame, area, &title, true);
        let width = usize::from(inner.width);
        let [head, rows, foot] = areas(inner);
        let heading = if library.typing { filter(library, self.glyphs().caret) } else { heading(self.model, width) };
        self.lines(frame, head, &[heading.to(width)], 0, &(0..0));
        if library.shown.is_empty() && self.model.reading.is_none() {
            self.lines(frame, rows, &wrapped(Role::Muted, say::NONE_FOUND, width, 1), 0, &(0..0));
            return;
        }
        // Only what is in sight is made, however many there are.
        let height = usize::from(rows.height);
        let from = list_offset(library.shown.len(), library.cursor, height);
        let in_sight = library.shown.iter().skip(from).take(height).filter_map(|place| self.model.shelf.get(*place));
        let lines: Vec<Line> = in_sight.map(|entry| self.entry(entry, width)).collect();
        let selected = library.cursor.saturating_sub(from);
        self.lines(frame, rows, &lines, 0, &(selected..selected + 1));
        self.more(frame, area, &title, &(from..from + height), library.shown.len());
        if let Some(entry) = self.model.selected() {
            self.lines(frame, foot, &self.whole(entry, width), 0, &(0..0));
        }
    }

    fn library_title(&self, library: &Library) -> String {
        let name = if self.model.settings.demo { say::EXAMPLES } else { say::AUDITS };
        if self.model.is_welcome() {
            return name.to_owned();
        }
        let read = self.model.reading.as_ref().map(std::collections::HashSet::len);
        let filter = library.filter.trim();
        let filtered = (library.shown.len(), self.model.shelf.len(), filter);
        say::title(name, read, Some(filtered).filter(|_| !filter.is_empty()), say::order(library.sort.word()))
    }

    fn entry(&self, entry: &Entry, width: usize) -> Line {
        let audit = match &entry.audit {
            Ok(audit) => audit,
            Err(why) => return Line::of(Role::Error, &format!(" ! {}: {why}", file_name(entry))).to(width),
        };
        let Some(framework) = self.model.frameworks.get(&audit.framework) else { return Line::default() };
        let progress = assess::progress(audit, framework);
        let line = Line::of(
            Role::Text,
            &format!(" {} ", plain::pad(&plain::safe_line(&audit.board.name), name(self.model, width))),
        )
        .and(Role::Text, &plain::pad(&audit.year.to_string(), YEAR))
        .and(Role::Text, &plain::pad(&format!("{} of {}", progress.answered, progress.of), PROGRESS));
        if width < MEDIUM {
            return line;
        }
        let mut line =
            parts(audit, framework).iter().fold(line, |line, part| line.and(Role::Text, &plain::pad(part, PART)));
        if width >= WIDE {
            line = line.and(Role::Muted, &plain::pad(&self.years(&audit.board.id), YEARS));
        }
        state(twice(line, self.model, entry), entry, audit).to(width)
    }

    /// What of the board's banded standards was met in its latest years.
    fn years(&self, board: &BoardId) -> String {
        let years = met_over_the_years(self.model, board);
        let from = years.len().saturating_sub(FITTING);
        let met = |(_, met): &(u16, Option<MetInYear>)| met.map_or_else(|| say::NO_AUDIT.to_owned(), MetInYear::short);
        years.iter().skip(from).map(met).collect::<Vec<_>>().join(" ")
    }

    /// The selected audit with nothing cut: its name, how it stands and how it went.
    fn whole(&self, entry: &Entry, width: usize) -> Vec<Line> {
        let audit = match &entry.audit {
            Ok(audit) => audit,
            Err(why) => return wrapped(Role::Error, &format!("{}: {why}", entry.path.display()), width, 1),
        };
        let Some(framework) = self.model.frameworks.get(&audit.framework) else { return Vec::new() };
        let progress = assess::progress(audit, framework);
        let progress = words::progress(progress.answered, progress.of);
        let name = Line::of(Role::Title, &format!(" {} {}", audit.board.name, audit.year)).to(width);
        let line = Line::of(Role::Text, &format!(" {progress}, "));
        let state = state(line, entry, audit).to(width);
        let title = framework.parts.iter().find(|part| part.banded).map_or("", |part| part.title.as_str());
        let years = say::years(title, &met_over_the_years(self.model, &audit.board.id));
        let last = match self.model.twins(entry) {
            twins if twins.is_empty() => Line::of(Role::Muted, &format!(" {years}")),
            twins => Line::of(Role::Error, &format!(" {}", say::twice_with(&file_name(entry), &twins))),
        };
        vec![name, state, last.to(width)]
    }
}

/// Which file it is, where another is for the same board and year.
fn twice(line: Line, model: &Model, entry: &Entry) -> Line {
    let twins = model.twins(entry);
    if twins.is_empty() { line } else { line.and(Role::Error, &say::twice(&file_name(entry))) }
}

/// Whether it is signed off, and what needs attention.
fn state(line: Line, entry: &Entry, audit: &Audit) -> Line {
    let role = match (audit.is_signed(), entry.altered) {
        (_, true) => Role::Error,
        (true, false) => Role::Saved,
        (false, false) => Role::Text,
    };
    let line = line.and(role, say::state(audit.is_signed(), entry.altered));
    let Attention { carried, unanswered, overdue, doubts } = entry.attention;
    match say::attention(carried, unanswered, overdue, doubts) {
        Some(attention) => line.and(Role::Warning, &format!(": {attention}")),
        None => line,
    }
}

/// The page where there is no audit yet.
pub(super) fn welcome(model: &Model, width: usize) -> Vec<Line> {
    let Some(framework) = model.frameworks.default_one() else { return Vec::new() };
    let count = |part: &Part| {
        let standards = framework.standards_in(&part.id, framework.edition).count();
        format!("{standards} {}", part.title.to_lowercase())
    };
    let standards: Vec<String> = framework.parts.iter().map(count).collect();
    let texts = say::welcome(&standards, framework.reconstructed, &model.settings.folder);
    let paragraph = |text: &String| wrapped(Role::Text, text, width, 0).into_iter().chain([Line::default()]);
    let texts: Vec<String> = texts.iter().map(|text| model.keys.filled(text)).collect();
    texts.iter().flat_map(paragraph).collect()
}

/// The filter as it is typed.
fn filter(library: &Library, caret: &str) -> Line {
    Line::of(Role::Key, &format!(" {}", say::FILTER)).and(Role::Text, &library.filter).and(Role::Key, caret)
}

fn heading(model: &Model, width: usize) -> Line {
    let line = Line::of(Role::Muted, &format!(" {} ", plain::pad("Board", name(model, width))))
        .and(Role::Muted, &plain::pad("Year", YEAR))
        .and(Role::Muted, &plain::pad("Answered", PROGRESS));
    let Some(framework) = model.frameworks.default_one().filter(|_| width >= MEDIUM) else { return line };
    let titles = framework.parts.iter().map(|part| plain::pad(&part.title, PART));
    let line = titles.fold(line, |line, title| line.and(Role::Muted, &title));
    let years = if width < WIDE { String::new() } else { plain::pad(say::MET_BY_YEAR, YEARS) };
    line.and(Role::Muted, &years).and(Role::Muted, "State")
}

/// How wide the name of the board is: what the columns between leave is shared with how the audit stands.
fn name(model: &Model, width: usize) -> usize {
    let left = width.saturating_sub(YEAR + PROGRESS + 2);
    if width < MEDIUM {
        return left.min(40);
    }
    let parts = model.frameworks.default_one().map_or(0, |framework| framework.parts.len());
    let years = if width < WIDE { 0 } else { YEARS };
    (left.saturating_sub(parts * PART + years) / 2).clamp(14, 40)
}

/// What is met, part by part; met counts of different parts are never added up.
fn parts(audit: &Audit, framework: &Framework) -> Vec<String> {
    let each = assess::compliances(audit, framework);
    each.iter().map(|compliance| format!("{} of {}", compliance.met, compliance.standards)).collect()
}

fn file_name(entry: &Entry) -> String {
    entry.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
