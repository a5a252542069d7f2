//! All years of a board: moving over standards and years, and into what a year says of a standard.

use super::super::commands::Command;
use super::super::layer::{Layer, Scroll, Trend};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::view::lines_of_page;
use super::move_about::{Move, moved};
use crate::compare;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let open = desk.audit();
    let year = model.board_years().iter().position(|side| std::ptr::eq(side.audit, open)).unwrap_or_default();
    super::push_once(model, Layer::Trend(Trend { year, ..Trend::default() }))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let sides = model.board_years();
    let (years, standards) = (sides.len(), compare::history(&sides).standards.len());
    let page = usize::from(model.size.1).saturating_sub(8).max(1);
    let furthest = lines_of_page(model).saturating_sub(usize::from(model.size.1).saturating_sub(4));
    let Some(Layer::Trend(trend)) = model.layers.last_mut() else { return Vec::new() };
    match (command, Move::of(command), &mut trend.detail) {
        (Command::Left, _, None) => trend.year = moved(trend.year, Move::Up, years, page),
        (Command::Right, _, None) => trend.year = moved(trend.year, Move::Down, years, page),
        (Command::Enter, _, None) => trend.detail = Some(Scroll::default()),
        (_, Some(movement), Some(scroll)) => {
            scroll.0 = moved(scroll.0.min(furthest), movement, furthest + 1, page);
        }
        (_, Some(movement), None) => trend.standard = moved(trend.standard, movement, standards, page),
        _ => {}
    }
    Vec::new()
}

pub(super) fn close_detail(model: &mut Model) {
    if let Some(Layer::Trend(trend)) = model.layers.last_mut() {
        trend.detail = None;
    }
}
