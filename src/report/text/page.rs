//! A page of text: for a terminal, in lines that fit its width and hold nothing that it would obey; or a document, as
//! Markdown or HTML.
//!
//! A page is written once for all. In a document a label begins an item of a list, and what is indented below it goes on
//! with that item; columns mean nothing there.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use unicode_width::UnicodeWidthStr;

use crate::plain::{cut, in_ascii, pad, safe, safe_line, wrap};
use crate::report::document::{self, Block, Document, Fact};
pub(super) use crate::report::document::{TableCell, Tint};

/// The widest page: longer lines are hard to read.
const WIDEST: usize = 100;

/// The narrowest: below it a line of two words breaks.
const NARROWEST: usize = 40;

/// The least room for what stands beside something; where there is less, it stands below.
const LEAST_BESIDE: usize = 20;

/// How a page is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    columns: usize,
    colour: bool,
    /// Whether signs are shown in ASCII.
    ascii: bool,
    medium: Medium,
}

/// What a page is read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Medium {
    Terminal,
    Markdown,
    Html,
}

/// A page being written.
#[derive(Clone, Debug)]
pub struct Page {
    look: Look,
    /// The lines for a terminal.
    text: String,
    /// The parts of a document.
    document: Document,
    /// Whether an item of a list was written last, in a document.
    in_item: bool,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it is headed by.
    pub head: String,
    /// Its least width on a terminal.
    pub least: usize,
}

impl Look {
    /// A look for a terminal so wide, with colour or without.
    #[must_use]
    pub fn new(columns: usize, colour: bool) -> Self {
        Self { columns: columns.clamp(NARROWEST, WIDEST), colour, ascii: false, medium: Medium::Terminal }
    }

    /// The same with signs in ASCII, for a terminal that does not show others.
    #[must_use]
    pub fn in_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// Plain lines that are as long as they are, to be compared.
    #[must_use]
    pub fn unwrapped() -> Self {
        Self { columns: usize::MAX, colour: false, ascii: false, medium: Medium::Terminal }
    }

    /// Markdown, in which a line has no end of columns.
    #[must_use]
    pub fn markdown() -> Self {
        Self { columns: usize::MAX, colour: false, ascii: false, medium: Medium::Markdown }
    }

    /// HTML, in which a line has no end of columns either.
    #[must_use]
    pub fn html() -> Self {
        Self { columns: usize::MAX, colour: false, ascii: false, medium: Medium::Html }
    }

    fn is_document(self) -> bool {
        self.medium != Medium::Terminal
    }
}

fn style(tint: Tint) -> Style {
    match tint {
        Tint::Plain => Style::new(),
        Tint::Heading => Style::new().bold(),
        Tint::Faint => Style::new().dimmed(),
        Tint::Good => AnsiColor::Green.on_default(),
        Tint::Doubt => AnsiColor::Yellow.on_default(),
        Tint::Bad => AnsiColor::Red.on_default(),
    }
}

impl Column {
    /// A column that is no narrower than that.
    #[must_use]
    pub fn new(head: impl Into<String>, least: usize) -> Self {
        Self { head: head.into(), least }
    }

