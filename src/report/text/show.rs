//! One audit as a page that a chair understands.

use super::page::{Look, Page, Tint};
use crate::audit::SealState;
use crate::framework::{Framework, Part, Status};
use crate::report::shown::{ActionShown, Show, StandardShown};
use crate::words;

/// The columns of a standard's number, of its title and of a headline's label.
const NUMBER: usize = 5;
const TITLE: usize = 38;
const LABEL: usize = 15;

/// An audit as a page.
#[must_use]
pub fn show(show: &Show<'_>, framework: &Framework, look: Look) -> String {
    let mut page = Page::new(look);
    head(&mut page, show);
    headlines(&mut page, show);
    for part in &framework.parts {
        standards(&mut page, show, part);
    }
    indicators(&mut page, show, framework);
    actions(&mut page, show);
    returns(&mut page, show);
    notes(&mut page, show, framework);
    page.finish()
}

fn head(page: &mut Page, show: &Show<'_>) {
    page.title(&format!("{} · audit of {}", show.board.name, show.audit.year));
    page.para(0, seal_tint(show.audit.seal), &state(show));
    let period = show.audit.period.map(|period| format!("Period: {period}"));
    let date = show.audit.date.map(|date| format!("Date: {}", words::date(date)));
    let chair = show.audit.chair.map(|chair| format!("Chair: {chair}"));
    let frame: Vec<String> = [period, date, chair].into_iter().flatten().collect();
    if !frame.is_empty() {
        page.para(0, Tint::Plain, &frame.join(" · "));
    }
    if let Some(summary) = show.audit.summary {
        page.gap();
        page.para(2, Tint::Plain, summary.trim());
    }
}

/// Draft, or signed off by whom and when.
fn state(show: &Show<'_>) -> String {
    let seal = words::seal(show.audit.seal.word());
    let Some(sign_off) = &show.audit.sign_off else { return seal.to_owned() };
    let on = sign_off.on.map(|on| format!(" on {}", words::date(on))).unwrap_or_default();
    format!("{seal}. Signed by {}{on}", sign_off.by)
}

fn seal_tint(seal: SealState) -> Tint {
    match seal {
        SealState::Intact => Tint::Good,
        SealState::Broken => Tint::Bad,
        SealState::Unsigned => Tint::Plain,
    }
}

fn headlines(page: &mut Page, show: &Show<'_>) {
    page.gap();
    for part in &show.parts {
        let headline = part.headline();
        page.labelled(0, LABEL, (Tint::Heading, &part.title), Tint::Heading, &headline.sentence());
        let band = part.band.as_ref().map(|band| words::band(&band.label));
        let rest = Some(headline.rest()).filter(|rest| !rest.is_empty());
        for line in [band, rest].into_iter().flatten() {
            page.para(LABEL, Tint::Plain, &line);
        }
    }
    let progress = words::progress(show.progress.answered, show.progress.of);
    page.labelled(0, LABEL, (Tint::Heading, "Progress"), Tint::Plain, &progress);
}

fn standards(page: &mut Page, show: &Show<'_>, part: &Part) {
    page.heading(&part.title);
    for standard in show.standards.iter().filter(|standard| standard.part == part.id.as_str()) {
        one(page, standard, part);
    }
}

fn one(page: &mut Page, standard: &StandardShown<'_>, part: &Part) {
    let (tint, status) = status(standard, part);
    page.listed(2, (NUMBER, standard.number), (TITLE, standard.title), tint, &status);
    for note in notes_on(standard, part) {
        page.para(2 + NUMBER + 2, Tint::Doubt, &note);
    }
}

fn status(standard: &StandardShown<'_>, part: &Part) -> (Tint, String) {
    let status = standard.status.and_then(|word| word.parse::<Status>().ok());
    match status {
        Some(status) => match standard.carried_from {
            Some(year) => (Tint::Doubt, words::carried_short(part.label(status), year)),
            None => (tint(status), part.label(status).to_owned()),
        },
        None if standard.state == "conflict" => (Tint::Bad, words::CONFLICT.to_owned()),
        None => (Tint::Doubt, words::UNANSWERED.to_owned()),
    }
}

