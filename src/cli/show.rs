//! `show`: an audit and what it amounts to.

use std::path::PathBuf;

use super::args::Format;
use super::context::Context;
use super::files;
use super::out::{Ended, Stop};
use crate::check::{self, Circumstances};
use crate::report::shown::{Seen, Show};
use crate::report::text;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit show northbridge             the latest audit of a board
  lscb-audit show northbridge/2014 --whole
  lscb-audit show audits/northbridge/2014.toml --format json")]
pub(super) struct Args {
    /// The audit: a file, `northbridge/2014`, `northbridge` for its latest, or - for standard input.
    audit: PathBuf,

    /// Everything that it says, standard by standard: evidence, notes, agencies' answers, actions. JSON always has it.
    #[arg(long)]
    whole: bool,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::PAGE), default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let opened = files::open(context, &args.audit)?;
    let today = context.surroundings.today;
    let now = Circumstances { today, latest: true };
    let mut findings = opened.findings.clone();
    findings.extend(check::check(&opened.text, &opened.audit, &opened.framework, now));
    let source = context.known.source(&opened.framework.id).to_owned();
    let show = Show::of(&Seen {
        path: &opened.path,
        text: &opened.text,
        audit: &opened.audit,
        framework: &opened.framework,
        source: &source,
        findings: &findings,
        today,
        overdue_by: Some(today),
    });
    context.result(args.format, &show, |look| {
        let mut page = text::show(&show, &opened.framework, look);
        if args.whole {
            page.push_str(&text::whole(&opened.audit, &opened.framework, Some(today), look));
        }
        page
    })?;
    Ok(Ended::Done)
}
