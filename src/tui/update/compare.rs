//! Two audits beside each other: which they are, which standards are listed, and into one of them and out again.

use std::path::{Path, PathBuf};

use super::super::commands::Command;
use super::super::compare::{Compare, End, Listed};
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::palette::{Choice, Does, Palette};
use super::move_about;
use crate::audit::Audit;
use crate::compare::{Diff, diff};
use crate::words::{library, screen};

/// Compares with the nearest earlier year, or with the nearest later one where there is none, and says so.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let (audit, open) = (desk.audit(), desk.path().to_owned());
    let of_board: Vec<(&Path, &Audit)> = model.years_of(&audit.board.id).collect();
    let earlier = of_board.iter().rfind(|(_, other)| other.year < audit.year);
    let nearest = earlier.or_else(|| of_board.iter().find(|(_, other)| other.year >= audit.year));
    let Some((path, other)) = nearest else { return choose_other_board(model) };
    let said = screen::nearest(other.year, earlier.is_some());
    let path = path.to_path_buf();
    let (old, new) = if earlier.is_some() { (path, open) } else { (open, path) };
    let effects = between(model, old, new).map(|compare| super::push_once(model, Layer::Compare(Box::new(compare))));
    if matches!(model.layers.last(), Some(Layer::Compare(_))) {
        model.say(said);
    }
    effects.unwrap_or_default()
}

/// A board with one audit can still be compared with others.
fn choose_other_board(model: &mut Model) -> Vec<Effect> {
    if audits(model).len() < 2 {
        model.say(screen::NOTHING_TO_COMPARE);
        return Vec::new();
    }
    model.say(screen::ONLY_AUDIT_OF_BOARD);
    choose_audit(model, End::Old)
}

fn between(model: &Model, old: PathBuf, new: PathBuf) -> Option<Compare> {
    let diff = difference(model, &old, &new)?;
    Some(Compare { old, new, diff, listed: Listed::Changed, cursor: 0, detail: None })
}

fn difference(model: &Model, old: &Path, new: &Path) -> Option<Diff> {
    let new = model.side(new)?;
    Some(diff(model.side(old)?, new, model.today_for(new.audit)))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::OlderYear => step(model, |at| at.checked_sub(1)),
        Command::NewerYear => step(model, |at| at.checked_add(1)),
        Command::ChooseOld => return choose_audit(model, End::Old),
        Command::ChooseNew => return choose_audit(model, End::New),
        Command::ChooseList => return choose_list(model),
        Command::Enter => open_detail(model),
        _ => return move_about::run(model, command),
    }
    Vec::new()
}

/// All audits, those of the open one's board first, then by board and year.
fn audits(model: &Model) -> Vec<(&Path, &Audit)> {
    let open = model.desk.as_ref().map(|desk| (desk.path(), desk.audit()));
    let shelf = model.shelf.iter().filter_map(|entry| Some((entry.path.as_path(), entry.audit.as_ref().ok()?)));
    let others = shelf.filter(|(path, _)| open.is_none_or(|(open, _)| open != *path));
    let mut audits: Vec<(&Path, &Audit)> = others.chain(open).collect();
    let own = open.map(|(_, audit)| &audit.board.id);
    audits.sort_by_key(|(path, audit)| (own != Some(&audit.board.id), &audit.board.id, audit.year, *path));
    audits
}

/// Asks which audit is to be the old or the new one.
fn choose_audit(model: &mut Model, end: End) -> Vec<Effect> {
    let now = match (model.layers.last(), end) {
        (Some(Layer::Compare(compare)), End::Old) => Some(compare.old.as_path()),
        (Some(Layer::Compare(compare)), End::New) => Some(compare.new.as_path()),
        _ => None,
    };
    let audits = audits(model);
    let cursor = audits.iter().position(|(path, _)| Some(*path) == now).unwrap_or_default();
    let choice = |(path, audit): &(&Path, &Audit)| {
        let label = library::one_audit(&audit.board.name, audit.year, audit.is_signed());
        Choice::new(label, Does::Compare(end, path.to_path_buf()))
    };
    let title = if end == End::Old { screen::WHICH_OLD } else { screen::WHICH_NEW };
    let palette =
        Palette { title, cursor, pointing: true, choices: audits.iter().map(choice).collect(), ..Palette::default() };
    super::push(model, Layer::Palette(palette))
}

