//! Keys by name, and which command a key stands for in which place.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::commands::{Command, Place, TABLE};

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
}

fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(KeyCode::Char(only));
    }
    Some(match name {
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "space" => KeyCode::Char(' '),
        "delete" => KeyCode::Delete,
        "backspace" => KeyCode::Backspace,
        _ => KeyCode::F(name.strip_prefix('f')?.parse().ok()?),
    })
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

/// Which command a key stands for in which place.
#[derive(Clone, Debug)]
pub struct KeyMap {
    bound: HashMap<(Place, Key), Command>,
    everywhere: HashMap<Key, Command>,
}

impl Default for KeyMap {
    /// The keys of the table of commands.
    fn default() -> Self {
        let mut map = Self { bound: HashMap::new(), everywhere: HashMap::new() };
        for spec in TABLE {
            for key in spec.keys.iter().filter_map(|name| Key::named(name)) {
                if spec.places.is_empty() {
                    map.everywhere.insert(key, spec.command);
                }
                map.bound.extend(spec.places.iter().map(|place| ((*place, key), spec.command)));
            }
        }
        map
    }
}

impl KeyMap {
    /// The command of a key in a place, if it has one there.
    #[must_use]
    pub fn command(&self, place: Place, key: Key) -> Option<Command> {
        self.bound.get(&(place, key)).or_else(|| self.everywhere.get(&key)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_has_a_name_that_is_known() {
        for name in TABLE.iter().flat_map(|spec| spec.keys) {
            assert!(Key::named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn no_key_stands_for_two_commands_in_one_place() {
        let mut seen: HashMap<(Place, Key), &str> = HashMap::new();
        for spec in TABLE {
            for (place, key) in spec.places.iter().flat_map(|place| spec.keys.iter().map(move |key| (place, key))) {
                let before = seen.insert((*place, Key::named(key).unwrap()), spec.name);
                assert_eq!(before, None, "{key} in {place:?} is bound to {} too", spec.name);
            }
        }
    }

    #[test]
    fn keys_are_shown_as_they_are_printed_on_keyboards() {
        assert_eq!(["ctrl-p", "esc", "pageup", "]", "G", "f1"].map(shown), ["Ctrl-P", "Esc", "PgUp", "]", "G", "F1"]);
    }
}
