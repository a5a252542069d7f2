//! The palette: typing narrows the choices, Enter takes one.

use crossterm::event::{KeyCode, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use super::super::commands::{Command, Place, spec_of};
use super::super::events::KeyEvent;
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::palette::{Does, Palette};
use super::move_about::{self, Move};
use super::{boards, compare, open, returns, walkthrough};
use crate::desk::Desk;
use crate::framework::StandardId;
use crate::words::screen;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let standards =
        model.walkthrough().and(model.desk.as_ref()).map(|desk: &Desk| (desk.framework(), desk.audit().edition));
    let palette = Palette::new(model.place(), &model.keys, standards);
    super::push(model, Layer::Palette(palette))
}

/// Only the standards that the one in sight is easily confused with.
pub(super) fn open_confused(model: &mut Model) -> Vec<Effect> {
    let Some(standard) = model.standard() else { return Vec::new() };
    let place = |id: &StandardId| model.standards().position(|other| other.id == *id);
    let confused: Vec<usize> = standard.see.iter().filter_map(|see| place(&see.id)).collect();
    let Some(desk) = model.desk.as_ref().filter(|_| !confused.is_empty()) else {
        model.say(screen::nothing_confused(&standard.number));
        return Vec::new();
    };
    let palette = Palette::of_standards(desk.framework(), desk.audit().edition, &confused);
    super::push(model, Layer::Palette(palette))
}

pub(super) fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    if let Some(Layer::Palette(palette)) = model.layers.last_mut() {
        type_into(&mut palette.query, event);
        (palette.cursor, palette.pointing) = (0, false);
    }
    Vec::new()
}

/// Takes a key into a line in which something is searched for.
pub(super) fn type_into(query: &mut String, event: KeyEvent) {
    let plain = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match event.code {
        KeyCode::Char(letter) if plain => query.push(letter),
        KeyCode::Char('u') => query.clear(),
        KeyCode::Backspace => {
            let kept = query.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            query.truncate(kept);
        }
        _ => {}
    }
}

/// Runs a command where it applies: here, in the walkthrough if an audit is open, or in the library.
fn run_anywhere(model: &mut Model, command: Command) -> Vec<Effect> {
    let applies = |place: Place| spec_of(command, place).is_some_and(|spec| spec.applies_in(place));
    if applies(model.place()) {
        return super::run(model, command);
    }
    let mut effects = Vec::new();
    if applies(Place::Walkthrough) && model.walkthrough().is_some() {
        show_walkthrough(model);
    } else if applies(Place::Library) {
        effects = open::library(model);
    } else {
        model.say(screen::OPEN_AN_AUDIT_FIRST);
        return Vec::new();
    }
    effects.extend(super::run(model, command));
    effects
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Layer::Palette(palette)) = model.layers.last_mut() else { return Vec::new() };
    if Move::of(command).is_some() {
        // The first one only points.
        let is_first = palette.selected().is_none();
        palette.pointing = true;
        return if is_first { Vec::new() } else { move_about::run(model, command) };
    }
    let query = palette.query.clone();
    let Some(does) = palette.taken() else { return say_where_standards_are(model, &query) };
    model.layers.pop();
    match does {
        Does::Run(command) => run_anywhere(model, command),
        Does::Jump(index) => {
            show_standard(model, index);
            Vec::new()
        }
        Does::Compare(end, path) => {
            compare::take_audit(model, end, path);
            Vec::new()
        }
        Does::List(list) => {
            compare::take_list(model, list);
            Vec::new()
        }
        Does::OpenBoard(board) => boards::open_audit(model, &board),
        Does::ToBoard(board) => boards::to_board(model, &board),
        Does::Framework(place) => boards::take_framework(model, place),
        Does::MakeReturns(agency) => returns::make(model, agency.as_ref()),
        Does::ReadReturn(path) => vec![Effect::ReadForm(path)],
        Does::Decide(decision) => returns::decide(model, decision),
    }
}

/// Says, where no audit is open, that a standard has to be looked for in one.
fn say_where_standards_are(model: &mut Model, query: &str) -> Vec<Effect> {
    let (letter, digits) = query.trim().split_at_checked(1).unwrap_or_default();
    let is_number = letter.chars().all(char::is_alphabetic) && digits.parse::<u32>().is_ok();
    if is_number && model.walkthrough().is_none() {
        model.say(screen::OPEN_AN_AUDIT_FIRST);
    }
    Vec::new()
}

/// Shows the walkthrough on a standard, whatever lay above it.
pub(super) fn show_standard(model: &mut Model, index: usize) {
    show_walkthrough(model);
    walkthrough::to_standard(model, index);
}

/// Shows the walkthrough, whatever lay above it.
fn show_walkthrough(model: &mut Model) {
    while !matches!(model.layers.last(), Some(Layer::Walkthrough(_)) | None) {
        model.layers.pop();
    }
}
