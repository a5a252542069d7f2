//! How long the names of keys are, with those of the tables around them.

use std::mem;

use crate::plain::Span;

/// The longest name, in bytes of the text. The longest that means something has 200; everything below a longer one would
/// have so long a name again, and with it a file of 1 MiB could come to gigabytes.
const LONGEST: usize = 1000;

/// The most parts of a name. A table in braces may have a name of many parts, and so may those in it: with all of them a
/// small text would be deeper than a thread can go.
const MOST_PARTS: usize = 100;

/// The names of what is being read.
#[derive(Default)]
pub(super) struct Names {
    /// Of the heading above.
    heading: Name,
    /// Of what stands in brackets or braces that are not closed yet.
    open: Vec<Name>,
    /// Of the last key.
    last: Name,
    /// Whether a dot has come since.
    goes_on: bool,
    /// Where the first name is that is too long.
    pub(super) too_long: Option<Span>,
}

#[derive(Clone, Copy, Default)]
struct Name {
    bytes: usize,
    parts: usize,
}

impl Names {
    /// A part of a name.
    pub(super) fn part(&mut self, span: Span) {
        let goes_on = mem::take(&mut self.goes_on);
        let above = if goes_on { self.last } else { self.open.last().copied().unwrap_or(self.heading) };
        self.last = Name { bytes: above.bytes + span.len() + 1, parts: above.parts + 1 };
        if self.last.bytes > LONGEST || self.last.parts > MOST_PARTS {
            self.too_long.get_or_insert(span);
        }
    }

    /// A dot between parts.
    pub(super) fn dot(&mut self) {
        self.goes_on = true;
    }

    /// The opening brackets of a heading.
    pub(super) fn open_heading(&mut self) {
        self.open.clear();
        self.heading = Name::default();
    }

    /// Its closing brackets.
    pub(super) fn close_heading(&mut self) {
        self.heading = self.last;
    }

    /// An opening bracket or brace. Gives how many are open.
    pub(super) fn open(&mut self) -> usize {
        self.open.push(self.last);
        self.open.len()
    }

    /// A closing one.
    pub(super) fn close(&mut self) {
        self.last = self.open.pop().unwrap_or_default();
    }
}
