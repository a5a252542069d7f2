//! All boards: the names of the pages, the rows of the one that is shown, and the selected row in sentences.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::Canvas;
use super::page::{Line, offset, wrapped};
use super::scrolling::Scrolling;
use crate::audit::Year;
use crate::plain;
use crate::tui::boards::{Boards, Cell, Row, Topic};
use crate::tui::theme::Role;
use crate::words::boards as say;

/// What lies between two columns.
const GAP: usize = 2;
/// The least that is left to the column that gives way.
const LEAST: usize = 12;
/// The least that is left of a column's name.
const LEAST_NAME: usize = 10;
/// The longest bar.
const BAR: usize = 40;
/// From this height inside the frame on, the selected row is said in more lines than two.
const TALL: u16 = 16;

/// The columns of a table: how wide each is. Those for which there is no room are left out, from the right.
#[derive(Clone, Debug, Default)]
struct Columns(Vec<usize>);

/// The lines of a page, each row with those that it takes.
struct Page {
    lines: Vec<Line>,
    rows: Vec<Range<usize>>,
}

/// The names of the pages, the rows, and what is said below them, of what is inside the frame.
fn areas(inner: Rect) -> [Rect; 3] {
    let foot = if inner.height < TALL { 2 } else { (inner.height / 4).min(6) };
    Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(foot)]).areas(inner)
}

impl Canvas<'_> {
    pub(super) fn boards(&self, frame: &mut Frame<'_>, area: Rect, boards: &Boards) {
        let gathered = &boards.gathered;
        let title = say::title(gathered.year.map(Year::number), gathered.boards.0, gathered.boards.1);
        let inner = self.panel(frame, area, &title, true);
        let [head, body, foot] = areas(inner);
        let width = usize::from(inner.width);
        self.lines(frame, head, &[tabs(boards.topic, width)], 0, &(0..0));
        let page = page(boards.rows(), width, self.glyphs().full);
        let (from, selected) = in_sight(&page, boards.rows(), boards.cursor, usize::from(body.height));
        self.lines(frame, body, &page.lines, from, &selected);
        self.lines(frame, foot, &whole(boards.selected(), width, usize::from(foot.height)), 0, &(0..0));
    }
}

/// Which row lies at a place, if it can be selected.
pub(super) fn row_at(boards: &Boards, inner: Rect, at: Position) -> Option<usize> {
    let [_, body, _] = areas(inner);
    let page = page(boards.rows(), usize::from(inner.width), "");
    let (from, _) = in_sight(&page, boards.rows(), boards.cursor, usize::from(body.height));
    let line = super::hit::line_at(body, at)? + from;
    let row = page.rows.iter().position(|lines| lines.contains(&line))?;
    boards.rows().get(row).filter(|row| row.is_a_stop()).map(|_| row)
}

/// The rows that can be selected, by their places among those that can.
pub(super) fn scrolling(boards: &Boards, inner: Rect) -> Scrolling<'_> {
    let [_, body, _] = areas(inner);
    let (page, stops) = (page(boards.rows(), usize::from(inner.width), ""), boards.stops());
    let at = stops.iter().position(|stop| *stop == boards.cursor).unwrap_or_default();
    Scrolling::new(at, stops.len(), move |at| {
        let height = usize::from(body.height);
        let (from, _) = in_sight(&page, boards.rows(), stops.get(at).copied().unwrap_or_default(), height);
        from..from + height
    })
}

/// How far the page is scrolled, and the lines that are selected. What heads the selected row is in sight too.
fn in_sight(page: &Page, rows: &[Row], cursor: usize, height: usize) -> (usize, Range<usize>) {
    let selected = page.rows.get(cursor).cloned().unwrap_or_default();
    let above = rows.iter().take(cursor).rev().take_while(|row| !row.is_a_stop()).count();
    let first = page.rows.get(cursor.saturating_sub(above)).map_or(selected.start, |lines| lines.start);
    let from = offset(page.lines.len(), &(first..selected.end), height);
    (from.max(selected.end.saturating_sub(height)).min(selected.start), selected)
}

/// The names of all pages, or of the one that is shown if there is no room.
fn tabs(shown: Topic, width: usize) -> Line {
    let name = |line: Line, topic: &Topic| {
        let (role, open, close) = if *topic == shown { (Role::Key, "[", "]") } else { (Role::Muted, " ", " ") };
        line.and(role, &format!("{open}{}{close}", topic.words())).and(Role::Text, " ")
    };
    let all = Topic::ALL.iter().fold(Line::of(Role::Text, " "), name);
    if all.width() <= width {
        return all;
    }
    Line::of(Role::Key, &format!(" {}", say::page(shown.words(), shown.place(), Topic::ALL.len())))
}

