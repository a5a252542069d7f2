//! `set`: edits from a script.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::path::{Path, PathBuf};

use super::change::{Edited, until_saved};
use super::context::Context;
use super::files;
use super::narrow::{self, Narrow};
use super::out::{Ended, Stop, complain};
use crate::audit::{self, Audit, Edit, Key, Reviewer, Take};
use crate::framework::Framework;
use crate::plain::Finding;
use crate::shape::{self, Value};
use crate::store::{self, Occasion};
use crate::words::batch::{self, Edited as Sums};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit set northbridge/2014 sub-group.status=met board.children=52400
  lscb-audit set northbridge/2014 prevalence.status=not-applicable 'prevalence.reason=Why'
  lscb-audit set northbridge/2014 sub-group.evidence=@evidence.txt 'sub-group.links=[\"a.pdf\"]'
  lscb-audit set northbridge/2014 sub-group.actions.k7q2mx.done=2015-02-11 sub-group.note=
  lscb-audit set northbridge/2014 conflicts.0=theirs
  lscb-audit set audits --year 2014 audit.period='April 2013 to March 2014' --dry-run

A value that begins with @ is a file; where the key holds a list, one in square brackets is a list; an empty one \
takes the key away. What a merge left in conflict is settled by setting its key, or by taking a side: conflicts.0 \
is the first one, and takes ours, theirs or base. What was decided over what is written among the decisions.

Every change is a line: the file, the key, what it held and what it holds now. A file is changed as a \
whole or not at all, and nothing is said of one that would stay as it is. An audit that is signed off \
is not changed; it is named, the rest is done, and the exit code is 2.")]
pub(super) struct Args {
    /// Audits or folders of them, then what to set in each: KEY=VALUE.
    #[arg(required = true, value_name = "PATH|KEY=VALUE")]
    arguments: Vec<OsString>,

    #[command(flatten)]
    narrow: Narrow,

    /// Say what would change, and change nothing.
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
    if let Some(key) = set_twice(&assignments) {
        return Err(Stop::failed(batch::set_twice(key)));
    }
    known_somewhere(context, &assignments)?;
    refuse_identity_of_several(context, &assignments, &paths)?;
    let mut sums = Sums { dry_run: args.dry_run, ..Sums::default() };
    let mut seen = BTreeSet::new();
    for typed in paths.into_iter().map(Path::new) {
        for target in targets(context, typed, &mut sums) {
            if seen.insert(store::real_path(&target.path)) {
                count(one(context, &target, &assignments, args), &mut sums)?;
            }
        }
    }
    if sums.audits + sums.failed == 0 {
        return Err(narrow::none_meant());
    }
    complain(&batch::edited(&sums));
    Ok(if sums.failed == 0 { Ended::Done } else { Ended::Undone })
}

/// A key that is set twice, of which only one can be meant.
fn set_twice(assignments: &[Assignment]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    assignments.iter().map(|it| it.key.as_str()).find(|key| !seen.insert(*key))
}

/// What is wrong for every framework is said once, and not for each file.
fn known_somewhere(context: &Context, assignments: &[Assignment]) -> Result<(), Stop> {
    for assignment in assignments {
        let mut tried = context.known.frameworks.iter().map(|framework| edit(assignment, framework));
        if let Some(Err(why)) = tried.next()
            && !tried.any(|other| other.is_ok())
        {
            return Err(Stop::failed(why));
        }
    }
    Ok(())
}

/// Which audit a file is, is set in one file at a time: two of one board and year would count no more.
fn refuse_identity_of_several(context: &Context, assignments: &[Assignment], paths: &[&OsString]) -> Result<(), Stop> {
    let is_folder =
        |typed: &&OsString| store::resolve(Path::new(typed), context.audits()).is_ok_and(|path| path.is_dir());
    let identity = assignments.iter().find(|it| matches!(it.key.as_str(), "board.id" | "audit.year"));
    match identity.filter(|_| paths.len() > 1 || paths.iter().any(is_folder)) {
        Some(assignment) => Err(Stop::failed(batch::one_file_at_a_time(&assignment.key))),
        None => Ok(()),
    }
}

/// The files that a path means. What cannot be looked into is said.
fn targets(context: &Context, typed: &Path, sums: &mut Sums) -> Vec<Target> {
    let mut refuse = |why: &dyn Display| {
        complain(&why.to_string());
        sums.failed += 1;
    };
    match store::resolve(typed, context.audits()) {
        Ok(path) => {
            let found = store::find(&path);
            found.problems.iter().for_each(|problem| refuse(problem));
            let in_folder = path.is_dir();
            let folder = store::real_path(&path);
            let leads_out = |file: &PathBuf| {
                in_folder && file.is_symlink() && file.exists() && !store::real_path(file).starts_with(&folder)
            };
            let (outside, inside): (Vec<_>, Vec<_>) = found.files.into_iter().partition(leads_out);
            outside.iter().for_each(|file| refuse(&batch::leads_out(&file.display().to_string())));
            inside.into_iter().map(|path| Target { path, in_folder }).collect()
        }
        Err(why) => {
            refuse(&why);
            Vec::new()
        }
    }
}

