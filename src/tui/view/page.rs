//! Lines of text by meaning, and how they are painted: the one door through which text reaches the screen.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Painted, Span};
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use super::Canvas;
use crate::plain;
use crate::tui::theme::{Ground, Role};

/// A line of text, each piece of it with its meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line(Vec<(Role, String)>);

impl Line {
    /// A line of one piece.
    pub(super) fn of(role: Role, text: &str) -> Self {
        Self::default().and(role, text)
    }

    /// The line with another piece, made safe to show.
    pub(super) fn and(mut self, role: Role, text: &str) -> Self {
        let safe = plain::safe(text);
        let has_breaks = safe.contains(['\n', '\t']);
        self.0.push((role, if has_breaks { safe.replace(['\n', '\t'], " ") } else { safe.into_owned() }));
        self
    }

    /// The line filled up with spaces to a column, or cut there.
    pub(super) fn to(mut self, column: usize) -> Self {
        let width = self.width();
        if width > column {
            return self.cut(column);
        }
        self.0.push((Role::Text, " ".repeat(column - width)));
        self
    }

    /// The line cut to a width, with a mark where something is left off.
    pub(super) fn cut(self, columns: usize) -> Self {
        let mut left = columns;
        let mut kept = Vec::new();
        for (role, text) in self.0 {
            let text = plain::cut(&text, left);
            left = left.saturating_sub(text.width());
            kept.push((role, text));
        }
        Self(kept)
    }

    /// The line with another behind it.
    pub(super) fn join(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Its text alone.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// How many columns it takes.
    pub(super) fn width(&self) -> usize {
        self.0.iter().map(|(_, text)| text.width()).sum()
    }
}

/// The lines of a text of any length, wrapped to a width, each behind an indent.
pub(super) fn wrapped(role: Role, text: &str, width: usize, indent: usize) -> Vec<Line> {
    let lines = plain::wrap(&plain::safe(text), width.saturating_sub(indent));
    lines.iter().map(|line| Line::of(role, &" ".repeat(indent)).and(role, line)).collect()
}

/// A list item: a mark, and the text wrapped behind it.
pub(super) fn item(mark: &str, role: Role, text: &str, width: usize) -> Vec<Line> {
    let mark = format!("{mark} ");
    let lines = wrapped(role, text, width, mark.width());
    named(&mark, lines)
}

/// Wrapped lines with a name in the place of the first indent.
pub(super) fn named(name: &str, mut lines: Vec<Line>) -> Vec<Line> {
    if let Some(indent) = lines.first_mut().and_then(|Line(pieces)| pieces.first_mut()) {
        *indent = (Role::Muted, name.to_owned());
    }
    lines
}

/// How many lines are scrolled off so that a range of them is in sight: none if it is anyway, else so many that it
/// stands in the middle.
pub(super) fn offset(lines: usize, in_sight: &Range<usize>, height: usize) -> usize {
    if in_sight.end <= height {
        return 0;
    }
    let middle = in_sight.start + in_sight.len() / 2;
    let centred = middle.saturating_sub(height / 2).min(in_sight.start);
    centred.min(lines.saturating_sub(height))
}

/// The same of a list with a line for each row, of which one is selected.
pub(super) fn list_offset(rows: usize, cursor: usize, height: usize) -> usize {
    offset(rows, &(cursor..cursor + 1), height)
}

impl Canvas<'_> {
    /// Draws lines from an offset on, those of a range as the selected row.
    pub(super) fn lines(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        lines: &[Line],
        from: usize,
        selected: &Range<usize>,
    ) {
        let rows = area.rows();
        for (row, (index, line)) in rows.zip(lines.iter().enumerate().skip(from)) {
            let ground = if selected.contains(&index) { Ground::Focus } else { Ground::Page };
            if ground == Ground::Focus {
                frame.buffer_mut().set_style(row, self.theme.on(ground, Role::Focus));
            }
            frame.render_widget(self.paint(line, ground), row);
        }
    }

