//! `git`: a repository taught to merge audits by meaning and to show their changes in words; and what git then calls.

mod check;
mod driver;
mod install;

use super::context::Context;
use super::out::{Ended, Stop};

#[derive(Debug, clap::Subcommand)]
#[command(after_help = "Examples:
  lscb-audit git install
  lscb-audit git install audits --check    a commit with a wrong audit is refused, too
  lscb-audit git uninstall

Everybody runs install once in their own clone, since git does not pass on settings. docs/sharing.md tells \
what to do with conflicts, and how to share audits without git.")]
pub(super) enum Command {
    /// Teach this clone to merge audits by meaning and to show their changes in words.
    Install(install::Args),
    /// Take away what install made, and nothing else.
    Uninstall,
    /// What git calls.
    #[command(subcommand, hide = true)]
    Driver(Driver),
}

/// What git calls. The codes are git's.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Driver {
    /// Merge theirs into the file of ours: 0 without conflicts, 1 with, more if it could not be.
    Merge(driver::Merging),
    /// Write a file as git is to compare it.
    Diff(driver::Showing),
    /// Say no if an audit that is about to be committed is wrong.
    Check,
}

pub(super) fn run(context: &mut Context, command: &Command) -> Result<Ended, Stop> {
    match command {
        Command::Install(args) => install::install(context, args),
        Command::Uninstall => install::uninstall(context),
        Command::Driver(Driver::Merge(args)) => Ok(driver::merge(context, args)),
        Command::Driver(Driver::Diff(args)) => driver::show(context, args),
        Command::Driver(Driver::Check) => check::run(context),
    }
}
