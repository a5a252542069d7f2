//! `reopen`: a signed audit opened again.

use std::path::PathBuf;

use super::change::change;
use super::context::Context;
use super::out::{Ended, Stop, complain};
use crate::audit::{self, Reviewer};
use crate::store::Occasion;
use crate::words;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  lscb-audit reopen northbridge/2014 --reason 'The health return came in late'

Who reopened it, when and why is written among the decisions of the audit.")]
pub(super) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest.
    audit: PathBuf,

    /// Why.
    #[arg(long)]
    reason: String,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let by = Reviewer { name: context.surroundings.user.clone(), on: context.surroundings.today };
    let reopened = |opened: &super::files::Opened| audit::reopen(&opened.text, &opened.audit, &args.reason, &by);
    let path =
        change(context, &args.audit, Occasion::Reopen, |opened| reopened(opened).map_err(|why| why.to_string()))?;
    complain(&words::is_open_again(&path.display().to_string()));
    Ok(Ended::Done)
}
