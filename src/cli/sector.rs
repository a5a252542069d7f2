//! `sector`: many boards' audits taken together, as the 2015 report took them.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::args::Format;
use super::context::Context;
use super::files::{Depth, Seals};
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain, complain_of};
use super::usable::{self, Tally, Usable};
use crate::audit::{Audit, Reading, SealState, Texts, Year};
use crate::report::shown::Sectored;
use crate::report::shown::sector::{Beside, Wanted};
use crate::report::text;
use crate::sector::{Counted, Entry, Sector};
use crate::words;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit sector audits --expected 148
  lscb-audit sector audits --years 2011..2014
  lscb-audit sector audits --missed-by 10
  lscb-audit sector audits --anonymous --format md

Without --year or --years it is the latest year, with how boards moved since the one before. CSV has \
one row for each standard and year.

Exit codes:
  0  done
  2  a file could not be used, or two are for one board and year")]
pub(super) struct Args {
    /// Files, folders or names of audits, of any number of boards and years.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// How many local authority areas could have taken part, for the response rate.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    expected: Option<u32>,

    /// Leave out audits that are not signed off.
    #[arg(long)]
    signed_only: bool,

    /// Only standards that at least so many boards miss, with the boards.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    missed_by: Option<u32>,

    /// Show nothing that stands for one board: no names, paths or regions, and no count of 1 to 4 boards.
    #[arg(long)]
    anonymous: bool,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::ALL), default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let (sector, tally) = read(context, args)?;
    let counted = sector.counted(args.signed_only);
    say(&counted, &tally, &counted.shown_years(args.narrow.names_years()));
    if counted.is_empty() && tally.unreadable.is_empty() {
        return Err(Stop::failed(words::sector::none_counted(counted.drafts_left_out)));
    }
    let undone = !tally.unreadable.is_empty() || !counted.duplicates.is_empty();
    let wanted = Wanted {
        today: context.surroundings.today,
        every_year: args.narrow.names_years(),
        expected: args.expected,
        missed_by: args.missed_by.unwrap_or(0),
        anonymous: args.anonymous,
    };
    let beside = Beside { files: tally.files, unreadable: tally.unreadable, skipped: tally.skipped };
    let sectored = Sectored::of(&counted, beside, wanted);
    for table in &sectored.years {
        if let Some(more) = words::sector::more_than_expected(table.year, table.covers, table.expected) {
            complain(&more);
        }
    }
    if args.format != Format::Text && !sectored.read.years_left_out.is_empty() {
        complain(&words::sector::too_few(&sectored.read.years_left_out));
    }
    match args.format {
        Format::Csv => context.rows(sectored.rows())?,
        format => context.result(format, &sectored, |look| text::sector(&sectored, args.missed_by, look))?,
    }
    Ok(if undone { Ended::Undone } else { Ended::Done })
}

/// Reads everything that was named, with the seals of the audits of the years to be shown. Which these are is known in
/// the end; so those are looked at that can be of one. Were some left out because a file counts that does not, in a year
/// of its own, everything is read again.
fn read(context: &Context, args: &Args) -> Result<(Sector, Tally), Stop> {
    let (every, latest) = (args.narrow.names_years() || args.names_standard_input(), Latest::default());
    let read = fold(context, args, &|reading| every || latest.may_show(reading, args))?;
    let counted = read.0.counted(args.signed_only);
    let years = counted.shown_years(args.narrow.names_years());
    if counted.seals_are_known(&years) {
        return Ok(read);
    }
    fold(context, args, &|reading| reading.audit.as_ref().is_some_and(|audit| years.contains(&audit.year)))
}

/// The two latest years among the audits read so far.
#[derive(Default)]
struct Latest(Mutex<[Option<Year>; 2]>);

impl Latest {
    /// Whether an audit may be of a year to be shown, as far as can be told by now.
    fn may_show(&self, reading: &Reading, args: &Args) -> bool {
        let counts = |audit: &&Audit| args.narrow.means(audit) && (audit.is_signed() || !args.signed_only);
        let Some(audit) = reading.audit.as_ref().filter(counts) else { return false };
        if reading.has_wrong_values() {
            return false;
        }
        let mut years = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !years.contains(&Some(audit.year)) {
            let [latest, before] = *years;
            let mut all = [latest, before, Some(audit.year)];
            all.sort_unstable();
            let [_, before, latest] = all;
            *years = [latest, before];
        }
        years.contains(&Some(audit.year))
    }
}

impl Args {
    fn names_standard_input(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new("-"))
    }
}

/// Reads everything that was named; of each audit only what figures are made of is kept.
fn fold(context: &Context, args: &Args, seals: &Seals<'_>) -> Result<(Sector, Tally), Stop> {
    let mut sector = Sector::default();
    let depth = Depth { texts: Texts::LeftOut, seals };
    let keep = |file: Usable| entry(context, file);
    let tally = usable::each(context, &args.paths, &args.narrow, &depth, keep, |kept| {
        kept.into_iter().for_each(|entry| sector.add(entry));
        Ok(())
    })?;
    Ok((sector, tally))
}

fn entry(context: &Context, Usable { path, audit, seal, .. }: Usable) -> Option<Entry> {
    let framework = context.known.frameworks.shared(&audit.framework)?;
    Some(Entry::of(path, &audit, framework, seal.map(|seal| seal == SealState::Broken)))
}

/// Says what does not count, and why.
fn say(counted: &Counted<'_>, tally: &Tally, years: &[Year]) {
    for file in &tally.unreadable {
        complain_of(&file.path, &file.message);
    }
    for it in &counted.duplicates {
        complain(&words::sector::twice(it.board.as_str(), it.year.number(), &it.paths));
    }
    for audit in counted.altered(years) {
        complain(&format!("{}: {}", audit.path(), words::seal(SealState::Broken.word())));
    }
}
