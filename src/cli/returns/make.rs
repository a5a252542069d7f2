//! `returns make`: the forms that agencies fill in.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::context::Context;
use crate::cli::files::{self, Opened};
use crate::cli::out::{Ended, Stop, complain, refuse_workbook_on_terminal};
use crate::returns::{self, Blank};
use crate::store::{self, RealDisk, SaveError};
use crate::words::returns as words;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit returns make northbridge/2014
  lscb-audit returns make northbridge/2014 -o forms/
  lscb-audit returns make northbridge/2014 --agency police -o police.csv
  lscb-audit returns make northbridge/2014 --agency health --previous northbridge/2012

The form has the standards that agencies are asked about, what the agency has answered already, what it \
answered last time, and its own open actions. It is written as BOARD-YEAR-return-AGENCY.xlsx beside the \
audit or into the folder of -o, where one that is there stays: it may be filled in already.")]
pub(in crate::cli) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest.
    audit: PathBuf,

    /// An agency, by its id or its name; without any, every partner agency of the board.
    #[arg(long, value_name = "ID")]
    agency: Vec<String>,

    /// The audit with last time's answers, in place of the one of the year before beside it.
    #[arg(long, value_name = "AUDIT")]
    previous: Option<PathBuf>,

    /// How to write it; without it as the ending of -o says, or xlsx.
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The file to write, or the folder for several; - is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write over forms that are there already, with whatever is filled in in them.
    #[arg(long)]
    replace: bool,
}

/// How a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For Excel.
    Xlsx,
    /// For whatever reads tables.
    Csv,
}

/// Where forms go.
enum Target<'a> {
    Folder(&'a Path),
    File(&'a Path),
    Output,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let path = store::resolve(&args.audit, context.audits()).map_err(Stop::failed)?;
    let opened = files::open(context, &path)?;
    let earlier = earlier(context, args, &path)?;
    let earlier = earlier.as_ref().map(|it| (&it.audit, &it.framework));
    let sender = context.surroundings.user.as_deref();
    let blank = |agency| Blank::of(&opened.audit, &opened.framework, agency, earlier, sender);
    // None is written before all are known to be possible.
    let blanks = agencies(&opened, args).into_iter().map(blank).collect::<Result<Vec<_>, _>>().map_err(Stop::failed)?;
    if blanks.is_empty() {
        return Err(Stop::failed(words::NO_PARTNERS));
    }
    let format = format(args);
    match Target::of(args, &path, blanks.len())? {
        Target::Folder(folder) => into_folder(folder, &blanks, format, args.replace),
        Target::File(path) => {
            if files::is_toml(path) {
                return Err(Stop::failed(words::NO_TOML));
            }
            blanks
                .iter()
                .try_for_each(|blank| put(path, &written(blank, format)?, blank, args.replace).map_err(Stop::failed))?;
            Ok(Ended::Done)
        }
        Target::Output => {
            let bytes = blanks.iter().map(|blank| written(blank, format)).collect::<Result<Vec<_>, _>>()?;
            to_standard_output(context, format, &bytes.concat())
        }
    }
}

/// The agencies that are asked: those that were named, or all.
fn agencies<'a>(opened: &'a Opened, args: &'a Args) -> Vec<&'a str> {
    match args.agency.as_slice() {
        [] => opened.audit.board.agencies.iter().map(|agency| agency.id.as_str()).collect(),
        named => named.iter().map(String::as_str).collect(),
    }
}

impl<'a> Target<'a> {
    fn of(args: &'a Args, audit: &'a Path, forms: usize) -> Result<Self, Stop> {
        let one = |target| if forms == 1 { Ok(target) } else { Err(Stop::failed(words::several_in_one(forms))) };
        match args.output.as_deref() {
            None if audit == Path::new("-") => one(Self::Output),
            None => Ok(Self::Folder(audit.parent().unwrap_or(Path::new("")))),
            Some(path) if path == Path::new("-") => one(Self::Output),
            Some(path) if files::is_meant_as_folder(path) => Ok(Self::Folder(path)),
            Some(path) => one(Self::File(path)),
        }
    }
}

/// Writes each form that is not there yet.
fn into_folder(folder: &Path, blanks: &[Blank<'_>], format: Format, replace: bool) -> Result<Ended, Stop> {
    store::make_ready(&RealDisk, folder).map_err(Stop::failed)?;
    let mut ended = Ended::Done;
    for blank in blanks {
        let path = folder.join(blank.file_name(format.ending()));
        if let Err(why) = put(&path, &written(blank, format)?, blank, replace) {
            complain(&why);
            ended = Ended::Undone;
        }
    }
    Ok(ended)
}

/// The audit of the year before, if there is one: without one nothing stands beside the questions.
fn earlier(context: &Context, args: &Args, path: &Path) -> Result<Option<Opened>, Stop> {
    match &args.previous {
        Some(typed) => files::open(context, typed).map(Some),
        None => {
            let before = store::year_before(path).map_err(Stop::failed)?;
            before.map(|path| files::open(context, &path)).transpose()
        }
    }
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
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

fn to_standard_output(context: &mut Context, format: Format, bytes: &[u8]) -> Result<Ended, Stop> {
    if format == Format::Xlsx {
        refuse_workbook_on_terminal()?;
    }
    context.out.flush()?;
    io::stdout().lock().write_all(bytes)?;
    Ok(Ended::Done)
}

/// Writes a form, over one that is there only where that is asked for.
fn put(path: &Path, bytes: &[u8], blank: &Blank<'_>, replace: bool) -> Result<(), String> {
    store::put(&RealDisk, path, bytes, |_| replace).map_err(|error| match error {
        SaveError::AlreadyThere { path } => words::form_is_there(&path),
        error => error.to_string(),
    })?;
    complain(&words::made(path, blank.asked.len(), blank.to_do.len()));
    Ok(())
}
