//! The configuration file, `config.toml`: every key, read like every other file of ours.

use crate::plain::{Code, Finding, Span};
use crate::shape::{self, Field, Kind, Node, Rest, Table};

/// The configuration file could not be read.
pub(super) const UNREAD: Code = Code::warning("config-unread");
/// A setting that is none of its words.
pub const SETTING_UNKNOWN: Code = Code::warning("setting-unknown");
/// A folder that is named and is not there.
pub const FOLDER_MISSING: Code = Code::warning("folder-missing");

/// The configuration file.
pub static CONFIG_FILE: Table = Table {
    fields: &[
        Field::optional("theme", Kind::Text, "The theme of the terminal interface, by its name"),
        Field::optional("audits", Kind::Text, "The folder of audits; ~/ is the home folder"),
        Field::optional("user", Kind::Text, "Your name, written beside the answers you change"),
        Field::optional("editor", Kind::Text, "The command that opens a text in an editor"),
        Field::optional(
            "glyphs",
            Kind::Word(&["unicode", "ascii"], SETTING_UNKNOWN),
            "Which signs stand for statuses; without it the locale and the terminal decide",
        ),
        Field::optional("mouse", Kind::Flag, "Whether clicks and the wheel work; true without it"),
        Field::optional("hints", Kind::Flag, "Whether the last line names keys; true without it"),
        Field::optional(
            "advance",
            Kind::Word(&["stay", "next"], SETTING_UNKNOWN),
            "Where the cursor goes after a status: it stays, or goes to the next standard",
        ),
        Field::optional("versions", Kind::Flag, "Whether earlier versions of audits are kept; true without it"),
        Field::optional("keys", Kind::Table(&KEYS), "The keys of commands, by the commands' names; [] for none"),
    ],
    rest: None,
};

static KEYS: Table = Table { fields: &[], rest: Some(Rest { key: Kind::Id, holds: Kind::OneOrMany(&Kind::Text) }) };

/// What the configuration file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The theme's name.
    pub theme: Option<String>,
    /// The audits folder as it is written.
    pub audits: Option<String>,
    /// The user's name.
    pub user: Option<String>,
    /// The command that opens an editor.
    pub editor: Option<String>,
    /// Whether signs are to be plain ASCII, if that is said.
    pub ascii: Option<bool>,
    /// Whether the mouse is wanted.
    pub mouse: bool,
    /// Whether the last line names keys.
    pub hints: bool,
    /// Whether a status leads on to the next standard.
    pub advance: bool,
    /// Whether earlier versions of audits are kept.
    pub versions: bool,
    /// The keys of commands, in the order of the text.
    pub keys: Vec<KeySetting>,
}

/// The keys of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// The command's name as it is written.
    pub command: String,
    /// The keys as they are written.
    pub keys: Vec<String>,
    /// Where the name stands.
    pub name: Option<Span>,
    /// Where the keys stand.
    pub value: Option<Span>,
}

impl Default for Settings {
    /// What goes without a configuration file.
    fn default() -> Self {
        Self {
            theme: None,
            audits: None,
            user: None,
            editor: None,
            ascii: None,
            mouse: true,
            hints: true,
            advance: false,
            versions: true,
            keys: Vec::new(),
        }
    }
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
        (Self::of(checked.root()), checked.findings)
    }

    fn of(root: Node<'_>) -> Self {
        let filled = |key| root.text(key).filter(|text| !text.trim().is_empty());
        let unless_false = |key| root.flag(key) || !root.fits(key);
        Self {
            theme: filled("theme"),
            audits: filled("audits"),
            user: filled("user"),
            editor: filled("editor"),
            ascii: filled("glyphs").map(|glyphs| glyphs == "ascii"),
            mouse: unless_false("mouse"),
            hints: unless_false("hints"),
            advance: filled("advance").is_some_and(|advance| advance == "next"),
            versions: unless_false("versions"),
            keys: root.table("keys").map(keys).unwrap_or_default(),
        }
    }
}

fn keys(node: Node<'_>) -> Vec<KeySetting> {
    let setting = |command: &str| KeySetting {
        command: command.to_owned(),
        keys: node.texts(command),
        name: node.key_span(command),
        value: node.span(command),
    };
    node.rest().filter(|command| node.fits(command)).map(setting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_value_is_found_and_the_rest_works() {
        let text = "glyphs = 'asci'\nmouse = 'no'\nhints = false\nadvance = 'next'\n[keys]\nundo = 3\nredo = ['f5']\n";
        let (settings, findings) = Settings::read(text);
        let found: Vec<_> = findings.iter().map(|found| (found.code.id, found.key.as_str())).collect();
        assert_eq!(found, [("setting-unknown", "glyphs"), ("wrong-type", "mouse"), ("wrong-type", "keys.undo")]);
        assert_eq!(findings[0].did_you_mean, ["ascii"]);
        assert_eq!((settings.ascii, settings.mouse, settings.hints, settings.advance), (None, true, false, true));
        let names: Vec<_> = settings.keys.iter().map(|setting| setting.command.as_str()).collect();
        assert_eq!(names, ["redo"], "a wrong value takes no key away");
    }

    #[test]
    fn an_empty_file_says_nothing() {
        assert_eq!(Settings::read(""), (Settings::default(), Vec::new()));
    }
}
