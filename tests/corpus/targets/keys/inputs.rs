//! Bytes as what happens: a letter or a control character as a terminal sends it, everything else by the bytes above.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use lscb_audit::tui::events::Input;
use lscb_audit::tui::terminal::Signal;

/// What ends the program wherever one is.
pub(super) const CTRL_C: Input = Input::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));

/// Keys without a letter, from 0x80: plain, then with Shift, with Ctrl and with Alt.
const NAMED: [KeyCode; 12] = [
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Delete,
    KeyCode::BackTab,
    KeyCode::F(1),
    KeyCode::F(5),
];
const HELD: [KeyModifiers; 4] = [KeyModifiers::NONE, KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT];

/// Letters that are no ASCII, from 0xE0: wide, combining, joining, of no width, from the right, harmful.
const ODD: &str = "é北\u{301}\u{200d}👩🇬\u{fe0f}\u{200b}אﷺ\u{202e}\u{1b}\u{9b}\u{0}\u{a0}\u{10ffff}";

/// Something that happens.
pub(super) enum Event {
    /// To the interface.
    Input(Input),
    /// To its files, or to itself.
    Elsewhere(Happening),
}

/// Something that happens elsewhere.
pub(super) enum Happening {
    /// Somebody writes the file of the open audit.
    Write(String),
    /// Somebody takes it away.
    Remove,
    /// From now on nothing can be saved, or it can again.
    Fail(bool),
    /// The program is killed and started again.
    Die,
}

/// What somebody else makes of the audit.
const OTHERS: [(&str, &str); 4] = [
    ("status = \"met\"", "status = \"planned\""),
    ("[audit]\n", "[audit]\nsummary = \"From elsewhere\"\n"),
    ("format = 1", "format = 9"),
    ("id = \"northbridge\"", "id = \"elsewhere\""),
];

/// Bytes as what happens, one after the other.
pub(super) fn events(data: &[u8]) -> impl Iterator<Item = Event> {
    let mut bytes = data.iter().copied();
    std::iter::from_fn(move || {
        let first = bytes.next()?;
        let mut next = || bytes.next().unwrap_or_default();
        Some(match first {
            0..0x80 => key(control_or_letter(first)),
            0x80..0xB0 => named(usize::from(first - 0x80)),
            0xB0..0xB8 => Event::Input(Input::Mouse(mouse(first, next(), next()))),
            0xB8..0xC0 => Event::Input(Input::Resize(u16::from(next()), u16::from(next() % 100))),
            0xC0..0xC8 => {
                let count = usize::from(next());
                let pasted: Vec<u8> = bytes.by_ref().take(count).collect();
                Event::Input(Input::Paste(super::super::text(&pasted).replace('\r', "\n")))
            }
            0xC8..0xD0 => Event::Input(Input::Tick),
            0xD0..0xD4 => Event::Elsewhere(Happening::Write(another(usize::from(first - 0xD0)))),
            0xD4 => Event::Elsewhere(Happening::Remove),
            0xD5 | 0xD6 => Event::Elsewhere(Happening::Fail(first == 0xD5)),
            0xD7 => Event::Elsewhere(Happening::Die),
            0xD8 => Event::Input(Input::Signal(Signal::Continued)),
            0xD9 => Event::Input(Input::Signal(Signal::Leave(15))),
            0xDA..0xE0 => key(KeyEvent::new(KeyCode::Char(char::from(first - 0x70)), KeyModifiers::ALT)),
            0xE0.. => key(KeyEvent::new(KeyCode::Char(odd(first)), KeyModifiers::NONE)),
        })
    })
}

fn odd(byte: u8) -> char {
    ODD.chars().nth(usize::from(byte % 16)).unwrap()
}

fn key(key: KeyEvent) -> Event {
    Event::Input(Input::Key(key))
}

fn control_or_letter(byte: u8) -> KeyEvent {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    match byte {
        b'\t' => plain(KeyCode::Tab),
        b'\r' => plain(KeyCode::Enter),
        0x1B => plain(KeyCode::Esc),
        0x7F => plain(KeyCode::Backspace),
        1..0x1B => KeyEvent::new(KeyCode::Char(char::from(byte + 0x60)), KeyModifiers::CONTROL),
        0 | 0x1C..0x20 => plain(KeyCode::Null),
        b'A'..=b'Z' => KeyEvent::new(KeyCode::Char(char::from(byte)), KeyModifiers::SHIFT),
        _ => plain(KeyCode::Char(char::from(byte))),
    }
}

fn named(at: usize) -> Event {
    key(KeyEvent::new(NAMED[at % NAMED.len()], HELD[at / NAMED.len()]))
}

fn mouse(kind: u8, column: u8, row: u8) -> MouseEvent {
    let kind = match kind % 4 {
        0 => MouseEventKind::Down(MouseButton::Left),
        1 => MouseEventKind::ScrollDown,
        2 => MouseEventKind::ScrollUp,
        _ => MouseEventKind::Drag(MouseButton::Left),
    };
    MouseEvent { kind, column: u16::from(column), row: u16::from(row), modifiers: KeyModifiers::NONE }
}

fn another(at: usize) -> String {
    let (from, to) = OTHERS[at];
    include_str!("../../../../audits/northbridge/2014.toml").replacen(from, to, 1)
}
