//! The walk through three versions of a file: what theirs changes in ours, and where the two cannot both stand.

use std::collections::{BTreeSet, HashSet};

use super::prose;
use super::same::{same, same_table};
use super::value::{
    Found, Three, are, as_table, as_tables, as_text, as_texts, name_of, named, telling, typed, value_of, written,
};
use crate::compare::pair;
use crate::shape::tree;
use crate::shape::{Amendment, Kind, Place, Step, Table, Value};

/// Who reviewed a response, and when: they go together.
const REVIEW: [&str; 2] = ["reviewed", "reviewer"];

/// An answer, and the year from which it is carried: who confirms an answer gives it, though its word is the same.
const ANSWER: [&str; 2] = ["status", "carried_from"];

/// A key on which ours and theirs cannot both stand. What is missing on a side is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    pub(super) key: String,
    pub(super) sides: Three<Option<String>>,
}

/// What the walk has come to so far.
pub(super) struct Walk<'t> {
    texts: Three<&'t str>,
    pub(super) changes: Vec<Amendment>,
    pub(super) clashes: Vec<Clash>,
}

type Tables<'a, 'd> = Three<Option<&'a tree::Table<'d>>>;

impl<'t> Walk<'t> {
    /// Walks through the whole of three files.
    pub(super) fn through(texts: Three<&'t str>, tables: Three<&tree::Table<'_>>, shape: &'static Table) -> Self {
        let mut walk = Self { texts, changes: Vec::new(), clashes: Vec::new() };
        walk.table(&Spot::default(), Some(shape), tables.map(Some));
        walk
    }

    fn table(&mut self, spot: &Spot, shape: Option<&'static Table>, tables: Tables<'_, '_>) {
        let keys = tables.iter().flatten().flat_map(|table| table.iter());
        let names: BTreeSet<&str> = keys.map(|(key, _)| key.get_ref().as_ref()).collect();
        let is_response = shape.is_some_and(|shape| shape.field("carried_from").is_some());
        let is_paired = |name: &str| is_response && (REVIEW.contains(&name) || ANSWER.contains(&name));
        for name in names.into_iter().filter(|name| !is_paired(name)) {
            let kind = shape.and_then(|shape| shape.kind_of(name));
            self.value(&spot.key(name), kind, tables.map(|table| value_of(table, name)));
        }
        if is_response {
            self.answer(spot, tables);
            self.review(spot, tables);
        }
    }

    /// Two who answered differently have to decide; one who confirmed what the other left carried has answered.
    fn answer(&mut self, spot: &Spot, tables: Tables<'_, '_>) {
        let found = tables.map(|table| ANSWER.map(|name| value_of(table, name)));
        let [base, ours, theirs] = found;
        if !differ(theirs, base) || !differ(theirs, ours) {
            return;
        }
        let [status, carried] = ANSWER.map(|name| spot.key(name));
        if !differ(ours, base) {
            self.take_changed(&status, [ours[0], theirs[0]]);
            self.take_changed(&carried, [ours[1], theirs[1]]);
        } else if !same(ours[0], theirs[0]) {
            self.clash(&status, found.map(|answer| answer[0]));
        } else if theirs[1].is_none() {
            self.take(&carried, None);
        }
    }

    fn take_changed(&mut self, spot: &Spot, [ours, theirs]: [Found<'_, '_>; 2]) {
        if !same(ours, theirs) {
            self.take(spot, theirs);
        }
    }

    fn value(&mut self, spot: &Spot, kind: Option<&'static Kind>, found: Three<Found<'_, '_>>) {
        let [base, ours, theirs] = found;
        if same(theirs, base) || same(theirs, ours) {
            return; // nothing new from them
        }
        let is_untouched = same(ours, base);
        match kind {
            Some(Kind::Items(shape)) if are(found, as_tables) => self.entries(spot, shape, found),
            Some(Kind::Table(shape)) if shape.field("seal").is_some() => self.sign_off(spot, found),
            _ if is_untouched && theirs.is_none() => self.take(spot, None),
            Some(Kind::Table(shape)) if are(found, as_table) => self.table(spot, Some(shape), tables(found)),
            None if are(found, as_table) => self.table(spot, None, tables(found)),
            _ if is_untouched => self.take(spot, theirs),
            Some(Kind::Many(_)) if are(found, as_texts) => self.set_of_texts(spot, found),
            Some(Kind::Prose) => self.prose(spot, found),
            _ => self.clash(spot, found),
        }
    }

