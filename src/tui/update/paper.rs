//! The board paper of the open audit.

use super::super::message::Effect;
use super::super::model::Model;
use crate::words::paper as said;

/// Has the board paper written of what is on the disk, which is what is on the desk unless it could not be saved.
pub(super) fn write(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    if desk.is_unsaved() {
        model.complain(said::UNSAVED);
        return Vec::new();
    }
    let (board, year) = (&desk.audit().board.id, desk.audit().year);
    let (path, today) = (desk.path().to_owned(), model.today_for(desk.audit()));
    let before = model.years_of(board).filter(|(_, audit)| audit.year < year);
    let earlier = before.map(|(path, _)| path.to_owned()).collect();
    vec![Effect::WritePaper { path, earlier, today }]
}

pub(super) fn written(model: &mut Model, result: Result<String, String>) -> Vec<Effect> {
    match result {
        Ok(said) => model.say(said),
        Err(why) => model.complain(why),
    }
    Vec::new()
}
