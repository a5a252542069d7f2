//! The tree made straight from the parser's events, of a text that is written as audits are.

use std::borrow::Cow;
use std::mem;

use toml::Spanned;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{Event, EventKind, EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span as At};

use super::names::Names;
use super::{FEW, Item, Key, Table, Value};
use crate::plain::Span;

/// Lists and tables within each other, and names of a heading, may be so many.
const DEEPEST: usize = 8;

/// The `toml` crate reads brackets and braces within each other up to so many.
const DEEPEST_IN_TOML: usize = 80;

/// Why a text does not go the quick way.
#[derive(Debug)]
pub(super) enum NotQuick {
    /// It is no TOML, or has in it what no program and hardly anybody writes in an audit: keys with dots, tables of very
    /// many keys, a heading below those of its own tables, and what is nested deeper than any audit.
    Unusual,
    /// A key whose name is too long for any way.
    LongName(Span),
}

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Table<'_>, NotQuick> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = Reader::new(source);
    let mut error: Option<ParseError> = None;
    parse_document(&tokens, &mut reader, &mut error);
    reader.step(Reader::end_table);
    match reader.names.too_long {
        Some(span) => Err(NotQuick::LongName(span)),
        None if error.is_some() || reader.is_refused => Err(NotQuick::Unusual),
        None => Ok(reader.root),
    }
}

/// What has been read so far.
struct Reader<'t> {
    source: Source<'t>,
    root: Table<'t>,
    /// The heading above, and the table under it as far as it is read; before the first heading that is the root.
    heading: Option<Heading<'t>>,
    table: Table<'t>,
    /// Where the heading begins that is being read.
    heading_start: Option<usize>,
    /// Names of the heading that is being read, and keys whose value has not come yet.
    keys: Vec<Key<'t>>,
    /// What stands in brackets or braces and is not closed yet.
    open: Vec<Open<'t>>,
    names: Names,
    is_refused: bool,
}

struct Heading<'t> {
    names: Vec<Key<'t>>,
    /// From bracket to bracket.
    span: Span,
    /// Whether its brackets are double.
    is_item: bool,
}

/// A list or a table with the place where it begins.
enum Open<'t> {
    List(usize, Vec<Item<'t>>),
    Table(usize, Table<'t>),
}

impl<'t> Reader<'t> {
    fn new(source: Source<'t>) -> Self {
        Self {
            source,
            root: Table::default(),
            heading: None,
            table: Table::default(),
            heading_start: None,
            keys: Vec::new(),
            open: Vec::new(),
            names: Names::default(),
            is_refused: false,
        }
    }

    /// Goes on, unless the text is refused; it is where a step gives nothing.
    fn step(&mut self, step: impl FnOnce(&mut Self) -> Option<()>) {
        self.is_refused = self.is_refused || step(self).is_none();
    }

    fn raw(&self, kind: EventKind, encoding: Option<Encoding>, at: At) -> Option<Raw<'t>> {
        self.source.get(Event::new_unchecked(kind, encoding, at))
    }

    fn key(&mut self, at: At, encoding: Option<Encoding>, error: &mut dyn ErrorSink) -> Option<()> {
        let mut name = Cow::Borrowed("");
        self.raw(EventKind::SimpleKey, encoding, at)?.decode_key(&mut name, error);
        self.keys.push(Spanned::new(span_of(at), name));
        (self.keys.len() <= DEEPEST).then_some(())
    }

    fn scalar(&mut self, at: At, encoding: Option<Encoding>, error: &mut dyn ErrorSink) -> Option<()> {
        let mut text = Cow::Borrowed("");
        let value = match self.raw(EventKind::Scalar, encoding, at)?.decode_scalar(&mut text, error) {
            ScalarKind::String => Value::Text(text),
            ScalarKind::Boolean(flag) => Value::Flag(flag),
            ScalarKind::DateTime => Value::Date(text.parse().ok()?),
            ScalarKind::Float => Value::Decimal(text),
            ScalarKind::Integer(base) => Value::Whole(text, base.value()),
        };
        self.value(Spanned::new(span_of(at), value))
    }

    /// Takes a value to where it belongs: the list or table that is open, or else the table under the heading.
    fn value(&mut self, value: Item<'t>) -> Option<()> {
        let table = match self.open.last_mut() {
            Some(Open::List(_, items)) => {
                items.push(value);
                return Some(());
            }
            Some(Open::Table(_, table)) => table,
            None => &mut self.table,
        };
        let key = self.keys.pop()?;
        if place_of(table, &key).is_some() {
            return None;
        }
        add(table, key, value)
    }

    /// Gives whether what is opened is to be read.
    fn open(&mut self, open: Open<'t>) -> bool {
        self.step(|reader| {
            reader.open.push(open);
            (reader.open.len() <= DEEPEST).then_some(())
        });
        self.names.open() <= DEEPEST_IN_TOML
    }

    fn close(&mut self, at: At) {
        self.names.close();
        self.step(|reader| {
            let (start, value) = match reader.open.pop()? {
                Open::List(start, items) => (start, Value::List(items)),
                Open::Table(start, table) => (start, Value::Table(table)),
            };
            reader.value(Spanned::new(start..at.end(), value))
        });
    }

    fn open_heading(&mut self, at: At) {
        self.names.open_heading();
        self.step(|reader| {
            reader.heading_start = Some(at.start());
            reader.end_table()
        });
    }

    fn close_heading(&mut self, at: At, is_item: bool) {
        self.names.close_heading();
        self.step(|reader| {
            let names = mem::take(&mut reader.keys);
            reader.heading = Some(Heading { names, span: reader.heading_start.take()?..at.end(), is_item });
            Some(())
        });
    }

    /// Puts the table that has been read where its heading says.
    fn end_table(&mut self) -> Option<()> {
        let table = mem::take(&mut self.table);
        let Some(Heading { mut names, span, is_item }) = self.heading.take() else {
            self.root = table;
            return Some(());
        };
        let name = names.pop()?;
        let text = self.source.input();
        let above = names.drain(..).try_fold(&mut self.root, |table, name| below(table, name, text))?;
        self.keys = names; // empty again; for the next heading
        let table = Spanned::new(span.clone(), Value::Table(table));
        match (place_of(above, &name), is_item) {
            (Some(at), true) => {
                list_of_headings(&mut above.entries.get_mut(at)?.1)?.push(table);
                Some(())
            }
            (Some(_), false) => None,
            (None, true) => add(above, name, Spanned::new(span, Value::List(vec![table]))),
            (None, false) => add(above, name, table),
        }
    }
}

