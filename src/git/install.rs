//! What install makes in a repository, step by step, and uninstall takes away again.

use std::path::{Path, PathBuf};

use super::repository::{GitError, Repository, as_path};
use super::settings::{LINES, MADE, drivers};
use super::{NAME, attributes, hook};
use crate::store::{self, Disk, ReadError, RealDisk};
use crate::words::git as words;

/// What a repository is to be taught.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The folder of the audits, from the top of the repository; empty for all of it.
    pub folder: &'a Path,
    /// How a shell calls this program.
    pub program: &'a str,
    /// Whether commits are to be checked.
    pub check: bool,
}

/// Teaches a repository, and says what it did, a sentence a step. What is so already is left alone.
///
/// # Errors
///
/// Git or the disk refused; what was done until then stays, and doing it again goes on.
pub fn install(repository: &Repository, wanted: Wanted<'_>) -> Result<Vec<String>, GitError> {
    let mut said = Vec::new();
    if set_drivers(repository, wanted.program)? {
        said.push(words::DRIVERS_SET.to_owned());
    }
    said.extend(add_line(repository, wanted.folder)?);
    if wanted.check {
        said.extend(add_hook(repository, wanted.program)?);
    }
    Ok(said)
}

/// Takes away what install made, and says so. What others made or changed stays.
///
/// # Errors
///
/// As [`install`].
pub fn uninstall(repository: &Repository) -> Result<Vec<String>, GitError> {
    let mut said = Vec::new();
    said.extend(remove_lines(repository)?);
    said.extend(remove_hook(repository)?);
    let keys = drivers(NAME).into_iter().map(|(key, _)| key);
    let mut is_set = false;
    for key in keys.chain([LINES.to_owned(), MADE.to_owned()]) {
        is_set |= unset(repository, &key)?;
    }
    if is_set {
        said.push(words::DRIVERS_UNSET.to_owned());
    }
    Ok(said)
}

/// Says whether anything had to be set.
fn set_drivers(repository: &Repository, program: &str) -> Result<bool, GitError> {
    let mut changed = false;
    for (key, value) in drivers(program) {
        if repository.setting("--local", &key)?.as_deref() != Some(value.as_str()) {
            repository.ask(["config", "--local", "--replace-all", &key, &value])?;
            changed = true;
        }
    }
    Ok(changed)
}

fn unset(repository: &Repository, key: &str) -> Result<bool, GitError> {
    let is_set = repository.setting("--local", key)?.is_some();
    if is_set {
        repository.ask(["config", "--local", "--unset-all", key])?;
    }
    Ok(is_set)
}

fn add_line(repository: &Repository, folder: &Path) -> Result<Option<String>, GitError> {
    if git_knows(repository, folder)? {
        return Ok(None);
    }
    let (file, line) = (repository.top.join(".gitattributes"), attributes::line(folder));
    let (text, before) = match store::read_to_edit(&file) {
        Ok((text, before)) => (text, Some(before)),
        Err(ReadError::NotFound { .. }) => (String::new(), None),
        Err(error) => return Err(error.into()),
    };
    let Some(after) = attributes::with(&text, &line) else {
        return Ok(Some(words::overridden(&line)));
    };
    repository.ask(["config", "--local", "--add", LINES, &line])?;
    match before {
        Some(before) => store::save(&RealDisk, &file, &after, Some(&before))?,
        None => {
            repository.ask(["config", "--local", MADE, "true"])?;
            store::create_new(&RealDisk, &file, &after)?
        }
    };
    let is_known = git_knows(repository, folder)?;
    Ok(Some(if is_known { words::line_added(&line) } else { words::overridden(&line) }))
}

/// Whether git would take the drivers for an audit in the folder.
fn git_knows(repository: &Repository, folder: &Path) -> Result<bool, GitError> {
    let audit = folder.join("board").join("2014.toml");
    let asked = ["check-attr", "-z", "merge", "diff", "--"].map(Into::into).into_iter().chain([audit.into_os_string()]);
    let told = repository.ask(asked)?;
    // Path, attribute and value, twice.
    let values = told.split(|byte| *byte == 0).skip(2).step_by(3);
    Ok(values.filter(|value| *value == NAME.as_bytes()).count() == 2)
}

fn remove_lines(repository: &Repository) -> Result<Vec<String>, GitError> {
    let file = repository.top.join(".gitattributes");
    let (mut text, before) = match store::read_to_edit(&file) {
        Ok(read) => read,
        Err(ReadError::NotFound { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut said = Vec::new();
    for line in repository.setting("--local", LINES)?.unwrap_or_default().lines() {
        if let Some(after) = attributes::without(&text, line) {
            text = after;
            said.push(words::line_removed(line));
        }
    }
    let is_made = repository.setting("--local", MADE)?.is_some();
    if !said.is_empty() && text.is_empty() && is_made {
        RealDisk.remove(&file).map_err(|error| ReadError::new(&file, error))?;
    } else if !said.is_empty() {
        store::save(&RealDisk, &file, &text, Some(&before))?;
    }
    let rest = text.lines().filter(|line| line.contains(&format!("={NAME}")));
    said.extend(rest.map(|line| words::line_stays(line.trim())));
    Ok(said)
}

fn add_hook(repository: &Repository, program: &str) -> Result<Option<String>, GitError> {
    let (path, text) = (hook_path(repository)?, hook::text(program));
    let is_shared = repository.setting("--includes", "core.hooksPath")?.is_some();
    match store::read_text(&path) {
        Ok(there) if there == text => Ok(None),
        Ok(there) if there.contains(" git driver check") && !hook::is_ours(&there) => Ok(None),
        Err(ReadError::NotFound { .. }) if !is_shared => {
            store::create_program(&RealDisk, &path, &text)?;
            Ok(Some(words::hook_made(&path.display().to_string())))
        }
        Ok(there) if hook::is_ours(&there) => {
            store::save(&RealDisk, &path, &text, None)?;
            Ok(Some(words::hook_made(&path.display().to_string())))
        }
        _ => Ok(Some(words::hook_is_foreign(&path.display().to_string(), &hook::check(program)))),
    }
}

fn remove_hook(repository: &Repository) -> Result<Option<String>, GitError> {
    let path = hook_path(repository)?;
    let shown = path.display().to_string();
    match store::read_text(&path) {
        Ok(text) if hook::is_ours(&text) => {
            RealDisk.remove(&path).map_err(|error| ReadError::new(&path, error))?;
            Ok(Some(words::hook_removed(&shown)))
        }
        Ok(text) if text.contains(" git driver check") => Ok(Some(words::hook_stays(&shown))),
        _ => Ok(None),
    }
}

fn hook_path(repository: &Repository) -> Result<PathBuf, GitError> {
    let told = repository.ask(["rev-parse", "--git-path", "hooks/pre-commit"])?;
    Ok(repository.top.join(as_path(told.trim_ascii_end())))
}
