//! A text written in the user's own editor.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::message::Edited;
use crate::store::Handed;
use crate::words::screen;

/// What is tried where no editor is set.
const USUAL: [&str; 2] = ["nano", "vi"];

/// What the shell ends with when there is no such command.
const NOT_FOUND: i32 = 127;

/// Runs the editor on the text and gives back what it made of it. The terminal must be free.
#[must_use]
pub fn edit(editor: Option<&str>, text: &str) -> Edited {
    // Editors expect the last line to end, too.
    let handed = match Handed::new(&if text.is_empty() { String::new() } else { format!("{text}\n") }) {
        Ok(handed) => handed,
        Err(error) => return Edited::refused(screen::editor_not_run("the editor", &error.to_string())),
    };
    let (name, ended) = match editor {
        Some(command) if command.trim().is_empty() => return Edited::refused(screen::NO_EDITOR.to_owned()),
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
    match handed.text() {
        Ok(text) => Edited { text: Some(text), problem },
        Err(error) => Edited::refused(problem.unwrap_or_else(|| error.to_string())),
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
    fn an_empty_command_and_one_that_is_not_there_are_said() {
        assert_eq!(edit(Some("  "), "one"), Edited::refused(screen::NO_EDITOR.to_owned()));
        let missing = edit(Some("no-such-editor-here 2>/dev/null"), "one");
        assert!(missing.problem.unwrap().contains("no-such-editor-here 2>/dev/null could not be run"), "named");
        assert_eq!(missing.text.as_deref(), Some("one\n"));
    }
}
