//! What can be typed: the arguments of the program and the list of its commands.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::out::{Ended, Stop};
use super::{
    actions, check, completions, config, demo, diff, export, framework, git, help, man, merge, new, reopen, report,
    restore, returns, schema, sector, set, show, sign, theme, trend, verify, walk,
};
use crate::config::Asked;
use crate::plain::{did_you_mean, safe, safe_line};

const EXIT_CODES: &str = "Exit codes:
  0  done
  1  the answer is no: `check` found errors, or what --fail-on names, `verify` a broken seal
  2  it could not be done: wrong arguments, no such file, a file that cannot be read or written

An AUDIT is a file, or a name in the audits folder: `northbridge/2014`, or `northbridge` for its latest year.
`-` is standard input. What is asked for goes to standard output, everything else to standard error.

`lscb-audit help TOPIC` says what a command takes, what a kind of finding means (action-overdue), or shows
a page: commands, keys, file, findings, figures, exit-codes.";

/// The version and, where they are known, the commit and its day: `build.rs` finds them.
pub(super) const VERSION: &str = env!("LSCB_AUDIT_VERSION");

/// A Local Safeguarding Children Board audits itself on child sexual exploitation, year on year.
///
/// Without a command it opens the terminal interface: on the audit or folder that PATH names, else
/// on the audits folder.
#[derive(Debug, Parser)]
#[command(name = "lscb-audit", version, long_version = VERSION, after_long_help = EXIT_CODES, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// An audit or a folder of audits to open.
    pub(super) path: Option<PathBuf>,

    /// The folder of audits, in place of LSCB_AUDIT_DIR, the configuration or ./audits.
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "DIR")]
    audits: Option<PathBuf>,

    /// A framework to know beside the others; `new` uses it.
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "FILE")]
    pub(super) framework: Option<PathBuf>,

    /// The day that counts as today, as in 2014-11-10, in place of LSCB_AUDIT_TODAY.
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "DATE", value_parser = day)]
    today: Option<Date>,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new audit.
    New(new::Args),
    /// Go through an audit line by line, in plain text.
    Walk(walk::Args),
    /// Show an audit and what it amounts to.
    Show(show::Args),
    /// Find what is wrong or doubtful in audits.
    Check(check::Args),
    /// Show how audits differ, year on year.
    Diff(diff::Args),
    /// Show boards' years, standard by standard.
    Trend(trend::Args),
    /// Take many boards' audits together, with the figures of the report of 2015.
    Sector(sector::Args),
    /// List what is to be done, over many audits.
    Actions(actions::Args),
    /// Write the board paper of audits, to be printed, sent or pasted.
    Report(report::Args),
    /// Write audits as rows for spreadsheets and databases.
    Export(export::Args),
    /// The partners' returns, forms for agencies, and their answers brought in.
    #[command(subcommand)]
    Returns(returns::Command),
    /// Change audits from a script.
    Set(set::Args),
    /// Make one of two versions of an audit, by meaning.
    Merge(merge::Args),
    /// A git repository that merges audits by meaning and shows their changes in words.
    #[command(subcommand)]
    Git(git::Command),
    /// Sign an audit off: the chair's closing of it.
    Sign(sign::Args),
    /// Open a signed audit again.
    Reopen(reopen::Args),
    /// Find signed audits that were changed after they were signed.
    Verify(verify::Args),
    /// Bring back an earlier version of an audit.
    Restore(restore::Args),
    /// The lists of standards that audits answer.
    #[command(subcommand)]
    Framework(framework::Command),
    /// The colours of the terminal interface.
    #[command(subcommand)]
    Theme(theme::Command),
    /// Settings and folders.
    #[command(subcommand)]
    Config(config::Command),
    /// The JSON Schema of what is written or read.
    Schema(schema::Args),
    /// Write the script by which a shell finishes words for you.
    Completions(completions::Args),
    /// Write manual pages.
    Man(man::Args),
    /// Open a private copy of the example audits, as you left it.
    Demo(demo::Args),
    /// Say what a command takes, what a finding means, how figures are computed.
    Help(help::Args),
}

/// How a result is written. Each command says which of these it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, on a terminal.
    Text,
    /// Markdown, for people elsewhere.
    Md,
    /// A page for a browser, in one file.
    Html,
    /// For programs; `lscb-audit schema` describes it.
    Json,
    /// For spreadsheets.
    Csv,
}

impl Format {
    /// What can be asked for on a terminal and by programs.
    pub(super) const BASIC: &[Self] = &[Self::Text, Self::Json];
    /// The same and Markdown.
    pub(super) const PAGE: &[Self] = &[Self::Text, Self::Md, Self::Json];
    /// The same as the first, and rows.
    pub(super) const ROWS: &[Self] = &[Self::Text, Self::Json, Self::Csv];
    /// What has rows too.
    pub(super) const PAGE_AND_ROWS: &[Self] = &[Self::Text, Self::Md, Self::Json, Self::Csv];
    /// All of them.
    pub(super) const ALL: &[Self] = &[Self::Text, Self::Md, Self::Html, Self::Json, Self::Csv];

    /// Takes one of these and refuses others, naming them.
    pub(super) fn among(formats: &'static [Self]) -> impl TypedValueParser<Value = Self> {
        let values = PossibleValuesParser::new(formats.iter().filter_map(Self::to_possible_value));
        values.try_map(|typed| Self::from_str(&typed, false))
    }
}

impl Arguments {
    /// What is said about the surroundings.
    pub(super) fn asked(&self) -> Asked {
        Asked { today: self.today, audits: self.audits.clone() }
    }
}

/// A day as the files write it: in figures alone, 3/4 is one day here and another elsewhere.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_| "it is no day; write year, month and day, as in 2014-11-10".to_owned())
}

/// What was typed is no use of the program, or asks for help.
pub(super) fn refused(error: &clap::Error, typed: &[OsString]) -> Result<Ended, Stop> {
    let first = typed.get(1).map(|first| first.to_string_lossy().into_owned());
    if let Some(near) = first.as_deref().filter(|_| error.use_stderr()).and_then(near_command) {
        return Err(Stop::failed(near));
    }
    harmless(typed).as_ref().unwrap_or(error).print()?;
    if error.use_stderr() { Ok(Ended::Undone) } else { Ok(Ended::Done) }
}

/// The same said of arguments that cannot command the terminal: names of files are typed too, and a shell types them
/// by itself. Only one that is not UTF-8 is none after that, and no message repeats such a one.
fn harmless(typed: &[OsString]) -> Option<clap::Error> {
    Arguments::try_parse_from(typed.iter().map(|it| safe(&it.to_string_lossy()).into_owned())).err()
}

/// A sentence that names the command which may have been meant; none where the text is a command or nothing like one.
pub(super) fn near_command(typed: &str) -> Option<String> {
    let command = Arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    if typed.starts_with('-') || names.contains(&typed) {
        return None;
    }
    let near = did_you_mean(typed, names);
    let near: Vec<String> = near.iter().map(|name| format!("`lscb-audit {name}`")).collect();
    let typed = safe_line(typed);
    (!near.is_empty())
        .then(|| format!("'{typed}' is neither a command nor a file. Did you mean {}?", near.join(" or ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_slip_in_a_command_is_recognised() {
        assert!(near_command("shwo").unwrap().contains("`lscb-audit show`"));
        assert_eq!([near_command("show"), near_command("--help"), near_command("northbridge")], [None, None, None]);
    }
}
