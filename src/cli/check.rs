//! `check`: every finding of every file.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use rayon::prelude::*;

use super::args::Format;
use super::context::Context;
use super::files::{self, File, Found, Unread};
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain};
use crate::audit::{BoardId, Year};
use crate::check::{self, Circumstances};
use crate::plain::{Code, Finding, Lines, Severity, did_you_mean};
use crate::report::shown::{Checked, FileChecked, Found as FoundShown, Outcome, Skipped};
use crate::report::text;
use crate::words::batch;

#[derive(Debug, clap::Args)]
#[command(after_help = format!("Examples:
  lscb-audit check audits
  lscb-audit check northbridge/2014 --fail-on warning
  lscb-audit check audits --fail-on unsupported,action-overdue --format json
  lscb-audit check audits --fail-on personal
  lscb-audit check audits --format csv

Exit codes:
  0  no errors
  1  errors, or what --fail-on names
  2  a file could not be read

{}", *WORDS))]
pub(super) struct Args {
    /// Files, folders or names of audits; - is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// Say no for these too: `warning`, `personal` for all that looks like personal data, or the code of a finding.
    #[arg(long, value_name = "WORD", value_delimiter = ',', value_parser = fail_on)]
    fail_on: Vec<String>,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::ROWS), default_value = "text")]
    format: Format,
}

/// The words, as they stand in the help: every code there is, so that none has to be guessed.
static WORDS: LazyLock<String> = LazyLock::new(|| {
    let mut words = String::from("Words for --fail-on: warning, error, personal, or the code of a finding:");
    let mut column = usize::MAX;
    for code in check::ALL_CODES {
        let line_is_full = column.saturating_add(1 + code.id.len()) > COLUMNS;
        words.push_str(if line_is_full { "\n  " } else { " " });
        words.push_str(code.id);
        column = if line_is_full { 2 } else { column + 1 } + code.id.len();
    }
    words
});

/// The widest line of the help.
const COLUMNS: usize = 78;

/// Words of `--fail-on` that mean many kinds of finding.
pub(super) const GROUPS: [&str; 3] = ["warning", "error", PERSONAL];
/// All kinds of personal data, those of later versions too.
const PERSONAL: &str = "personal";

/// A word that `--fail-on` knows: a misspelt one would never fail.
fn fail_on(word: &str) -> Result<String, String> {
    let codes = || check::ALL_CODES.iter().map(|code| code.id);
    if GROUPS.contains(&word) || codes().any(|code| code == word) {
        return Ok(word.to_owned());
    }
    let near = did_you_mean(word, codes().chain(GROUPS));
    let near = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
    Err(format!("no finding has the code '{word}'{near}\n\n{}", *WORDS))
}

/// A file with everything found in it.
struct Examined {
    file: File,
    findings: Vec<Finding>,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let Found { files, unread, skipped } = args.narrow.narrow(files::find(context, &args.paths)?)?;
    let examined = examine(context, files);
    let ended = ended(&examined, &unread);
    let named = fail_on_found(&examined, &args.fail_on);
    let look = context.look();
    let details: String =
        examined.iter().map(|it| text::findings(&it.file.path, &it.file.text, &it.findings, look)).collect();
    let checked = checked(context, &examined, &unread, skipped);
    for error in &unread {
        complain(&error.message);
    }
    if args.format != Format::Text {
        say_unreadable(&examined);
    }
    let gap = if details.is_empty() { "" } else { "\n" };
    match args.format {
        Format::Csv => context.rows(checked.rows())?,
        format => {
            context.result(format, &checked, |look| format!("{details}{gap}{}", text::checked(&checked, look)))?;
        }
    }
    named.iter().for_each(|(word, count)| complain(&batch::fail_on_found(word, *count)));
    Ok(if named.is_empty() { ended } else { ended.max(Ended::No) })
}

fn examine(context: &Context, files: Vec<File>) -> Vec<Examined> {
    let latest = latest_years(&files);
    let mut examined: Vec<Examined> = files.into_par_iter().map(|file| judge(context, file, &latest)).collect();
    let audits: Vec<(usize, (BoardId, Year, String))> = examined.iter().enumerate().filter_map(named).collect();
    let names: Vec<_> = audits.iter().map(|(_, (board, year, path))| (board, *year, path.as_str())).collect();
    for (index, finding) in check::duplicates(&names) {
        let place = audits.get(index).map(|(place, _)| *place);
        if let Some(examined) = place.and_then(|place| examined.get_mut(place)) {
            examined.findings.push(finding);
        }
    }
    examined
}

