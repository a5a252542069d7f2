//! `set`: edits from a script.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::context::Context;
use super::files;
use super::out::{Ended, Stop, complain};
use crate::audit::{self, Edit, Key, Reviewer};
use crate::framework::Framework;
use crate::plain::safe;
use crate::shape::Value;
use crate::store::{self, RealDisk};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit set northbridge/2014 sub-group.status=met board.children=52400
  lscb-audit set northbridge/2014 prevalence.status=not-applicable 'prevalence.reason=Why'
  lscb-audit set northbridge/2014 sub-group.evidence=@evidence.txt 'sub-group.links=[\"a.pdf\"]'
  lscb-audit set northbridge/2014 sub-group.actions.k7q2mx.done=2015-02-11 sub-group.note=

A value that begins with @ is a file; one in square brackets is a list; an empty one takes the key away.

A file is changed as a whole or not at all. An audit that is signed off is not changed.")]
pub(super) struct Args {
    /// Audits, then what to set in each: KEY=VALUE.
    #[arg(required = true, value_name = "PATH|KEY=VALUE")]
    arguments: Vec<OsString>,

    /// Show what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// A key with what it is to hold; nothing takes it away.
struct Assignment {
    key: String,
    value: String,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let (assignments, paths): (Vec<_>, Vec<_>) = args.arguments.iter().partition(|text| is_assignment(text));
    let assignments = assignments.into_iter().map(|text| assignment(text)).collect::<Result<Vec<_>, _>>()?;
    if assignments.is_empty() || paths.is_empty() {
        return Err(Stop::failed(
            "`set` needs an audit and what to set, as in: set northbridge/2014 sub-group.status=met",
        ));
    }
    let mut ended = Ended::Done;
    for path in paths.into_iter().map(PathBuf::from) {
        match one(context, &path, &assignments, args.dry_run) {
            Err(Stop::Failed(message)) => {
                complain(&message);
                ended = Ended::Undone;
            }
            other => drop(other?),
        }
    }
    Ok(ended)
}

/// An argument is an assignment if it has `=` before any `/`.
fn is_assignment(text: &OsStr) -> bool {
    let bytes = text.as_encoded_bytes();
    bytes.iter().find(|byte| matches!(byte, b'=' | b'/')) == Some(&b'=')
}

fn assignment(text: &OsStr) -> Result<Assignment, Stop> {
    let text = text.to_str().ok_or_else(|| Stop::failed("what is to be set is not UTF-8. Type it anew"))?;
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    let value = match value.strip_prefix('@') {
        Some(file) => {
            let text = store::read_text(Path::new(file)).map_err(Stop::failed)?;
            text.trim_start_matches('\u{FEFF}').trim_end_matches(['\r', '\n']).to_owned()
        }
        None => value.to_owned(),
    };
    Ok(Assignment { key: key.to_owned(), value })
}

fn one(context: &mut Context, typed: &Path, assignments: &[Assignment], dry_run: bool) -> Result<(), Stop> {
    let path = store::resolve(typed, context.audits()).map_err(Stop::failed)?;
    let (text, fingerprint) = store::read_to_edit(&path).map_err(Stop::failed)?;
    let edited = edited(context, &path, &text, assignments)?;
    if dry_run {
        return context.out.data(&unified(&path, &text, &edited));
    }
    let saved = store::save(&RealDisk, &path, &edited, Some(&fingerprint)).map_err(Stop::failed)?;
    let what = if saved.written { "saved" } else { "nothing to change" };
    complain(&format!("{}: {what}", path.display()));
    Ok(())
}

/// The text with all that is to be set, or why nothing can be.
fn edited(context: &Context, path: &Path, text: &str, assignments: &[Assignment]) -> Result<String, Stop> {
    let shown = path.display().to_string();
    let frameworks = &context.known.frameworks;
    let reading = audit::read(text, frameworks);
    let audit = reading.audit.ok_or_else(|| files::unreadable(context, &shown, text, &reading.findings))?;
    let refused = |why: &dyn std::fmt::Display| Stop::failed(format!("{shown}: {why}"));
    let framework = frameworks.get(&audit.framework).ok_or_else(|| refused(&"its framework is not known"))?;
    let edits = assignments.iter().map(|it| edit(it, framework)).collect::<Result<Vec<_>, _>>();
    let edits = edits.map_err(|why| refused(&why))?;
    let by = Reviewer { name: context.surroundings.user.clone(), on: context.surroundings.today };
    let edited = audit::edit(text, &audit, framework, &edits, &by).map_err(|why| refused(&why))?;
    match audit::read(&edited, frameworks).audit {
        Some(_) => Ok(edited),
        None => Err(refused(&"with that it could not be read any more, so nothing was changed")),
    }
}

fn edit(assignment: &Assignment, framework: &Framework) -> Result<Edit, String> {
    let key = Key::parse(&assignment.key, framework).map_err(|error| error.to_string())?;
    if assignment.value.is_empty() {
        return Ok(Edit::Clear(key));
    }
    let kind = key.kind().ok_or_else(|| format!("`{}` holds no value of its own", assignment.key))?;
    let value = Value::typed(kind, &assignment.value).map_err(|why| format!("`{}`: {why}", assignment.key))?;
    Ok(Edit::Set(key, value))
}

/// What would change, as programs show it.
fn unified(path: &Path, old: &str, new: &str) -> String {
    let name = path.display().to_string();
    safe(&TextDiff::from_lines(old, new).unified_diff().header(&name, &name).to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_has_its_equals_sign_before_any_slash() {
        for assignment in ["sub-group.status=met", "sub-group.links=[\"a/b\"]", "sub-group.note="] {
            assert!(is_assignment(OsStr::new(assignment)), "{assignment}");
        }
        for path in ["northbridge/2014", "a/b=c.toml", "northbridge"] {
            assert!(!is_assignment(OsStr::new(path)), "{path}");
        }
    }
}
