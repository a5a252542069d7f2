//! `man`: manual pages, made from what `--help` says, so that they cannot be out of date.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::args::{Arguments, VERSION};
use super::context::Context;
use super::out::{Ended, Stop, complain};
use crate::store::{self, RealDisk};
use crate::words::manual;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit man | man -l -                      # read the page of the program
  lscb-audit man ~/.local/share/man/man1         # `man lscb-audit-set` then finds them")]
pub(super) struct Args {
    /// The folder to write the pages of all commands into; without it the program's own goes to standard output.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// The section of the manual that commands are in.
const SECTION: &str = "1";

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let mut program = Arguments::command();
    program.build();
    let Some(folder) = &args.folder else {
        context.out.data(&page(&program, None)?)?;
        return Ok(Ended::Done);
    };
    store::make_ready(&RealDisk, folder).map_err(Stop::failed)?;
    let written = write(&program, None, folder)?;
    complain(&manual::written(written, &folder.display().to_string()));
    Ok(Ended::Done)
}

/// Writes the pages of a command and of those below it. Returns how many.
fn write(command: &Command, above: Option<&Command>, folder: &Path) -> Result<usize, Stop> {
    let file = folder.join(format!("{}.{SECTION}", name(command)));
    store::put(&RealDisk, &file, page(command, above)?.as_bytes(), |_| true).map_err(Stop::failed)?;
    let below = command.get_subcommands().filter(|it| !it.is_hide_set());
    below.map(|it| write(it, Some(command), folder)).try_fold(1, |sum, written| Ok(sum + written?))
}

fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// The page of a command.
fn page(command: &Command, above: Option<&Command>) -> Result<String, Stop> {
    let day = VERSION.split_once(", ").map_or("", |(_, day)| day.trim_end_matches(')'));
    let source = concat!("lscb-audit ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone().subcommand_help_heading("COMMANDS").subcommand_value_name("COMMAND"))
        .section(SECTION)
        .date(day)
        .source(source)
        .manual(manual::TITLE);
    let mut bytes = Vec::new();
    man.render_title(&mut bytes)?;
    man.render_name_section(&mut bytes)?;
    let mut head = Roff::new();
    synopsis(&mut head, command);
    head.to_writer(&mut bytes)?;
    man.render_description_section(&mut bytes)?;
    man.render_options_section(&mut bytes)?;
    if command.get_subcommands().any(|it| !it.is_hide_set()) {
        man.render_subcommands_section(&mut bytes)?;
    }
    let mut more = Roff::new();
    after(&mut more, command);
    if above.is_none() {
        table(&mut more, "FILES", manual::FILES);
        table(&mut more, "ENVIRONMENT", manual::ENVIRONMENT);
    }
    see_also(&mut more, command, above);
    more.to_writer(&mut bytes)?;
    // Two breaks with an empty line between are a space to mandoc too, but it warns of them.
    Ok(String::from_utf8_lossy(&bytes).replace("\n.br\n\n.br\n", "\n.sp\n"))
}

/// How the command is typed, with the values of its options: `[--year YEAR] PATH...`.
fn synopsis(page: &mut Roff, command: &Command) {
    let shown = || command.get_arguments().filter(|it| !it.is_hide_set());
    let (required, optional): (Vec<&Arg>, Vec<&Arg>) =
        shown().filter(|it| !it.is_positional()).partition(|it| it.is_required_set());
    let positional = shown().filter(|it| it.is_positional());
    let mut line = vec![bold(command.get_bin_name().unwrap_or_else(|| command.get_name()))];
    for argument in optional.into_iter().chain(required).chain(positional) {
        line.push(roman(" "));
        line.extend(typed(argument));
    }
    if command.has_subcommands() {
        let is_needed = command.is_subcommand_required_set() || command.is_arg_required_else_help_set();
        line.push(roman(" "));
        line.extend(bracketed(vec![italic("COMMAND")], is_needed));
    }
    page.control("SH", ["SYNOPSIS"]);
    page.text(line);
}

/// An argument as it is typed: its names, its values, and whether it may be left out or come again.
fn typed(argument: &Arg) -> Vec<Inline> {
    let short = argument.get_short().map(|it| format!("-{it}"));
    let long = argument.get_long().map(|it| format!("--{it}"));
    let mut parts = Vec::new();
    for name in [short, long].into_iter().flatten() {
        parts.extend((!parts.is_empty()).then(|| roman("|")));
        parts.push(bold(name));
    }
    if argument.get_action().takes_values() {
        parts.extend((!parts.is_empty()).then(|| roman(" ")));
        parts.push(italic(values(argument)));
    }
    let comes_again = matches!(argument.get_action(), ArgAction::Append | ArgAction::Count);
    let mut parts = bracketed(parts, argument.is_required_set());
    parts.extend(comes_again.then(|| roman("...")));
    parts
}

fn values(argument: &Arg) -> String {
    let named = argument.get_value_names().map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>());
    named.map_or_else(|| argument.get_id().as_str().to_uppercase(), |names| names.join(" "))
}

