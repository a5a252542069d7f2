//! What edits change in the file: values, entries of lists, and what goes with them.

use sha2::{Digest, Sha256};

use super::{Edit, NewAction, Refused};
use crate::audit::id::AgencyId;
use crate::audit::key::{self, Key, NewEntry};
use crate::audit::model::Audit;
use crate::framework::StandardId;
use crate::shape::{Amendment, Place, Step, Value};

/// What the edits of one call have come to so far.
pub(super) struct Call<'a> {
    audit: &'a Audit,
    /// Ids given to actions.
    ids: Vec<String>,
    /// What was added to lists: the list, and the key that names the new entry.
    made: Vec<(Place, Key)>,
}

impl<'a> Call<'a> {
    /// A call in which nothing was edited yet.
    pub(super) fn new(audit: &'a Audit) -> Self {
        Self { audit, ids: Vec::new(), made: Vec::new() }
    }

    /// What one edit changes in the file.
    pub(super) fn changes_of(&mut self, edit: &Edit) -> Result<Vec<Amendment>, Refused> {
        match edit {
            Edit::Set(key, value) => self.set(key, value),
            Edit::Clear(key) if key.is_needed() => Err(Refused::Needed(key.field().to_owned())),
            Edit::Clear(key) => {
                let at = key.place(self.audit).ok_or_else(|| not_there(key))?;
                Ok(std::iter::once(Amendment::Remove { at }).chain(no_longer_carried(key)).collect())
            }
            Edit::Confirm(standard) => Ok(vec![Amendment::Remove { at: in_response(standard, "carried_from") }]),
            Edit::AddAction(standard, action) => Ok(vec![self.added(standard, action)]),
            Edit::RemoveAction(standard, action) => {
                let index = action.index(self.audit, standard).ok_or_else(|| no_action(standard))?;
                Ok(vec![Amendment::Remove { at: key::item(key::actions_place(standard), index) }])
            }
            Edit::RemoveAgency(agency) => self.without(agency),
            // By then it is what it comes to; and a decision is recorded when all else is known.
            Edit::Settle(..) | Edit::Decide(_) => Ok(Vec::new()),
        }
    }

    fn set(&mut self, key: &Key, value: &Value) -> Result<Vec<Amendment>, Refused> {
        let Some(at) = key.place(self.audit) else { return Ok(vec![self.set_in_new_entry(key, value)?]) };
        let id = self.missing_id(key);
        let written = Amendment::Set { at, to: value.clone() };
        let over = [no_longer_carried(key), no_longer_the_other(key, self.audit)];
        Ok(std::iter::once(written).chain(over.into_iter().flatten()).chain(id).collect())
    }

    /// The agency's answers and its entry taken away.
    fn without(&self, agency: &AgencyId) -> Result<Vec<Amendment>, Refused> {
        let known = self.audit.agency(agency.as_str()).ok_or_else(|| no_agency(agency))?;
        let answered = self.audit.responses.iter().filter(|(_, response)| response.agencies.contains_key(agency));
        let answers = answered.map(|(standard, _)| key::answer_place(standard, agency));
        let places = answers.chain([key::item(key::keys(&["board", "agencies"]), known.index)]);
        Ok(places.map(|at| Amendment::Remove { at }).collect())
    }

    /// Writes into an entry of a list that is not in the file yet: the first value makes it, others go into it.
    fn set_in_new_entry(&mut self, key: &Key, value: &Value) -> Result<Amendment, Refused> {
        let NewEntry { list, length, mut fields } = key.new_entry(self.audit).ok_or_else(|| not_there(key))?;
        let is_same = |(_, made): &&(Place, Key)| made.sibling("") == key.sibling("");
        if let Some(made) = self.made.iter().find(is_same) {
            let before =
                self.made.iter().take_while(|other| *other != made).filter(|(other, _)| *other == list).count();
            let Place(mut steps) = key::item(list, length + before);
            steps.push(Step::Key(key.field().to_owned()));
            return Ok(Amendment::Set { at: Place(steps), to: value.clone() });
        }
        self.made.push((list.clone(), key.clone()));
        fields.push((key.field().to_owned(), value.clone()));
        fields.sort_by_key(|(field, _)| key.rank_of(field));
        Ok(Amendment::Append { at: list, entries: fields })
    }