    /// Makes ours what theirs is.
    fn take(&mut self, spot: &Spot, theirs: Found<'_, '_>) {
        let at = spot.at.clone();
        self.changes.push(match theirs {
            None => Amendment::Remove { at },
            Some(value) => Amendment::Set { at, to: written(value, self.texts[2]) },
        });
    }

    /// Lists are sets: what either side added is there, what either took away is not.
    fn set_of_texts(&mut self, spot: &Spot, found: Three<Found<'_, '_>>) {
        let lists = found.map(|value| value.and_then(as_texts).unwrap_or_default());
        let [base, ours, theirs] = lists.each_ref().map(|texts| texts.iter().collect::<HashSet<_>>());
        let [_, own, other] = &lists;
        let kept = own.iter().filter(|text| theirs.contains(text) || !base.contains(text));
        let added = other.iter().filter(|text| !ours.contains(text) && !base.contains(text));
        let texts: Vec<String> = kept.chain(added).cloned().collect();
        let at = spot.at.clone();
        self.changes.push(match texts.is_empty() {
            true => Amendment::Remove { at },
            false => Amendment::Set { at, to: Value::Texts(texts) },
        });
    }

    fn prose(&mut self, spot: &Spot, found: Three<Found<'_, '_>>) {
        let merged = match found.map(|value| value.and_then(as_text)) {
            [Some(base), Some(ours), Some(theirs)] => prose::merge(&base, &ours, &theirs),
            _ => None,
        };
        match merged {
            Some(merged) => self.changes.push(Amendment::Set { at: spot.at.clone(), to: Value::Text(merged) }),
            None => self.clash(spot, found),
        }
    }

    /// The later review stands, with its day and its name.
    fn review(&mut self, spot: &Spot, tables: Tables<'_, '_>) {
        let [base, ours, theirs] = tables.map(|table| REVIEW.map(|name| value_of(table, name)));
        let when = |review: [Found<'_, '_>; 2], text| review.map(|value| value.map(|value| typed(value, text)));
        let is_later = differ(ours, base) && when(ours, self.texts[1]) >= when(theirs, self.texts[2]);
        if differ(theirs, base) && differ(theirs, ours) && !is_later {
            REVIEW.into_iter().zip(theirs).for_each(|(name, value)| self.take(&spot.key(name), value));
        }
    }

    /// A sign-off means something only as a whole. Two different ones cannot both stand.
    fn sign_off(&mut self, spot: &Spot, found: Three<Found<'_, '_>>) {
        let [base, ours, theirs] = found;
        if !same(ours, base) {
            self.clash(&spot.key("by"), tables(found).map(|table| value_of(table, "by")));
            return;
        }
        if ours.is_some() {
            self.take(spot, None);
        }
        for (name, value) in theirs.and_then(as_table).into_iter().flat_map(tree::Table::iter) {
            self.take(&spot.key(name.get_ref()), Some(value));
        }
    }

    /// A list of tables: entries are matched, and each is merged by itself.
    fn entries(&mut self, spot: &Spot, shape: &'static Table, found: Three<Found<'_, '_>>) {
        let [base, ours, theirs] = found.map(|value| value.and_then(as_tables).unwrap_or_default());
        let (in_base, in_ours) = (pairs(shape, &theirs, &base), pairs(shape, &theirs, &ours));
        let (in_theirs, before_in_ours) = (pairs(shape, &base, &theirs), pairs(shape, &base, &ours));
        let gone = base.iter().zip(in_theirs).zip(before_in_ours).filter(|((_, other), _)| other.is_none());
        let mut gone: Vec<_> = gone.filter_map(|((before, _), own)| Some((own?, *before))).collect();
        // Conflicts name an entry without an id by its place, which is the one that it will have.
        let taken = gone.iter().filter(|((_, own), before)| same_table(own, before)).map(|((index, _), _)| *index);
        let mut taken: Vec<usize> = taken.collect();
        taken.sort_unstable();
        let shift = |index: usize| taken.partition_point(|taken| *taken < index);
        let mut added = 0;
        for ((entry, before), own) in theirs.iter().zip(in_base).zip(in_ours) {
            let before = before.map(|(_, before)| before);
            match (before, own) {
                (_, Some((index, own))) => {
                    let spot = spot.entry(index, shift(index), own);
                    self.table(&spot, Some(shape), [before, Some(own), Some(entry)]);
                }
                (Some(before), None) if same_table(before, entry) => {} // ours took it away
                (_, None) => {
                    let index = ours.len() + added;
                    self.add(&spot.entry(index, shift(index), entry), spot, entry, before);
                    added += 1;
                }
            }
        }
        // From the last to the first, so that no place shifts.
        gone.sort_by_key(|((index, _), _)| std::cmp::Reverse(*index));
        for ((index, own), before) in gone {
            self.lose(&spot.entry(index, shift(index), own), own, before);
        }
    }

