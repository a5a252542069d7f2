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
mod laws;
#[cfg(test)]
mod tests;

use toml_edit::Document;

pub use self::comments::{comments, with_comments};
use self::create::{New, append, create};
use self::remove::remove;
use self::replace::replace;
use self::splice::{Splice, spliced};
use self::walk::walk;
use super::{Table, Value};

/// What comes before the first line of some files made on Windows.
const BOM: char = '\u{feff}';

/// The longest way to a place. Deeper tables would be more than a parser of TOML takes.
const DEEPEST: usize = 32;

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
pub enum Change {
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
pub fn apply(text: &str, shape: &'static Table, order: &[&str], changes: &[Change]) -> Result<String, EditError> {
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
    changes: &[Change],
    marks: &[Change],
) -> Result<String, EditError> {
    let order = Order { shape, names: order };
    let (bom, body) = text.strip_prefix(BOM).map_or(("", text), |body| text.split_at(text.len() - body.len()));
    let mut edited = body.to_owned();
    let mut left: Vec<&Change> = changes.iter().collect();
    let mut marks = Some(marks);
    while !left.is_empty() {
        edited = {
            let document = Document::parse(edited.as_str()).map_err(|e| EditError::Syntax(e.message().to_owned()))?;
            let splices = batch(&document, order, &mut left, &mut marks)?;
            spliced(&edited, splices)
        };
    }
    Ok(format!("{bom}{edited}"))
}

/// What has to be done for as many of the next changes as can be told from one parse of the document: any number of
/// values replaced, and one thing made or taken away, since in what form the next is made depends on what is there.
///
/// The first change with an effect brings the marks behind the others.
fn batch<'c>(
    document: &Document<&str>,
    order: Order<'_>,
    left: &mut Vec<&'c Change>,
    marks: &mut Option<&'c [Change]>,
) -> Result<Vec<Splice>, EditError> {
    let (mut splices, mut seen): (Vec<Splice>, Vec<&Change>) = (Vec::new(), Vec::new());
    let mut has_built = false;
    while let Some(change) = left.first().copied() {
        if seen.iter().any(|earlier| !earlier.is_apart_from(change)) {
            break;
        }
        let Effect { splices: more, builds } = effect(document, order, change)?;
        let meets = more.iter().any(|one| splices.iter().any(|other| one.touches(other)));
        if meets || (has_built && builds) {
            break;
        }
        if !more.is_empty() {
            left.extend(marks.take().into_iter().flatten());
            seen.push(change);
        }
        has_built |= builds;
        splices.extend(more);
        left.remove(0);
    }
    Ok(splices)
}

/// What a change comes to in a document.
struct Effect {
    splices: Vec<Splice>,
    /// Whether something is made or taken away, not only a value replaced.
    builds: bool,
}

fn effect(document: &Document<&str>, order: Order<'_>, change: &Change) -> Result<Effect, EditError> {
    let (splices, builds) = match change {
        Change::Set { at, to } => put(document, order, at, New::Value(to))?,
        Change::Append { at, entries } => put(document, order, at, New::Item(entries))?,
        Change::Remove { at } => (remove(document, order.shape, at)?, true),
    };
    Ok(Effect { builds: builds && !splices.is_empty(), splices })
}

fn put(
    document: &Document<&str>,
    order: Order<'_>,
    at: &Place,
    new: New<'_>,
) -> Result<(Vec<Splice>, bool), EditError> {
    let (node, missing) = walk(document, order.shape, at)?;
    Ok(match new {
        _ if !missing.is_empty() => (create(&node, order, at, missing, new)?, true),
        New::Value(to) => (replace(&node, at, to)?, false),
        New::Item(_) => (append(&node, at, new)?, true),
    })
}

impl Change {
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

    /// Whether neither can alter what the other means: their ways part at a key.
    fn is_apart_from(&self, other: &Self) -> bool {
        let steps = self.place().0.iter().zip(&other.place().0);
        let parting = steps.into_iter().find(|(one, other)| one != other);
        matches!(parting, Some((Step::Key(_), Step::Key(_))))
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
