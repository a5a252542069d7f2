//! `diff`: how audits differ, year on year.

mod sides;

use std::path::PathBuf;

use sides::Sides;

use super::args::Format;
use super::context::Context;
use super::files::File;
use super::out::{Ended, Stop, complain};
use crate::audit::Year;
use crate::compare::{Change, Doubt, Side};
use crate::framework::Framework;
use crate::plain::did_you_mean;
use crate::report::shown::{Diffed, Pair, Version};
use crate::report::text;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit diff northbridge/2013 northbridge/2014
  lscb-audit diff audits --years 2013,2014
  lscb-audit diff last-year this-year --fail-on regressed,no-longer-met

Words for --fail-on:
  improved regressed unchanged answered withdrawn open excluded included not-confirmed
  added retired newly-met no-longer-met unsupported same-evidence improved-on-same-evidence

Exit codes:
  0  done
  1  a change, with --exit-code, or what --fail-on names
  2  a file could not be compared")]
pub(super) struct Args {
    /// The old and the new audit, or two folders with the latest audits of boards; with --years any number of paths.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The two years to compare in what the paths hold, board by board.
    #[arg(long, value_name = "OLD,NEW", value_parser = years)]
    years: Option<[Year; 2]>,

    /// End with 1 if anything changed.
    #[arg(long)]
    exit_code: bool,

    /// End with 1 if one of these is so for any standard.
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = fail_on)]
    fail_on: Vec<String>,

    /// How to write it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

fn years(text: &str) -> Result<[Year; 2], String> {
    let (old, new) = text.split_once(',').ok_or("two years are needed, as in 2013,2014")?;
    Ok([old.trim().parse()?, new.trim().parse()?])
}

fn fail_on(word: &str) -> Result<String, String> {
    let classes = Change::ALL.iter().map(|class| class.word());
    let doubts = Doubt::ALL.iter().map(|doubt| doubt.word());
    let words: Vec<&str> = classes.chain(["newly-met", "no-longer-met"]).chain(doubts).collect();
    if words.contains(&word) {
        return Ok(word.to_owned());
    }
    let near = did_you_mean(word, words);
    Err(near.first().map_or_else(|| format!("'{word}' is no such word"), |near| format!("did you mean {near}?")))
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let Sides { pairs, only_old, only_new, unreadable } = Sides::gather(context, &args.paths, args.years)?;
    for file in &unreadable {
        complain(&format!("{}: {}", file.path, file.message));
    }
    let (pairs, frameworks): (Vec<_>, Vec<_>) = pairs.iter().filter_map(|files| compared(context, files)).unzip();
    let diffed = Diffed::new(context.surroundings.today, pairs, [only_old, only_new], unreadable, &args.fail_on);
    context.result(args.format, &diffed, |look| text::diff(&diffed, |index| frameworks.get(index), look))?;
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

fn compared(context: &Context, [old, new]: &[File; 2]) -> Option<(Pair, Framework)> {
    let [old, new] = [version(context, old)?, version(context, new)?];
    Some((Pair::of(old, new, context.surroundings.today), new.side.framework.clone()))
}

fn version<'a>(context: &'a Context, file: &'a File) -> Option<Version<'a>> {
    let audit = file.reading.audit.as_ref()?;
    let framework = context.known.frameworks.get(&audit.framework)?;
    Some(Version { path: &file.path, text: &file.text, side: Side { audit, framework } })
}
