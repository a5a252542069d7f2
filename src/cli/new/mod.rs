//! `new`: a new audit, blank or carried over from an earlier one; or many, from a table of boards.

mod boards;
mod library;
mod many;

use std::path::PathBuf;

use library::Library;

use super::context::Context;
use super::files;
use super::out::{Ended, Stop, complain};
use crate::audit::{Audit, Board, BoardId, Year};
use crate::compare::{self, Side};
use crate::store::{self, RealDisk};
use crate::words::batch;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit new --board 'Northbridge LSCB' --year 2015
  lscb-audit new --year 2015 --from northbridge/2014
  lscb-audit new --boards boards.csv --year 2015 --dry-run

Answers that are carried over count as unanswered until somebody confirms them. \
An existing file is never replaced.

The table of --boards is a CSV whose first line names its columns, in any order: name, and any of \
id, region, children, covers, neighbours (ids separated by spaces), chair. What a row says takes the \
place of what was carried over. All audits are made or none: everything that is wrong is said at once.")]
pub(super) struct Args {
    /// The board's name, or the id of a board in the audits folder; without it that of --from.
    #[arg(long, value_name = "NAME", required_unless_present_any = ["boards", "from"])]
    board: Option<String>,

    /// A CSV file with a row for each of many boards; each takes over its latest earlier audit, if it has one.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["board", "id", "from", "output"])]
    boards: Option<PathBuf>,

    /// With --boards: make the audits that can be made, even if others cannot.
    #[arg(long, requires = "boards")]
    keep_going: bool,

    /// With --boards: say what would be made, and make nothing.
    #[arg(long, requires = "boards")]
    dry_run: bool,

    /// The year in which the period audited ends.
    #[arg(long, value_name = "YEAR")]
    year: Year,

    /// The board's id; without it one is made from the name.
    #[arg(long, value_name = "ID")]
    id: Option<BoardId>,

    /// The earlier audit to carry over from.
    #[arg(long, value_name = "AUDIT", conflicts_with = "blank")]
    from: Option<PathBuf>,

    /// Begin with nothing answered, and say nothing of earlier audits.
    #[arg(long)]
    blank: bool,

    /// The file to make, in place of BOARD/YEAR.toml in the audits folder; - is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    // clap drops what is required where it would conflict with something that is given.
    if args.boards.is_none() && (args.dry_run || args.keep_going) {
        return Err(Stop::failed(batch::ONLY_WITH_BOARDS));
    }
    match &args.boards {
        Some(table) => many::run(context, args, table),
        None => single(context, args),
    }
}

fn single(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let library = Library::read(context)?;
    let earlier = args.from.as_ref().map(|from| files::open(context, from)).transpose()?;
    let board = board(args, earlier.as_ref().map(|it| &it.audit.board), &library)?;
    match &earlier {
        Some(earlier) => refuse_other(earlier, &board)?,
        None if args.blank => {}
        None => mention_earlier(args, &board, &library),
    }
    let text = new_text(context, &board, args.year, earlier.as_ref().map(|it| &it.audit))?;
    let path = args.output.clone().unwrap_or_else(|| usual_path(context, &board.id, args.year));
    if path.as_os_str() == "-" {
        context.out.raw(&text)?;
        return Ok(Ended::Done);
    }
    store::create_new(&RealDisk, &path, &text).map_err(Stop::failed)?;
    context.out.line(&path.display().to_string())?;
    Ok(Ended::Done)
}

/// Where the audits folder has a board's audit of a year. An id is no path, so this never leads out of the folder.
fn usual_path(context: &Context, board: &BoardId, year: Year) -> PathBuf {
    context.audits().join(board.as_str()).join(format!("{year}.toml"))
}

/// The board that is meant: a known one by its id or name, else a new one; where neither is given, that of the earlier
/// audit.
fn board(args: &Args, earlier: Option<&Board>, library: &Library) -> Result<Board, Stop> {
    if let (None, None, Some(board)) = (&args.board, &args.id, earlier) {
        return Ok(board.clone());
    }
    let name = args.board.as_deref().or(earlier.map(|board| board.name.as_str())).unwrap_or_default();
    let wanted = args.id.as_ref().map_or(name, BoardId::as_str);
    match library.board(wanted) {
        Some(board) => Ok(board.clone()),
        None => new_board(args, name.trim()),
    }
}

fn new_board(args: &Args, name: &str) -> Result<Board, Stop> {
    Ok(Board::new(args.id.clone().map_or_else(|| id_from(name), Ok)?, name))
}

/// The id that follows from the name; said, since files and scripts go by it.
fn id_from(name: &str) -> Result<BoardId, Stop> {
    let id = BoardId::of_name(name).map_err(|_| {
        Stop::failed(format!("no id can be made from the name '{name}'. Give one with --id, as in --id northbridge"))
    })?;
    complain(&format!("the board's id is '{id}'"));
    Ok(id)
}

fn mention_earlier(args: &Args, board: &Board, library: &Library) {
    if let Some((path, audit)) = library.earlier(&board.id, args.year) {
        complain(&format!("{path} is the audit of {}; with --from {path} its answers are carried over", audit.year));
    }
}

/// Refuses to carry over another board's audit.
fn refuse_other(earlier: &files::Opened, board: &Board) -> Result<(), Stop> {
    let (path, other, id) = (&earlier.path, &earlier.audit.board.id, &board.id);
    if other == id {
        return Ok(());
    }
    Err(Stop::failed(format!("{path} is an audit of '{other}', not of '{id}'. Name one of '{id}'")))
}

/// The text of a new audit: with what an earlier one leaves to it, else blank.
fn new_text(context: &Context, board: &Board, year: Year, earlier: Option<&Audit>) -> Result<String, Stop> {
    let Some(audit) = earlier else { return Ok(compare::blank(board, year, context.known.for_new()?)) };
    let framework = context.known.frameworks.get(&audit.framework);
    let framework = framework.ok_or_else(|| Stop::failed("the earlier audit's framework is not known"))?;
    let side = Side { audit, framework };
    compare::carry_over(side, context.known.asked().unwrap_or(framework), year).map_err(Stop::failed)
}
