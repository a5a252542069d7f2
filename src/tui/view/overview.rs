//! The overview: what the audit amounts to, what stands between the board and all of it, and where the file is.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, item, named, wrapped};
use super::walkthrough::mark;
use crate::assess::{self, ActionCounts, Compliance, IndicatorFigure, StatusCounts};
use crate::audit::{Decision, Standing, is_wrong_value};
use crate::check::{self, Suspect};
use crate::desk::Desk;
use crate::framework::{Figure, Framework, Part, Standard, Status};
use crate::plain;
use crate::tui::layer::Scroll;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words;
use crate::words::overview::{self, ToDo};
use crate::words::returns as said;

/// How wide the names are.
const NAME: usize = 16;
/// From this width on, what belongs to a name stands beside it, not below it.
const BESIDE: usize = 60;

/// The page, for a width inside its frame.
pub(super) fn lines(model: &Model, width: usize) -> Vec<Line> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let mut lines = altered(desk, width);
    lines.extend(unfinished(desk, width));
    for part in &desk.framework().parts {
        lines.extend(part_lines(desk, part, width));
    }
    let suspects = check::personal_data(desk.audit());
    lines.extend(next(model, desk, suspects.len(), width));
    lines.extend(missing(model, desk, width));
    lines.extend(doubts(model, desk, width));
    lines.extend(personal(desk, &suspects, width));
    lines.extend(actions(model, desk, width));
    lines.extend(returns(model, desk, width));
    lines.extend(decisions(desk, width));
    lines.extend(indicators(desk, width));
    lines.extend(national(desk, width));
    lines.extend(file(desk, width));
    lines
}

/// That what is shown is not what was signed.
fn altered(desk: &Desk, width: usize) -> Vec<Line> {
    if !desk.is_altered() {
        return Vec::new();
    }
    wrapped(Role::Error, overview::ALTERED, width, 0).into_iter().chain([Line::default()]).collect()
}

/// That a draft is not finished, so that what it has met so far is not taken for all of it.
fn unfinished(desk: &Desk, width: usize) -> Vec<Line> {
    let left = assess::left_to_answer(desk.audit(), desk.framework());
    let text = left.map(|(left, of)| overview::unfinished(left, of));
    let line = |text: String| wrapped(Role::Warning, &text, width, 0).into_iter().chain([Line::default()]);
    text.into_iter().flat_map(line).collect()
}

/// The headline of a part, what else there is, and its band.
fn part_lines(desk: &Desk, part: &Part, width: usize) -> Vec<Line> {
    let compliance = assess::compliance(desk.audit(), desk.framework(), part);
    let headline = headline(&compliance, part);
    let indent = if width < BESIDE { 2 } else { NAME };
    let sentence = wrapped(Role::Title, &headline.sentence(), width, indent);
    let mut lines = if width < BESIDE {
        [Line::of(Role::Key, &part.title)].into_iter().chain(sentence).collect()
    } else {
        named(&plain::pad(&part.title, NAME), sentence)
    };
    let band = compliance.band.as_ref().map(|band| overview::band(&band.label, compliance.standards));
    for (role, text) in [(Role::Text, Some(headline.rest())), (Role::Muted, band)] {
        let text = text.filter(|text| !text.is_empty());
        lines.extend(text.into_iter().flat_map(|text| wrapped(role, &text, width, indent)));
    }
    lines.push(Line::default());
    lines
}

