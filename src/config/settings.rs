//! The configuration file, `config.toml`: every key, read like every other file of ours.

use crate::plain::{Code, Finding};
use crate::shape::{self, Field, Kind, Table};

/// The configuration file could not be read.
pub(super) const UNREAD: Code = Code::warning("config-unread");

/// The configuration file.
pub static CONFIG_FILE: Table = Table {
    fields: &[
        Field::optional("theme", Kind::Text, "The theme of the terminal interface, by its name"),
        Field::optional("audits", Kind::Text, "The folder of audits; ~/ is the home folder"),
        Field::optional("user", Kind::Text, "Your name, written beside the answers you change"),
        Field::optional("editor", Kind::Text, "The command that opens a text in an editor"),
    ],
    rest: None,
};

/// What the configuration file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The theme's name.
    pub theme: Option<String>,
    /// The audits folder as it is written.
    pub audits: Option<String>,
    /// The user's name.
    pub user: Option<String>,
    /// The command that opens an editor.
    pub editor: Option<String>,
}

impl Settings {
    /// Reads the file's text. What cannot be read is left out and found.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Finding>) {
        let document = match shape::parse(text) {
            Ok(document) => document,
            Err(findings) => return (Self::default(), findings),
        };
        let checked = document.against(&CONFIG_FILE);
        let root = checked.root();
        let filled = |key| root.text(key).filter(|text| !text.trim().is_empty());
        let settings =
            Self { theme: filled("theme"), audits: filled("audits"), user: filled("user"), editor: filled("editor") };
        (settings, checked.findings)
    }
}
