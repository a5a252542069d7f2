//! The way from the root of a document to a place, and the form in which each table on it is written.

use std::cell::OnceCell;

use toml_edit::{Array, ArrayOfTables, Document, InlineTable, Item, TableLike, Value as Found};

use super::super::{Kind, Table};
use super::layout::Layout;
use super::{DEEPEST, EditError, Place, Step, dotted};

/// A document, and where everything in it stands once somebody asked.
pub(super) struct Parsed<'d> {
    document: &'d Document<&'d str>,
    layout: OnceCell<Layout>,
}

impl<'d> Parsed<'d> {
    pub(super) fn of(document: &'d Document<&'d str>) -> Self {
        Self { document, layout: OnceCell::new() }
    }
}

/// What stands at a place of a document.
#[derive(Clone)]
pub(super) struct Node<'d> {
    /// The text of the document.
    pub(super) text: &'d str,
    /// The tables of the whole document.
    pub(super) root: &'d toml_edit::Table,
    parsed: &'d Parsed<'d>,
    pub(super) what: What<'d>,
    /// What the table, or each table of the list, may hold; `None` where the place means nothing.
    pub(super) shape: Option<&'static Table>,
    /// The keys from the root.
    pub(super) path: Vec<&'d str>,
    pub(super) form: Form<'d>,
}

#[derive(Clone, Copy)]
pub(super) enum What<'d> {
    Table(&'d dyn TableLike),
    /// A list of tables, each under a header in double square brackets.
    Tables(&'d ArrayOfTables),
    Array(&'d Array),
    Plain(&'d Found),
}

/// Where the keys of a table are written.
#[derive(Clone, Copy)]
pub(super) enum Form<'d> {
    /// On lines below the header of the host, which is `named` keys from the root; the keys after it are dotted.
    Lines { host: &'d toml_edit::Table, named: usize },
    /// Within the braces of the host, which is `named` keys from the root; the keys after it are dotted.
    Braces { host: &'d InlineTable, named: usize },
}

/// The last node on the way that is there, and the steps that are missing.
pub(super) fn walk<'d, 'p>(
    document: &'d Parsed<'d>,
    shape: &'static Table,
    at: &'p Place,
) -> Result<(Node<'d>, &'p [Step]), EditError> {
    let steps = at.0.as_slice();
    if steps.len() > DEEPEST {
        return Err(EditError::TooDeep(at.dotted()));
    }
    let mut node = Node::root(document, shape);
    for (done, step) in steps.iter().enumerate() {
        let (way, missing) = steps.split_at(done);
        match node.step(step).ok_or_else(|| node.no_way(way, step))? {
            Some(next) => node = next,
            None => return Ok((node, missing)),
        }
    }
    Ok((node, &[]))
}

impl<'d> Node<'d> {
    /// Where everything in the document stands.
    pub(super) fn layout(&self) -> &'d Layout {
        self.parsed.layout.get_or_init(|| Layout::new(self.root))
    }

    /// Whether it is a list of tables that each have a header.
    pub(super) fn is_of_sections(&self) -> bool {
        matches!(self.what, What::Tables(_))
    }

    fn root(parsed: &'d Parsed<'d>, shape: &'static Table) -> Self {
        let root = parsed.document.as_table();
        let form = Form::Lines { host: root, named: 0 };
        let what = What::Table(root);
        Self { text: parsed.document.raw(), root, parsed, what, shape: Some(shape), path: Vec::new(), form }
    }

    /// One step further: `Some(None)` if nothing is there, `None` if nothing ever can be.
    fn step(&self, step: &Step) -> Option<Option<Self>> {
        match (step, self.what) {
            (Step::Key(key), What::Table(table)) => Some(table.get_key_value(key).and_then(|(key, item)| {
                let mut below = self.clone();
                below.shape = self.shape.and_then(|shape| below_key(shape, key.get()));
                below.path.push(key.get());
                below.into_item(item)
            })),
            (Step::Item(index), What::Tables(tables)) => {
                Some(tables.get(*index).map(|table| self.clone().into_table(table)))
            }
            (Step::Item(index), What::Array(array)) => Some(array.get(*index).map(|v| self.clone().into_value(v))),
            _ => None,
        }
    }

    fn no_way(&self, way: &[Step], step: &Step) -> EditError {
        match step {
            Step::Key(_) => EditError::NotATable(dotted(way)),
            Step::Item(_) => EditError::NotAList(dotted(way)),
        }
    }

    fn into_item(self, item: &'d Item) -> Option<Self> {
        match item {
            Item::None => None,
            Item::Value(value) => Some(self.into_value(value)),
            Item::Table(table) => Some(self.into_table(table)),
            Item::ArrayOfTables(tables) => Some(Self { what: What::Tables(tables), ..self }),
        }
    }

    fn into_table(self, table: &'d toml_edit::Table) -> Self {
        let lines = Form::Lines { host: table, named: self.path.len() };
        let form = if table.is_dotted() { self.form } else { lines };
        Self { what: What::Table(table), form, ..self }
    }

    fn into_value(self, value: &'d Found) -> Self {
        match value {
            Found::InlineTable(table) => {
                let braces = Form::Braces { host: table, named: self.path.len() };
                let form = if table.is_dotted() { self.form } else { braces };
                Self { what: What::Table(table), form, ..self }
            }
            Found::Array(array) => Self { what: What::Array(array), ..self },
            _ => Self { what: What::Plain(value), ..self },
        }
    }
}

fn below_key(shape: &'static Table, key: &str) -> Option<&'static Table> {
    match shape.kind_of(key) {
        Some(Kind::Table(below) | Kind::Items(below)) => Some(below),
        _ => None,
    }
}
