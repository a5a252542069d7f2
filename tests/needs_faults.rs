//! Every call by which a command reads or changes a file is made to fail in turn, by the system itself: what is in the
//! files afterwards, how the command ends, and what it says.
//!
//! `cargo test --features needs-more-than-rust --test needs_faults -- --nocapture` prints a row for each. On Linux, with
//! strace, which answers the call in the system's place.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod needed;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rayon::prelude::*;

/// The calls that open, change, name and remove files.
const CALLS: &str = "openat,write,fsync,flock,?rename,renameat,renameat2,?link,linkat,?unlink,unlinkat,?mkdir,mkdirat,\
    ?chmod,fchmod,fchmodat,fchown,ftruncate,utimensat";

/// What the system answers: the first three to every command, the others to one, since they take the same way.
const ERRORS: [&str; 6] = ["ENOSPC", "EIO", "EINTR", "EDQUOT", "EROFS", "EACCES"];

/// The file of a command, which is to be the old or the new one, and the command.
const COMMANDS: [(&str, &str); 11] = [
    ("audits/northbridge/2014.toml", "set northbridge/2014 sub-group.note=seen"),
    ("audits/northbridge/2014.toml", "sign northbridge/2014 --by Chair --force late"),
    ("audits/eastmoor/2014.toml", "reopen eastmoor/2014 --reason late"),
    ("audits/northbridge/2013.toml", "restore northbridge/2013 --take 1"),
    ("audits/north/2015.toml", "new --board North --year 2015"),
    ("audits/x/2015.toml", "new --boards boards.csv --year 2015"),
    ("rows.csv", "export audits -o rows.csv"),
    ("paper.html", "report northbridge/2014 -o paper.html"),
    ("form.xlsx", "returns make northbridge/2014 --agency police --replace -o form.xlsx"),
    ("ours.toml", "merge audits/northbridge/2014.toml ours.toml theirs.toml -o ours.toml"),
    ("audits/northbridge/2014.toml", "walk northbridge/2014"),
];

/// What is said line by line: a text, which is kept while it is typed.
const LINES: &str = "r4\nevidence\nMinutes of May\n.\nq\n";

/// The texts of all files in a home.
type Files = BTreeMap<PathBuf, Vec<u8>>;

struct Home(tempfile::TempDir);

struct Ran {
    code: i32,
    said: String,
}

impl Home {
    /// A home with two boards' audits, one of them signed and one of them with an earlier version, and files to be replaced.
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        for board in ["northbridge", "eastmoor"] {
            for entry in fs::read_dir(Path::new("audits").join(board)).unwrap().map(Result::unwrap) {
                let to = home.0.path().join(entry.path());
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::copy(entry.path(), to).unwrap();
            }
        }
        for name in ["rows.csv", "form.xlsx"] {
            fs::write(home.0.path().join(name), "old\n").unwrap();
        }
        for name in ["ours.toml", "theirs.toml"] {
            fs::copy("audits/northbridge/2014.toml", home.0.path().join(name)).unwrap();
        }
        fs::write(home.0.path().join("boards.csv"), "name,id\nX,x\nY,y\n").unwrap();
        for command in [
            "reopen northbridge/2013 --reason old",
            "set northbridge/2013 sub-group.note=seen",
            "set theirs.toml sub-group.note=theirs",
            "sign eastmoor/2014 --by Chair --force late",
        ] {
            let ran = home.run(Command::new(env!("CARGO_BIN_EXE_lscb-audit")).args(command.split(' ')));
            assert_eq!(ran.code, 0, "{command}: {}", ran.said);
        }
        home
    }

    fn run(&self, command: &mut Command) -> Ran {
        let variables = [("HOME", self.0.path().to_str().unwrap()), ("LSCB_AUDIT_TODAY", "2014-11-10")];
        command.env_clear().envs(variables).env("PATH", "/usr/bin:/bin").current_dir(self.0.path());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), LINES.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        Ran { code: output.status.code().unwrap_or(-1), said: String::from_utf8(said).unwrap() }
    }

    /// Runs a command under strace, which says what it called and answers as it is told.
    fn traced(&self, command: &str, inject: Option<&str>) -> (Ran, String) {
        let trace = tempfile::NamedTempFile::new().unwrap();
        let mut strace = Command::new("strace");
        strace.args(["-f", "-y", "-s", "0", "--seccomp-bpf", "-o"]).arg(trace.path());
        strace.args(["-e", &format!("trace={CALLS}")]).args(inject.map(|inject| format!("-einject={inject}")));
        strace.arg(env!("CARGO_BIN_EXE_lscb-audit")).args(command.split(' '));
        let ran = self.run(&mut strace);
        (ran, fs::read_to_string(trace.path()).unwrap())
    }

    fn files(&self) -> Files {
        let files = walkdir::WalkDir::new(self.0.path()).into_iter().map(Result::unwrap);
        let files = files.filter(|it| it.file_type().is_file()).map(walkdir::DirEntry::into_path);
        files.map(|path| (path.strip_prefix(self.0.path()).unwrap().to_owned(), fs::read(&path).unwrap())).collect()
    }

    /// Puts the files there and nothing else.
    fn reset(&self, files: &Files) {
        for entry in fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() { fs::remove_dir_all(entry).unwrap() } else { fs::remove_file(entry).unwrap() }
        }
        for (name, text) in files {
            let path = self.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    /// The calls that have to do with the home's files: the name of each, and how many of that name its thread had made.
    fn calls(&self, trace: &str) -> Vec<(String, usize, String)> {
        let (mut counts, mut calls) = (BTreeMap::new(), Vec::new());
        for line in trace.lines() {
            let Some((thread, rest)) = line.split_once(' ') else { continue };
            let Some((name, arguments)) = rest.trim_start().split_once('(') else { continue };
            let count: &mut usize = counts.entry((thread.to_owned(), name.to_owned())).or_default();
            *count += 1;
            let home = self.0.path().to_str().unwrap();
            let of_file = arguments.split(['"', '<', '>']).find(|part| part.starts_with(home) && *part != home);
            let relative = arguments.contains("AT_FDCWD") && !arguments.contains("\"/");
            if of_file.is_some() || relative {
                calls.push((name.to_owned(), *count, arguments.replace(&format!("{home}/"), "")));
            }
        }
        calls
    }
}