/// England's bands, which are over another list than the board's; only where every standard applies.
fn national(desk: &Desk, width: usize) -> Vec<Line> {
    let audit = desk.audit();
    let comparable = assess::compliances(audit, desk.framework()).iter().any(Compliance::is_comparable);
    let figures = desk.framework().national_bands(audit.year.number()).filter(|_| comparable);
    let Some((year, figures)) = figures else { return Vec::new() };
    let shares: Vec<String> = figures.into_iter().map(Figure::share).collect();
    let lines = wrapped(Role::Muted, &overview::national_bands(year, &shares), width, 2);
    section(overview::NATIONAL, lines, "", width)
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
    let mut lines = vec![Line::of(Role::Key, &words::children_counted(desk.audit().indicators.period.as_deref()))];
    for figure in &figures {
        lines.extend(wrapped(Role::Text, &indicator(framework, figure), width, 2));
    }
    lines.extend(wrapped(Role::Muted, words::RATES, width, 2));
    if desk.audit().indicators.overlap == Some(true) {
        lines.extend(wrapped(Role::Muted, words::OVERLAP, width, 2));
    }
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

/// How the actions stand.
fn actions(model: &Model, desk: &Desk, width: usize) -> Vec<Line> {
    let counts = action_counts(model, desk);
    let counted = words::action_counts(counts.open, counts.overdue, counts.done, counts.dropped);
    let mut lines = vec![Line::of(Role::Key, "Actions")];
    lines.extend(wrapped(
        Role::Text,
        &format!("{counted}. {}", model.keys.filled(overview::WHERE_ACTIONS_ARE)),
        width,
        2,
    ));
    lines.push(Line::default());
    lines
}

/// Which agencies' returns are in, which are outstanding, and how late.
fn returns(model: &Model, desk: &Desk, width: usize) -> Vec<Line> {
    let all = assess::returns(desk.audit(), model.today_for(desk.audit()));
    let came = all.iter().filter(|it| it.agency.returned.is_some()).count();
    let one = |it: &assess::ReturnStanding<'_>| {
        let role = match it.word() {
            "in" => Role::Text,
            "overdue" => Role::Error,
            _ => Role::Warning,
        };
        item("-", role, &said::one(&it.agency.name, it.agency.returned, it.agency.return_due, it.late_by), width)
    };
    if all.is_empty() {
        return Vec::new();
    }
    let heading = format!("{} · {}", said::RETURNS, said::standing(came, all.len()));
    section(&heading, all.iter().flat_map(one).collect(), "", width)
}

/// What was decided about the audit, the latest first: why it was opened again, whose word was taken where two differed.
fn decisions(desk: &Desk, width: usize) -> Vec<Line> {
    let one = |it: &Decision| {
        let on = it.on.map_or_else(|| words::NO_DATE.to_owned(), words::date);
        item("-", Role::Text, &format!("{on}, {}: {}", it.by, it.what.trim()), width)
    };
    let each: Vec<Line> = desk.audit().decisions.iter().rev().flat_map(one).collect();
    if each.is_empty() { each } else { section(overview::DECISIONS, each, "", width) }
}

/// How the actions stand; in an audit that a later one has taken over nothing is overdue.
fn action_counts(model: &Model, desk: &Desk) -> ActionCounts {
    assess::action_counts(desk.audit(), model.today_for(desk.audit()))
}

/// What stands between the board and everything met: each standard that is not, how it stands, and its open actions.
fn missing(model: &Model, desk: &Desk, width: usize) -> Vec<Line> {
    let audit = desk.audit();
    let standards = desk.framework().standards_of(audit.edition);
    let missing = standards.filter(|standard| {
        !matches!(audit.standing(&standard.id), Standing::Answered(Status::Met | Status::NotApplicable))
    });
    let each: Vec<Line> = missing.flat_map(|standard| missing_one(model, desk, standard, width)).collect();
    section(overview::MISSING, each, overview::NOTHING_MISSING, width)
}

fn missing_one(model: &Model, desk: &Desk, standard: &Standard, width: usize) -> Vec<Line> {
    let audit = desk.audit();
    let (role, glyph) = mark(&model.settings.glyphs, audit.standing(&standard.id));
    let title = plain::pad(&standard.title, width.saturating_sub(6).min(35));
    let line = Line::of(role, &format!("{glyph} "))
        .and(Role::Muted, &format!("{:<4}", standard.number))
        .and(Role::Text, &format!("{title} "));
    let label = standing(desk, standard);
    let mut lines = if width < BESIDE {
        vec![line.to(width), Line::of(Role::Muted, &format!("      {label}")).to(width)]
    } else {
        vec![line.and(Role::Muted, &label).to(width)]
    };
    let today = model.today_for(audit);
    let actions = audit.response(&standard.id).map_or(&[][..], |response| response.actions.as_slice());
    for action in actions.iter().filter(|action| action.is_open()) {
        let overdue = today.is_some_and(|today| action.is_overdue(today));
        let who = words::owner_and_due(action.owner.as_deref(), action.due, overdue);
        let role = if overdue { Role::Error } else { Role::Muted };
        lines.extend(item("      -", role, &format!("{} · {who}", action.what), width));
    }
    lines
}

