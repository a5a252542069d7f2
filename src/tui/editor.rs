//! A text written in the user's own editor.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use super::message::Edited;
use crate::store::{Handed, ReadError, Recovery};
use crate::words::screen;

/// What is tried where no editor is set.
pub const USUAL: [&str; 2] = ["nano", "vi"];

/// What the shell ends with when there is no such command.
const NOT_FOUND: i32 = 127;

/// A text to be written in the editor, and what it is: a key of the audit in a file; none if it is no part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// The audit's file and the key.
    pub of: Option<(PathBuf, String)>,
}

impl Draft {
    /// Puts it into a file, kept with what is being typed where it can be.
    fn hand_over(&self, recovery: Option<&Recovery>) -> Result<Handed, String> {
        // Editors expect the last line to end, too.
        let text = if self.text.is_empty() { String::new() } else { format!("{}\n", self.text) };
        match recovery.zip(self.of.as_ref()) {
            Some((recovery, (audit, key))) => {
                recovery.hand_over(audit, key, &self.text, &text).map_err(|error| error.to_string())
            }
            None => Handed::new(&text).map_err(|error| error.to_string()),
        }
    }
}

/// Runs the editor on a draft and gives back what it made of it. The terminal must be free.
#[must_use]
pub fn edit(editor: Option<&str>, draft: &Draft, recovery: Option<&Recovery>) -> Edited {
    if editor.is_some_and(|command| command.trim().is_empty()) {
        return Edited::refused(screen::NO_EDITOR.to_owned());
    }
    let handed = match draft.hand_over(recovery) {
        Ok(handed) => handed,
        Err(error) => return Edited::refused(screen::editor_not_run("the editor", &error)),
    };
    let (name, ended) = match editor {
        Some(command) => (command, run(command, handed.path())),
        None => usual(handed.path()),
    };
    let problem = match ended {
        Ok(status) if status.success() => None,
        Ok(status) if status.code() == Some(NOT_FOUND) => {
            Some(screen::editor_not_run(name, "there is no such program"))
        }
        Ok(status) => Some(screen::editor_failed(name, &status.to_string())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(screen::NO_EDITOR.to_owned()),
        Err(error) => Some(screen::editor_not_run(name, &error.to_string())),
    };
    match handed.take_back() {
        Ok(text) => Edited { text: Some(text), problem },
        Err(ReadError::NotFound { .. }) => Edited::refused(problem.unwrap_or_else(|| screen::NOTHING_LEFT.to_owned())),
        Err(error) => Edited::refused(screen::editor_unread(&error.to_string())),
    }
}

/// Runs the first editor that is there.
fn usual(file: &Path) -> (&'static str, io::Result<ExitStatus>) {
    let tried = USUAL.into_iter().map(|name| (name, Command::new(name).arg(file).status()));
    let missing = |ended: &io::Result<ExitStatus>| matches!(ended, Err(why) if why.kind() == io::ErrorKind::NotFound);
    tried.into_iter().find(|(_, ended)| !missing(ended)).unwrap_or(("", Err(io::ErrorKind::NotFound.into())))
}

/// Runs a command as the shell would, so that it may have arguments and quotes: `code --wait`.
#[cfg(unix)]
fn run(command: &str, file: &Path) -> io::Result<ExitStatus> {
    Command::new("sh").args(["-c", &format!("{command} \"$1\""), "sh"]).arg(file).status()
}

#[cfg(not(unix))]
fn run(command: &str, file: &Path) -> io::Result<ExitStatus> {
    let mut words = command.split_whitespace();
    Command::new(words.next().unwrap_or_default()).args(words).arg(file).status()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn edit(editor: Option<&str>, text: &str) -> Edited {
        super::edit(editor, &Draft { text: text.to_owned(), of: None }, None)
    }

    #[test]
    fn an_editor_may_have_arguments_and_what_it_writes_is_taken() {
        let edited = edit(Some("sed -i -e 's/one/two words/'"), "one");
        assert_eq!(edited, Edited { text: Some("two words\n".to_owned()), problem: None });
    }

    #[test]
    fn an_editor_that_fails_says_so_and_leaves_what_was_written() {
        let edited = edit(Some("f() { echo more >> \"$1\"; return 3; }; f"), "one");
        assert_eq!(edited.text.as_deref(), Some("one\nmore\n"));
        assert!(edited.problem.unwrap().contains("exit status: 3"));
    }

    #[test]
    fn what_cannot_be_taken_in_stays_where_it_is_and_that_is_said() {
        let why = edit(Some("f() { printf 'caf\\351' > \"$1\"; }; f"), "one").problem.unwrap();
        let path = why.split(' ').next().unwrap();
        assert_eq!(std::fs::read(path).unwrap(), b"caf\xe9", "{why}");
        assert!(why.contains("not UTF-8") && why.contains("What you wrote is kept in that file"), "{why}");
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn an_empty_command_and_one_that_is_not_there_are_said() {
        assert_eq!(edit(Some("  "), "one"), Edited::refused(screen::NO_EDITOR.to_owned()));
        let missing = edit(Some("no-such-editor-here 2>/dev/null"), "one");
        assert!(missing.problem.unwrap().contains("no-such-editor-here 2>/dev/null could not be run"), "named");
        assert_eq!(missing.text.as_deref(), Some("one\n"));
    }
}
