//! The forms that agencies fill in: what stands in them, and what is said when they come back.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{counted, date, listed};
use crate::plain::{cut, safe_line};

/// The sheets of the workbook, in order.
pub const COVER: &str = "Return";
/// The sheet with the questions.
pub const QUESTIONS: &str = "Questions";
/// The sheet with the agency's own actions.
pub const ACTIONS: &str = "Actions";
/// The hidden sheet that says whose form it is.
pub const HIDDEN: &str = "lscb-audit";

/// What stands above a column, by its word.
#[must_use]
pub fn heading(column: &str) -> &'static str {
    match column {
        "number" => "No.",
        "question" => "Question",
        "prompts" => "To think of",
        "status" => "Status",
        "reason" => "Reason, if not applicable",
        "evidence" => "What shows it",
        "by" => "Answered by",
        "on" => "On (day)",
        "last_year_status" => "Status last time",
        "last_year_evidence" => "What showed it last time",
        "action" => "Action",
        "what" => "What is to be done",
        "due" => "Due",
        "done" => "Done on (day)",
        _ => "Standard",
    }
}

/// The title of the cover.
#[must_use]
pub fn title(agency: &str) -> String {
    format!("Return of {agency}")
}

/// The rows of the cover that are filled in beforehand: what each is called.
pub const BOARD: &str = "Board";
/// The year.
pub const YEAR: &str = "Audit of the year";
/// The agency.
pub const AGENCY: &str = "Agency";
/// By when.
pub const DUE: &str = "Please return it by";
/// To whom.
pub const TO: &str = "Please return it to";
/// Who filled it in.
pub const FILLED_IN_BY: &str = "Filled in by";
/// When.
pub const FILLED_IN_ON: &str = "Filled in on (day, as in 26 Sep 2014)";
/// A row that a person leaves as it is.
pub const LEAVE: &str = "please leave as it is";

/// By when a form is to come back.
#[must_use]
pub fn due(due: Option<Date>) -> String {
    due.map_or_else(|| "as agreed with the board".to_owned(), date)
}

/// To whom a form is to come back.
#[must_use]
pub fn to(sender: Option<&str>, board: &str) -> String {
    sender.map_or_else(|| format!("{board}: whoever sent you this form"), |sender| format!("{sender}, {board}"))
}

/// How a form is filled in; a line each.
pub const HOW: [&str; 7] = [
    "No names of children, and nothing by which a child could be known: write about what your agency does.",
    "Fill in the white cells. The grey ones are locked, so that the board can read the form.",
    "Choose a status from the list in the cell. Met or in place: it is so, and something shows it. Partly: some of it is \
     so. Planned: agreed, with an owner and a date, and not begun. Not met: it is not so.",
    "Not known: you looked and could not tell; that is an honest answer. Not applicable: it cannot apply to your agency; \
     say why.",
    "The questions are those that the board asks itself: answer for what your agency does.",
    "What you answered before is filled in already: change it where it is no longer so.",
    "Say who you are and the day here once, or in each row where it is somebody else.",
];

/// What the cover row of a CSV is for.
pub const COVER_ROW: &str = "Who fills this in (column 'by') and on which day (column 'on')";

/// Said where a status is typed that is none.
pub const CHOOSE: &str = "Choose one of the list.";

/// The name of a form's file, beside its audit.
#[must_use]
pub fn file_name(board: &str, year: &str, agency: &str, ending: &str) -> String {
    format!("{board}-{year}-return-{agency}.{ending}")
}

/// A form was made.
#[must_use]
pub fn made(file: &Path, questions: usize, actions: usize) -> String {
    let file = safe_line(&file.display().to_string());
    let actions = if actions == 0 { String::new() } else { format!(", {}", counted(actions, "action", "actions")) };
    format!("{file}: a form with {}{actions}", counted(questions, "question", "questions"))
}

/// A form is not written over.
#[must_use]
pub fn form_is_there(file: &Path) -> String {
    let file = safe_line(&file.display().to_string());
    format!("{file} is there already and may be filled in, so it stays. Name another file, or give --replace")
}

/// Why a form is not written to a file that is named as an audit.
pub const NO_TOML: &str = "a form is not written to a .toml file, which would be taken for an audit";

/// No agency to make a form for.
pub const NO_PARTNERS: &str =
    "the board has no partner agencies. Give it some first, as in: set AUDIT 'board.agencies.police.name=The police'";

/// Several forms for one file.
#[must_use]
pub fn several_in_one(forms: usize) -> String {
    format!(
        "{forms} forms do not fit into one file. Name a folder for them, as in -o forms/, or one agency with --agency"
    )
}