    /// How wide it has to be as one of a table, with a space behind.
    fn width(&self, at: usize, rows: &[Vec<TableCell>]) -> usize {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|(_, cell)| safe_line(cell).width());
        cells.chain([self.head.width()]).max().unwrap_or_default().saturating_add(1).max(self.least)
    }
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(look: Look) -> Self {
        Self { look, text: String::new(), document: Document::default(), in_item: false }
    }

    /// The text of the page.
    #[must_use]
    pub fn finish(self) -> String {
        match self.look.medium {
            Medium::Terminal if self.look.ascii => in_ascii(&self.text),
            Medium::Terminal => self.text,
            Medium::Markdown => document::markdown(&self.document),
            Medium::Html => document::html(&self.document),
        }
    }

    /// How many columns a line has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.look.columns
    }

    /// An empty line, but never two, and none at the head.
    pub fn gap(&mut self) {
        self.in_item = false;
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// What a page, or a part of it that could be a page of its own, is headed by.
    pub fn title(&mut self, text: &str) {
        self.headed(1, text);
    }

    /// What the page as a whole is called, where its first title is that of a part only.
    pub fn called(&mut self, text: &str) {
        self.document.title = text.to_owned();
    }

    /// A heading after an empty line.
    pub fn heading(&mut self, text: &str) {
        self.headed(2, text);
    }

    fn headed(&mut self, level: u8, text: &str) {
        self.gap();
        if !self.look.is_document() {
            return self.para(0, Tint::Heading, text);
        }
        if self.document.title.is_empty() {
            self.document.title = text.to_owned();
        }
        self.document.heading(level, text);
    }

    /// A paragraph, its lines indented; its own line breaks are kept.
    pub fn para(&mut self, indent: usize, tint: Tint, text: &str) {
        if self.look.is_document() {
            return self.block_para(indent, tint, text);
        }
        for line in wrap(&safe(text), self.look.columns.saturating_sub(indent)) {
            self.pieces(indent, &[(tint, line.as_str())]);
        }
    }

    /// A paragraph whose first line begins with a label that stands in the indent; the label above it where there is no
    /// room beside.
    pub fn labelled(&mut self, indent: usize, columns: usize, label: (Tint, &str), tint: Tint, text: &str) {
        if self.look.is_document() {
            return self.item(label.1, tint, text);
        }
        if self.look.columns < indent + columns + LEAST_BESIDE {
            self.para(indent, label.0, label.1);
            return self.para(indent + 2, tint, text);
        }
        let lines = wrap(&safe(text), self.look.columns.saturating_sub(indent + columns));
        let mut label = (label.0, pad(&cut(&safe_line(label.1), columns.saturating_sub(1)), columns));
        for line in lines {
            self.pieces(indent, &[(label.0, label.1.as_str()), (tint, line.as_str())]);
            label.1 = pad("", columns);
        }
    }

    /// A line of a list: a label, what it stands for, and how that is; the last in a line of its own where there is no room.
    pub fn listed(&mut self, indent: usize, label: (usize, &str), what: (usize, &str), tint: Tint, how: &str) {
        if self.look.is_document() {
            return self.item(label.1, tint, &format!("{} · {how}", what.1));
        }
        if self.look.columns < label.0 + what.0 + LEAST_BESIDE {
            self.labelled(indent, label.0, (Tint::Faint, label.1), Tint::Plain, what.1);
            return self.para(indent + label.0, tint, how);
        }
        // A text that is cut ends a column before the next begins.
        let [label, what] =
            [label, what].map(|(columns, text)| format!("{} ", pad(&safe_line(text), columns.saturating_sub(1))));
        self.pieces(indent, &[(Tint::Faint, &label), (Tint::Plain, &what), (tint, &safe_line(how))]);
    }

    /// A line as it is, however long: a path, a line of a file.
    pub fn line(&mut self, indent: usize, tint: Tint, text: &str) {
        self.pieces(indent, &[(tint, &safe_line(text))]);
    }

    /// A table. Where it is too wide, its rows stand one below the other, each cell with the head of its column.
    pub fn table(&mut self, columns: &[Column], rows: &[Vec<TableCell>]) {
        if self.look.is_document() {
            self.gap();
            return self.document.table("", columns.iter().map(|it| it.head.clone()).collect(), rows.to_vec());
        }
        let widths: Vec<usize> = (0..).zip(columns).map(|(at, column)| column.width(at, rows)).collect();
        if widths.iter().sum::<usize>() > self.look.columns + 1 {
            return rows.iter().for_each(|row| self.stacked(columns, row));
        }
        let heads: Vec<TableCell> = columns.iter().map(|column| (Tint::Heading, column.head.clone())).collect();
        for row in std::iter::once(&heads).chain(rows) {
            let cells: Vec<TableCell> =
                row.iter().zip(&widths).map(|((tint, cell), width)| (*tint, pad(&safe_line(cell), *width))).collect();
            let pieces: Vec<(Tint, &str)> = cells.iter().map(|(tint, cell)| (*tint, cell.as_str())).collect();
            self.pieces(0, &pieces);
        }
    }

    fn stacked(&mut self, columns: &[Column], row: &[TableCell]) {
        let widest = columns.iter().skip(1).map(|column| column.head.width()).max().unwrap_or_default() + 2;
        for (at, (column, (tint, cell))) in columns.iter().zip(row).enumerate() {
            match at {
                0 => self.para(0, *tint, cell),
                _ => self.labelled(2, widest, (Tint::Faint, &column.head), *tint, cell),
            }
        }
    }

    fn block_para(&mut self, indent: usize, tint: Tint, text: &str) {
        match self.document.blocks.last_mut() {
            Some(Block::Facts(facts)) if self.in_item && indent > 0 => {
                facts.iter_mut().next_back().into_iter().for_each(|fact| fact.texts.push((tint, text.to_owned())));
            }
            _ => {
                self.gap();
                self.document.para(tint, text);
            }
        }
    }

    fn item(&mut self, label: &str, tint: Tint, text: &str) {
        let fact = Fact::new(label, tint, text);
        match self.document.blocks.last_mut() {
            Some(Block::Facts(facts)) if self.in_item => facts.push(fact),
            _ => self.document.facts(vec![fact]),
        }
        self.in_item = true;
    }

    /// A line made of pieces that are safe already.
    pub(super) fn pieces(&mut self, indent: usize, pieces: &[(Tint, &str)]) {
        if self.look.is_document() {
            let tint = pieces.first().map_or(Tint::Plain, |(tint, _)| *tint);
            return self.block_para(indent, tint, &pieces.iter().map(|(_, piece)| *piece).collect::<String>());
        }
        let mut line = pad("", indent);
        for (tint, piece) in pieces {
            let style = if self.look.colour { style(*tint) } else { Style::new() };
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
    fn in_markdown_what_is_indented_below_a_label_goes_on_with_its_item() {
        let page = written(Look::markdown(), |page| {
            page.title("A *title*");
            page.para(0, Tint::Plain, "One\ntwo");
            page.labelled(0, 5, (Tint::Plain, "R1"), Tint::Plain, "first");
            page.para(5, Tint::Good, "below");
            page.labelled(0, 5, (Tint::Plain, "R2"), Tint::Plain, "second");
            page.para(0, Tint::Plain, "after");
        });
        let expected = "# A \\*title\\*\n\nOne\\\ntwo\n\n- **R1** first\\\n  below\n- **R2** second\n\nafter\n";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_table_that_is_too_wide_is_stacked() {
        let table = |look| {
            written(look, |page| {
                let columns = [Column::new("Board", 7), Column::new("2013", 0)];
                page.table(&columns, &[vec![(Tint::Plain, "East | 日本".to_owned()), (Tint::Good, "x".repeat(30))]]);
            })
        };
        let x = "x".repeat(30);
        assert_eq!(table(Look::new(80, false)), format!("Board       2013\nEast | 日本 {x}\n"));
        assert_eq!(table(Look::new(40, false)), format!("East | 日本\n  2013  {x}\n"));
        assert_eq!(table(Look::markdown()), format!("| Board | 2013 |\n|---|---|\n| East \\| 日本 | {x} |\n"));
    }

    #[test]
    fn labels_stand_before_the_first_line_only() {
        let page = written(Look::new(40, false), |page| {
            page.labelled(1, 4, (Tint::Plain, "R4"), Tint::Plain, "one two three four five six seven eight");
        });
        assert_eq!(page, " R4  one two three four five six seven\n     eight\n");
    }

    #[test]
    fn signs_are_ascii_where_the_terminal_shows_no_others_and_letters_stay() {
        let page =
            |look: Look| written(look, |page| page.listed(0, (4, "R4"), (10, "Ŵ – …"), Tint::Plain, "3 → 4 · █"));
        assert_eq!(page(Look::new(80, false)), "R4  Ŵ – …     3 → 4 · █\n");
        assert_eq!(page(Look::new(80, false).in_ascii(true)), "R4  Ŵ - .     3 > 4 | #\n");
    }

    #[test]
    fn colour_is_only_where_it_is_allowed() {
        let good = |colour| written(Look::new(80, colour), |page| page.para(0, Tint::Good, "met"));
        assert_eq!(good(false), "met\n");
        assert_eq!(good(true), "\u{1b}[32mmet\u{1b}[0m\n");
    }
}
