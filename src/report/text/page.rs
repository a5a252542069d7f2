//! A page of text: lines that fit a width and hold nothing that a terminal would obey.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::plain::{cut, pad, safe, safe_line, wrap};

/// The widest page: longer lines are hard to read.
const WIDEST: usize = 100;

/// The narrowest: below it a line of two words breaks.
const NARROWEST: usize = 40;

/// How a page is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    columns: usize,
    colour: bool,
}

/// What a piece of text is, for its colour. Nothing is said by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Plain text.
    Plain,
    /// A heading.
    Heading,
    /// What can be passed over.
    Faint,
    /// What is as it should be.
    Good,
    /// What somebody should look at.
    Doubt,
    /// What is wrong or missing.
    Bad,
}

/// A page being written.
#[derive(Clone, Debug)]
pub struct Page {
    look: Look,
    text: String,
}

impl Look {
    /// A look for a terminal so wide, with colour or without.
    #[must_use]
    pub fn new(columns: usize, colour: bool) -> Self {
        Self { columns: columns.clamp(NARROWEST, WIDEST), colour }
    }
}

impl Tint {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Heading => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Doubt => AnsiColor::Yellow.on_default(),
            Self::Bad => AnsiColor::Red.on_default(),
        }
    }
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    /// The text of the page.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    /// How many columns a line has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.look.columns
    }

    /// An empty line, but never two, and none at the head.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading after an empty line.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.para(0, Tint::Heading, text);
    }

    /// A paragraph, its lines indented; its own line breaks are kept.
    pub fn para(&mut self, indent: usize, tint: Tint, text: &str) {
        for line in wrap(&safe(text), self.look.columns.saturating_sub(indent)) {
            self.pieces(indent, &[(tint, line.as_str())]);
        }
    }

    /// A paragraph whose first line begins with a label that stands in the indent.
    pub fn labelled(&mut self, indent: usize, columns: usize, label: (Tint, &str), tint: Tint, text: &str) {
        let lines = wrap(&safe(text), self.look.columns.saturating_sub(indent + columns));
        let mut label = (label.0, pad(&cut(&safe_line(label.1), columns.saturating_sub(1)), columns));
        for line in lines {
            self.pieces(indent, &[(label.0, label.1.as_str()), (tint, line.as_str())]);
            label.1 = pad("", columns);
        }
    }

    /// A line as it is, however long: a path, a line of a file.
    pub fn line(&mut self, indent: usize, tint: Tint, text: &str) {
        self.pieces(indent, &[(tint, &safe_line(text))]);
    }

    /// A line made of pieces that are safe already.
    pub(super) fn pieces(&mut self, indent: usize, pieces: &[(Tint, &str)]) {
        let mut line = pad("", indent);
        for (tint, piece) in pieces {
            let style = if self.look.colour { tint.style() } else { Style::new() };
            let _ = write!(line, "{style}{piece}{style:#}"); // writing to a string cannot fail
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(look: Look, write: impl Fn(&mut Page)) -> String {
        let mut page = Page::new(look);
        write(&mut page);
        page.finish()
    }

    #[test]
    fn no_text_of_a_file_reaches_the_terminal_as_a_command() {
        let hostile = "a\u{1b}[31m\u{202e}b";
        let page = written(Look::new(80, true), |page| {
            page.para(2, Tint::Plain, hostile);
            page.labelled(0, 10, (Tint::Plain, hostile), Tint::Plain, hostile);
            page.line(0, Tint::Plain, hostile);
            page.heading(hostile);
        });
        assert!(!page.contains("[31m\u{202e}") && !page.contains("\u{1b}[31m") && !page.contains('\u{202e}'), "{page}");
    }

    #[test]
    fn labels_stand_before_the_first_line_only() {
        let page = written(Look::new(40, false), |page| {
            page.labelled(1, 4, (Tint::Plain, "R4"), Tint::Plain, "one two three four five six seven eight");
        });
        assert_eq!(page, " R4  one two three four five six seven\n     eight\n");
    }

    #[test]
    fn colour_is_only_where_it_is_allowed() {
        let good = |colour| written(Look::new(80, colour), |page| page.para(0, Tint::Good, "met"));
        assert_eq!(good(false), "met\n");
        assert_eq!(good(true), "\u{1b}[32mmet\u{1b}[0m\n");
    }
}