/// A status that is none.
#[must_use]
pub fn no_status(text: &str, choices: &[&str]) -> String {
    format!("'{}' is no status. Choose one of: {}", cut(&safe_line(text), 60), choices.join(", "))
}

/// A day that is none.
#[must_use]
pub fn no_day(text: &str) -> String {
    format!("'{}' is no day. Write it as 26 Sep 2014 or 26/09/2014", cut(&safe_line(text), 60))
}

/// A day for something done that is neither a day nor a yes.
#[must_use]
pub fn no_done(text: &str) -> String {
    format!("'{}' does not say when it was done. Write the day, as in 26 Sep 2014", cut(&safe_line(text), 60))
}

/// A row for a standard that is not asked.
#[must_use]
pub fn no_standard(text: &str) -> String {
    format!("'{}' is no standard of this audit. Take the row away, or write its number", cut(&safe_line(text), 60))
}

/// A row that does not say what it is about.
pub const NAMELESS: &str =
    "this row does not say which standard it is about. Write its number, as in R4, or take the row out";
/// A row that was copied from somewhere else.
pub const OTHER_FORM: &str = "this says that the row belongs to another form. Take it away";
/// Two rows about one thing that say different things.
pub const TWICE: &str = "another row is about the same and says something else. Take one of the two away";
/// Not applicable without a reason.
pub const REASON_MISSING: &str = "not applicable needs a reason. Write it in this row";

/// Not applicable where it is no answer.
#[must_use]
pub fn applies_to_all(title: &str) -> String {
    format!("'{title}' applies to everybody, so 'not applicable' is no answer to it. 'Not known' is one")
}

/// An action that the audit does not have.
#[must_use]
pub fn no_action(what: &str) -> String {
    format!("the audit has no action '{}' any more. Clear the cell, or add the action", cut(&safe_line(what), 60))
}

/// A form that differs from what the audit has.
#[must_use]
pub fn undecided(file: &str, differences: usize) -> String {
    let (answers, differ) =
        (counted(differences, "answer", "answers"), if differences == 1 { "differs" } else { "differ" });
    format!(
        "{file}: {answers} {differ} from what the audit has, so nothing of the form was taken. Say --take theirs for what \
         the form says, or --take ours for what the audit has"
    )
}

/// One field that differs: `sub-group.agencies.police.status (Questions, cell E4): the audit has met, the form not-met`.
#[must_use]
pub fn difference(key: &str, at: &str, ours: Option<&str>, theirs: Option<&str>) -> String {
    let key = key.strip_prefix("responses.").unwrap_or(key);
    let [ours, theirs] = [ours, theirs].map(shown);
    format!("{key} ({at}): the audit has {ours}, the form {theirs}")
}

/// The same where somebody had accepted the answer.
#[must_use]
pub fn accepted(by: &str) -> String {
    format!("accepted by {}", cut(&safe_line(by), 60))
}

/// What stands where nothing is said.
const NOTHING: &str = "nothing";

fn shown(value: Option<&str>) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| format!("\"{}\"", cut(&safe_line(value), 60)))
}

/// What an audit and a form say of one thing, as people read it.
pub type Pair = [Option<String>; 2];

/// What is kept in the audit of a difference that was decided, with both sides whole: `R3: stayed met; the return of the
/// police said not met`.
#[must_use]
pub fn decided(agency: &str, about: &str, pairs: &[Pair], form_taken: bool) -> String {
    let whole = |side: &Option<String>| side.clone().unwrap_or_else(|| NOTHING.to_owned());
    if form_taken {
        let pair = |[ours, theirs]: &Pair| format!("{} → {}", whole(ours), whole(theirs));
        let pairs: Vec<String> = pairs.iter().map(pair).collect();
        return format!("{about}: the return of {agency} was taken: {}", pairs.join("; "));
    }
    let (ours, theirs): (Vec<_>, Vec<_>) = pairs.iter().map(|[ours, theirs]| (whole(ours), whole(theirs))).unzip();
    format!("{about}: stayed {}; the return of {agency} said {}", ours.join("; "), theirs.join("; "))
}

/// An action of a standard.
#[must_use]
pub fn of_action(standard: &str, what: &str) -> String {
    format!("{standard}, '{}'", cut(&safe_line(what), 60))
}

/// A day that has not come yet.
#[must_use]
pub fn day_to_come(day: Date) -> String {
    format!("{} has not come yet. Write the day on which it was", date(day))
}

/// A text of a return that looks like personal data.
#[must_use]
pub fn personal(key: &str, kinds: &str) -> String {
    let key = key.strip_prefix("responses.").unwrap_or(key);
    format!("{key} looks like {kinds}. Take it out of the audit, and tell the agency")
}

