//! `new`: a new audit, blank or carried over from an earlier one.

use std::path::PathBuf;

use super::context::Context;
use super::files::{self, File};
use super::out::{Ended, Stop, complain};
use crate::audit::{Audit, Board, BoardId, Year};
use crate::compare::{self, Side};
use crate::store::{self, RealDisk};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit new --board 'Northbridge LSCB' --year 2015
  lscb-audit new --board northbridge --year 2015 --from northbridge/2014

Answers that are carried over count as unanswered until somebody confirms them.
An existing file is never replaced.")]
pub(super) struct Args {
    /// The board's name, or the id of a board in the audits folder.
    #[arg(long, value_name = "NAME")]
    board: String,

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
    let known = known_audits(context)?;
    let board = board(args, &known)?;
    if args.from.is_none() && !args.blank {
        mention_earlier(args, &board, &known);
    }
    let text = text(context, args, &board)?;
    let usual = || context.audits().join(board.id.as_str()).join(format!("{}.toml", args.year));
    let path = args.output.clone().unwrap_or_else(usual);
    if path.as_os_str() == "-" {
        context.out.data(&text)?;
        return Ok(Ended::Done);
    }
    store::create_new(&RealDisk, &path, &text).map_err(Stop::failed)?;
    context.out.line(&path.display().to_string())?;
    Ok(Ended::Done)
}

/// The audits of the audits folder, as far as they can be read.
fn known_audits(context: &Context) -> Result<Vec<(String, Audit)>, Stop> {
    let folder = context.audits();
    if !folder.is_dir() || store::find(folder).files.is_empty() {
        return Ok(Vec::new());
    }
    let files = files::find(context, &[folder.to_owned()])?.files;
    Ok(files.into_iter().filter_map(|File { path, reading, .. }| Some((path, reading.audit?))).collect())
}

/// The board that is meant: a known one by its id or name, else a new one.
fn board(args: &Args, known: &[(String, Audit)]) -> Result<Board, Stop> {
    let wanted = args.id.as_ref().map_or(args.board.as_str(), BoardId::as_str);
    match Board::known(wanted, known.iter().map(|(_, audit)| audit)) {
        Some(board) => Ok(board.clone()),
        None => new_board(args),
    }
}

fn new_board(args: &Args) -> Result<Board, Stop> {
    let name = args.board.trim();
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

fn mention_earlier(args: &Args, board: &Board, known: &[(String, Audit)]) {
    let earlier = known.iter().filter(|(_, audit)| audit.board.id == board.id && audit.year < args.year);
    if let Some((path, audit)) = earlier.max_by_key(|(_, audit)| audit.year) {
        complain(&format!("{path} is the audit of {}; with --from {path} its answers are carried over", audit.year));
    }
}

fn text(context: &Context, args: &Args, board: &Board) -> Result<String, Stop> {
    let Some(from) = &args.from else { return Ok(compare::blank(board, args.year, context.known.for_new()?)) };
    let earlier = files::open(context, from)?;
    if earlier.audit.board.id != board.id {
        let (other, id) = (&earlier.audit.board.id, &board.id);
        return Err(Stop::failed(format!(
            "{} is an audit of '{other}', not of '{id}'. Name one of '{id}'",
            earlier.path
        )));
    }
    let side = Side { audit: &earlier.audit, framework: &earlier.framework };
    let framework = context.known.asked().unwrap_or(&earlier.framework);
    compare::carry_over(side, framework, args.year).map_err(Stop::failed)
}
