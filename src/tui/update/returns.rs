//! The partners' returns: a form is made for an agency, and one that came back is read; where it says something else than
//! the audit, somebody decides answer by answer.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::super::layer::Layer;
use super::super::message::Effect;
use super::super::model::{Model, ReturnRead};
use super::super::palette::{Choice, Decide, Does, Otherwise, Palette};
use super::save;
use crate::audit::{AgencyId, Edit, Key};
use crate::desk::Desk;
use crate::returns::{self, Blank, Form, Refused, Whose};
use crate::words::{returns as words, screen};

/// Asks for which agency a form is to be made; where there are several, for all of them first.
pub(super) fn choose_agency(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let agencies = &desk.audit().board.agencies;
    let all = (agencies.len() > 1).then(|| Choice::new(words::every_agency(agencies.len()), Does::MakeReturns(None)));
    let each = agencies.iter().map(|it| Choice::new(it.name.clone(), Does::MakeReturns(Some(it.id.clone()))));
    let choices = all.into_iter().chain(each).collect();
    choose(model, words::WHICH_AGENCY, choices, words::NO_AGENCIES)
}

/// Makes the form of an agency, or those of all, beside the audit.
pub(super) fn make(model: &mut Model, agency: Option<&AgencyId>) -> Vec<Effect> {
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let all = desk.audit().board.agencies.iter().map(|it| &it.id);
    let asked = all.filter(|id| agency.is_none_or(|agency| agency == *id));
    match asked.map(|id| form_of(model, desk, id)).collect() {
        Ok(forms) => vec![Effect::WriteForms(forms)],
        Err(why) => complain(model, &why),
    }
}

/// The file and the workbook of an agency's form.
fn form_of(model: &Model, desk: &Desk, agency: &AgencyId) -> Result<(PathBuf, Vec<u8>), String> {
    let sender = model.settings.user.as_deref();
    let blank = Blank::of(desk.audit(), desk.framework(), agency.as_str(), model.earlier(), sender);
    let blank = blank.map_err(|why| why.to_string())?;
    let bytes = returns::write_workbook(&blank).map_err(|why| why.to_string())?;
    Ok((desk.path().with_file_name(blank.file_name("xlsx")), bytes))
}

/// Forms are there, or why they are not.
pub(super) fn made(model: &mut Model, written: &[PathBuf], refused: &[String]) -> Vec<Effect> {
    match refused {
        [] => model.say(words::forms_made(written)),
        [why, ..] => model.complain(words::forms_refused(why, refused.len(), written.len())),
    }
    Vec::new()
}

/// Looks for forms beside the audit.
pub(super) fn look_for_forms(model: &mut Model) -> Vec<Effect> {
    match model.desk.as_ref() {
        Some(desk) if desk.audit().is_signed() => complain(model, screen::SIGNED_READ_ONLY),
        Some(desk) => vec![Effect::FindForms(desk.path().to_owned())],
        None => Vec::new(),
    }
}

/// Asks which of the forms beside the audit is to be read, or for the path of another one.
pub(super) fn choose_form(model: &mut Model, forms: Vec<PathBuf>) -> Vec<Effect> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let choices = forms.into_iter().map(|path| Choice::new(name(&path), Does::ReadReturn(path))).collect();
    let otherwise = Some(Otherwise { hint: words::FORM_ELSEWHERE, does: |typed| Does::ReadReturn(pasted_path(typed)) });
    super::push(model, Layer::Palette(Palette { otherwise, ..pointing(words::WHICH_FORM, choices) }))
}

/// The path that a terminal types where a file is dropped onto it: quoted, or with a `\` before each space.
fn pasted_path(typed: &str) -> PathBuf {
    let quoted = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let path = quoted('\'').or_else(|| quoted('"')).map_or_else(|| typed.replace("\\ ", " "), str::to_owned);
    PathBuf::from(path)
}

fn choose(model: &mut Model, title: &'static str, choices: Vec<Choice>, none: &str) -> Vec<Effect> {
    if choices.is_empty() {
        return complain(model, none);
    }
    super::push(model, Layer::Palette(pointing(title, choices)))
}

fn pointing(title: &'static str, choices: Vec<Choice>) -> Palette {
    Palette { title, pointing: true, choices, ..Palette::default() }
}

