//! The one reader of events. There is no thread that reads: it would steal keys from `$EDITOR`.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyEventKind, MouseEventKind};
pub use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent};

use super::terminal::{Signal, Signals};

/// How long at most a signal waits to be seen: crossterm goes on waiting when a signal interrupts it.
const SLICE: Duration = Duration::from_millis(200);

/// How long at least is waited: crossterm does not even look at what it has when it is given no time.
const A_MOMENT: Duration = Duration::from_micros(100);

/// What the terminal's own signal stands for.
const CTRL_C: KeyEvent = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);

/// What the loop is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed or is held down.
    Key(KeyEvent),
    /// A text was pasted; its line breaks are `\n`.
    Paste(String),
    /// A click or a turn of the wheel.
    Mouse(MouseEvent),
    /// The terminal has another size now: columns, rows.
    Resize(u16, u16),
    /// A signal came.
    Signal(Signal),
    /// Nothing happened in the time given.
    Tick,
}

/// The reader of keys, pastes, the mouse, sizes and signals.
#[derive(Debug)]
pub struct Events {
    signals: Signals,
}

impl Events {
    /// A reader that also watches for signals.
    ///
    /// # Errors
    ///
    /// Signals cannot be watched for.
    pub fn new() -> io::Result<Self> {
        Ok(Self { signals: Signals::watch()? })
    }

    /// What happens next, waiting for at most `timeout`; with zero, what has happened already.
    ///
    /// # Errors
    ///
    /// The terminal cannot be read.
    pub fn next(&mut self, timeout: Duration) -> io::Result<Input> {
        let start = Instant::now();
        loop {
            if let Some(signal) = self.signals.take() {
                return Ok(Input::Signal(signal));
            }
            // What was typed before Ctrl-C goes first.
            let interrupted = self.signals.interrupted();
            let left = if interrupted { Duration::ZERO } else { timeout.saturating_sub(start.elapsed()) };
            if event::poll(left.clamp(A_MOMENT, SLICE))? {
                if let Some(input) = Input::of(event::read()?) {
                    return Ok(input);
                }
            } else if interrupted && self.signals.take_interrupt() {
                return Ok(Input::Key(CTRL_C));
            } else if left <= SLICE {
                return Ok(Input::Tick);
            }
        }
    }
}

impl Input {
    /// What the loop is told of an event of crossterm; nothing of keys let go, movements of the mouse and the focus.
    fn of(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Self::Key(key)),
            Event::Paste(text) => Some(Self::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
            Event::Mouse(mouse) if mouse.kind != MouseEventKind::Moved => Some(Self::Mouse(mouse)),
            Event::Resize(columns, rows) => Some(Self::Resize(columns, rows)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_let_go_and_movements_are_left_out() {
        let mut key = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        assert_eq!(Input::of(Event::Key(key)), Some(Input::Key(key)));
        key.kind = KeyEventKind::Release;
        assert_eq!(Input::of(Event::Key(key)), None);
        let moved = MouseEvent { kind: MouseEventKind::Moved, column: 1, row: 1, modifiers: KeyModifiers::NONE };
        assert_eq!(Input::of(Event::Mouse(moved)), None);
    }

    #[test]
    fn a_paste_has_plain_line_breaks() {
        let pasted = Event::Paste("a\rb\r\nc\n".to_owned());
        assert_eq!(Input::of(pasted), Some(Input::Paste("a\nb\nc\n".to_owned())));
    }
}
