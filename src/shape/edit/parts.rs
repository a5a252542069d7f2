//! What stands between brackets or braces, separated by commas: the items of an array, the keys of an inline table.

use std::ops::Range;

use toml_edit::{Array, InlineTable};

use super::layout::{
    comment_top, first_line, in_order, indent, is_blank, line_end, line_start, pieces_within, rest, value_place,
};
use super::splice::Splice;

/// The parts between an opening and a closing bracket.
pub(super) struct Parts<'d> {
    text: &'d str,
    /// The brackets too.
    whole: Range<usize>,
    /// The values, in order; a part begins earlier, with its key.
    places: Vec<Range<usize>>,
}

impl<'d> Parts<'d> {
    pub(super) fn of_array(text: &'d str, array: &Array) -> Self {
        let whole = array.span().unwrap_or_default();
        Self { text, whole, places: array.iter().map(value_place).collect() }
    }

    pub(super) fn of_braces(text: &'d str, table: &InlineTable) -> Self {
        Self { text, whole: table.span().unwrap_or_default(), places: in_order(pieces_within(table)) }
    }

    /// The number of the part that the place is in.
    pub(super) fn number(&self, at: usize) -> usize {
        self.places.partition_point(|place| place.end <= at)
    }

    /// New parts before the one of that number, or at the end.
    pub(super) fn insert(&self, before: usize, new: &[String]) -> Vec<Splice> {
        if self.places.is_empty() {
            return self.fill(&new.join(", "));
        }
        let Some(previous) = before.checked_sub(1) else {
            return vec![Splice::insert(self.start(0), format!("{}, ", new.join(", ")))];
        };
        let end = self.end(previous);
        match self.own_line_end(previous) {
            Some(line) => self.insert_lines(end, line, new),
            None => vec![Splice::insert(end, format!(", {}", new.join(", ")))],
        }
    }

    fn fill(&self, new: &str) -> Vec<Splice> {
        let inner = self.whole.start + 1..self.whole.end - 1;
        let braces = rest(self.text, self.whole.start).starts_with('{');
        let padded = if braces { format!(" {new} ") } else { new.to_owned() };
        let blank = self.text.get(inner.clone()).is_some_and(is_blank);
        vec![if blank { Splice::replace(inner, padded) } else { Splice::insert(inner.start, padded) }]
    }

    /// The end of the part's line, if nothing else follows on it.
    fn own_line_end(&self, number: usize) -> Option<usize> {
        let at = self.after_comma(number);
        let end = line_end(self.text, at);
        let alone = skip_trivia(self.text, at) >= end;
        (self.begins_line(number) && alone).then_some(end)
    }

    fn insert_lines(&self, end: usize, at: usize, new: &[String]) -> Vec<Splice> {
        let indent = indent(self.text, end);
        let comma = comma_after(self.text, end);
        let mut lines = new.iter().map(|part| format!("{indent}{part}")).collect::<Vec<_>>().join(",\n");
        lines.push_str(if comma.is_some() { ",\n" } else { "\n" });
        let missing = comma.is_none().then(|| Splice::insert(end, ","));
        missing.into_iter().chain([Splice::insert(at, lines)]).collect()
    }

    /// The parts of these numbers taken out, with their commas, and the lines that were theirs alone.
    pub(super) fn remove(&self, numbers: Range<usize>) -> Vec<Splice> {
        let Some(last) = numbers.end.checked_sub(1).filter(|_| !numbers.is_empty()) else { return Vec::new() };
        let (start, end) = (self.start(numbers.start), self.after_comma(last));
        if let Some(line) = self.own_line_end(last).filter(|_| self.begins_line(numbers.start)) {
            return vec![Splice::remove(self.comment_top(numbers.start)..line)];
        }
        if numbers.end < self.places.len() {
            return vec![Splice::remove(start..self.start(numbers.end).min(self.spaces_after(end)))];
        }
        let without_comma = self.comma_before(numbers.start).map(|comma| comma..self.end(last));
        vec![Splice::remove(without_comma.unwrap_or(start..end))]
    }

    /// The comma before a part, unless a comment stands between.
    fn comma_before(&self, number: usize) -> Option<usize> {
        let comma = comma_after(self.text, self.end(number.checked_sub(1)?))?;
        self.text.get(comma + 1..self.start(number)).is_some_and(is_blank).then_some(comma)
    }

    fn comment_top(&self, number: usize) -> usize {
        let before = number.checked_sub(1).map_or(self.whole.start, |previous| self.end(previous));
        comment_top(self.text, line_start(self.text, self.start(number)), line_end(self.text, before))
    }

    fn begins_line(&self, number: usize) -> bool {
        let start = self.start(number);
        let line = line_start(self.text, start);
        line > self.whole.start && self.text.get(line..start).is_some_and(is_blank)
    }

    fn start(&self, number: usize) -> usize {
        match number.checked_sub(1) {
            Some(previous) => skip_trivia(self.text, self.after_comma(previous)),
            None => skip_trivia(self.text, self.whole.start + 1),
        }
    }

    fn end(&self, number: usize) -> usize {
        self.places.get(number).map_or(self.whole.end, |place| place.end)
    }

    fn after_comma(&self, number: usize) -> usize {
        let end = self.end(number);
        comma_after(self.text, end).map_or(end, |comma| comma + 1)
    }

    fn spaces_after(&self, at: usize) -> usize {
        let rest = rest(self.text, at);
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }
}

/// The comma that follows, if nothing but white space and comments stands between.
fn comma_after(text: &str, at: usize) -> Option<usize> {
    let at = skip_trivia(text, at);
    rest(text, at).starts_with(',').then_some(at)
}

/// The first place from there on that is no white space and no comment.
fn skip_trivia(text: &str, mut at: usize) -> usize {
    loop {
        let rest = rest(text, at);
        let bare = rest.trim_start();
        at += rest.len() - bare.len();
        if !bare.starts_with('#') {
            return at;
        }
        at += first_line(bare).len();
    }
}
