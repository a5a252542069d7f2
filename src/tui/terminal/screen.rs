//! The modes of the terminal, the switch that says whether they are ours, and the writer that heeds it.

use std::io::{self, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Whether the terminal is ours.
static OURS: AtomicBool = AtomicBool::new(false);

/// Alternate screen, cleared; bracketed paste; cursor hidden.
const TAKE: &str = "\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[?25l";

/// Clicks and the wheel, with coordinates that have no limit. Not every movement: nobody looks at those.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// All of it undone, in reverse; what was not on is not harmed. `ratatui` would leave mouse and paste on.
const GIVE: &str = "\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// Makes the terminal ours.
pub(super) fn take_over(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    never_wait()?;
    OURS.store(true, Ordering::SeqCst);
    write(TAKE)?;
    if mouse { write(TAKE_MOUSE) } else { Ok(()) }
}

/// From now on a read gives what there is, and Ctrl-C comes as a signal. crossterm reads on when it has the first bytes
/// of an escape sequence; if its rest never came, the program would hear nothing any more, and Ctrl-C least of all, since
/// it would be taken for the rest. What is given back is how the terminal was before it was raw.
#[cfg(unix)]
fn never_wait() -> io::Result<()> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    /// What stands for a key that a terminal does not have.
    const NO_KEY: u8 = if cfg!(target_os = "linux") { 0 } else { 0xff };
    let mut modes = tcgetattr(io::stdin())?;
    for (code, value) in [
        (SpecialCodeIndex::VMIN, 0),
        (SpecialCodeIndex::VTIME, 0),
        (SpecialCodeIndex::VINTR, 3),
        (SpecialCodeIndex::VQUIT, NO_KEY),
        (SpecialCodeIndex::VSUSP, NO_KEY),
        #[cfg(target_os = "macos")]
        (SpecialCodeIndex::VDSUSP, NO_KEY),
    ] {
        modes.special_codes[code] = value;
    }
    // What was typed before Ctrl-C is not thrown away.
    modes.local_modes |= LocalModes::ISIG | LocalModes::NOFLSH;
    Ok(tcsetattr(io::stdin(), OptionalActions::Now, &modes)?)
}

#[cfg(not(unix))]
fn never_wait() -> io::Result<()> {
    Ok(())
}

/// Gives the terminal back as it was; nothing happens if it is not ours. May be called from any thread.
pub(super) fn give_back() {
    if OURS.swap(false, Ordering::SeqCst) {
        // Where the terminal is gone there is nothing to give back and nobody to tell.
        let _ = write(GIVE);
        let _ = disable_raw_mode();
    }
}

/// Whether the terminal is ours.
pub(super) fn is_ours() -> bool {
    OURS.load(Ordering::SeqCst)
}

/// From now on a panic gives the terminal back before its message is printed.
pub(super) fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            print(info);
        }));
    });
}

fn write(sequence: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

/// Collects a frame and writes it at once, unless the terminal was given back meanwhile.
#[derive(Debug, Default)]
pub(super) struct Screen {
    frame: Vec<u8>,
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = std::mem::take(&mut self.frame);
        if frame.is_empty() || !is_ours() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&frame)?;
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_that_is_set_is_undone() {
        for mode in TAKE.split('\x1b').chain(TAKE_MOUSE.split('\x1b')).filter_map(|part| part.strip_prefix("[?")) {
            let undone = match mode.split_at(mode.len() - 1) {
                (number, "h") => format!("\x1b[?{number}l"),
                (number, _) => format!("\x1b[?{number}h"),
            };
            assert!(GIVE.contains(&undone), "{mode}");
        }
    }

    #[test]
    fn nothing_is_written_while_the_terminal_is_not_ours() {
        let mut screen = Screen::default();
        screen.write_all(b"late").unwrap();
        screen.flush().unwrap();
        assert!(screen.frame.is_empty());
    }
}
