//! What git calls to merge an audit and to show it.

use std::path::{Path, PathBuf};

use crate::audit;
use crate::cli::context::Context;
use crate::cli::out::{Ended, Stop, complain};
use crate::compare::{self, Merged, NotMerged};
use crate::git;
use crate::plain::escaped;
use crate::report::shown::{Seen, Show};
use crate::report::text;
use crate::shape::MAX_BYTES;
use crate::store::{self, RealDisk};
use crate::words::git as words;
use crate::words::sign_off::merged_over_seal;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Merging {
    /// %O: what both began with; empty if both added the file.
    base: PathBuf,
    /// %A: ours, into which the result is written.
    ours: PathBuf,
    /// %B: theirs.
    theirs: PathBuf,
    /// %L: how many signs mark a conflict in a text.
    marker: u16,
    /// %P: the path of the file.
    path: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Showing {
    /// The file, or a copy of how it was.
    file: PathBuf,
}

/// Merges by meaning; what is no audit, or none that can be read, as git would merge it. Ours never stays in silence.
pub(super) fn merge(context: &Context, args: &Merging) -> Ended {
    let path = args.path.display().to_string();
    let paths = [args.base.as_path(), &args.ours, &args.theirs];
    let merged = by_meaning(context, paths);
    match merged {
        Ok(merged) if merged.conflicts.is_empty() && merged.unsealed.is_none() => Ended::Done,
        Ok(merged) => {
            if !merged.conflicts.is_empty() {
                complain(&words::settle(&path, &merged.conflicts));
            }
            merged.unsealed.iter().for_each(|by| complain(&merged_over_seal(Some(&path), by)));
            Ended::No
        }
        Err(why) => as_text(&path, paths, args.marker, why.as_deref()),
    }
}

/// What was merged, or why it cannot be by meaning; no reason is needed for what is no audit.
fn by_meaning(context: &Context, paths: [&Path; 3]) -> Result<Merged, Option<String>> {
    let texts = paths.map(|path| store::read_text(path).map_err(|_| Some(words::NO_TEXT.to_owned())));
    let [base, ours, theirs] = texts;
    let [base, ours, theirs] = [base?, ours?, theirs?];
    let merged = compare::merge(&base, &ours, &theirs, &context.known.frameworks);
    let merged = merged.map_err(|why| reason(&why, [&ours, &theirs]))?;
    let [_, into, _] = paths;
    store::save(&RealDisk, into, &merged.text, None).map_err(|error| Some(error.to_string()))?;
    Ok(merged)
}

fn reason(why: &NotMerged, sides: [&String; 2]) -> Option<String> {
    let is_audit = !sides.into_iter().all(|text| audit::is_something_else(text));
    is_audit.then(|| match why {
        NotMerged::Unreadable(_, findings) => {
            let first = findings.first().map_or_else(String::new, |found| format!(" ({})", found.message));
            format!("{why}{first}")
        }
        _ => why.to_string(),
    })
}

fn as_text(path: &str, paths: [&Path; 3], marker: u16, why: Option<&str>) -> Ended {
    let merged = git::merge_as_text(paths, marker);
    match (merged, why) {
        (Ok(clean), Some(why)) => complain(&words::merged_as_text(path, why, clean)),
        (Err(error), _) => complain(&words::not_merged(path, &error.to_string())),
        (Ok(_), None) => {}
    }
    match merged {
        Ok(true) => Ended::Done,
        Ok(false) => Ended::No,
        Err(_) => Ended::Broken,
    }
}

/// Writes an audit line by line in words; what cannot be read as one, as it stands, with nothing that a terminal obeys.
pub(super) fn show(context: &mut Context, args: &Showing) -> Result<Ended, Stop> {
    let text = store::read_any(&args.file).map_err(Stop::failed)?;
    let shown = in_words(context, &text).unwrap_or_else(|| escaped(&text));
    context.out.data(&shown)?;
    Ok(Ended::Done)
}

fn in_words(context: &Context, text: &str) -> Option<String> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let reading = audit::read(text, &context.known.frameworks);
    let audit = reading.audit?;
    let framework = context.known.frameworks.get(&audit.framework)?;
    let today = context.surroundings.today;
    let seen = Seen {
        path: "",
        text,
        audit: &audit,
        framework,
        source: "",
        findings: &reading.findings,
        today,
        overdue_by: None,
    };
    Some(text::versioned(&Show::of(&seen), &audit, framework, text, &reading.findings))
}