/// The colour of a status.
pub(in crate::report) fn tint(status: Status) -> Tint {
    match status {
        Status::Met => Tint::Good,
        Status::PartlyMet | Status::Planned | Status::NotKnown => Tint::Doubt,
        Status::NotMet => Tint::Bad,
        Status::NotApplicable => Tint::Faint,
    }
}

/// What has to be said beside a standard's status.
fn notes_on(standard: &StandardShown<'_>, part: &Part) -> Vec<String> {
    let as_found = standard.as_found.map(words::as_found);
    let reason = standard.reason.filter(|_| standard.status == Some("not-applicable"));
    let revisit = standard.revisit.then(|| words::TO_COME_BACK_TO.to_owned());
    let doubts = standard.doubts.iter().map(|doubt| words::doubt_of(doubt, part.label(Status::Met)));
    let notes = [as_found, reason.map(|reason| reason.trim().to_owned()), revisit];
    notes.into_iter().flatten().chain(doubts).collect()
}

fn indicators(page: &mut Page, show: &Show<'_>, framework: &Framework) {
    if show.indicators.iter().all(|indicator| indicator.count.is_none()) {
        return;
    }
    page.heading(&words::children_counted(show.indicators_period));
    for shown in &show.indicators {
        let title = framework.indicator(&shown.id).map_or(shown.id.as_str(), |indicator| indicator.title.as_str());
        let count = words::count_and_rate(shown.count, shown.rate.map(|rate| rate.0), shown.per);
        page.labelled(2, NUMBER + TITLE, (Tint::Plain, title), Tint::Plain, &count);
    }
    if show.indicators_overlap == Some(true) {
        page.para(2, Tint::Faint, words::OVERLAP);
    }
    page.para(2, Tint::Faint, words::RATES);
}

fn actions(page: &mut Page, show: &Show<'_>) {
    let counts = &show.actions;
    if counts.open + counts.done + counts.dropped == 0 {
        return;
    }
    let stand = words::action_counts(counts.open, counts.overdue, counts.done, counts.dropped);
    page.heading(&format!("Actions · {stand}"));
    let all =
        || show.standards.iter().flat_map(|standard| standard.actions.iter().map(move |it| (standard.number, it)));
    let open = || all().filter(|(_, action)| action.is_open());
    for (number, action) in open().filter(|(_, action)| action.overdue) {
        action_lines(page, number, action);
    }
    for (number, action) in open().filter(|(_, action)| !action.overdue) {
        action_lines(page, number, action);
    }
}

fn action_lines(page: &mut Page, number: &str, action: &ActionShown<'_>) {
    page.labelled(2, NUMBER, (Tint::Faint, number), Tint::Plain, action.what.trim());
    let tint = if action.overdue { Tint::Bad } else { Tint::Faint };
    page.para(2 + NUMBER, tint, &words::owner_and_due(action.owner, action.due, action.overdue));
}

fn returns(page: &mut Page, show: &Show<'_>) {
    if show.returns.is_empty() {
        return;
    }
    let came = show.returns.iter().filter(|it| it.returned.is_some()).count();
    page.heading(&format!("{} · {}", words::returns::RETURNS, words::returns::standing(came, show.returns.len())));
    for it in &show.returns {
        let tint = match it.state {
            "in" => Tint::Plain,
            "overdue" => Tint::Bad,
            _ => Tint::Doubt,
        };
        page.para(2, tint, &words::returns::one(it.name, it.returned, it.due, it.late_by));
    }
}

fn notes(page: &mut Page, show: &Show<'_>, framework: &Framework) {
    page.gap();
    if !show.conflicts.is_empty() {
        page.para(0, Tint::Bad, &words::undecided(show.conflicts.len()));
    }
    if let Some(found) = words::found(show.findings.errors, show.findings.warnings) {
        let tint = if show.findings.errors > 0 { Tint::Bad } else { Tint::Faint };
        page.para(0, tint, &format!("{found}: see `lscb-audit check {}`.", show.path));
    }
    if framework.reconstructed {
        page.para(0, Tint::Faint, &format!("{} {}", words::RECONSTRUCTED, words::WHAT_MET_MEANS));
    }
}
