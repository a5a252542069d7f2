//! The commands that read an audit, each on a file of a kind.

use std::fs;
use std::path::Path;

use crate::Named;
use crate::measure::cost;
use crate::sizes::{HEAD, Kind};

/// Commands on one file, or on versions of it that say something else: `a` and `b` of one year, `c` of the year before.
const COMMANDS: &[&str] = &[
    "check a.toml",
    "check a.toml --format json",
    "check a.toml --format csv",
    "show a.toml",
    "show a.toml --format json",
    "verify signed.toml",
    "diff c.toml a.toml",
    "diff c.toml a.toml --format json",
    "diff c.toml a.toml --format html",
    "trend c.toml a.toml",
    "sector a.toml",
    "actions a.toml --format json",
    "report a.toml -o -",
    "report a.toml --format md -o -",
    "report a.toml --format xlsx -o report.xlsx",
    "report a.toml --previous c.toml -o -",
    "export a.toml",
    "export a.toml --format xlsx -o export.xlsx",
    "export a.toml --actions --format ndjson",
    "export a.toml --agencies",
    "new --board Northbridge --year 2015 --from a.toml -o new.toml",
    "returns make a.toml --agency police --replace -o made.xlsx",
    // Both changed everything; we or they took everything away; we or they added everything.
    "merge base.toml a.toml b.toml",
    "merge a.toml own.toml bare.toml",
    "merge a.toml own.toml few.toml",
    "merge a.toml bare.toml b.toml",
    "merge bare.toml a.toml b.toml",
    "merge a.toml own.toml b.toml",
    "merge a.toml a.toml b.toml",
    "returns read a.toml form.csv --dry-run",
    "returns read a.toml form.csv",
    "sign again.toml --by Chair --role Chair --force Because",
    "set a.toml sub-group.status=partly-met board.children=1 sub-group.actions.a1.done=2014-02-02 sub-group.evidence=x",
];

/// What each of them costs.
pub(crate) fn costs(kind: &Kind, size: usize) -> Vec<Named> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: Vec<u8>| fs::write(folder.path().join(name), text).unwrap();
    let room = size - 200;
    for (name, word) in [("a.toml", 'a'), ("b.toml", 'b'), ("base.toml", 'c')] {
        write(name, kind.made(room, word));
    }
    write("again.toml", kind.made(room, 'a'));
    write("c.toml", earlier(&kind.made(room, 'c')));
    write("signed.toml", with(&kind.made(room, 'a'), "[sign_off]\nby = 'Chair'\non = 2014-12-01\nseal = 'sha256:0'\n"));
    write("own.toml", with(&kind.made(room, 'a'), "[indicators]\nvictims = 41\n"));
    write("bare.toml", HEAD.as_bytes().to_owned());
    write("few.toml", kind.made(HEAD.len() + 150, 'a'));
    write("form.csv", form());
    COMMANDS.iter().map(|command| (named(command), run(folder.path(), command))).collect()
}

/// The same of the year before.
fn earlier(text: &[u8]) -> Vec<u8> {
    let at = text.windows(11).position(|piece| piece == b"year = 2014");
    at.map_or_else(|| text.to_owned(), |at| [&text[..at], b"year = 2013", &text[at + 11..]].concat())
}

fn with(text: &[u8], more: &str) -> Vec<u8> {
    [text, more.as_bytes()].concat()
}

/// A command with its first words only, by which it is known.
fn named(command: &str) -> String {
    command.chars().take(44).collect()
}

fn run(folder: &Path, command: &str) -> crate::measure::Cost {
    cost(folder, &command.split(' ').collect::<Vec<_>>())
}

/// The form of an agency, with an answer.
fn form() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bare.toml"), HEAD).unwrap();
    run(folder.path(), "returns make bare.toml --agency police --format csv -o form.csv");
    fs::read(folder.path().join("form.csv")).unwrap()
}

/// What forms of a size cost: one cell, many rows, many columns, quotes.
pub(crate) fn forms(size: usize) -> Vec<Named> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), HEAD).unwrap();
    let form = form();
    let room = size - form.len();
    let pieces = ["x", "x,", "x\n", ",\n", "\"", "\"\"\n", "\"x\",", "status,", "é\u{301}"];
    let forms = pieces.iter().map(|piece| {
        let text = [&form[..], piece.repeat(room / piece.len()).as_bytes()].concat();
        fs::write(folder.path().join("form.csv"), text).unwrap();
        (format!("returns read of a form with {piece:?}"), run(folder.path(), "returns read a.toml form.csv --dry-run"))
    });
    forms.collect()
}
