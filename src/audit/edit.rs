//! Editing an audit in place: what follows from an edit, and when it is refused.

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::format::AUDIT_FILE;
use super::key::{self, ActionRef, Key, NewEntry};
use super::model::{Audit, Conflict};
use super::read::response_order;
use crate::framework::{Framework, StandardId, Status};
use crate::shape::{self, Change, EditError, Place, Step, Value};

/// Who edits, and on which day; written to a response as `reviewer` and `reviewed`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// The name, if it is known.
    pub name: Option<String>,
    /// The day.
    pub on: Date,
}

/// One thing done to an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Writes a value.
    Set(Key, Value),
    /// Takes a value away.
    Clear(Key),
    /// Confirms a carried answer.
    Confirm(StandardId),
    /// Adds an action to a standard.
    AddAction(StandardId, NewAction),
    /// Takes an action away altogether.
    RemoveAction(StandardId, ActionRef),
}

/// An action to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAction {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
}

/// Why an edit was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The audit is signed off.
    #[error("this audit is signed off, so it is not changed")]
    Signed,
    /// Not applicable is no answer to the standard.
    #[error("'{0}' applies to every board, so not-applicable is no answer to it; not-known is one")]
    NotApplicable(String),
    /// Not applicable without a reason.
    #[error("not-applicable needs a reason in the same step: say in `{0}.reason` why it does not apply")]
    ReasonMissing(StandardId),
    /// The key has to be there.
    #[error("`{0}` has to say something; give it another value")]
    Needed(String),
    /// A new entry lacks something that it has to say.
    #[error("this adds an entry, which needs `{0}` too; set it in the same step")]
    EntryBare(String),
    /// The key belongs to an action or agency that is not there.
    #[error("{0}, so nothing was changed")]
    NotThere(String),
    /// The file could not be edited.
    #[error(transparent)]
    File(#[from] EditError),
}

/// The text of an audit with the edits made, all or none.
///
/// Setting what is in conflict settles the conflict and records the decision.
/// Setting a status, even the same, or confirming it ends its being carried. A response that changed gets the
/// reviewer's name and day. An action that is edited gets an id if it has none.
///
/// # Errors
///
/// See [`Refused`].
pub fn edit(
    text: &str,
    audit: &Audit,
    framework: &Framework,
    edits: &[Edit],
    by: &Reviewer,
) -> Result<String, Refused> {
    if audit.is_signed() {
        return Err(Refused::Signed);
    }
    let mut call = Call { audit, ids: Vec::new(), made: Vec::new() };
    let mut changes = Vec::new();
    for edit in edits {
        changes.push((edited_standard(edit), call.changes_of(edit)?));
    }
    changes.push((None, settled(edits, audit, by)));
    call.refuse_bare_entries(edits)?;
    refuse_unreasoned(edits, audit, framework)?;
    let order = response_order(framework);
    let mut edited = text.to_owned();
    for standard in groups(&changes) {
        let own = changes.iter().filter(|(of, _)| *of == standard).flat_map(|(_, changes)| changes.iter().cloned());
        let marks = standard.map(|standard| reviewed(standard, edits, by)).unwrap_or_default();
        edited = shape::apply_marked(&edited, &AUDIT_FILE, &order, &own.collect::<Vec<_>>(), &marks)?;
    }
    Ok(edited)
}

/// The standards that changes belong to, each once, and `None` for those that belong to no standard.
fn groups<'a>(changes: &[(Option<&'a StandardId>, Vec<Change>)]) -> Vec<Option<&'a StandardId>> {
    let mut groups = Vec::new();
    for (standard, _) in changes {
        if !groups.contains(standard) {
            groups.push(*standard);
        }
    }
    groups
}

/// What the edits of one call have come to so far.
struct Call<'a> {
    audit: &'a Audit,
    /// Ids given to actions.
    ids: Vec<String>,
    /// What was added to lists: the list, and the key that names the new entry.
    made: Vec<(Place, Key)>,
}

