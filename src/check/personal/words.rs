//! A text as words: runs of letters and figures, with what stands between them.

use std::ops::Range;

/// A text cut into words.
pub(super) struct Words<'t> {
    text: &'t str,
    places: Vec<Range<usize>>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut places: Vec<Range<usize>> = Vec::new();
        for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
            let end = at + letter.len_utf8();
            match places.last_mut() {
                Some(last) if last.end == at => last.end = end,
                _ => places.push(at..end),
            }
        }
        Self { text, places }
    }

    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// The word at that place; empty beyond the last.
    pub(super) fn at(&self, place: usize) -> &'t str {
        self.places.get(place).and_then(|at| self.text.get(at.clone())).unwrap_or_default()
    }

    /// Whether it is one of those, in small letters.
    pub(super) fn is(&self, place: usize, words: &[&str]) -> bool {
        let word = self.at(place);
        !word.is_empty() && words.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// What stands between the word before and this one.
    pub(super) fn before(&self, place: usize) -> &'t str {
        let start = place.checked_sub(1).and_then(|it| self.places.get(it)).map_or(0, |at| at.end);
        let end = self.places.get(place).map_or(self.text.len(), |at| at.start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// What stands between this word and the next.
    pub(super) fn after(&self, place: usize) -> &'t str {
        self.before(place + 1)
    }

    /// Where in the text words stand.
    pub(super) fn span(&self, words: Range<usize>) -> Option<Range<usize>> {
        Some(self.places.get(words.start)?.start..self.places.get(words.end.checked_sub(1)?)?.end)
    }

    /// Whether one of the few words before is one of those.
    pub(super) fn follows(&self, place: usize, within: usize, words: &[&str]) -> bool {
        (place.saturating_sub(within)..place).any(|it| self.is(it, words))
    }

    /// Whether figures go on before or behind, as in a decimal, a range or a date.
    pub(super) fn is_part_of_a_figure(&self, words: &Range<usize>) -> bool {
        let joins = |gap: &str| matches!(gap, "." | "," | "/" | "-");
        let before = words.start.checked_sub(1).is_some_and(|it| joins(self.after(it)) && figures(self.at(it)));
        before || (joins(self.before(words.end)) && figures(self.at(words.end)))
    }
}

/// Whether a word is made of figures only.
pub(super) fn figures(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