    /// A line in the colours of the theme on a ground.
    pub(super) fn paint<'a>(&self, Line(pieces): &'a Line, ground: Ground) -> Painted<'a> {
        let spans =
            pieces.iter().map(|(role, text)| Span::styled(self.glyphs().shown(text), self.theme.on(ground, *role)));
        Painted::from(spans.collect::<Vec<_>>())
    }

    /// Draws a frame with a title and gives back what is inside it.
    pub(super) fn panel(&self, frame: &mut Frame<'_>, area: Rect, title: &str, has_keys: bool) -> Rect {
        let border = if has_keys { Role::BorderFocus } else { Role::Border };
        let title = format!(" {} ", plain::cut(&plain::safe_line(title), usize::from(area.width).saturating_sub(4)));
        let block = Block::bordered()
            .border_set(self.glyphs().border)
            .border_style(self.theme.style(border))
            .title(Span::styled(self.glyphs().shown(&title), self.theme.style(Role::Title)));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        inner
    }

    /// Clears a part of the screen for something that lies over it.
    pub(super) fn clear(&self, frame: &mut Frame<'_>, area: Rect) {
        frame.render_widget(ratatui::widgets::Clear, area);
        frame.buffer_mut().set_style(area, Style::reset().patch(self.theme.style(Role::Background)));
    }

    /// Draws a page of text in a frame, scrolled.
    pub(super) fn text_page(&self, frame: &mut Frame<'_>, area: Rect, title: &str, lines: &[Line], scroll: usize) {
        let inner = self.panel(frame, area, title, true);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let from = scroll.min(lines.len().saturating_sub(usize::from(inner.height)));
        self.lines(frame, inner, lines, from, &(0..0));
        self.more(frame, area, title, &(from..from + usize::from(inner.height)), lines.len());
    }

    /// Says in the border of a frame with that title that there is more above or below what is in sight of so many lines.
    pub(super) fn more(&self, frame: &mut Frame<'_>, area: Rect, title: &str, in_sight: &Range<usize>, lines: usize) {
        let beside_title = usize::from(area.width).saturating_sub(title.width() + MORE_ABOVE.len() + 6) > 0;
        if in_sight.start > 0 && beside_title {
            self.in_border(frame, area, area.y, MORE_ABOVE);
        }
        self.more_below(frame, area, in_sight.end < lines);
    }

    /// Says at the foot of a frame that there is more.
    pub(super) fn more_below(&self, frame: &mut Frame<'_>, area: Rect, there_is: bool) {
        if there_is {
            self.in_border(frame, area, area.bottom().saturating_sub(1), MORE_BELOW);
        }
    }

    fn in_border(&self, frame: &mut Frame<'_>, area: Rect, row: u16, text: &str) {
        let width = u16::try_from(text.len()).unwrap_or_default();
        if area.width > width + 4 && area.height > 1 {
            let place = Rect { x: area.right() - width - 2, y: row, width, height: 1 };
            frame.render_widget(Span::styled(text.to_owned(), self.theme.style(Role::Muted)), place);
        }
    }
}

const MORE_ABOVE: &str = " more above ";
const MORE_BELOW: &str = " more below ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_selected_is_in_sight() {
        assert_eq!(offset(100, &(0..1), 10), 0);
        assert_eq!(offset(100, &(50..51), 10), 45);
        assert_eq!(offset(100, &(99..100), 10), 90);
        assert_eq!(offset(5, &(4..5), 10), 0);
        assert_eq!(offset(100, &(20..60), 10), 20);
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_into_a_line() {
        let Line(pieces) = Line::of(Role::Text, "a\u{1b}[2Jb\u{202e}\nc");
        assert_eq!(pieces, [(Role::Text, "a\u{FFFD}[2Jb\u{FFFD} c".to_owned())]);
    }

    #[test]
    fn an_item_hangs_behind_its_mark() {
        let lines = item("-", Role::Text, "one two", 5);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1], Line::of(Role::Text, "  ").and(Role::Text, "two"));
    }
}
