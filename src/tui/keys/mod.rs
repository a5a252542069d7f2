//! Keys by name, and which command a key stands for in which place.

mod map;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use map::{KEY_REFUSED, KEY_TWICE, KEY_UNKNOWN, KeyMap};

/// A key as it is pressed, without what terminals disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let held = |modifier| event.modifiers.contains(modifier);
        Self { code: event.code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) }
    }
}

impl Key {
    /// The key of that name: `a`, `G`, `]`, `ctrl-p`, `alt-x`, `f1`, `esc`, `enter`, `space`, `pageup` …
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (ctrl, rest) = name.strip_prefix("ctrl-").map_or((false, name), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("alt-").map_or((false, rest), |rest| (true, rest));
        Some(Self { code: code(rest)?, ctrl, alt })
    }

    /// Whether it writes or takes back a letter where text is typed.
    fn types(self) -> bool {
        !self.ctrl && !self.alt && matches!(self.code, KeyCode::Char(_) | KeyCode::Backspace)
    }
}

/// The keys that have a name and no letter, but for the function keys.
const NAMED: [(&str, KeyCode); 15] = [
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("tab", KeyCode::Tab),
    ("shift-tab", KeyCode::BackTab),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("space", KeyCode::Char(' ')),
    ("delete", KeyCode::Delete),
    ("backspace", KeyCode::Backspace),
];

fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(KeyCode::Char(only));
    }
    let function = || name.strip_prefix('f')?.parse().ok().filter(|number| (1..=24).contains(number)).map(KeyCode::F);
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, code)| *code).or_else(function)
}

/// The name of a key as people are shown it: `Ctrl-P`, `Esc`, `PgUp`.
#[must_use]
pub fn shown(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("ctrl-") {
        return format!("Ctrl-{}", rest.to_uppercase());
    }
    match name {
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        "pageup" => "PgUp".to_owned(),
        "pagedown" => "PgDn".to_owned(),
        "shift-tab" => "Shift-Tab".to_owned(),
        name if name.len() > 1 => {
            let mut letters = name.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::commands::TABLE;

    #[test]
    fn every_key_of_the_table_has_a_name_that_is_known() {
        for name in TABLE.iter().flat_map(|spec| spec.keys) {
            assert!(Key::named(name).is_some(), "{name}");
        }
        assert_eq!(["f0", "f25", "shift-a", ""].map(Key::named), [None; 4]);
    }

    #[test]
    fn keys_are_shown_as_they_are_printed_on_keyboards() {
        assert_eq!(["ctrl-p", "esc", "pageup", "]", "G", "f1"].map(shown), ["Ctrl-P", "Esc", "PgUp", "]", "G", "F1"]);
    }
}
