//! All years of a board: moving over standards and years, and into what a year says of a standard.

use super::super::commands::Command;
use super::super::layer::{Layer, Trend};
use super::super::message::Effect;
use super::super::model::Model;
use super::move_about;

pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let open = desk.audit();
    let year = model.board_years().iter().position(|side| std::ptr::eq(side.audit, open)).unwrap_or_default();
    super::push_once(model, Layer::Trend(Trend { year, ..Trend::default() }))
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let last = model.board_years().len().saturating_sub(1);
    let Some(Layer::Trend(trend)) = model.layers.last_mut() else { return Vec::new() };
    match command {
        Command::Left if trend.detail.is_none() => trend.year = trend.year.saturating_sub(1),
        Command::Right if trend.detail.is_none() => trend.year = (trend.year + 1).min(last),
        Command::Enter => drop(trend.detail.get_or_insert_default()),
        _ => return move_about::run(model, command),
    }
    Vec::new()
}

pub(super) fn close_detail(model: &mut Model) {
    if let Some(Layer::Trend(trend)) = model.layers.last_mut() {
        trend.detail = None;
    }
}
