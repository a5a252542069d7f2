//! The commands: each in a file of its own, thin, on top of the rooms above.

mod actions;
mod args;
mod change;
mod check;
mod completions;
mod config;
mod context;
mod demo;
mod diff;
mod entry;
mod export;
mod files;
mod framework;
mod gate;
mod git;
mod help;
mod known;
mod man;
mod merge;
mod narrow;
mod new;
mod open;
mod out;
mod progress;
mod reopen;
mod report;
mod restore;
mod returns;
mod schema;
mod sector;
mod set;
mod settings;
mod show;
mod sign;
mod theme;
mod trend;
mod usable;
mod verify;
mod walk;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use context::Context;
use out::{Ended, Stop};

use crate::config::{Places, Surroundings, Terminal, Variables};

/// Runs the program on its arguments, the first of which is its own name, and ends with its exit code.
///
/// 0: done, and a closed pipe is no failure. 1: the answer is no. 2: it could not be done. 129: a merge that git asked for
/// could not be written, which git takes for no answer at all. 128 and a signal's number: that signal ended it.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let ended = match Arguments::try_parse_from(&arguments) {
        Ok(parsed) => run(parsed),
        Err(error) => args::refused(&error, &arguments),
    };
    out::exit_code(ended)
}

fn run(arguments: Arguments) -> Result<Ended, Stop> {
    let variables = Variables::of_process();
    let terminal = Terminal::of_process(&variables);
    let surroundings =
        Surroundings::gather(&arguments.asked(), &variables, Places::of_platform(), terminal).map_err(Stop::failed)?;
    let mut context = Context::new(surroundings, arguments.framework.as_deref())?;
    let ended = match arguments.command {
        None => open::typed(&mut context, arguments.path),
        Some(command) => perform(&mut context, command),
    };
    context.versions.tidy();
    context.out.flush()?;
    ended
}

fn perform(context: &mut Context, command: Command) -> Result<Ended, Stop> {
    match command {
        Command::New(args) => new::run(context, &args),
        Command::Walk(args) => walk::run(context, &args),
        Command::Show(args) => show::run(context, &args),
        Command::Check(args) => check::run(context, &args),
        Command::Diff(args) => diff::run(context, &args),
        Command::Actions(args) => actions::run(context, &args),
        Command::Trend(args) => trend::run(context, &args),
        Command::Report(args) => report::run(context, &args),
        Command::Export(args) => export::run(context, &args),
        Command::Sector(args) => sector::run(context, &args),
        Command::Returns(command) => returns::run(context, &command),
        Command::Set(args) => set::run(context, &args),
        Command::Merge(args) => merge::run(context, &args),
        Command::Git(command) => git::run(context, &command),
        Command::Sign(args) => sign::run(context, &args),
        Command::Reopen(args) => reopen::run(context, &args),
        Command::Verify(args) => verify::run(context, &args),
        Command::Restore(args) => restore::run(context, &args),
        Command::Framework(command) => framework::run(context, command),
        Command::Theme(command) => theme::run(context, command),
        Command::Config(command) => config::run(context, command),
        Command::Schema(args) => schema::run(context, &args),
        Command::Completions(args) => completions::run(context, &args),
        Command::Man(args) => man::run(context, &args),
        Command::Demo(args) => demo::run(context, &args),
        Command::Help(args) => help::run(context, &args),
    }
}
