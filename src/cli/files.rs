//! Audits read from what was typed: a file, a folder, a name in the audits folder, standard input.

use std::collections::BTreeSet;
use std::convert::identity;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::out::{Ended, Stop, complain};
use super::progress::Progress;
use crate::audit::{self, Audit, Reading, SealState, Texts};
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
    /// What its seal says; none where nobody asked.
    pub(super) seal: Option<SealState>,
}

/// Whose seals are looked at.
pub(super) type Seals<'a> = dyn Fn(&Reading) -> bool + Sync + 'a;

/// How far each file is looked into.
pub(super) struct Depth<'a> {
    pub(super) texts: Texts,
    pub(super) seals: &'a Seals<'a>,
}

impl Depth<'_> {
    /// Whole audits without their seals.
    pub(super) const WITHOUT_SEALS: Depth<'static> = Depth { texts: Texts::Kept, seals: &|_| false };
    /// Whole audits with their seals.
    pub(super) const WITH_SEALS: Depth<'static> = Depth { texts: Texts::Kept, seals: &|_| true };
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

/// Whether files are to be written into what was named, and not in its place.
pub(super) fn is_meant_as_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// Whether a file is named as an audit, or is a link to one that is.
pub(super) fn is_toml(path: &Path) -> bool {
    let ends_so = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    ends_so(path) || ends_so(&store::real_path(path))
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

/// Reads everything that was named and keeps it.
pub(super) fn find(context: &Context, typed: &[PathBuf]) -> Result<Found, Stop> {
    let mut found = Found::default();
    each(context, typed, &Depth::WITH_SEALS, identity, |read| {
        found.add(read);
        Ok(())
    })?;
    found.some()
}

/// Reads everything that was named, several files at a time, and takes what `keep` makes of each, in a stable order.
///
/// Folders are searched. What is taken is all that is kept: a batch of any size needs no more than that.
pub(super) fn each<T: Send>(
    context: &Context,
    typed: &[PathBuf],
    depth: &Depth<'_>,
    keep: impl Fn(Read) -> T + Sync,
    take: impl FnMut(T) -> Result<(), Stop>,
) -> Result<(), Stop> {
    each_text(context, typed, |named| keep(named.map_or_else(Read::Unread, |text| read(context, text, depth))), take)
}

/// The same with the texts, whatever they are.
pub(super) fn each_text<T: Send>(
    context: &Context,
    typed: &[PathBuf],
    keep: impl Fn(Result<Text, Unread>) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let named = Named::search(context, typed);
    named.unread.into_iter().try_for_each(|unread| take(keep(Err(unread))))?;
    let mut progress = Progress::of_files(context, named.files.iter().map(|(files, _)| files.len()).sum());
    let places = named
        .files
        .into_iter()
        .flat_map(|(files, in_folder)| files.into_iter().map(move |path| Place { path, in_folder }));
    for kept in store::each(places, |place, text| keep(Text::of(&place, text))) {
        take(kept)?;
        progress.step();
    }
    Ok(())
}

/// The text of a file.
pub(super) struct Text {
    /// The path as people are shown it.
    pub(super) path: String,
    pub(super) text: String,
    /// Whether it was found in a folder, and not named itself, so that it may be no audit at all.
    pub(super) in_folder: bool,
}

impl Text {
    fn of(place: &Place, text: Result<String, ReadError>) -> Result<Self, Unread> {
        let text = text.map_err(|error| Unread::of(&error))?;
        Ok(Self { path: place.path.display().to_string(), text, in_folder: place.in_folder })
    }
}

/// What reading a file came to.
pub(super) enum Read {
    Audit(Box<File>),
    Unread(Unread),
    /// A TOML file in a folder that is no audit.
    Skipped(String),
}

fn read(context: &Context, Text { path, text, in_folder }: Text, depth: &Depth<'_>) -> Read {
    let (reading, seal) = audit::read_sealed(&text, &context.known.frameworks, depth.texts, depth.seals);
    if in_folder && reading.audit.is_none() && audit::is_something_else(&text) {
        return Read::Skipped(path);
    }
    Read::Audit(Box::new(File { path, text, reading, seal }))
}

/// The files that were named, each once, and what of it is not there.
#[derive(Default)]
struct Named {
    /// Those that each path means, and whether it is a folder.
    files: Vec<(Vec<PathBuf>, bool)>,
    unread: Vec<Unread>,
}

/// Where a file is.
struct Place {
    path: PathBuf,
    /// Whether it was found in a folder, and not named itself.
    in_folder: bool,
}

impl AsRef<Path> for Place {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

impl Named {
    fn search(context: &Context, typed: &[PathBuf]) -> Self {
        let (mut named, mut seen) = (Self::default(), BTreeSet::new());
        for path in typed {
            match store::resolve(path, context.audits()) {
                Ok(path) => named.add(&path, typed.len() > 1, &mut seen),
                Err(error) => named.unread.push(Unread::not_named(path, &error)),
            }
        }
        named
    }

    /// Adds what a path means. A file that is named twice, by several paths or by a link, is one file.
    fn add(&mut self, path: &Path, several: bool, seen: &mut BTreeSet<PathBuf>) {
        let store::Found { mut files, problems, links } = store::find(path);
        if several || links {
            files.retain(|file| seen.insert(store::real_path(file)));
        }
        self.unread.extend(problems.iter().map(Unread::of));
        self.files.push((files, path.is_dir()));
    }
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
        say_skipped(&self.skipped);
        Err(no_audits())
    }
}

/// Says what was passed over.
pub(super) fn say_skipped(skipped: &[String]) {
    skipped.iter().for_each(|path| complain(&format!("{path} is passed over, since it is no audit")));
}

/// The failure where nothing that was named is an audit.
pub(super) fn no_audits() -> Stop {
    Stop::failed("no audits are there. `lscb-audit new` makes one, `lscb-audit demo` shows examples")
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
