//! Two programs that save the same audit at the same time, each as a process of its own: no change of either is lost.
//!
//! `LSCB_AUDIT_SAVES` sets how often each of them saves.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::civil::time;
use lscb_audit::audit::{self, Audit};
use lscb_audit::framework::{Frameworks, StandardId};
use lscb_audit::store::{self, Disk, Fingerprint, Real, RealDisk, SaveError, Versions};
use lscb_audit::tui::events::Input;
use lscb_audit::tui::hands::Hands;
use lscb_audit::tui::message::{Effect, Message, SaveOutcome};
use lscb_audit::tui::model::Model;
use lscb_audit::tui::on_files::without_terminal;
use lscb_audit::tui::update::{start, update};

use crate::driver::settings;
use crate::fixtures::example;
use crate::keys::key;

/// A disk that knows no locks.
struct WithoutLocks;

impl Real for WithoutLocks {
    const KNOWS_LOCKS: bool = false;
}

/// The interface without a screen.
struct Program {
    model: Model,
    disk: &'static dyn Disk,
    versions: Versions,
    merges: usize,
}

impl Program {
    fn open(file: &Path, disk: &'static dyn Disk) -> Self {
        let model = Model::new(settings(), Frameworks::embedded(), "dark".to_owned());
        let mut program = Self { model, disk, versions: Versions::new(None, false), merges: 0 };
        let Ok(_) = program.drive(start(Some(file)));
        program
    }

    fn message(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        let Ok(_) = self.drive(effects);
    }

    fn press(&mut self, name: &str) {
        self.message(Message::Input(Input::Key(key(name))));
    }

    /// Saves with this disk.
    fn save(&mut self, path: PathBuf, text: String, expected: Option<&Fingerprint>) -> Message {
        match store::save(self.disk, &path, &text, expected) {
            Ok(saved) => Message::Saved(text, SaveOutcome::Done(saved.fingerprint, time(14, 3, 0, 0))),
            Err(SaveError::ChangedOnDisk { .. }) => {
                self.merges += 1;
                let read = store::read_to_edit(&path).map_err(|error| error.to_string());
                Message::ChangedOnDisk(path, read)
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Writes a text in the field that a key opens for a standard. It is saved when this returns.
    fn write(&mut self, standard: usize, opens: &str, text: &str) {
        self.message(Message::Jump(standard));
        self.press(opens);
        self.press("ctrl-a");
        self.message(Message::Input(Input::Paste(text.to_owned())));
        self.press(if opens == "a" { "enter" } else { "esc" });
        while self.model.layers.len() > 2 {
            self.press("esc");
        }
        let desk = self.model.desk.as_ref().unwrap();
        assert!(!desk.is_unsaved(), "{:?} {:?}", self.model.saving, self.model.notice);
    }

    /// The notes on a standard that are seen here: what stands there, and what is in conflict with it.
    fn notes(&self, standard: usize) -> Vec<String> {
        let audit = self.model.desk.as_ref().unwrap().audit();
        let id = &self.model.standards().nth(standard).unwrap().id;
        notes(audit, id).map(str::to_owned).collect()
    }
}

/// Everything is done by the hands of the program, but for saving.
impl Hands for Program {
    type Trouble = Infallible;

    fn model(&mut self) -> &mut Model {
        &mut self.model
    }

    fn perform(&mut self, effect: Effect) -> Result<Vec<Message>, Infallible> {
        Ok(match effect {
            Effect::Save { path, text, expected } => vec![self.save(path, text, expected.as_ref())],
            effect => without_terminal(effect, &self.model, &self.versions, &mut None),
        })
    }
}

/// Keeps two programs side by side: neither is ever more than two saves ahead.
struct Pace {
    own: PathBuf,
    other: PathBuf,
}

impl Pace {
    fn of(name: &str, folder: &Path) -> Self {
        let other = if name == "A" { "B" } else { "A" };
        Self { own: folder.join(name), other: folder.join(other) }
    }

    /// Says that so many saves are done, and waits until the other has done nearly as many.
    fn keep(&self, saves: usize) {
        std::fs::write(&self.own, saves.to_string()).unwrap();
        let other = || std::fs::read_to_string(&self.other).ok().and_then(|text| text.parse::<usize>().ok());
        while other().is_none_or(|other| other + 2 < saves) {
            std::thread::yield_now();
        }
    }
}

// Places of standards: each has one of its own, and they share two.
const OWN_OF_A: usize = 0;
const OWN_OF_B: usize = 1;
const SHARED: usize = 2;
const SHARED_NOTE: usize = 3;

#[test]
#[ignore = "it is started by the test below, as a process of its own"]
fn a_program() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let (name, saves) = (variable("TWO_NAME"), variable("TWO_SAVES").parse().unwrap());
    let disk: &'static dyn Disk = if variable("TWO_LOCKS") == "yes" { &RealDisk } else { &WithoutLocks };
    let mut program = Program::open(Path::new(&variable("TWO_FILE")), disk);
    let own = if name == "A" { OWN_OF_A } else { OWN_OF_B };
    let folder = variable("TWO_PACE");
    let pace = Pace::of(&name, Path::new(&folder));
    let mut said = Vec::new();
    for save in 0..saves {
        pace.keep(save);
        let text = format!("{name} {save}.");
        let kind = match save % 7 {
            1 | 3 => {
                said.extend(program.notes(SHARED_NOTE).into_iter().map(|note| ("replaced", note)));
                program.write(SHARED_NOTE, "m", &text);
                "shared"
            }
            5 => {
                program.write(SHARED, "a", &text);
                "action"
            }
            _ => {
                program.write(own, "m", &text);
                "own"
            }
        };
        said.push((kind, text));
    }
    pace.keep(saves);
    said.push(("merges", program.merges.to_string()));
    std::fs::write(Path::new(&folder).join(format!("{name}.json")), serde_json::to_string(&said).unwrap()).unwrap();
}

/// What a program said of what it did.
struct Said(Vec<(String, String)>);

impl Said {
    fn of(&self, what: &str) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().filter(move |(said, _)| said == what).map(|(_, text)| text.as_str())
    }
}

/// Runs both until they end.
fn run(file: &Path, saves: usize, locks: bool) -> [Said; 2] {
    let pace = tempfile::tempdir().unwrap();
    let start = |name: &str| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "two_programs::a_program", "--ignored"])
            .envs([("TWO_NAME", name), ("TWO_LOCKS", if locks { "yes" } else { "no" })])
            .envs([("TWO_FILE", file), ("TWO_PACE", pace.path())])
            .env("TWO_SAVES", saves.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let programs = ["A", "B"].map(start);
    programs.into_iter().for_each(|mut program| assert!(program.wait().unwrap().success()));
    let said = |name: &str| std::fs::read_to_string(pace.path().join(format!("{name}.json"))).unwrap();
    ["A", "B"].map(|name| Said(serde_json::from_str(&said(name)).unwrap()))
}

