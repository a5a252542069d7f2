//! A text read against its shape: values by name, and every departure as a finding with its place.

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::kind::{self, Kind, Need, Table};
use crate::plain::{Finding, Span, did_you_mean, is_unsafe};

/// The largest text that is read, in bytes. A hostile text of 4 MiB takes over a gigabyte to parse.
pub const MAX_BYTES: usize = 1 << 20;

/// Up to this many bytes all syntax errors are looked for; beyond it the first has to do.
const RECOVERED_BYTES: usize = 256 << 10;

/// A text with more characters than this is worth a warning: spreadsheets cut it.
const LONG_TEXT: usize = 30_000;

/// The kinds of finding that reading against a shape can make.
pub mod codes {
    use crate::plain::Code;

    /// The text is larger than [`super::MAX_BYTES`].
    pub const TOO_LARGE: Code = Code::unreadable("too-large");
    /// The text is not TOML.
    pub const TOML_SYNTAX: Code = Code::unreadable("toml-syntax");
    /// Git's conflict markers stand in the text.
    pub const GIT_CONFLICT: Code = Code::unreadable("git-conflict");
    /// A key without which the file cannot be read is missing or wrong.
    pub const ESSENTIAL_MISSING: Code = Code::unreadable("essential-missing");
    /// A required key is missing.
    pub const KEY_MISSING: Code = Code::error("key-missing");
    /// A key that means nothing here; it is kept.
    pub const KEY_UNKNOWN: Code = Code::warning("key-unknown");
    /// A value of another type than expected.
    pub const WRONG_TYPE: Code = Code::error("wrong-type");
    /// A value of the right type that cannot be.
    pub const WRONG_VALUE: Code = Code::error("wrong-value");
    /// A number outside its bounds.
    pub const OUT_OF_RANGE: Code = Code::error("out-of-range");
    /// An id that is not well formed.
    pub const ID_INVALID: Code = Code::error("id-invalid");
    /// A text longer than a spreadsheet cell holds.
    pub const TEXT_LONG: Code = Code::warning("text-long");
    /// A control or direction-changing character in a text.
    pub const UNSAFE_CHARACTER: Code = Code::warning("unsafe-character");
}

/// A text that is TOML.
#[derive(Debug)]
pub struct Document<'i> {
    text: &'i str,
    root: Spanned<DeTable<'i>>,
}

/// A table of a document, read by the names of its shape. A value that does not fit its kind is not given out.
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    text: &'d str,
    table: &'d DeTable<'d>,
    shape: &'static Table,
}

/// Parses a text as TOML.
///
/// # Errors
///
/// The findings that make it unreadable: too large, not TOML, git's conflict markers.
pub fn parse(text: &str) -> Result<Document<'_>, Vec<Finding>> {
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} bytes; more than 1 MiB is not read", text.len());
        return Err(vec![
            Finding::new(codes::TOO_LARGE, "", message).help("Keep long documents beside the audit and link to them."),
        ]);
    }
    let (root, errors) = if text.len() <= RECOVERED_BYTES {
        DeTable::parse_recoverable(text)
    } else {
        match DeTable::parse(text) {
            Ok(root) => (root, Vec::new()),
            Err(error) => (Spanned::new(0..0, DeTable::new()), vec![error]),
        }
    };
    if errors.is_empty() {
        return Ok(Document { text, root });
    }
    Err(git_conflict(text).map_or_else(|| errors.iter().map(syntax_finding).collect(), |found| vec![found]))
}

fn syntax_finding(error: &toml::de::Error) -> Finding {
    Finding::new(codes::TOML_SYNTAX, "", format!("this is not valid TOML: {}", error.message()))
        .at(error.span())
        .help("Mend this line in a text editor, or bring back an earlier version of the file.")
}