impl Call<'_> {
    fn changes_of(&mut self, edit: &Edit) -> Result<Vec<Change>, Refused> {
        match edit {
            Edit::Set(key, value) => self.set(key, value),
            Edit::Clear(key) if key.is_needed() => Err(Refused::Needed(key.field().to_owned())),
            Edit::Clear(key) => {
                let at = key.place(self.audit).ok_or_else(|| not_there(key))?;
                Ok(std::iter::once(Change::Remove { at }).chain(no_longer_carried(key)).collect())
            }
            Edit::Confirm(standard) => Ok(vec![Change::Remove { at: in_response(standard, "carried_from") }]),
            Edit::AddAction(standard, action) => Ok(vec![self.added(standard, action)]),
            Edit::RemoveAction(standard, action) => {
                let index = action.index(self.audit, standard).ok_or_else(|| no_action(standard))?;
                Ok(vec![Change::Remove { at: key::item(key::actions_place(standard), index) }])
            }
        }
    }

    fn set(&mut self, key: &Key, value: &Value) -> Result<Vec<Change>, Refused> {
        let Some(at) = key.place(self.audit) else { return Ok(vec![self.set_in_new_entry(key, value)?]) };
        let id = self.missing_id(key);
        let written = Change::Set { at, to: value.clone() };
        let over = [no_longer_carried(key), no_longer_the_other(key, self.audit)];
        Ok(std::iter::once(written).chain(over.into_iter().flatten()).chain(id).collect())
    }

    /// Writes into an entry of a list that is not in the file yet: the first value makes it, others go into it.
    fn set_in_new_entry(&mut self, key: &Key, value: &Value) -> Result<Change, Refused> {
        let NewEntry { list, length, mut fields } = key.new_entry(self.audit).ok_or_else(|| not_there(key))?;
        let is_same = |(_, made): &&(Place, Key)| made.sibling("") == key.sibling("");
        if let Some(made) = self.made.iter().find(is_same) {
            let before =
                self.made.iter().take_while(|other| *other != made).filter(|(other, _)| *other == list).count();
            let Place(mut steps) = key::item(list, length + before);
            steps.push(Step::Key(key.field().to_owned()));
            return Ok(Change::Set { at: Place(steps), to: value.clone() });
        }
        self.made.push((list.clone(), key.clone()));
        fields.push((key.field().to_owned(), value.clone()));
        fields.sort_by_key(|(field, _)| key.rank_of(field));
        Ok(Change::Append { at: list, entries: fields })
    }

    /// Refuses a new entry of a list that does not say what it has to say.
    fn refuse_bare_entries(&self, edits: &[Edit]) -> Result<(), Refused> {
        for (_, made) in &self.made {
            let said = |key: &Key| edits.iter().any(|edit| matches!(edit, Edit::Set(set, _) if set == key));
            if let Some(missing) = made.needed_beside().find(|key| !said(key)) {
                return Err(Refused::EntryBare(missing.field().to_owned()));
            }
        }
        Ok(())
    }

    /// An id for an action that is edited and has none yet.
    fn missing_id(&mut self, key: &Key) -> Option<Change> {
        let Key::Action(standard, action, _) = key else { return None };
        let index = action.index(self.audit, standard)?;
        let known = self.audit.response(standard)?.actions.get(index)?;
        if known.id.is_some() {
            return None;
        }
        let Place(mut steps) = key::item(key::actions_place(standard), index);
        steps.push(Step::Key("id".to_owned()));
        Some(Change::Set { at: Place(steps), to: Value::Text(self.new_id(standard, &known.what)) })
    }

    fn added(&mut self, standard: &StandardId, action: &NewAction) -> Change {
        let text = |name: &str, value: &str| (name.to_owned(), Value::Text(value.to_owned()));
        let mut entries = vec![text("id", &self.new_id(standard, &action.what)), text("what", &action.what)];
        entries.extend(action.owner.as_deref().map(|owner| text("owner", owner)));
        entries.extend(action.due.map(|due| ("due".to_owned(), Value::Date(due))));
        entries.push(("since".to_owned(), Value::Whole(i64::from(self.audit.year.number()))));
        Change::Append { at: key::actions_place(standard), entries }
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

fn not_there(key: &Key) -> Refused {
    match key {
        Key::Action(standard, ..) => no_action(standard),
        Key::Agency(agency, _) => Refused::NotThere(format!("the board has no agency '{agency}'")),
        _ => Refused::NotThere("the list has no such entry".to_owned()),
    }
}

/// An action that is done is not dropped, and the reverse.
fn no_longer_the_other(key: &Key, audit: &Audit) -> Option<Change> {
    let other = match (key, key.field()) {
        (Key::Action(..), "done") => key.sibling("dropped"),
        (Key::Action(..), "dropped") => key.sibling("done"),
        _ => return None,
    };
    Some(Change::Remove { at: other.place(audit)? })
}

/// A status that is set or taken away is not carried any longer.
fn no_longer_carried(key: &Key) -> Option<Change> {
    match key {
        Key::Response(standard, field) if field == "status" => {
            Some(Change::Remove { at: in_response(standard, "carried_from") })
        }
        _ => None,
    }
}

fn in_response(standard: &StandardId, field: &str) -> Place {
    let Place(mut steps) = key::response_place(standard);
    steps.push(Step::Key(field.to_owned()));
    Place(steps)
}

fn short_hash(text: &str) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letter = |byte: &u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('a', char::from);
    Sha256::digest(text.as_bytes()).iter().take(6).map(letter).collect()
}

