//! Pieces of a text put in the place of others.

use std::ops::Range;

/// New text for a range of the old. Its line breaks are `\n`; they become those of the file.
#[derive(Clone, Debug)]
pub(super) struct Splice {
    pub(super) at: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    pub(super) fn replace(at: Range<usize>, text: impl Into<String>) -> Self {
        Self { at, text: text.into() }
    }

    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(at..at, text)
    }

    pub(super) fn remove(at: Range<usize>) -> Self {
        Self::replace(at, "")
    }

    /// Whether the two overlap or meet, so that one after the other they might come out differently.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.at.start <= other.at.end && other.at.start <= self.at.end
    }
}

/// The text with the splices done, which must not overlap.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| splice.at.start);
    let windows = has_windows_endings(text);
    let mut out = String::with_capacity(text.len() + splices.iter().map(|s| s.text.len() + 8).sum::<usize>());
    let mut done = 0;
    for Splice { at, text: new } in splices {
        out.push_str(text.get(done..at.start).unwrap_or_default());
        out.push_str(&if windows { new.replace('\n', "\r\n") } else { new });
        done = at.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Whether most lines end as Windows ends them.
fn has_windows_endings(text: &str) -> bool {
    let all = text.matches('\n').count();
    text.matches("\r\n").count() * 2 > all
}
