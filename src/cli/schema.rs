//! `schema`: the JSON Schema of what is written and of what is read.

use super::context::Context;
use super::out::{Ended, Stop};
use crate::audit::format::AUDIT_FILE;
use crate::config::CONFIG_FILE;
use crate::framework::format::FRAMEWORK_FILE;
use crate::report::json;
use crate::report::shown::{
    ActionsListed, Checked, Diffed, FrameworksListed, Sectored, Show, Trended, Verified, VersionsListed,
};
use crate::shape::json_schema;
use crate::tui::theme::THEME_FILE;

#[derive(Debug, clap::Args)]
#[command(after_help = "Names:
  what commands write with --format json:  show, check, diff, trend, sector, actions,
                                           verify, restore, framework-list
  files, their TOML taken as JSON:         audit, framework, theme, config")]
pub(super) struct Args {
    /// Of what; without it the names are listed.
    #[arg(value_parser = NAMES)]
    name: Option<String>,
}

const NAMES: [&str; 13] = [
    "show",
    "check",
    "diff",
    "trend",
    "sector",
    "actions",
    "verify",
    "restore",
    "framework-list",
    "audit",
    "framework",
    "theme",
    "config",
];

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let Some(name) = args.name.as_deref() else {
        NAMES.iter().try_for_each(|name| context.out.line(name))?;
        return Ok(Ended::Done);
    };
    let of_file = |title, shape| serde_json::to_string_pretty(&json_schema(title, shape));
    let schema = match name {
        "show" => json::schema::<Show<'_>>(),
        "check" => json::schema::<Checked>(),
        "diff" => json::schema::<Diffed>(),
        "trend" => json::schema::<Trended>(),
        "sector" => json::schema::<Sectored<'_>>(),
        "actions" => json::schema::<ActionsListed>(),
        "verify" => json::schema::<Verified>(),
        "restore" => json::schema::<VersionsListed>(),
        "framework-list" => json::schema::<FrameworksListed<'_>>(),
        "audit" => of_file("An audit, format 1", &AUDIT_FILE),
        "framework" => of_file("A framework", &FRAMEWORK_FILE),
        "theme" => of_file("A theme", &THEME_FILE),
        _ => of_file("The configuration", &CONFIG_FILE),
    };
    context.out.line(&schema?)?;
    Ok(Ended::Done)
}
