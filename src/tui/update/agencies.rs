//! The board's partner agencies: one is added, and one is taken away.

use super::super::field::{Purpose, TextField};
use super::super::form::{Sheet, SheetOf};
use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::Model;
use super::{save, text};
use crate::audit::{Agency, AgencyId, Edit, Key};
use crate::desk::Desk;
use crate::shape::Value;
use crate::words::screen;

/// Asks for the name of a new agency, over the board's details.
pub(super) fn ask_new(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    if desk.audit().is_signed() {
        return save::refuse_signed(model);
    }
    let row = SheetOf::Board.rows(desk.audit(), desk.framework()).len();
    if !matches!(model.layers.last(), Some(Layer::Sheet(Sheet { of: SheetOf::Board, .. }))) {
        model.layers.push(Layer::Sheet(Sheet { of: SheetOf::Board, row }));
    }
    text::show(model, TextField::new(Purpose::NewAgency, screen::NEW_AGENCY.to_owned(), "", false))
}

/// Adds an agency of that name, and says its id, since forms and files go by it.
pub(super) fn add(model: &mut Model, name: &str) -> Result<Vec<Effect>, String> {
    let id = AgencyId::of_name(name).map_err(|_| screen::NAME_TOO_BARE.to_owned())?;
    let is_known = |it: &&Agency| it.id == id || it.name.eq_ignore_ascii_case(name);
    let mut agencies = model.desk.iter().flat_map(|desk| &desk.audit().board.agencies);
    if let Some(known) = agencies.find(is_known) {
        return Err(screen::agency_there(&known.name, known.id.as_str()));
    }
    let edit = Edit::Set(Key::Agency(id.clone(), "name".to_owned()), Value::Text(name.to_owned()));
    let effects = save::edit_and_say(model, &[edit], &screen::agency_added(name, id.as_str()));
    text::unless_refused(model, !effects.is_empty(), effects)
}

/// Takes an agency away; one that has answered only when somebody says yes.
pub(super) fn remove(model: &mut Model, id: &AgencyId) -> Vec<Effect> {
    let Some(audit) = model.desk.as_ref().map(Desk::audit) else { return Vec::new() };
    let answers = audit.responses.values().filter(|response| response.agencies.contains_key(id)).count();
    if answers == 0 || audit.is_signed() {
        return take_away(model, id);
    }
    let title = screen::remove_agency(audit.name_of(id.as_str()), answers);
    text::show(model, TextField::new(Purpose::RemoveAgency(id.clone()), title, "", false))
}

/// Takes the agency away if the answer is yes.
pub(super) fn decided(model: &mut Model, id: &AgencyId, answer: &str) -> Vec<Effect> {
    if matches!(answer.trim().to_lowercase().as_str(), "yes" | "y") {
        return take_away(model, id);
    }
    model.say(screen::NOTHING_TAKEN_AWAY);
    Vec::new()
}

fn take_away(model: &mut Model, id: &AgencyId) -> Vec<Effect> {
    let name = model.desk.as_ref().map_or_else(String::new, |desk| desk.audit().name_of(id.as_str()).to_owned());
    let effects = save::edit_and_say(model, &[Edit::RemoveAgency(id.clone())], &screen::agency_removed(&name));
    super::sheet::stay_in_sheet(model);
    effects
}
