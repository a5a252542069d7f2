//! What the terminal interface says: notices, titles, questions.
//!
//! `{undo}` in a sentence stands for the key of the command of that name, as it is bound.

mod form;
mod meanwhile;
mod writing;

use std::path::Path;

pub use form::*;
pub use meanwhile::*;
pub use writing::*;

/// Said when a signed audit is opened, and when somebody tries to change it.
pub const SIGNED_READ_ONLY: &str = "This audit is signed off, so it is shown and not changed. {reopen} opens it again";

/// Said when an audit is opened that was changed after it was signed off.
pub const SIGNED_AND_ALTERED: &str =
    "This audit was CHANGED AFTER IT WAS SIGNED OFF: it is not what was signed. {reopen} opens it again";

/// Said when what is selected was copied.
pub const COPIED: &str = "Copied. {leave} again leaves, and the text is kept";

/// Said when there is nothing to save.
pub const ALL_SAVED: &str = "Everything is saved";

/// Said when somebody would leave what could not be saved.
pub const LEAVING_UNSAVED: &str = "The last changes are NOT SAVED. {save} tries again; {leave} leaves without them";

/// Said when another audit would take the place of what could not be saved.
pub const OPEN_ONE_IS_UNSAVED: &str =
    "The audit that is open has changes that are NOT SAVED; save them before you open another";

/// Said where nothing is searched for yet.
pub const WHAT_IS_SEARCHED: &str = "Type what to look for in titles, evidence, notes and actions";

/// Said where a search of the audit finds nothing.
pub const FOUND_NOWHERE: &str = "It is nowhere in this audit";

/// Said where a search finds nothing.
pub const NOTHING_FOUND: &str = "Nothing is called that";

/// Said when there is nothing to take back.
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo";

/// Said when there is nothing to make again.
pub const NOTHING_TO_REDO: &str = "There is nothing to redo";

/// How a status is given.
pub const HOW_TO_ANSWER: &str = "Press {status-met} to {status-not-known}, or {status-not-applicable} for not applicable; {status-clear} takes the answer away";

/// The same where not applicable is no answer.
pub const HOW_TO_ANSWER_ALWAYS: &str = "Press {status-met} to {status-not-known}; {status-clear} takes the answer away";

/// Said when a key for actions is pressed elsewhere.
pub const SELECT_AN_ACTION: &str = "Select an action in the form first: {other-panel} goes in, arrows move";

/// An action was taken away.
pub const ACTION_REMOVED: &str = "Action taken away";

/// An action was added.
pub const ACTION_ADDED: &str = "Action added";

/// What a new action still needs.
pub const ACTION_NEEDS_OWNER: &str = "Action added. {enter} writes who does it and by when; {back} goes back";

/// Said when no standard needs an answer.
pub const ALL_ANSWERED: &str = "Every standard is answered";

/// Said when there is nothing to compare with.
pub const NOTHING_TO_COMPARE: &str = "There is no other audit to compare with";

/// Said where a board has no other audit to compare with.
pub const ONLY_AUDIT_OF_BOARD: &str = "This board has no other audit; choose one of another board";

/// Said where an audit that was compared is not there any more.
pub const AUDIT_IS_GONE: &str = "One of the two audits is no longer there, so there is nothing to compare";

/// Asked for the audit to compare with.
pub const WHICH_OLD: &str = "OLD: which audit is on the left?";

/// Asked for the audit to compare.
pub const WHICH_NEW: &str = "NEW: which audit is on the right?";

/// Asked for the standards to be listed.
pub const WHICH_STANDARDS: &str = "Which standards are listed?";

/// What the palette lists.
pub const COMMANDS_AND_STANDARDS: &str = "Commands and standards";

/// What the palette lists of a standard.
pub const CONFUSED_WITH: &str = "Easily confused with";

/// Said when there is no further year that way.
pub const NO_FURTHER_YEAR: &str = "There is no other year that way";

/// A list of standards: those that need an answer.
pub const TO_ANSWER: &str = "to answer";

/// A list of standards: those that are answered and not met.
pub const NOT_MET_YET: &str = "not yet met";

/// A list of standards: those marked.
pub const TO_COME_BACK_TO: &str = "to come back to";

/// A list of standards: those whose answers have no evidence, or an earlier year's.
pub const DOUBTFUL: &str = "to look at again";

/// Said when all standards are listed again.
pub const ALL_LISTED: &str = "All standards are listed";

/// Said when the next place is asked for before anything was searched.
pub const NOTHING_SEARCHED: &str = "Nothing was searched for yet: {search} searches";

