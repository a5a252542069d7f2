//! The audits to be exported, and the two readings of their files: to put them in order, and to write their rows.

use std::io::Write;
use std::path::Path;

use super::{Args, Format, Wanted};
use crate::audit::{self, Audit, BoardId, Year};
use crate::cli::context::Context;
use crate::cli::diff::side;
use crate::cli::out::Stop;
use crate::cli::progress::Progress;
use crate::cli::usable::{self, Filed, Usable};
use crate::report::shown::{Exported, Unreadable};
use crate::store::{self, ReadError};

/// The audits to be exported, board by board and year by year, and the files that are not.
pub(super) struct Export {
    wanted: Wanted,
    audits: Vec<Entry>,
    pub(super) unreadable: Vec<Unreadable>,
}

/// What is held of an audit between the two readings of its file.
struct Entry {
    path: String,
    board: BoardId,
    year: Year,
    rows: usize,
    /// Whether it is its board's latest audit, of those that are exported.
    latest: bool,
    /// Its text, where it cannot be read again.
    text: Option<String>,
}

/// How much was written.
#[derive(Clone, Copy, Default)]
pub(super) struct Written {
    pub(super) audits: usize,
    pub(super) rows: usize,
    /// Texts that had to be cut.
    pub(super) cut: usize,
}

impl Export {
    /// Reads everything that was named, and keeps of each audit where it belongs.
    pub(super) fn of(context: &Context, args: &Args) -> Result<Self, Stop> {
        let wanted = match (args.actions, args.agencies) {
            (true, _) => Wanted::Actions,
            (_, true) => Wanted::Agencies,
            _ => Wanted::Standards,
        };
        let mut audits = Vec::new();
        let keep = |file| Entry::of(context, file, wanted);
        let tally = usable::each(context, &args.paths, &args.narrow, &|_| false, keep, |entry| {
            audits.push(entry);
            Ok(())
        })?;
        let mut unreadable = tally.unreadable;
        let mut boards = usable::by_board(audits, &mut unreadable);
        boards.values_mut().filter_map(|years| years.last_mut()).for_each(|entry| entry.latest = true);
        Ok(Self { wanted, audits: boards.into_values().flatten().collect(), unreadable })
    }

    /// How many rows there will be.
    pub(super) fn rows(&self) -> usize {
        self.audits.iter().map(|entry| entry.rows).sum()
    }

    /// Writes all rows, and returns what was written.
    pub(super) fn write(&mut self, context: &Context, format: Format, out: &mut dyn Write) -> Result<Written, Stop> {
        let mut table = format.table(self.wanted.columns(), out)?;
        let audits = std::mem::take(&mut self.audits);
        let mut progress = Progress::of_files(context, audits.len());
        let (mut written, mut earlier): (_, Option<Usable>) = (Written::default(), None);
        for (latest, read) in store::each(audits, |entry, text| (entry.latest, entry.read_again(context, text))) {
            match read {
                Ok(file) => {
                    let before = earlier.as_ref().filter(|earlier| earlier.board() == file.board());
                    if let Some(audit) = exported(context, &file, before, latest) {
                        written.rows += self.wanted.write(audit, table.as_mut())?;
                        written.audits += 1;
                    }
                    earlier = Some(file);
                }
                Err(unreadable) => {
                    self.unreadable.push(unreadable);
                    earlier = None; // not the year before that one
                }
            }
            progress.step();
        }
        Ok(Written { cut: table.finish()?, ..written })
    }
}

fn exported<'a>(
    context: &'a Context,
    file: &'a Usable,
    earlier: Option<&'a Usable>,
    latest: bool,
) -> Option<Exported<'a>> {
    let earlier = earlier.and_then(|earlier| side(context, earlier));
    let today = latest.then_some(context.surroundings.today);
    Some(Exported { path: &file.path, side: side(context, file)?, earlier, today })
}

impl Entry {
    fn of(context: &Context, file: Usable, wanted: Wanted) -> Self {
        Self {
            rows: exported(context, &file, None, false).map_or(0, |audit| wanted.count(audit)),
            board: file.audit.board.id,
            year: file.audit.year,
            latest: false,
            text: (file.path == "-").then_some(file.text),
            path: file.path,
        }
    }

    /// The audit once more. If it is another now, its rows would stand in a wrong place.
    fn read_again(&self, context: &Context, text: Result<String, ReadError>) -> Result<Usable, Unreadable> {
        let refused =
            |code: &str, message: String| Unreadable { path: self.path.clone(), code: code.to_owned(), message };
        let text = match (&self.text, text) {
            (Some(kept), _) => kept.clone(),
            (None, text) => text.map_err(|error| refused(error.code(), error.to_string()))?,
        };
        let (reading, seal) = (audit::read(&text, &context.known.frameworks), None);
        let sound = !reading.has_wrong_values();
        let same = |audit: &Audit| sound && audit.board.id == self.board && audit.year == self.year;
        match reading.audit.filter(same) {
            Some(audit) => Ok(Usable { path: self.path.clone(), text, audit, seal }),
            None => Err(refused("changed", "it was changed while it was read. Run this again".to_owned())),
        }
    }
}

impl AsRef<Path> for Entry {
    fn as_ref(&self) -> &Path {
        Path::new(&self.path)
    }
}

impl Filed for Entry {
    fn path(&self) -> &str {
        &self.path
    }

    fn board(&self) -> &BoardId {
        &self.board
    }

    fn year(&self) -> Year {
        self.year
    }
}
