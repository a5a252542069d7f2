//! A disk that fills up, is taken away, or becomes read-only while an audit is open on it: what was typed stays, what is
//! in the file stays whole, and both are said.
//!
//! `cargo test --features needs-more-than-rust --test needs_disk`; on Linux, as root, since it mounts a small disk in
//! memory and runs the program as somebody else.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod needed;
#[allow(dead_code, reason = "the tests in a terminal need more of it")]
#[path = "pty/session.rs"]
mod session;

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use session::{Home, Session};

const PROGRAM: &str = env!("CARGO_BIN_EXE_lscb-audit");

/// The number of `nobody`, who may write nothing that is not given to him.
const NOBODY: u32 = 65_534;

/// A disk of 1 MiB in memory, with what was in the folder before; gone when it is dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one at a folder; nothing where that is not permitted.
    fn at(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let files: Vec<(PathBuf, Vec<u8>)> = walkdir::WalkDir::new(folder)
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .filter(|path| path.is_file())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        let there = mount(&["-t", "tmpfs", "-o", "size=1m,mode=755", "tmpfs"], folder);
        if !needed::is_there("mount", there, "no disk can be mounted here, which takes root") {
            return None;
        }
        for (path, content) in files {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Some(Self(folder.to_owned()))
    }

    /// Writes until nothing more fits on it.
    fn fill(&self) {
        let mut file = File::create(self.0.join("large")).unwrap();
        for size in [65_536, 4096, 1] {
            while file.write_all(&vec![b'x'; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("large")).unwrap();
    }

    /// Makes it read-only until that is dropped: a file that is open on it does not keep the system from that, as it
    /// would when it is mounted anew.
    fn read_only(&self) -> Self {
        let path = self.0.to_str().unwrap();
        assert!(mount(&["--bind", path], &self.0) && mount(&["-o", "remount,bind,ro"], &self.0));
        Self(self.0.clone())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn mount(arguments: &[&str], at: &Path) -> bool {
    Command::new("mount").args(arguments).arg(at).output().is_ok_and(|output| output.status.success())
}

/// The names in a folder, but for lock files.
fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.ends_with(".lock")).collect();
    names.sort();
    names
}

/// Runs a command in the home.
fn run(home: &Home, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(home.path()).env_clear();
    command.env("HOME", home.path()).env("LSCB_AUDIT_TODAY", "2014-11-10").output().unwrap()
}

/// Waits until that is said, over however many lines.
#[track_caller]
fn says(session: &mut Session, what: &str) {
    let is_said = |session: &Session| session.screen().split_whitespace().collect::<Vec<_>>().join(" ").contains(what);
    session.waits(is_said, what);
}

/// Opens the audit and waits for it.
fn opened(home: &Home) -> Session {
    let mut session = home.open();
    session.sees("F3 Focus on the child");
    session
}

/// Changes F3's evidence, and looks whether that it is not saved is said with the reason; then whether it is saved when
/// it can be.
fn goes_on(home: &Home, session: &mut Session, why: &str, mend: impl FnOnce()) {
    let before = home.text();
    session.keys("e").sees("F3: evidence").keys("Minutes of May").sees("Minutes of May").keys("\x1b");
    session.sees("NOT SAVED");
    says(session, why);
    assert_eq!(home.text(), before, "the old text is whole");
    session.keys("m").sees("F3: note").keys("And of June").sees("And of June").keys("\x1b").sees("NOT SAVED");
    session.keys("k").sees("NOT SAVED");
    assert_eq!(home.text(), before);
    mend();
    session.keys("\x13").sees("✓ saved");
    let text = home.text();
    assert!(text.contains("Minutes of May") && text.contains("And of June"), "{text}");
    session.keys("q");
    assert!(session.ends().success());
    let folder = home.audit().parent().unwrap().to_owned();
    assert!(names_in(&folder).iter().all(|name| !name.starts_with('.')), "{:?}", names_in(&folder));
}

#[test]
fn on_a_full_disk_typing_goes_on_and_what_was_typed_is_saved_when_there_is_room() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(&home.path().join("audits")) else { return };
    let mut session = opened(&home);
    disk.fill();
    goes_on(&home, &mut session, "the disk is full", || disk.make_room());
}

#[test]
fn on_a_disk_that_became_read_only_too() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(&home.path().join("audits")) else { return };
    let mut session = opened(&home);
    let read_only = disk.read_only();
    goes_on(&home, &mut session, "the disk is read-only", || drop(read_only));
}

