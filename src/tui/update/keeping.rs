//! Text being typed is kept until it is in the file, and offered again when a program ended before that.

use std::path::{Path, PathBuf};

use super::super::commands::Command;
use super::super::editor::Draft;
use super::super::field::Purpose;
use super::super::keeping::{self, Keeping, Offered};
use super::super::layer::Layer;
use super::super::message::{Edited, Effect};
use super::super::model::Model;
use super::{agencies, answer, conflicts, text};
use crate::audit::Key;
use crate::store::Kept;
use crate::words::screen;

/// Asks for what is being typed to be kept.
pub(super) fn keep(model: &mut Model) -> Vec<Effect> {
    let keep = |Draft { text, of }| Some(Effect::Keeping(Keeping::Keep { audit: of.clone()?.0, key: of?.1, text }));
    draft(model).and_then(keep).into_iter().collect()
}

/// What is being typed and, if it is for the open audit, what it is; noted, so that it is forgotten when it is settled.
fn draft(model: &mut Model) -> Option<Draft> {
    let Some(Layer::Text(field)) = model.layers.last() else { return None };
    let desk = model.desk.as_ref();
    let of = desk.and_then(|desk| Some((desk.path().to_owned(), keeping::name(&field.purpose, desk.audit())?)));
    let draft = Draft { text: field.text(), of };
    let is_new = |kept: &&(PathBuf, String)| !model.kept.contains(kept);
    if let Some(kept) = draft.of.as_ref().filter(is_new).cloned() {
        model.kept.push(kept);
    }
    Some(draft)
}

/// Says why what is being typed is not kept: once, since it would be the same at every key.
pub(super) fn not_kept(model: &mut Model, why: String) -> Vec<Effect> {
    model.kept.clear();
    if model.unkept.as_ref() != Some(&why) {
        model.complain(screen::not_kept(&why));
        model.unkept = Some(why);
    }
    Vec::new()
}

/// Asks for what was typed to be forgotten, once nothing is unsaved and nothing is being typed any more.
pub(super) fn settle(model: &mut Model) -> Vec<Effect> {
    let unsaved = model.desk.as_ref().is_some_and(crate::desk::Desk::is_unsaved);
    if unsaved || model.layers.iter().any(|layer| matches!(layer, Layer::Text(_))) {
        return Vec::new();
    }
    let forget = |(audit, key)| Effect::Keeping(Keeping::Forget { audit, key });
    model.kept.drain(..).map(forget).collect()
}

/// Offers what was left over. What stands in the audit already is thrown away: nothing is lost by that.
pub(super) fn left_over(model: &mut Model, audit: &Path, waiting: Vec<Kept>) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref().filter(|desk| desk.path() == audit) else { return Vec::new() };
    let mut effects = Vec::new();
    let mut offered = Vec::new();
    for Kept { file, key, text } in waiting {
        let purpose = keeping::purpose(&key, desk.framework());
        let stands = match &purpose {
            Some(Purpose::Keys(keys)) => keys.first().and_then(|key| key.value(desk.audit())).unwrap_or_default(),
            _ => String::new(),
        };
        if stands.trim_end() == text.trim_end() {
            effects.push(Effect::Keeping(Keeping::ThrowAway(file)));
        } else {
            let title = title(model, purpose.as_ref(), &key);
            offered.push(Offered { purpose, title, text, file });
        }
    }
    if !offered.is_empty() {
        offered.reverse();
        model.layers.push(Layer::Offer(offered));
    }
    effects
}

fn title(model: &Model, purpose: Option<&Purpose>, key: &str) -> String {
    let number = |id: &crate::framework::StandardId| {
        Some(model.desk.as_ref()?.framework().standard(id.as_str())?.number.clone())
    };
    let of = |keys: &[Key], field: &str| screen::field_title(text::subject(model, keys).as_deref(), field);
    match purpose {
        Some(Purpose::Keys(keys)) => of(keys, keys.first().map_or("", Key::field)),
        Some(Purpose::NotApplicable(keys)) => of(keys, "reason"),
        Some(Purpose::NewAction(id)) => screen::new_action(&number(id).unwrap_or_default()),
        Some(Purpose::NewAgency) => screen::NEW_AGENCY.to_owned(),
        _ => key.to_owned(),
    }
}

pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::TakeOver => take_over(model),
        Command::ThrowAway => {
            take_offer(model).map(|offered| Effect::Keeping(Keeping::ThrowAway(offered.file))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The offer that is on the screen, which goes with the last one.
fn take_offer(model: &mut Model) -> Option<Offered> {
    let Some(Layer::Offer(waiting)) = model.layers.last_mut() else { return None };
    let offered = waiting.pop();
    if waiting.is_empty() {
        model.layers.pop();
    }
    offered
}

/// Opens the field that the text is for, with the text in it; what stands in the audit is one undo away.
fn take_over(model: &mut Model) -> Vec<Effect> {
    let Some(offered) = take_offer(model) else { return Vec::new() };
    open_field(model, offered.purpose.as_ref());
    let Some(Layer::Text(field)) = model.layers.last_mut() else {
        // It cannot be written there; so it stays on offer.
        if model.notice.is_none() {
            model.complain(screen::NO_PLACE_FOR_IT);
        }
        model.layers.push(Layer::Offer(vec![offered]));
        return Vec::new();
    };
    field.replace(&offered.text);
    let mut effects = keep(model);
    effects.push(Effect::Keeping(Keeping::ThrowAway(offered.file)));
    effects
}

fn open_field(model: &mut Model, purpose: Option<&Purpose>) {
    let framework = model.desk.as_ref().map(crate::desk::Desk::framework);
    match purpose {
        Some(Purpose::Keys(keys)) => drop(text::edit(model, keys.clone())),
        Some(Purpose::NotApplicable(keys)) => answer::ask_reason(model, keys.clone()),
        Some(Purpose::NewAction(id)) => {
            let standard = framework.and_then(|framework| framework.standard(id.as_str())).cloned();
            standard.iter().for_each(|standard| drop(text::new_action(model, standard)));
        }
        Some(Purpose::NewAgency) => drop(agencies::ask_new(model)),
        Some(Purpose::Settle(name, _)) => conflicts::write_on(model, name),
        _ => {}
    }
}

/// Hands what is being typed to the user's own editor.
pub(super) fn hand_over(model: &mut Model, and_keep: bool) -> Vec<Effect> {
    draft(model).map(|draft| Effect::HandOver { draft, and_keep }).into_iter().collect()
}

/// Takes what the editor made of the text, as one step. Of an editor that failed nothing is taken, but what it wrote
/// can be brought by making the step again.
pub(super) fn edited(model: &mut Model, edited: Edited, and_keep: bool) -> Vec<Effect> {
    let Some(Layer::Text(field)) = model.layers.last_mut() else { return Vec::new() };
    let before = field.text();
    edited.text.iter().for_each(|text| field.replace(text));
    let changed = field.text() != before;
    match edited.problem {
        None if and_keep => return text::finish(model),
        None => return keep(model),
        Some(why) if changed => {
            field.writing.undo();
            field.problem = Some(screen::editor_wrote(&why));
        }
        Some(why) => {
            if and_keep {
                model.layers.pop();
            }
            model.complain(why);
        }
    }
    if and_keep { settle(model) } else { Vec::new() }
}