/// Takes what a form says, or asks where it says something else.
pub(super) fn read(model: &mut Model, path: &Path, form: Result<Form, String>) -> Vec<Effect> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(desk) = model.desk.as_ref() else { return Vec::new() };
    let today = model.settings.today;
    let against = |form: &Form| returns::compare(form, desk.audit(), desk.framework(), today);
    let compared = form.and_then(|form| against(&form).map_err(|why: Refused| why.to_string()));
    match compared {
        Err(why) => complain(model, &format!("{name}: {why}")),
        Ok(compared) => {
            let takes = vec![Whose::Ours; compared.differences.len()];
            model.return_read = Some(ReturnRead { name, compared, takes });
            if model.return_read.as_ref().is_some_and(|it| it.compared.differences.is_empty()) {
                return take(model);
            }
            ask(model, 0)
        }
    }
}

/// Lists what differs, with whose word counts.
fn ask(model: &mut Model, cursor: usize) -> Vec<Effect> {
    let Some(open) = model.return_read.as_ref() else { return Vec::new() };
    let all = [(words::TAKE_ALL_OURS, Decide::All(Whose::Ours)), (words::TAKE_ALL_THEIRS, Decide::All(Whose::Theirs))];
    let of_form = open.takes.iter().filter(|take| **take == Whose::Theirs).count();
    let go_on = words::as_marked(of_form, open.takes.len() - of_form);
    let rows = open.compared.differences.iter().zip(&open.takes).enumerate().map(|(index, (difference, take))| {
        let (pairs, accepted) = (difference.pairs(), difference.accepted.as_deref());
        let label = words::choice(&difference.about, &pairs, accepted, *take == Whose::Theirs);
        Choice::new(label, Does::Decide(Decide::Turn(index)))
    });
    let head = all.into_iter().map(|(label, decide)| Choice::new(label.to_owned(), Does::Decide(decide)));
    // First what changes nothing that stands in the audit, for those who press Enter without reading.
    let choices = [Choice::new(go_on, Does::Decide(Decide::AsMarked))].into_iter().chain(rows).chain(head).collect();
    super::push(model, Layer::Palette(Palette { cursor, ..pointing(words::DIFFERS, choices) }))
}

/// Takes a decision: of all, as they are marked, or the other way round for one of them.
pub(super) fn decide(model: &mut Model, decision: Decide) -> Vec<Effect> {
    let Some(open) = model.return_read.as_mut() else { return Vec::new() };
    match decision {
        Decide::All(take) => open.takes.fill(take),
        Decide::AsMarked => {}
        Decide::Turn(index) => {
            if let Some(take) = open.takes.get_mut(index) {
                *take = if *take == Whose::Ours { Whose::Theirs } else { Whose::Ours };
            }
            return ask(model, index + 1);
        }
    }
    take(model)
}

/// Makes the edits that follow, as one step, and says what of the form came in and what did not.
fn take(model: &mut Model) -> Vec<Effect> {
    let (Some(open), Some(desk)) = (model.return_read.take(), model.desk.as_ref()) else { return Vec::new() };
    let before = desk.audit().clone();
    let edits = open.compared.edits(desk.audit(), &open.takes);
    let (changed, effects) = save::edit(model, &edits, &words::return_taken(&open.compared.agency));
    let said = came_in(&open, &edits);
    match &model.notice {
        _ if changed => model.say_done(&said),
        // It was refused.
        Some(_) => return effects,
        None if open.takes.is_empty() => model.say(words::taken(&open.name, 0, false)),
        None => model.say(said),
    }
    let after = model.desk.as_ref();
    let remarks = after.map(|it| returns::remarks(&before, it.audit(), it.framework(), &open.compared.id));
    remarks.unwrap_or_default().iter().for_each(|remark| model.say_too(remark));
    effects
}

fn came_in(open: &ReturnRead, edits: &[Edit]) -> String {
    let keys = || edits.iter().filter_map(|edit| if let Edit::Set(key, _) = edit { Some(key) } else { None });
    let answers: BTreeSet<_> =
        keys().filter_map(|key| if let Key::Answer(standard, ..) = key { Some(standard) } else { None }).collect();
    let actions = keys().filter(|key| matches!(key, Key::Action(..))).count();
    let kept = open.compared.differences.iter().zip(&open.takes).filter(|(_, take)| **take == Whose::Ours);
    let kept: Vec<_> = kept.map(|(it, _)| (number_of(&it.about), it.statuses())).collect();
    words::came_in(&open.compared.agency, answers.len(), actions, &kept)
}

/// The number of the standard that a difference is about.
fn number_of(about: &str) -> &str {
    about.split(' ').next().unwrap_or_default()
}

fn complain(model: &mut Model, why: &str) -> Vec<Effect> {
    model.complain(why);
    Vec::new()
}
