//! What is missing written in its place: keys after those that come before them, tables after those that do.

use std::cmp::Reverse;
use std::ops::Range;

use toml_edit::{Item, Value as Found};

use super::super::Value;
use super::layout::{
    Piece, bottom, extent, header, indent, is_blank, line_end, line_start, pieces, pieces_of_table, pieces_within,
};
use super::parts::Parts;
use super::splice::Splice;
use super::walk::{Form, Node, What};
use super::{EditError, Order, Place, Step, written};

/// What is to be written.
#[derive(Clone, Copy)]
pub(super) enum New<'c> {
    /// A value.
    Value(&'c Value),
    /// A list of tables with one table.
    Item(&'c [(String, Value)]),
}

/// How something new is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `sub-group.status = "met"`
    Dotted,
    /// `sub-group = { status = "met" }`, or plainly `status = "met"`
    Nested,
    /// Below a header of its own.
    Section,
}

/// Where a key stands in the order of its table: free keys first, then fields, then keys without a meaning.
type Rank = (u8, usize);

/// A new line among those of a table: where it stands in the order, and where that does behind which it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    rank: Rank,
    behind: Option<Rank>,
}

impl Line {
    /// Whether it goes behind another that is made at the same place, since nothing that is there stands between them in
    /// the order.
    pub(super) fn goes_behind(self, other: Self) -> bool {
        other.rank <= self.rank && self.behind.is_none_or(|behind| behind <= other.rank)
    }
}

/// A key that is there beside a new one.
struct Sibling<'d> {
    rank: Rank,
    item: &'d Item,
    at: Range<usize>,
}

/// Where something new goes.
enum Spot<T> {
    After(T),
    Before(T),
    Alone,
}

/// Keys that are missing, the first of them in a table that is there.
struct Gap<'g, 'd> {
    node: &'g Node<'d>,
    order: Order<'g>,
    keys: &'g [&'g str],
    new: New<'g>,
}

/// A new table at the end of a list of tables that is there.
pub(super) fn append(node: &Node<'_>, at: &Place, new: New<'_>) -> Result<Vec<Splice>, EditError> {
    match node.what {
        What::Tables(tables) => {
            let last = tables.get(tables.len().saturating_sub(1)).and_then(|last| extent(&pieces_of_table(last)));
            Ok(vec![section_after(node, last.map(|last| last.end), &section(&node.path, new))])
        }
        What::Array(array) if array.iter().all(Found::is_inline_table) => {
            Ok(Parts::of_array(node.text, array).insert(array.len(), &[new.table()]))
        }
        _ => Err(EditError::NotAList(at.dotted())),
    }
}

/// What is missing below a table that is there; and where it stands in the order of the table, if it is a line among
/// those of a table, behind which more can come.
pub(super) fn create(
    node: &Node<'_>,
    order: Order<'_>,
    at: &Place,
    missing: &[Step],
    new: New<'_>,
) -> Result<(Vec<Splice>, Option<Line>), EditError> {
    let keys = missing.iter().map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item(_) => None,
    });
    let keys = keys.collect::<Option<Vec<_>>>().ok_or_else(|| EditError::NoSuchItem(at.dotted()))?;
    let gap = Gap { node, order, keys: &keys, new };
    Ok((gap.filled(), gap.line()))
}