    /// Refuses a new entry of a list that does not say what it has to say.
    pub(super) fn refuse_bare_entries(&self, edits: &[Edit]) -> Result<(), Refused> {
        for (_, made) in &self.made {
            let said = |key: &Key| edits.iter().any(|edit| matches!(edit, Edit::Set(set, _) if set == key));
            if let Some(missing) = made.needed_beside().find(|key| !said(key)) {
                return Err(Refused::EntryBare(missing.field().to_owned()));
            }
        }
        Ok(())
    }

    /// An id for an action that is edited and has none yet.
    fn missing_id(&mut self, key: &Key) -> Option<Amendment> {
        let Key::Action(standard, action, _) = key else { return None };
        let index = action.index(self.audit, standard)?;
        let known = self.audit.response(standard)?.actions.get(index)?;
        if known.id.is_some() {
            return None;
        }
        let Place(mut steps) = key::item(key::actions_place(standard), index);
        steps.push(Step::Key("id".to_owned()));
        Some(Amendment::Set { at: Place(steps), to: Value::Text(self.new_id(standard, &known.what)) })
    }

    fn added(&mut self, standard: &StandardId, action: &NewAction) -> Amendment {
        let text = |name: &str, value: &str| (name.to_owned(), Value::Text(value.to_owned()));
        let mut entries = vec![text("id", &self.new_id(standard, &action.what)), text("what", &action.what)];
        entries.extend(action.owner.as_deref().map(|owner| text("owner", owner)));
        entries.extend(action.due.map(|due| ("due".to_owned(), Value::Date(due))));
        entries.push(("since".to_owned(), Value::Whole(i64::from(self.audit.year.number()))));
        Amendment::Append { at: key::actions_place(standard), entries }
    }

    /// Six letters and digits that no other action of the audit has.
    ///
    /// They follow from what is to be done, so that the same action written on two machines is one action.
    fn new_id(&mut self, standard: &StandardId, what: &str) -> String {
        let audit = self.audit;
        let taken =
            |id: &String| self.ids.contains(id) || audit.actions().any(|(_, action)| action.id.as_ref() == Some(id));
        let candidate = |attempt: u32| short_hash(&format!("{standard}\n{what}\n{}\n{attempt}", audit.year));
        let id = (0..).map(candidate).find(|id| !taken(id)).unwrap_or_default();
        self.ids.push(id.clone());
        id
    }
}

fn no_action(standard: &StandardId) -> Refused {
    Refused::NotThere(format!("'{standard}' has no such action; to add it, say in `what` what is to be done"))
}

fn no_agency(agency: &AgencyId) -> Refused {
    Refused::NotThere(format!("the board has no agency '{agency}'"))
}

fn not_there(key: &Key) -> Refused {
    match key {
        Key::Action(standard, ..) => no_action(standard),
        Key::Agency(agency, _) => no_agency(agency),
        _ => Refused::NotThere("the list has no such entry".to_owned()),
    }
}

/// An action that is done is not dropped, and the reverse.
fn no_longer_the_other(key: &Key, audit: &Audit) -> Option<Amendment> {
    let other = match (key, key.field()) {
        (Key::Action(..), "done") => key.sibling("dropped"),
        (Key::Action(..), "dropped") => key.sibling("done"),
        _ => return None,
    };
    Some(Amendment::Remove { at: other.place(audit)? })
}

/// A status that is set or taken away is not carried any longer.
fn no_longer_carried(key: &Key) -> Option<Amendment> {
    match key {
        Key::Response(standard, field) if field == "status" => {
            Some(Amendment::Remove { at: in_response(standard, "carried_from") })
        }
        _ => None,
    }
}

pub(super) fn in_response(standard: &StandardId, field: &str) -> Place {
    let Place(mut steps) = key::response_place(standard);
    steps.push(Step::Key(field.to_owned()));
    Place(steps)
}

fn short_hash(text: &str) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letter = |byte: &u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('a', char::from);
    Sha256::digest(text.as_bytes()).iter().take(6).map(letter).collect()
}
