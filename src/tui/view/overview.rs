//! The overview: what the audit amounts to, what stands between the board and all of it, and where the file is.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, item, named, wrapped};
use super::walkthrough::mark;
use crate::assess::{self, Compliance, IndicatorFigure};
use crate::audit::{Action, Standing};
use crate::desk::Desk;
use crate::framework::{Framework, Part, Status};
use crate::tui::model::{Model, Scroll};
use crate::tui::theme::Role;
use crate::words;

/// How wide the names are.
const NAME: usize = 16;

/// The page, for a width inside its frame.
pub(super) fn lines(model: &Model, width: usize) -> Vec<Line> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let mut lines = Vec::new();
    for part in &desk.framework().parts {
        lines.extend(part_lines(desk, part, width));
    }
    lines.extend(indicators(desk, width));
    lines.extend(actions(model, desk, width));
    lines.extend(missing(model, desk, width));
    lines.extend(file(desk, width));
    lines
}

/// The headline of a part, what else there is, and its band.
fn part_lines(desk: &Desk, part: &Part, width: usize) -> Vec<Line> {
    let compliance = assess::compliance(desk.audit(), desk.framework(), part);
    let headline = headline(&compliance, part);
    let mut lines =
        named(&crate::plain::pad(&part.title, NAME), wrapped(Role::Title, &headline.sentence(), width, NAME));
    let rest = headline.rest();
    if !rest.is_empty() {
        lines.extend(wrapped(Role::Text, &rest, width, NAME));
    }
    if let Some(band) = &compliance.band {
        lines.extend(wrapped(Role::Muted, &format!("Band: {} met", band.label), width, NAME));
    }
    lines.push(Line::default());
    lines
}

/// The figures of a part as they are put into words.
pub(super) fn headline<'a>(compliance: &Compliance, part: &'a Part) -> words::Headline<'a> {
    words::Headline {
        met_label: part.label(Status::Met),
        met: compliance.met,
        standards: compliance.standards,
        applicable: compliance.applicable,
        percent: compliance.percent,
        not_known: compliance.counts.not_known,
        unanswered: compliance.counts.unanswered,
        carried: compliance.counts.carried,
    }
}

fn indicators(desk: &Desk, width: usize) -> Vec<Line> {
    let framework = desk.framework();
    let figures = assess::indicator_figures(desk.audit(), framework);
    let mut lines = vec![Line::of(Role::Key, "Children")];
    for figure in &figures {
        lines.extend(wrapped(Role::Text, &indicator(framework, figure), width, 2));
    }
    lines.extend(wrapped(Role::Muted, "A higher rate is not worse: it may be that more is seen.", width, 2));
    lines.push(Line::default());
    lines
}

fn indicator(framework: &Framework, figure: &IndicatorFigure) -> String {
    let title = framework.indicator(figure.id.as_str()).map_or("", |indicator| indicator.title.as_str());
    match (figure.count, figure.rate) {
        (Some(count), Some(rate)) => {
            let per = words::number(u64::from(figure.per));
            format!("{title}: {}, {rate:.2} in {per} children", words::number(count))
        }
        (Some(count), None) => {
            format!("{title}: {}; no rate, since the number of children is not given", words::number(count))
        }
        (None, _) => format!("{title}: not given"),
    }
}

fn actions(model: &Model, desk: &Desk, width: usize) -> Vec<Line> {
    let counts = assess::action_counts(desk.audit(), model.settings.today);
    let today = model.today_for(desk.audit());
    let counts = if today.is_some() { counts } else { counts.superseded() };
    let text = format!(
        "{} open, {} overdue, {} done, {} dropped, {} without a date",
        counts.open, counts.overdue, counts.done, counts.dropped, counts.no_due_date
    );
    let mut lines = vec![Line::of(Role::Key, "Actions")];
    lines.extend(wrapped(Role::Text, &text, width, 2));
    let is_overdue = |action: &Action| today.is_some_and(|today| action.is_overdue(today));
    let mut overdue: Vec<_> = desk.audit().actions().filter(|(_, action)| is_overdue(action)).collect();
    overdue.sort_by_key(|(_, action)| action.due);
    for (standard, action) in overdue {
        let number = desk.framework().standard(standard.as_str()).map_or("", |standard| standard.number.as_str());
        let due = action.due.map(words::date).unwrap_or_default();
        lines.extend(item(
            &format!("  {number:<3}"),
            Role::Error,
            &format!("overdue since {due}: {}", action.what),
            width,
        ));
    }
    lines.push(Line::default());
    lines
}

/// What stands between the board and everything met: each standard that is not, and how it stands.
fn missing(model: &Model, desk: &Desk, width: usize) -> Vec<Line> {
    let (audit, framework) = (desk.audit(), desk.framework());
    let mut lines = vec![Line::of(Role::Key, "Not met, not in place, or not answered yet")];
    for standard in framework.standards_of(audit.edition) {
        let standing = audit.standing(&standard.id);
        if matches!(standing, Standing::Answered(Status::Met | Status::NotApplicable)) {
            continue;
        }
        let (role, glyph) = mark(&model.settings.glyphs, standing);
        let label = match standing {
            Standing::Answered(status) => framework.label(standard, status).to_owned(),
            Standing::Carried(status) => {
                words::carried_short(framework.label(standard, status), carried_year(desk, standard))
            }
            _ => words::UNANSWERED.to_owned(),
        };
        let line = Line::of(role, &format!("{glyph} ")).and(Role::Muted, &format!("{:<4}", standard.number));
        lines.push(
            line.and(Role::Text, &format!("{} ", crate::plain::pad(&standard.title, 35)))
                .and(Role::Muted, &label)
                .to(width),
        );
    }
    lines.push(Line::default());
    lines
}

fn carried_year(desk: &Desk, standard: &crate::framework::Standard) -> String {
    let response = desk.audit().response(&standard.id);
    response.and_then(|response| response.carried_from).map_or_else(String::new, |year| year.to_string())
}

/// Where the audit is kept, what is wrong in its file, and what the list is.
fn file(desk: &Desk, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::of(Role::Key, "File")];
    lines.extend(wrapped(Role::Text, &desk.path().display().to_string(), width, 2));
    for finding in &desk.reading().findings {
        lines.extend(wrapped(Role::Warning, &format!("{}: {}", finding.key, finding.message), width, 2));
    }
    lines.push(Line::default());
    if desk.framework().reconstructed {
        lines.extend(wrapped(Role::Muted, words::RECONSTRUCTED, width, 0));
        lines.extend(wrapped(Role::Muted, words::WHAT_MET_MEANS, width, 0));
    }
    lines
}

impl Canvas<'_> {
    pub(super) fn overview(&self, frame: &mut Frame<'_>, area: Rect, scroll: Scroll) {
        let lines = lines(self.model, usize::from(area.width).saturating_sub(4));
        self.text_page(frame, area, "Overview", &lines, scroll.0);
    }
}