/// Said when a command needs an open audit.
pub const OPEN_AN_AUDIT_FIRST: &str = "Open an audit first: {enter} opens the one that is selected";

/// Asked for a new audit.
pub const NEW_BOARD: &str = "New audit: the board's name";

/// Asked for a new audit.
pub const NEW_YEAR: &str = "New audit: the year in which the period audited ends";

/// Said of a board's name that no id can be made of.
pub const NAME_TOO_BARE: &str = "a name needs at least one letter or digit of plain English";

/// Said when a new audit was given up.
pub const NO_AUDIT_BEGUN: &str = "No audit was begun";

/// Which standards are listed.
#[must_use]
pub fn listed(kind: &str, count: usize) -> String {
    format!("Listed: {kind}, {}. {{list-only}} goes on, {{back}} lists all", standards(count))
}

/// Which year was taken to compare with, and how to take another.
#[must_use]
pub fn nearest(year: impl std::fmt::Display, earlier: bool) -> String {
    let which = if earlier { "nearest earlier" } else { "nearest later" };
    format!("Compared with {year}, the {which} year. {{choose-old}} and {{choose-new}} choose others")
}

/// A list of standards: `Newly met: 3 of 24`.
#[must_use]
pub fn list_of(name: &str, count: usize, of: usize) -> String {
    format!("{name}: {count} of {of}")
}

/// The title of the page with all years of a board.
#[must_use]
pub fn all_years(board: &str) -> String {
    format!("{board}: all years")
}

/// How many standards can be followed through all years of a board, where that is not all.
#[must_use]
pub fn in_all_years(all: usize, any: usize) -> String {
    format!("{all} of {any} standards are in all these audits; a blank: not asked that year.")
}

/// How many standards: `1 standard`, `3 standards`.
#[must_use]
pub fn standards(count: usize) -> String {
    format!("{count} {}", if count == 1 { "standard" } else { "standards" })
}

/// How many standards are picked.
#[must_use]
pub fn picked(count: usize) -> String {
    match count {
        0 => "Nothing is picked".to_owned(),
        1 => "1 picked: a status, {confirm}, {lead} or {revisit} now goes to what is picked. {back} puts it back"
            .to_owned(),
        _ => format!(
            "{count} picked: a status, {{confirm}}, {{lead}} or {{revisit}} now goes to all of them. {{back}} puts them back"
        ),
    }
}

/// A standard is confused with no other.
#[must_use]
pub fn nothing_confused(number: &str) -> String {
    format!("{number} is not easily confused with another standard")
}

/// Where something was found.
#[must_use]
pub fn found(query: &str, at: usize, of: usize) -> String {
    format!("'{query}': {at} of {of}. {{found-next}} next, {{found-before}} before")
}

/// Something is not in the audit.
#[must_use]
pub fn found_nowhere(query: &str) -> String {
    format!("'{query}' is nowhere in this audit")
}

/// A sentence that begins with a capital letter.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A text was refused; the reason is no whole sentence.
#[must_use]
pub fn refused(why: &str) -> String {
    format!("{}.", sentence(why.trim_end_matches('.')))
}

/// Said when a file is opened that cannot be saved.
#[must_use]
pub fn nothing_can_be_saved(why: &str) -> String {
    format!("Nothing can be saved here: {why}")
}

/// Said at the start on a terminal of 16 colours.
pub const SIXTEEN_COLOURS: &str =
    "This terminal shows 16 colours, so the theme's nearest are used; {themes} chooses another theme";

/// What can be done after a change.
pub const WHAT_NEXT: &str = "{undo} undoes, {next-to-answer} next";

/// The same on a screen that the list of standards is not on.
pub const UNDOES: &str = "{undo} undoes";

/// Said where there is nothing to go back to.
pub const FIRST_SCREEN: &str = "This is the first screen; {quit} leaves the program";

/// What was done, and how to take it back: `R4: Met → Partly met. u undoes, ] next`; the latter where it does something.
#[must_use]
pub fn can_be_undone(what: &str, among_standards: bool) -> String {
    format!("{what}. {}", if among_standards { WHAT_NEXT } else { UNDOES })
}

/// Asked before an audit is begun from another.
#[must_use]
pub fn begin_from(board: &str, year: impl std::fmt::Display) -> String {
    format!("{board}: begin an audit from that of {year}. For which year?")
}

/// Said where an audit is begun from a draft that is not finished.
#[must_use]
pub fn begun_from_unfinished(year: impl std::fmt::Display, left: u32, of: u32) -> String {
    format!("The audit of {year} is not finished: {left} of {of} not answered yet. They will begin unanswered.")
}

