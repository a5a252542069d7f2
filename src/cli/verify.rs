//! `verify`: whether signed audits still say what they said when they were signed.

use std::path::{Path, PathBuf};

use super::args::Format;
use super::context::Context;
use super::files::{self, Text, Unread};
use super::narrow::{self, Narrow};
use super::out::{Ended, Stop, complain_of};
use crate::audit::{self, SealState, Sealed};
use crate::plain::Finding;
use crate::report::shown::{FileVerified, Seals, Unreadable, Verified};
use crate::report::text;
use crate::store::Versions;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit verify audits
  lscb-audit verify audits --year 2014 --format json
  lscb-audit verify northbridge/2013

The seal is over everything that a file says, so it is checked whatever else is wrong in it. It \
shows that a file was changed. It is no signature: whoever can change the file can seal it anew.

Exit codes:
  0  no seal is broken
  1  a seal is broken, or missing from a signed audit
  2  a file could not be read")]
pub(super) struct Args {
    /// Files, folders or names of audits; - is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// How to write it.
    #[arg(long, value_parser = Format::among(Format::PAGE), default_value = "text")]
    format: Format,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let verified = verify(context, args)?;
    for file in &verified.unreadable {
        complain_of(&file.path, &file.message);
    }
    context.result(args.format, &verified, |look| text::verified(&verified, look))?;
    Ok(match (verified.unreadable.is_empty(), verified.summary.broken) {
        (false, _) => Ended::Undone,
        (true, 0) => Ended::Done,
        (true, _) => Ended::No,
    })
}

/// Checks everything that was named. For a page only what is shown of it is held.
fn verify(context: &Context, args: &Args) -> Result<Verified, Stop> {
    let (mut seals, mut files, mut unreadable) = (Seals::default(), Vec::new(), Vec::new());
    let (mut skipped, mut not_meant) = (Vec::new(), false);
    let all = args.format == Format::Json;
    files::each_text(context, &args.paths, checked, |checked| {
        match checked {
            Checked::Unreadable(file) => unreadable.push(file),
            Checked::Skipped(path) => skipped.push(path),
            Checked::Audit(_, sealed) if !args.narrow.means_one_of(sealed.year, sealed.board.as_ref()) => {
                not_meant = true;
            }
            Checked::Audit(path, sealed) => {
                let intact = || intact_version(&context.versions, Path::new(&path));
                let file = FileVerified::of(path.clone(), &sealed, intact);
                seals.count(&file);
                files.extend(Some(file).filter(|file| all || file.broken.is_some()));
            }
        }
        Ok(())
    })?;
    files::say_skipped(&skipped);
    match (seals == Seals::default() && unreadable.is_empty(), not_meant) {
        (true, false) => Err(files::no_audits()),
        (true, true) => Err(narrow::none_meant()),
        (false, _) => Ok(Verified::new(seals, files, unreadable)),
    }
}

/// What a text is, as far as its seal goes.
enum Checked {
    Audit(String, Sealed),
    Unreadable(Unreadable),
    /// A TOML file in a folder that is no audit.
    Skipped(String),
}

fn checked(named: Result<Text, Unread>) -> Checked {
    match named {
        Err(Unread { path, code, message }) => Checked::Unreadable(Unreadable { path, code: code.to_owned(), message }),
        Ok(Text { path, text, in_folder }) => match audit::sealed(&text) {
            Ok(Some(sealed)) => Checked::Audit(path, sealed),
            Ok(None) if in_folder => Checked::Skipped(path),
            Ok(None) => Checked::Unreadable(no_audit(path)),
            Err(findings) => Checked::Unreadable(unreadable(path, &findings)),
        },
    }
}

fn no_audit(path: String) -> Unreadable {
    let message = format!("it is no audit. `lscb-audit check {path}` says what is missing");
    Unreadable { path, code: crate::shape::codes::ESSENTIAL_MISSING.id.to_owned(), message }
}

fn unreadable(path: String, findings: &[Finding]) -> Unreadable {
    let (code, message) = findings.first().map_or(("", "it cannot be read"), |it| (it.code.id, it.message.as_str()));
    let message = format!("{message}. `lscb-audit check {path}` says more");
    Unreadable { path, code: code.to_owned(), message }
}

/// The number of the newest version that is kept of a file and whose seal is intact.
fn intact_version(versions: &Versions, path: &Path) -> Option<usize> {
    let is_intact = |text: String| audit::seal_state(&text) == SealState::Intact;
    let at = versions.of(path).ok()?.iter().position(|version| version.text().is_ok_and(is_intact))?;
    Some(at + 1)
}
