//! `help`: what a command takes, what a kind of finding means, and the pages to look things up.
//!
//! The pages are those of `docs/reference`; what can be made from the code is made from it, so that it cannot be out of date.

mod commands;
mod figures;
mod findings;
mod keys;

use clap::CommandFactory;

use super::args::Arguments;
use super::context::Context;
use super::out::{Ended, Stop};
use crate::check::ALL_CODES;
use crate::framework;
use crate::plain::{Code, did_you_mean, safe_line};
use crate::words::finding_about;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit help set               # a command
  lscb-audit help action-overdue    # a kind of finding
  lscb-audit help figures           # a page

Pages: commands, keys, file, findings, figures, exit-codes.")]
pub(super) struct Args {
    /// A command, a kind of finding or a page; without it what the program takes.
    #[arg(value_name = "TOPIC")]
    topic: Vec<String>,
}

/// What makes a page.
type Make = fn() -> String;

/// The pages, each by its name.
const PAGES: [(&str, Make); 6] = [
    ("commands", commands::page),
    ("keys", keys::page),
    ("file", || include_str!("../../../docs/reference/file.md").to_owned()),
    ("findings", findings::page),
    ("figures", figures::page),
    ("exit-codes", || include_str!("../../../docs/reference/exit-codes.md").to_owned()),
];

/// The names of the pages.
pub(super) fn pages() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(page, _)| *page)
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let topic: Vec<&str> = args.topic.iter().map(String::as_str).collect();
    let text = page(&topic).or_else(|| commands::help(&topic)).or_else(|| finding(&topic));
    context.out.data(&text.ok_or_else(|| unknown(&topic))?)?;
    Ok(Ended::Done)
}

fn page(topic: &[&str]) -> Option<String> {
    let [name] = topic else { return None };
    PAGES.iter().find(|(page, _)| page == name).map(|(_, make)| make())
}

fn finding(topic: &[&str]) -> Option<String> {
    let [name] = topic else { return None };
    let code = codes().find(|code| code.id == *name)?;
    let (means, remedy) = finding_about(code.id)?;
    Some(format!("{} ({})\n\n{means}\nWhat to do: {remedy}\n", code.id, code.severity.word()))
}

/// All kinds of finding, about audits and about frameworks.
fn codes() -> impl Iterator<Item = Code> {
    ALL_CODES.into_iter().chain(framework::codes::ALL)
}

fn unknown(topic: &[&str]) -> Stop {
    let typed = topic.join(" ");
    let command = Arguments::command();
    let mut names: Vec<&str> = pages().chain(codes().map(|code| code.id)).collect();
    names.extend(command.get_subcommands().map(clap::Command::get_name));
    let near = did_you_mean(&typed, names).into_iter().next();
    let near = near.map_or_else(String::new, |near| format!(" Did you mean {near}?"));
    Stop::failed(format!("there is no help on '{}'.{near} `lscb-audit help` lists what there is", safe_line(&typed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_finding_has_help() {
        for code in codes() {
            assert!(finding(&[code.id]).is_some(), "{} is not explained", code.id);
        }
    }
}