/// Adds a key that is not there yet, unless there are many already: each is looked for among all.
fn add<'t>(table: &mut Table<'t>, key: Key<'t>, value: Item<'t>) -> Option<()> {
    (table.len() < FEW).then(|| table.entries.push((key, value)))
}

/// The table of that name, which is there from now on, or the last of the list of that name; nothing where what is there
/// does not go on under a heading.
fn below<'a, 't>(table: &'a mut Table<'t>, name: Key<'t>, text: &str) -> Option<&'a mut Table<'t>> {
    let at = place_of(table, &name).unwrap_or(table.len());
    if at == table.len() {
        let found = Spanned::new(name.span(), Value::Table(Table::default()));
        add(table, name, found)?;
    }
    let (_, found) = table.entries.get_mut(at)?;
    if matches!(found.get_ref(), Value::List(_)) {
        return list_of_headings(found)?.last_mut()?.get_mut().as_table_mut();
    }
    let is_in_braces = text.as_bytes().get(found.span().start) == Some(&b'{');
    found.get_mut().as_table_mut().filter(|_| !is_in_braces)
}

/// Where the key stands; headings nearly always name what came last.
fn place_of(table: &Table<'_>, name: &Key<'_>) -> Option<usize> {
    table.entries.iter().rposition(|(key, _)| key.get_ref() == name.get_ref())
}

/// The tables of a list under headings, which has the place of its first; a list in brackets begins before it.
fn list_of_headings<'a, 't>(item: &'a mut Item<'t>) -> Option<&'a mut Vec<Item<'t>>> {
    let start = item.span().start;
    match item.get_mut() {
        Value::List(items) if items.first()?.span().start == start => Some(items),
        _ => None,
    }
}

/// A place as `toml` has it.
fn span_of(at: At) -> Span {
    at.start()..at.end()
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, at: At, _: &mut dyn ErrorSink) {
        self.open_heading(at);
    }

    fn std_table_close(&mut self, at: At, _: &mut dyn ErrorSink) {
        self.close_heading(at, false);
    }

    fn array_table_open(&mut self, at: At, _: &mut dyn ErrorSink) {
        self.open_heading(at);
    }

    fn array_table_close(&mut self, at: At, _: &mut dyn ErrorSink) {
        self.close_heading(at, true);
    }

    fn inline_table_open(&mut self, at: At, _: &mut dyn ErrorSink) -> bool {
        self.open(Open::Table(at.start(), Table::default()))
    }

    fn inline_table_close(&mut self, at: At, _: &mut dyn ErrorSink) {
        self.close(at);
    }

    fn array_open(&mut self, at: At, _: &mut dyn ErrorSink) -> bool {
        self.open(Open::List(at.start(), Vec::new()))
    }

    fn array_close(&mut self, at: At, _: &mut dyn ErrorSink) {
        self.close(at);
    }

    fn simple_key(&mut self, at: At, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        self.names.part(span_of(at));
        self.step(|reader| reader.key(at, encoding, error));
    }

    fn key_sep(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.names.dot();
        self.step(|reader| reader.heading_start.map(|_| ()));
    }

    fn scalar(&mut self, at: At, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        self.step(|reader| reader.scalar(at, encoding, error));
    }

    fn comment(&mut self, at: At, error: &mut dyn ErrorSink) {
        self.step(|reader| reader.source.get(at).map(|raw| raw.decode_comment(error)));
    }

    fn newline(&mut self, at: At, error: &mut dyn ErrorSink) {
        self.step(|reader| reader.source.get(at).map(|raw| raw.decode_newline(error)));
    }
}