/// All rows as lines. A heading stands apart from what is above it.
fn page(rows: &[Row], width: usize, full: &str) -> Page {
    let (mut page, mut columns) = (Page { lines: Vec::new(), rows: Vec::new() }, Columns::default());
    for (place, row) in rows.iter().enumerate() {
        if matches!(row, Row::Title(_)) && place > 0 {
            page.lines.push(Line::default());
        }
        if let Row::Heads { names, gives_way } = row {
            columns = Columns::of(names, *gives_way, rows.get(place + 1..).unwrap_or_default(), width);
        }
        let from = page.lines.len();
        page.lines.extend(lines(row, &columns, width, full));
        page.rows.push(from..page.lines.len());
    }
    page
}

fn lines(row: &Row, columns: &Columns, width: usize, full: &str) -> Vec<Line> {
    match row {
        Row::Title(title) => wrapped(Role::Title, title, width, 1),
        Row::Note(role, text) => wrapped(*role, text, width, 1),
        Row::Heads { names, .. } => {
            let names = names.iter().map(|name| (Role::Muted, name.clone()));
            vec![columns.line(names)]
        }
        Row::Figures { cells, .. } => {
            let cells = cells.iter().zip(&columns.0).map(|(cell, width)| shown(cell, *width, full));
            vec![columns.line(cells)]
        }
    }
}

/// What stands in a column. There is some bar wherever there is anything.
fn shown(cell: &Cell, width: usize, full: &str) -> (Role, String) {
    match cell {
        Cell::Text(role, text) => (*role, text.clone()),
        Cell::Bar(count, most) => {
            let count = usize::try_from(*count).unwrap_or_default() * width;
            (Role::Progress, full.repeat(count.div_ceil(usize::try_from(*most).unwrap_or(1).max(1))))
        }
    }
}

impl Columns {
    /// The columns of the rows that follow their heads.
    fn of(names: &[String], gives_way: usize, below: &[Row], width: usize) -> Self {
        let rows = below.iter().map_while(|row| if let Row::Figures { cells, .. } = row { Some(cells) } else { None });
        let mut figures = vec![0; names.len()];
        for cells in rows {
            for (width, cell) in figures.iter_mut().zip(cells) {
                *width = (*width).max(natural(cell));
            }
        }
        let with_names = |longest: usize| -> Vec<usize> {
            figures.iter().zip(names).map(|(width, name)| (*width).max(name.width().min(longest))).collect()
        };
        let room = width.saturating_sub(2);
        // Names of columns are cut before a column is left out.
        let whole = Some(fitted(with_names(usize::MAX), gives_way, room)).filter(|widths| widths.len() == names.len());
        Self(whole.unwrap_or_else(|| fitted(with_names(LEAST_NAME), gives_way, room)))
    }

    /// A line of what stands in each column.
    fn line(&self, cells: impl Iterator<Item = (Role, String)>) -> Line {
        let padded = |line: Line, (width, (role, text)): (&usize, (Role, String))| {
            line.and(role, &plain::pad(&plain::safe_line(&text), *width)).and(Role::Text, &" ".repeat(GAP))
        };
        self.0.iter().zip(cells).fold(Line::of(Role::Text, " "), padded)
    }
}

fn natural(cell: &Cell) -> usize {
    match cell {
        Cell::Text(_, text) => text.width(),
        Cell::Bar(..) => BAR,
    }
}

/// Widths that fit: one column gives way first, then the last ones are left out.
fn fitted(mut widths: Vec<usize>, gives_way: usize, room: usize) -> Vec<usize> {
    loop {
        let own = widths.get(gives_way).copied().unwrap_or_default();
        let others = widths.iter().sum::<usize>() - own + GAP * widths.len().saturating_sub(1);
        let left = room.saturating_sub(others);
        if left >= own.min(LEAST) || widths.len() <= gives_way + 1 {
            if let Some(own) = widths.get_mut(gives_way) {
                *own = (*own).min(left);
            }
            return widths;
        }
        widths.pop();
    }
}

/// The selected row in sentences, as far as there is room for them.
fn whole(row: Option<&Row>, width: usize, height: usize) -> Vec<Line> {
    let Some(Row::Figures { whole, .. }) = row else { return Vec::new() };
    let mut lines: Vec<Line> = whole.iter().flat_map(|text| wrapped(Role::Text, text, width - 1, 1)).collect();
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.pop() {
            lines.push(last.and(Role::Text, " …").cut(width));
        }
    }
    lines
}
