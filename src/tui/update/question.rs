//! The question when the file was changed by somebody else: reload, save beside, or decide later.

use super::super::commands::Command;
use super::super::message::Effect;
use super::super::model::{Layer, Model};

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let path = desk.path().to_owned();
    match command {
        Command::Reload => {
            model.layers.retain(|layer| !matches!(layer, Layer::Question));
            vec![Effect::Open(path)]
        }
        Command::SaveBeside => vec![Effect::SaveBeside { path, text: desk.text().to_owned() }],
        _ => Vec::new(),
    }
}
