//! What each kind of finding about an audit or a framework means and what to do about it, for the page of findings and for `help`.

const PERSONAL_OUT: &str = "Take it out. If it is none, allow that text in `[[allow]]`, with the reason.";
const PERSONAL_OR_PUBLIC: &str =
    "Take it out, or, where it is public and meant to be there, allow it in `[[allow]]`, with the reason.";

/// What a kind of finding means, and what to do; none for a kind that is about neither audits nor frameworks.
#[must_use]
pub fn finding_about(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "too-large" => ("The file has more than 1 MiB.", "Keep long documents beside the audit and link to them."),
        "name-long" => (
            "The name of a key, with those of the tables around it, has more than 1,000 characters or 100 parts.",
            "Give the key or its table a shorter name in a text editor.",
        ),
        "toml-syntax" => ("The text is not TOML.", "Mend the line in a text editor, or bring back an earlier version."),
        "git-conflict" => (
            "Git left the marks of a merge conflict in the file.",
            "Keep one side of each marked place and take out the marks.",
        ),
        "essential-missing" => (
            "A key without which nothing can be read is missing or wrong: `format`, `framework`, `board.id`, `audit.year`.",
            "Write it, as the message says.",
        ),
        "key-missing" => ("A key that belongs there is missing.", "Write it, as the message says."),
        "key-unknown" => (
            "A key means nothing here; it is kept and counts for nothing.",
            "If it is misspelt, write it as the message suggests; else leave it.",
        ),
        "wrong-type" => ("A value is of another kind than expected.", "Write it as the message says."),
        "wrong-value" => ("A value is of the right kind and cannot be.", "Write it as the message says."),
        "out-of-range" => ("A number is beyond its bounds.", "Write the number as it was counted, without commas."),
        "id-invalid" => {
            ("An id is not well formed.", "Write small letters, digits and hyphens only, at most 64 characters.")
        }
        "text-long" => (
            "A text has more than 30,000 characters, which a spreadsheet cuts.",
            "Keep it in a document beside the audit and link to it.",
        ),
        "unsafe-character" => (
            "A text holds an invisible character that could change what a screen shows.",
            "Type the text anew, or paste it as plain text.",
        ),
        "status-unknown" => (
            "A status is none of the six words; the answer counts as none.",
            "Write `met`, `partly-met`, `planned`, `not-met`, `not-known` or `not-applicable`.",
        ),
        "format-later" => ("The file has a later format than this program knows.", "Open it with a newer version."),
        "framework-unknown" => (
            "The framework that the audit answers is not known here.",
            "Name its file with `--framework`, or put it among your frameworks.",
        ),
        "edition-later" => (
            "The audit answers a later edition than is known here.",
            "Name the newer framework with `--framework`, or use a newer version.",
        ),
        "edition-missing" => ("No edition is given; 1 is meant.", "Add `edition = 1` below the framework."),
        "standard-unknown" => (
            "There is a response to a standard that the edition does not have; it counts for nothing.",
            "If its id is misspelt, write it as the message suggests; else leave it.",
        ),
        "indicator-unknown" => (
            "There is a count that the framework does not ask for; it counts for nothing.",
            "If it is misspelt, write it as the message suggests; else leave it.",
        ),
        "agency-unknown" => (
            "An agency answers that the board does not declare.",
            "Add it under `[[board.agencies]]`, or correct its id.",
        ),
        "agency-twice" => ("Two agencies have one id.", "Give one of them another."),
        "action-twice" => ("Two actions of the audit have one id.", "Give one of them another."),
        "action-done-and-dropped" => ("An action is both done and dropped.", "Take one of the two away."),
        "not-applicable" => (
            "A standard that applies to every board is called not applicable.",
            "Choose another status; not known is an answer too.",
        ),
        "reason-missing" => ("Not applicable has no reason.", "Say in `reason` why it does not apply to this board."),
        "carried-year" => (
            "An answer is carried from this audit's own year or from a later one.",
            "Give the earlier year in which it was last confirmed.",
        ),
        "conflict" => (
            "A merge left two answers, and nobody has chosen.",
            "Settle it in the interface, or set the key with `set`.",
        ),
        "unsupported" => {
            ("Met, and nothing is written that shows it.", "Write it in `evidence`, or link to a document in `links`.")
        }
        "planned-without-action" => {
            ("Planned, and no action is open for it.", "Add the action with its owner and date, or choose not met.")
        }
        "carried" => (
            "An answer was carried over from an earlier year and nobody has confirmed it; it counts as unanswered.",
            "Confirm it, or answer anew.",
        ),
        "action-incomplete" => ("An open action has no owner or no date.", "Write `owner` and `due`."),
        "action-overdue" => (
            "An open action was due before today, in the board's latest audit.",
            "Write in `done` when it was done, in `dropped` why it was dropped, or a new date in `due`.",
        ),
        "date-ahead" => ("Something is said to have happened on a day to come.", "Look at the year."),
        "count-above-children" => {
            ("More children are counted than live in the area.", "Look at both numbers: one of them is a slip.")
        }
        "signed-unanswered" => (
            "Signed off with standards unanswered, and no reason given.",
            "Reopen it and answer, or sign it again with a reason.",
        ),
        "seal-broken" => (
            "The audit was changed after it was signed off, or its seal is missing.",
            "Find out what was changed and by whom; reopen it, put it right, and have it signed again.",
        ),
        "audit-twice" => ("Two files are the audit of one board and year; neither is counted.", "Keep one of them."),
        "personal-nhs-number" => {
            ("A text holds what looks like an NHS number: ten figures with their check digit.", PERSONAL_OUT)
        }
        "personal-ni-number" => ("A text holds what looks like a National Insurance number.", PERSONAL_OUT),
        "personal-birth-date" => ("A text holds a date that is said to be one of birth.", PERSONAL_OUT),
        "personal-postcode" => ("A text holds what looks like a whole postcode.", PERSONAL_OR_PUBLIC),
        "personal-telephone" => ("A text holds what looks like a telephone number.", PERSONAL_OR_PUBLIC),
        "personal-email" => ("A text holds what looks like an e-mail address.", PERSONAL_OR_PUBLIC),
        "personal-case-reference" => ("A text holds what is said to be the reference of a case.", PERSONAL_OUT),
        "personal-child-and-age" => ("A text holds what looks like a child's name beside an age.", PERSONAL_OUT),
        "word-unknown" => {
            ("A word is none of those that may stand there.", "Write one of those that the message names.")
        }
        "id-twice" => ("Two parts, indicators or standards have the same id.", "Give each its own id."),
        "number-twice" => (
            "Two standards of one edition have the same number.",
            "Give each its own number; people name standards by it.",
        ),
        "title-twice" => (
            "Two parts, or two standards of one edition, have the same title.",
            "Give each its own title, so that lists tell them apart.",
        ),
        "id-reserved" => ("A standard has an id that means something else in an audit file.", "Choose another id."),
        "reference-unknown" => (
            "A part or standard is named that the framework does not have.",
            "Name one that it has, as the message suggests.",
        ),
        "short-wide" => ("A short title is wider than 20 columns.", "Shorten it; lists cut it off."),
        "figure-bare" => (
            "A national figure has neither a value nor words, or neither a line nor a source.",
            "Give `value` or `words`, and `line` or `source`.",
        ),
        _ => return None,
    })
}
