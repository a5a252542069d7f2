//! The form of one standard: its question, its status, what last year said, evidence, agencies and actions.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::hit::inside;
use super::page::{Line, item, named, offset, wrapped};
use super::scrolling::Scrolling;
use super::walkthrough::{mark, panels};
use crate::assess::{self, Rag};
use crate::audit::{Action, AgencyId, Audit, Response, Standing};
use crate::desk::Desk;
use crate::framework::{Match, Standard, Status};
use crate::tui::conflicts::of_standard;
use crate::tui::form::{Field, Row, rows};
use crate::tui::layer::Walkthrough;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words::{self, screen};

/// How wide the names of fields are.
const NAME: usize = 10;

/// The lines of a form, and which of them belong to which of its rows.
#[derive(Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    pub(super) rows: Vec<Range<usize>>,
    /// Where each status can be answered with: its line and columns.
    statuses: Vec<(Status, usize, Range<usize>)>,
}

impl Page {
    /// The status whose choice stands there.
    pub(super) fn status_at(&self, line: usize, column: usize) -> Option<Status> {
        let there = |(_, at, columns): &&(Status, usize, Range<usize>)| *at == line && columns.contains(&column);
        self.statuses.iter().find(there).map(|(status, ..)| *status)
    }

    fn head(&mut self, lines: Vec<Line>) {
        self.lines.extend(lines);
    }

    fn row(&mut self, lines: Vec<Line>) {
        let start = self.lines.len();
        self.lines.extend(lines);
        self.rows.push(start..self.lines.len());
    }
}

/// The rows of the form.
pub(super) fn scrolling<'a>(model: &Model, walkthrough: &Walkthrough, area: Rect) -> Scrolling<'a> {
    let (_, form, _) = panels(area, walkthrough);
    let inner = inside(form);
    let page = page(model, usize::from(inner.width).saturating_sub(2));
    let (places, height) = (page.rows.len(), usize::from(inner.height));
    let in_sight = move |at| {
        let from = row_offset(&page, at, height);
        from..from + height
    };
    Scrolling::new(walkthrough.row, places, in_sight)
}

/// How far the form is scrolled, for a height inside its frame: in the list it shows its head.
pub(super) fn form_offset(page: &Page, walkthrough: &Walkthrough, height: usize) -> usize {
    if walkthrough.in_form { row_offset(page, walkthrough.row, height) } else { 0 }
}

fn row_offset(page: &Page, row: usize, height: usize) -> usize {
    let selected = page.rows.get(row).cloned().unwrap_or(0..0);
    offset(page.lines.len(), &selected, height)
}

/// The form of the standard that the walkthrough stands on.
pub(super) fn page(model: &Model, width: usize) -> Page {
    let mut page = Page::default();
    let (Some(desk), Some(standard)) = (model.desk.as_ref(), model.standard()) else { return page };
    let empty = Response::default();
    let of = Of { model, desk, standard, width, response: desk.audit().response(&standard.id).unwrap_or(&empty) };
    page.head(wrapped(Role::Title, &standard.ask, width, 0));
    page.head(vec![Line::default()]);
    let mut agencies = of.agencies();
    for row in rows(desk.audit(), standard) {
        if matches!(row, Row::Agency(_)) {
            page.head(std::mem::take(&mut agencies));
        }
        if row == Row::Status {
            page.statuses = of.status_places(page.lines.len());
        }
        page.row(of.row(&row));
        if row == Row::Status {
            page.head(of.beside());
            page.head(vec![Line::default()]);
        }
    }
    page.head(of.reviewed());
    page
}

/// What a form is made of.
struct Of<'a> {
    model: &'a Model,
    desk: &'a Desk,
    standard: &'a Standard,
    response: &'a Response,
    width: usize,
}

