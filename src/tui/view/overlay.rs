//! What lies over a screen: small forms, the palette, the themes, the question about a changed file.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::Canvas;
use super::page::{Line, named, offset, wrapped};
use super::scrolling::Scrolling;
use crate::plain;
use crate::tui::form::{Sheet, SheetOf};
use crate::tui::keys::KeyMap;
use crate::tui::layer::Themes;
use crate::tui::model::Model;
use crate::tui::palette::{Choice, Palette};
use crate::tui::theme::{Role, Theme};
use crate::words::{self, screen};

/// The widest that small forms and the palette are.
pub(super) const SHEET: u16 = 76;
const PALETTE: u16 = 72;

/// A place in the middle of the screen, no larger than it.
fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// For how many of so many lines there is room in a box over the screen.
pub(super) fn height_over(area: Rect, lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX).min(area.height.saturating_sub(2))
}

/// How many of so many choices are in sight below what is typed.
pub(super) fn choices_in_sight(area: Rect, lines: usize) -> u16 {
    height_over(area, lines.clamp(3, 18) + 1).saturating_sub(1)
}

/// Rows of several lines each, of a form over the screen that has so many lines.
pub(super) fn scrolling_form<'a>(at: usize, rows: &[Vec<Line>], lines: usize, area: Rect) -> Scrolling<'a> {
    let height = usize::from(height_over(area, lines));
    let ranges: Vec<Range<usize>> = (0..rows.len()).map(|row| lines_of(rows, row)).collect();
    Scrolling::new(at, rows.len(), move |at| {
        let from = offset(lines, &ranges.get(at).cloned().unwrap_or_default(), height);
        from..from + height
    })
}

/// Which lines are those of a row.
pub(super) fn lines_of(rows: &[Vec<Line>], row: usize) -> Range<usize> {
    let before: usize = rows.iter().take(row).map(Vec::len).sum();
    before..before + rows.get(row).map_or(0, Vec::len)
}

pub(super) fn scrolling_sheet<'a>(model: &Model, sheet: &Sheet, area: Rect) -> Scrolling<'a> {
    let canvas = Canvas { model, theme: &Theme::default() };
    let rows = canvas.sheet_rows(sheet, text_of_sheet(area));
    scrolling_form(sheet.row, &rows, rows.iter().map(Vec::len).sum(), area)
}

/// How wide the texts of a form over the screen are.
pub(super) fn text_of_sheet(area: Rect) -> usize {
    usize::from(area.width.min(SHEET)).saturating_sub(4)
}

/// The choices that match. Before one is pointed at, the first movement only points.
pub(super) fn scrolling_palette(palette: &Palette, area: Rect) -> Scrolling<'_> {
    let matching = palette.matching();
    let (count, columns) = (matching.len(), columns_of_palette(area));
    Scrolling::new(palette.cursor, count, move |at| {
        let more = matching.get(at).and_then(|choice| whole(choice, columns)).map_or(0, |lines| lines.len() - 1);
        let height = usize::from(choices_in_sight(area, count + more));
        let from = offset(count + more, &(at..at + 1 + more), height);
        // As many rows, of which the selected one takes more than a line.
        from..(from + height).saturating_sub(more)
    })
}

fn columns_of_palette(area: Rect) -> usize {
    usize::from(area.width.min(PALETTE)).saturating_sub(4)
}

/// The lines of a choice that is too long for one.
fn whole(choice: &Choice, columns: usize) -> Option<Vec<Line>> {
    let is_long = choice.keys.is_empty() && choice.label.width() + 1 > columns;
    is_long.then(|| wrapped(Role::Text, &choice.label, columns, 1))
}

