//! A program in a pseudo-terminal of its own, and what it shows when.

#![allow(dead_code, reason = "each benchmark that shares it uses its part")]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };

/// A program in a terminal of its own.
pub(crate) struct Shown {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<(Instant, Vec<u8>)>,
    pub(crate) screen: vt100::Parser,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Shown {
    pub(crate) fn start(folder: &Path, command: &[&str]) -> Self {
        let pty = native_pty_system().openpty(SIZE).unwrap();
        let mut builder = CommandBuilder::from_argv(command.iter().map(std::ffi::OsString::from).collect());
        builder.cwd(folder);
        builder.env_clear();
        for (name, value) in [("PATH", "/usr/local/bin:/usr/bin:/bin"), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8")]
        {
            builder.env(name, value);
        }
        builder.env("HOME", folder);
        let child = pty.slave.spawn_command(builder).unwrap();
        let mut output = pty.master.try_clone_reader().unwrap();
        let keyboard = pty.master.take_writer().unwrap();
        let (send, written) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(length) = output.read(&mut bytes) {
                let chunk = bytes.get(..length).unwrap_or_default().to_vec();
                if length == 0 || send.send((Instant::now(), chunk)).is_err() {
                    return;
                }
            }
        });
        Self { child, keyboard, written, screen: blank(), _terminal: pty.master }
    }

    /// What is written until nothing more comes for so long, and when; nothing if nothing comes in five seconds.
    pub(crate) fn until_quiet(&mut self, quiet: Duration) -> Vec<(Instant, Vec<u8>)> {
        self.until_quiet_within(Duration::from_secs(5), quiet)
    }

    /// The same; nothing if nothing comes in so long.
    pub(crate) fn until_quiet_within(&mut self, first: Duration, quiet: Duration) -> Vec<(Instant, Vec<u8>)> {
        let mut written = Vec::new();
        loop {
            match self.written.recv_timeout(if written.is_empty() { first } else { quiet }) {
                Ok((when, bytes)) => {
                    self.screen.process(&bytes);
                    written.push((when, bytes));
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return written,
            }
        }
    }

    /// Presses a key, and says when.
    pub(crate) fn press(&mut self, key: &str) -> Instant {
        let before = Instant::now();
        // A program that has ended takes none.
        let _ = self.keyboard.write_all(key.as_bytes()).and_then(|()| self.keyboard.flush());
        before
    }

    /// The most memory that was ever resident, in kB, as Linux says it.
    pub(crate) fn most_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// How much time of the processor it has used, to a hundredth of a second, as Linux says it.
    pub(crate) fn time_used(&self) -> Duration {
        let hundredths: u64 =
            self.stat().split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        Duration::from_millis(hundredths * 10)
    }

    /// Whether it is at work now, and waits neither for a key nor for a disk.
    pub(crate) fn is_busy(&self) -> bool {
        self.stat().starts_with('R')
    }

    /// What Linux says of it, behind its name.
    fn stat(&self) -> String {
        let path = format!("/proc/{}/stat", self.child.process_id().unwrap_or_default());
        let stat = std::fs::read_to_string(path).unwrap_or_default();
        stat.rsplit_once(") ").map_or_else(String::new, |(_, rest)| rest.to_owned())
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A screen on which nothing is.
pub(crate) fn blank() -> vt100::Parser {
    let [rows, columns] = [SIZE.rows, SIZE.cols].map(|size| NonZero::new(size).unwrap());
    vt100::Parser::new(rows, columns, 0)
}
