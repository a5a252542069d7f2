//! A standard, pages, and what can be typed, in short lines of plain text.

use std::path::Path;

use super::COLUMNS;
use super::line::{OWN, offered, offered_on};
use crate::assess;
use crate::audit::{Action, AgencyId, Audit, Response, SealState};
use crate::framework::{Framework, Match, Standard, Status};
use crate::report::shown::{BoardTrend, Diffed, Pair, Version};
use crate::report::text::{self, Look};
use crate::tui::actions::Actions;
use crate::tui::commands::{Command, Place, Spec};
use crate::tui::compare::Compare;
use crate::tui::conflicts::{self, Dispute};
use crate::tui::form::{self, Row};
use crate::tui::keys::KeyMap;
use crate::tui::layer::Layer;
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
    let disputed = conflicts::of_standard(desk, standard);
    lines.extend(
        (!disputed.is_empty()).then(|| format!("{}.", model.keys.filled(&words::conflict::of_standard(&disputed)))),
    );
    lines.extend(agencies(audit, framework, standard, response));
    lines.extend(response.actions.iter().enumerate().map(|(index, action)| self::action(model, audit, index, action)));
    lines
}

/// How a standard is answered, in words.
fn standing(audit: &Audit, framework: &Framework, standard: &Standard) -> String {
    let standing = audit.standing(&standard.id);
    standing.in_words(audit.response(&standard.id), |status| framework.label(standard, status))
}