/// What was taken back.
#[must_use]
pub fn undone(what: &str) -> String {
    format!("Undone: {what}")
}

/// What was made again.
#[must_use]
pub fn redone(what: &str) -> String {
    format!("Done again: {what}")
}

/// An agency's answer about a standard: `F2, Northshire Police`.
#[must_use]
pub fn of_agency(number: &str, agency: &str) -> String {
    format!("{number}, {agency}")
}

/// An answer was given: `R4: Met → Partly met`.
#[must_use]
pub fn answered(number: &str, before: Option<&str>, now: &str) -> String {
    match before {
        Some(before) => format!("{number}: {before} → {now}"),
        None => format!("{number}: {now}"),
    }
}

/// An answer was taken away.
#[must_use]
pub fn answer_taken_away(number: &str) -> String {
    format!("{number}: answer taken away")
}

/// A carried answer was confirmed.
#[must_use]
pub fn confirmed(number: &str) -> String {
    format!("{number}: confirmed")
}

/// There is nothing to confirm.
#[must_use]
pub fn nothing_carried(number: &str) -> String {
    format!("{number} is not carried over from an earlier year, so there is nothing to confirm")
}

/// A standard is marked to be come back to, or no longer.
#[must_use]
pub fn revisit(number: &str, marked: bool) -> String {
    let what = if marked { "to come back to" } else { "no longer to come back to" };
    format!("{number}: {what}")
}

/// A theme was taken.
#[must_use]
pub fn theme_taken(name: &str) -> String {
    format!("Theme {name}")
}

/// The user has said who they are.
#[must_use]
pub fn name_taken(name: &str) -> String {
    format!("Your changes are now recorded as made by {name}")
}

/// A setting was taken and is kept.
#[must_use]
pub fn setting_kept(what: &str, path: &Path) -> String {
    format!("{what}; kept in {}", crate::plain::safe_line(&path.display().to_string()))
}

/// A setting was taken and could not be kept.
#[must_use]
pub fn setting_not_kept(what: &str, why: &str) -> String {
    format!("{what}, until you leave: it could not be kept, since {why}")
}

/// Asked for a new agency.
pub const NEW_AGENCY: &str = "New agency: its name";

/// The row of the board's details that adds an agency.
pub const ADD_AGENCY: &str = "Add a partner agency; {remove} on one takes it away";

/// Said when nothing was taken away after all.
pub const NOTHING_TAKEN_AWAY: &str = "Nothing was taken away";

/// The keys of a field that asks for yes.
pub const YES_KEYS: &str = "Its answers go with it. yes and Enter: take both away · Esc: leave them";

/// The board has such an agency.
#[must_use]
pub fn agency_there(name: &str, id: &str) -> String {
    format!("the board has {name} already, with the id '{id}'; give this one another name")
}

/// An agency was added.
#[must_use]
pub fn agency_added(name: &str, id: &str) -> String {
    format!("{name} added; its id is '{id}'")
}

/// An agency was taken away.
#[must_use]
pub fn agency_removed(name: &str) -> String {
    format!("{name} taken away")
}

/// Asked before an agency that has answered is taken away.
#[must_use]
pub fn remove_agency(name: &str, answers: usize) -> String {
    format!("Take away {name} and its {}?", super::counted(answers, "answer", "answers"))
}

/// Said beside an answer where nobody knows who is changing it.
pub const NAME_NOT_KNOWN: &str =
    "Your name is not known here, so changes are recorded without one. Type {your-name} to give it";

/// The window has too few columns or rows.
#[must_use]
pub fn window_too_small((columns, rows): (u16, u16)) -> String {
    format!("This window is too small: {columns} by {rows} at least")
}

/// Below the question about a file that was changed.
pub const DECIDE_LATER: &str = "Esc  decide later; nothing is lost";
/// Below the themes.
pub const TAKE_OR_GO_BACK: &str = " Enter takes it, Esc goes back";
/// The program gives the terminal back for a while.
pub const SUSPENDED: &str = "lscb-audit is suspended; `fg` brings it back.";
/// No audit can be begun without a framework.
pub const NO_FRAMEWORK: &str = "no framework is known";
/// The audit from which the next is to be begun is gone.
pub const NOTHING_TO_BEGIN_FROM: &str = "the audit to begin from is no longer there";
/// The framework of the audit from which the next is to be begun is not known.
pub const ITS_FRAMEWORK_IS_UNKNOWN: &str = "its framework is not known";

/// A new audit has that year already.
#[must_use]
pub fn already_there(board: &str, year: impl std::fmt::Display) -> String {
    format!("{board} has an audit of {year} already; open that one")
}