/// Answers to ask the agency about: those without a status, and those that say met and show nothing.
#[must_use]
pub fn to_ask_back(no_status: &[String], unshown: &[String]) -> Option<String> {
    let named = |numbers: &[String], what: &str| (!numbers.is_empty()).then(|| format!("{} {what}", listed(numbers)));
    let all = [named(no_status, "without a status"), named(unshown, "met, with nothing that shows it")];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("To ask back: {}", all.join("; ")))
}

/// What came of a form: `police.xlsx: 12 changes, saved`.
#[must_use]
pub fn taken(file: &str, changes: usize, dry_run: bool) -> String {
    let kept = if dry_run { "not made, since this is a dry run" } else { "saved" };
    match changes {
        0 => format!("{file}: says what the audit has already"),
        _ => format!("{file}: {}, {kept}", counted(changes, "change", "changes")),
    }
}

/// Which agency is meant.
pub const WHICH_AGENCY: &str = "A form for which agency?";
/// There is none.
pub const NO_AGENCIES: &str = "The board has no partner agencies yet. `add-agency` adds one";
/// Which form is meant.
pub const WHICH_FORM: &str = "Which form came back? Choose it, or paste its path";
/// None that is beside the audit.
pub const FORM_ELSEWHERE: &str = "No form beside the audit. Paste or type its path, then Enter";
/// What stands above the differences between a form and an audit.
pub const DIFFERS: &str = "The form says something else. Enter switches whose word counts";
/// All of the form.
pub const TAKE_ALL_THEIRS: &str = "Take what the form says, everywhere";
/// All of the audit.
pub const TAKE_ALL_OURS: &str = "Keep what the audit says, everywhere";

/// Goes on with what is marked: `Go on as marked: 2 from the form, 1 of the audit`.
#[must_use]
pub fn as_marked(of_form: usize, of_audit: usize) -> String {
    format!("Go on as marked: {of_form} from the form, {of_audit} of the audit")
}

/// A difference to be decided: `audit's counts · R4 CSE sub-group: Met → Not met`; `→` leads from the audit to the form.
#[must_use]
pub fn choice(about: &str, pairs: &[Pair], accepted: Option<&str>, form: bool) -> String {
    let shown =
        |side: &Option<String>| side.as_deref().map_or_else(|| NOTHING.to_owned(), |it| cut(&safe_line(it), 300));
    let both: Vec<String> = pairs.iter().map(|[ours, theirs]| format!("{} → {}", shown(ours), shown(theirs))).collect();
    let whose = if form { "FORM's counts" } else { "audit's counts" };
    let accepted = accepted.map_or_else(String::new, |by| format!(" ({})", self::accepted(by)));
    format!("{whose} · {about}: {}{accepted}", both.join("; "))
}

/// The forms of all agencies, to be chosen.
#[must_use]
pub fn every_agency(agencies: usize) -> String {
    format!("All {agencies} agencies, a form for each")
}

/// Forms were made in the terminal interface.
#[must_use]
pub fn forms_made(files: &[PathBuf]) -> String {
    match files {
        [one] => format!("The form is in {}", safe_line(&one.display().to_string())),
        [first, ..] => {
            let folder = first.parent().unwrap_or(Path::new("."));
            format!("{} are in {}", counted(files.len(), "form", "forms"), safe_line(&folder.display().to_string()))
        }
        [] => NO_AGENCIES.to_owned(),
    }
}

/// Some forms could not be made: why the first could not, and how many others.
#[must_use]
pub fn forms_refused(why: &str, refused: usize, made: usize) -> String {
    let others = if refused > 1 { format!("; so with {} more", refused - 1) } else { String::new() };
    let made = if made > 0 { format!(". {} made", counted(made, "form was", "forms were")) } else { String::new() };
    format!("{why}{others}{made}")
}

/// What is undone when a return is taken back.
#[must_use]
pub fn return_taken(agency: &str) -> String {
    format!("Return of {agency} read")
}

/// What came of a return: how much of it came in, and what did not: `Return of the police read: 3 answers and 1 action
/// taken. R3 stays Met: the form's Not met was not taken`. What was not taken is named with its statuses, if those differ.
#[must_use]
pub fn came_in(agency: &str, answers: usize, actions: usize, kept: &[(&str, Option<Pair>)]) -> String {
    let count = |count, one, many| (count > 0).then(|| counted(count, one, many));
    let taken: Vec<String> =
        [count(answers, "answer", "answers"), count(actions, "action", "actions")].into_iter().flatten().collect();
    let taken = if taken.is_empty() { "nothing of it".to_owned() } else { taken.join(" and ") };
    let named = kept.iter().take(NAMED).map(|(number, statuses)| stays(number, statuses.as_ref()));
    let more = kept.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("{more} more stay as they were"));
    let whole = [format!("{}: {taken} taken", return_taken(agency))];
    whole.into_iter().chain(named).chain(more).collect::<Vec<_>>().join(". ")
}