#[test]
fn on_a_full_disk_every_command_ends_with_2_and_leaves_what_was_there() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(&home.path().join("audits")) else { return };
    let folder = home.path().join("audits");
    for name in ["rows.csv", "paper.html", "form.csv"] {
        fs::write(folder.join(name), "old\n").unwrap();
    }
    let _ = run(&home, &["reopen", "northbridge/2013", "--reason", "late"]);
    let _ = run(&home, &["set", "northbridge/2013", "sub-group.note=seen"]);
    fs::write(folder.join("boards.csv"), "name,id\nX,x\nY,y\n").unwrap();
    disk.fill();
    let all = |folder: &Path| -> Vec<(PathBuf, Vec<u8>)> {
        let paths = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|it| it.unwrap().into_path());
        paths.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    };
    let before = all(&folder);
    for command in [
        "set northbridge/2014 sub-group.note=seen",
        "sign northbridge/2014 --by Chair --force late",
        "restore northbridge/2013 --take 1",
        "new --board North --year 2015",
        "new --boards audits/boards.csv --year 2015",
        "export audits -o audits/rows.csv",
        "export audits -o audits/rows.xlsx",
        "report northbridge/2014 -o audits/paper.html",
        "report northbridge/2014 -o audits/paper.xlsx",
        "returns make northbridge/2014 --agency police -o audits/form.csv",
        "merge /dev/null audits/northbridge/2014.toml audits/northbridge/2014.toml -o audits/merged.toml",
    ] {
        let output = run(&home, &command.split(' ').collect::<Vec<_>>());
        let said = String::from_utf8(output.stderr).unwrap();
        println!("{command}: {said}");
        assert_eq!(output.status.code(), Some(2), "{command}: {said}");
        let file = command.split_once(" -o ").map_or("audits/", |(_, file)| file);
        assert!(
            said.contains(file) && said.contains("could not be saved: the disk is full. Free some space"),
            "{command}: {said}"
        );
        assert_eq!(all(&folder), before, "{command}");
    }
    disk.make_room();
    assert_eq!(run(&home, &["set", "northbridge/2014", "sub-group.note=seen"]).status.code(), Some(0));
}

/// A home that belongs to `nobody`, with the program in it, and how he starts it; nothing where one may not be him.
fn of_nobody() -> Option<(Home, PathBuf)> {
    let home = Home::new();
    let program = home.path().join("lscb-audit");
    fs::copy(PROGRAM, &program).unwrap();
    let given = walkdir::WalkDir::new(home.path()).into_iter().map(Result::unwrap);
    let given = given.map(|entry| chown(entry.path(), Some(NOBODY), Some(NOBODY))).all(|it| it.is_ok());
    let missing = "nobody else can be the user here, which takes root";
    needed::is_there("chown", given, missing).then_some((home, program))
}

fn opened_by_nobody(home: &Home, program: &Path) -> Session {
    let (reuid, regid) = (format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"));
    let audit = home.audit();
    let arguments = [&reuid, &regid, "--clear-groups", program.to_str().unwrap(), audit.to_str().unwrap()];
    let mut session = Session::start_in(home, "setpriv", &arguments, &[("PATH", "/usr/bin:/bin")], (80, 24));
    session.sees("F3 Focus on the child");
    session
}

#[test]
fn in_a_folder_that_became_unwritable_too() {
    let Some((home, program)) = of_nobody() else { return };
    let folder = home.audit().parent().unwrap().to_owned();
    let allow = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    let mut session = opened_by_nobody(&home, &program);
    allow(0o555);
    goes_on(&home, &mut session, "it or its folder is write-protected", || allow(0o755));
}

#[test]
fn where_what_is_typed_cannot_be_kept_it_is_said_once_and_editing_works() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(&home.path().join(".local/state/lscb-audit")) else { return };
    let mut session = opened(&home);
    disk.fill();
    is_said_once(&home, &mut session, "the disk is full");
    drop(disk);

    let Some((home, program)) = of_nobody() else { return };
    let state = home.path().join(".local/state");
    fs::create_dir_all(&state).unwrap();
    fs::set_permissions(&state, fs::Permissions::from_mode(0o555)).unwrap();
    let mut session = opened_by_nobody(&home, &program);
    is_said_once(&home, &mut session, "write-protected");
}

