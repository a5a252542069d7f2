//! Completion in real shells: keys are typed in a terminal, Tab is pressed, and what the shell makes of the line is looked at.
//!
//! `cargo test --features needs-more-than-rust --test needs_completions`; with bash, zsh and fish.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod needed;
#[path = "pty/session.rs"]
#[allow(dead_code, reason = "the tests of the interface use the rest")]
mod session;

use std::fs;
use std::path::Path;
use std::process::Command;

use session::{Home, Session};

/// A shell, ready for completion, whose `lscb-audit` says what arguments it got instead of doing anything.
struct Shell {
    program: &'static str,
    arguments: &'static [&'static str],
    setup: &'static str,
}

const BASH: Shell = Shell {
    program: "bash",
    arguments: &["--norc", "--noprofile", "-i"],
    setup: r#"PS1='> '; bind 'set bell-style none' 'set show-all-if-ambiguous on'; lscb-audit() { printf '<%s>' "$@"; echo; }; source <(command lscb-audit completions bash); clear; echo rea''dy"#,
};

const ZSH: Shell = Shell {
    program: "zsh",
    arguments: &["-f", "-i"],
    setup: r#"PS1='> '; autoload -Uz compinit; compinit -D -u; unsetopt beep; lscb-audit() { printf '<%s>' "$@"; echo }; source <(command lscb-audit completions zsh); clear; echo rea''dy"#,
};

const FISH: Shell = Shell {
    program: "fish",
    arguments: &["--no-config", "-i"],
    setup: r#"function fish_prompt; echo '> '; end; function lscb-audit; printf '<%s>' $argv; echo; end; command lscb-audit completions fish | source; clear; echo rea''dy"#,
};

/// What is typed, Tab as `\t`, and the arguments that come of it.
const LINES: &[(&str, &str)] = &[
    ("show solo/\t", "<show><solo/2011>"),
    ("sho\tsolo/\t", "<show><solo/2011>"),
    ("check --boa\tnorthb\t", "<check><--board><northbridge>"),
    ("diff audits --years 2013,\t", "<diff><audits><--years><2013,2014>"),
    ("set northbridge/2014 sub-group.stat\tpa\t", "<set><northbridge/2014><sub-group.status=partly-met>"),
    (
        "set northbridge/2014 sub-group.agencies.pol\tstat\tpl\t",
        "<set><northbridge/2014><sub-group.agencies.police.status=planned>",
    ),
    ("set northbridge/2014 sub-group.evidence=@evid\t", "<set><northbridge/2014><sub-group.evidence=@evidence.txt>"),
    (
        "set northbridge/2014 sub-group.evidence=@audits/odd/a\t",
        "<set><northbridge/2014><sub-group.evidence=@audits/odd/a$(touch pwned);b.toml>",
    ),
    ("returns make northbridge/2014 --agency pol\t", "<returns><make><northbridge/2014><--agency><police>"),
    ("check audits --fail-on warning,action-ov\t", "<check><audits><--fail-on><warning,action-overdue>"),
    ("show solo --format=js\t", "<show><solo><--format=json>"),
    ("theme show colour\t", "<theme><show><colour-blind>"),
    ("framework show cse\t", "<framework><show><cse-2009>"),
    ("help exit\t", "<help><exit-codes>"),
    ("--audits elsewhere show fen\t/\t", "<--audits><elsewhere><show><fenland/2013>"),
    // A file's name is quoted by the shell, and runs nothing.
    ("show audits/odd/a\t", "<show><audits/odd/a$(touch pwned);b.toml>"),
    ("show 'audits/odd/a\t", "<show><audits/odd/a$(touch pwned);b.toml>"),
];

#[test]
fn bash_finishes_words() {
    finishes_words(&BASH);
}

#[test]
fn zsh_finishes_words() {
    if is_there(&ZSH) {
        finishes_words(&ZSH);
    }
}

#[test]
fn fish_finishes_words() {
    if is_there(&FISH) {
        finishes_words(&FISH);
    }
}

fn is_there(shell: &Shell) -> bool {
    let there = Command::new(shell.program).arg("--version").output().is_ok();
    needed::is_there(shell.program, there, &format!("{} is not installed", shell.program))
}

fn finishes_words(shell: &Shell) {
    let home = Home::new();
    let write = |name: &str| {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    };
    for name in
        ["audits/solo/2011.toml", "elsewhere/fenland/2013.toml", "evidence.txt", "audits/odd/a$(touch pwned);b.toml"]
    {
        write(name);
    }
    // A board that is called so is offered by no name.
    write("audits/solo$(touch pwned)/2011.toml");
    let ours = Path::new(env!("CARGO_BIN_EXE_lscb-audit")).parent().unwrap();
    let path = format!("{}:{}", ours.display(), std::env::var("PATH").unwrap());
    let mut terminal = Session::start_in(&home, shell.program, shell.arguments, &[("PATH", &path)], (160, 50));
    terminal.sees("").keys(shell.setup).keys("\r").sees("ready");
    for (typed, wanted) in LINES {
        terminal.keys(&format!("lscb-audit {typed}\r"));
        terminal.sees(wanted);
        terminal.keys("clear; echo next''\r");
        terminal.waits(
            |terminal| !terminal.screen().contains(wanted) && terminal.screen().contains("next"),
            "a clear screen",
        );
    }
    assert!(!home.path().join("pwned").exists(), "a name was run");
}
