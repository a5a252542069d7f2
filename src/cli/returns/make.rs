//! `returns make`: the form that an agency fills in.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::context::Context;
use crate::cli::files::{self, Opened};
use crate::cli::out::{Ended, Stop, complain};
use crate::returns::{self, Blank};
use crate::store::{self, RealDisk, Stream};
use crate::words::returns as words;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit returns make northbridge/2014 --agency police
  lscb-audit returns make northbridge/2014 --agency police -o police.csv
  lscb-audit returns make northbridge/2014 --agency health --previous northbridge/2012

The form has the standards that agencies are asked about, what the agency has answered already, what it
answered last time, and its own open actions. It is written as BOARD-YEAR-return-AGENCY.xlsx beside the
audit; what is there is replaced only where -o names it.")]
pub(in crate::cli) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest.
    audit: PathBuf,

    /// The agency, by its id or its name.
    #[arg(long, value_name = "ID")]
    agency: String,

    /// The audit with last time's answers, in place of the one of the year before beside it.
    #[arg(long, value_name = "AUDIT")]
    previous: Option<PathBuf>,

    /// How to write it; without it as the ending of -o says, or xlsx.
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The file to write; - is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For Excel.
    Xlsx,
    /// For whatever reads tables.
    Csv,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let path = store::resolve(&args.audit, context.audits()).map_err(Stop::failed)?;
    let opened = files::open(context, &path)?;
    let earlier = earlier(context, args, &path)?;
    let earlier = earlier.as_ref().map(|it| (&it.audit, &it.framework));
    let sender = context.surroundings.user.as_deref();
    let blank = Blank::of(&opened.audit, &opened.framework, &args.agency, earlier, sender).map_err(Stop::failed)?;
    let format = format(args);
    let bytes = written(&blank, format)?;
    let name = words::file_name(
        opened.audit.board.id.as_str(),
        &opened.audit.year.to_string(),
        blank.agency.id.as_str(),
        if format == Format::Csv { "csv" } else { "xlsx" },
    );
    let beside = path.with_file_name(name);
    match args.output.as_deref() {
        Some(path) if path == Path::new("-") => to_standard_output(context, format, &bytes)?,
        Some(path) => replace(path, &bytes, &blank)?,
        None => {
            store::put(&RealDisk, &beside, &bytes, |_| false).map_err(Stop::failed)?;
            say(&beside, &blank);
        }
    }
    Ok(Ended::Done)
}

/// The audit of the year before, if there is one: without one nothing stands beside the questions.
fn earlier(context: &Context, args: &Args, path: &Path) -> Result<Option<Opened>, Stop> {
    match &args.previous {
        Some(typed) => files::open(context, typed).map(Some),
        None => store::year_before(path).map(|path| files::open(context, &path)).transpose(),
    }
}

fn format(args: &Args) -> Format {
    let ending = || Format::from_str(args.output.as_deref()?.extension()?.to_str()?, true).ok();
    args.format.or_else(ending).unwrap_or(Format::Xlsx)
}

fn written(blank: &Blank<'_>, format: Format) -> Result<Vec<u8>, Stop> {
    match format {
        Format::Xlsx => returns::write_workbook(blank).map_err(Stop::failed),
        Format::Csv => {
            let mut bytes = Vec::new();
            returns::write_csv(blank, &mut bytes)?;
            Ok(bytes)
        }
    }
}

fn to_standard_output(context: &mut Context, format: Format, bytes: &[u8]) -> Result<(), Stop> {
    if format == Format::Xlsx && io::stdout().is_terminal() {
        return Err(Stop::failed("a workbook is not written to a terminal. Name a file for it with -o"));
    }
    context.out.flush()?;
    Ok(io::stdout().lock().write_all(bytes)?)
}

fn replace(path: &Path, bytes: &[u8], blank: &Blank<'_>) -> Result<(), Stop> {
    let mut file = Stream::open(&RealDisk, path).map_err(Stop::failed)?;
    file.write_all(bytes)?;
    file.put_in_place().map_err(Stop::failed)?;
    say(path, blank);
    Ok(())
}

fn say(path: &Path, blank: &Blank<'_>) {
    complain(&words::made(path, blank.asked.len(), blank.to_do.len()));
}
