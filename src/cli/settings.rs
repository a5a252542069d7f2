//! The settings that only the rooms below `config` understand: the names of commands, keys and themes.

use std::path::Path;

use super::theme;
use crate::config::{SETTING_UNKNOWN, Settings};
use crate::plain::{Finding, did_you_mean};
use crate::shape;
use crate::tui::keys::KeyMap;

/// The keys as they are bound, and what is wrong with the settings, beside what reading them found.
pub(super) fn understood(text: &str, settings: &Settings, themes: Option<&Path>) -> (KeyMap, Vec<Finding>) {
    let (keys, mut findings) = KeyMap::configured(&settings.keys);
    findings.extend(unknown_theme(text, settings, themes));
    (keys, findings)
}

fn unknown_theme(text: &str, settings: &Settings, themes: Option<&Path>) -> Option<Finding> {
    let name = settings.theme.as_deref()?;
    let names = theme::names(themes);
    if names.iter().any(|known| known == name) {
        return None;
    }
    let span = shape::parse(text).ok().and_then(|document| document.table().get("theme").map(toml::Spanned::span));
    let finding = Finding::new(SETTING_UNKNOWN, "theme", format!("there is no theme '{name}'")).at(span);
    let help = format!("Name one of {}; until then it is dark.", names.join(", "));
    Some(finding.help(help).meant(did_you_mean(name, names.iter().map(String::as_str))))
}
