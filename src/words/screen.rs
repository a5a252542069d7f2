//! What the terminal interface says: notices, titles, questions.
//!
//! `{undo}` in a sentence stands for the key of the command of that name, as it is bound.

use std::path::Path;

use jiff::civil::DateTime;

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
/// Said when there is no step to take back since what somebody else saved was taken in.
pub const NOTHING_TO_UNDO_SINCE: &str = "There is nothing to undo since this was merged with what somebody else saved";
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
/// An action was marked done.
pub const ACTION_DONE: &str = "Action marked done today";
/// An action was marked as not done.
pub const ACTION_REOPENED: &str = "Action open again";
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
/// Said when not applicable was not given a reason.
pub const NO_REASON_GIVEN: &str = "Nothing changed: not applicable needs a reason";
/// Said when a new audit was given up.
pub const NO_AUDIT_BEGUN: &str = "No audit was begun";
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
const NOT_OVERWRITTEN: &str = "Nothing was overwritten. What you see here is not saved yet.";
const SAVE_BESIDE: &str = "{save-beside}  save this version beside the other one, under a new name";
const SAVE_BESIDE_AND_OPEN: &str = "{reload}  the same, and open the other one";
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
    let time = |at: DateTime| format!(" since {}, {:02}:{:02}", super::date(at.date()), at.hour(), at.minute());
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
    let conflicts = (conflicts > 0).then(|| super::counted(conflicts, "conflict", "conflicts"));
    let settle = conflicts
        .map(|conflicts| format!(" {conflicts} to settle: {{conflicts}} shows both sides."))
        .unwrap_or_default();
    format!("Merged with what somebody else saved{colon}{}.{settle} Undo starts anew", super::listed(&what))
}

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
/// Asked when a text was left over: what has happened, and what can be done.
pub const LEFT_OVER: [&str; 2] =
    ["When the program ended without warning, this was being written. It is not in the audit:", "and more …"];
/// What can be done with a text that was left over.
pub const LEFT_OVER_KEYS: [&str; 3] = [
    "Enter  take it over: it opens in its field, and you decide",
    "X      throw it away for good",
    "Esc    look at it later; it is offered again when this audit is opened",
];
/// Said of a text that was left over for something that is not there.
pub const NO_PLACE_FOR_IT: &str = "What this text was written for is not in this audit any more";
/// Said when no editor can be run.
pub const NO_EDITOR: &str =
    "No editor was found. Set `editor` in the configuration, or VISUAL or EDITOR, to the command that opens one";

/// How many texts were left over.
#[must_use]
pub fn left_over(count: usize) -> String {
    if count == 1 { "A text was left over".to_owned() } else { format!("{count} texts were left over") }
}

/// Why nothing is kept where there is no home folder.
pub const NO_HOME: &str = "this account has no home folder";

/// Said when what is being typed cannot be kept outside the audit.
#[must_use]
pub fn not_kept(why: &str) -> String {
    format!("What you type is not kept against a crash: {why}")
}

/// An editor could not be run.
#[must_use]
pub fn editor_not_run(name: &str, why: &str) -> String {
    format!("{name} could not be run ({why}), so nothing was changed")
}

/// An editor ended with an error.
#[must_use]
pub fn editor_failed(name: &str, status: &str) -> String {
    format!("{name} ended with an error ({status}), so nothing was taken over")
}

/// What an editor left cannot be taken in; the reason names the file.
#[must_use]
pub fn editor_unread(why: &str) -> String {
    format!("{why} What you wrote is kept in that file; nothing was changed here")
}

/// The editor took the file away.
pub const NOTHING_LEFT: &str = "The editor left no file, so nothing was changed";

