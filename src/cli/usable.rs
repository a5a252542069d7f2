//! The audits that figures may be taken from, and the files that they may not.

use std::collections::BTreeMap;
use std::convert::identity;
use std::path::PathBuf;

use super::context::Context;
use super::files::{self, Depth, File, Read, Unread};
use super::narrow::{self, Narrow};
use super::out::{Stop, complain};
use crate::audit::{Audit, BoardId, SealState, Year, is_wrong_value};
use crate::check::codes::AUDIT_TWICE;
use crate::plain::Finding;
use crate::report::shown::Unreadable;
use crate::shape::codes::KEY_UNKNOWN;
use crate::words::batch;

/// A file of an audit without a wrong value.
pub(super) struct Usable {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) audit: Audit,
    /// What its seal says; none where nobody asked.
    pub(super) seal: Option<SealState>,
}

/// What reading everything that was named came to, beside the audits.
#[derive(Default)]
pub(super) struct Tally {
    /// Files that were named, without those passed over and those not meant.
    pub(super) files: usize,
    /// Files that could not be used.
    pub(super) unreadable: Vec<Unreadable>,
    /// TOML files in folders that are no audits.
    pub(super) skipped: Vec<String>,
    /// Audits with a key that means nothing here.
    with_unknown_keys: usize,
    /// Audits of other years and boards.
    not_meant: usize,
}

/// Reads everything that was named and keeps it.
pub(super) fn find(
    context: &Context,
    paths: &[PathBuf],
    narrow: &Narrow,
) -> Result<(Vec<Usable>, Vec<Unreadable>), Stop> {
    let mut usable = Vec::new();
    let tally = each(context, paths, narrow, &Depth::WITH_SEALS, identity, |file| {
        usable.push(file);
        Ok(())
    })?;
    Ok((usable, tally.unreadable))
}

/// Reads everything that was named, several files at a time, and takes what `keep` makes of each audit that is meant, in
/// a stable order. A file with a wrong value is refused: no figure may be taken from it.
///
/// Fails if there is no audit and nothing that could have been one.
pub(super) fn each<T: Send>(
    context: &Context,
    paths: &[PathBuf],
    narrow: &Narrow,
    depth: &Depth<'_>,
    keep: impl Fn(Usable) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Stop>,
) -> Result<Tally, Stop> {
    let mut tally = Tally::default();
    let judge = |read| judged(read, narrow).map(|(file, known)| (keep(file), known));
    files::each(context, paths, depth, judge, |judged| match judged {
        Ok((kept, all_keys_known)) => {
            tally.files += 1;
            tally.with_unknown_keys += usize::from(!all_keys_known);
            take(kept)
        }
        Err(unused) => {
            tally.add(unused);
            Ok(())
        }
    })?;
    files::say_skipped(&tally.skipped);
    if tally.with_unknown_keys > 0 {
        complain(&batch::unknown_keys(tally.with_unknown_keys));
    }
    match tally {
        Tally { files: 0, not_meant: 0, .. } => Err(files::no_audits()),
        Tally { files: 0, .. } => Err(narrow::none_meant()),
        tally => Ok(tally),
    }
}

/// Why no figure is taken from a file.
enum Unused {
    NotMeant,
    Refused(Unreadable),
    Skipped(String),
}

/// The audit, if figures may be taken from it, and whether every key of it means something here.
fn judged(read: Read, narrow: &Narrow) -> Result<(Usable, bool), Unused> {
    let File { path, text, reading, seal } = match read {
        Read::Audit(file) => *file,
        Read::Skipped(path) => return Err(Unused::Skipped(path)),
        Read::Unread(Unread { path, code, message }) => {
            return Err(Unused::Refused(Unreadable { path, code: code.to_owned(), message }));
        }
    };
    let sound = !reading.has_wrong_values();
    let all_keys_known = !reading.findings.iter().any(|found| found.code == KEY_UNKNOWN);
    match reading.audit {
        Some(audit) if !narrow.means(&audit) => Err(Unused::NotMeant),
        Some(audit) if sound => Ok((Usable { path, text, audit, seal }, all_keys_known)),
        _ => Err(Unused::Refused(refusal(path, &reading.findings))),
    }
}

impl Tally {
    fn add(&mut self, unused: Unused) {
        match unused {
            Unused::NotMeant => self.not_meant += 1,
            Unused::Skipped(path) => self.skipped.push(path),
            Unused::Refused(file) => {
                self.files += 1;
                self.unreadable.push(file);
            }
        }
    }
}

fn refusal(path: String, findings: &[Finding]) -> Unreadable {
    let worst = findings.iter().filter(|found| is_wrong_value(found)).max_by_key(|found| found.code.severity);
    let message = worst.map_or("it cannot be read", |found| found.message.as_str());
    Unreadable {
        code: worst.map_or("", |found| found.code.id).to_owned(),
        message: format!("{message}. `lscb-audit check {path}` says more"),
        path,
    }
}

/// What has the path, the board and the year of an audit.
pub(super) trait Filed {
    /// The file as people are shown it.
    fn path(&self) -> &str;
    /// The board.
    fn board(&self) -> &BoardId;
    /// The year.
    fn year(&self) -> Year;
}

impl Filed for Usable {
    fn path(&self) -> &str {
        &self.path
    }

    fn board(&self) -> &BoardId {
        &self.audit.board.id
    }

    fn year(&self) -> Year {
        self.audit.year
    }
}

/// The audits by board, each board's by year. Of two for one board and year neither is taken, and both are named.
pub(super) fn by_board<T: Filed>(files: Vec<T>, unreadable: &mut Vec<Unreadable>) -> BTreeMap<BoardId, Vec<T>> {
    let mut by_year: BTreeMap<(BoardId, Year), Vec<T>> = BTreeMap::new();
    for file in files {
        by_year.entry((file.board().clone(), file.year())).or_default().push(file);
    }
    let mut boards: BTreeMap<BoardId, Vec<T>> = BTreeMap::new();
    for ((board, _), files) in by_year {
        match <[T; 1]>::try_from(files) {
            Ok([file]) => boards.entry(board).or_default().push(file),
            Err(files) => unreadable.extend(files.iter().map(|file| twice(file, &files))),
        }
    }
    boards
}

fn twice<T: Filed>(file: &T, all: &[T]) -> Unreadable {
    let others: Vec<&str> = all.iter().map(T::path).filter(|path| *path != file.path()).collect();
    let (board, year) = (file.board(), file.year());
    let message = format!("{} is the audit of {board} for {year} too. Keep one of them", others.join(" and "));
    Unreadable { path: file.path().to_owned(), code: AUDIT_TWICE.id.to_owned(), message }
}
