//! `merge`: two versions of one audit made one, by meaning.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::out::{Ended, Stop, complain};
use crate::compare::{self, Merged, NotMerged, TextOf};
use crate::report::text;
use crate::store::{self, Fingerprint, Occasion, RealDisk};
use crate::words;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit merge base.toml mine.toml yours.toml -o merged.toml
  lscb-audit merge /dev/null mine.toml yours.toml     nothing is known of what both began with

What one side changed since BASE is taken. Where both changed the same and cannot both stand, OURS stays, \
and both are kept under [[conflicts]]: `check` lists them, setting the key settles one.

Exit codes:
  0  merged
  1  merged, and conflicts are left, or what one side signed was changed by the other
  2  not merged: a file cannot be read, or they are not versions of one audit")]
pub(super) struct Args {
    /// What both began with; an empty file if that is not known.
    base: PathBuf,

    /// The version whose layout and comments stay.
    ours: PathBuf,

    /// The version whose changes are brought in.
    theirs: PathBuf,

    /// Where the result is written, in place of standard output: a new file, or OURS.
    #[arg(short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let paths = [&args.base, &args.ours, &args.theirs];
    // Taken before anything is read: what somebody saves meanwhile is not written over.
    let before = args.output.as_deref().map(|path| written_over(path, &args.ours)).transpose()?.flatten();
    let [base, ours, theirs] = read(paths)?;
    let merged = compare::merge(&base, &ours, &theirs, &context.known.frameworks);
    let merged = merged.map_err(|why| refused(context, &why, paths, [&base, &ours, &theirs]))?;
    match &args.output {
        None => context.out.raw(&merged.text)?,
        Some(path) => write(context, path, before.as_ref(), &merged)?,
    }
    merged.conflicts.iter().for_each(|key| complain(&words::in_conflict(key)));
    merged.unsealed.iter().for_each(|by| complain(&words::sign_off::merged_over_seal(None, by)));
    Ok(if merged.conflicts.is_empty() && merged.unsealed.is_none() { Ended::Done } else { Ended::No })
}

/// How ours looks, where the result is written over it; nothing where it becomes a new file. No other is written over.
fn written_over(path: &Path, ours: &Path) -> Result<Option<Fingerprint>, Stop> {
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    if store::real_path(path) != store::real_path(ours) {
        return Err(Stop::failed(words::not_merged_over(&path.display().to_string(), &ours.display().to_string())));
    }
    store::read_to_edit(path).map(|(_, before)| Some(before)).map_err(Stop::failed)
}

/// The three texts. /dev/null is an empty base.
fn read([base, ours, theirs]: [&PathBuf; 3]) -> Result<[String; 3], Stop> {
    let text = |path: &Path| store::read_text(path).map_err(Stop::failed);
    let base = if base == Path::new("/dev/null") { String::new() } else { text(base)? };
    Ok([base, text(ours)?, text(theirs)?])
}

fn write(context: &Context, path: &Path, before: Option<&Fingerprint>, merged: &Merged) -> Result<(), Stop> {
    context.keep_version(path, Occasion::Merge);
    let saved = match before {
        Some(before) => store::save(&RealDisk, path, &merged.text, Some(before)),
        None => store::create_new(&RealDisk, path, &merged.text),
    };
    saved.map(drop).map_err(Stop::failed)
}

fn refused(context: &Context, why: &NotMerged, paths: [&PathBuf; 3], texts: [&str; 3]) -> Stop {
    let NotMerged::Unreadable(version, findings) = why else { return Stop::failed(why) };
    let at = match version {
        TextOf::Base => 0,
        TextOf::Ours => 1,
        TextOf::Theirs => 2,
    };
    let (path, text) = paths.into_iter().zip(texts).nth(at).unwrap_or((paths[0], texts[0]));
    let path = path.display().to_string();
    let all = text::findings(&path, text, findings, context.plain_look());
    Stop::Failed(format!("{path} cannot be read as an audit, so nothing was merged.\n{all}"))
}