/// The same, when it had written something.
#[must_use]
pub fn editor_wrote(why: &str) -> String {
    format!("{why}. Ctrl-Y brings what was written there")
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

/// Said when a text was refused and then let go.
#[must_use]
pub fn left_as_it_was(problem: &str) -> String {
    format!("Left as it was. {problem}")
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
/// Said when something is pasted where no text is typed.
pub const PASTE_NEEDS_A_FIELD: &str = "Press {evidence} to write evidence first, then paste";
/// Said where there is nothing to go back to.
pub const FIRST_SCREEN: &str = "This is the first screen; {quit} leaves the program";

/// What was done, and how to take it back: `R4: Met → Partly met. u undoes, ] next`.
#[must_use]
pub fn can_be_undone(what: &str) -> String {
    format!("{what}. {WHAT_NEXT}")
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

/// A field was written.
#[must_use]
pub fn written(number: Option<&str>, field: &str) -> String {
    with_number(number, &format!("{} written", what_was_written(field)))
}

/// A field was emptied.
#[must_use]
pub fn taken_away(field: &str) -> String {
    sentence(&format!("{} taken away", what_was_written(field)))
}

/// The title of a text field.
#[must_use]
pub fn field_title(number: Option<&str>, field: &str) -> String {
    with_number(number, field_name(field))
}

/// What stands in an audit that is signed off where nothing was written.
pub const NOTHING_WRITTEN: &str = "–";
/// What stands in the form of a standard that is marked.
pub const COME_BACK: &str = "Come back to this (* in the list)";
/// The keys that every text field has, with what they do.
pub const WRITING_KEYS: [(&str, &str); 9] = [
    ("Ctrl-Z Ctrl-Y", "Take back what was typed, and make it again"),
    ("Ctrl-A", "Select everything; Shift with the arrows selects a part"),
    ("Ctrl-C Ctrl-X", "Copy or cut what is selected"),
    ("Ctrl-← Ctrl-→", "A word to the left, to the right"),
    ("Home End", "To the beginning, to the end of the line; with Ctrl of the text"),
    ("PgUp PgDn", "Ten lines up, down"),
    ("Ctrl-W", "Delete the word before the cursor"),
    ("Ctrl-U Ctrl-K", "Delete to the beginning, to the end of the line"),
    ("Ctrl-S Esc", "Keep the text and go back"),
];
/// The keys of a field of several lines.
pub const MANY_LINES_KEYS: &str = "Enter: new line · Esc: keep · Ctrl-Z: undo";
/// How a text that was refused is given up.
pub const REFUSED_KEYS: &str = "Mend it, or Esc once more: then it stays as it was";
/// The keys of a field of one line.
pub const ONE_LINE_KEYS: &str = "Enter or Esc keeps it · an empty line takes it away";
/// The keys of a field that adds something.
pub const NEW_LINE_KEYS: &str = "Enter or Esc adds it · an empty line adds nothing";
/// The keys of a field that begins an audit.
pub const NEW_AUDIT_KEYS: &str = "Enter or Tab: go on · Esc: go back, and no audit is begun";

/// What Enter does in a field that is taken by Enter alone, as in the last line.
pub const GO_ON_HINT: &str = " go on   ";
/// What going back does there.
pub const GO_BACK_HINT: &str = " go back, nothing done";

/// What a date may look like, said below its field.
pub const HOW_TO_WRITE_A_DATE: &str = "31 mar 2015, 31/3/2015, march 2015, end of march, next friday, in 2 weeks, +30d";

/// Said of a text that is no date.
#[must_use]
pub fn no_date(text: &str) -> String {
    format!("'{text}' is not a date; write it as 31 Mar 2015, 31/3/2015, tomorrow, +30d, +2w or end of month")
}

/// Said of a day that its month does not have: `February has no 31st`.
#[must_use]
pub fn no_such_day(month: &str, day: i8) -> String {
    let ending = match day {
        31 => "st",
        _ => "th",
    };
    format!("{month} has no {day}{ending}; write another day")
}

/// Said of a text that is no number.
#[must_use]
pub fn no_number(text: &str) -> String {
    format!(
        "'{}' is not a whole number; write it in figures alone, as in 40 or 52,400",
        crate::plain::safe_line(text.trim())
    )
}

/// The title of the field for a new action.
#[must_use]
pub fn new_action(number: &str) -> String {
    format!("{number} New action: what is to be done?")
}

/// The title of the field for a reason.
#[must_use]
pub fn why_not_applicable(title: &str) -> String {
    format!("{title}: why does it not apply to this board?")
}

/// A version was saved beside the file.
#[must_use]
pub fn saved_beside(path: &Path) -> String {
    format!("This version is now kept in {}", crate::plain::safe_line(&path.display().to_string()))
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
pub const ADD_AGENCY: &str = "+ add a partner agency; {remove} on one takes it away";
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

/// Asked for the name that is written beside answers.
pub const YOUR_NAME: &str = "Your name, written beside the answers you change";
/// The keys of the field for it.
pub const YOUR_NAME_KEYS: &str = "Enter or Esc takes it · an empty line leaves it as it was";
/// Said beside an answer where nobody knows who is changing it.
pub const NAME_NOT_KNOWN: &str =
    "Your name is not known here, so changes are recorded without one. Type {your-name} to give it";

/// A new audit has that year already.
#[must_use]
pub fn already_there(board: &str, year: impl std::fmt::Display) -> String {
    format!("{board} has an audit of {year} already; open that one")
}

/// A flag as people type it.
#[must_use]
pub fn yes_or_no(flag: &str) -> &str {
    match flag {
        "true" => "yes",
        "false" => "no",
        other => other,
    }
}

fn with_number(number: Option<&str>, what: &str) -> String {
    number.map_or_else(|| sentence(what), |number| format!("{number}: {what}"))
}

/// What was written, as it stands before "written" or "taken away".
#[must_use]
pub fn what_was_written(field: &str) -> &str {
    match field {
        "links" => "documents",
        "what" => "action",
        "due" => "due date",
        "done" => "date done",
        "dropped" => "reason for dropping it",
        "by" => "name of who answered",
        "on" => "date of the answer",
        "accepted" => "name of who accepted it",
        "children" => "number of children",
        "covers" => "number of areas covered",
        "return_due" => "date the return is due",
        "returned" => "date the return came in",
        "overlap" => "whether a child may be in both counts",
        "revisit" => "mark to come back",
        "at_risk" => "number of children at risk",
        "victims" => "number of known victims",
        other => other,
    }
}

/// What a key of the file is called.
#[must_use]
pub fn field_name(field: &str) -> &str {
    match field {
        "links" => "documents, one a line",
        "lead" => "who answers for this",
        "what" => "what is to be done",
        "due" => "due date",
        "done" => "done on",
        "dropped" => "why it was dropped",
        "reason" => "why it does not apply",
        "by" => "who answered",
        "accepted" => "who accepted it, and when",
        "children" => "under-18s living in the area",
        "covers" => "local authority areas covered",
        "neighbours" => "statistical neighbours: boards by name, one a line or with commas",
        "return_due" => "return due on",
        "returned" => "return came in on",
        "overlap" => "may a child be in both counts? yes or no",
        "at_risk" => "children at risk",
        "victims" => "known victims",
        other => other,
    }
}
