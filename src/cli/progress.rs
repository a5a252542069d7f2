//! How far a batch has come, on standard error: only where that is a terminal, and only once it takes a while.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use crate::words;

/// Work that takes no longer is done before anybody could read how far it has come.
const SOON: Duration = Duration::from_millis(500);

/// A line that says how far a batch has come. It is gone when this is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    /// When the line is to appear, until it has.
    appears: Option<Instant>,
}

impl Progress {
    /// Of so many files.
    pub(super) fn of_files(context: &Context, files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(words::FILES_READ) {
            bar.set_style(style);
        }
        let appears = (!context.surroundings.terminal.dumb).then(|| Instant::now() + SOON);
        Self { bar, appears }
    }

    /// One more is done.
    pub(super) fn step(&mut self) {
        if self.appears.is_some_and(|at| at <= Instant::now()) {
            self.appears = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr()); // draws nothing where that is no terminal
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