impl Of<'_> {
    fn audit(&self) -> &Audit {
        self.desk.audit()
    }

    fn row(&self, row: &Row) -> Vec<Line> {
        match row {
            Row::Status => self.status(),
            Row::Field(field) => self.field(*field),
            Row::Agency(agency) => self.agency(agency),
            Row::Action(index) => self.response.actions.get(*index).map_or_else(Vec::new, |action| self.action(action)),
            Row::AddAction => vec![Line::of(Role::Muted, &self.model.keys.filled(screen::ADDS_AN_ACTION))],
        }
    }

    /// The choices, the one that stands marked with brackets; then what is unusual about it.
    fn status(&self) -> Vec<Line> {
        let standing = self.audit().standing(&self.standard.id);
        let mut lines = self.choices(match standing {
            Standing::Answered(status) | Standing::Carried(status) => Some(status),
            _ => None,
        });
        lines.extend(self.remark(standing));
        lines.extend(self.conflicts());
        let met = self.desk.framework().label(self.standard, Status::Met);
        for doubt in self.model.doubts(&self.standard.id) {
            lines.extend(wrapped(Role::Warning, &words::doubt_of(doubt.word(), met), self.width, NAME));
        }
        lines
    }

    fn choices(&self, chosen: Option<Status>) -> Vec<Line> {
        let mut lines = vec![Line::of(Role::Muted, &format!("{:<NAME$}", "Status"))];
        for (status, at, _) in self.status_places(0) {
            if at == lines.len() {
                lines.push(Line::of(Role::Muted, &" ".repeat(NAME)));
            }
            if let Some(line) = lines.last_mut() {
                *line = std::mem::take(line).join(self.choice(status, chosen == Some(status)));
            }
        }
        lines
    }

    /// Where the choices stand: the statuses that are offered, each with its line, from the first one on, and columns.
    fn status_places(&self, first: usize) -> Vec<(Status, usize, Range<usize>)> {
        let (mut line, mut column) = (first, NAME);
        let is_offered = |status: &Status| *status != Status::NotApplicable || self.standard.not_applicable;
        let place = |status: Status| {
            let width = self.choice(status, false).width();
            if column + width > self.width {
                (line, column) = (line + 1, NAME);
            }
            column += width;
            (status, line, column - width..column)
        };
        Status::ALL.into_iter().filter(is_offered).map(place).collect()
    }

    fn choice(&self, status: Status, chosen: bool) -> Line {
        let key = self.model.keys.first(&format!("status-{status}")).filter(|_| !self.audit().is_signed());
        let key = key.unwrap_or_default();
        let label = self.desk.framework().label(self.standard, status);
        let glyph = self.model.settings.glyphs.of_status(Some(status));
        let (open, close) = if chosen { ("[", "]") } else { (" ", " ") };
        let role = if chosen { Role::of_status(Some(status)) } else { Role::Text };
        Line::of(Role::Key, &key).and(role, &format!("{open}{glyph} {label}{close} "))
    }

    fn remark(&self, standing: Standing) -> Vec<Line> {
        let (role, text) = match standing {
            Standing::Carried(status) => {
                let label = self.desk.framework().label(self.standard, status);
                let year = self.response.carried_from.map_or_else(String::new, |year| year.to_string());
                (Role::Carried, screen::carried_from(&year, label))
            }
            Standing::Unreadable => {
                let found = self.response.as_found.as_deref().unwrap_or_default();
                (Role::Error, screen::unreadable_status(found))
            }
            Standing::Answered(Status::Planned) => (Role::Muted, screen::PLANNED_MEANS.to_owned()),
            _ => return Vec::new(),
        };
        wrapped(role, &self.model.keys.filled(&text), self.width, NAME)
    }

    /// What two people answered differently of it.
    fn conflicts(&self) -> Vec<Line> {
        let fields = of_standard(self.desk, self.standard);
        if fields.is_empty() {
            return Vec::new();
        }
        wrapped(Role::Error, &self.model.keys.filled(&words::conflict::of_standard(&fields)), self.width, NAME)
    }

    /// Last year's answer and the national figure.
    fn beside(&self) -> Vec<Line> {
        let mut beside = Vec::new();
        let carried = matches!(self.audit().standing(&self.standard.id), Standing::Carried(_));
        if let Some((earlier, framework)) = self.model.earlier().filter(|_| !carried) {
            let standing = earlier.standing(&self.standard.id);
            let (_, glyph) = mark(&self.model.settings.glyphs, standing);
            let label = match standing {
                Standing::Answered(status) => framework.label(self.standard, status).to_owned(),
                Standing::Carried(status) => {
                    format!("{}, carried and not confirmed", framework.label(self.standard, status))
                }
                _ => words::UNANSWERED.to_lowercase(),
            };
            beside.push(format!("{}: {glyph} {label}", earlier.year));
        }
        let figures = self.standard.comparable().filter_map(|figure| {
            Some(words::national(figure.percent()?, figure.year, figure.fit == Some(Match::Near)))
        });
        beside.extend(figures);
        let dot = format!(" {} ", self.model.settings.glyphs.dot);
        if beside.is_empty() { Vec::new() } else { wrapped(Role::Muted, &beside.join(&dot), self.width, NAME) }
    }

    /// When the response was last changed, and by whom.
    fn reviewed(&self) -> Vec<Line> {
        let (on, by) = (self.response.reviewed.map(words::date), self.response.reviewer.as_deref());
        let text = match (on, by) {
            (Some(on), Some(by)) => format!("Last changed {on} by {by}"),
            (Some(on), None) => format!("Last changed {on}"),
            (None, Some(by)) => format!("Last changed by {by}"),
            (None, None) => return Vec::new(),
        };
        let mut lines = vec![Line::default()];
        lines.extend(wrapped(Role::Muted, &text, self.width, 0));
        if self.model.settings.user.is_none() && !self.audit().is_signed() {
            lines.extend(wrapped(Role::Muted, &self.model.keys.filled(screen::NAME_NOT_KNOWN), self.width, 0));
        }
        lines
    }

    fn field(&self, field: Field) -> Vec<Line> {
        let (name, value, hint) = self.named_value(field);
        let hint = if self.audit().is_signed() { screen::NOTHING_WRITTEN } else { hint };
        let name = format!("{name:<NAME$}");
        match value.filter(|value| !value.trim().is_empty()) {
            Some(value) => {
                let lines = wrapped(Role::Text, &value, self.width, NAME);
                named(&name, lines)
            }
            None => named(&name, wrapped(Role::Muted, &self.model.keys.filled(hint), self.width, NAME)),
        }
    }

    /// What a field is called, what it holds, and what is said where it holds nothing.
    fn named_value(&self, field: Field) -> (&'static str, Option<String>, &'static str) {
        let response = self.response;
        match field {
            Field::Reason => ("Reason", response.reason.clone(), screen::NO_REASON),
            Field::Evidence => ("Evidence", response.evidence.clone(), screen::NO_EVIDENCE),
            Field::Links => ("Documents", Some(response.links.join("\n")), screen::NO_DOCUMENTS),
            Field::Lead => {
                ("Lead", response.lead.as_deref().map(|lead| self.audit().name_of(lead).to_owned()), screen::NO_LEAD)
            }
            Field::Note => ("Note", response.note.clone(), screen::NO_NOTE),
            Field::Revisit => ("Revisit", response.revisit.then(|| screen::COME_BACK.to_owned()), screen::NO_REVISIT),
        }
    }

    /// How those agencies stand together that were asked; beside the board's own answer, never in its place.
    fn agencies(&self) -> Vec<Line> {
        let collective = assess::collective(self.audit(), self.standard);
        let Some(rag) = collective.rag else { return Vec::new() };
        let label = self.desk.framework().label(self.standard, Status::Met).to_lowercase();
        let agencies = collective.in_words(&label);
        let role = match rag {
            _ if agencies.nobody_answered() => Role::Muted,
            Rag::Green => Role::Met,
            Rag::Amber => Role::PartlyMet,
            Rag::Red => Role::NotMet,
        };
        let text = agencies.sentence(rag.word());
        named(&crate::plain::pad("Agencies", NAME), wrapped(role, &text, self.width, NAME))
    }

    fn agency(&self, id: &AgencyId) -> Vec<Line> {
        let name = self.audit().agency(id.as_str()).map_or(id.as_str(), |agency| agency.name.as_str());
        let answer = self.response.agencies.get(id);
        let status = answer.and_then(|answer| answer.status);
        let label = status.map_or(words::UNANSWERED, |status| self.desk.framework().label(self.standard, status));
        let accepted = if answer.is_some_and(|answer| answer.accepted.is_some()) { ", accepted" } else { "" };
        let glyph = self.model.settings.glyphs.of_status(status);
        let text = format!("{glyph} {name}: {}{accepted}", label.to_lowercase());
        named(&crate::plain::pad("Agency", NAME), wrapped(Role::of_status(status), &text, self.width, NAME))
    }

    fn action(&self, action: &Action) -> Vec<Line> {
        let (role, state) = self.action_state(action);
        let owner = action.owner.as_deref().unwrap_or(words::NO_OWNER_YET);
        let mut lines = item(self.model.settings.glyphs.item, Role::Text, &action.what, self.width);
        lines.push(Line::of(Role::Muted, &format!("  {owner} {} ", self.model.settings.glyphs.dot)).and(role, &state));
        lines
    }

    fn action_state(&self, action: &Action) -> (Role, String) {
        let today = self.model.today_for(self.audit());
        match (&action.done, &action.dropped, action.due) {
            (Some(done), ..) => (Role::Saved, words::done_on(*done)),
            (_, Some(why), _) => (Role::Muted, words::dropped_because(why)),
            (.., Some(due)) => {
                let overdue = today.is_some_and(|today| action.is_overdue(today));
                (if overdue { Role::Error } else { Role::Muted }, words::due_by(due, overdue))
            }
            _ => (Role::Warning, words::NO_DATE_YET.to_owned()),
        }
    }
}

impl Canvas<'_> {
    pub(super) fn form(&self, frame: &mut Frame<'_>, area: Rect, walkthrough: &Walkthrough) {
        let Some(standard) = self.model.standard() else { return };
        let title = format!("{}  {}", standard.number, standard.title);
        let inner = self.panel(frame, area, &title, walkthrough.in_form);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let page = page(self.model, usize::from(inner.width));
        let from = form_offset(&page, walkthrough, usize::from(inner.height));
        let row = page.rows.get(walkthrough.row).cloned().unwrap_or(0..0);
        let selected = if walkthrough.in_form { row } else { 0..0 };
        self.lines(frame, inner, &page.lines, from, &selected);
        self.more(frame, area, &title, &(from..from + usize::from(inner.height)), page.lines.len());
    }
}