impl Canvas<'_> {
    /// A box over the screen; gives back what is inside it.
    pub(super) fn over(&self, frame: &mut Frame<'_>, area: Rect, width: u16, lines: usize, title: &str) -> Rect {
        let place = middle(area, width, height_over(area, lines) + 2);
        self.clear(frame, place);
        let inner = self.panel(frame, place, title, true);
        Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
    }

    pub(super) fn sheet(&self, frame: &mut Frame<'_>, area: Rect, sheet: &Sheet) {
        let rows = self.sheet_rows(sheet, text_of_sheet(area));
        let lines: Vec<Line> = rows.iter().flatten().cloned().collect();
        let selected = lines_of(&rows, sheet.row);
        let title = self.sheet_title(&sheet.of);
        let inner = self.over(frame, area, SHEET, lines.len(), &title);
        let from = offset(lines.len(), &selected, usize::from(inner.height));
        self.lines(frame, inner, &lines, from, &selected);
        let framed = Rect { x: inner.x - 2, y: inner.y - 1, width: inner.width + 4, height: inner.height + 2 };
        self.more(frame, framed, &title, &(from..from + usize::from(inner.height)), lines.len());
    }

    fn sheet_title(&self, of: &SheetOf) -> String {
        let number = |id: &crate::framework::StandardId| {
            let framework = self.model.desk.as_ref().map(crate::desk::Desk::framework);
            framework.and_then(|it| it.standard(id.as_str())).map_or_else(String::new, |it| it.number.clone())
        };
        match of {
            SheetOf::Action(standard, _) => format!("{}  Action", number(standard)),
            SheetOf::Answer(standard, agency) => {
                let audit = self.model.desk.as_ref().map(crate::desk::Desk::audit);
                let name = audit.map_or(agency.as_str(), |audit| audit.name_of(agency.as_str()));
                format!("{}  {name}: its answer", number(standard))
            }
            SheetOf::Board => "The board".to_owned(),
            SheetOf::Audit => "The audit".to_owned(),
            SheetOf::Indicators => "Numbers of children".to_owned(),
        }
    }

    fn sheet_rows(&self, sheet: &Sheet, width: usize) -> Vec<Vec<Line>> {
        let Some(desk) = self.model.desk.as_ref() else { return Vec::new() };
        let rows = sheet.of.rows(desk.audit(), desk.framework());
        let column = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default().min(width / 2) + 2;
        let row = |(label, key): &(String, crate::audit::Key)| {
            let text = self.shown_value(key).filter(|text| !text.trim().is_empty());
            let (role, text) = text.map_or((Role::Muted, "–".to_owned()), |text| (Role::Text, text));
            named(&plain::pad(label, column), wrapped(role, &text, width, column))
        };
        let more = sheet.of.takes_more(desk.audit());
        let more = more.then(|| wrapped(Role::Muted, &self.model.keys.filled(screen::ADD_AGENCY), width, 0));
        rows.iter().map(row).chain(more).collect()
    }

    /// What a key holds, as people read it: dates and statuses in words.
    fn shown_value(&self, key: &crate::audit::Key) -> Option<String> {
        let desk = self.model.desk.as_ref()?;
        let text = key.value(desk.audit())?;
        if let (Ok(status), Some(standard)) = (text.parse(), key.standard()) {
            let standard = desk.framework().standard(standard.as_str())?;
            return Some(desk.framework().label(standard, status).to_owned());
        }
        match key.kind() {
            Some(crate::shape::Kind::Date) => text.parse().ok().map(words::date),
            Some(crate::shape::Kind::Whole(..)) => Some(text.parse().map_or(text, words::number)),
            Some(crate::shape::Kind::Flag) => Some(screen::yes_or_no(&text).to_owned()),
            _ => Some(text),
        }
    }

    pub(super) fn palette(&self, frame: &mut Frame<'_>, area: Rect, palette: &Palette) {
        let matching = palette.matching();
        let columns = columns_of_palette(area);
        let mut selected = palette.selected().map_or(0..0, |at| at..at + 1);
        let row = |choice: &&Choice| choice_line(&self.model.keys, choice, columns);
        let mut lines: Vec<Line> = matching.iter().map(row).collect();
        // The one that is selected is shown whole.
        if let Some(choice) = matching.get(selected.start).filter(|_| !selected.is_empty())
            && let Some(whole) = whole(choice, columns)
        {
            selected.end = selected.start + whole.len();
            lines.splice(selected.start..=selected.start, whole);
        }
        let inner = self.over(frame, area, PALETTE, lines.len().clamp(3, 18) + 1, palette.title);
        let query = Line::of(Role::Key, ": ").and(Role::Text, &palette.query).and(Role::Key, self.glyphs().caret);
        self.lines(frame, Rect { height: 1, ..inner }, &[query], 0, &(0..0));
        let rows = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        if lines.is_empty() {
            let nothing = palette.otherwise.map_or(screen::NOTHING_FOUND, |otherwise| otherwise.hint);
            self.lines(frame, rows, &[Line::of(Role::Muted, &format!(" {nothing}"))], 0, &(0..0));
        }
        self.lines(frame, rows, &lines, offset(lines.len(), &selected, usize::from(rows.height)), &selected);
    }

    pub(super) fn themes(&self, frame: &mut Frame<'_>, area: Rect, themes: &Themes) {
        let names = &self.model.settings.themes;
        let inner = self.over(frame, area, 36, names.len() + 1, "Theme");
        let lines: Vec<Line> = names.iter().map(|name| Line::of(Role::Text, &format!(" {name}"))).collect();
        let selected = themes.cursor..themes.cursor + 1;
        let rows = Rect { height: inner.height.saturating_sub(1), ..inner };
        self.lines(frame, rows, &lines, offset(lines.len(), &selected, usize::from(rows.height)), &selected);
        let foot = Rect { y: rows.bottom(), height: 1, ..inner };
        self.lines(frame, foot, &[Line::of(Role::Muted, screen::TAKE_OR_GO_BACK)], 0, &(0..0));
    }

    pub(super) fn question(&self, frame: &mut Frame<'_>, area: Rect) {
        let width = area.width.min(70);
        let (title, said) = self.model.question();
        let said = said.iter().map(|text| self.model.keys.filled(text));
        let mut lines: Vec<Line> =
            said.flat_map(|text| wrapped(Role::Text, &text, usize::from(width) - 4, 0)).collect();
        lines.push(Line::of(Role::Muted, screen::DECIDE_LATER));
        let inner = self.over(frame, area, width, lines.len(), title);
        self.lines(frame, inner, &lines, 0, &(0..0));
    }
}

fn choice_line(keys: &KeyMap, choice: &Choice, width: usize) -> Line {
    let keys = keys.all(choice.name);
    let room = width.saturating_sub(keys.chars().count() + 2);
    Line::of(Role::Text, &format!(" {}", plain::pad(&choice.label, room))).and(Role::Muted, &keys)
}
