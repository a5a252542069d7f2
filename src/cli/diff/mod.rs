//! `diff`: how audits differ, year on year.

mod sides;

use std::path::PathBuf;

use sides::Sides;

use super::args::Format;
use super::context::Context;
use super::gate::{self, WORDS};
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain, complain_of};
use super::usable::Usable;
use jiff::civil::Date;

use crate::audit::{BoardId, Year};
use crate::compare::Side;
use crate::report::shown::{Diffed, Pair, Version};
use crate::report::text;
use crate::words;

#[derive(Debug, clap::Args)]
#[command(after_help = format!("Examples:
  lscb-audit diff northbridge/2013 northbridge/2014
  lscb-audit diff northbridge/2013 northbridge/2014 --whole
  lscb-audit diff audits --years 2013,2014
  lscb-audit diff audits --years 2013,2014 --board northbridge --format md
  lscb-audit diff last-year this-year --fail-on regressed,no-longer-met

{WORDS}

Exit codes:
  0  done
  1  a change, with --exit-code, or what --fail-on names
  2  a file could not be compared"))]
pub(super) struct Args {
    /// The old and the new audit, or two folders with the latest audits of boards; with --years any number of paths.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The two years to compare in what the paths hold, board by board.
    #[arg(long, value_name = "OLD,NEW", value_parser = years)]
    years: Option<[Year; 2]>,

    /// Only this board, by its id.
    #[arg(long, value_name = "ID")]
    board: Option<BoardId>,

    /// End with 1 if anything changed.
    #[arg(long)]
    exit_code: bool,

    /// End with 1 if one of these is so for any standard.
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = gate::word)]
    fail_on: Vec<String>,

    /// All of it: evidence word by word, agencies' answers and actions one by one; of many boards each. JSON always has it.
    #[arg(long)]
    whole: bool,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::ALL), default_value = "text")]
    format: Format,
}

fn years(text: &str) -> Result<[Year; 2], String> {
    let (old, new) = text.split_once(',').ok_or("two years are needed, as in 2013,2014")?;
    let years: [Year; 2] = [old.trim().parse()?, new.trim().parse()?];
    if years[0] == years[1] { Err("two different years are needed, as in 2013,2014".to_owned()) } else { Ok(years) }
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let sides = Sides::gather(context, &args.paths, args.years, &Narrow::to_board(args.board.clone()))?;
    for file in &sides.unreadable {
        complain_of(&file.path, &file.message);
    }
    let today = context.surroundings.today;
    let compared = sides.pairs.iter().filter_map(|pair| {
        let [_, new] = pair;
        compared(context, pair, Some(today).filter(|_| sides.is_latest(new)))
    });
    let pairs = compared.collect();
    let diffed = Diffed::new(today, pairs, [sides.only_old, sides.only_new], sides.unreadable, &args.fail_on);
    match args.format {
        Format::Csv => rows(context, &diffed)?,
        format => context.result(format, &diffed, |look| text::diff(&diffed, args.whole, look))?,
    }
    gate::say(&diffed.gate);
    if diffed.pairs.is_empty() {
        complain(words::NOTHING_COMPARED);
    }
    Ok(ended(&diffed, args.exit_code))
}

/// What could not be read is never "no change", nor is a board that one side lacks.
fn ended(diffed: &Diffed, exit_code: bool) -> Ended {
    let unpaired = !diffed.only_old.is_empty() || !diffed.only_new.is_empty();
    if !diffed.unreadable.is_empty() || diffed.pairs.is_empty() {
        Ended::Undone
    } else if diffed.gate.failed || (exit_code && (unpaired || diffed.pairs.iter().any(|pair| pair.changed))) {
        Ended::No
    } else {
        Ended::Done
    }
}

/// The rows; a board without one is said.
fn rows(context: &mut Context, diffed: &Diffed) -> Result<(), Stop> {
    for (boards, is_new) in [(&diffed.only_old, false), (&diffed.only_new, true)] {
        boards.iter().for_each(|board| complain(&words::only_one(&board.board, &board.path, is_new)));
    }
    context.rows(diffed.rows())
}

fn compared(context: &Context, [old, new]: &[Usable; 2], today: Option<Date>) -> Option<Pair> {
    Some(Pair::of(version(context, old)?, version(context, new)?, today))
}

/// A file to be compared.
pub(in crate::cli) fn version<'a>(context: &'a Context, file: &'a Usable) -> Option<Version<'a>> {
    Some(Version { path: &file.path, seal: file.seal?, side: side(context, file)? })
}

/// An audit with its framework.
pub(super) fn side<'a>(context: &'a Context, file: &'a Usable) -> Option<Side<'a>> {
    Some(Side { audit: &file.audit, framework: context.known.frameworks.get(&file.audit.framework)? })
}
