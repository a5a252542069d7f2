//! The audits that figures may be taken from, and the files that they may not.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::context::Context;
use super::files::{self, File, Found};
use super::narrow::Narrow;
use super::out::Stop;
use crate::audit::{Audit, BoardId, Year, codes::CONFLICT};
use crate::check::codes::AUDIT_TWICE;
use crate::plain::{Finding, Severity};
use crate::report::shown::Unreadable;

/// A file of an audit without a wrong value.
pub(super) struct Usable {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) audit: Audit,
}

/// Reads everything that was named. A file with a wrong value is refused: no figure may be taken from it.
pub(super) fn find(
    context: &Context,
    paths: &[PathBuf],
    narrow: &Narrow,
) -> Result<(Vec<Usable>, Vec<Unreadable>), Stop> {
    let Found { files, unread, .. } = narrow.narrow(files::find(context, paths)?.say_skipped())?;
    let unread = unread.into_iter();
    let mut unreadable: Vec<Unreadable> =
        unread.map(|it| Unreadable { path: it.path, code: it.code.to_owned(), message: it.message }).collect();
    let mut usable = Vec::new();
    for file in files {
        match file {
            File { path, text, reading } if !reading.has_wrong_values() && reading.audit.is_some() => {
                usable.extend(reading.audit.map(|audit| Usable { path, text, audit }));
            }
            refused => unreadable.push(refusal(&refused)),
        }
    }
    Ok((usable, unreadable))
}

fn refusal(file: &File) -> Unreadable {
    let wrong = |found: &&Finding| found.code.severity != Severity::Warning && found.code != CONFLICT;
    let worst = file.reading.findings.iter().filter(wrong).max_by_key(|found| found.code.severity);
    let message = worst.map_or("it cannot be read", |found| found.message.as_str());
    Unreadable {
        path: file.path.clone(),
        code: worst.map_or("", |found| found.code.id).to_owned(),
        message: format!("{message}. `lscb-audit check {}` says more", file.path),
    }
}

/// The audits by board, each board's by year. Of two for one board and year neither is taken, and both are named.
pub(super) fn by_board(usable: Vec<Usable>, unreadable: &mut Vec<Unreadable>) -> BTreeMap<BoardId, Vec<Usable>> {
    let mut by_year: BTreeMap<(BoardId, Year), Vec<Usable>> = BTreeMap::new();
    for file in usable {
        by_year.entry((file.audit.board.id.clone(), file.audit.year)).or_default().push(file);
    }
    let mut boards: BTreeMap<BoardId, Vec<Usable>> = BTreeMap::new();
    for ((board, _), files) in by_year {
        match <[Usable; 1]>::try_from(files) {
            Ok([file]) => boards.entry(board).or_default().push(file),
            Err(files) => unreadable.extend(files.iter().map(|file| twice(file, &files))),
        }
    }
    boards
}

fn twice(file: &Usable, all: &[Usable]) -> Unreadable {
    let others: Vec<&str> = all.iter().map(|other| other.path.as_str()).filter(|path| *path != file.path).collect();
    let (board, year) = (&file.audit.board.id, file.audit.year);
    let message = format!("{} is the audit of {board} for {year} too. Keep one of them", others.join(" and "));
    Unreadable { path: file.path.clone(), code: AUDIT_TWICE.id.to_owned(), message }
}
