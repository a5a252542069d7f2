//! `new --boards`: an audit for each row of a table, all of them or none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::boards::{self, Problem, Row};
use super::library::Library;
use super::{Args, new_text, usual_path};
use crate::audit::{self, Board, BoardId, Reviewer};
use crate::cli::context::Context;
use crate::cli::out::{Ended, Stop, complain};
use crate::store::{self, RealDisk};
use crate::words::batch;

/// An audit to be made.
struct ToMake {
    path: PathBuf,
    text: String,
    /// Whether it takes over what an earlier year's has.
    carried: bool,
}

pub(super) fn run(context: &mut Context, args: &Args, table: &Path) -> Result<Ended, Stop> {
    let text = store::read_text(table).map_err(Stop::failed)?;
    let (planned, problems) = plan(context, args, &text)?;
    let table = table.display().to_string();
    for problem in &problems {
        complain(&format!("{table}, line {}: {}", problem.line, problem.what));
    }
    if !problems.is_empty() && !args.keep_going {
        complain(&format!("none of the audits was made. Mend {table}, or make the others with --keep-going"));
        return Ok(Ended::Undone);
    }
    let wanted = planned.len() + problems.len();
    let made = if args.dry_run { planned } else { make(planned, args.keep_going)? };
    made.iter().try_for_each(|audit| context.out.line(&audit.path.display().to_string()))?;
    complain(&sums(&made, args.dry_run));
    Ok(if made.len() == wanted { Ended::Done } else { Ended::Undone })
}

/// The audits that the rows of the table come to, and everything that keeps others from being made.
fn plan(context: &Context, args: &Args, table: &str) -> Result<(Vec<ToMake>, Vec<Problem>), Stop> {
    let (rows, mut problems) = boards::read(table);
    if rows.is_empty() && problems.is_empty() {
        problems.push(Problem::on(2, "there is no board. Give each a line below the names of the columns"));
    }
    let library = Library::read(context)?;
    let (mut planned, mut seen) = (Vec::new(), BTreeMap::new());
    for row in rows {
        let made = board(&row, &library).and_then(|board| {
            let first = *seen.entry(board.id.clone()).or_insert(row.line);
            if first == row.line {
                one(context, args, &row, &board, &library)
            } else {
                Err(format!("'{}' is the board of line {first} too. Keep one of them, or give them ids", board.id))
            }
        });
        match made {
            Ok(made) => planned.push(made),
            Err(what) => problems.push(Problem::on(row.line, &what)),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    Ok((planned, problems))
}

/// The board that a row means: a known one by its id or name, else a new one.
fn board(row: &Row, library: &Library) -> Result<Board, String> {
    let wanted = row.id.as_ref().map_or(row.name.as_str(), BoardId::as_str);
    if let Some(known) = library.board(wanted) {
        return Ok(known.clone());
    }
    let id = row.id.clone().map_or_else(|| BoardId::of_name(&row.name), Ok);
    let id = id.map_err(|_| format!("no id can be made from the name '{}'. Give one in a column 'id'", row.name))?;
    Ok(library.board(id.as_str()).cloned().unwrap_or_else(|| Board::new(id, &row.name)))
}

fn one(context: &Context, args: &Args, row: &Row, board: &Board, library: &Library) -> Result<ToMake, String> {
    let path = usual_path(context, &board.id, args.year);
    if let Some(there) = library.of_year(&board.id, args.year) {
        return Err(format!("{there} is the audit of '{}' for {} already", board.id, args.year));
    }
    if path.symlink_metadata().is_ok() {
        return Err(format!("{} is there already, and a new audit never replaces a file", path.display()));
    }
    let unread = path.parent().and_then(|folder| library.unread_in(folder)).filter(|_| !args.blank);
    if let Some(unread) = unread {
        return Err(format!(
            "{unread} cannot be read, so what is to be carried over is not known. `lscb-audit check {unread}` says more; \
             --blank carries nothing over"
        ));
    }
    let earlier = library.earlier(&board.id, args.year).filter(|_| !args.blank).map(|(_, audit)| audit);
    let text = new_text(context, board, args.year, earlier).map_err(Stop::message)?;
    Ok(ToMake { text: filled(context, &text, row)?, path, carried: earlier.is_some() })
}

/// The new audit with what the row says.
fn filled(context: &Context, text: &str, row: &Row) -> Result<String, String> {
    let frameworks = &context.known.frameworks;
    let made = audit::read(text, frameworks).audit;
    let made = made.as_ref().and_then(|audit| Some((audit, frameworks.get(&audit.framework)?)));
    let (audit, framework) = made.ok_or("the new audit could not be read again")?;
    let by = Reviewer { name: None, on: context.surroundings.today }; // of a board no reviewer is noted
    audit::edit(text, audit, framework, &row.edits, &by).map_err(|why| why.to_string())
}

/// Makes the audits and returns those that were made: all, or with `keep_going` those that could be.
fn make(planned: Vec<ToMake>, keep_going: bool) -> Result<Vec<ToMake>, Stop> {
    if keep_going {
        return Ok(planned.into_iter().filter(made).collect());
    }
    let files: Vec<_> = planned.iter().map(|audit| (audit.path.clone(), audit.text.clone())).collect();
    store::create_all(&RealDisk, &files).map_err(Stop::failed)?;
    Ok(planned)
}

fn made(audit: &ToMake) -> bool {
    let made = store::create_new(&RealDisk, &audit.path, &audit.text);
    made.inspect_err(|why| complain(&why.to_string())).is_ok()
}

fn sums(made: &[ToMake], dry_run: bool) -> String {
    let carried = made.iter().filter(|audit| audit.carried).count();
    batch::audits_made(made.len(), carried, dry_run)
}
