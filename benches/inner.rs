//! What the program does between a key and its answer, each step alone and without the disk but for saving.
//!
//! `cargo bench --bench inner`
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a benchmark may fail by panicking")]
#![allow(clippy::print_stdout, reason = "a part of its result is what it prints")]
#![allow(missing_docs, reason = "criterion's macro makes a public function")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use lscb_audit::audit::{self, Audit, Edit, Key, Reviewer};
use lscb_audit::compare::{self, Side};
use lscb_audit::framework::{self, Frameworks};
use lscb_audit::shape::{self, Value};
use lscb_audit::store::{self, RealDisk, Versions};
use lscb_audit::tui::events::{Input, KeyCode, KeyEvent};
use lscb_audit::tui::message::{Effect, Message, SaveOutcome};
use lscb_audit::tui::model::{Entry, Model, Settings};
use lscb_audit::tui::on_files::without_terminal;
use lscb_audit::tui::theme::{Depth, Theme, embedded, read_theme};
use lscb_audit::tui::update::update;
use lscb_audit::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const OLD: &str = include_str!("../audits/northbridge/2013.toml");
const NEW: &str = include_str!("../audits/northbridge/2014.toml");
const TODAY: jiff::civil::Date = jiff::civil::date(2014, 11, 10);

fn parse(c: &mut Criterion) {
    let frameworks = Frameworks::embedded();
    c.bench_function("parse: the TOML of an audit", |b| {
        b.iter(|| shape::parse(black_box(NEW)).is_ok());
    });
    c.bench_function("parse: an audit, with all that is found in it", |b| {
        b.iter(|| audit::read(black_box(NEW), &frameworks));
    });
    c.bench_function("parse: the framework that comes with the program", |b| {
        b.iter(|| framework::read(black_box(framework::EMBEDDED)));
    });
}

fn edit(c: &mut Criterion) {
    let frameworks = Frameworks::embedded();
    let (audit, framework) = (read(NEW, &frameworks), frameworks.default_one().unwrap());
    let by = Reviewer { name: Some("Board manager".to_owned()), on: TODAY };
    let key = Key::parse("sub-group.status", framework).unwrap();
    let edits = [Edit::Set(key, Value::Text("planned".to_owned()))];
    c.bench_function("edit: a status in the text", |b| {
        b.iter(|| audit::edit(black_box(NEW), &audit, framework, &edits, &by).unwrap());
    });
}

fn keys_and_frames(c: &mut Criterion) {
    let mut screen = Screen::new();
    c.bench_function("frame: the walkthrough drawn at 120x40", |b| b.iter(|| screen.draw()));

    let mut down = true;
    c.bench_function("key: the cursor moves, and the answer drawn", |b| {
        b.iter(|| {
            screen.press(if down { 'j' } else { 'k' });
            down = !down;
            screen.draw();
        });
    });

    let mut met = true;
    c.bench_function("key: a status, its text edited and read again, and the answer drawn", |b| {
        b.iter(|| {
            screen.press(if met { '1' } else { '2' });
            met = !met;
            screen.draw();
        });
    });
}

/// The trend of 40 years of 24 standards; wanted: a frame below 2 ms.
fn trend(c: &mut Criterion) {
    let frameworks = Frameworks::embedded();
    let year = |year: u16| {
        let text = NEW.replace("year = 2014", &format!("year = {year}"));
        Entry::new(PathBuf::from(format!("audits/northbridge/{year}.toml")), Ok(read(&text, &frameworks)), false)
    };
    let mut screen = Screen::new();
    // The audit of 2014 is the open one.
    let others = (1990..2030).filter(|number| *number != 2014).map(year).collect();
    update(&mut screen.model, Message::Shelf(others));
    screen.press('t');
    assert_eq!(screen.model.board_years().len(), 40);
    c.bench_function("frame: the trend of 40 years drawn at 120x40", |b| b.iter(|| screen.draw()));

    let mut left = true;
    c.bench_function("key: another of 40 years is selected, and the trend drawn", |b| {
        b.iter(|| {
            screen.press(if left { 'h' } else { 'l' });
            left = !left;
            screen.draw();
        });
    });
}

/// Ten years of 300 boards taken together; wanted: below a frame of 16 ms to gather, and below 2 ms to draw.
fn all_boards(c: &mut Criterion) {
    let frameworks = Frameworks::embedded();
    let audit = |n: usize| {
        let (board, year) = (format!("id = \"b{:03}\"", n / 10), 2005 + n % 10);
        let text = NEW.replace("id = \"northbridge\"", &board).replace("year = 2014", &format!("year = {year}"));
        Entry::new(PathBuf::from(format!("audits/{n}.toml")), Ok(read(&text, &frameworks)), false)
    };
    let mut screen = Screen::new();
    update(&mut screen.model, Message::Shelf((0..3000).map(audit).collect()));
    screen.press('L');
    c.bench_function("key: all boards of 3,000 audits gathered", |b| {
        b.iter(|| {
            screen.press('b');
            screen.press('b');
        });
    });
    screen.press('b');
    "ll".chars().for_each(|key| screen.press(key));
    c.bench_function("frame: the ranking of 300 boards drawn at 120x40", |b| b.iter(|| screen.draw()));
}

