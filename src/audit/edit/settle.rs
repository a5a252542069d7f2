//! Conflicts: settled by taking a side, by setting what is in conflict, or by taking its entry away. What was decided is
//! recorded among the decisions, with what it was decided over.

use super::{Edit, Refused, Reviewer};
use crate::audit::key::{self, ActionRef, Key};
use crate::audit::model::{Audit, Conflict};
use crate::framework::{Framework, StandardId};
use crate::shape::{Amendment, Kind, Place, Step, Value, place_named};
use crate::words::{self, Settled};

/// What settles a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// What was there before both sides.
    Base,
    /// What stands in the file.
    Ours,
    /// What the other side wrote.
    Theirs,
    /// Something else, as it is typed; an empty text takes the key away.
    Own(String),
}

impl Take {
    /// Which side it is.
    #[must_use]
    pub fn side(&self) -> Settled {
        match self {
            Self::Base => Settled::Base,
            Self::Ours => Settled::Ours,
            Self::Theirs => Settled::Theirs,
            Self::Own(_) => Settled::Own,
        }
    }

    /// What is taken of a conflict; nothing where it is absent.
    #[must_use]
    pub fn of<'a>(&'a self, conflict: &'a Conflict) -> Option<&'a str> {
        match self {
            Self::Base => conflict.base.as_deref(),
            Self::Ours => conflict.ours.as_deref(),
            Self::Theirs => conflict.theirs.as_deref(),
            Self::Own(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
        }
    }
}

/// What edits come to where conflicts are settled by them.
pub(super) struct Settling<'a> {
    audit: &'a Audit,
    text: &'a str,
    framework: &'a Framework,
    /// The edits, with a side of a conflict as the edit that it comes to.
    pub(super) edits: Vec<Edit>,
    /// What changes where no key can be set by itself.
    others: Vec<(Option<&'a StandardId>, Vec<Amendment>)>,
    /// The conflicts that are settled, each once and in order, and by what.
    settled: Vec<(usize, Take)>,
    /// What is taken away whole: conflicts below it are settled too.
    gone: Vec<String>,
}

impl<'a> Settling<'a> {
    pub(super) fn of(
        edits: &[Edit],
        text: &'a str,
        audit: &'a Audit,
        framework: &'a Framework,
    ) -> Result<Self, Refused> {
        let (edits, given) = (Vec::with_capacity(edits.len()), edits);
        let mut settling =
            Self { audit, text, framework, edits, others: Vec::new(), settled: Vec::new(), gone: Vec::new() };
        for edit in given {
            match edit {
                Edit::Settle(index, take) => settling.take(*index, take)?,
                Edit::RemoveAction(standard, action) => settling.lose_action(standard, action),
                Edit::RemoveAgency(agency) => settling.gone.push(format!("board.agencies.{agency}.")),
                _ => {}
            }
            if !matches!(edit, Edit::Settle(..)) {
                settling.edits.push(edit.clone());
            }
        }
        settling.refuse_set_too(given)?;
        settling.note_what_was_set(given);
        settling.settled.sort_by_key(|(index, _)| *index);
        Ok(settling)
    }

    /// What changes beside the edits, each with the standard it belongs to.
    pub(super) fn changes(&self) -> impl Iterator<Item = (Option<&StandardId>, Vec<Amendment>)> {
        self.others.iter().cloned()
    }

    /// What is written of the decisions, and that the conflicts are gone.
    pub(super) fn recorded(&self, by: &Reviewer) -> Vec<Amendment> {
        let conflicts =
            || self.settled.iter().filter_map(|(at, take)| Some((*at, self.audit.conflicts.get(*at)?, take)));
        let decided = conflicts().map(|(_, conflict, take)| decision(conflict, take, by));
        let conflict = |index| key::item(key::keys(&["conflicts"]), index);
        let gone = conflicts().map(|(index, ..)| Amendment::Remove { at: conflict(index) });
        decided.chain(self.renamed()).chain(gone).collect()
    }

    fn take(&mut self, index: usize, take: &Take) -> Result<(), Refused> {
        let no_such = || Refused::NotThere(format!("there is no conflict {index}; they are counted from 0"));
        let conflict = self.audit.conflicts.get(index).ok_or_else(no_such)?;
        if self.settled.iter().any(|(other, _)| *other == index) {
            return Err(Refused::DecidedTwice(conflict.key.clone()));
        }
        self.settled.push((index, take.clone()));
        let key = Key::parse(&conflict.key, self.framework).ok().filter(|key| key.dotted() == conflict.key);
        match key {
            Some(key) => self.take_for_key(key, take, conflict),
            None => self.take_by_name(take, conflict),
        }
    }

