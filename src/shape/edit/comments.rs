//! Comments that were written in one version of a text, brought into another.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use toml_edit::{Document, Item, TableLike, Value as Found};

use super::layout::{first_line, header, line_end, line_start, rest, value_place};
use super::splice::{Splice, spliced};
use super::{BOM, EditError};

/// Headers and entries by their ways from the root, such as `responses.sub-group` and `responses.sub-group.status`.
type Anchors = BTreeMap<String, Range<usize>>;

/// A comment, with the header or entry that it stands above or beside; `None` at the end of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Comment {
    words: String,
    by: Option<String>,
    is_beside: bool,
}

/// The text with the comments of `from` that neither it nor `known` has, each where it stood.
///
/// Only whole lines and what stands behind a value are looked at, not what stands within a list.
///
/// # Errors
///
/// One of the texts is not TOML.
pub fn with_comments(text: &str, from: &str, known: &str) -> Result<String, EditError> {
    if !from.contains('#') {
        return Ok(text.to_owned());
    }
    let (bom, body) = text.strip_prefix(BOM).map_or(("", text), |body| text.split_at(text.len() - body.len()));
    let (anchors, there) = read(body)?;
    let (mut there, mut known) = (counted(there), counted(read(known)?.1));
    let mut splices = Vec::new();
    for comment in read(from)?.1 {
        let had = [&mut there, &mut known].into_iter().any(|list| taken(list, &comment.words));
        if !had {
            splices.push(splice(body, &anchors, &comment));
        }
    }
    Ok(format!("{bom}{}", spliced(body, splices)))
}

/// The comments of a text in order, each with its sign; none where it is no TOML.
#[must_use]
pub fn comments(text: &str) -> Vec<String> {
    read(text).map(|(_, comments)| words(comments)).unwrap_or_default()
}

fn words(comments: Vec<Comment>) -> Vec<String> {
    comments.into_iter().map(|comment| comment.words).collect()
}

/// How often each comment is there.
fn counted(comments: Vec<Comment>) -> HashMap<String, usize> {
    let mut counted = HashMap::new();
    comments.into_iter().for_each(|comment| *counted.entry(comment.words).or_default() += 1);
    counted
}

/// Takes one away; says whether it was there.
fn taken(counted: &mut HashMap<String, usize>, words: &str) -> bool {
    let left = counted.get_mut(words).filter(|left| **left > 0);
    left.map(|left| *left -= 1).is_some()
}

fn splice(text: &str, anchors: &Anchors, comment: &Comment) -> Splice {
    let place = comment.by.as_ref().and_then(|by| Some((anchors.get(by)?, by)));
    match place {
        Some((at, _)) if comment.is_beside && after(text, at).trim().is_empty() => {
            Splice::insert(at.end, format!(" {}", comment.words))
        }
        Some((at, _)) => Splice::insert(line_start(text, at.start), format!("{}\n", comment.words)),
        None => {
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            Splice::insert(text.len(), format!("{gap}{}\n", comment.words))
        }
    }
}

/// What stands on the line behind a place.
fn after<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    first_line(rest(text, at.end))
}

fn read(text: &str) -> Result<(Anchors, Vec<Comment>), EditError> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let document = Document::parse(text).map_err(|error| EditError::Syntax(error.message().to_owned()))?;
    let mut anchors = Anchors::new();
    within(document.as_table(), "", &mut anchors);
    let comments = by_anchors(text, &anchors);
    Ok((anchors, comments))
}

/// The comments of a text in order.
fn by_anchors(text: &str, anchors: &Anchors) -> Vec<Comment> {
    let mut blocks: Vec<(&Range<usize>, &String)> = anchors.iter().map(|(way, at)| (at, way)).collect();
    blocks.sort_by_key(|(at, _)| at.start);
    let (mut found, mut done) = (Vec::new(), 0);
    for (at, way) in blocks {
        let start = line_start(text, at.start);
        found.extend(lines(text.get(done..start).unwrap_or_default(), Some(way)));
        let beside = after(text, at).trim();
        if beside.starts_with('#') {
            found.push(Comment { words: beside.to_owned(), by: Some(way.clone()), is_beside: true });
        }
        done = done.max(line_end(text, at.end));
    }
    found.extend(lines(rest(text, done), None));
    found
}