    /// Adds an entry of theirs. If it was there before, ours took it away while they changed it.
    fn add(&mut self, spot: &Spot, list: &Spot, entry: &tree::Table<'_>, before: Option<&tree::Table<'_>>) {
        let entries = entry.iter().map(|(key, value)| (key.get_ref().to_string(), written(value, self.texts[2])));
        self.changes.push(Amendment::Append { at: list.at.clone(), entries: entries.collect() });
        if before.is_some() {
            let field = telling(entry);
            self.clash(&spot.key(field), [before, None, Some(entry)].map(|table| value_of(table, field)));
        }
    }

    /// Takes away what they took away, unless ours was changed meanwhile.
    fn lose(&mut self, spot: &Spot, own: &tree::Table<'_>, before: &tree::Table<'_>) {
        if same_table(own, before) {
            return self.take(spot, None);
        }
        let field = telling(own);
        self.clash(&spot.key(field), [Some(before), Some(own), None].map(|table| value_of(table, field)));
    }

    fn clash(&mut self, spot: &Spot, found: Three<Found<'_, '_>>) {
        let [base, ours, theirs] = found;
        let [in_base, in_ours, in_theirs] = self.texts;
        let sides = [(base, in_base), (ours, in_ours), (theirs, in_theirs)];
        let sides = sides.map(|(value, text)| value.map(|value| typed(value, text)));
        self.clashes.push(Clash { key: spot.name.clone(), sides });
    }
}

/// A place in ours, and how conflicts name it.
#[derive(Clone, Default)]
struct Spot {
    at: Place,
    name: String,
}

impl Spot {
    fn key(&self, name: &str) -> Self {
        self.step(Step::Key(name.to_owned()), name)
    }

    /// An entry of a list, named by its id where it has one, else by its place once those before it are taken away.
    fn entry(&self, index: usize, taken: usize, entry: &tree::Table<'_>) -> Self {
        self.step(Step::Item(index), &name_of(entry).unwrap_or_else(|| (index - taken).to_string()))
    }

    fn step(&self, step: Step, name: &str) -> Self {
        let Place(mut steps) = self.at.clone();
        steps.push(step);
        let name = if self.name.is_empty() { name.to_owned() } else { format!("{}.{name}", self.name) };
        Self { at: Place(steps), name }
    }
}

fn tables<'a, 'd>(found: Three<Found<'a, 'd>>) -> Tables<'a, 'd> {
    found.map(|value| value.and_then(as_table))
}

/// Whether one of two that go together is another.
fn differ(one: [Found<'_, '_>; 2], other: [Found<'_, '_>; 2]) -> bool {
    one.into_iter().zip(other).any(|(one, other)| !same(one, other))
}

/// The version of each entry in another list, with its place.
fn pairs<'a, 'd>(
    shape: &Table,
    entries: &[&tree::Table<'_>],
    list: &[&'a tree::Table<'d>],
) -> Vec<Option<(usize, &'a tree::Table<'d>)>> {
    let names: Vec<_> = entries.iter().map(|entry| named(shape, entry)).collect();
    let found = pair::pairs(&names, list.iter().map(|other| named(shape, other)));
    found.into_iter().map(|at| at.and_then(|at| Some((at, *list.get(at)?)))).collect()
}
