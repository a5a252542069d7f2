//! What each command takes, as its `--help` says it.

use clap::{Command, CommandFactory};

use crate::cli::args::Arguments;

const WIDTH: usize = 100;
/// What every command takes; it is told once.
const EVERYWHERE: &str = "\nEverywhere:\n";

/// The help of a command, named by its words; none where there is no such command.
pub(super) fn help(words: &[&str]) -> Option<String> {
    find(program(), words).map(rendered)
}

/// Every command with its help, as a page.
pub(super) fn page() -> String {
    let mut page = "# Commands\n\n`lscb-audit COMMAND --help` and `lscb-audit help COMMAND` say the same.\n".to_owned();
    add(&mut page, program(), "lscb-audit");
    page
}

fn program() -> Command {
    let mut program = Arguments::command().term_width(WIDTH);
    program.build();
    program
}

fn find(command: Command, words: &[&str]) -> Option<Command> {
    let Some((first, rest)) = words.split_first() else { return Some(command) };
    find(command.find_subcommand(first)?.clone(), rest)
}

fn add(page: &mut String, command: Command, name: &str) {
    let below: Vec<Command> = command.get_subcommands().filter(|it| !it.is_hide_set()).cloned().collect();
    let help = rendered(command);
    let help = if name == "lscb-audit" { help } else { without_everywhere(&help) };
    page.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()));
    for command in below {
        let name = format!("{name} {}", command.get_name());
        add(page, command, &name);
    }
}

fn rendered(command: Command) -> String {
    let text = command.term_width(WIDTH).render_long_help().to_string();
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The help without the options that every command has.
fn without_everywhere(help: &str) -> String {
    let Some((before, rest)) = help.split_once(EVERYWHERE) else { return help.to_owned() };
    let after = rest.lines().skip_while(|line| line.is_empty() || line.starts_with(' '));
    let after: String = after.map(|line| format!("{line}\n")).collect();
    if after.is_empty() { before.to_owned() } else { format!("{before}\n{after}") }
}
