//! The audits that are about to be committed, as they are about to be.

use std::collections::BTreeSet;
use std::ffi::OsString;

use super::NAME;
use super::repository::{GitError, Repository, as_path};

/// A file as it is about to be committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// Its path from the top of the repository.
    pub path: String,
    /// What is to be committed.
    pub content: Vec<u8>,
}

/// The changed files that git knows as audits. What is in the folder may be another thing.
///
/// # Errors
///
/// Git could not tell.
pub fn staged(repository: &Repository) -> Result<Vec<Staged>, GitError> {
    let changed = repository.ask(["diff", "--cached", "--name-only", "--diff-filter=d", "-z"])?;
    let audits = repository.ask(["ls-files", "-z", "--", &format!(":(attr:merge={NAME})")])?;
    let audits: BTreeSet<&[u8]> = names(&audits).collect();
    names(&changed).filter(|name| audits.contains(name)).map(|name| read(repository, name)).collect()
}

fn names(listed: &[u8]) -> impl Iterator<Item = &[u8]> {
    listed.split(|byte| *byte == 0).filter(|name| !name.is_empty())
}

fn read(repository: &Repository, name: &[u8]) -> Result<Staged, GitError> {
    let path = as_path(name);
    let mut blob = OsString::from(":0:");
    blob.push(path);
    let content = repository.ask([OsString::from("cat-file"), OsString::from("blob"), blob])?;
    Ok(Staged { path: path.display().to_string(), content })
}
