//! `framework`: the lists of standards that audits answer.

use std::path::PathBuf;

use super::args::Format;
use super::context::Context;
use super::files;
use super::out::{Ended, Stop};
use crate::framework;
use crate::plain::did_you_mean;
use crate::report::shown::FrameworksListed;
use crate::report::text;
use crate::store;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the frameworks that are known.
    List {
        /// How to write it.
        #[arg(long, value_parser = Format::among(Format::BASIC), default_value = "text")]
        format: Format,
    },
    /// Show a framework: what it is, how sure it is, what it asks.
    Show {
        /// Its id; without it the one that new audits answer.
        id: Option<String>,
    },
    /// Find what is wrong in a framework file.
    Check {
        /// The file.
        file: PathBuf,
    },
}

pub(super) fn run(context: &mut Context, command: Command) -> Result<Ended, Stop> {
    match command {
        Command::List { format } => list(context, format),
        Command::Show { id } => show(context, id.as_deref()),
        Command::Check { file } => {
            let text = store::read_text(&file).map_err(Stop::failed)?;
            files::findings(context, &file, &text, &framework::read(&text).1)
        }
    }
}

fn list(context: &mut Context, format: Format) -> Result<Ended, Stop> {
    let frameworks = context.known.frameworks.clone();
    let files: Vec<_> = frameworks.iter().map(|it| context.known.file(&it.id).map(str::to_owned)).collect();
    let listed = FrameworksListed::of(frameworks.iter().zip(files.iter().map(Option::as_deref)));
    context.result(format, &listed, |look| text::frameworks(&listed, look))?;
    Ok(Ended::Done)
}

fn show(context: &mut Context, id: Option<&str>) -> Result<Ended, Stop> {
    let framework = match id {
        None => context.known.for_new()?,
        Some(id) => known(context, id)?,
    };
    let page = text::framework(framework, context.look());
    context.out.data(&page)?;
    Ok(Ended::Done)
}

fn known<'a>(context: &'a Context, id: &str) -> Result<&'a framework::Framework, Stop> {
    let frameworks = &context.known.frameworks;
    let found = id.parse().ok().and_then(|id| frameworks.get(&id));
    found.ok_or_else(|| {
        let near = did_you_mean(id, frameworks.iter().map(|framework| framework.id.as_str()));
        let help = match near.first() {
            Some(near) => format!("Did you mean {near}?"),
            None => "`lscb-audit framework list` names those that are".to_owned(),
        };
        Stop::failed(format!("the framework '{id}' is not known here. {help}"))
    })
}
