//! The form by which an audit is signed off.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::overlay::{SHEET, lines_of, scrolling_form, text_of_sheet};
use super::page::{Line, item, named, offset, wrapped};
use super::scrolling::Scrolling;
use crate::plain;
use crate::tui::model::Model;
use crate::tui::sign_off::{Field, Row, SignOff, rows};
use crate::tui::theme::{Role, Theme};
use crate::words;
use crate::words::sign_off as say;

/// How wide the names of the fields are.
const NAME: usize = 18;

pub(super) fn scrolling<'a>(model: &Model, form: &SignOff, area: Rect) -> Scrolling<'a> {
    let canvas = Canvas { model, theme: &Theme::default() };
    let (rows, lines) = canvas.sign_off_lines(form, text_of_sheet(area));
    scrolling_form(form.row, &rows, lines.len(), area)
}

impl Canvas<'_> {
    pub(super) fn sign_off(&self, frame: &mut Frame<'_>, area: Rect, form: &SignOff) {
        let (rows, lines) = self.sign_off_lines(form, text_of_sheet(area));
        let selected = lines_of(&rows, form.row);
        let inner = self.over(frame, area, SHEET, lines.len(), say::SIGN_OFF);
        let from = offset(lines.len(), &selected, usize::from(inner.height));
        self.lines(frame, inner, &lines, from, &selected);
        let framed = Rect { x: inner.x - 2, y: inner.y - 1, width: inner.width + 4, height: inner.height + 2 };
        self.more(frame, framed, say::SIGN_OFF, &(from..from + usize::from(inner.height)), lines.len());
    }

    /// The rows of the form, and all its lines, with what stands below the rows.
    fn sign_off_lines(&self, form: &SignOff, text: usize) -> (Vec<Vec<Line>>, Vec<Line>) {
        let rows = rows(self.model);
        let each: Vec<Vec<Line>> = rows.iter().map(|row| self.sign_off_row(row, form, text)).collect();
        let mut lines: Vec<Line> = each.iter().flatten().cloned().collect();
        let can_be_signed = rows.last() == Some(&Row::Sign);
        lines.push(Line::default());
        let foot = if can_be_signed { say::WHAT_SIGNING_DOES } else { say::ERRORS_FIRST };
        lines.extend(wrapped(Role::Muted, foot, text, 0));
        (each, lines)
    }

    fn sign_off_row(&self, row: &Row, form: &SignOff, width: usize) -> Vec<Line> {
        match row {
            Row::Standards(said, _) | Row::Conflicts(said) | Row::Errors(said) => item("!", Role::Warning, said, width),
            Row::Beside(said, _) | Row::Personal(said) => item("-", Role::Warning, said, width),
            Row::Field(field) => {
                let text = match field {
                    Field::By => form.by.clone(),
                    Field::Role => form.role.clone(),
                    Field::On => words::date(form.on),
                    Field::Why => form.why.clone(),
                };
                let (role, text) =
                    if text.is_empty() { (Role::Muted, say::NOT_SAID.to_owned()) } else { (Role::Text, text) };
                named(&plain::pad(field.name(), NAME), wrapped(role, &text, width, NAME))
            }
            Row::Sign => vec![Line::of(Role::Key, say::SIGN_IT)],
        }
    }
}
