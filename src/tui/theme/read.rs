//! A theme file read: what is wrong in it becomes a finding, and the rest works.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratatui::style::Modifier;

use super::colour::{COLOUR_UNKNOWN, WORDS, parse as colour};
use super::{Depth, Paint, Role, THEME_FILE, Theme, Tint, contrasts, embedded};
use crate::plain::{Code, Finding, did_you_mean};
use crate::shape::{Node, parse};

/// A theme inherits from one that is not there, cannot be read, or inherits from itself.
pub const THEME_UNKNOWN: Code = Code::warning("theme-unknown");

/// A text that does not stand out enough from its ground.
pub const CONTRAST_LOW: Code = Code::warning("contrast-low");

/// What is taken where a theme, or the one it inherits from, cannot be read.
const DEFAULT: &str = "dark";

/// The modifiers by their keys.
const MODIFIERS: [(&str, Modifier); 4] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("underline", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// What one file says, and after [`Layer::over`] what the files below it say too: colours are still words.
#[derive(Default)]
struct Layer {
    roles: BTreeMap<&'static str, Words>,
    palette: BTreeMap<String, String>,
    ansi: BTreeMap<String, String>,
}

/// What a file says of a role.
#[derive(Clone, Default)]
struct Words {
    fg: Option<String>,
    bg: Option<String>,
    modifier: Modifier,
}

/// The theme that a text describes, and everything that is wrong or doubtful in it.
///
/// `lookup` gives the text of another theme by its name; the embedded ones need not be looked up.
pub fn read_theme(text: &str, lookup: impl Fn(&str) -> Option<Cow<'static, str>>) -> (Theme, Vec<Finding>) {
    let document = match parse(text) {
        Ok(document) => document,
        Err(findings) => return (Layer::base().theme(String::new()), findings),
    };
    let root = document.root(&THEME_FILE);
    let mut findings = document.departures(&THEME_FILE);
    let below = Layer::below(root, &lookup, &mut Vec::new()).unwrap_or_else(|problem| {
        findings.push(Finding::new(THEME_UNKNOWN, "inherits", problem).at(root.span("inherits")).help(format!(
            "Name a theme of yours or one of {}; until then it inherits from {DEFAULT}.",
            super::EMBEDDED.map(|(name, _)| name).join(", ")
        )));
        Layer::base()
    });
    let layer = Layer::read(root).over(below);
    findings.extend(layer.unknown_colours(root));
    let theme = layer.theme(root.text("name").unwrap_or_default());
    findings.extend(low_contrasts(&theme, root));
    findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.start));
    (theme, findings)
}

impl Layer {
    /// What the default theme says.
    fn base() -> Self {
        embedded(DEFAULT).and_then(|text| Some(Self::read(parse(text).ok()?.root(&THEME_FILE)))).unwrap_or_default()
    }

    /// What the themes say from which this one inherits; nothing if there are none.
    fn below(
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
        let root = document.root(&THEME_FILE);
        Ok(Self::read(root).over(Self::below(root, lookup, seen)?))
    }

    fn read(root: Node<'_>) -> Self {
        let roles = Role::ALL.iter().filter_map(|role| Some((role.key(), Words::read(root.table(role.key())?))));
        Self { roles: roles.collect(), palette: named(root, "palette"), ansi: named(root, "ansi") }
    }

    /// This layer with everything it does not say taken from the one below.
    fn over(self, mut below: Self) -> Self {
        below.roles.extend(self.roles);
        // A colour that is given anew is not the one for which the 16-colour fall-back below was chosen.
        below.ansi.retain(|name, _| !self.palette.contains_key(name));
        below.palette.extend(self.palette);
        below.ansi.extend(self.ansi);
        below
    }

    fn theme(&self, name: String) -> Theme {
        Theme::painted(name, Role::ALL.map(|role| self.paint(role)), Depth::TrueColour)
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

    /// A finding for every word of this file that stands where a colour should and is none.
    fn unknown_colours(&self, root: Node<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for role in Role::ALL {
            let Some(node) = root.table(role.key()) else { continue };
            let known = || WORDS.into_iter().chain(self.palette.keys().map(String::as_str));
            findings.extend(["fg", "bg"].into_iter().filter_map(|key| {
                let word = node.text(key).filter(|word| !self.palette.contains_key(word))?;
                let finding = unknown_colour(&word, format!("{}.{key}", role.key()))?.at(node.span(key));
                Some(finding.meant(did_you_mean(&word, known())))
            }));
        }
        let palette = root.table("palette");
        findings.extend(
            palette.iter().flat_map(|node| node.rest().into_iter().map(move |key| (node, key))).filter_map(
                |(node, key)| Some(unknown_colour(&node.text(key)?, format!("palette.{key}"))?.at(node.span(key))),
            ),
        );
        findings
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
    node.rest().into_iter().filter_map(|key| Some((key.to_owned(), node.text(key)?))).collect()
}

fn unknown_colour(word: &str, key: String) -> Option<Finding> {
    colour(word).is_none().then(|| {
        Finding::new(COLOUR_UNKNOWN, key, format!("'{word}' is not a colour"))
            .help("Write #rrggbb, one of the 16 names such as light-cyan, default, or a name of the palette.")
    })
}

/// A finding for every role that this file paints and that cannot be read well.
fn low_contrasts(theme: &Theme, root: Node<'_>) -> Vec<Finding> {
    let low = contrasts(theme).into_iter().filter(|found| !found.suffices() && root.has(found.role.key()));
    let findings = low.map(|found| {
        let (role, ratio, needed) = (found.role.key(), found.ratio, found.needed());
        Finding::new(CONTRAST_LOW, role, format!("the contrast of {role} is {ratio:.1}:1, less than {needed}:1"))
            .at(root.span(role))
            .help("Choose a lighter or a darker colour, so that it can be read from the back of a room.")
    });
    let mut findings: Vec<Finding> = findings.collect();
    findings.dedup_by(|a, b| a.key == b.key);
    findings
}
