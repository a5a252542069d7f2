//! What theme files say, one over the other, before their words become colours.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratatui::style::Modifier;

use super::colour::parse as colour;
use super::{Depth, Paint, Role, THEME_FILE, Theme, Tint, embedded};
use crate::shape::{Node, parse};

/// What is taken where a theme, or the one it inherits from, cannot be read.
pub(super) const DEFAULT: &str = "dark";

/// The modifiers by their keys.
const MODIFIERS: [(&str, Modifier); 4] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("underline", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// What one file says, and after [`Layer::over`] what the files below it say too: colours are still words.
#[derive(Default)]
pub(super) struct Layer {
    name: String,
    pub(super) roles: BTreeMap<&'static str, Words>,
    pub(super) palette: BTreeMap<String, String>,
    ansi: BTreeMap<String, String>,
}

/// What a file says of a role.
#[derive(Default)]
pub(super) struct Words {
    fg: Option<String>,
    bg: Option<String>,
    modifier: Modifier,
}

impl Theme {
    /// The embedded theme of that name, not looked through for mistakes: a test has done that.
    #[must_use]
    pub fn embedded(name: &str) -> Option<Self> {
        Layer::embedded(name).map(|layer| layer.theme())
    }
}

impl Layer {
    /// What the default theme says.
    pub(super) fn default_theme() -> Self {
        Self::embedded(DEFAULT).unwrap_or_default()
    }

    /// What an embedded theme says: it inherits from none.
    fn embedded(name: &str) -> Option<Self> {
        Some(Self::read(parse(embedded(name)?).ok()?.against(&THEME_FILE).root()))
    }

    /// What the themes say from which this one inherits; nothing if there are none.
    pub(super) fn below(
        root: Node<'_>,
        lookup: &dyn Fn(&str) -> Option<Cow<'static, str>>,
        seen: &mut Vec<String>,
    ) -> Result<Self, String> {
        let Some(name) = root.text("inherits") else { return Ok(Self::default()) };
        let again = seen.contains(&name);
        seen.push(name.clone());
        // A theme of one's own named `dark` may inherit from the embedded `dark`.
        let found = if again { None } else { lookup(&name) };
        let text = found.or_else(|| embedded(&name).map(Cow::Borrowed)).ok_or_else(|| match again {
            true => format!("this theme inherits from itself: {}", seen.join(" → ")),
            false => format!("there is no theme '{name}' to inherit from"),
        })?;
        let document = parse(&text).map_err(|_| format!("the theme '{name}' is not valid TOML"))?;
        let checked = document.against(&THEME_FILE);
        let root = checked.root();
        Ok(Self::read(root).over(Self::below(root, lookup, seen)?))
    }

    /// What one file says.
    pub(super) fn read(root: Node<'_>) -> Self {
        let roles = Role::ALL.iter().filter_map(|role| Some((role.key(), Words::read(root.table(role.key())?))));
        let name = root.text("name").unwrap_or_default();
        Self { name, roles: roles.collect(), palette: named(root, "palette"), ansi: named(root, "ansi") }
    }

    /// This layer with everything it does not say taken from the one below.
    pub(super) fn over(self, mut below: Self) -> Self {
        below.name = self.name;
        below.roles.extend(self.roles);
        // A colour that is given anew is not the one for which the 16-colour fall-back below was chosen.
        below.ansi.retain(|name, _| !self.palette.contains_key(name));
        below.palette.extend(self.palette);
        below.ansi.extend(self.ansi);
        below
    }

    /// The theme that comes of it, in full colour.
    pub(super) fn theme(&self) -> Theme {
        Theme::painted(self.name.clone(), Role::ALL.map(|role| self.paint(role)), Depth::TrueColour)
    }

    fn paint(&self, role: Role) -> Paint {
        match self.roles.get(role.key()) {
            Some(words) => Paint { fg: self.tint(&words.fg), bg: self.tint(&words.bg), modifier: words.modifier },
            None if role.fallback() == role => Paint::default(),
            None => self.paint(role.fallback()),
        }
    }

    fn tint(&self, word: &Option<String>) -> Option<Tint> {
        let word = word.as_ref()?;
        let full = colour(self.palette.get(word).unwrap_or(word))?;
        Some(Tint { full, ansi: self.ansi.get(word).and_then(|word| colour(word)) })
    }
}

impl Words {
    fn read(node: Node<'_>) -> Self {
        let modifier = MODIFIERS.into_iter().filter(|(key, _)| node.flag(key)).map(|(_, modifier)| modifier).collect();
        Self { fg: node.text("fg"), bg: node.text("bg"), modifier }
    }
}

/// The entries of a table of texts.
fn named(root: Node<'_>, table: &str) -> BTreeMap<String, String> {
    let Some(node) = root.table(table) else { return BTreeMap::new() };
    node.rest().filter_map(|key| Some((key.to_owned(), node.text(key)?))).collect()
}