/// A finding for the first conflict marker, if all three kinds stand at the beginning of a line.
fn git_conflict(text: &str) -> Option<Finding> {
    let line_at = |marker: &str| {
        text.match_indices(marker).map(|(at, _)| at).find(|at| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'))
    };
    let (ours, _, _) = (line_at("<<<<<<< ")?, line_at("=======")?, line_at(">>>>>>> ")?);
    Some(
        Finding::new(codes::GIT_CONFLICT, "", "git left the marks of a merge conflict in this file")
            .at(Some(ours..ours + 7))
            .help("Settle the conflict in a text editor: keep one side of each marked place and take out the marks."),
    )
}

impl<'i> Document<'i> {
    /// The whole document, read as a table of that shape.
    #[must_use]
    pub fn root(&'i self, shape: &'static Table) -> Node<'i> {
        Node { text: self.text, table: self.root.get_ref(), shape }
    }

    /// Every departure of the document from the shape, in the order of the text.
    #[must_use]
    pub fn departures(&'i self, shape: &'static Table) -> Vec<Finding> {
        let mut findings = Vec::new();
        depart(self.root.get_ref(), shape, "", None, &mut findings);
        findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.start));
        findings
    }

    /// The document's values as plain TOML, whatever its shape.
    #[must_use]
    pub fn table(&self) -> &DeTable<'i> {
        self.root.get_ref()
    }
}

fn depart(table: &DeTable<'_>, shape: &'static Table, path: &str, place: Option<&Span>, findings: &mut Vec<Finding>) {
    for field in shape.fields.iter().filter(|field| field.need != Need::Optional) {
        if table.get(field.name).is_none() {
            findings.push(missing(field, path, place));
        }
    }
    for (key, value) in table {
        let full = join(path, key.get_ref());
        match shape.kind_of(key.get_ref()) {
            Some(kind) => depart_value(value, kind, &full, essential(shape, key.get_ref()), findings),
            None => findings.push(unknown(key, shape, full)),
        }
    }
}

fn essential(shape: &Table, key: &str) -> bool {
    shape.field(key).is_some_and(|field| field.need == Need::Essential)
}

fn depart_value(
    value: &Spanned<DeValue<'_>>,
    kind: &'static Kind,
    path: &str,
    essential: bool,
    findings: &mut Vec<Finding>,
) {
    if let Some(misfit) = kind.misfit(value.get_ref()) {
        let code = if essential { codes::ESSENTIAL_MISSING } else { misfit.code };
        let finding = Finding::new(code, path, misfit.message).at(Some(value.span()));
        findings.push(finding.help(misfit.help).meant(misfit.did_you_mean));
        return;
    }
    match (kind, value.get_ref()) {
        (Kind::Table(shape), DeValue::Table(table)) => depart(table, shape, path, Some(&value.span()), findings),
        (Kind::Items(shape), DeValue::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                if let DeValue::Table(table) = item.get_ref() {
                    depart(table, shape, &format!("{path}.{index}"), Some(&item.span()), findings);
                }
            }
        }
        (_, DeValue::String(text)) => findings.extend(doubtful_text(text, path, value.span())),
        (_, DeValue::Array(items)) => {
            for item in items {
                if let DeValue::String(text) = item.get_ref() {
                    findings.extend(doubtful_text(text, path, item.span()));
                }
            }
        }
        _ => {}
    }
}

fn doubtful_text(text: &str, path: &str, span: Span) -> Option<Finding> {
    if text.len() > LONG_TEXT && text.chars().count() > LONG_TEXT {
        let found = Finding::new(codes::TEXT_LONG, path, "this text has more than 30,000 characters");
        return Some(found.at(Some(span)).help("Keep it in a document beside the audit and link to it."));
    }
    // Nearly every text is plain, and looking at its bytes is quicker than at its characters.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return None;
    }
    let bad = text
        .char_indices()
        .find(|(at, c)| is_unsafe(*c) && !text.get(*at..).is_some_and(|rest| rest.starts_with("\r\n")))?
        .1;
    let message = format!("this text holds the invisible character U+{:04X}, which is not shown", u32::from(bad));
    Some(
        Finding::new(codes::UNSAFE_CHARACTER, path, message)
            .at(Some(span))
            .help("Type the text anew, or paste it as plain text."),
    )
}

