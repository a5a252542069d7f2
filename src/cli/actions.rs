//! `actions`: what is to be done, over many audits.

use std::path::PathBuf;

use jiff::civil::Date;

use super::args::{Format, day};
use super::context::Context;
use super::diff::side;
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain_of};
use super::usable::{self, Usable};
use crate::compare;
use crate::report::shown::{ActionRow, ActionsListed};
use crate::report::text;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit actions audits --overdue
  lscb-audit actions northbridge/2014 --open --owner Chair
  lscb-audit actions audits --due-before 2015-04-01 --format json

An action that was carried from year to year is listed once, as the latest audit has it. Only in a \
board's latest audit, of those named, is an action overdue.")]
pub(super) struct Args {
    /// Files, folders or names of audits; - is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// Only actions that are neither done nor dropped.
    #[arg(long)]
    open: bool,

    /// Only actions that are overdue.
    #[arg(long)]
    overdue: bool,

    /// Only actions of whoever has this in the name; capital and small letters are the same.
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Only actions due before this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    due_before: Option<Date>,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::PAGE_AND_ROWS), default_value = "text")]
    format: Format,
}

impl Args {
    fn means(&self, row: &ActionRow) -> bool {
        let owner =
            |name: &String| row.owner.as_ref().is_some_and(|it| it.to_lowercase().contains(&name.to_lowercase()));
        (!self.open || row.is_open())
            && (!self.overdue || row.overdue)
            && self.owner.as_ref().is_none_or(owner)
            && self.due_before.is_none_or(|day| row.due.is_some_and(|due| due < day))
    }
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let (files, mut unreadable) = usable::find(context, &args.paths, &args.narrow)?;
    let boards = usable::by_board(files, &mut unreadable);
    for file in &unreadable {
        complain_of(&file.path, &file.message);
    }
    let rows = boards.values().flat_map(|files| of_board(context, files));
    let mut rows: Vec<ActionRow> = rows.filter(|row| args.means(row)).collect();
    rows.sort_by_key(|row| (!row.overdue, !row.is_open(), row.due.is_none(), row.due));
    let listed = ActionsListed::new(context.surroundings.today, rows, unreadable);
    match args.format {
        Format::Csv => context.rows(&listed.rows)?,
        format => context.result(format, &listed, |look| text::actions(&listed, look))?,
    }
    Ok(if listed.unreadable.is_empty() { Ended::Done } else { Ended::Undone })
}

fn of_board(context: &Context, files: &[Usable]) -> Vec<ActionRow> {
    let sides: Vec<_> = files.iter().filter_map(|file| side(context, file)).collect();
    let agenda = compare::agenda(&sides, Some(context.surroundings.today));
    let path = |year| files.iter().find(|file| file.audit.year == year).map(|file| file.path.as_str());
    agenda.iter().filter_map(|it| Some(ActionRow::of(path(it.side.audit.year)?, it))).collect()
}
