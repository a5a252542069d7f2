//! Which audits are compared with which, and which cannot be.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::audit::{BoardId, Year};
use crate::cli::context::Context;
use crate::cli::narrow::Narrow;
use crate::cli::out::{Stop, complain};
use crate::cli::usable::{self, Usable};
use crate::report::shown::{Unpaired, Unreadable};

/// What there is to compare, and what cannot be compared.
#[derive(Default)]
pub(super) struct Sides {
    pub(super) pairs: Vec<[Usable; 2]>,
    /// The latest year of each board among all that was named: only in it are actions overdue.
    latest: BTreeMap<BoardId, Year>,
    pub(super) only_old: Vec<Unpaired>,
    pub(super) only_new: Vec<Unpaired>,
    pub(super) unreadable: Vec<Unreadable>,
}

/// The audits of one side, by their boards.
type ByBoard = BTreeMap<BoardId, Usable>;

impl Sides {
    /// Two files are compared whatever their boards are called; all else board by board.
    pub(super) fn gather(
        context: &Context,
        paths: &[PathBuf],
        years: Option<[Year; 2]>,
        narrow: &Narrow,
    ) -> Result<Self, Stop> {
        let mut sides = Self::default();
        match (years, paths) {
            (Some([old, new]), _) => {
                let (old, rest) = of_year(sides.read(context, paths, narrow)?, old);
                sides.pair(old, of_year(rest, new).0);
            }
            (None, [old, new]) => {
                let files = [
                    sides.read(context, std::slice::from_ref(old), narrow)?,
                    sides.read(context, std::slice::from_ref(new), narrow)?,
                ];
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

    fn read(&mut self, context: &Context, paths: &[PathBuf], narrow: &Narrow) -> Result<Vec<Usable>, Stop> {
        let (files, unreadable) = usable::find(context, paths, narrow)?;
        self.unreadable.extend(unreadable);
        latest_years(&files, &mut self.latest);
        Ok(files)
    }

    /// Whether an audit is its board's latest among all that was named.
    pub(super) fn is_latest(&self, file: &Usable) -> bool {
        self.latest.get(&file.audit.board.id) == Some(&file.audit.year)
    }

    fn pair_two(&mut self, [old, new]: [Vec<Usable>; 2], single: bool) {
        if single {
            self.pairs.extend(old.into_iter().zip(new).map(<[Usable; 2]>::from));
            self.pairs.iter().for_each(say_two_boards);
        } else {
            self.pair(latest(old), latest(new));
        }
    }

    fn pair(&mut self, old: Vec<Usable>, new: Vec<Usable>) {
        let (old, mut new) = (self.by_board(old), self.by_board(new));
        for (board, file) in old {
            match new.remove(&board) {
                Some(newer) => self.pairs.push([file, newer]),
                None => self.only_old.push(unpaired(&board, &file.path)),
            }
        }
        self.only_new.extend(new.iter().map(|(board, file)| unpaired(board, &file.path)));
    }

    fn by_board(&mut self, files: Vec<Usable>) -> ByBoard {
        let boards = usable::by_board(files, &mut self.unreadable).into_iter();
        boards.filter_map(|(board, files)| Some((board, files.into_iter().next_back()?))).collect()
    }
}

/// Two boards are compared if somebody asks for it, but not unawares.
fn say_two_boards([old, new]: &[Usable; 2]) {
    let (one, other) = (&old.audit.board.id, &new.audit.board.id);
    if one != other {
        complain(&format!("{} is an audit of '{one}', {} of '{other}'", old.path, new.path));
    }
}

fn unpaired(board: &BoardId, path: &str) -> Unpaired {
    Unpaired { board: board.to_string(), path: path.to_owned() }
}

/// The files of a year, and the rest.
fn of_year(files: Vec<Usable>, year: Year) -> (Vec<Usable>, Vec<Usable>) {
    files.into_iter().partition(|file| file.audit.year == year)
}

/// The files of each board's latest year.
fn latest(files: Vec<Usable>) -> Vec<Usable> {
    let mut years = BTreeMap::new();
    latest_years(&files, &mut years);
    files.into_iter().filter(|file| years.get(&file.audit.board.id) == Some(&file.audit.year)).collect()
}

/// Notes the latest year of each board.
fn latest_years(files: &[Usable], years: &mut BTreeMap<BoardId, Year>) {
    for audit in files.iter().map(|file| &file.audit) {
        let latest = years.entry(audit.board.id.clone()).or_insert(audit.year);
        *latest = audit.year.max(*latest);
    }
}
