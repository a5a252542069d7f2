//! `returns`: forms for a board's partner agencies, and their answers brought into the audit.

mod make;
mod read;

use super::context::Context;
use super::out::{Ended, Stop};

#[derive(Debug, clap::Subcommand)]
#[command(after_help = "Examples:
  lscb-audit returns make northbridge/2014 --agency police
  lscb-audit returns read northbridge/2014 police.xlsx --dry-run

docs/returns.md tells agencies how to fill a form in, and a board what to do with it.")]
pub(super) enum Command {
    /// Make the form that an agency fills in.
    Make(make::Args),
    /// Bring the answers of forms into the audit.
    Read(read::Args),
}

pub(super) fn run(context: &mut Context, command: &Command) -> Result<Ended, Stop> {
    match command {
        Command::Make(args) => make::run(context, args),
        Command::Read(args) => read::run(context, args),
    }
}
