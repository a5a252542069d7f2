//! Editing a TOML text in place: what was not changed stays as it is, byte for byte.
//!
//! The text is never written anew from a tree. `toml_edit` says where everything stands and in which form; every change
//! becomes a few splices of the text. So comments, spacing, order, a BOM and line endings need no care of their own.

mod comments;
mod create;
mod layout;
mod parts;
mod remove;
mod replace;
mod splice;
mod walk;
mod written;

#[cfg(test)]
pub(super) mod laws;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use toml_edit::Document;

pub use self::comments::{comments, with_comments};
use self::create::{Line, New, append, create};
use self::remove::remove;
use self::replace::replace;
use self::splice::{Splice, spliced};
use self::walk::{Parsed, walk};
use super::{Table, Value};

/// What comes before the first line of some files made on Windows.
const BOM: char = '\u{feff}';

/// The longest way to a place. Deeper tables would be more than a parser of TOML takes.
const DEEPEST: usize = 32;

/// At most so many changes are made from one parse, since each is held against those before it.
const AT_ONCE: usize = 256;

/// So many of them may be lines added to one table: more than a response has keys. Each looks through the table.
const LINES_AT_ONCE: usize = 12;

/// The most that is parsed for one call, by [`weight`], of a file up to a quarter of the largest size and of a larger one:
/// one as people write them some three hundred times over, and the largest ten times.
const MOST_PARSED: [usize; 2] = [6 << 20, 12 << 20];

/// What a text weighs when it is parsed, in bytes of plain text: each list and table in it takes as long as ten.
fn weight(text: &str) -> usize {
    text.len() + 9 * text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count()
}

/// One step from a table to what it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list, counted from 0.
    Item(usize),
}

/// The way from the root of a document to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub Vec<Step>);

/// One change to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// Writes a value, making the tables on the way that are missing.
    Set {
        /// Where.
        at: Place,
        /// What.
        to: Value,
    },
    /// Takes a key or an item of a list away; nothing happens if it is not there. With the last item goes the list.
    Remove {
        /// Where.
        at: Place,
    },
    /// Adds a table at the end of a list of tables, making the list if it is missing.
    Append {
        /// The list.
        at: Place,
        /// The keys of the new table, in order; of two with one name the first counts.
        entries: Vec<(String, Value)>,
    },
}

/// Why a text could not be edited. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The text is not TOML.
    #[error("the file is not valid TOML, so it cannot be changed: {0}")]
    Syntax(String),
    /// On the way to the place stands something that is not a table.
    #[error("`{0}` is not a table here, so nothing can be written below it")]
    NotATable(String),
    /// A list of tables is expected, and something else stands there.
    #[error("`{0}` is not a list of tables here, so nothing can be added to it")]
    NotAList(String),
    /// A value is to be written where a table stands, which would be lost.
    #[error("`{0}` is a table here, so no value can be written in its place; take it away first")]
    NotAValue(String),
    /// The item of the list is not there.
    #[error("`{0}` is not there")]
    NoSuchItem(String),
    /// The changes depend on each other, and are too many for so large a file.
    #[error(
        "these are too many changes to be made in a file of this size at once, so none was made; make some of them first"
    )]
    TooMany,
    /// The place is nested deeper than files are.
    #[error("`{0}` is nested too deep")]
    TooDeep(String),
}

/// What the order of new keys goes by.
#[derive(Clone, Copy)]
struct Order<'a> {
    shape: &'static Table,
    names: &'a [&'a str],
}

/// The text with the changes made, one after the other.
///
/// New fields are written in the order of `shape`, and tables under free keys, such as the responses, in that of
/// `order`. Line breaks in new text are those that prevail in the file.
///
/// # Errors
///
/// The text is not TOML, or a place cannot be reached; then nothing is changed.
pub fn apply(text: &str, shape: &'static Table, order: &[&str], changes: &[Amendment]) -> Result<String, EditError> {
    apply_marked(text, shape, order, changes, &[])
}

