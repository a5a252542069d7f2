//! Keys by the names that the table of commands uses.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key of that name: `j`, `G`, `enter`, `ctrl-r`, `shift-tab`, `f1` …
pub(crate) fn key(name: &str) -> KeyEvent {
    let (modifiers, rest) = modifiers(name);
    KeyEvent::new(code(rest), modifiers)
}

fn modifiers(name: &str) -> (KeyModifiers, &str) {
    for (prefix, modifier) in
        [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("select-", KeyModifiers::SHIFT)]
    {
        if let Some(rest) = name.strip_prefix(prefix) {
            return (modifier, rest);
        }
    }
    (KeyModifiers::NONE, name)
}

fn code(name: &str) -> KeyCode {
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return KeyCode::Char(only);
    }
    match name {
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
        name => match name.strip_prefix('f').map(str::parse) {
            Some(Ok(number)) => KeyCode::F(number),
            _ => panic!("no key is called {name}"),
        },
    }
}