/// Adds what came of one file to the sums.
fn count(done: Result<Option<usize>, Stop>, sums: &mut Sums) -> Result<(), Stop> {
    match done {
        Ok(None) => {}
        Ok(Some(changes)) => {
            sums.audits += 1;
            sums.changed += usize::from(changes > 0);
            sums.changes += changes;
        }
        Err(Stop::Failed(message)) => {
            complain(&message);
            sums.failed += 1;
        }
        Err(gone) => return Err(gone),
    }
    Ok(())
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
        Some("") => return Err(Stop::failed(batch::no_file_after_at(key))),
        Some(file) => {
            let text = store::read_text(Path::new(file)).map_err(Stop::failed)?;
            text.trim_start_matches('\u{FEFF}').trim_end_matches(['\r', '\n']).to_owned()
        }
        None => value.to_owned(),
    };
    Ok(Assignment { key: key.to_owned(), value })
}

/// A file to be changed.
struct Target {
    path: PathBuf,
    /// Whether a folder was named and it was found there, so that it may be no audit at all.
    in_folder: bool,
}

/// Changes one file. Returns how many keys changed, or none where it is no audit that is meant.
fn one(context: &mut Context, target: &Target, assignments: &[Assignment], args: &Args) -> Result<Option<usize>, Stop> {
    let done = until_saved(context, &target.path, Occasion::Set, |text| {
        let Some(made) = made(context, target, assignments, args, &text)? else { return Ok(None) };
        let of = shape::differences(&text, &made);
        // A dry run leaves it as it is.
        Ok(Some(Edited { text: if args.dry_run { text } else { made }, of }))
    })?;
    let Some(differences) = done else { return Ok(None) };
    let shown = target.path.display();
    for it in &differences {
        context.out.line(&format!("{shown}: {}", batch::key_change(&it.key, it.old.as_deref(), it.new.as_deref())))?;
    }
    context.out.flush()?; // whoever stops it here has a line for all that is saved
    Ok(Some(differences.len()))
}

/// What becomes of the text of a file; none where it is no audit that is meant.
fn made(
    context: &Context,
    target: &Target,
    assignments: &[Assignment],
    args: &Args,
    text: &str,
) -> Result<Option<String>, Stop> {
    let shown = target.path.display().to_string();
    let reading = audit::read(text, &context.known.frameworks);
    if target.in_folder && reading.audit.is_none() && audit::is_something_else(text) {
        files::say_skipped(&[shown]);
        return Ok(None);
    }
    let Some(audit) = &reading.audit else {
        return Err(files::unreadable(context, &shown, text, &reading.findings));
    };
    if !args.narrow.means(audit) {
        return Ok(None);
    }
    let edited = edited(context, text, audit, &reading.findings, assignments);
    edited.map(Some).map_err(|why| Stop::failed(format!("{shown}: {why}")))
}

/// The text with all that is to be set, or why nothing can be: nothing is set that makes a value wrong.
fn edited(
    context: &Context,
    text: &str,
    audit: &Audit,
    found: &[Finding],
    assignments: &[Assignment],
) -> Result<String, String> {
    let frameworks = &context.known.frameworks;
    let framework = frameworks.get(&audit.framework).ok_or("its framework is not known")?;
    let edits = assignments.iter().map(|it| edit(it, framework)).collect::<Result<Vec<_>, _>>()?;
    let by = Reviewer { name: context.surroundings.user.clone(), on: context.surroundings.today };
    let edited = audit::edit(text, audit, framework, &edits, &by).map_err(|why| why.to_string())?;
    let reading = audit::read(&edited, frameworks);
    let was_there = |new: &Finding| found.iter().any(|old| (old.code, &old.key) == (new.code, &new.key));
    let wrong = reading.findings.into_iter().find(|new| audit::is_wrong_value(new) && !was_there(new));
    match (wrong, reading.audit) {
        (Some(wrong), _) => Err(batch::wrong_then(&wrong.message)),
        (None, None) => Err(batch::NOT_READABLE_THEN.to_owned()),
        (None, Some(_)) => Ok(edited),
    }
}

fn edit(assignment: &Assignment, framework: &Framework) -> Result<Edit, String> {
    if let Some(conflict) = conflict(&assignment.key) {
        return side(&assignment.value).map(|take| Edit::Settle(conflict, take));
    }
    let key = Key::parse(&assignment.key, framework).map_err(|error| error.to_string())?;
    if assignment.value.is_empty() {
        return Ok(Edit::Clear(key));
    }
    let kind = key.kind().ok_or_else(|| format!("`{}` holds no value of its own", assignment.key))?;
    let value = Value::typed(kind, &assignment.value).map_err(|why| format!("`{}`: {why}", assignment.key))?;
    Ok(Edit::Set(key, value))
}

/// The place of the conflict that a key names: `conflicts.0`.
fn conflict(key: &str) -> Option<usize> {
    key.strip_prefix("conflicts.")?.parse().ok()
}

/// The side of a conflict that is to be taken.
fn side(word: &str) -> Result<Take, String> {
    match word {
        "ours" => Ok(Take::Ours),
        "theirs" => Ok(Take::Theirs),
        "base" => Ok(Take::Base),
        _ => Err(batch::which_side(word)),
    }
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