fn bracketed(parts: Vec<Inline>, is_required: bool) -> Vec<Inline> {
    if is_required {
        return parts;
    }
    [roman("[")].into_iter().chain(parts).chain([roman("]")]).collect()
}

/// What stands below the options in the help: a block with a heading becomes a section, line by line as it stands.
fn after(page: &mut Roff, command: &Command) {
    let text = command.get_after_long_help().or_else(|| command.get_after_help());
    let text = text.map(ToString::to_string).unwrap_or_default();
    let (sections, notes): (Vec<&str>, Vec<&str>) =
        text.split("\n\n").filter(|block| !block.is_empty()).partition(|block| heading(block).is_some());
    if !notes.is_empty() {
        page.control("SH", ["NOTES"]);
        for (place, note) in notes.into_iter().enumerate() {
            if place > 0 {
                page.control("PP", []);
            }
            as_it_stands_or_filled(page, note);
        }
    }
    for section in &sections {
        let (heading, lines) = heading(section).unwrap_or_default();
        page.control("SH", [heading.as_str()]);
        as_it_stands(page, lines.lines().filter(|line| !line.is_empty()));
    }
    if !sections.iter().any(|section| section.starts_with(EXIT_CODES)) {
        table(page, "EXIT STATUS", manual::EXIT_STATUS);
    }
}

const EXIT_CODES: &str = "Exit codes:";

/// The heading of a block and what it is over, if it has one with lines below it.
fn heading(block: &str) -> Option<(String, &str)> {
    let (first, rest) = block.split_once('\n')?;
    let (heading, _) = first.split_once(':').filter(|_| first.ends_with(':') && rest.starts_with(' '))?;
    let upper = if first == EXIT_CODES { "EXIT STATUS".to_owned() } else { heading.to_uppercase() };
    Some((upper, block.get(heading.len() + 1..)?))
}

fn as_it_stands_or_filled(page: &mut Roff, note: &str) {
    if note.lines().any(|line| line.starts_with(' ')) {
        as_it_stands(page, note.lines());
    } else {
        page.text([roman(note.replace('\n', " "))]);
    }
}

fn as_it_stands<'a>(page: &mut Roff, lines: impl Iterator<Item = &'a str>) {
    page.control("nf", []);
    for line in lines {
        page.text([roman(line.strip_prefix("  ").unwrap_or(line).trim_end())]);
    }
    page.control("fi", []);
}

fn table(page: &mut Roff, heading: &str, rows: &[(&str, &str)]) {
    page.control("SH", [heading]);
    for (term, meaning) in rows {
        page.control("TP", []);
        page.text([bold(*term)]);
        page.text([roman(*meaning)]);
    }
}

/// The command above, those beside and below it, and where the guide is.
fn see_also(page: &mut Roff, command: &Command, above: Option<&Command>) {
    let beside = above.filter(|above| name(above) != "lscb-audit").into_iter().flat_map(Command::get_subcommands);
    let others = beside.filter(|it| name(it) != name(command)).chain(command.get_subcommands());
    let others = above.into_iter().chain(others.filter(|it| !it.is_hide_set()));
    page.control("SH", ["SEE ALSO"]);
    let mut line = Vec::new();
    for other in others {
        let comma = if line.is_empty() { "" } else { ", " };
        line.extend([roman(comma), bold(name(other)), roman(format!("({SECTION})"))]);
    }
    page.text(line);
    page.control("PP", []);
    page.text([roman(manual::GUIDE)]);
}
