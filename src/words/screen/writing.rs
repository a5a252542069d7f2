//! Texts being written: what fields are called, their keys, the user's editor, what is kept.

use jiff::civil::Date;

use super::super::date;
use super::sentence;

/// Said when not applicable was not given a reason.
pub const NO_REASON_GIVEN: &str = "Nothing changed: not applicable needs a reason";

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

/// Said when a text was refused and then let go.
#[must_use]
pub fn left_as_it_was(problem: &str) -> String {
    format!("Left as it was. {problem}")
}

/// Said when something is pasted where no text is typed.
pub const PASTE_NEEDS_A_FIELD: &str = "Press {evidence} to write evidence first, then paste";

/// A field was written.
#[must_use]
pub fn written(number: Option<&str>, field: &str) -> String {
    with_number(number, &format!("{} written", what_was_written(field)))
}

/// A date was written: `R1: due 5 Dec 2014`.
#[must_use]
pub fn dated(number: Option<&str>, field: &str, day: Date) -> String {
    let day = date(day);
    let said = match field {
        "due" => format!("due {day}"),
        "done" => format!("done on {day}"),
        _ => format!("{}: {day}", what_was_written(field)),
    };
    with_number(number, &said)
}

/// A due date lies in the past.
pub const DUE_IS_PAST: &str = "That day is past";

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

/// The same where an audit would be begun.
pub const REFUSED_AUDIT_KEYS: &str = "Mend it, or Esc once more: then no audit is begun";

/// The same where something would be added.
pub const REFUSED_NEW_KEYS: &str = "Mend it, or Esc once more: then nothing is added";

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
pub const HOW_TO_WRITE_A_DATE: &str = "31 mar 2015, 31/3/2015, friday, next month, end of march, in 2 weeks, +30d";

/// Said of a text that is no date.
#[must_use]
pub fn no_date(text: &str) -> String {
    format!("'{text}' is not a date; write it as in {HOW_TO_WRITE_A_DATE}")
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

/// Asked for the name that is written beside answers.
pub const YOUR_NAME: &str = "Your name, written beside the answers you change";

/// The keys of the field for it.
pub const YOUR_NAME_KEYS: &str = "Enter or Esc takes it · an empty line leaves it as it was";

/// A flag as people type it.
#[must_use]
pub fn yes_or_no(flag: &str) -> &str {
    match flag {
        "true" => "yes",
        "false" => "no",
        other => other,
    }
}

pub(super) fn with_number(number: Option<&str>, what: &str) -> String {
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
