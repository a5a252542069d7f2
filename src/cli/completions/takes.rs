//! What each argument takes, by its command and its name: one list for all commands.

/// What an argument takes, beside what the parser of arguments knows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    Audits,
    Boards,
    Years,
    TwoYears,
    SpanOfYears,
    Agencies,
    Assignments,
    Findings,
    Changes,
    Topics,
    Themes,
    ThemesOrFiles,
    Frameworks,
    Files,
    Folders,
}

impl Takes {
    /// What the argument of a command takes; none where it is words of one's own, or the parser knows them all.
    pub(super) fn of(command: &str, argument: &str) -> Option<Self> {
        Some(match (command, argument) {
            ("git install" | "man", "folder") | (_, "audits") => Self::Folders,
            ("help", _) => Self::Topics,
            ("theme show", "name") => Self::Themes,
            ("theme check", "file") => Self::ThemesOrFiles,
            ("framework show", "id") => Self::Frameworks,
            ("set", "arguments") => Self::Assignments,
            ("check", "fail_on") => Self::Findings,
            (_, "fail_on") => Self::Changes,
            ("merge", "base" | "ours" | "theirs") | (_, "boards" | "file" | "forms" | "framework" | "output") => {
                Self::Files
            }
            (_, "audit" | "from" | "path" | "paths" | "previous") => Self::Audits,
            (_, "board") => Self::Boards,
            ("new", "year") => return None,
            (_, "year") => Self::Years,
            ("diff", "years") => Self::TwoYears,
            (_, "years") => Self::SpanOfYears,
            (_, "agency") => Self::Agencies,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command, CommandFactory};

    use super::*;
    use crate::cli::args::Arguments;

    /// What only the person at the keyboard knows: days, names, reasons, numbers, the year and id of a new audit.
    const ONES_OWN: &[&str] = &[
        "by",
        "due_before",
        "expected",
        "force",
        "id",
        "missed_by",
        "on",
        "owner",
        "reason",
        "role",
        "show",
        "take",
        "today",
        "year",
    ];

    #[test]
    fn it_is_decided_of_every_argument_what_it_takes() {
        let mut program = Arguments::command();
        program.build();
        assert_eq!(undecided(&program, ""), [""; 0]);
    }

    fn undecided(command: &Command, path: &str) -> Vec<String> {
        let takes_values = |arg: &&Arg| !arg.is_hide_set() && arg.get_action().takes_values();
        let known = |arg: &&Arg| {
            let name = arg.get_id().as_str();
            !arg.get_possible_values().is_empty() || Takes::of(path, name).is_some() || ONES_OWN.contains(&name)
        };
        let own = command.get_arguments().filter(takes_values).filter(|arg| !known(arg));
        let own = own.map(|arg| format!("{path}: {}", arg.get_id()));
        let below = command.get_subcommands().filter(|it| !it.is_hide_set());
        let below = below.flat_map(|it| undecided(it, format!("{path} {}", it.get_name()).trim_start()));
        own.chain(below).collect()
    }
}
