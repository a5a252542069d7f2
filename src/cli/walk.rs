//! `walk`: the walkthrough line by line.

use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::files;
use super::open;
use super::out::{Ended, Stop};
use crate::store;
use crate::tui::walk::{UntilSignal, Walk};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit walk northbridge/2014
  printf '%s\\n' R4 1 e 'Six meetings.' . | lscb-audit walk northbridge/2014

A line is a key of the interface or the name of a command: 1 to 5 and 0 answer, Enter goes on, R7 jumps, \
? lists all. Every change is saved as it is made; the end of the input and Ctrl-C leave, and keep what was typed.")]
pub(super) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest.
    audit: PathBuf,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    if args.audit == Path::new("-") {
        return Err(Stop::failed("`walk` reads what you type from standard input, so the audit has to be a file"));
    }
    let path = store::resolve(&args.audit, context.audits()).map_err(Stop::failed)?;
    // Everything that keeps it from being read is told, not only the first.
    let _ = files::open(context, &path)?;
    let model = open::model(context, &path, false);
    let mut input = BufReader::new(
        UntilSignal::watch().map_err(|error| Stop::failed(format!("standard input cannot be read: {error}")))?,
    );
    let model = Walk::new(model, &context.versions, &mut input, context.out.writer()).run(&path)?;
    context.out.flush()?;
    match (&model.desk, &model.notice) {
        (None, Some(notice)) => Err(Stop::failed(&notice.text)),
        _ => {
            let left = open::left(&model);
            Ok(input.get_ref().exit_code().map_or(left, Ended::Signalled))
        }
    }
}