fn missing(field: &super::Field, path: &str, place: Option<&Span>) -> Finding {
    let code = if field.need == Need::Essential { codes::ESSENTIAL_MISSING } else { codes::KEY_MISSING };
    let message = format!("`{}` is missing", join(path, field.name));
    Finding::new(code, join(path, field.name), message).at(place.cloned()).help(format!(
        "Add `{} = …`: {}.",
        field.name,
        field.kind.expectation()
    ))
}

fn unknown(key: &Spanned<std::borrow::Cow<'_, str>>, shape: &'static Table, full: String) -> Finding {
    let malformed = shape.rest.as_ref().is_some_and(|rest| !rest.key.takes_as_key(key.get_ref()));
    let name = key.get_ref();
    let finding = match &shape.rest {
        Some(rest) if malformed => {
            Finding::new(codes::ID_INVALID, full, format!("'{name}' is not {}", rest.key.expectation()))
        }
        _ => Finding::new(codes::KEY_UNKNOWN, full, format!("'{name}' is not a key of this table")),
    };
    finding
        .at(Some(key.span()))
        .help("It is kept as it is and counts for nothing.")
        .meant(did_you_mean(name, shape.names()))
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

impl<'d> Node<'d> {
    /// The value under the key, if it fits its kind.
    fn value(&self, key: &str) -> Option<&'d DeValue<'d>> {
        let value = self.table.get(key)?.get_ref();
        self.shape.kind_of(key)?.misfit(value).is_none().then_some(value)
    }

    /// Whether the key is there, whatever it holds.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Where the key's value stands.
    #[must_use]
    pub fn span(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(Spanned::span)
    }

    /// The key's value as it stands in the text, quotes and all.
    #[must_use]
    pub fn as_found(&self, key: &str) -> Option<&'d str> {
        self.text.get(self.span(key)?)
    }

    /// Text, with Windows line breaks made plain.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        match self.value(key)? {
            DeValue::String(text) => Some(text.replace("\r\n", "\n")),
            _ => None,
        }
    }

    /// A text that stands for something else, such as an id or a status.
    #[must_use]
    pub fn parsed<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        match self.value(key)? {
            DeValue::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A whole number that fits the type asked for.
    #[must_use]
    pub fn whole<T: TryFrom<i64>>(&self, key: &str) -> Option<T> {
        T::try_from(kind::whole(self.value(key)?)?).ok()
    }

    /// A date.
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Date> {
        kind::date(self.value(key)?)
    }

    /// A figure.
    #[must_use]
    pub fn figure(&self, key: &str) -> Option<Decimal> {
        kind::figure(self.value(key)?)
    }

    /// True or false; false where it is not there.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.value(key), Some(DeValue::Boolean(true)))
    }

    /// A list of texts; empty where it is not there.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<String> {
        let Some(DeValue::Array(items)) = self.value(key) else { return Vec::new() };
        items.iter().filter_map(|item| item.get_ref().as_str().map(ToOwned::to_owned)).collect()
    }

    /// A table.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<Self> {
        match (self.shape.kind_of(key)?, self.value(key)?) {
            (Kind::Table(shape), DeValue::Table(table)) => Some(Node { table, shape, ..*self }),
            _ => None,
        }
    }

    /// The tables of a list of tables, in order; none where it is not there.
    #[must_use]
    pub fn items(&self, key: &str) -> Vec<Self> {
        let (Some(Kind::Items(shape)), Some(DeValue::Array(items))) = (self.shape.kind_of(key), self.value(key)) else {
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| match item.get_ref() {
            DeValue::Table(table) => Some(Node { table, shape, ..*self }),
            _ => None,
        });
        tables.collect()
    }

    /// The keys that are no fields of the shape but well formed, in the order of the text.
    #[must_use]
    pub fn rest(&self) -> Vec<&'d str> {
        let named = self.table.iter().filter(|(key, _)| self.shape.field(key.get_ref()).is_none());
        let mut keys: Vec<_> = named.filter(|(key, _)| self.shape.kind_of(key.get_ref()).is_some()).collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        keys.into_iter().map(|(key, _)| key.get_ref().as_ref()).collect()
    }

    /// Where the key itself stands.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.table.get_key_value(key).map(|(key, _)| key.span())
    }
}