impl<'d> Gap<'_, 'd> {
    fn filled(&self) -> Vec<Splice> {
        match (self.style(), self.node.form) {
            (Style::Section, _) => vec![self.as_section()],
            (style, Form::Lines { host, named }) => vec![self.on_a_line(host, &self.entry(style, named))],
            (style, Form::Braces { host, named }) => {
                self.in_braces(&Parts::of_braces(self.node.text, host), self.entry(style, named))
            }
        }
    }

    fn line(&self) -> Option<Line> {
        let Form::Lines { host, .. } = self.node.form else { return None };
        let is_line = self.keys.len() == 1 && header(host).is_some() && self.style() != Style::Section;
        let rank = self.keys.first().filter(|_| is_line).map(|key| self.rank(key))?;
        let behind = match self.spot(body) {
            Spot::After(sibling) => Some(sibling.rank),
            Spot::Before(_) | Spot::Alone => None,
        };
        Some(Line { rank, behind })
    }

    /// New things take the form of their table, or else of the table beside them.
    fn style(&self) -> Style {
        let value = matches!(self.new, New::Value(_));
        let length = self.node.path.len();
        match self.node.form {
            Form::Braces { named, .. } => {
                if named < length {
                    Style::Dotted
                } else {
                    Style::Nested
                }
            }
            Form::Lines { named, .. } if named < length && value => Style::Dotted,
            Form::Lines { .. } if self.keys.len() > 1 => self.style_beside(value),
            Form::Lines { host, .. } => {
                if value && !host.is_implicit() {
                    Style::Nested
                } else {
                    Style::Section
                }
            }
        }
    }

    fn style_beside(&self, value: bool) -> Style {
        let beside = self.spot(|item, pieces| extent(pieces).filter(|_| item.is_table_like()));
        match beside.neighbour().map(|beside| beside.item) {
            Some(Item::Table(table)) if table.is_dotted() && value => Style::Dotted,
            Some(Item::Value(_)) => Style::Nested,
            _ => Style::Section,
        }
    }

    /// `key = value`, with the keys that stand before it in a table of that form.
    fn entry(&self, style: Style, named: usize) -> String {
        let split = if style == Style::Dotted { self.keys.len() } else { 1 };
        let (outer, inner) = self.keys.split_at(split.min(self.keys.len()));
        let outer: Vec<_> = self.node.path.iter().skip(named).chain(outer).copied().collect();
        let nest = |value, key: &&str| written::braces(&[format!("{} = {value}", written::key(key))]);
        format!("{} = {}", written::dotted_key(&outer), inner.iter().rev().fold(self.new.in_one(), nest))
    }

    fn in_braces(&self, parts: &Parts<'_>, entry: String) -> Vec<Splice> {
        let number = match self.spot(|_, pieces| extent(pieces)) {
            Spot::After(before) => parts.number(before.at.end - 1) + 1,
            Spot::Before(after) => parts.number(after.at.start),
            Spot::Alone => 0,
        };
        parts.insert(number, &[entry])
    }

    fn on_a_line(&self, host: &toml_edit::Table, entry: &str) -> Splice {
        let text = self.node.text;
        match self.spot(body) {
            Spot::After(Sibling { at, .. }) => {
                lines_after(text, line_end(text, at.end), &format!("{}{entry}", indent(text, at.start)))
            }
            Spot::Before(Sibling { at, .. }) => {
                Splice::insert(self.node.layout().top(text, at.start), format!("{}{entry}\n", indent(text, at.start)))
            }
            Spot::Alone => match header(host) {
                Some(at) => lines_after(text, line_end(text, at.end), &format!("{}{entry}", indent(text, at.start))),
                None => self.on_the_first_line(entry),
            },
        }
    }

    /// In a document without keys above its first header.
    fn on_the_first_line(&self, entry: &str) -> Splice {
        match extent(&pieces_within(self.node.root)) {
            Some(first) => section_before(self.node, first.start, entry),
            None => section_after(self.node, None, entry),
        }
    }

    fn as_section(&self) -> Splice {
        let keys: Vec<_> = self.node.path.iter().chain(self.keys).copied().collect();
        let section = section(&keys, self.new);
        match self.spot_of_section() {
            Spot::After(end) => section_after(self.node, Some(end), &section),
            Spot::Before(start) => section_before(self.node, start, &section),
            Spot::Alone => section_after(self.node, None, &section),
        }
    }

    fn spot_of_section(&self) -> Spot<usize> {
        let Form::Lines { host, .. } = self.node.form else { return Spot::Alone };
        let within = pieces_within(host);
        if self.keys.len() == 1 && matches!(self.new, New::Value(_)) {
            return extent(&within).map_or(Spot::Alone, |own| Spot::Before(own.start));
        }
        let own = within.iter().filter(|piece| !piece.in_section).map(|piece| piece.at.end);
        let own_end = own.chain(header(host).map(|at| at.end)).max();
        match self.spot(|_, pieces| extent(pieces.iter().filter(|piece| piece.in_section))) {
            Spot::After(before) => Spot::After(before.at.end),
            Spot::Before(after) => Spot::Before(after.at.start),
            Spot::Alone => own_end.map_or(Spot::Alone, Spot::After),
        }
    }

    /// After the nearest of the siblings that come before the new key, else before the nearest of the others.
    fn spot(&self, place: impl Fn(&Item, &[Piece]) -> Option<Range<usize>>) -> Spot<Sibling<'d>> {
        let What::Table(table) = self.node.what else { return Spot::Alone };
        let siblings = table
            .iter()
            .filter_map(|(key, item)| Some(Sibling { rank: self.rank(key), item, at: place(item, &pieces(item))? }));
        let own = self.keys.first().map_or((u8::MAX, 0), |key| self.rank(key));
        let (before, after): (Vec<_>, Vec<_>) = siblings.partition(|sibling| sibling.rank <= own);
        let before = before.into_iter().max_by_key(|sibling| (sibling.rank, sibling.at.end));
        let after = after.into_iter().max_by_key(|sibling| Reverse((sibling.rank, sibling.at.start)));
        before.map(Spot::After).or(after.map(Spot::Before)).unwrap_or(Spot::Alone)
    }

    fn rank(&self, key: &str) -> Rank {
        let Some(shape) = self.node.shape else { return (2, 0) };
        let field = shape.names().position(|name| name == key).map(|at| (1, at));
        let free = shape.kind_of(key).map(|_| (0, self.order.position(key)));
        field.or(free).unwrap_or((2, 0))
    }
}