    fn take_for_key(&mut self, key: Key, take: &Take, conflict: &'a Conflict) -> Result<(), Refused> {
        let Some(side) = take.of(conflict) else {
            match entry_of(&key) {
                Some(_) if matches!(take, Take::Own(_)) => return Err(Refused::Needed(key.field().to_owned())),
                Some(entry) => self.lose_entry(&key, entry),
                None if key.place(self.audit).is_some() => self.edits.push(Edit::Clear(key)),
                None => {}
            }
            return Ok(());
        };
        let is_there = key.place(self.audit).is_some();
        match key.kind().map(|kind| Value::typed(kind, side)) {
            Some(Ok(value)) if is_there || *take != Take::Ours => self.edits.push(Edit::Set(key, value)),
            // Ours is what stands there, however wrong it is.
            _ if *take == Take::Ours => {}
            Some(Err(why)) => return Err(Refused::Unfit(why)),
            _ => {}
        }
        Ok(())
    }

    /// Takes a side of what no key stands for: the edition, unknown keys, tables.
    fn take_by_name(&mut self, take: &Take, conflict: &'a Conflict) -> Result<(), Refused> {
        let (at, found) = place_named(self.text, &conflict.key);
        let mut changes = Vec::new();
        let is_table = found.as_ref().is_some_and(|found| found.is_table() || has_tables(found));
        match take.of(conflict) {
            _ if *take == Take::Ours => {}
            None => changes.push(Amendment::Remove { at: at.clone() }),
            Some(side) => {
                let value = match key::kind_at(&at) {
                    Some(kind) if !matches!(kind, Kind::Table(_) | Kind::Items(_)) => {
                        Value::typed(kind, side).map_err(Refused::Unfit)?
                    }
                    _ => untyped(side, found.is_some_and(|found| found.is_str())),
                };
                changes.extend(is_table.then(|| Amendment::Remove { at: at.clone() }));
                changes.push(Amendment::Set { at: at.clone(), to: value });
            }
        }
        self.others.push((self.standard_at(&at), changes));
        Ok(())
    }

    fn standard_at(&self, Place(steps): &Place) -> Option<&'a StandardId> {
        match steps.as_slice() {
            [Step::Key(responses), Step::Key(standard), ..] if responses == "responses" => {
                self.framework.standard(standard).map(|standard| &standard.id)
            }
            _ => None,
        }
    }

    /// One side took the entry away: with it goes what else is in conflict of it.
    fn lose_entry(&mut self, key: &Key, entry: String) {
        self.gone.push(entry);
        let Some(Place(mut steps)) = key.place(self.audit) else { return };
        steps.pop();
        match key {
            Key::Action(standard, action, _) => self.edits.push(Edit::RemoveAction(standard.clone(), action.clone())),
            _ => self.others.push((None, vec![Amendment::Remove { at: Place(steps) }])),
        }
    }

    fn lose_action(&mut self, standard: &StandardId, action: &ActionRef) {
        let key = Key::Action(standard.clone(), action.clone(), String::new());
        self.gone.extend([key.dotted(), key.lasting(self.audit).dotted()]);
    }

    /// Refuses what is set beside a side taken of it: of the two only one could stand, and the other would be on record.
    fn refuse_set_too(&self, edits: &[Edit]) -> Result<(), Refused> {
        let taken = self.settled.iter().filter_map(|(index, _)| self.audit.conflicts.get(*index));
        let mut twice = taken.filter(|conflict| edits.iter().any(|edit| self.set_by(edit, conflict).is_some()));
        twice.next().map_or(Ok(()), |conflict| Err(Refused::DecidedTwice(conflict.key.clone())))
    }

    /// Notes which conflicts are settled by what was set, taken away, or lost with its entry.
    fn note_what_was_set(&mut self, edits: &[Edit]) {
        for (index, conflict) in self.audit.conflicts.iter().enumerate() {
            let set = edits.iter().rev().find_map(|edit| self.set_by(edit, conflict));
            let lost = || {
                let is_lost = self.gone.iter().any(|gone| conflict.key.starts_with(gone))
                    || self.is_of_lost_agency(conflict, edits);
                is_lost.then(|| Take::Own(String::new()))
            };
            let take = set.or_else(lost).filter(|_| self.settled.iter().all(|(other, _)| *other != index));
            self.settled.extend(take.map(|take| (index, take)));
        }
    }