fn is_said_once(home: &Home, session: &mut Session, why: &str) {
    session.keys("e").sees("F3: evidence").keys("M");
    says(session, "What you type is not kept against a crash");
    says(session, why);
    session.keys("inutes").sees("Minutes");
    session.waits(|session| !session.screen().contains("not kept against"), "no more of it");
    session.keys(" of May").sees("Minutes of May").keys("\x1b").sees("✓ saved");
    assert!(home.text().contains("Minutes of May"));
    session.keys("q");
    assert!(session.ends().success());
}

/// How something comes to stand in the place of the open audit's file, what is then told, and whether it is asked what to do.
type InItsPlace = (fn(&Home), &'static str, bool);

const IN_ITS_PLACE: [InItsPlace; 6] = [
    (|home| fs::remove_dir_all(home.audit().parent().unwrap()).unwrap(), "The file of this audit is gone", true),
    (
        |home| {
            fs::remove_file(home.audit()).unwrap();
            fs::create_dir(home.audit()).unwrap();
        },
        "The file of this audit is gone",
        true,
    ),
    (
        |home| {
            fs::remove_file(home.audit()).unwrap();
            assert!(Command::new("mkfifo").arg(home.audit()).status().unwrap().success());
        },
        "The file of this audit is gone",
        true,
    ),
    (
        |home| link(home, "nowhere.toml"),
        "2014.toml could not be saved: it is a link, and what it points to is not there. Mend or remove the link",
        false,
    ),
    (
        |home| link(home, "2014.toml"),
        "2014.toml could not be saved: it is a link that leads back to itself. Mend or remove the link",
        false,
    ),
    (|home| link(home, "../../outside.toml"), "Somebody else changed this file so that it cannot be read", true),
];

/// A link in the place of the audit.
fn link(home: &Home, target: &str) {
    fs::remove_file(home.audit()).unwrap();
    symlink(target, home.audit()).unwrap();
}

#[test]
fn whatever_comes_to_stand_in_its_place_is_told_and_nothing_waits_and_nothing_outside_is_overwritten() {
    for (put, told, is_asked) in IN_ITS_PLACE {
        let home = Home::new();
        let (before, outside) = (home.text(), home.path().join("outside.toml"));
        fs::write(&outside, "theirs\n").unwrap();
        let mut session = opened(&home);
        put(&home);
        let refused = run(&home, &["show", "audits/northbridge/2014.toml"]);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(2) && said.contains("northbridge/2014.toml"), "{told}: {said}");
        session.keys("e").sees("F3: evidence").keys("Minutes of May").sees("Minutes of May").keys("\x1b");
        session.sees("NOT SAVED");
        says(&mut session, told);
        if is_asked {
            session.keys("\x1b").sees("Minutes of May").keys("\x13").sees("decide later").keys("S");
        } else {
            session.keys("j").sees("NOT SAVED");
            fs::remove_file(home.audit()).unwrap();
            fs::write(home.audit(), &before).unwrap();
            session.keys("\x13");
        }
        session.sees("✓ saved").keys("q");
        assert!(session.ends().success());
        let saved = ["2014.toml", "2014-mine.toml"].map(|name| home.audit().with_file_name(name));
        let is_saved = |path: &PathBuf| path.is_file() && fs::read_to_string(path).unwrap().contains("Minutes of May");
        assert!(saved.iter().any(is_saved), "{told}: {:?}", names_in(home.audit().parent().unwrap()));
        assert_eq!(fs::read_to_string(outside).unwrap(), "theirs\n");
    }
}
