//! A key, a table or an item of a list taken away, with the comment directly above it.

use std::ops::Range;

use toml_edit::Item;

use super::super::Table;
use super::layout::{Piece, first_line, is_blank, line_end, line_start, pieces, pieces_of_table, rest};
use super::parts::Parts;
use super::splice::Splice;
use super::walk::{Form, Node, Parsed, What, walk};
use super::{EditError, Place, Step};

/// What stands at the place taken away; nothing if nothing is there.
pub(super) fn remove(document: &Parsed<'_>, shape: &'static Table, at: &Place) -> Result<Vec<Splice>, EditError> {
    let (_, missing) = walk(document, shape, at)?;
    let Some((last, way)) = at.0.split_last().filter(|_| missing.is_empty()) else { return Ok(Vec::new()) };
    let parent = Place(way.to_vec());
    let (node, _) = walk(document, shape, &parent)?;
    match (last, node.what) {
        (Step::Key(key), What::Table(table)) => {
            Ok(table.get(key).map(|item| remove_key(&node, item)).unwrap_or_default())
        }
        (Step::Item(_), What::Tables(tables)) if tables.len() == 1 => remove(document, shape, &parent),
        (Step::Item(_), What::Array(array)) if array.len() == 1 => remove(document, shape, &parent),
        (Step::Item(index), What::Tables(tables)) => {
            Ok(remove_lines(&node, tables.get(*index).map(pieces_of_table).unwrap_or_default()))
        }
        (Step::Item(index), What::Array(array)) => {
            Ok(Parts::of_array(node.text, array).remove(*index..index.saturating_add(1)))
        }
        _ => Ok(Vec::new()),
    }
}

fn remove_key(node: &Node<'_>, item: &Item) -> Vec<Splice> {
    let gone = pieces(item);
    let Form::Braces { host, .. } = node.form else { return remove_lines(node, gone) };
    let parts = Parts::of_braces(node.text, host);
    let numbers: Vec<_> = gone.iter().map(|piece| parts.number(piece.at.start)).collect();
    let runs = numbers.chunk_by(|one, next| one + 1 == *next).filter_map(|run| run.first().zip(run.last()));
    runs.flat_map(|(first, last)| parts.remove(*first..last + 1)).collect()
}

fn remove_lines(node: &Node<'_>, gone: Vec<Piece>) -> Vec<Splice> {
    let runs = node.layout().runs(node.text, gone);
    runs.into_iter().map(|run| Splice::remove(with_blank_line(node.text, run))).collect()
}

/// The lines, and a blank one beside them that would now stand next to another or at an end of the text.
fn with_blank_line(text: &str, lines: Range<usize>) -> Range<usize> {
    let above = lines.start.checked_sub(1).map(|end| line_start(text, end));
    let blank_above = above.filter(|above| text.get(*above..lines.start).is_some_and(is_blank));
    let below = first_line(rest(text, lines.end));
    match blank_above {
        Some(above) if lines.end == text.len() => above..lines.end,
        None if above.is_some() => lines,
        _ if is_blank(below) => lines.start..line_end(text, lines.end),
        _ => lines,
    }
}
