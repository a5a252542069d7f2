//! `export`: rows for spreadsheets and databases, of any number of audits.
//!
//! The files are read twice: once to learn which audits there are, so that rows come board by board and year by year,
//! and once to write them. So what is held does not grow with what stands in the audits.

mod audits;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use audits::Export;
use clap::ValueEnum;

use super::context::Context;
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain, complain_of, refuse_workbook_on_terminal};
use crate::report::csv::Csv;
use crate::report::ndjson::Ndjson;
use crate::report::shown::{ActionRow, AgencyRow, Exported, StandardRow};
use crate::report::table::{Row, Table};
use crate::report::xlsx::{MOST_ROWS, Xlsx};
use crate::store::{self, RealDisk, Stream};
use crate::words::batch;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit export audits > rows.csv
  lscb-audit export audits --year 2014 -o rows.xlsx
  lscb-audit export audits --actions --format ndjson

A row for each standard of each audit, unanswered ones too, by board and year. A text in a CSV that \
a spreadsheet would run as a formula has ' before it, and so has one that begins with '; take the \
first ' off a cell to have the text as it was written. NDJSON and xlsx need no such mark.")]
pub(super) struct Args {
    /// Files, folders or names of audits; - is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// A row for each action instead.
    #[arg(long)]
    actions: bool,

    /// A row for each answer of an agency instead.
    #[arg(long, conflicts_with = "actions")]
    agencies: bool,

    /// How to write it; without it as the ending of -o says, or csv.
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The file to write, in place of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For spreadsheets, and as long as you like.
    Csv,
    /// For databases: an object on each line.
    Ndjson,
    /// For Excel.
    Xlsx,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = match (args.format, output) {
        (Some(format), _) => format,
        (None, None) => Format::Csv,
        (None, Some(path)) => Format::of_ending(path).ok_or_else(|| Stop::failed(batch::no_format(path)))?,
    };
    // What a link leads to counts: that is what would be written over.
    let is_other = |path: &&Path| path.exists() && Format::of_ending(&store::real_path(path)) != Some(format);
    if let Some(path) = output.filter(is_other) {
        return Err(Stop::failed(batch::not_replaced(path)));
    }
    if format == Format::Xlsx && output.is_none() {
        refuse_workbook_on_terminal()?;
    }
    let mut export = Export::of(context, args)?;
    if format == Format::Xlsx && export.rows() > MOST_ROWS {
        return Err(Stop::failed(batch::too_many_rows(export.rows(), MOST_ROWS)));
    }
    context.out.flush()?;
    let written = match output {
        Some(path) => {
            let mut file = BufWriter::new(Stream::open(&RealDisk, path).map_err(Stop::failed)?);
            let written = export.write(context, format, &mut file)?;
            let file = file.into_inner().map_err(|error| Stop::from(error.into_error()))?;
            file.put_in_place().map_err(Stop::failed)?;
            written
        }
        None => export.write(context, format, &mut BufWriter::new(io::stdout().lock()))?,
    };
    export.unreadable.iter().for_each(|file| complain_of(&file.path, &file.message));
    if written.cut > 0 {
        complain(&batch::texts_cut(written.cut));
    }
    complain(&batch::exported(written.audits, written.rows, export.unreadable.len()));
    Ok(if export.unreadable.is_empty() { Ended::Done } else { Ended::Undone })
}

impl Format {
    fn of_ending(path: &Path) -> Option<Self> {
        Self::from_str(path.extension()?.to_str()?, true).ok()
    }

    fn table<'a>(self, columns: &'static [&'static str], out: &'a mut dyn Write) -> io::Result<Box<dyn Table + 'a>> {
        Ok(match self {
            Self::Csv => Box::new(Csv::new(columns, out)?),
            Self::Ndjson => Box::new(Ndjson::new(columns, out)),
            Self::Xlsx => Box::new(Xlsx::new(columns, out)?),
        })
    }
}

/// Which rows are wanted.
#[derive(Clone, Copy)]
enum Wanted {
    Standards,
    Actions,
    Agencies,
}

impl Wanted {
    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Standards => StandardRow::COLUMNS,
            Self::Actions => ActionRow::COLUMNS,
            Self::Agencies => AgencyRow::COLUMNS,
        }
    }

    /// Writes the rows of an audit and returns how many there are.
    fn write(self, audit: Exported<'_>, table: &mut dyn Table) -> io::Result<usize> {
        match self {
            Self::Standards => write(audit.standards(), table),
            Self::Actions => write(audit.actions(), table),
            Self::Agencies => write(audit.agencies(), table),
        }
    }

    fn count(self, audit: Exported<'_>) -> usize {
        match self {
            Self::Standards => audit.standards().count(),
            Self::Actions => audit.actions().count(),
            Self::Agencies => audit.agencies().count(),
        }
    }
}

fn write<R: Row>(rows: impl Iterator<Item = R>, table: &mut dyn Table) -> io::Result<usize> {
    let mut count = 0;
    for row in rows {
        table.row(&row.cells())?;
        count += 1;
    }
    Ok(count)
}
