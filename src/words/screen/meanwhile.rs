//! What others did to the file while it is open here, and what to do about it.

use std::path::Path;

use jiff::civil::DateTime;

use super::standards;

/// Said when there is no step to take back since what somebody else saved was taken in.
pub const NOTHING_TO_UNDO_SINCE: &str = "There is nothing to undo since this was merged with what somebody else saved";

/// Asked when somebody else signed the audit off, or it was signed off here, and the two cannot be merged.
pub const SIGNED_ON_DISK: [&str; 4] = [
    "Somebody else changed this file, and one of the two versions is signed off: it is not altered by merging.",
    NOT_OVERWRITTEN,
    SAVE_BESIDE,
    SAVE_BESIDE_AND_OPEN,
];

/// Asked when somebody else put another audit in the place of this one.
pub const ANOTHER_ON_DISK: [&str; 4] = [
    "Somebody else changed this file so that it cannot be merged with what you see here.",
    NOT_OVERWRITTEN,
    SAVE_BESIDE,
    SAVE_BESIDE_AND_OPEN,
];

/// Asked when somebody else changed the file so that it cannot be read.
pub const UNREADABLE_ON_DISK: [&str; 4] = [
    "Somebody else changed this file so that it cannot be read as an audit.",
    NOT_OVERWRITTEN,
    SAVE_BESIDE,
    "{reload}  read it again, once it is mended",
];

/// Said when the audit was signed off by somebody else while it was open here.
pub const SIGNED_MEANWHILE: &str = "Somebody else signed this audit off, so from now on it is shown and not changed";

/// Said when the audit was changed by somebody else after it had been signed off.
pub const ALTERED_MEANWHILE: &str = "Somebody else changed this audit after it was signed off, so its seal is broken. Bring the signed version back, or {reopen} opens it again";

/// Who else has the audit open; an empty list when they have all left.
#[must_use]
pub fn also_open(holders: &[String]) -> String {
    match holders {
        [] => "Nobody else has it open any more".to_owned(),
        some => format!("Also open: {}. Both may edit; what is saved is merged", some.join("; ")),
    }
}

/// Who has an audit open, where and since when, as far as that is known.
#[must_use]
pub fn holder(user: Option<&str>, machine: Option<&str>, since: Option<DateTime>, is_left: bool) -> String {
    let on = machine.map(|machine| format!(" on {machine}")).unwrap_or_default();
    let time = |at: DateTime| format!(" since {}, {:02}:{:02}", super::super::date(at.date()), at.hour(), at.minute());
    let left = if is_left { " (probably left by a program that has died)" } else { "" };
    format!("{}{on}{}{left}", user.unwrap_or("somebody"), since.map(time).unwrap_or_default())
}

/// What came in of what somebody else saved: the numbers of standards, whether anything else of the audit, and on how
/// many keys the two cannot both stand.
#[must_use]
pub fn merged(numbers: &[String], frame: bool, conflicts: usize) -> String {
    let answers = if numbers.len() > 6 { vec![standards(numbers.len())] } else { numbers.to_vec() };
    let what: Vec<String> = answers.into_iter().chain(frame.then(|| "details of the audit".to_owned())).collect();
    let colon = if what.is_empty() { "" } else { ": " };
    let conflicts = (conflicts > 0).then(|| super::super::counted(conflicts, "conflict", "conflicts"));
    let settle = conflicts
        .map(|conflicts| format!(" {conflicts} to settle: {{conflicts}} shows both sides."))
        .unwrap_or_default();
    format!("Merged with what somebody else saved{colon}{}.{settle} Undo starts anew", super::super::listed(&what))
}

/// Asked when the file was changed by somebody else and nothing here is unsaved.
pub const CHANGED_WHILE_IDLE: [&str; 3] = [
    "This file was changed on disk by somebody else.",
    "What you see here is how it was before; nothing of yours is unsaved.",
    "{reload}  read the file again, to see what they wrote",
];

/// The title of the question about a file that somebody else changed.
pub const CHANGED_ELSEWHERE: &str = "Changed elsewhere";

/// The title of the question about a file that is no longer there.
pub const FILE_IS_GONE: &str = "The file is gone";

/// Asked when the file of the open audit is no longer there.
pub const GONE_FROM_DISK: [&str; 3] = [
    "The file of this audit is gone: moved, removed, or something else is in its place.",
    "You can go on with what you see here; it is NOT SAVED until it has a file again.",
    "{save-beside}  saves it again, in its old place if that is free",
];

/// A version was saved beside the file.
#[must_use]
pub fn saved_beside(path: &Path) -> String {
    format!("This version is now kept in {}", crate::plain::safe_line(&path.display().to_string()))
}

const NOT_OVERWRITTEN: &str = "Nothing was overwritten. What you see here is not saved yet.";

const SAVE_BESIDE_AND_OPEN: &str = "{reload}  the same, and open the other one";

const SAVE_BESIDE: &str = "{save-beside}  save this version beside the other one, under a new name";
