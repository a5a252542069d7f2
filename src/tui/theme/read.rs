//! A theme file read: what is wrong in it becomes a finding, and the rest works.

use std::borrow::Cow;

use super::colour::{COLOUR_UNKNOWN, WORDS, parse as colour};
use super::layer::{DEFAULT, Layer};
use super::{EMBEDDED, Ground, Role, THEME_FILE, Theme, contrasts};
use crate::plain::{Code, Finding, did_you_mean};
use crate::shape::{Node, parse};

/// A theme inherits from one that is not there, cannot be read, or inherits from itself.
pub const THEME_UNKNOWN: Code = Code::warning("theme-unknown");

/// Nothing that a theme says.
pub const THEME_NONE: Code = Code::unreadable("theme-none");

/// A text that does not stand out enough from its ground.
pub const CONTRAST_LOW: Code = Code::warning("contrast-low");

/// The theme that a text describes, and everything that is wrong or doubtful in it.
///
/// `lookup` gives the text of another theme by its name; the embedded ones need not be looked up.
pub fn read_theme(text: &str, lookup: impl Fn(&str) -> Option<Cow<'static, str>>) -> (Theme, Vec<Finding>) {
    let document = match parse(text) {
        Ok(document) => document,
        Err(findings) => return (Layer::default_theme().theme(), findings),
    };
    let mut checked = document.against(&THEME_FILE);
    let mut findings = std::mem::take(&mut checked.findings);
    let root = checked.root();
    if THEME_FILE.names().all(|name| !root.has(name)) {
        findings.insert(0, no_theme());
    }
    let below = Layer::below(root, &lookup, &mut Vec::new()).unwrap_or_else(|problem| {
        findings.push(nothing_to_inherit(root, problem));
        Layer::default_theme()
    });
    let layer = Layer::read(root).over(below);
    let theme = layer.theme();
    findings.extend(unknown_in_roles(&layer, root).chain(unknown_in_palette(root)));
    findings.extend(low_contrasts(&theme, &layer, root));
    findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.start));
    (theme, findings)
}

fn no_theme() -> Finding {
    Finding::new(THEME_NONE, "", "this is not a theme: it paints nothing")
        .help("`lscb-audit theme show dark` is one to start from.")
}

fn nothing_to_inherit(root: Node<'_>, problem: String) -> Finding {
    let names = EMBEDDED.map(|(name, _)| name).join(", ");
    Finding::new(THEME_UNKNOWN, "inherits", problem)
        .at(root.span("inherits"))
        .help(format!("Name a theme of yours or one of {names}; until then it inherits from {DEFAULT}."))
}

/// A finding for every word of a role that is neither a colour nor in the palette.
fn unknown_in_roles<'a>(layer: &'a Layer, root: Node<'a>) -> impl Iterator<Item = Finding> + 'a {
    let words = Role::ALL.into_iter().flat_map(|role| ["fg", "bg"].map(|key| (role.key(), key)));
    words.filter_map(move |(role, key)| {
        let node = root.table(role)?;
        let word = node.text(key).filter(|word| !layer.palette.contains_key(word))?;
        let known = WORDS.into_iter().chain(layer.palette.keys().map(String::as_str));
        Some(unknown(&word, node, role, key)?.meant(did_you_mean(&word, known)))
    })
}

/// A finding for every entry of the palette that is no colour.
fn unknown_in_palette(root: Node<'_>) -> impl Iterator<Item = Finding> + '_ {
    let entries = root.table("palette").into_iter().flat_map(|node| node.rest().map(move |key| (node, key)));
    entries.filter_map(|(node, key)| unknown(&node.text(key)?, node, "palette", key))
}

fn unknown(word: &str, node: Node<'_>, table: &str, key: &str) -> Option<Finding> {
    let message = format!("'{word}' is not a colour");
    let finding = Finding::new(COLOUR_UNKNOWN, format!("{table}.{key}"), message).at(node.span(key));
    let help = "Write #rrggbb, one of the 16 names such as light-cyan, default, or a name of the palette.";
    colour(word).is_none().then(|| finding.help(help))
}

/// A finding for every role that cannot be read well, at its paint or else at the palette.
fn low_contrasts(theme: &Theme, layer: &Layer, root: Node<'_>) -> Vec<Finding> {
    let said = contrasts(theme).into_iter().filter(|found| layer.roles.contains_key(found.role.key()));
    let low = said.filter(|found| found.ground == Ground::Page && !found.suffices());
    let findings = low.map(|found| {
        let (role, ratio, needed) = (found.role.key(), found.ratio, found.needed());
        Finding::new(CONTRAST_LOW, role, format!("the contrast of {role} is {ratio:.1}:1, less than {needed}:1"))
            .at(root.span(role).or_else(|| root.span("palette")))
            .help("Choose a lighter or a darker colour, so that it can be read from the back of a room.")
    });
    findings.collect()
}