/// The statuses with their keys: `1 Met, 2 Partly met, …`
pub(super) fn choices(keys: &KeyMap, framework: &Framework, standard: &Standard) -> String {
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

/// What agencies answered, those that have yet to answer too; and how they stand together.
fn agencies(audit: &Audit, framework: &Framework, standard: &Standard, response: &Response) -> Vec<String> {
    let of_row = |row| if let Row::Agency(id) = row { Some(id) } else { None };
    let rows = form::rows(audit, standard).into_iter().filter_map(of_row);
    let answer = |(id, number): (AgencyId, usize)| {
        let answer = response.agencies.get(&id);
        let status = answer.and_then(|answer| answer.status);
        let status = status.map_or(words::UNANSWERED, |status| framework.label(standard, status));
        let texts = answer.into_iter().flat_map(|it| [&it.reason, &it.evidence]).flatten();
        let texts: String = texts.map(|text| format!(" {}", text.trim())).collect();
        format!("Agency {number}: {}: {status}.{texts}", audit.name_of(id.as_str()))
    };
    let collective = assess::collective(audit, standard);
    let label = framework.label(standard, Status::Met).to_lowercase();
    let together = |rag: assess::Rag| {
        let sentence = collective.in_words(&label).sentence(rag.word()).replace(" · ", "; ");
        format!("Agencies together: {sentence}.")
    };
    rows.zip(1..).map(answer).chain(collective.rag.map(together)).collect()
}

fn action(model: &Model, audit: &Audit, index: usize, action: &Action) -> String {
    let overdue = model.today_for(audit).is_some_and(|today| action.is_overdue(today));
    format!("Action {}: {} ({})", index + 1, action.what.trim(), state(action, overdue))
}

fn state(action: &Action, overdue: bool) -> String {
    match (&action.done, &action.dropped) {
        (Some(done), _) => words::done_on(*done),
        (_, Some(why)) => words::dropped_because(why),
        _ => words::owner_and_due(action.owner.as_deref(), action.due, overdue).replace(" · ", ", "),
    }
}

/// The page on top, if more than reading can be done on it.
pub(super) fn of_place(model: &Model) -> Vec<String> {
    match model.layers.last() {
        Some(Layer::Compare(compare)) => compared(model, compare).unwrap_or_default(),
        Some(Layer::Trend(_)) => all_years(model).unwrap_or_default(),
        Some(Layer::Actions(actions)) => listed(model, *actions),
        Some(Layer::Conflicts(_)) => disputed(model),
        _ => Vec::new(),
    }
}

/// How two audits differ, as `diff` says it.
fn compared(model: &Model, compare: &Compare) -> Option<Vec<String>> {
    let (old, new) = (version(model, &compare.old)?, version(model, &compare.new)?);
    let pair = Pair::of(old, new, model.today_for(new.side.audit));
    let diffed = Diffed::new(model.settings.today, vec![pair], [Vec::new(), Vec::new()], Vec::new(), &[]);
    Some(text::diff(&diffed, false, Look::new(COLUMNS, false)).lines().map(str::to_owned).collect())
}

/// All years of the board, a line a standard.
fn all_years(model: &Model) -> Option<Vec<String>> {
    let desk = model.desk.as_ref()?;
    let others = model.years_of(&desk.audit().board.id).map(|(path, _)| path);
    let mut versions: Vec<Version<'_>> = others.chain([desk.path()]).filter_map(|path| version(model, path)).collect();
    versions.sort_by_key(|version| version.side.audit.year);
    let board = BoardTrend::of(&versions)?;
    let mut lines = vec![walk::all_years(&board.board.name, &board.years)];
    let gaps: Vec<String> = board.gaps.iter().map(u16::to_string).collect();
    lines.extend((!gaps.is_empty()).then(|| words::no_audit_in(&gaps)));
    for part in board.parts() {
        let of = |found: &crate::report::shown::PartShown| words::of(found.met, found.standards);
        let counts = board
            .audits
            .iter()
            .filter_map(|audit| Some((audit.year, of(audit.parts.iter().find(|found| found.id == part.id)?))));
        lines.push(walk::over_years(&format!("{}, {}", part.title, part.met_label.to_lowercase()), counts));
    }
    for standard in &board.standards {
        let what = format!("{} {}", standard.number, standard.title);
        lines.push(walk::over_years(&what, standard.cells.iter().map(|cell| (cell.year, cell.spoken()))));
        lines.extend(standard.stands_out.iter().map(|sentence| format!("{sentence}.")));
    }
    Some(lines)
}

/// The audit in a file, as it is on the desk or the shelf.
fn version<'a>(model: &'a Model, path: &'a Path) -> Option<Version<'a>> {
    let side = model.side(path)?;
    let seal = match side.audit.is_signed() {
        false => SealState::Unsigned,
        true if model.is_altered(path) => SealState::Broken,
        true => SealState::Intact,
    };
    Some(Version { path: path.to_str().unwrap_or_default(), seal, side })
}

/// Actions, numbered, with their standards and years.
fn listed(model: &Model, actions: Actions) -> Vec<String> {
    let listed = actions.listed(model);
    if listed.is_empty() {
        return vec![model.keys.filled(&words::no_actions(actions.closed_too, actions.whole_board))];
    }
    let line = |(it, number): (&crate::compare::Planned<'_>, usize)| {
        let (standard, year) = (&it.standard.number, it.side.audit.year);
        format!("{number}. {standard}, {year}: {} ({})", it.action.what.trim(), state(it.action, it.overdue))
    };
    listed.iter().zip(1..).map(line).collect()
}

/// Conflicts, numbered, with what either side has.
fn disputed(model: &Model) -> Vec<String> {
    let side = |dispute: &Dispute<'_>, name: &str, side: Option<&str>| {
        let pieces = dispute.pieces(side);
        let text = if pieces.is_empty() { words::conflict::NOTHING.to_owned() } else { pieces.join("\n") };
        format!("{name}: {text}")
    };
    let one = |(it, number): (Dispute<'_>, usize)| {
        let sides = [
            (words::conflict::OURS, &it.conflict.ours),
            (words::conflict::THEIRS, &it.conflict.theirs),
            (words::conflict::BEFORE, &it.conflict.base),
        ];
        let sides: Vec<String> = sides.iter().map(|(name, text)| side(&it, name, text.as_deref())).collect();
        [format!("{number}. {}", it.place())].into_iter().chain(sides).collect::<Vec<_>>()
    };
    conflicts::listed(model).into_iter().zip(1..).flat_map(one).collect()
}

/// What can be typed below the page of a place.
pub(super) fn below(keys: &KeyMap, place: Place) -> Vec<String> {
    let own = match place {
        Place::Actions => walk::ON_ACTIONS,
        Place::Conflicts => walk::ON_CONFLICTS,
        _ => walk::ON_PAGE,
    };
    let of_page =
        |spec: &&Spec| !matches!(spec.command, Command::Undo | Command::Redo | Command::Quit | Command::Leave);
    offered_on(place).filter(of_page).map(|spec| row(keys, spec)).chain([own.to_owned()]).collect()
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
    let bound = keys.names(spec.name).map(crate::tui::keys::shown).filter(|key| !OWN.contains(&key.as_str()));
    let typed: Vec<String> = bound.chain([spec.name.to_owned()]).collect();
    format!("{}: {}.", typed.join(" or "), spec.help)
}
