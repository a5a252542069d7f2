//! From the command to the first whole screen, in a real pseudo-terminal, against `nano -v` on the same file and the
//! least that a program of this kind does; then a key to its answer, and the memory of it all.
//!
//! `cargo bench --bench start`; `cargo bench --bench start -- 100` for a hundred runs of each.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark may fail by panicking")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

mod shown;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use ratatui::widgets::{Block, Paragraph};
use shown::{Shown, blank};

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
    report("the cursor moves", answers(&mut shown, &["j", "k"]));
    report("a status, saved and synced to the disk", answers(&mut shown, &["2", "1"]));
    match shown.most_memory() {
        Some(memory) => println!("Most resident memory: {memory} kB (below 12,288 kB wanted)"),
        None => println!("Resident memory is not known on this system"),
    }
}

fn answers(shown: &mut Shown, keys: &[&str]) -> Vec<Duration> {
    let answer = |key: &&str| {
        let before = shown.press(key);
        let written = shown.until_quiet(BETWEEN_KEYS);
        written.last().expect("every key here has an answer").0.duration_since(before)
    };
    keys.iter().cycle().take(KEYS).map(answer).collect()
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
