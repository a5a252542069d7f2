//! The audits to be exported, and the two readings of their files: to put them in order, and to write their rows.

use std::io::Write;

use super::{Args, Format, Wanted};
use crate::cli::context::Context;
use crate::cli::diff::side;
use crate::cli::entry::{self, Entry};
use crate::cli::files::Depth;
use crate::cli::out::Stop;
use crate::cli::progress::Progress;
use crate::cli::usable::{self, Filed, Usable};
use crate::report::shown::{Exported, Unreadable};
use crate::store;

/// The audits to be exported, board by board and year by year, and the files that are not.
pub(super) struct Export {
    wanted: Wanted,
    /// The audits, each with how many rows it has.
    audits: Vec<Entry<usize>>,
    pub(super) unreadable: Vec<Unreadable>,
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
        let rows = |file: &Usable| exported(context, file, None, false).map_or(0, |audit| wanted.count(audit));
        let keep = |file| Entry::of(file, rows);
        let tally = usable::each(context, &args.paths, &args.narrow, &Depth::WITHOUT_SEALS, keep, |entry| {
            audits.push(entry);
            Ok(())
        })?;
        let mut unreadable = tally.unreadable;
        let audits = entry::in_order(audits, &mut unreadable);
        entry::say_personal(&audits);
        Ok(Self { wanted, audits, unreadable })
    }

    /// How many rows there will be.
    pub(super) fn rows(&self) -> usize {
        self.audits.iter().map(|entry| entry.more).sum()
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
