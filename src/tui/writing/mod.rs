//! A text being written: where the cursor stands, what is selected, and what can be undone.
//!
//! What moves and what is deleted is what people see as one character, however many code points it has: the cursor
//! never stands inside one. Every change is a splice, so that no key copies the text.

mod motion;
mod rows;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

pub use motion::Motion;
pub use rows::{Row, rows};

/// A text and the cursor in it.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    text: String,
    /// Where the cursor stands, in bytes; always between two graphemes.
    cursor: usize,
    /// Where the selection began.
    anchor: Option<usize>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A change of the text.
#[derive(Clone, Debug)]
struct Step {
    at: usize,
    removed: String,
    inserted: String,
}

impl Writing {
    /// A text with the cursor at its end.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { cursor: text.len(), text, ..Self::default() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor stands, in bytes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is selected, in bytes; never nothing.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor)).filter(|range| !range.is_empty())
    }

    /// The selected text.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.text.get(self.selection()?)
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        (self.anchor, self.cursor) = (Some(0), self.text.len());
    }

    /// Moves the cursor; with `selecting`, what it passes over is selected.
    ///
    /// Up and down go by the rows that the text has in that width.
    pub fn go(&mut self, motion: Motion, selecting: bool, width: usize) {
        self.anchor = if selecting { self.anchor.or(Some(self.cursor)) } else { None };
        let to = motion.from(&self.text, self.cursor, width);
        self.cursor = whole(&self.text, to);
    }

    /// Writes a text in the place of what is selected, or at the cursor.
    pub fn insert(&mut self, text: &str) {
        let place = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(place, text);
    }

    /// Takes away what is selected or, if nothing is, what the motion passes over.
    pub fn delete(&mut self, motion: Motion) {
        let passed = || {
            let to = whole(&self.text, motion.from(&self.text, self.cursor, usize::MAX));
            self.cursor.min(to)..self.cursor.max(to)
        };
        let place = self.selection().unwrap_or_else(passed);
        self.replace(place, "");
    }

    /// Writes another text in the place of the whole, as one step.
    pub fn replace_all(&mut self, text: &str) {
        self.replace(0..self.text.len(), text);
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        let Some(step) = self.done.pop() else { return };
        self.apply(step.at, step.inserted.len(), &step.removed);
        self.undone.push(step);
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self) {
        let Some(step) = self.undone.pop() else { return };
        self.apply(step.at, step.removed.len(), &step.inserted);
        self.done.push(step);
    }

    fn replace(&mut self, place: Range<usize>, text: &str) {
        let removed = self.text.get(place.clone()).unwrap_or_default().to_owned();
        let step = Step { at: place.start, removed, inserted: text.to_owned() };
        if step.removed == step.inserted {
            (self.anchor, self.cursor) = (None, whole(&self.text, place.end));
            return;
        }
        self.apply(step.at, step.removed.len(), text);
        self.undone.clear();
        match self.done.last_mut().filter(|last| last.goes_on_with(&step)) {
            Some(last) => last.inserted.push_str(&step.inserted),
            None => self.done.push(step),
        }
    }

    fn apply(&mut self, at: usize, removed: usize, inserted: &str) {
        self.text.replace_range(at..at + removed, inserted);
        self.anchor = None;
        self.cursor = whole(&self.text, at + inserted.len());
    }
}

impl Step {
    /// Whether the other is one more letter of the same word, so that both are taken back as one.
    fn goes_on_with(&self, other: &Self) -> bool {
        let a_word = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        let one_letter = other.inserted.chars().nth(1).is_none();
        let follows = other.removed.is_empty() && self.at + self.inserted.len() == other.at;
        follows && one_letter && a_word(&self.inserted) && a_word(&other.inserted)
    }
}

/// The place itself if it is between two graphemes, else the end of the one it is inside of.
fn whole(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => after(text, at),
        _ => at.min(text.len()),
    }
}

/// The end of the grapheme that begins at a place, or that the place is inside of.
fn after(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The start of the grapheme that ends at a place.
fn before(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

#[cfg(test)]
mod tests;