/// The same; and if that changed anything, `marks` are made too, such as who changed it and when.
///
/// # Errors
///
/// As for [`apply`].
pub fn apply_marked(
    text: &str,
    shape: &'static Table,
    order: &[&str],
    changes: &[Amendment],
    marks: &[Amendment],
) -> Result<String, EditError> {
    let order = Order { shape, names: order };
    let mut parsed = 0_usize;
    let [most_of_small, most_of_large] = MOST_PARSED;
    let most = if text.len() <= super::MAX_BYTES / 4 { most_of_small } else { most_of_large };
    let (bom, body) = text.strip_prefix(BOM).map_or(("", text), |body| text.split_at(text.len() - body.len()));
    let mut edited = body.to_owned();
    let mut left: VecDeque<&Amendment> = changes.iter().collect();
    let mut marks = Some(marks);
    while !left.is_empty() {
        parsed += weight(&edited);
        if parsed > most.max(weight(text)) {
            return Err(EditError::TooMany);
        }
        edited = {
            let document = Document::parse(edited.as_str()).map_err(|e| EditError::Syntax(e.message().to_owned()))?;
            let splices = batch(&Parsed::of(&document), order, &mut left, &mut marks)?;
            spliced(&edited, splices)
        };
    }
    Ok(format!("{bom}{edited}"))
}

/// What has to be done for as many of the next changes as can be told from one parse of the document: values replaced,
/// and one thing made or taken away in each of several tables, none of them within another, since in what form the next is
/// made depends on what is there. Entries
/// added to one list come one behind the other.
///
/// The first change with an effect brings the marks behind the others.
fn batch<'c>(
    document: &Parsed<'_>,
    order: Order<'_>,
    left: &mut VecDeque<&'c Amendment>,
    marks: &mut Option<&'c [Amendment]>,
) -> Result<Vec<Splice>, EditError> {
    let (mut splices, mut seen): (Vec<Splice>, Vec<Seen<'_>>) = (Vec::new(), Vec::new());
    while let Some(change) = left.front().copied().filter(|_| seen.len() < AT_ONCE) {
        let in_same_list = seen.last().is_some_and(|last| last.is_followed_by(change));
        if !in_same_list && seen.iter().any(|earlier| !earlier.change.is_apart_from(change)) {
            break;
        }
        let effect = effect(document, order, change)?;
        let goes_behind = in_same_list || seen.last().is_some_and(|last| effect.goes_behind(last, &splices));
        let meets = || effect.splices.iter().any(|one| splices.iter().any(|other| one.touches(other)));
        if !goes_behind && (seen.iter().any(|earlier| effect.builds_beside(earlier)) || meets()) {
            break;
        }
        left.pop_front();
        if effect.splices.is_empty() {
            continue;
        }
        left.extend(marks.take().into_iter().flatten());
        if !in_same_list {
            let lines = 1 + seen.last().filter(|_| goes_behind).map_or(0, |last| last.lines);
            seen.push(Seen { change, builds_in: effect.builds_in, adds: effect.adds, lines });
        }
        splices.extend(effect.splices);
    }
    Ok(splices)
}

/// What a change comes to in a document.
struct Effect<'c> {
    splices: Vec<Splice>,
    /// The table or list in which something is made or taken away, unless only a value is replaced.
    builds_in: Option<&'c [Step]>,
    /// What it adds behind which more can be added.
    adds: Option<Added>,
}

/// What is added to a table or a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Added {
    /// A section, to a list of sections.
    Section,
    /// A line for a key.
    Line(Line),
}

/// A change whose effect is known.
struct Seen<'c> {
    change: &'c Amendment,
    builds_in: Option<&'c [Step]>,
    adds: Option<Added>,
    /// How many lines it and those directly before it add to one table.
    lines: usize,
}

impl Effect<'_> {
    /// Whether both build in one table, or in one within the other.
    fn builds_beside(&self, other: &Seen<'_>) -> bool {
        let both = self.builds_in.zip(other.builds_in);
        both.is_some_and(|(one, other)| one.iter().zip(other).all(|(one, other)| one == other))
    }
}

