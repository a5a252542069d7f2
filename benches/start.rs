//! From the command to the first whole screen, in a real pseudo-terminal, against `nano -v` on the same file and the
//! least that a program of this kind does; then a key to its answer, and the memory of it all.
//!
//! `cargo bench --bench start`; `cargo bench --bench start -- 100` for a hundred runs of each.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark may fail by panicking")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::widgets::{Block, Paragraph};

const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
/// With this word and a file the benchmark is the bare program itself.
const BARE: &str = "--bare";
/// The audit that is opened.
const FILE: &str = "audits/northbridge/2014.toml";
/// A screen is whole when nothing has been written for so long.
const QUIET: Duration = Duration::from_millis(80);
/// An answer is whole when nothing has been written for so long.
const BETWEEN_KEYS: Duration = Duration::from_millis(8);
const KEYS: usize = 400;

fn main() {
    if let Some(file) = std::env::args().skip_while(|word| word != BARE).nth(1) {
        return show_bare(&file);
    }
    let runs = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(40_usize);
    let home = Home::new();
    let nano = Command::new("nano").arg("--version").output().is_ok();
    let this = std::env::current_exe().unwrap().to_string_lossy().into_owned();
    let (mut ours, mut theirs, mut alone, mut bare) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        ours.push(start(&home.path(), &[env!("CARGO_BIN_EXE_lscb-audit"), FILE], "R1"));
        alone.push(start(
            &home.path().join("alone"),
            &[env!("CARGO_BIN_EXE_lscb-audit"), "northbridge/2014.toml"],
            "R1",
        ));
        bare.push(start(&home.path(), &[&this, BARE, FILE], "format"));
        if nano {
            theirs.push(start(&home.path(), &["nano", "-v", FILE], "format"));
        }
    }
    let bytes = fs::metadata(home.path().join(FILE)).unwrap().len();
    println!("Start to first whole screen, 120x40, {bytes} bytes, {runs} runs each, taking turns:");
    let whole = report("lscb-audit, with the library of 17 audits below it", ours);
    report("lscb-audit, the file alone in its folder", alone);
    let bare = report("a bare ratatui program that shows the file", bare);
    // How fast nano is depends on the machine; a bare program of the same kind is slow where ours is.
    println!(
        "  {:<52} {} (at most 233% wanted: 14 ms where the bare one needs 6)",
        "lscb-audit takes of the bare program's time",
        percent(whole, bare)
    );
    if nano {
        let nano = report("nano -v", theirs);
        println!("  {:<52} {} (at most 60% wanted)", "lscb-audit takes of nano's time", percent(whole, nano));
    } else {
        println!("  nano is not installed, so there is nothing to compare with");
    }
    keys(&home);
}

/// The least that a program of this kind does: the text of a file in a frame, until a key is pressed.
fn show_bare(file: &str) {
    let text = fs::read_to_string(file).unwrap();
    let mut terminal = ratatui::init();
    terminal.draw(|frame| frame.render_widget(Paragraph::new(text).block(Block::bordered()), frame.area())).unwrap();
    let _ = crossterm::event::read();
    ratatui::restore();
}

/// How long a key takes to its answer, and the memory afterwards.
fn keys(home: &Home) {
    let mut shown = Shown::start(&home.path(), &[env!("CARGO_BIN_EXE_lscb-audit"), FILE]);
    shown.until_quiet(QUIET);
    println!("A key to its answer through the terminal, {KEYS} keys:");
    report("the cursor moves", shown.answers(&["j", "k"]));
    report("a status, saved and synced to the disk", shown.answers(&["2", "1"]));
    match shown.most_memory() {
        Some(memory) => println!("Most resident memory: {memory} (below 12,288 kB wanted)"),
        None => println!("Resident memory is not known on this system"),
    }
}

fn start(folder: &Path, command: &[&str], sign: &str) -> Duration {
    let before = Instant::now();
    let mut shown = Shown::start(folder, command);
    let written = shown.until_quiet(QUIET);
    let whole = shown.screen.screen().contents_formatted();
    let text = shown.screen.screen().contents();
    assert!(text.contains(sign), "{command:?} shows no {sign}:\n{text}");
    first_whole(&written, &whole).duration_since(before)
}

/// When the screen first looked as it did in the end.
fn first_whole(written: &[(Instant, Vec<u8>)], whole: &str) -> Instant {
    let mut screen = blank();
    let shows_it = written.iter().find(|(_, bytes)| {
        screen.process(bytes);
        screen.screen().contents_formatted() == whole
    });
    shows_it.expect("the last bytes make it whole").0
}

fn blank() -> vt100::Parser {
    let [rows, columns] = [SIZE.rows, SIZE.cols].map(|size| NonZero::new(size).unwrap());
    vt100::Parser::new(rows, columns, 0)
}

/// Prints the middle and the 99th of a hundred, and gives back the middle.
fn report(what: &str, mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let at = |hundredths: usize| times.get((times.len() - 1) * hundredths / 100).copied().unwrap_or_default();
    let ms = |time: Duration| format!("{}.{:02} ms", time.as_millis(), time.subsec_micros() % 1000 / 10);
    println!("  {what:<52} median {:>9}   99th {:>9}", ms(at(50)), ms(at(99)));
    at(50)
}

fn percent(part: Duration, whole: Duration) -> String {
    format!("{}%", part.as_micros() * 100 / whole.as_micros().max(1))
}

/// A folder with the example audits and a home of its own.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        for file in lscb_audit::store::find(&examples).files {
            let below = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            copy(&file, &home.path().join(below));
        }
        copy(&examples.join("northbridge/2014.toml"), &home.path().join("alone/northbridge/2014.toml"));
        home
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(from, to).unwrap();
}

/// A program in a terminal of its own.
struct Shown {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Shown {
    fn start(folder: &Path, command: &[&str]) -> Self {
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
    fn until_quiet(&mut self, quiet: Duration) -> Vec<(Instant, Vec<u8>)> {
        let mut written = Vec::new();
        loop {
            match self.written.recv_timeout(if written.is_empty() { Duration::from_secs(5) } else { quiet }) {
                Ok((when, bytes)) => {
                    self.screen.process(&bytes);
                    written.push((when, bytes));
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return written,
            }
        }
    }

    fn answers(&mut self, keys: &[&str]) -> Vec<Duration> {
        let answer = |key: &&str| {
            let before = Instant::now();
            self.keyboard.write_all(key.as_bytes()).unwrap();
            self.keyboard.flush().unwrap();
            let written = self.until_quiet(BETWEEN_KEYS);
            written.last().expect("every key here has an answer").0.duration_since(before)
        };
        keys.iter().cycle().take(KEYS).map(answer).collect()
    }

    /// The most memory that was ever resident, as Linux says it.
    fn most_memory(&self) -> Option<String> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().to_owned())
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
