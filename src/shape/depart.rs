//! Where a document departs from its shape.

use std::fmt;

use super::codes;
use super::kind::{Field, Kind, Need, Table};
use super::tree::{self, Item, Key, Value};
use crate::plain::{Finding, Span, did_you_mean, first_unsafe};

/// A text with more characters than this is worth a warning: spreadsheets cut it.
const LONG_TEXT: usize = 30_000;

/// What was found on the way through a document.
#[derive(Debug, Default)]
pub(super) struct Departures {
    pub(super) findings: Vec<Finding>,
    /// Where the values stand that do not fit.
    pub(super) misfits: Vec<(usize, usize)>,
}

/// The way to a value, put into words only where there is something to say.
pub(super) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => f.write_str(key),
            Self::Key(above, key) => write!(f, "{above}.{key}"),
            Self::Item(above, index) => write!(f, "{above}.{index}"),
        }
    }
}

impl Departures {
    /// Looks through a table and what is in it.
    pub(super) fn in_table(
        &mut self,
        table: &tree::Table<'_>,
        shape: &'static Table,
        path: &Path<'_>,
        place: Option<&Span>,
    ) {
        for field in shape.fields.iter().filter(|field| field.need != Need::Optional) {
            if table.get(field.name).is_none() {
                self.findings.push(missing(field, &Path::Key(path, field.name), place));
            }
        }
        for (key, value) in table.iter() {
            let path = Path::Key(path, key.get_ref());
            match shape.field(key.get_ref()) {
                Some(field) => self.in_value(value, &field.kind, &path, field.need == Need::Essential),
                None => match shape.kind_of(key.get_ref()) {
                    Some(kind) => self.in_value(value, kind, &path, false),
                    None => self.findings.push(unknown(key, shape, &path)),
                },
            }
        }
    }

    fn in_value(&mut self, value: &Item<'_>, kind: &'static Kind, path: &Path<'_>, essential: bool) {
        if let Some(misfit) = kind.misfit(value.get_ref()) {
            let span = value.span();
            self.misfits.push((span.start, span.end));
            let code = if essential { codes::ESSENTIAL_MISSING } else { misfit.code };
            let finding = Finding::new(code, path.to_string(), misfit.message).at(Some(span));
            self.findings.push(finding.help(misfit.help).meant(misfit.did_you_mean));
            return;
        }
        match (kind, value.get_ref()) {
            (Kind::Table(shape), Value::Table(table)) => self.in_table(table, shape, path, Some(&value.span())),
            (Kind::Items(shape), Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Table(table) = item.get_ref() {
                        self.in_table(table, shape, &Path::Item(path, index), Some(&item.span()));
                    }
                }
            }
            (_, Value::Text(text)) => self.findings.extend(doubtful_text(text, path, value.span())),
            (_, Value::List(items)) => {
                for item in items {
                    if let Value::Text(text) = item.get_ref() {
                        self.findings.extend(doubtful_text(text, path, item.span()));
                    }
                }
            }
            _ => {}
        }
    }
}

fn doubtful_text(text: &str, path: &Path<'_>, span: Span) -> Option<Finding> {
    if text.len() > LONG_TEXT && text.chars().count() > LONG_TEXT {
        let found = Finding::new(codes::TEXT_LONG, path.to_string(), "this text has more than 30,000 characters");
        return Some(found.at(Some(span)).help("Keep it in a document beside the audit and link to it."));
    }
    let bad = first_unsafe(text)?;
    let message = format!("this text holds the invisible character U+{:04X}, which is not shown", u32::from(bad));
    Some(
        Finding::new(codes::UNSAFE_CHARACTER, path.to_string(), message)
            .at(Some(span))
            .help("Type the text anew, or paste it as plain text."),
    )
}

fn missing(field: &Field, path: &Path<'_>, place: Option<&Span>) -> Finding {
    let code = if field.need == Need::Essential { codes::ESSENTIAL_MISSING } else { codes::KEY_MISSING };
    let message = format!("`{path}` is missing");
    Finding::new(code, path.to_string(), message).at(place.cloned()).help(format!(
        "Add `{} = …`: {}.",
        field.name,
        field.kind.expectation()
    ))
}

fn unknown(key: &Key<'_>, shape: &'static Table, path: &Path<'_>) -> Finding {
    let malformed = shape.rest.as_ref().is_some_and(|rest| !rest.key.takes_as_key(key.get_ref()));
    let name = key.get_ref();
    let finding = match &shape.rest {
        Some(rest) if malformed => {
            Finding::new(codes::ID_INVALID, path.to_string(), format!("'{name}' is not {}", rest.key.expectation()))
        }
        _ => Finding::new(codes::KEY_UNKNOWN, path.to_string(), format!("'{name}' is not a key of this table")),
    };
    finding
        .at(Some(key.span()))
        .help("It is kept as it is and counts for nothing.")
        .meant(did_you_mean(name, shape.names()))
}