fn named((index, examined): (usize, &Examined)) -> Option<(usize, (BoardId, Year, String))> {
    let audit = examined.file.reading.audit.as_ref()?;
    Some((index, (audit.board.id.clone(), audit.year, examined.file.path.clone())))
}

/// The year of each board's latest audit among the files.
fn latest_years(files: &[File]) -> BTreeMap<BoardId, Year> {
    let mut latest = BTreeMap::new();
    for audit in files.iter().filter_map(|file| file.reading.audit.as_ref()) {
        let year = latest.entry(audit.board.id.clone()).or_insert(audit.year);
        *year = audit.year.max(*year);
    }
    latest
}

fn judge(context: &Context, mut file: File, latest: &BTreeMap<BoardId, Year>) -> Examined {
    let mut findings = std::mem::take(&mut file.reading.findings);
    let audit = file.reading.audit.as_ref();
    let framework = audit.and_then(|audit| context.known.frameworks.get(&audit.framework));
    if let (Some(audit), Some(framework)) = (audit, framework) {
        let latest = latest.get(&audit.board.id) == Some(&audit.year);
        let now = Circumstances { today: context.surroundings.today, latest };
        findings.extend(check::check(&file.text, audit, framework, now));
        findings.sort_by_key(|found| found.span.as_ref().map_or(0, |span| span.start));
    }
    Examined { file, findings }
}

fn codes(examined: &[Examined]) -> impl Iterator<Item = Code> {
    examined.iter().flat_map(|it| &it.findings).map(|found| found.code)
}

fn ended(examined: &[Examined], unread: &[Unread]) -> Ended {
    if !unread.is_empty() || codes(examined).any(|code| code.severity == Severity::Unreadable) {
        Ended::Undone
    } else if codes(examined).any(|code| code.severity == Severity::Error) {
        Ended::No
    } else {
        Ended::Done
    }
}

/// The words of `--fail-on` that say no, with how many findings each means.
fn fail_on_found<'a>(examined: &[Examined], fail_on: &'a [String]) -> Vec<(&'a str, usize)> {
    let means = |word: &str, code: Code| {
        word == code.id || word == code.severity.word() || (word == PERSONAL && code.is_personal())
    };
    let count = |word: &str| codes(examined).filter(|code| means(word, *code)).count();
    fail_on.iter().map(|word| (word.as_str(), count(word))).filter(|(_, count)| *count > 0).collect()
}

/// Where JSON is printed, a file that cannot be read is said on standard error too.
fn say_unreadable(examined: &[Examined]) {
    let cannot = |it: &&Examined| Outcome::of(&it.findings) == Outcome::Unreadable;
    for it in examined.iter().filter(cannot) {
        let worst = it.findings.iter().find(|found| found.code.severity == Severity::Unreadable);
        complain(&format!("{}: {}", it.file.path, worst.map_or("", |found| found.message.as_str())));
    }
}

fn checked(context: &Context, examined: &[Examined], unread: &[Unread], skipped: Vec<String>) -> Checked {
    let mut files: Vec<FileChecked> = examined.iter().map(file_checked).collect();
    files.extend(unread.iter().map(unread_checked));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let skipped = skipped.into_iter().map(|path| Skipped { path, why: "not-an-audit" }).collect();
    Checked::new(context.surroundings.today, files, skipped)
}

fn file_checked(examined: &Examined) -> FileChecked {
    let audit = examined.file.reading.audit.as_ref();
    let lines = Lines::of(&examined.file.text);
    FileChecked {
        path: examined.file.path.clone(),
        board: audit.map(|audit| audit.board.id.to_string()),
        year: audit.map(|audit| audit.year.number()),
        outcome: Outcome::of(&examined.findings),
        findings: examined.findings.iter().map(|found| FoundShown::of(found, &lines)).collect(),
    }
}

fn unread_checked(unread: &Unread) -> FileChecked {
    let finding = Finding::new(Code::unreadable(unread.code), "", &unread.message);
    FileChecked {
        path: unread.path.clone(),
        board: None,
        year: None,
        outcome: Outcome::Unreadable,
        findings: vec![FoundShown::of(&finding, &Lines::of(""))],
    }
}
