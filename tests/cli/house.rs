//! A house of one's own: a temporary folder with example audits, in which the program runs with nothing of this one's.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The day on which the tests take place.
pub(crate) const TODAY: &str = "2014-11-10";

/// A temporary folder to run the program in.
pub(crate) struct House {
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What came of a run. It has to be looked at.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl House {
    /// A house without audits.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home").display().to_string();
        fs::create_dir(&home).unwrap();
        Self { folder, variables: vec![("HOME", home), ("LSCB_AUDIT_TODAY", TODAY.to_owned())] }
    }

    /// A house with the example audits in `audits`.
    pub(crate) fn with_examples() -> Self {
        let house = Self::empty();
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        for file in walkdir::WalkDir::new(&examples).into_iter().map(Result::unwrap).filter(|it| it.path().is_file()) {
            let name = Path::new("audits").join(file.path().strip_prefix(&examples).unwrap());
            house.write(name.to_str().unwrap(), fs::read(file.path()).unwrap());
        }
        house
    }

    /// The same with another variable, or without one that is empty.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        if !value.is_empty() {
            self.variables.push((name, value.to_owned()));
        }
        self
    }

    /// A path in the house.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program, ready to be run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
        command.args(arguments).current_dir(self.folder.path()).env_clear().envs(self.variables.iter().cloned());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// Runs the program with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(input); // the program may not read it all
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// What was written, after a look at the exit code.
    pub(crate) fn ended(self, code: i32) -> Self {
        let said: String = self.err.chars().chain(self.out.chars()).take(2_000).collect();
        assert_eq!(self.code, code, "{said}");
        self
    }

    /// The same as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}