/// A meeting in miniature: looking around, answering, and writing in a text of 4 kB. Each key with its frame.
fn meeting(_: &mut Criterion) {
    let mut screen = Screen::new();
    let mut times = Vec::new();
    let long = "The group met and looked at what was done. ".repeat(93);
    for round in 0..60 {
        let mut keys: Vec<KeyEvent> = "jjkjj1]c".chars().map(|key| KeyEvent::from(KeyCode::Char(key))).collect();
        keys.extend([KeyCode::Esc, KeyCode::Char('i'), KeyCode::Esc, KeyCode::Char('e')].map(KeyEvent::from));
        for key in keys {
            times.push(screen.timed(Input::Key(key)));
        }
        if round == 0 {
            screen.take(Input::Paste(long.clone()));
        }
        for key in "What the police said in June. ".chars() {
            times.push(screen.timed(Input::Key(KeyEvent::from(KeyCode::Char(key)))));
        }
        times.push(screen.timed(Input::Key(KeyEvent::from(KeyCode::Esc))));
        times.push(screen.timed(Input::Key(KeyEvent::from(KeyCode::Char('u')))));
        times.push(screen.timed(Input::Key(KeyEvent::from(KeyCode::Char('g')))));
    }
    times.sort_unstable();
    let at = |hundredths: usize| times[(times.len() - 1) * hundredths / 100];
    println!("A meeting of {} keys, each with its frame at 120x40:", times.len());
    println!("    median {:?} (below 0.7 ms wanted), 99th of 100 {:?} (below 3 ms wanted)", at(50), at(99));
}

fn save(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2014.toml");
    let changed = NEW.replace("Brightwater", "Brightwatre");
    assert_ne!(changed, NEW);
    let mut expected = store::save(&RealDisk, &file, NEW, None).unwrap().fingerprint;
    c.bench_function("save: nothing changed, so nothing is written", |b| {
        b.iter(|| assert!(!store::save(&RealDisk, &file, NEW, Some(&expected)).unwrap().written));
    });
    let mut texts = [changed.as_str(), NEW].into_iter().cycle();
    c.bench_function("save: a change, synced to the disk", |b| {
        b.iter_batched(
            || texts.next().unwrap(),
            |text| expected = store::save(&RealDisk, &file, text, Some(&expected)).unwrap().fingerprint,
            BatchSize::PerIteration,
        );
    });
}

fn diff(c: &mut Criterion) {
    let frameworks = Frameworks::embedded();
    let framework = frameworks.default_one().unwrap();
    let (old, new) = (read(OLD, &frameworks), read(NEW, &frameworks));
    let side = |audit| Side { audit, framework };
    c.bench_function("diff: two years of a board", |b| {
        b.iter(|| compare::diff(side(black_box(&old)), side(black_box(&new)), Some(TODAY)));
    });
}

fn read(text: &str, frameworks: &Frameworks) -> Audit {
    audit::read(text, frameworks).audit.unwrap()
}

/// The interface on a screen in memory, with a disk on which every save succeeds at once.
struct Screen {
    model: Model,
    theme: Theme,
    terminal: Terminal<TestBackend>,
}

impl Screen {
    fn new() -> Self {
        let audits = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        let settings = Settings { user: Some("Board manager".to_owned()), ..Settings::new(TODAY, audits) };
        let mut model = Model::new(settings, Frameworks::embedded(), "dark".to_owned());
        update(&mut model, Message::Input(Input::Resize(120, 40)));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("2014.toml");
        store::save(&RealDisk, &file, NEW, None).unwrap();
        for effect in [Effect::Open(file), Effect::ReadShelf] {
            let done = without_terminal(effect, &model, &Versions::new(None, false), &mut None);
            done.into_iter().for_each(|message| drop(update(&mut model, message)));
        }
        assert!(model.earlier().is_some());
        assert!(model.desk.is_some());
        let theme = read_theme(embedded("dark").unwrap(), |_| None).0.at(Depth::TrueColour);
        Self { model, theme, terminal: Terminal::new(TestBackend::new(120, 40)).unwrap() }
    }

    fn press(&mut self, key: char) {
        self.take(Input::Key(KeyEvent::from(KeyCode::Char(key))));
    }

    fn timed(&mut self, input: Input) -> Duration {
        let before = Instant::now();
        self.take(input);
        self.draw();
        before.elapsed()
    }

    fn take(&mut self, input: Input) {
        for effect in update(&mut self.model, Message::Input(input)) {
            let Effect::Save { text, expected, .. } = effect else { continue };
            let saved = SaveOutcome::Done(expected.unwrap(), jiff::civil::time(14, 3, 0, 0));
            update(&mut self.model, Message::Saved(text, saved));
        }
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| view(&self.model, &self.theme, frame)).unwrap();
    }
}

criterion_group!(benches, meeting, parse, edit, keys_and_frames, trend, all_boards, save, diff);
criterion_main!(benches);
