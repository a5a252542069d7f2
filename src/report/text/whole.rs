//! Everything that an audit says, standard by standard: what the page of `show` leaves out for brevity.

use jiff::civil::Date;

use super::page::{Look, Page, Tint};
use crate::assess;
use crate::audit::{Action, AgencyId, Answer, Audit, Response, Standing};
use crate::framework::{Framework, Standard, Status};
use crate::words;

/// The columns of the names.
const NAME: usize = 12;

/// What an audit says, as a page to follow that of `show`.
#[must_use]
pub fn whole(audit: &Audit, framework: &Framework, today: Option<Date>, look: Look) -> String {
    let mut page = Page::new(look);
    board(&mut page, audit);
    for standard in framework.standards_of(audit.edition) {
        if let Some(response) = audit.response(&standard.id) {
            one(&mut page, audit, framework, standard, response, today);
        }
    }
    entries(&mut page, audit);
    page.finish()
}

fn field(page: &mut Page, name: &str, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        page.labelled(2, NAME, (Tint::Faint, name), Tint::Plain, text.trim());
    }
}

fn board(page: &mut Page, audit: &Audit) {
    let board = &audit.board;
    page.heading("The board");
    field(page, "Id", Some(board.id.as_str()));
    field(page, "Region", board.region.as_deref());
    field(page, "Children", board.children.map(words::number).as_deref());
    field(page, "Covers", Some(&words::counted(board.covers, "local authority area", "local authority areas")));
    let neighbours: Vec<&str> = board.neighbours.iter().map(crate::audit::BoardId::as_str).collect();
    field(page, "Neighbours", Some(&words::listed(&neighbours)));
    for agency in &board.agencies {
        let returned = agency.returned.map(|on| format!(", return came in {}", words::date(on)));
        let due = agency.return_due.map(|on| format!(", return due {}", words::date(on)));
        let dates = format!("{}{}", due.unwrap_or_default(), returned.unwrap_or_default());
        field(page, "Agency", Some(&format!("{} ({}){dates}", agency.name, agency.id)));
    }
}

fn one(
    page: &mut Page,
    audit: &Audit,
    framework: &Framework,
    standard: &Standard,
    response: &Response,
    today: Option<Date>,
) {
    page.heading(&format!("{}  {}", standard.number, standard.title));
    let status = response.status.map(|status| framework.label(standard, status).to_owned());
    let status = match (status, response.carried_from) {
        (Some(label), Some(year)) => Some(words::carried(&label, year)),
        (status, _) => status.or_else(|| response.as_found.as_deref().map(words::as_found)),
    };
    let is_disputed = audit.standing(&standard.id) == Standing::Conflict;
    let status = if is_disputed { Some(words::CONFLICT.to_owned()) } else { status };
    field(page, "Status", Some(status.as_deref().unwrap_or(words::UNANSWERED)));
    field(page, "Reason", response.reason.as_deref());
    field(page, "Lead", response.lead.as_deref().map(|lead| audit.name_of(lead)));
    field(page, "Evidence", response.evidence.as_deref());
    field(page, "Documents", Some(&response.links.join("\n")));
    field(page, "Note", response.note.as_deref());
    field(page, "Revisit", response.revisit.then_some(words::TO_COME_BACK_TO));
    for (agency, answer) in &response.agencies {
        field(page, "Agency", Some(&agency_answer(audit, framework, standard, agency, answer)));
    }
    collective(page, audit, framework, standard);
    for action in &response.actions {
        field(page, "Action", Some(&action_sentence(action, today)));
    }
    let on = response.reviewed.map(words::date);
    let by = response.reviewer.as_ref().map(|by| format!("by {by}"));
    field(page, "Changed", Some(&[on, by].into_iter().flatten().collect::<Vec<_>>().join(" ")));
}

fn collective(page: &mut Page, audit: &Audit, framework: &Framework, standard: &Standard) {
    let collective = assess::collective(audit, standard);
    if let Some(rag) = collective.rag {
        let label = framework.label(standard, Status::Met).to_lowercase();
        field(page, "Agencies", Some(&collective.in_words(&label).sentence(rag.word())));
    }
}

/// An agency's answer, with who gave it and what shows it.
pub(in crate::report) fn agency_answer(
    audit: &Audit,
    framework: &Framework,
    standard: &Standard,
    id: &AgencyId,
    answer: &Answer,
) -> String {
    let status = answer.status.map_or(words::UNANSWERED, |status| framework.label(standard, status));
    let by = answer.by.as_ref().map(|by| format!("answered by {by}"));
    let on = answer.on.map(words::date);
    let accepted = answer.accepted.as_ref().map(|by| format!("accepted by {by}"));
    let head = [Some(format!("{}: {status}", audit.name_of(id.as_str()))), by, on, accepted];
    let texts = [answer.reason.clone(), answer.evidence.clone()];
    let head = head.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    std::iter::once(head).chain(texts.into_iter().flatten()).collect::<Vec<_>>().join("\n")
}

fn action_sentence(action: &Action, today: Option<Date>) -> String {
    let state = match (&action.done, &action.dropped) {
        (Some(done), _) => words::done_on(*done),
        (_, Some(why)) => words::dropped_because(why),
        _ => words::owner_and_due(
            action.owner.as_deref(),
            action.due,
            today.is_some_and(|today| action.is_overdue(today)),
        ),
    };
    let since = action.since.map(|year| format!(" · since {year}")).unwrap_or_default();
    let id = action.id.as_ref().map(|id| format!(" · {id}")).unwrap_or_default();
    format!("{}\n{state}{since}{id}", action.what.trim())
}

/// What is said of the audit itself.
fn entries(page: &mut Page, audit: &Audit) {
    if !audit.conflicts.is_empty() {
        page.heading("Conflicts");
    }
    for conflict in &audit.conflicts {
        let side = |name: &str, text: &Option<String>| format!("{name}: {}", text.as_deref().unwrap_or("nothing"));
        let sides = [side("before", &conflict.base), side("ours", &conflict.ours), side("theirs", &conflict.theirs)];
        field(page, "Undecided", Some(&format!("{}\n{}", conflict.key, sides.join("\n"))));
    }
    if !audit.decisions.is_empty() {
        page.heading("Decisions");
    }
    for decision in &audit.decisions {
        let on = decision.on.map(words::date).unwrap_or_default();
        field(page, &on, Some(&format!("{} ({})", decision.what.trim(), decision.by)));
    }
    if !audit.allow.is_empty() {
        page.heading("Not personal data");
    }
    for allowed in &audit.allow {
        field(page, "Allowed", Some(&format!("{}: {}", allowed.text, allowed.reason)));
    }
    if let Some(sign_off) = &audit.sign_off {
        page.heading("Sign-off");
        field(page, "Signed by", Some(&sign_off.by));
        field(page, "Role", sign_off.role.as_deref());
        field(page, "On", sign_off.on.map(words::date).as_deref());
        field(page, "Forced", sign_off.forced.as_deref());
        field(page, "Seal", sign_off.seal.as_deref());
    }
}
