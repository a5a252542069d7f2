//! A standard, and what can be typed, in short lines of plain text.

use super::line::offered;
use crate::audit::{Action, Audit, Response};
use crate::framework::{Framework, Match, Standard, Status};
use crate::tui::commands::{Command, Spec};
use crate::tui::keys::KeyMap;
use crate::tui::model::Model;
use crate::words::{self, walk};

/// The standard that the walkthrough stands on.
pub(super) fn standard(model: &Model) -> Vec<String> {
    let (Some(desk), Some(standard)) = (model.desk.as_ref(), model.standard()) else { return Vec::new() };
    let (audit, framework) = (desk.audit(), desk.framework());
    let empty = Response::default();
    let response = audit.response(&standard.id).unwrap_or(&empty);
    let mut lines = vec![String::new(), format!("{}. {}", standard.number, standard.title), standard.ask.clone()];
    lines.push(format!("Now: {}.", standing(audit, framework, standard)));
    lines.push(choices(&model.keys, framework, standard));
    lines.extend(model.earlier().map(|(earlier, of)| walk::of_year(earlier.year, &standing(earlier, of, standard))));
    lines.extend(standard.comparable().filter_map(|figure| {
        Some(format!("{}.", words::national(figure.percent()?, figure.year, figure.fit == Some(Match::Near))))
    }));
    lines.extend(model.doubts(&standard.id).iter().map(|doubt| format!("{}.", words::doubt(doubt.word()))));
    lines.extend(fields(audit, response));
    lines.extend(response.actions.iter().enumerate().map(|(index, action)| self::action(model, audit, index, action)));
    lines
}

/// How a standard is answered, in words.
fn standing(audit: &Audit, framework: &Framework, standard: &Standard) -> String {
    let standing = audit.standing(&standard.id);
    standing.in_words(audit.response(&standard.id), |status| framework.label(standard, status))
}

/// The statuses with their keys: `1 Met, 2 Partly met, …`
fn choices(keys: &KeyMap, framework: &Framework, standard: &Standard) -> String {
    let offered = Status::ALL.into_iter().filter(|it| *it != Status::NotApplicable || standard.not_applicable);
    let choice = |status: Status| {
        let key = keys.first(&format!("status-{status}"));
        format!("{} {}", key.unwrap_or_else(|| status.to_string()), framework.label(standard, status))
    };
    format!("{}.", offered.map(choice).collect::<Vec<_>>().join(", "))
}

fn fields(audit: &Audit, response: &Response) -> Vec<String> {
    let lead = response.lead.as_deref().map(|lead| audit.name_of(lead).to_owned());
    let links = (!response.links.is_empty()).then(|| words::listed(&response.links));
    let revisit = response.revisit.then(|| words::TO_COME_BACK_TO.to_owned());
    let named = [
        ("Reason", response.reason.clone()),
        ("Lead", lead),
        ("Evidence", Some(response.evidence.clone().unwrap_or_else(|| "none yet".to_owned()))),
        ("Documents", links),
        ("Note", response.note.clone()),
        ("Marked", revisit),
    ];
    named.into_iter().filter_map(|(name, text)| Some(format!("{name}: {}", text?.trim()))).collect()
}

fn action(model: &Model, audit: &Audit, index: usize, action: &Action) -> String {
    let overdue = model.today_for(audit).is_some_and(|today| action.is_overdue(today));
    let state = match (&action.done, &action.dropped) {
        (Some(done), _) => format!("done {}", words::date(*done)),
        (_, Some(why)) => format!("dropped: {}", why.trim()),
        _ => words::owner_and_due(action.owner.as_deref(), action.due, overdue).replace(" · ", ", "),
    };
    format!("Action {}: {} ({state})", index + 1, action.what.trim())
}

/// Everything that can be typed, from the table of commands.
pub(super) fn help(keys: &KeyMap) -> Vec<String> {
    let own = walk::OWN_KEYS.into_iter().map(|(key, does)| format!("{key}: {does}."));
    // These two have keys of their own here.
    let others = offered().filter(|spec| !matches!(spec.command, Command::Up | Command::Down));
    own.chain(others.map(|spec| row(keys, spec))).collect()
}

/// A command with its keys and its name, either of which can be typed.
fn row(keys: &KeyMap, spec: &Spec) -> String {
    let bound = keys.names(spec.name).map(crate::tui::keys::shown);
    let typed: Vec<String> = bound.chain([spec.name.to_owned()]).collect();
    format!("{}: {}.", typed.join(" or "), spec.help)
}
