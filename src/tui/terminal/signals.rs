//! Signals: those that end the program reach the loop as events, and end it without the loop if that hangs.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals as Incoming;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::screen;

/// How long the loop has to take note of a signal that ends the program.
///
/// It hangs while a disk does, and reads in circles from a terminal that is gone.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a signal asks of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// To leave, saving what there is; with the number of the signal.
    Leave(i32),
    /// To take the terminal over anew: the program was stopped and continued.
    Continued,
}

impl Signal {
    /// The exit code that shells give a program ended by that signal; 0 for one that does not end it.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Leave(number) => u8::try_from(number + 128).unwrap_or(u8::MAX),
            Self::Continued => 0,
        }
    }
}

/// The signals that came and that the loop has not seen yet.
#[derive(Debug, Default)]
pub struct Signals(Arc<Pending>);

#[derive(Debug, Default)]
struct Pending {
    leave: AtomicI32,
    interrupt: AtomicBool,
    continued: AtomicBool,
}

impl Signals {
    /// Watches for signals from now until the program ends.
    ///
    /// # Errors
    ///
    /// The system does not allow it.
    pub fn watch() -> io::Result<Self> {
        let mut incoming = Incoming::new([SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
        let pending = Arc::new(Pending::default());
        let seen = Arc::clone(&pending);
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in incoming.forever() {
                seen.note(signal);
            }
        })?;
        Ok(Self(pending))
    }

    /// The next signal that came, if one did.
    #[must_use]
    pub fn take(&self) -> Option<Signal> {
        match self.0.leave.swap(0, Ordering::SeqCst) {
            0 => self.0.continued.swap(false, Ordering::SeqCst).then_some(Signal::Continued),
            number => Some(Signal::Leave(number)),
        }
    }

    /// Whether Ctrl-C was pressed and not taken yet.
    #[must_use]
    pub fn interrupted(&self) -> bool {
        self.0.interrupt.load(Ordering::SeqCst)
    }

    /// Takes a Ctrl-C that was pressed.
    #[must_use]
    pub fn take_interrupt(&self) -> bool {
        self.0.interrupt.swap(false, Ordering::SeqCst)
    }
}

impl Pending {
    fn note(&self, signal: i32) {
        match signal {
            // Another program has the terminal: Ctrl-C and coming back are meant for it.
            SIGINT | SIGCONT if !screen::is_ours() => {}
            SIGCONT => self.continued.store(true, Ordering::SeqCst),
            SIGINT => {
                self.interrupt.store(true, Ordering::SeqCst);
                // crossterm wakes up for a new size alone; without it the next key would come before the Ctrl-C.
                let _ = raise(SIGWINCH);
            }
            _ => self.leave(signal),
        }
    }

    fn leave(&self, signal: i32) {
        self.leave.store(signal, Ordering::SeqCst);
        thread::sleep(PATIENCE);
        if self.leave.load(Ordering::SeqCst) != 0 && screen::is_ours() {
            screen::give_back();
            let _ = emulate_default_handler(signal);
        }
    }
}

/// Prints how to come back and stops the program, with all that the shell started together with it.
///
/// SIGTSTP keeps what it does by default: the system stops the program, unless nobody is there to continue it.
pub(super) fn stop(how_to_come_back: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{how_to_come_back}")?;
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_is_taken_once_and_leaving_goes_first() {
        let signals = Signals::default();
        signals.0.continued.store(true, Ordering::SeqCst);
        signals.0.leave.store(SIGTERM, Ordering::SeqCst);
        assert_eq!(signals.take(), Some(Signal::Leave(SIGTERM)));
        assert_eq!(signals.take(), Some(Signal::Continued));
        assert_eq!(signals.take(), None);
    }

    #[test]
    fn what_is_meant_for_another_program_is_not_noted() {
        let signals = Signals::default();
        signals.0.note(SIGINT);
        signals.0.note(SIGCONT);
        assert_eq!((signals.take(), signals.interrupted()), (None, false));
    }

    #[test]
    fn exit_codes_are_those_of_shells() {
        assert_eq!(Signal::Leave(SIGTERM).exit_code(), 143);
        assert_eq!(Signal::Leave(SIGHUP).exit_code(), 129);
    }
}