/// Refuses not applicable where it is no answer, and where it would stand without a reason.
fn refuse_unreasoned(edits: &[Edit], audit: &Audit, framework: &Framework) -> Result<(), Refused> {
    for edit in edits {
        let (Edit::Set(key, _) | Edit::Clear(key)) = edit else { continue };
        let (Some(id), "status" | "reason") = (key.standard(), key.field()) else { continue };
        if !will_not_apply(key, edits, audit) {
            continue;
        }
        let standard = framework.standard(id.as_str());
        if let Some(standard) = standard.filter(|standard| !standard.not_applicable) {
            return Err(Refused::NotApplicable(standard.title.clone()));
        }
        if !will_have_reason(key, edits, audit) {
            return Err(Refused::ReasonMissing(id.clone()));
        }
    }
    Ok(())
}

fn will_not_apply(key: &Key, edits: &[Edit], audit: &Audit) -> bool {
    match last_edit(&key.sibling("status"), edits) {
        Some(Edit::Set(_, value)) => *value == Value::Text(Status::NotApplicable.word().to_owned()),
        Some(_) => false,
        None => standing_in_file(key, audit).0 == Some(Status::NotApplicable),
    }
}

fn will_have_reason(key: &Key, edits: &[Edit], audit: &Audit) -> bool {
    match last_edit(&key.sibling("reason"), edits) {
        Some(Edit::Set(_, Value::Text(reason))) => !reason.trim().is_empty(),
        Some(_) => false,
        None => standing_in_file(key, audit).1.is_some_and(|reason| !reason.trim().is_empty()),
    }
}

/// The status and the reason that stand in the file where the key points.
fn standing_in_file<'a>(key: &Key, audit: &'a Audit) -> (Option<Status>, Option<&'a str>) {
    let response = key.standard().and_then(|standard| audit.response(standard));
    match key {
        Key::Answer(_, agency, _) => {
            let answer = response.and_then(|response| response.agencies.get(agency));
            (answer.and_then(|answer| answer.status), answer.and_then(|answer| answer.reason.as_deref()))
        }
        _ => (response.and_then(|it| it.status), response.and_then(|it| it.reason.as_deref())),
    }
}

fn last_edit<'e>(key: &Key, edits: &'e [Edit]) -> Option<&'e Edit> {
    edits.iter().rev().find(|edit| matches!(edit, Edit::Set(edited, _) | Edit::Clear(edited) if edited == key))
}

/// Setting what two people answered differently settles it: the conflict goes, and what was decided is recorded.
fn settled(edits: &[Edit], audit: &Audit, by: &Reviewer) -> Vec<Change> {
    let is_set = |conflict: &Conflict| {
        edits.iter().any(|edit| matches!(edit, Edit::Set(key, _) | Edit::Clear(key) if key.dotted() == conflict.key))
    };
    let conflicts = || audit.conflicts.iter().enumerate().filter(|(_, conflict)| is_set(conflict));
    let text = |name: &str, value: String| (name.to_owned(), Value::Text(value));
    let decided = conflicts().map(|(_, conflict)| {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
        let what = format!(
            "Settled `{}`: one side had {}, the other {}",
            conflict.key,
            side(&conflict.ours),
            side(&conflict.theirs)
        );
        let name = by.name.clone().unwrap_or_else(|| "not known".to_owned());
        let entries = vec![("on".to_owned(), Value::Date(by.on)), text("by", name), text("what", what)];
        Change::Append { at: key::keys(&["decisions"]), entries }
    });
    // From the last to the first, so that no place shifts.
    let gone = conflicts().map(|(index, _)| Change::Remove { at: key::item(key::keys(&["conflicts"]), index) });
    let gone: Vec<Change> = gone.collect();
    decided.chain(gone.into_iter().rev()).collect()
}

