//! `completions`: what makes a shell finish words. The script of a shell is fixed text; at each Tab it asks this program,
//! which knows the boards, years, standards and agencies here.
//!
//! What is offered goes to the shell as data, one a line, and only if no shell reads anything into it: a name from the disk
//! with any other sign in it is not offered by name. The shell then offers its file, quoted as only the shell can.

mod keys;
mod line;
mod offers;
mod takes;

use std::ffi::OsString;
use std::sync::Arc;

use clap::{Command, CommandFactory, ValueEnum};
use clap_complete::engine::{ArgValueCompleter, complete};

use self::line::Line;
use self::offers::{Here, Offer};
use self::takes::Takes;
use super::args::Arguments;
use super::context::Context;
use super::known::Known;
use super::out::{Ended, Stop};
use crate::plain::safe_line;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  source <(lscb-audit completions bash)                       # in ~/.bashrc
  source <(lscb-audit completions zsh)                        # in ~/.zshrc, after compinit
  lscb-audit completions fish | source                        # in ~/.config/fish/config.fish
  lscb-audit completions powershell | Out-String | Invoke-Expression    # in $PROFILE

Tab then finishes commands and options, boards and years, themes, frameworks, words of --fail-on, the agencies \
of the audit that was named, and for `set` keys and statuses. The script asks the program at each Tab, so \
it stays right when audits are added.")]
pub(super) struct Args {
    /// The shell whose script is to be written.
    #[arg(value_enum)]
    shell: Shell,

    /// What is typed so far, up to the cursor: the script asks with it.
    #[arg(last = true, hide = true)]
    words: Vec<OsString>,
}

/// The shells that there is a script for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell", alias = "pwsh")]
    Pwsh,
}

/// Said in place of offers where a file is meant, which the shell knows best to offer. No offer has a colon.
pub(super) const FILES: &str = ":files";
/// The same of a folder.
pub(super) const FOLDERS: &str = ":folders";

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    if args.words.is_empty() {
        context.out.data(args.shell.script())?;
        return Ok(Ended::Done);
    }
    let line = if args.shell == Shell::Bash { Line::of_bash(&args.words) } else { Line::of(&args.words) };
    look_where_it_says(context, &line);
    let cut = line.cut;
    for offer in offers(Here::new(context, line)) {
        context.out.data(&args.shell.line(&offer, cut))?;
    }
    Ok(Ended::Done)
}

impl Shell {
    fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("lscb-audit.bash"),
            Self::Zsh => include_str!("lscb-audit.zsh"),
            Self::Fish => include_str!("lscb-audit.fish"),
            Self::Pwsh => include_str!("lscb-audit.ps1"),
        }
    }

    /// An offer as the script reads it. Bash shows no explanations, and puts in only what comes after the cut.
    fn line(self, offer: &Offer, cut: usize) -> String {
        match self {
            Self::Bash => format!("{}\n", offer.value.get(cut..).unwrap_or(&offer.value)),
            _ => format!("{}\t{}\n", offer.value, offer.about),
        }
    }
}

/// `--audits` and `--framework` count where they stand on the line that is being typed.
fn look_where_it_says(context: &mut Context, line: &Line) {
    if let Some(folder) = line.option("--audits") {
        context.surroundings.folders.audits.path = folder.into();
    }
    let folder = context.surroundings.folders.frameworks();
    if let Some(file) = line.option("--framework")
        && let Ok(known) = Known::gather(folder.as_deref(), Some(file.as_ref()))
    {
        context.known = known;
    }
}

/// What may come next on a line; where nothing of ours may and a file is meant, that alone.
fn offers(here: Here) -> Vec<Offer> {
    let (words, here) = (here.line.words.clone(), Arc::new(here));
    let last = words.len().saturating_sub(1);
    let mut command = taught(Arguments::command(), "", &here);
    let found = complete(&mut command, words, last, None).unwrap_or_default();
    let found = found.iter().map(|it| Offer {
        value: it.get_value().to_string_lossy().into_owned(),
        about: it.get_help().map(|help| safe_line(&help.to_string())).unwrap_or_default(),
    });
    sifted(found.collect(), here.line.typed().is_empty())
}

/// Without what a shell would read something into; options only where nothing else is meant or one was begun.
fn sifted(found: Vec<Offer>, nothing_typed: bool) -> Vec<Offer> {
    let (files, mut offers): (Vec<Offer>, Vec<Offer>) = found.into_iter().partition(Offer::means_files);
    offers.retain(Offer::is_plain);
    let is_option = |offer: &Offer| offer.value.starts_with('-');
    if nothing_typed && (!files.is_empty() || !offers.iter().all(is_option)) {
        offers.retain(|offer| !is_option(offer));
    }
    if offers.is_empty() { files.into_iter().take(1).collect() } else { offers }
}

/// The commands with what each argument takes.
fn taught(command: Command, path: &str, here: &Arc<Here>) -> Command {
    let command = command.mut_args(|arg| match Takes::of(path, arg.get_id().as_str()) {
        Some(takes) => {
            let here = Arc::clone(here);
            arg.add(ArgValueCompleter::new(move |typed: &std::ffi::OsStr| here.candidates(takes, typed)))
        }
        None => arg,
    });
    command.mut_subcommands(|below| {
        let path = format!("{path} {}", below.get_name());
        taught(below, path.trim_start(), here)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(value: &str) -> Offer {
        Offer { value: value.to_owned(), about: String::new() }
    }

    fn sift(values: &[&str], nothing_typed: bool) -> Vec<String> {
        sifted(values.iter().map(|value| offer(value)).collect(), nothing_typed)
            .into_iter()
            .map(|it| it.value)
            .collect()
    }

    #[test]
    fn what_a_shell_reads_something_into_is_not_offered() {
        for hostile in [
            "$(touch x)",
            "`x`",
            "a;b",
            "a b",
            "a|b",
            "a&b",
            "'a",
            "\"a",
            "a\\b",
            "~x",
            "a*",
            "{a,b}",
            "!a",
            "a\nb",
            "a\u{1b}[2J",
            "a\u{202e}b",
            "#a",
            "a>b",
            "=ls",
            "",
        ] {
            assert_eq!(sift(&[hostile], false), [""; 0], "{hostile:?}");
        }
        let plain = [
            "northbridge/2014",
            "sub-group.status=met",
            "sub-group.agencies.",
            "--whole",
            "--board=été",
            "warning,error",
        ];
        assert_eq!(sift(&plain, false), plain);
    }

    #[test]
    fn files_are_left_to_the_shell_only_where_nothing_else_is_meant() {
        assert_eq!(sift(&[FILES, "northbridge"], false), ["northbridge"]);
        assert_eq!(sift(&[FILES, "--whole"], true), [FILES]);
        assert_eq!(sift(&["--whole", "northbridge"], true), ["northbridge"]);
        assert_eq!(sift(&["--whole", "--format"], true), ["--whole", "--format"]);
    }
}
