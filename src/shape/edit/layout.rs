//! Where things stand in a text: headers and entries, their lines, and the comments that belong to them.

use std::ops::Range;

use toml_edit::{Item, TableLike, Value as Found};

/// A header, or the value of a key, which begins on the line of its key.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) at: Range<usize>,
    /// Whether it stands in a section that belongs to what was asked about: below, or as, a header of its own.
    pub(super) in_section: bool,
}

/// The headers and entries of a text, in their order.
pub(super) struct Layout {
    blocks: Vec<Range<usize>>,
}

impl Layout {
    pub(super) fn new(root: &toml_edit::Table) -> Self {
        Self { blocks: in_order(pieces_within(root)) }
    }

    /// The beginning of the line, or of the comment directly above it.
    pub(super) fn top(&self, text: &str, at: usize) -> usize {
        let line = line_start(text, at);
        let before = self.blocks.partition_point(|block| block.start < line).checked_sub(1);
        let floor = before.and_then(|i| self.blocks.get(i)).map_or(0, |block| line_end(text, block.end));
        comment_top(text, line, floor)
    }

    /// The pieces as runs of lines with nothing else between them but comments and blank lines.
    pub(super) fn runs(&self, text: &str, pieces: Vec<Piece>) -> Vec<Range<usize>> {
        let starts: Vec<_> = in_order(pieces).into_iter().map(|piece| piece.start).collect();
        let chosen = |block: &Range<usize>| starts.binary_search(&block.start).is_ok();
        let runs = self.blocks.chunk_by(|one, next| chosen(one) == chosen(next));
        let ends = runs.filter_map(|run| run.first().zip(run.last()));
        // What stands below may be about anything, and may be somebody else's: it stays.
        ends.filter(|(first, _)| chosen(first))
            .map(|(first, last)| self.top(text, first.start)..line_end(text, last.end))
            .collect()
    }
}

/// The end of the line, or of the comment directly below it that does not belong to what follows.
pub(super) fn bottom(text: &str, at: usize) -> usize {
    let line = line_end(text, at);
    let mut end = line;
    while rest(text, end).trim_start_matches([' ', '\t']).starts_with('#') {
        end = line_end(text, end);
    }
    if is_blank(first_line(rest(text, end))) { end } else { line }
}

/// Where the pieces stand, in the order of the text.
pub(super) fn in_order(pieces: Vec<Piece>) -> Vec<Range<usize>> {
    let mut blocks: Vec<_> = pieces.into_iter().map(|piece| piece.at).collect();
    blocks.sort_unstable_by_key(|block| block.start);
    blocks
}

/// The headers and entries that write the item.
pub(super) fn pieces(item: &Item) -> Vec<Piece> {
    let mut out = Vec::new();
    pieces_of(item, false, &mut out);
    out
}

/// The headers and entries that write a table which has a header.
pub(super) fn pieces_of_table(table: &toml_edit::Table) -> Vec<Piece> {
    let mut out = Vec::new();
    section(table, &mut out);
    out
}

/// The headers and entries of all that a table holds.
pub(super) fn pieces_within(table: &dyn TableLike) -> Vec<Piece> {
    let mut out = Vec::new();
    pieces_below(table, false, &mut out);
    out
}

fn pieces_of(item: &Item, in_section: bool, out: &mut Vec<Piece>) {
    match item {
        Item::None => {}
        Item::Table(table) if table.is_dotted() => pieces_below(table, in_section, out),
        Item::Value(Found::InlineTable(table)) if table.is_dotted() => pieces_below(table, in_section, out),
        Item::Table(table) => section(table, out),
        Item::ArrayOfTables(tables) => tables.iter().for_each(|table| section(table, out)),
        Item::Value(value) => out.push(Piece { at: value_place(value), in_section }),
    }
}

fn section(table: &toml_edit::Table, out: &mut Vec<Piece>) {
    out.extend(header(table).map(|at| Piece { at, in_section: true }));
    pieces_below(table, true, out);
}

fn pieces_below(table: &dyn TableLike, in_section: bool, out: &mut Vec<Piece>) {
    table.iter().for_each(|(_, item)| pieces_of(item, in_section, out));
}

/// The header of a table; `None` for the root and for a table that is only named in others' headers.
pub(super) fn header(table: &toml_edit::Table) -> Option<Range<usize>> {
    let unnamed = table.is_implicit() || table.is_dotted();
    table.span().filter(|at| !unnamed && !at.is_empty())
}

/// From the first of the pieces to the last.
pub(super) fn extent<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> Option<Range<usize>> {
    let places = pieces.into_iter().map(|piece| piece.at.clone());
    places.reduce(|all, at| all.start.min(at.start)..all.end.max(at.end))
}

pub(super) fn value_place(value: &Found) -> Range<usize> {
    value.span().expect("a value that was parsed has a place")
}

/// The first of the comment lines directly above a line, looking no higher than the floor.
pub(super) fn comment_top(text: &str, line: usize, floor: usize) -> usize {
    let mut top = line;
    while top > floor {
        let above = line_start(text, top - 1);
        if !rest(text, above).trim_start_matches([' ', '\t']).starts_with('#') {
            break;
        }
        top = above;
    }
    top
}

/// Where the line begins in which the place is.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Where the next line begins, or the text ends.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    at + first_line(rest(text, at)).len()
}

/// The spaces and tabs with which the line begins in which the place is.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = rest(text, line_start(text, at));
    let bare = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - bare.len()).unwrap_or_default()
}

/// The text from there on.
pub(super) fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The first line with its ending.
pub(super) fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or_default()
}

pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}
