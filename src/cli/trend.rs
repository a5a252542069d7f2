//! `trend`: boards' years, standard by standard.

use std::path::PathBuf;

use super::args::Format;
use super::context::Context;
use super::diff::version;
use super::gate::{self, WORDS};
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain_of};
use super::usable::{self, Usable};
use crate::report::shown::{BoardTrend, Pair, Trended};
use crate::report::text;

#[derive(Debug, clap::Args)]
#[command(after_help = format!("Examples:
  lscb-audit trend audits/northbridge
  lscb-audit trend audits --board northbridge --years 2011..2014
  lscb-audit trend audits --fail-on no-longer-met --format json

--exit-code and --fail-on look at the last two audits of each board.

{WORDS}

Exit codes:
  0  done
  1  a change, with --exit-code, or what --fail-on names
  2  a file could not be used"))]
pub(super) struct Args {
    /// Files, folders or names of audits, of any number of boards and years.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// End with 1 if anything changed between the last two audits of a board.
    #[arg(long)]
    exit_code: bool,

    /// End with 1 if one of these is so for any standard between the last two audits of a board.
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = gate::word)]
    fail_on: Vec<String>,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::ALL), default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let (files, mut unreadable) = usable::find(context, &args.paths, &args.narrow)?;
    let boards = usable::by_board(files, &mut unreadable);
    for file in &unreadable {
        complain_of(&file.path, &file.message);
    }
    let pairs: Vec<Pair> = boards.values().filter_map(|files| last_two(context, files)).collect();
    let shown = boards.values().filter_map(|files| trend(context, files)).collect();
    let trended = Trended::new(context.surroundings.today, shown, unreadable, &pairs, &args.fail_on);
    match args.format {
        Format::Csv => context.rows(trended.rows())?,
        format => context.result(format, &trended, |look| text::trend(&trended, look))?,
    }
    gate::say(&trended.gate);
    let changed = args.exit_code && pairs.iter().any(|pair| pair.changed);
    Ok(if !trended.unreadable.is_empty() {
        Ended::Undone
    } else if trended.gate.failed || changed {
        Ended::No
    } else {
        Ended::Done
    })
}

/// A board's years.
fn trend(context: &Context, files: &[Usable]) -> Option<BoardTrend> {
    let versions: Vec<_> = files.iter().filter_map(|file| version(context, file)).collect();
    BoardTrend::of(&versions)
}

fn last_two(context: &Context, files: &[Usable]) -> Option<Pair> {
    let [.., old, new] = files else { return None };
    Some(Pair::of(version(context, old)?, version(context, new)?, Some(context.surroundings.today)))
}
