//! The tree made straight from the parser's events, of a text that is written as audits are.

use std::borrow::Cow;
use std::mem;

use toml::Spanned;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{Event, EventKind, EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::{FEW, Item, Key, Table, Value};

/// Lists and tables within each other, and names of a heading, may be so many.
const DEEPEST: usize = 8;

/// Reads a text; nothing where it is no TOML or has in it what no program and hardly anybody writes in an audit: keys with
/// dots, tables of very many keys, one that is added to after others, and what is nested deeper than any audit.
pub(super) fn read(text: &str) -> Option<Table<'_>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = Reader::new(source);
    let mut error: Option<ParseError> = None;
    parse_document(&tokens, &mut reader, &mut error);
    reader.step(Reader::end_table);
    (error.is_none() && !reader.is_refused).then_some(reader.root)
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
    is_refused: bool,
}

struct Heading<'t> {
    names: Vec<Key<'t>>,
    /// From bracket to bracket.
    span: std::ops::Range<usize>,
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
            is_refused: false,
        }
    }

    /// Goes on, unless the text is refused; it is where a step gives nothing.
    fn step(&mut self, step: impl FnOnce(&mut Self) -> Option<()>) {
        self.is_refused = self.is_refused || step(self).is_none();
    }

    fn raw(&self, kind: EventKind, encoding: Option<Encoding>, span: Span) -> Option<Raw<'t>> {
        self.source.get(Event::new_unchecked(kind, encoding, span))
    }

    fn key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) -> Option<()> {
        let mut name = Cow::Borrowed("");
        self.raw(EventKind::SimpleKey, encoding, span)?.decode_key(&mut name, error);
        self.keys.push(Spanned::new(span.start()..span.end(), name));
        (self.keys.len() <= DEEPEST).then_some(())
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) -> Option<()> {
        let mut text = Cow::Borrowed("");
        let value = match self.raw(EventKind::Scalar, encoding, span)?.decode_scalar(&mut text, error) {
            ScalarKind::String => Value::Text(text),
            ScalarKind::Boolean(flag) => Value::Flag(flag),
            ScalarKind::DateTime => Value::Date(text.parse().ok()?),
            ScalarKind::Float => Value::Decimal(text),
            ScalarKind::Integer(base) => Value::Whole(text, base.value()),
        };
        self.value(Spanned::new(span.start()..span.end(), value))
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
        if table.len() == FEW || table.entry(key.get_ref()).is_some() {
            return None;
        }
        table.entries.push((key, value));
        Some(())
    }

    /// Gives whether what is opened is to be read.
    fn open(&mut self, open: Open<'t>) -> bool {
        self.step(|reader| {
            reader.open.push(open);
            (reader.open.len() <= DEEPEST).then_some(())
        });
        !self.is_refused
    }

    fn close(&mut self, end: usize) -> Option<()> {
        let (start, value) = match self.open.pop()? {
            Open::List(start, items) => (start, Value::List(items)),
            Open::Table(start, table) => (start, Value::Table(table)),
        };
        self.value(Spanned::new(start..end, value))
    }

    fn open_heading(&mut self, start: usize) -> Option<()> {
        self.heading_start = Some(start);
        self.end_table()
    }

    fn close_heading(&mut self, end: usize, is_item: bool) -> Option<()> {
        let names = mem::take(&mut self.keys);
        self.heading = Some(Heading { names, span: self.heading_start.take()?..end, is_item });
        Some(())
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
            (Some(at), true) => list_of_headings(&mut above.entries.get_mut(at)?.1)?.push(table),
            (Some(_), false) => return None,
            (None, true) => above.entries.push((name, Spanned::new(span, Value::List(vec![table])))),
            (None, false) => above.entries.push((name, table)),
        }
        (above.len() <= FEW).then_some(())
    }
}

/// The table of that name, which is there from now on, or the last of the list of that name; nothing where what is there
/// does not go on under a heading.
fn below<'a, 't>(table: &'a mut Table<'t>, name: Key<'t>, text: &str) -> Option<&'a mut Table<'t>> {
    let at = place_of(table, &name).unwrap_or_else(|| {
        let found = Spanned::new(name.span(), Value::Table(Table::default()));
        table.entries.push((name, found));
        table.len() - 1
    });
    let (_, found) = table.entries.get_mut(at)?;
    if matches!(found.get_ref(), Value::List(_)) {
        let last = list_of_headings(found)?.last_mut()?;
        return as_table_mut(last);
    }
    let is_in_braces = text.as_bytes().get(found.span().start) == Some(&b'{');
    as_table_mut(found).filter(|_| !is_in_braces)
}

/// Where the key stands; headings nearly always name what came last.
fn place_of(table: &Table<'_>, name: &Key<'_>) -> Option<usize> {
    table.entries.iter().rposition(|(key, _)| key.get_ref() == name.get_ref())
}

fn as_table_mut<'a, 't>(item: &'a mut Item<'t>) -> Option<&'a mut Table<'t>> {
    match item.get_mut() {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// The tables of a list under headings, which has the place of its first; a list in brackets begins before it.
fn list_of_headings<'a, 't>(item: &'a mut Item<'t>) -> Option<&'a mut Vec<Item<'t>>> {
    let start = item.span().start;
    match item.get_mut() {
        Value::List(items) if items.first()?.span().start == start => Some(items),
        _ => None,
    }
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.open_heading(span.start()));
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.close_heading(span.end(), false));
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.open_heading(span.start()));
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.close_heading(span.end(), true));
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(Open::Table(span.start(), Table::default()))
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.close(span.end()));
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(Open::List(span.start(), Vec::new()))
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.close(span.end()));
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        self.step(|reader| reader.key(span, encoding, error));
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.step(|reader| reader.heading_start.map(|_| ()));
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        self.step(|reader| Reader::scalar(reader, span, encoding, error));
    }

    fn comment(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.step(|reader| reader.source.get(span).map(|raw| raw.decode_comment(error)));
    }

    fn newline(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.step(|reader| reader.source.get(span).map(|raw| raw.decode_newline(error)));
    }
}
