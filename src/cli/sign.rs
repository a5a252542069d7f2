//! `sign`: the chair's closing of an audit.

use std::path::PathBuf;

use jiff::civil::Date;

use super::args::day;
use super::change::{change, say_errors};
use super::context::Context;
use super::files::Opened;
use super::out::{Ended, Stop, complain};
use crate::assess;
use crate::audit::{self, Signing};
use crate::store::Occasion;
use crate::words;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit sign northbridge/2014 --by 'Rosalind Tanglewood' --role 'Independent chair'
  lscb-audit sign northbridge/2014 --by 'Rosalind Tanglewood' --force 'The health return did not come'

A file with wrong values is not signed, not even with --force: `lscb-audit check` says what they are. \
A signed audit is shown and not changed; `lscb-audit reopen` opens it again. The seal shows whether the \
file was changed after it was signed. It is no signature: it does not show who signed.")]
pub(super) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest.
    audit: PathBuf,

    /// Who signs.
    #[arg(long, value_name = "NAME")]
    by: String,

    /// As what, as in 'Independent chair'.
    #[arg(long)]
    role: Option<String>,

    /// When, if not today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,

    /// Sign although something is unanswered, carried or in conflict: why. It stays in the file.
    #[arg(long, value_name = "REASON")]
    force: Option<String>,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let on = args.on.unwrap_or(context.surroundings.today);
    let path = change(context, &args.audit, Occasion::Sign, |opened| signed(opened, args, on))?;
    context.keep_version(&path, Occasion::Signed); // so that whatever is altered can be told from it
    complain(&words::signed(&path.display().to_string(), args.by.trim(), on));
    Ok(Ended::Done)
}

/// The signed text, or why it is not signed. What forces nothing is not recorded as forced.
fn signed(opened: &Opened, args: &Args, on: Date) -> Result<String, String> {
    let hindrances = assess::hindrances(&opened.audit, &opened.framework, &opened.findings);
    let forced = match (hindrances.sentence(), &args.force) {
        (Some(what), _) if !hindrances.can_be_forced() && !opened.audit.is_signed() => {
            say_errors(opened);
            return Err(words::not_signed_over_errors(&what));
        }
        (Some(what), None) if !opened.audit.is_signed() => return Err(words::not_signed(&what)),
        (Some(_), Some(why)) => Some(why.clone()),
        _ => None,
    };
    let signing = Signing { by: args.by.clone(), role: args.role.clone(), on, forced };
    audit::sign(&opened.text, &opened.audit, &signing).map_err(|why| why.to_string())
}