impl Effect<'_> {
    /// Whether it adds a line to the table to which the last change added one, at the same place and later in the order.
    fn goes_behind(&self, last: &Seen<'_>, done: &[Splice]) -> bool {
        let (Some(Added::Line(before)), Some(Added::Line(line))) = (last.adds, self.adds) else { return false };
        let at = |splices: &[Splice]| splices.last().map(|splice| splice.at.clone());
        let is_next = last.builds_in == self.builds_in && line.goes_behind(before) && at(&self.splices) == at(done);
        is_next && last.lines < LINES_AT_ONCE
    }
}

impl Seen<'_> {
    /// Whether it adds a section to a list, and the next change another, which comes directly behind.
    fn is_followed_by(&self, next: &Amendment) -> bool {
        self.adds == Some(Added::Section) && matches!(next, Amendment::Append { at, .. } if at == self.change.place())
    }
}

fn effect<'c>(document: &Parsed<'_>, order: Order<'_>, change: &'c Amendment) -> Result<Effect<'c>, EditError> {
    match change {
        Amendment::Set { at, to } => put(document, order, at, New::Value(to)),
        Amendment::Append { at, entries } => put(document, order, at, New::Item(entries)),
        Amendment::Remove { at } => {
            let splices = remove(document, order.shape, at)?;
            Ok(Effect { splices, builds_in: at.0.split_last().map(|(_, table)| table), adds: None })
        }
    }
}

fn put<'c>(document: &Parsed<'_>, order: Order<'_>, at: &'c Place, new: New<'_>) -> Result<Effect<'c>, EditError> {
    let (node, missing) = walk(document, order.shape, at)?;
    let (there, _) = at.0.split_at(at.0.len() - missing.len());
    let builds = |splices| Effect { splices, builds_in: Some(there), adds: None };
    Ok(match new {
        _ if !missing.is_empty() => {
            let (splices, line) = create(&node, order, at, missing, new)?;
            Effect { adds: line.map(Added::Line), ..builds(splices) }
        }
        New::Value(to) => Effect { splices: replace(&node, at, to)?, builds_in: None, adds: None },
        New::Item(_) => {
            let adds = node.is_of_sections().then_some(Added::Section);
            Effect { adds, ..builds(append(&node, at, new)?) }
        }
    })
}

impl Amendment {
    /// Where it is.
    #[must_use]
    pub fn into_place(self) -> Place {
        match self {
            Self::Set { at, .. } | Self::Remove { at } | Self::Append { at, .. } => at,
        }
    }

    fn place(&self) -> &Place {
        match self {
            Self::Set { at, .. } | Self::Remove { at } | Self::Append { at, .. } => at,
        }
    }

    /// Whether neither can alter what the other means: their ways part at a key, or at an item where neither takes one
    /// of the items away.
    fn is_apart_from(&self, other: &Self) -> bool {
        let mut steps = self.place().0.iter().zip(&other.place().0);
        let Some(parting) = steps.position(|(one, other)| one != other) else { return false };
        let at = |change: &Self| change.place().0.get(parting).cloned();
        match (at(self), at(other)) {
            (Some(Step::Key(_)), Some(Step::Key(_))) => true,
            (Some(Step::Item(_)), Some(Step::Item(_))) => {
                [self, other].into_iter().all(|it| it.place().0.len() > parting + 1)
            }
            _ => false,
        }
    }
}

impl Place {
    /// Whether it is that of an item of a list.
    #[must_use]
    pub fn is_item(&self) -> bool {
        matches!(self.0.last(), Some(Step::Item(_)))
    }

    /// The place as it is written in messages: `responses.sub-group.actions.0`.
    #[must_use]
    pub fn dotted(&self) -> String {
        dotted(&self.0)
    }
}

fn dotted(steps: &[Step]) -> String {
    let names = steps.iter().map(|step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(index) => index.to_string(),
    });
    names.collect::<Vec<_>>().join(".")
}
