//! Audits read from what was typed: a file, a folder, a name in the audits folder, standard input.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::out::{Ended, Stop, complain};
use crate::audit::{self, Audit, Reading};
use crate::framework::Framework;
use crate::plain::{Finding, Severity};
use crate::report::text;
use crate::store::{self, NotNamed, ReadError};

/// A file that could be read as a text, and what came of reading it as an audit.
pub(super) struct File {
    /// The path as people are shown it.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) reading: Reading,
}

/// What was found where several paths were named.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<File>,
    /// Files and folders that are not there or could not be read.
    pub(super) unread: Vec<Unread>,
    /// TOML files in folders that are no audits.
    pub(super) skipped: Vec<String>,
}

/// A path with nothing that could be read.
pub(super) struct Unread {
    pub(super) path: String,
    pub(super) code: &'static str,
    pub(super) message: String,
}

/// An audit with the framework it answers.
pub(super) struct Opened {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) audit: Audit,
    pub(super) framework: Framework,
    pub(super) findings: Vec<Finding>,
}

/// Reads the one audit that was named.
pub(super) fn open(context: &Context, typed: &Path) -> Result<Opened, Stop> {
    let path = store::resolve(typed, context.audits()).map_err(Stop::failed)?;
    let text = store::read_text(&path).map_err(Stop::failed)?;
    let shown = path.display().to_string();
    opened(context, shown, text)
}

/// The audit that a text is.
pub(super) fn opened(context: &Context, path: String, text: String) -> Result<Opened, Stop> {
    let reading = audit::read(&text, &context.known.frameworks);
    let audit = reading.audit.ok_or_else(|| unreadable(context, &path, &text, &reading.findings))?;
    let framework = context.known.frameworks.get(&audit.framework).cloned();
    let framework = framework.ok_or_else(|| Stop::failed("the audit's framework is not known"))?;
    Ok(Opened { path, text, audit, framework, findings: reading.findings })
}

/// A failure with everything that keeps a file from being read.
pub(super) fn unreadable(context: &Context, path: &str, text: &str, findings: &[Finding]) -> Stop {
    let all = text::findings(path, text, findings, context.plain_look());
    Stop::Failed(format!("{path} cannot be read as an audit.\n{all}"))
}

/// Reads everything that was named. Folders are searched; what is no audit in them is passed over.
pub(super) fn find(context: &Context, typed: &[PathBuf]) -> Result<Found, Stop> {
    let (mut found, mut seen) = (Found::default(), BTreeSet::new());
    for path in typed {
        match store::resolve(path, context.audits()) {
            Ok(path) => found.search(context, &path, &mut seen),
            Err(error) => found.unread.push(Unread::not_named(path, &error)),
        }
    }
    found.some()
}

/// What reading a file came to.
enum Read {
    Audit(Box<File>),
    Unread(Unread),
    Skipped(String),
}

fn read(context: &Context, path: &Path, text: Result<String, ReadError>, in_folder: bool) -> Read {
    let text = match text {
        Ok(text) => text,
        Err(error) => return Read::Unread(Unread::of(&error)),
    };
    let path = path.display().to_string();
    let reading = audit::read(&text, &context.known.frameworks);
    if in_folder && reading.audit.is_none() && audit::is_something_else(&text) {
        return Read::Skipped(path);
    }
    Read::Audit(Box::new(File { path, text, reading }))
}

impl Unread {
    fn of(error: &ReadError) -> Self {
        Self { path: error.path().display().to_string(), code: error.code(), message: error.to_string() }
    }

    fn not_named(path: &Path, error: &NotNamed) -> Self {
        Self { path: path.display().to_string(), code: "not-found", message: error.to_string() }
    }
}

impl Found {
    /// Reads what a path means, without what was read before: a file that is named twice is one file.
    fn search(&mut self, context: &Context, path: &Path, seen: &mut BTreeSet<PathBuf>) {
        let store::Found { mut files, problems } = store::find(path);
        files.retain(|file| seen.insert(store::real_path(file)));
        self.unread.extend(problems.iter().map(Unread::of));
        let in_folder = path.is_dir();
        let read = |path: &Path, text: Result<String, ReadError>| read(context, path, text, in_folder);
        store::each(&files, read).into_iter().for_each(|read| self.add(read));
    }

    fn add(&mut self, read: Read) {
        match read {
            Read::Audit(file) => self.files.push(*file),
            Read::Unread(unread) => self.unread.push(unread),
            Read::Skipped(path) => self.skipped.push(path),
        }
    }

    /// Fails if there is nothing at all.
    fn some(self) -> Result<Self, Stop> {
        if !self.files.is_empty() || !self.unread.is_empty() {
            return Ok(self);
        }
        let _ = self.say_skipped();
        Err(Stop::failed("no audits are there. `lscb-audit new` makes one, `lscb-audit demo` shows examples"))
    }

    /// Says what was passed over.
    pub(super) fn say_skipped(self) -> Self {
        self.skipped.iter().for_each(|path| complain(&format!("{path} is passed over, since it is no audit")));
        self
    }
}

/// Writes what was found in a file that is no audit, and says no if something is wrong in it.
pub(super) fn findings(context: &mut Context, path: &Path, text: &str, found: &[Finding]) -> Result<Ended, Stop> {
    let path = path.display().to_string();
    let page = text::findings(&path, text, found, context.look());
    context.out.data(&page)?;
    match found.iter().map(|one| one.code.severity).max() {
        None => context.out.line(&format!("{path}: nothing to find fault with")).map(|()| Ended::Done),
        Some(Severity::Warning) => Ok(Ended::Done),
        Some(Severity::Error) => Ok(Ended::No),
        Some(Severity::Unreadable) => Ok(Ended::Undone),
    }
}