impl Order<'_> {
    fn position(&self, key: &str) -> usize {
        self.names.iter().position(|name| *name == key).unwrap_or(usize::MAX)
    }
}

impl<T> Spot<T> {
    fn neighbour(self) -> Option<T> {
        match self {
            Self::After(it) | Self::Before(it) => Some(it),
            Self::Alone => None,
        }
    }
}

impl New<'_> {
    /// As a single value.
    fn in_one(self) -> String {
        match self {
            Self::Value(value) => written::value(value),
            Self::Item(_) => format!("[{}]", self.table()),
        }
    }

    fn table(self) -> String {
        match self {
            Self::Value(value) => written::value(value),
            Self::Item(entries) => written::braces(&written::entries(entries)),
        }
    }
}

/// The lines of a key in the body of its table.
fn body(_: &Item, pieces: &[Piece]) -> Option<Range<usize>> {
    extent(pieces.iter().filter(|piece| !piece.in_section))
}

/// A header and what stands below it.
fn section(keys: &[&str], new: New<'_>) -> String {
    match (new, keys.split_last()) {
        (New::Value(value), Some((key, table))) => {
            format!("[{}]\n{} = {}", written::dotted_key(table), written::key(key), written::value(value))
        }
        (New::Item(entries), _) => {
            let header = format!("[[{}]]", written::dotted_key(keys));
            [header].into_iter().chain(written::entries(entries)).collect::<Vec<_>>().join("\n")
        }
        (New::Value(_), None) => String::new(),
    }
}

/// A blank line and the section, after the line that ends there, or at the end of the text.
fn section_after(node: &Node<'_>, end: Option<usize>, section: &str) -> Splice {
    let at = end.map_or(node.text.len(), |end| bottom(node.text, end));
    let blank = if is_blank(node.text) { "" } else { "\n" };
    lines_after(node.text, at, &format!("{blank}{section}"))
}

/// The section and a blank line, before the line that begins there and its comment.
fn section_before(node: &Node<'_>, start: usize, section: &str) -> Splice {
    let at = node.layout().top(node.text, start);
    let above = at.checked_sub(1).and_then(|end| node.text.get(line_start(node.text, end)..at));
    let blank = if above.is_none_or(is_blank) { "" } else { "\n" };
    Splice::insert(at, format!("{blank}{section}\n\n"))
}

/// Lines where a line ended; a text without a newline at its end stays one.
fn lines_after(text: &str, at: usize, lines: &str) -> Splice {
    let open = at == text.len() && !text.is_empty() && !text.ends_with('\n');
    Splice::insert(at, if open { format!("\n{lines}") } else { format!("{lines}\n") })
}