/// The reviewer's name and day for a standard that was edited; what is set by hand in the same call stays.
fn reviewed(standard: &StandardId, edits: &[Edit], by: &Reviewer) -> Vec<Change> {
    let name = by.name.clone().map(|name| ("reviewer", Value::Text(name)));
    let marks = std::iter::once(("reviewed", Value::Date(by.on))).chain(name);
    let by_hand = |field: &str| last_edit(&Key::response(standard, field), edits).is_some();
    let marks = marks.filter(|(field, _)| !by_hand(field));
    marks.map(|(field, to)| Change::Set { at: in_response(standard, field), to }).collect()
}

/// The standard whose response an edit changes. Setting who reviewed it, and when, is no change to mark.
fn edited_standard(edit: &Edit) -> Option<&StandardId> {
    match edit {
        Edit::Set(key, _) | Edit::Clear(key) => key.standard().filter(|_| !key.field().starts_with("review")),
        Edit::Confirm(standard) | Edit::AddAction(standard, _) | Edit::RemoveAction(standard, _) => Some(standard),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::audit::read;
    use crate::framework::Frameworks;

    const AUDIT: &str = r#"format = 1
framework = "cse-2009"
edition = 1

[board]
id = "northbridge"
name = "Northbridge LSCB"

[audit]
year = 2014

[responses.sub-group]
status = "partly-met" # as in May
carried_from = 2013
evidence = "Terms of reference"

[[responses.sub-group.actions]]
what = "Invite the voluntary sector"
"#;

    /// The text after edits of [`AUDIT`] with more appended to it, each written as a key and what it is set to.
    fn edited(more: &str, edits: &[Edit]) -> Result<String, Refused> {
        let text = format!("{AUDIT}{more}");
        let frameworks = Frameworks::embedded();
        let audit = read(&text, &frameworks).audit.unwrap();
        let by = Reviewer { name: Some("Board manager".to_owned()), on: date(2014, 10, 14) };
        edit(&text, &audit, frameworks.default_one().unwrap(), edits, &by)
    }

    fn set(key: &str, value: &str) -> Edit {
        let frameworks = Frameworks::embedded();
        let key = Key::parse(key, frameworks.default_one().unwrap()).unwrap();
        let value = Value::typed(key.kind().unwrap(), value).unwrap();
        Edit::Set(key, value)
    }

    fn response(text: &str, standard: &str) -> crate::audit::Response {
        let audit = read(text, &Frameworks::embedded()).audit.unwrap();
        audit.responses.get(standard).unwrap().clone()
    }

    #[test]
    fn a_status_even_the_same_ends_being_carried_and_is_reviewed() {
        for status in ["met", "partly-met"] {
            let text = edited("", &[set("sub-group.status", status)]).unwrap();
            let response = response(&text, "sub-group");
            assert_eq!((response.status.unwrap().word(), response.carried_from), (status, None));
            assert_eq!(response.reviewed, Some(date(2014, 10, 14)));
            assert_eq!(response.reviewer.as_deref(), Some("Board manager"));
            assert!(text.contains("# as in May"));
        }
    }

    #[test]
    fn evidence_leaves_an_answer_carried() {
        let text = edited("", &[set("sub-group.evidence", "Six meetings")]).unwrap();
        assert_eq!(response(&text, "sub-group").carried_from.unwrap().number(), 2013);
    }

    #[test]
    fn confirming_keeps_the_status() {
        let standard = "sub-group".parse().unwrap();
        let text = edited("", &[Edit::Confirm(standard)]).unwrap();
        let response = response(&text, "sub-group");
        assert_eq!((response.status, response.carried_from), (Some(Status::PartlyMet), None));
    }

    #[test]
    fn what_changes_nothing_is_not_reviewed() {
        let text = edited("", &[set("sub-group.evidence", "Terms of reference")]).unwrap();
        assert_eq!(text, AUDIT);
    }

    #[test]
    fn not_applicable_needs_its_reason_in_the_same_step() {
        let alone = edited("", &[set("co-ordinator.status", "not-applicable")]);
        assert_eq!(alone, Err(Refused::ReasonMissing("co-ordinator".parse().unwrap())));
        let both = [set("co-ordinator.status", "not-applicable"), set("co-ordinator.reason", "Shared with Eastmoor")];
        assert_eq!(response(&edited("", &both).unwrap(), "co-ordinator").status, Some(Status::NotApplicable));
    }

    #[test]
    fn not_applicable_is_no_answer_to_the_priority_nor_to_a_foundation() {
        for standard in ["priority", "leadership"] {
            let edits = [set(&format!("{standard}.status"), "not-applicable"), set(&format!("{standard}.reason"), "x")];
            assert!(matches!(edited("", &edits), Err(Refused::NotApplicable(_))), "{standard}");
        }
    }

    #[test]
    fn the_reason_of_what_does_not_apply_is_not_taken_away() {
        let more = "[responses.co-ordinator]\nstatus = 'not-applicable'\nreason = 'Shared'\n";
        let clear = Edit::Clear(Key::response(&"co-ordinator".parse().unwrap(), "reason"));
        assert!(matches!(edited(more, &[clear]), Err(Refused::ReasonMissing(_))));
    }

    #[test]
    fn an_action_that_is_edited_gets_an_id_and_a_new_one_its_year() {
        let standard: StandardId = "sub-group".parse().unwrap();
        let done = Key::Action(standard.clone(), ActionRef::Index(0), "done".to_owned());
        let add = NewAction { what: "Meet the neighbours".to_owned(), ..NewAction::default() };
        let edits = [Edit::Set(done, Value::Date(date(2014, 12, 1))), Edit::AddAction(standard, add)];
        let actions = response(&edited("", &edits).unwrap(), "sub-group").actions;
        assert_eq!(actions.len(), 2);
        let ids: Vec<_> = actions.iter().map(|action| action.id.clone().unwrap()).collect();
        assert!(ids.iter().all(|id| id.len() == 6) && ids[0] != ids[1], "{ids:?}");
        assert_eq!((actions[0].done, actions[1].since.unwrap().number()), (Some(date(2014, 12, 1)), 2014));
    }

    #[test]
    fn setting_what_is_in_conflict_settles_it_and_records_the_decision() {
        let conflict = |key: &str| format!("[[conflicts]]\nkey = '{key}'\nours = 'met'\ntheirs = 'not-met'\n");
        let more = conflict("responses.priority.status") + &conflict("responses.sub-group.status");
        let text = edited(&more, &[set("sub-group.status", "met")]).unwrap();
        let audit = read(&text, &Frameworks::embedded()).audit.unwrap();
        assert_eq!(audit.standing(&"sub-group".parse().unwrap()).counted(), Some(Status::Met));
        assert_eq!((audit.conflicts.len(), audit.decisions.len()), (1, 1), "{text}");
        assert_eq!(audit.decisions[0].by, "Board manager");
    }

    #[test]
    fn a_signed_audit_is_not_changed() {
        let more = "[sign_off]\nby = 'Chair'\non = 2014-12-01\nseal = 'sha256:0'\n";
        assert_eq!(edited(more, &[set("sub-group.status", "met")]), Err(Refused::Signed));
    }

    #[test]
    fn an_agency_that_is_named_first_is_declared() {
        let text = edited("", &[set("board.agencies.police.name", "Northshire Police")]).unwrap();
        let audit = read(&text, &Frameworks::embedded()).audit.unwrap();
        assert_eq!(audit.agency("police").unwrap().name, "Northshire Police");
    }

    #[test]
    fn a_script_adds_an_action_by_an_id_of_its_own() {
        let edits = [
            set("sub-group.actions.ab12cd.owner", "Chair"),
            set("sub-group.actions.ab12cd.what", "Report to the board"),
            set("sub-group.actions.ef34gh.what", "Ask for minutes"),
            set("sub-group.actions.ef34gh.due", "2015-03-31"),
        ];
        let actions = response(&edited("", &edits).unwrap(), "sub-group").actions;
        let seen: Vec<_> = actions.iter().skip(1).map(|it| (it.id.as_deref().unwrap(), it.what.as_str())).collect();
        assert_eq!(seen, [("ab12cd", "Report to the board"), ("ef34gh", "Ask for minutes")]);
        assert_eq!((actions[1].owner.as_deref(), actions[2].due), (Some("Chair"), Some(date(2015, 3, 31))));
        assert_eq!(edited("", &edits[..1]), Err(Refused::EntryBare("what".to_owned())));
    }

    #[test]
    fn an_action_that_is_done_is_not_dropped_and_the_reverse() {
        let more = "dropped = \"No money\"\n";
        let done = Key::Action("sub-group".parse().unwrap(), ActionRef::Index(0), "done".to_owned());
        let dropped = done.sibling("dropped");
        let text = edited(more, &[Edit::Set(done, Value::Date(date(2014, 12, 1)))]).unwrap();
        let action = response(&text, "sub-group").actions.remove(0);
        assert_eq!((action.done, action.dropped), (Some(date(2014, 12, 1)), None));
        let text = edited("done = 2014-12-01\n", &[Edit::Set(dropped, Value::Text("No money".to_owned()))]).unwrap();
        let action = response(&text, "sub-group").actions.remove(0);
        assert_eq!((action.done, action.dropped.as_deref()), (None, Some("No money")));
    }

    #[test]
    fn only_the_response_that_changed_is_reviewed() {
        let edits =
            [set("board.children", "10"), set("sub-group.evidence", "Terms of reference"), set("priority.note", "x")];
        let text = edited("", &edits).unwrap();
        assert_eq!(response(&text, "sub-group").reviewed, None);
        assert_eq!(response(&text, "priority").reviewed, Some(date(2014, 10, 14)));
    }

    #[test]
    fn who_reviewed_is_left_as_it_was_set_by_hand() {
        let edits = [
            set("sub-group.status", "met"),
            set("sub-group.reviewer", "Jane"),
            set("sub-group.reviewed", "2013-01-02"),
        ];
        let response = response(&edited("", &edits).unwrap(), "sub-group");
        assert_eq!((response.reviewer.as_deref(), response.reviewed), (Some("Jane"), Some(date(2013, 1, 2))));
    }

    #[test]
    fn an_action_that_could_not_be_read_does_not_shift_the_others() {
        let more = "[[responses.priority.actions]]\nowner = \"x\"\n[[responses.priority.actions]]\nid = \"ab12cd\"\nwhat = \"Report\"\n";
        let text = edited(more, &[set("priority.actions.ab12cd.owner", "Chair")]).unwrap();
        assert_eq!(response(&text, "priority").actions[1].owner.as_deref(), Some("Chair"));
        assert!(text.contains("owner = \"x\""));
    }

    #[test]
    fn allowed_texts_are_added_one_behind_the_other() {
        let edits = [set("allow.0.text", "01632 960 123"), set("allow.0.reason", "Public helpline")];
        let audit = read(&edited("", &edits).unwrap(), &Frameworks::embedded()).audit.unwrap();
        assert_eq!(
            (audit.allow[0].text.as_str(), audit.allow[0].reason.as_str()),
            ("01632 960 123", "Public helpline")
        );
        assert!(matches!(edited("", &[set("allow.1.text", "x")]), Err(Refused::NotThere(_))));
        assert_eq!(edited("", &edits[..1]), Err(Refused::EntryBare("reason".to_owned())));
    }

    #[test]
    fn what_has_to_be_there_is_not_taken_away() {
        let name = Edit::Clear(Key::Frame("board", "name".to_owned()));
        assert_eq!(edited("", &[name]), Err(Refused::Needed("name".to_owned())));
    }

    #[test]
    fn an_action_that_is_not_there_is_said_to_be_missing() {
        let key = Key::Action("sub-group".parse().unwrap(), ActionRef::Id("k7q2mx".to_owned()), "done".to_owned());
        let missing = edited("", &[Edit::Clear(key)]);
        assert!(matches!(missing, Err(Refused::NotThere(_))));
    }
}