/// So many that were not taken are named.
const NAMED: usize = 3;

fn stays(number: &str, statuses: Option<&Pair>) -> String {
    match statuses {
        Some([Some(ours), Some(theirs)]) => format!("{number} stays {ours}: the form's {theirs} was not taken"),
        _ => format!("{number} stays as it was: what the form says was not taken"),
    }
}

/// How the returns stand: `3 of 5 returns are in`.
#[must_use]
pub fn standing(came: usize, of: usize) -> String {
    match (came, of) {
        (1, 1) => "The one return is in".to_owned(),
        (0, 1) => "The one return is not in yet".to_owned(),
        (0, of) => format!("None of {of} returns is in yet"),
        (came, of) if came == of => format!("All {of} returns are in"),
        (1, of) => format!("1 of {of} returns is in"),
        (came, of) => format!("{came} of {of} returns are in"),
    }
}

/// What stands above the returns.
pub const RETURNS: &str = "Partners' returns";

/// An agency's return: `Northshire Police: came in on 26 Sep 2014`.
#[must_use]
pub fn one(agency: &str, returned: Option<Date>, due: Option<Date>, late_by: Option<i32>) -> String {
    let days = late_by.and_then(|days| usize::try_from(days).ok()).map(|days| counted(days, "day", "days"));
    let state = match (returned, due, days) {
        (Some(on), _, Some(days)) => format!("came in on {}, {days} late", date(on)),
        (Some(on), ..) => format!("came in on {}", date(on)),
        (None, Some(due), Some(_)) => format!("outstanding, was due on {}", date(due)),
        (None, Some(due), None) => format!("outstanding, due on {}", date(due)),
        (None, None, _) => "outstanding, no day set".to_owned(),
    };
    format!("{agency}: {state}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_is_in_late_outstanding_or_overdue() {
        let [due, before, after] = [30, 26, 29].map(|day| jiff::civil::date(2014, 9, day));
        assert_eq!(one("P", Some(before), Some(due), None), "P: came in on 26 Sep 2014");
        assert_eq!(one("P", Some(after), Some(before), Some(3)), "P: came in on 29 Sep 2014, 3 days late");
        assert_eq!(one("P", None, Some(due), Some(1)), "P: outstanding, was due on 30 Sep 2014");
        assert_eq!(one("P", None, Some(due), None), "P: outstanding, due on 30 Sep 2014");
        assert_eq!(one("P", None, None, None), "P: outstanding, no day set");
        let counts = [(0, 5), (1, 5), (3, 5), (5, 5), (1, 1), (0, 1)].map(|(came, of)| standing(came, of));
        assert_eq!(counts[..3], ["None of 5 returns is in yet", "1 of 5 returns is in", "3 of 5 returns are in"]);
        assert_eq!(counts[3..], ["All 5 returns are in", "The one return is in", "The one return is not in yet"]);
    }

    #[test]
    fn what_came_of_a_return_is_counted_and_what_did_not_come_in_is_named() {
        let sides = || Some([Some("Met".to_owned()), Some("Not met".to_owned())]);
        assert_eq!(came_in("P", 2, 1, &[]), "Return of P read: 2 answers and 1 action taken");
        assert_eq!(
            came_in("P", 0, 0, &[("R3", sides()), ("R4", None)]),
            "Return of P read: nothing of it taken. R3 stays Met: the form's Not met was not taken. R4 stays as it was: \
             what the form says was not taken"
        );
        let many: Vec<_> = (0..9).map(|_| ("R3", sides())).collect();
        assert!(came_in("P", 1, 0, &many).ends_with(". 6 more stay as they were"));
    }

    #[test]
    fn what_stayed_is_not_said_as_if_it_had_moved() {
        let sides = [[Some("met".to_owned()), Some("not met".to_owned())]];
        assert_eq!(decided("P", "R3 X", &sides, false), "R3 X: stayed met; the return of P said not met");
        assert_eq!(decided("P", "R3 X", &sides, true), "R3 X: the return of P was taken: met → not met");
    }

    #[test]
    fn both_sides_of_what_was_decided_stay_whole() {
        let long = "x".repeat(5_000);
        let sides = [[Some(long.clone()), None]];
        assert!([true, false].iter().all(|taken| decided("P", "k", &sides, *taken).contains(&long)));
        assert!(difference("responses.a.status", "cell E4", Some(&long), None).chars().count() < 200);
    }
}
