//! Which audits are compared with which, and which cannot be.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::audit::{BoardId, Year, codes::CONFLICT};
use crate::check::codes::AUDIT_TWICE;
use crate::cli::context::Context;
use crate::cli::files::{self, File, Found};
use crate::cli::out::{Stop, complain};
use crate::plain::{Finding, Severity};
use crate::report::shown::{Unpaired, Unreadable};

/// What there is to compare, and what cannot be compared.
#[derive(Default)]
pub(super) struct Sides {
    pub(super) pairs: Vec<[File; 2]>,
    pub(super) only_old: Vec<Unpaired>,
    pub(super) only_new: Vec<Unpaired>,
    pub(super) unreadable: Vec<Unreadable>,
}

/// The audits of one side, by their boards.
type ByBoard = BTreeMap<BoardId, File>;

impl Sides {
    /// Two files are compared whatever their boards are called; all else board by board.
    pub(super) fn gather(context: &Context, paths: &[PathBuf], years: Option<[Year; 2]>) -> Result<Self, Stop> {
        let mut sides = Self::default();
        match (years, paths) {
            (Some([old, new]), _) => {
                let (old, rest) = of_year(sides.read(context, paths)?, old);
                sides.pair(old, of_year(rest, new).0);
            }
            (None, [old, new]) => {
                let files =
                    [sides.read(context, std::slice::from_ref(old))?, sides.read(context, std::slice::from_ref(new))?];
                sides.pair_two(files, ![old, new].iter().any(|path| path.is_dir()));
            }
            _ => return Err(Stop::failed("`diff` needs two paths, the old and the new, or --years with any number")),
        }
        if sides.is_empty() {
            return Err(Stop::failed("there is nothing to compare. `lscb-audit check` lists the audits of a folder"));
        }
        Ok(sides)
    }

    fn is_empty(&self) -> bool {
        let nothing = self.pairs.is_empty() && self.unreadable.is_empty();
        nothing && self.only_old.is_empty() && self.only_new.is_empty()
    }

    /// The files that can be compared. One with a wrong value is refused: no figure may be taken from it.
    fn read(&mut self, context: &Context, paths: &[PathBuf]) -> Result<Vec<File>, Stop> {
        let Found { files, unread, .. } = files::find(context, paths)?.say_skipped();
        let unread = unread.into_iter();
        self.unreadable.extend(unread.map(|it| Unreadable {
            path: it.path,
            code: it.code.to_owned(),
            message: it.message,
        }));
        let (refused, readable): (Vec<_>, Vec<_>) = files.into_iter().partition(is_refused);
        self.unreadable.extend(refused.iter().map(refusal));
        Ok(readable)
    }

    fn pair_two(&mut self, [old, new]: [Vec<File>; 2], single: bool) {
        if single {
            self.pairs.extend(old.into_iter().zip(new).map(<[File; 2]>::from));
            self.pairs.iter().for_each(say_two_boards);
        } else {
            self.pair(latest(old), latest(new));
        }
    }

    fn pair(&mut self, old: Vec<File>, new: Vec<File>) {
        let (old, mut new) = (self.by_board(old), self.by_board(new));
        for (board, file) in old {
            match new.remove(&board) {
                Some(newer) => self.pairs.push([file, newer]),
                None => self.only_old.push(unpaired(&board, &file.path)),
            }
        }
        self.only_new.extend(new.iter().map(|(board, file)| unpaired(board, &file.path)));
    }

    /// The files by their boards. Of two for one board and year neither can be taken.
    fn by_board(&mut self, files: Vec<File>) -> ByBoard {
        let mut boards: BTreeMap<BoardId, Vec<File>> = BTreeMap::new();
        for (board, file) in files.into_iter().filter_map(|file| Some((board_of(&file)?.clone(), file))) {
            boards.entry(board).or_default().push(file);
        }
        let mut taken = ByBoard::new();
        for (board, files) in boards {
            match <[File; 1]>::try_from(files) {
                Ok([file]) => drop(taken.insert(board, file)),
                Err(files) => self.unreadable.extend(files.iter().map(|file| twice(file, &board))),
            }
        }
        taken
    }
}

/// Two boards are compared if somebody asks for it, but not unawares.
fn say_two_boards([old, new]: &[File; 2]) {
    if let (Some(one), Some(other)) = (board_of(old), board_of(new))
        && one != other
    {
        complain(&format!("{} is an audit of '{one}', {} of '{other}'", old.path, new.path));
    }
}

fn is_refused(file: &File) -> bool {
    file.reading.audit.is_none() || file.reading.has_wrong_values()
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

fn twice(file: &File, board: &BoardId) -> Unreadable {
    let message = format!("another file is an audit of {board} for the same year too. Keep one of them");
    Unreadable { path: file.path.clone(), code: AUDIT_TWICE.id.to_owned(), message }
}

fn unpaired(board: &BoardId, path: &str) -> Unpaired {
    Unpaired { board: board.to_string(), path: path.to_owned() }
}

fn year_of(file: &File) -> Option<Year> {
    file.reading.audit.as_ref().map(|audit| audit.year)
}

fn board_of(file: &File) -> Option<&BoardId> {
    file.reading.audit.as_ref().map(|audit| &audit.board.id)
}

/// The files of a year, and the rest.
fn of_year(files: Vec<File>, year: Year) -> (Vec<File>, Vec<File>) {
    files.into_iter().partition(|file| year_of(file) == Some(year))
}

/// The files of each board's latest year.
fn latest(files: Vec<File>) -> Vec<File> {
    let mut years: BTreeMap<BoardId, Option<Year>> = BTreeMap::new();
    for (board, year) in files.iter().filter_map(|file| Some((board_of(file)?, year_of(file)))) {
        let latest = years.entry(board.clone()).or_default();
        *latest = year.max(*latest);
    }
    let is_latest = |file: &File| board_of(file).is_some_and(|board| years.get(board) == Some(&year_of(file)));
    files.into_iter().filter(is_latest).collect()
}
