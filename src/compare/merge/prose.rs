//! Long texts merged by paragraphs: each side's changes are taken where they do not meet.

use std::collections::HashSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::compare::evidence::{MOST_PAIRS, pairs_in_question};

/// Paragraphs of the base replaced by others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Hunk<'t> {
    at: Range<usize>,
    to: Vec<&'t str>,
}

/// The text with the changes of both sides; nothing where both changed the same paragraph, or wrote a text where none
/// was: then somebody has to decide.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [before, one, other] = [base, ours, theirs].map(paragraphs);
    if before.is_empty() {
        return None;
    }
    let hunks = in_order(hunks(&before, &one)?, hunks(&before, &other)?)?;
    let (mut merged, mut done) = (Vec::new(), 0);
    for hunk in hunks {
        merged.extend_from_slice(before.get(done..hunk.at.start).unwrap_or_default());
        merged.extend(hunk.to);
        done = hunk.at.end;
    }
    merged.extend_from_slice(before.get(done..).unwrap_or_default());
    let end = if ours.ends_with('\n') { "\n" } else { "" };
    Some(merged.join("\n\n") + end)
}

/// The runs of lines between blank ones.
fn paragraphs(text: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), text.trim_matches('\n'));
    while let Some((head, tail)) = split(rest) {
        found.push(head);
        rest = tail;
    }
    if !rest.trim().is_empty() {
        found.push(rest.trim_end());
    }
    found.retain(|paragraph| !paragraph.trim().is_empty());
    found
}

/// The text before the first blank line and after it.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            return Some((text.get(..at)?.trim_end(), text.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// What became of the paragraphs; nothing where so many are in question that finding out would take long.
fn hunks<'t>(base: &[&'t str], side: &[&'t str]) -> Option<Vec<Hunk<'t>>> {
    if pairs_in_question(base, side) > MOST_PAIRS {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Patience, base, side);
    let changes = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let hunk = |op: &DiffOp| Hunk { at: op.old_range(), to: side.get(op.new_range()).unwrap_or_default().to_vec() };
    Some(changes.map(hunk).collect())
}

/// The hunks of both sides by their places, equal ones once; nothing if two of them meet.
fn in_order<'t>(ours: Vec<Hunk<'t>>, theirs: Vec<Hunk<'t>>) -> Option<Vec<Hunk<'t>>> {
    let known: HashSet<&Hunk<'_>> = ours.iter().collect();
    let new: Vec<Hunk<'_>> = theirs.into_iter().filter(|hunk| !known.contains(hunk)).collect();
    let mut all: Vec<Hunk<'_>> = ours.into_iter().chain(new).collect();
    all.sort_by_key(|hunk| (hunk.at.start, hunk.at.end));
    // Those of one side never meet, so that in their order only neighbours can.
    let meet = all.windows(2).any(|pair| matches!(pair, [one, other] if one.meets(other)));
    (!meet).then_some(all)
}

impl Hunk<'_> {
    /// Whether both change the same paragraph, or one puts something into what the other replaces. Two that only add
    /// at the same place do not meet: both additions are taken.
    fn meets(&self, other: &Self) -> bool {
        let inside = |at: usize, range: &Range<usize>| range.start < at && at < range.end;
        match (self.at.is_empty(), other.at.is_empty()) {
            (true, true) => false,
            (true, false) => inside(self.at.start, &other.at),
            (false, true) => inside(other.at.start, &self.at),
            (false, false) => self.at.start < other.at.end && other.at.start < self.at.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_other_paragraphs_are_both_taken() {
        assert_eq!(merge("a\n\nb\n\nc\n", "A\n\nb\n\nc\n", "a\n\nb\n\nC\n").unwrap(), "A\n\nb\n\nC\n");
        assert_eq!(merge("a\n\nb", "a\n\nB", "a2\n\nb").unwrap(), "a2\n\nB");
        assert_eq!(merge("a\n\nb", "a", "a\n\nb\n\nc").unwrap(), "a\n\nc");
    }

    #[test]
    fn what_both_add_is_taken_and_the_same_once() {
        assert_eq!(merge("a", "a\n\nours", "a\n\ntheirs").unwrap(), "a\n\nours\n\ntheirs");
        assert_eq!(merge("a", "a\n\nboth", "a\n\nboth").unwrap(), "a\n\nboth");
    }

    #[test]
    fn two_versions_of_one_paragraph_have_to_be_decided() {
        assert_eq!(merge("a\n\nb", "a1\n\nb", "a2\n\nb"), None);
        assert_eq!(merge("a\n\nb", "b", "a2\n\nb"), None);
        assert_eq!(merge("", "ours", "theirs"), None);
    }

    #[test]
    fn lines_of_a_paragraph_stay_together() {
        assert_eq!(paragraphs("\na\nb\n \n\nc \n"), ["a\nb", "c"]);
        assert_eq!(paragraphs(" \n"), Vec::<&str>::new());
    }
}
