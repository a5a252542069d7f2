//! Git: what a repository was taught, what was merged and how, what keeps a commit back.

use super::listed;

/// There is no git.
pub const NO_GIT: &str =
    "git is not there, or the shell does not find it. Install it; `lscb-audit merge` merges audits without it";

/// The drivers were set.
pub const DRIVERS_SET: &str = "git merges audits by meaning and shows their changes in words, in this clone";

/// The drivers were taken away.
pub const DRIVERS_UNSET: &str = "git merges and shows audits as any text again, in this clone";

/// What has to be done beside.
pub const EVERYBODY: &str = "Commit .gitattributes, and have everybody run `lscb-audit git install` once in their clone: git does not pass on settings.";

/// All was so already.
pub const NOTHING_TO_INSTALL: &str = "Nothing to do: it is all there already.";

/// There was nothing to take away.
pub const NOTHING_TO_UNINSTALL: &str = "Nothing to do: nothing of it is there.";

/// A folder that belongs to no repository.
#[must_use]
pub fn no_repository(folder: &str) -> String {
    let here = if folder == "." { "this folder" } else { folder };
    format!("{here} is in no git repository. Go to one, or begin one with `git init`")
}

/// A folder that is not there.
#[must_use]
pub fn no_folder(folder: &str) -> String {
    format!("{folder} is no folder. Name the folder that the audits are in, or none for all of the repository")
}

/// A line was put into `.gitattributes`.
#[must_use]
pub fn line_added(line: &str) -> String {
    format!(".gitattributes: `{line}` put in")
}

/// A line is in `.gitattributes` and does not hold.
#[must_use]
pub fn overridden(line: &str) -> String {
    format!(
        ".gitattributes: `{line}` is there, but a later line or another file of attributes says otherwise; take that out for audits"
    )
}

/// A line was taken out of `.gitattributes`.
#[must_use]
pub fn line_removed(line: &str) -> String {
    format!(".gitattributes: `{line}` taken out. If others go on using it, do not commit that")
}

/// A line of `.gitattributes` that came from elsewhere.
#[must_use]
pub fn line_stays(line: &str) -> String {
    format!(".gitattributes: `{line}` stays, since it was not put in here; without settings it does nothing")
}

/// The hook was made.
#[must_use]
pub fn hook_made(path: &str) -> String {
    format!("{path}: a commit in which an audit is wrong is refused")
}

/// What the hook says where the shell does not find the program, before the command that takes the hook away. It stands
/// between double quotes of a shell.
pub const HOOK_WITHOUT_PROGRAM: &str = "lscb-audit: the commit is refused, since its audits cannot be checked: the program lscb-audit is not \
     there, or the shell does not find it. Install it, or have its folder in PATH. git commit --no-verify makes this one commit all the same. \
     To commit without checks from now on, take the hook away";

/// The hook was taken away.
#[must_use]
pub fn hook_removed(path: &str) -> String {
    format!("{path} taken away")
}

/// There is a hook of somebody else's.
#[must_use]
pub fn hook_is_foreign(path: &str, command: &str) -> String {
    format!(
        "{path} is not ours to write and stays as it is. To have audits checked, add this line to it: {command} || exit 1"
    )
}

/// A hook of somebody else's calls this program.
#[must_use]
pub fn hook_stays(path: &str) -> String {
    format!("{path} stays, since somebody wrote in it; take out its line with `git driver check`")
}

/// A merge has left conflicts in an audit.
#[must_use]
pub fn settle(path: &str, keys: &[String]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let be = if keys.len() == 1 { "is" } else { "are" };
    format!(
        "{path}: both sides changed {}, which {be} in conflict; all else is merged.\n\
         Settle this in `lscb-audit '{path}'`, then `git add` the file and go on as `git status` says",
        listed(&keys)
    )
}

/// An audit could not be merged by meaning.
#[must_use]
pub fn merged_as_text(path: &str, why: &str, clean: bool) -> String {
    let end = if clean { "look at what came of it" } else { "look for the lines with <<<<<<< and >>>>>>>" };
    format!("{path} was merged line by line, as any text: {why}; {end}")
}

/// An audit could not be merged at all.
#[must_use]
pub fn not_merged(path: &str, why: &str) -> String {
    format!("{path} was not merged: {why}. Nothing of it was changed")
}

/// What heads lines of a file that are no part of an audit as it is known here.
pub const AS_WRITTEN: &str = "Also in the file, as it is written";

/// What heads the comments of a file.
pub const COMMENTS: &str = "Comments in the file";

/// A file that is no text, or too large a one.
pub const NO_TEXT: &str = "it is no text of at most 1 MiB in UTF-8";

/// A commit was refused.
pub const COMMIT_REFUSED: &str =
    "The commit is refused until the audits are in order. `git commit --no-verify` makes it all the same";