/// The lines of a piece of text that are comments.
fn lines<'t>(text: &'t str, by: Option<&'t String>) -> impl Iterator<Item = Comment> + 't {
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
    lines.map(move |line| Comment { words: line.to_owned(), by: by.cloned(), is_beside: false })
}

fn within(table: &dyn TableLike, way: &str, anchors: &mut Anchors) {
    for (key, item) in table.iter() {
        let way = if way.is_empty() { key.to_owned() } else { format!("{way}.{key}") };
        below(item, way, anchors);
    }
}

fn below(item: &Item, way: String, anchors: &mut Anchors) {
    match item {
        Item::None => {}
        Item::Table(table) => section(table, way, anchors),
        Item::ArrayOfTables(tables) => {
            tables
                .iter()
                .enumerate()
                .for_each(|(at, table)| section(table, format!("{way}.{}", named(table, at)), anchors));
        }
        Item::Value(Found::InlineTable(table)) if table.is_dotted() => within(table, &way, anchors),
        Item::Value(value) => drop(anchors.insert(way, value_place(value))),
    }
}

fn section(table: &toml_edit::Table, way: String, anchors: &mut Anchors) {
    within(table, &way, anchors);
    if let Some(at) = header(table) {
        anchors.insert(way, at);
    }
}

/// An entry of a list by its id where it has one, since its place may be another in another version.
fn named(table: &toml_edit::Table, at: usize) -> String {
    table.get("id").and_then(Item::as_str).map_or_else(|| at.to_string(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brought(text: &str, from: &str, known: &str) -> String {
        with_comments(text, from, known).unwrap()
    }

    #[test]
    fn comments_come_to_stand_where_they_stood() {
        let from = "# head\na = 1\n# about b\nb = 2 # two\n\n# the table\n[t]\nc = '''\n# no comment\n'''\n# end\n";
        let text = "a = 1\nb = 3\n[t]\nc = 'x'\n";
        let expected = "# head\na = 1\n# about b\nb = 3 # two\n# the table\n[t]\nc = 'x'\n# end\n";
        assert_eq!(brought(text, from, ""), expected);
        assert_eq!(brought(expected, from, ""), expected, "what is there is not brought again");
    }

    #[test]
    fn what_was_known_before_and_is_gone_stays_gone() {
        assert_eq!(brought("a = 1\n", "# old\na = 1 # new\n", "# old\na = 1\n"), "a = 1 # new\n");
    }

    #[test]
    fn a_place_that_is_gone_or_taken_loses_no_comment() {
        assert_eq!(brought("a = 1 # ours\n", "a = 1 # theirs\n", ""), "# theirs\na = 1 # ours\n");
        assert_eq!(brought("a = 1", "a = 1\n# above b\nb = 2\n", ""), "a = 1\n# above b\n");
    }

    #[test]
    fn entries_of_a_list_are_found_by_their_ids() {
        let from = "[[x]]\nid = 'b'\n# about b\nn = 1\n";
        assert_eq!(
            brought("[[x]]\nid = 'a'\nn = 1\n[[x]]\nid = 'b'\nn = 1\n", from, ""),
            "[[x]]\nid = 'a'\nn = 1\n[[x]]\nid = 'b'\n# about b\nn = 1\n"
        );
    }

    #[test]
    fn windows_line_endings_and_the_mark_before_the_text_stay() {
        assert_eq!(brought("\u{feff}a = 1\r\n", "# c\na = 1\n", ""), "\u{feff}# c\r\na = 1\r\n");
    }
}
