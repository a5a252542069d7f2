//! A document: headings, paragraphs, labelled texts, tables and charts, as values that say what a thing is and not how it
//! looks. It is written as HTML or as Markdown, so that the two cannot tell different things.

mod chart;
mod html;
mod markdown;

pub use chart::{Bar, Chart};
pub use html::html;
pub use markdown::markdown;

/// A document, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What a window is headed by that shows it.
    pub title: String,
    /// What stands at the foot of every printed page beside its number; it never comes from a file.
    pub foot: &'static str,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// What a paper begins with.
    Cover(Cover),
    /// A heading of that level, 1 the highest.
    Heading(u8, String),
    /// A paragraph; its own line breaks are kept.
    Para(Tint, String),
    /// What somebody says in their own words.
    Quote(String),
    /// Texts with what they are.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// Bars.
    Chart(Chart),
    /// A numbered list.
    Numbered(Vec<String>),
}

/// What a paper begins with.
#[derive(Clone, Debug)]
pub struct Cover {
    /// What kind of paper it is.
    pub kind: String,
    /// Whose it is.
    pub title: String,
    /// What it is of.
    pub of: String,
    /// How far it can be relied on.
    pub state: (Tint, String),
    /// What else is said of it.
    pub lines: Vec<String>,
}

/// Texts with what they are.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What they are.
    pub label: String,
    /// The texts, one below the other.
    pub texts: Vec<(Tint, String)>,
}

/// A table, whose rows are named by their first cell with a text.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows; nothing where the heading above says it.
    pub caption: String,
    /// What its columns are headed by.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<TableCell>>,
}

/// What stands in a cell of a table.
pub type TableCell = (Tint, String);

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

impl Document {
    /// A heading of that level.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// A paragraph; nothing where there is no text.
    pub fn para(&mut self, tint: Tint, text: impl Into<String>) {
        self.blocks
            .extend(Some(text.into()).filter(|text| !text.trim().is_empty()).map(|text| Block::Para(tint, text)));
    }

    /// Facts; nothing where there is none.
    pub fn facts(&mut self, facts: Vec<Fact>) {
        self.blocks.extend(Some(facts).filter(|facts| !facts.is_empty()).map(Block::Facts));
    }

    /// A table with a caption; nothing where it has no row.
    pub fn table(&mut self, caption: impl Into<String>, columns: Vec<String>, rows: Vec<Vec<TableCell>>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { caption: caption.into(), columns, rows }));
        }
    }
}

impl Fact {
    /// A text with what it is.
    #[must_use]
    pub fn new(label: impl Into<String>, tint: Tint, text: impl Into<String>) -> Self {
        Self { label: label.into(), texts: vec![(tint, text.into())] }
    }

    /// The same, if there is a text that is not blank.
    #[must_use]
    pub fn of(label: &str, text: Option<impl Into<String>>) -> Option<Self> {
        let text = text.map(Into::into).filter(|text: &String| !text.trim().is_empty())?;
        Some(Self::new(label, Tint::Plain, text.trim()))
    }
}