/// The name of a file in words, by what it is for.
fn kind(name: &Path) -> &'static str {
    let name = name.to_str().unwrap();
    match () {
        () if name.contains("/versions/") => "version",
        () if name.starts_with(".local/state") => "state",
        () if name.rsplit('/').next().unwrap().starts_with('.') => "hidden",
        () => "file",
    }
}

/// Whether it is a version that is kept.
fn is_kept(name: &Path) -> bool {
    let name = name.file_name().unwrap().to_str().unwrap();
    name.ends_with(".toml") && !name.starts_with('.')
}

/// Whether a call only reads.
fn is_reading(call: &str) -> bool {
    call.starts_with("openat") && call.contains("O_RDONLY")
}

/// What is not as it should be after a run in which one call failed.
fn wrong(file: &str, call: &str, ran: &Ran, now: &Files, old: &Files, new: &Files) -> Vec<String> {
    let mut wrong = Vec::new();
    let (left, file) = (now.get(Path::new(file)), Path::new(file));
    let is_new = left == new.get(file);
    // What could not be read of other audits is named, and the rest is made of what could.
    let is_partial = is_reading(call) && ran.said.contains(" could not be read");
    let told_written = ran.said.contains("was written, but") || ran.said.contains("could not all be taken back");
    match ran.code {
        0 if !is_new && !is_partial => wrong.push("it is said to be done".to_owned()),
        0 | 2 => {}
        code => wrong.push(format!("it ended with {code}")),
    }
    if ran.code == 2 && is_new && !told_written {
        wrong.push("it is there, and said not to be".to_owned());
    }
    let whole: BTreeSet<&Vec<u8>> = old.values().chain(new.values()).collect();
    let audit = old.get(file).unwrap_or(&old[Path::new("audits/northbridge/2014.toml")]);
    let end = &audit[audit.len().saturating_sub(20)..];
    for (name, text) in now {
        match kind(name) {
            "file" if !whole.contains(text) && !is_partial => {
                wrong.push(format!("{} is neither old nor new", name.display()));
            }
            "version" if is_kept(name) && !whole.contains(text) && !text.ends_with(end) => {
                wrong.push(format!("the version {} is not whole", name.display()));
            }
            "hidden" if !call.starts_with("unlink") => wrong.push(format!("{} lies about", name.display())),
            "version" | "state" if name.to_str().unwrap().contains("tmp") && !call.starts_with("unlink") => {
                wrong.push(format!("{} lies about", name.display()));
            }
            _ => {}
        }
    }
    for name in old.keys().filter(|name| kind(name) == "file" && !now.contains_key(*name)) {
        wrong.push(format!("{} is gone", name.display()));
    }
    if ran.code == 2 && !(ran.said.contains(". ") || ran.said.contains("; ")) {
        wrong.push("it does not say what to do".to_owned());
    }
    wrong
}

#[test]
fn whichever_call_of_the_system_fails_the_old_or_the_new_file_is_there_and_it_is_told() {
    let strace = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    let may_trace = strace.is_ok_and(|output| output.status.success());
    if !needed::is_there("strace", may_trace, "strace is not installed, or may not trace a program here") {
        return;
    }
    let wrong: Vec<String> = COMMANDS.par_iter().flat_map(|(file, command)| tried(file, command)).collect();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs a command with each of its calls failing, and gives back the rows that are wrong.
fn tried(file: &str, command: &str) -> Vec<String> {
    let home = Home::new();
    let old = home.files();
    let (ran, trace) = home.traced(command, None);
    assert_eq!(ran.code, 0, "{command}: {}", ran.said);
    let new = home.files();
    assert_ne!(old.get(Path::new(file)), new.get(Path::new(file)), "{command} writes nothing");
    let calls = home.calls(&trace);
    assert!(calls.iter().any(|(call, ..)| call == "fsync"), "{command}: {calls:?}");
    let mut wrong_ones = Vec::new();
    let errors = if command.starts_with("set") { &ERRORS[..] } else { &ERRORS[..3] };
    for (call, count, of) in &calls {
        for error in errors {
            home.reset(&old);
            let (ran, trace) = home.traced(command, Some(&format!("{call}:error={error}:when={count}")));
            assert!(trace.contains("(INJECTED)"), "{command}: {call} {count} was not called: {trace}");
            let now = home.files();
            let found = wrong(file, &format!("{call} {of}"), &ran, &now, &old, &new);
            let left = match now.get(Path::new(file)) {
                left if left == new.get(Path::new(file)) => "new",
                left if left == old.get(Path::new(file)) => "old",
                _ => "other",
            };
            let said = ran.said.lines().find(|line| line.starts_with("lscb-audit: ")).unwrap_or_default();
            let said = said.replace(&format!("{}/", home.0.path().display()), "");
            let of: String = of.chars().take(90).collect();
            let row = format!("| {command} | {call} {of} | {error} | {} | {left} | {said} |", ran.code);
            println!("{row}");
            wrong_ones.extend((!found.is_empty()).then(|| format!("{row} {}\n   {}", found.join("; "), ran.said)));
        }
    }
    wrong_ones
}