/// Takes an audit that was chosen as the old or the new one; without a comparison yet, the open audit is the other.
pub(super) fn take_audit(model: &mut Model, end: End, path: PathBuf) {
    let pair = match model.layers.last() {
        Some(Layer::Compare(compare)) => Some((compare.old.clone(), compare.new.clone())),
        _ => model.desk.as_ref().map(|desk| (desk.path().to_owned(), desk.path().to_owned())),
    };
    let Some((old, new)) = pair else { return };
    let (old, new) = if end == End::Old { (path, new) } else { (old, path) };
    show(model, old, new);
}

/// Shows these two in the place of the two that are shown; the same standards stay listed.
fn show(model: &mut Model, old: PathBuf, new: PathBuf) {
    let Some(mut compare) = between(model, old, new) else {
        model.complain(screen::AUDIT_IS_GONE);
        return;
    };
    if let Some(Layer::Compare(before)) = model.layers.last_mut() {
        compare.listed = before.listed;
        **before = compare;
    } else {
        model.layers.push(Layer::Compare(Box::new(compare)));
    }
}

/// Goes a year on with the audit that is not the open one. The earlier of two years stands on the left.
fn step(model: &mut Model, step: impl Fn(usize) -> Option<usize>) {
    match other_year(model, step) {
        Some((old, new)) => show(model, old, new),
        None => model.say(screen::NO_FURTHER_YEAR),
    }
}

fn other_year(model: &Model, step: impl Fn(usize) -> Option<usize>) -> Option<(PathBuf, PathBuf)> {
    let Some(Layer::Compare(compare)) = model.layers.last() else { return None };
    let open = model.desk.as_ref()?.path();
    let (moving, fixed) = if compare.old == open { (&compare.new, &compare.old) } else { (&compare.old, &compare.new) };
    let board = &model.side(moving)?.audit.board.id;
    let years: Vec<(&Path, &Audit)> = model.of_board(board).filter(|(path, _)| *path != fixed).collect();
    let at = years.iter().position(|(path, _)| *path == moving)?;
    let (path, audit) = years.get(step(at)?)?;
    let is_earlier = audit.year <= model.side(fixed)?.audit.year;
    let (path, fixed) = (path.to_path_buf(), fixed.clone());
    Some(if is_earlier { (path, fixed) } else { (fixed, path) })
}

/// Asks which standards are to be listed.
fn choose_list(model: &mut Model) -> Vec<Effect> {
    let Some(Layer::Compare(compare)) = model.layers.last() else { return Vec::new() };
    let lists = compare.lists();
    let cursor = lists.iter().position(|(list, _)| *list == compare.listed).unwrap_or_default();
    let choice = |(list, count): &(Listed, usize)| {
        let label = screen::list_of(list.words(), *count, compare.diff.standards.len());
        Choice::new(label, Does::List(*list))
    };
    let choices = lists.iter().map(choice).collect();
    let palette = Palette { title: screen::WHICH_STANDARDS, cursor, pointing: true, choices, ..Palette::default() };
    super::push(model, Layer::Palette(palette))
}

/// Lists those standards, from the first on.
pub(super) fn take_list(model: &mut Model, list: Listed) {
    if let Some(Layer::Compare(compare)) = model.layers.last_mut() {
        (compare.listed, compare.cursor, compare.detail) = (list, 0, None);
    }
}

fn open_detail(model: &mut Model) {
    if let Some(Layer::Compare(compare)) = model.layers.last_mut()
        && compare.shown().next().is_some()
    {
        compare.detail.get_or_insert_default();
    }
}

pub(super) fn close_detail(model: &mut Model) {
    if let Some(Layer::Compare(compare)) = model.layers.last_mut() {
        compare.detail = None;
    }
}

/// Compares anew after the open audit or the shelf changed; without one of the two there is nothing to compare.
pub(super) fn refresh(model: &mut Model) {
    let is_it = |layer: &Layer| matches!(layer, Layer::Compare(_));
    let Some(at) = model.layers.iter().position(is_it) else { return };
    let Some(Layer::Compare(compare)) = model.layers.get(at) else { return };
    let diff = difference(model, &compare.old, &compare.new);
    match (diff, model.layers.get_mut(at)) {
        (Some(diff), Some(Layer::Compare(compare))) => {
            compare.diff = diff;
            compare.cursor = compare.cursor.min(compare.shown().count().saturating_sub(1));
        }
        _ => {
            model.layers.truncate(at);
            model.complain(screen::AUDIT_IS_GONE);
        }
    }
}
