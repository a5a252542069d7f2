//! The terminal taken over and given back: on leaving, on an error, on a panic, on a signal, for another program.
//!
//! One switch says whether the terminal is ours. Whoever turns it off gives the terminal back, so that this happens
//! exactly once on every way out, and nothing is drawn afterwards.

#![allow(clippy::disallowed_methods, reason = "this is where the terminal is taken over, and where patience ends")]

mod screen;
mod signals;

use std::io;

use crossterm::style::force_color_output;
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;

use screen::Screen;
pub use signals::{Signal, Signals};

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    // Dropped first, so that whatever is dropped after it finds the terminal given back and stays silent.
    _guard: Guard,
    inner: ratatui::Terminal<CrosstermBackend<Screen>>,
    mouse: bool,
}

#[derive(Debug)]
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        screen::give_back();
    }
}

impl Terminal {
    /// Takes the terminal over: raw, on the alternate screen, without a cursor, pastes marked as such; with the mouse
    /// if it is wanted. From now on a panic gives it back before its message is printed.
    ///
    /// # Errors
    ///
    /// There is no terminal, or it does not answer. It has been given back then.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        // NO_COLOR is a theme here; crossterm's own way of heeding it cancels the highlight of the selected row.
        force_color_output(true);
        screen::give_back_on_panic();
        let guard = Guard;
        screen::take_over(mouse)?;
        Ok(Self { _guard: guard, inner: blank()?, mouse })
    }

    /// Draws a frame and returns its columns and rows; only what differs from the last one is written.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<(u16, u16)> {
        self.inner.draw(render).map(|frame| (frame.area.width, frame.area.height))
    }

    /// Gives the terminal to another program, such as `$EDITOR`, until `other` returns; then takes it over again.
    ///
    /// # Errors
    ///
    /// The terminal cannot be taken over again.
    pub fn suspended<T>(&mut self, other: impl FnOnce() -> T) -> io::Result<T> {
        screen::give_back();
        let result = other();
        // Not `ratatui`'s `clear`: that asks the terminal where its cursor is and waits for the answer. And before the
        // terminal is ours again: what is dropped here would show the cursor.
        self.inner = blank()?;
        screen::take_over(self.mouse)?;
        Ok(result)
    }

    /// Stops the program as Ctrl-Z does, after printing how to come back; returns when it was continued.
    ///
    /// # Errors
    ///
    /// The terminal cannot be taken over again.
    pub fn suspend(&mut self, how_to_come_back: &str) -> io::Result<()> {
        self.suspended(|| signals::stop(how_to_come_back))?
    }

    /// Takes the terminal over anew after somebody else changed its modes, as a shell does when it stops a program.
    ///
    /// # Errors
    ///
    /// The terminal cannot be taken over again.
    pub fn reclaim(&mut self) -> io::Result<()> {
        self.suspended(|| ())
    }
}

/// A terminal of which nothing is known to be drawn yet.
fn blank() -> io::Result<ratatui::Terminal<CrosstermBackend<Screen>>> {
    ratatui::Terminal::new(CrosstermBackend::new(Screen::default()))
}