    fn is_of_lost_agency(&self, conflict: &Conflict, edits: &[Edit]) -> bool {
        let is_lost = |edit: &Edit| match edit {
            Edit::RemoveAgency(agency) => conflict.key.contains(&format!(".agencies.{agency}.")),
            _ => false,
        };
        conflict.key.starts_with("responses.") && edits.iter().any(is_lost)
    }

    /// What an edit takes of a conflict, if it is on its key.
    fn set_by(&self, edit: &Edit, conflict: &Conflict) -> Option<Take> {
        let (Edit::Set(key, _) | Edit::Clear(key)) = edit else { return None };
        if key.dotted() != conflict.key && key.lasting(self.audit).dotted() != conflict.key {
            return None;
        }
        let now = if let Edit::Set(_, value) = edit { Some(value) } else { None };
        let is_side = |side: Option<&str>| match (now, side) {
            (Some(now), Some(side)) => key.kind().is_some_and(|kind| says_the_same(now, kind, side)),
            (now, side) => now.is_none() && side.is_none(),
        };
        let sides = [Take::Ours, Take::Theirs, Take::Base];
        let taken = sides.into_iter().find(|take| is_side(take.of(conflict)));
        Some(taken.unwrap_or_else(|| Take::Own(now.map(typed_text).unwrap_or_default())))
    }

    /// Conflicts on actions without ids go by their places, which shift when one before them goes.
    fn renamed(&self) -> Vec<Amendment> {
        let removed = self.edits.iter().filter_map(|edit| match edit {
            Edit::RemoveAction(standard, action) => Some((standard, action.index(self.audit, standard)?)),
            _ => None,
        });
        let removed: Vec<_> = removed.collect();
        let new_name = |conflict: &Conflict| {
            let rest = conflict.key.strip_prefix("responses.")?;
            let (standard, rest) = rest.split_once(".actions.")?;
            let (index, field) = rest.split_once('.')?;
            let index: usize = index.parse().ok()?;
            let before = removed.iter().filter(|(of, at)| of.as_str() == standard && *at < index).count();
            (before > 0).then(|| format!("responses.{standard}.actions.{}.{field}", index - before))
        };
        let renamed =
            self.audit.conflicts.iter().enumerate().filter_map(|(at, conflict)| Some((at, new_name(conflict)?)));
        let change = |(at, name)| {
            let Place(mut steps) = key::item(key::keys(&["conflicts"]), at);
            steps.push(Step::Key("key".to_owned()));
            Amendment::Set { at: Place(steps), to: Value::Text(name) }
        };
        renamed.map(change).collect()
    }
}

/// The name of the entry that goes where this key of it is taken away: by it people tell which entry it is, and a merge
/// names the entry by it that one side took away while the other changed it.
fn entry_of(key: &Key) -> Option<String> {
    match (key, key.field()) {
        (Key::Action(..), "what") | (Key::Agency(..), "name") => Some(key.sibling("").dotted()),
        _ => None,
    }
}

/// A value of no known kind, as a side of a conflict has it: a text without its quotes, all else as it is written.
fn untyped(side: &str, is_text: bool) -> Value {
    let written = Value::written(side).filter(|_| !is_text);
    written.unwrap_or_else(|| Value::Text(side.to_owned()))
}

fn has_tables(found: &toml::Value) -> bool {
    found.as_array().is_some_and(|items| items.iter().any(toml::Value::is_table))
}

fn says_the_same(now: &Value, kind: &Kind, side: &str) -> bool {
    match (now, Value::typed(kind, side)) {
        (Value::Text(now), _) => now.trim_end() == side.trim_end(),
        (now, side) => side.is_ok_and(|side| side == *now),
    }
}

/// A value as it is typed.
fn typed_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Written(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Texts(texts) => texts.join(", "),
    }
}

fn decision(conflict: &Conflict, take: &Take, by: &Reviewer) -> Amendment {
    by.decision(words::settled(&conflict.key, take.side(), take.of(conflict), [&conflict.ours, &conflict.theirs]))
}