/// The note on a standard, and those that are in conflict.
fn notes<'a>(audit: &'a Audit, standard: &StandardId) -> impl Iterator<Item = &'a str> {
    let conflicts = audit.conflicts.iter().flat_map(|it| [&it.ours, &it.theirs]).flatten();
    let now = audit.response(standard).and_then(|response| response.note.as_ref());
    conflicts.chain(now).map(String::as_str)
}

#[expect(clippy::print_stdout, reason = "the figures, for those who ask with --nocapture")]
fn no_change_is_lost(locks: bool) {
    let saves = std::env::var("LSCB_AUDIT_SAVES").ok().and_then(|text| text.parse().ok()).unwrap_or(28);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2014.toml");
    std::fs::write(&file, example("northbridge/2014")).unwrap();
    let begun = std::time::Instant::now();
    let said = run(&file, saves, locks);
    let text = std::fs::read_to_string(&file).unwrap();
    let audit = audit::read(&text, &Frameworks::embedded()).audit.unwrap();
    let framework = Frameworks::embedded().get(&audit.framework).unwrap().clone();
    let ids: Vec<StandardId> = framework.standards_of(audit.edition).map(|standard| standard.id.clone()).collect();
    let response = |place: usize| audit.response(&ids[place]).unwrap();

    for (own, said) in [OWN_OF_A, OWN_OF_B].into_iter().zip(&said) {
        assert_eq!(response(own).note.as_deref(), said.of("own").next_back());
    }
    let written: BTreeSet<&str> = said.iter().flat_map(|said| said.of("action")).collect();
    let there: Vec<&str> = response(SHARED).actions.iter().map(|action| action.what.as_str()).collect();
    assert!(written.iter().all(|action| there.iter().filter(|it| it == &action).count() == 1), "{there:?}");
    // A note that both write is there in the end, or in a conflict, or was replaced by somebody who had seen it.
    let replaced = said.iter().flat_map(|said| said.of("replaced"));
    let kept: BTreeSet<&str> = notes(&audit, &ids[SHARED_NOTE]).chain(replaced).collect();
    for note in said.iter().flat_map(|said| said.of("shared")) {
        assert!(kept.contains(note), "{note} is lost: {:#?}", audit.conflicts);
    }
    let merges: Vec<usize> = said.iter().map(|said| said.of("merges").next().unwrap().parse().unwrap()).collect();
    assert!(merges.iter().sum::<usize>() > 0, "they never met");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["2014.toml"]);
    println!(
        "2 × {saves} saves, locks {locks}: {:?}, merges {merges:?}, actions {}, conflicts {}",
        begun.elapsed(),
        there.len(),
        audit.conflicts.len()
    );
}

#[test]
fn no_change_of_two_programs_is_lost_with_locks() {
    no_change_is_lost(true);
}

#[test]
fn no_change_of_two_programs_is_lost_where_locks_do_not_work() {
    no_change_is_lost(false);
}
