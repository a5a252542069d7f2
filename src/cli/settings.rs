//! The settings that only the rooms below `config` understand, the names of commands, keys and themes; and keeping one.

use std::path::{Path, PathBuf};

use super::theme;
use crate::config::{CONFIG_FILE, SETTING_UNKNOWN, Settings};
use crate::plain::{Finding, Span, did_you_mean};
use crate::shape::tree::Item;
use crate::shape::{self, Amendment, Place, Step, Value};
use crate::store::{self, ReadError, RealDisk};
use crate::tui::keys::KeyMap;

/// The keys as they are bound, and what is wrong with the settings, beside what reading them found.
pub(super) fn understood(text: &str, settings: &Settings, themes: Option<&Path>) -> (KeyMap, Vec<Finding>) {
    let (keys, mut findings) = KeyMap::configured(&settings.keys);
    findings.extend(unknown_theme(text, settings, themes));
    (keys, findings)
}

/// Writes a setting into the configuration file, which is made if it is not there, and gives that file back.
pub(super) fn keep(config: Option<&Path>, setting: &str, value: &str) -> Result<PathBuf, String> {
    let path = config.ok_or("there is no home folder. Set HOME")?;
    let before = match store::read_to_edit(path) {
        Ok(read) => Some(read),
        Err(ReadError::NotFound { .. }) => None,
        Err(error) => return Err(error.to_string()),
    };
    let at = Place(vec![Step::Key(setting.to_owned())]);
    let change = Amendment::Set { at, to: Value::Text(value.to_owned()) };
    let text = before.as_ref().map_or("", |(text, _)| text.as_str());
    let text = shape::apply(text, &CONFIG_FILE, &[], &[change]).map_err(|error| error.to_string())?;
    let saved = match before {
        Some((_, fingerprint)) => store::save(&RealDisk, path, &text, Some(&fingerprint)),
        None => store::create_new(&RealDisk, path, &text),
    };
    saved.map(|_| path.to_owned()).map_err(|error| error.to_string())
}

fn unknown_theme(text: &str, settings: &Settings, themes: Option<&Path>) -> Option<Finding> {
    let name = settings.theme.as_deref()?;
    let names = theme::names(themes);
    if names.iter().any(|known| known == name) {
        return None;
    }
    let finding = Finding::new(SETTING_UNKNOWN, "theme", format!("there is no theme '{name}'"));
    let finding = finding.at(span_of(text, "theme"));
    let help = format!("Name one of {}; until then it is dark.", names.join(", "));
    Some(finding.help(help).meant(did_you_mean(name, names.iter().map(String::as_str))))
}

/// Where the value of a setting stands.
pub(super) fn span_of(text: &str, setting: &str) -> Option<Span> {
    shape::parse(text).ok().and_then(|document| document.table().get(setting).map(Item::span))
}