/// How a standard that is not met stands, in words.
fn standing(desk: &Desk, standard: &Standard) -> String {
    let label = |status| desk.framework().label(standard, status).to_owned();
    match desk.audit().standing(&standard.id) {
        Standing::Answered(status) => label(status),
        Standing::Carried(status) => words::carried_short(&label(status), carried_year(desk, standard)),
        Standing::Conflict => words::CONFLICT.to_owned(),
        Standing::Unanswered | Standing::Unreadable => words::UNANSWERED.to_owned(),
    }
}

/// The answers that are not to be taken at their word, and why.
fn doubts(model: &Model, desk: &Desk, width: usize) -> Vec<Line> {
    let of = |standard: &Standard| {
        let met = desk.framework().label(standard, Status::Met);
        let why: Vec<String> =
            model.doubts(&standard.id).iter().map(|doubt| words::doubt_of(doubt.word(), met)).collect();
        (!why.is_empty()).then(|| item(&format!("! {:<3}", standard.number), Role::Warning, &why.join(". "), width))
    };
    let each = desk.framework().standards_of(desk.audit().edition).filter_map(of).flatten().collect();
    section(overview::DOUBTS, each, overview::NO_DOUBTS, width)
}

/// The texts that look like personal data, each with how it begins; nothing where there are none.
fn personal(desk: &Desk, suspects: &[Suspect], width: usize) -> Vec<Line> {
    let of = |suspect: &Suspect| {
        let number = |id| desk.framework().standard(id).map(|standard| standard.number.as_str());
        let subject = suspect.standard.as_ref().and_then(|id| number(id.as_str())).unwrap_or_default();
        let field = suspect.key.rsplit('.').next().unwrap_or_default();
        let found = words::personal::listed(suspect.found.iter().map(|(found, start)| (found.code.id, start.as_str())));
        item(&format!("! {subject:<3}"), Role::Warning, &format!("{field}: {found}"), width)
    };
    let each: Vec<Line> = suspects.iter().flat_map(of).collect();
    if each.is_empty() { each } else { section(words::personal::HEADING, each, "", width) }
}

/// Lines under a heading, or in their place a sentence that says that there are none.
fn section(heading: &str, lines: Vec<Line>, none: &str, width: usize) -> Vec<Line> {
    let lines = if lines.is_empty() { wrapped(Role::Muted, none, width, 2) } else { lines };
    [Line::of(Role::Key, heading)].into_iter().chain(lines).chain([Line::default()]).collect()
}

/// A few honest lines on what is to be done next.
fn next(model: &Model, desk: &Desk, personal: usize, width: usize) -> Vec<Line> {
    let texts = match &desk.audit().sign_off {
        Some(sign_off) => vec![overview::signed_off(
            &plain::safe_line(&sign_off.by),
            sign_off.on,
            action_counts(model, desk).open,
            desk.is_altered(),
        )],
        None => to_do(model, desk, personal).lines(),
    };
    let each = texts.iter().flat_map(|text| item("-", Role::Text, &model.keys.filled(text), width)).collect();
    section(overview::NEXT, each, "", width)
}

fn to_do(model: &Model, desk: &Desk, personal: usize) -> ToDo {
    let (audit, framework) = (desk.audit(), desk.framework());
    let standards: Vec<&Standard> = framework.standards_of(audit.edition).collect();
    let counts = StatusCounts::of(standards.iter().map(|standard| audit.standing(&standard.id)));
    let actions = action_counts(model, desk);
    let revisit = |standard: &&&Standard| audit.response(&standard.id).is_some_and(|response| response.revisit);
    let figures = assess::indicator_figures(audit, framework);
    ToDo {
        unanswered: counts.unanswered,
        carried: counts.carried,
        not_known: counts.not_known,
        revisit: number(standards.iter().filter(revisit).count()),
        doubts: number(standards.iter().filter(|standard| !model.doubts(&standard.id).is_empty()).count()),
        overdue: actions.overdue,
        no_due_date: actions.no_due_date,
        personal: number(personal),
        counts_missing: number(figures.iter().filter(|figure| figure.count.is_none()).count()),
        conflicts: number(audit.conflicts.len()),
        errors: number(desk.reading().findings.iter().filter(|found| is_wrong_value(found)).count()),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn carried_year(desk: &Desk, standard: &Standard) -> String {
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
