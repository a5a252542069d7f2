//! The board paper: its headings, and the sentences that stand in no other page.

use super::{Agencies, Headline, counted, listed};

/// Standard output goes into a file, and the paper does not.
#[must_use]
pub fn only_its_path(paper: &str) -> String {
    format!(
        "The paper is in {paper}; what you redirected to has only that path. `-o FILE` writes the paper itself there"
    )
}

/// What kind of paper it is.
pub const KIND: &str = "Board paper · self-audit";
/// The heading above the headline.
pub const IN_SHORT: &str = "In short";
/// The heading above what the chair writes.
pub const SUMMARY: &str = "The chair's summary";
/// The heading above the figures.
pub const STANDS: &str = "Where the board stands";
/// The heading above what the board is to decide.
pub const ASKED: &str = "Decisions asked of the board";
/// The heading above the answers that do not apply.
pub const NOT_APPLICABLE: &str = "Not applicable, and why";
/// The heading above the answers that nobody has confirmed.
pub const NOT_ASSESSED: &str = "Not assessed this year";
/// The heading above the doubts.
pub const DOUBTS: &str = "To be looked at again";
/// The heading above the agencies' answers.
pub const AGENCIES: &str = "Agencies and standards";
/// The heading above the actions.
pub const ACTIONS: &str = "Action plan, overdue first";
/// The heading above the standards over the years.
pub const HISTORY: &str = "Over the years";
/// The heading above what was decided on the audit itself.
pub const DECISIONS: &str = "Decisions recorded in the audit";
/// The heading above the notes.
pub const NOTES: &str = "Notes on the figures";
/// Said where a question has nothing under it.
pub const NONE: &str = "None";
/// A year without an audit, in a chart.
pub const NO_AUDIT: &str = "no audit";
/// A year without the figures for a rate, in a chart.
pub const NO_RATE: &str = "no rate: count or children not given";
/// Where notes are.
pub const SEE_NOTES: &str = "How these figures are made, and what they are not, is in the notes at the end.";
/// Stands before what boards in England said.
pub const NATIONAL: &str = "England's boards, in their own reports, not like for like";
/// What a row of the agencies' table is headed by where all are taken together.
pub const TOGETHER: &str = "Together";
/// What a table of counts is headed by.
pub const COUNTED: &str = "Counted";
/// The column of how a count moved.
pub const CHANGE: &str = "Change";
/// What the colours of agencies together mean.
pub const AGENCIES_KEY: &str = "Of those asked. Green: all met or in place. Amber: half or more. Red: fewer than half. \
    Left unanswered in a return that came in counts as not met; a return that is outstanding is not counted.";
/// The heads of the columns of the action plan.
pub const ACTION_COLUMNS: [&str; 5] = ["Action", "For", "Owner", "Due", "How it stands"];

/// The names of a standard's facts.
pub mod fact {
    /// How it is answered.
    pub const STATUS: &str = "Status";
    /// What shows it.
    pub const EVIDENCE: &str = "Evidence";
    /// Documents.
    pub const DOCUMENTS: &str = "Documents";
    /// Who answers for it.
    pub const LEAD: &str = "Who answers for it";
    /// Why it does not apply.
    pub const REASON: &str = "Reason";
    /// Why it moved.
    pub const NOTE: &str = "Note";
    /// What stood before.
    pub const HISTORY: &str = "Over the years";
    /// What boards in England said.
    pub const NATIONAL: &str = "England, as boards reported";
    /// What agencies answered.
    pub const AGENCIES: &str = "Agencies";
    /// Its actions.
    pub const ACTIONS: &str = "Actions";
    /// Doubts.
    pub const DOUBTS: &str = "To be looked at";
    /// When it was last changed.
    pub const CHANGED: &str = "Last changed";
}

/// The notes that hold for every paper.
pub const FORMULAS: [&str; 5] = [
    "An answer is the board's own. Percentage: standards met ÷ standards that apply, to one decimal; 100.0% only where it \
     is all. Unanswered, carried over and not known count as not met. The two parts are never added up.",
    "Carried over means brought from an earlier year's audit and not confirmed since; it counts as unanswered.",
    "Rate: children counted ÷ children living in the area × 10,000, to two decimals.",
    "Agencies together: green where all that were asked and to which it applies have met it, red where fewer than half \
     have, amber otherwise. One whose return came in without an answer has not met it; one whose return is outstanding is \
     not counted, and how many those are stands beside the colour.",
    "Boards' own reports: the national figures of 2013 and 2014 are what boards in England said about themselves. One \
     stands beside an answer only where it measured the same or nearly the same; it is history and no measure of today.",
];

/// What the audit is of: `Audit of 2014`.
#[must_use]
pub fn audit_of(year: u16) -> String {
    format!("Audit of {year}")
}

/// Draft, or signed off by whom, in which role and when, and whether it was changed since.
#[must_use]
pub fn state(seal: &str, by: Option<&str>, role: Option<&str>, on: Option<jiff::civil::Date>) -> String {
    let Some(by) = by else { return "DRAFT, not signed off".to_owned() };
    let role = role.map(|role| format!(", {role},")).unwrap_or_default();
    let on = on.map(|on| format!(" on {}", super::date(on))).unwrap_or_default();
    let altered = if seal == "intact" { "; the seal is intact" } else { "; CHANGED SINCE, the seal is broken" };
    format!("Signed off by {by}{role}{on}{altered}")
}

/// What stands at the foot of every printed page.
#[must_use]
pub fn foot(seal: &str) -> &'static str {
    match seal {
        "unsigned" => "DRAFT, not signed off",
        "broken" => "Changed since it was signed off",
        _ => "Signed off",
    }
}

/// A part in half a sentence: `13 of 15 requirements are met (86.7%)`.
#[must_use]
pub fn part(headline: &Headline<'_>, title: &str) -> String {
    let are = if headline.met == 1 { "is" } else { "are" };
    let percent = headline.percent.map(|percent| match headline.standards == headline.applicable {
        true => format!(" ({percent:.1}%)"),
        false => format!(" ({percent:.1}% of the {} that apply)", headline.applicable),
    });
    let what = format!("{} of {} {}", headline.met, headline.standards, title.to_lowercase());
    format!("{what} {are} {}{}", headline.met_label.to_lowercase(), percent.unwrap_or_default())
}

/// The paper in a sentence.
#[must_use]
pub fn headline(year: u16, parts: &[String], since: Option<(u16, &[String])>, unanswered: u32) -> String {
    let since = since.map(|(year, moves)| format!("; since {year}: {}", moves.join("; "))).unwrap_or_default();
    let standards = counted(unanswered, "standard is not answered yet", "standards are not answered yet");
    let unanswered = if unanswered > 0 { format!(". {standards}") } else { String::new() };
    format!("In {year}, {}{since}{unanswered}.", listed(parts))
}

/// What is newly and no longer met in a part: `requirements 3 newly met, 0 no longer met`.
#[must_use]
pub fn moved(title: &str, newly: u32, no_longer: u32, only_not_confirmed: u32, met: &str) -> String {
    let (title, met) = (title.to_lowercase(), met.to_lowercase());
    format!("{title} {newly} newly {met}, {no_longer} no longer {met}{}", super::only(only_not_confirmed))
}

/// How many slipped back in a part without having been met: `, 1 slipped back`; nothing where none did.
#[must_use]
pub fn slipped(count: usize) -> String {
    if count > 0 { format!(", {count} slipped back") } else { String::new() }
}

/// The heading above what became of last year's answers.
#[must_use]
pub fn since(year: u16) -> String {
    format!("What became of {year}")
}

/// What the table of last year's areas to develop is headed by.
#[must_use]
pub fn areas_columns(old: u16, new: u16) -> [String; 2] {
    ["Areas".to_owned(), format!("{old} → {new}")]
}

/// The rows of that table: to be developed then, improved, still to be developed, not assessed again, new, slipped back
/// without having been met, no longer met; and met then, carried over and not confirmed.
#[must_use]
pub fn areas(old: u16, counts: [usize; 8]) -> [String; 8] {
    let (then, carried) =
        (format!("To be developed in {old}"), format!("Met or in place in {old}, not confirmed since"));
    let heads = [
        then.as_str(),
        "Improved",
        "Still to be developed",
        "Of these not answered again, or no longer applying",
        "Newly to be developed",
        "Of those not met before, slipped back",
        "No longer met or in place",
        carried.as_str(),
    ];
    let mut all = heads.into_iter().zip(counts).map(|(head, count)| format!("{head} ({count})"));
    std::array::from_fn(|_| all.next().unwrap_or_default())
}

/// An audit of the year before that was not found.
pub const NO_EARLIER: &str = "There is no earlier audit to compare this one with.";

/// What the board is asked to decide, from what is open.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Met once and not now.
    pub lost: Vec<String>,
    /// Below met, and nothing open is to be done about it.
    pub no_action: Vec<String>,
    /// Not known.
    pub not_known: Vec<String>,
    /// Unanswered, carried or in conflict.
    pub unanswered: Vec<String>,
    /// Marked to be come back to.
    pub revisit: Vec<String>,
    /// With doubts.
    pub doubted: Vec<String>,
    /// Agencies whose return is outstanding, and its day past.
    pub returns_overdue: Vec<String>,
    /// How many actions are overdue.
    pub overdue: usize,
    /// How many open actions have no owner or no date.
    pub vague: usize,
    /// unsigned, intact or broken.
    pub seal: &'static str,
}

impl Asked {
    /// The decisions, one a sentence.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let of =
            |standards: &[String], text: &str| (!standards.is_empty()).then(|| text.replace("{}", &listed(standards)));
        let actions =
            |count: usize, text: &str| (count > 0).then(|| text.replace("{}", &counted(count, "action", "actions")));
        let sign = match self.seal {
            "unsigned" => "Agree this audit, so that the chair can sign it off.",
            "broken" => "Look at what was changed since sign-off, and have the chair sign it off again.",
            _ => "Note this audit, which is signed off.",
        };
        let asked = [
            of(&self.lost, "Agree how {} will be met or in place again."),
            of(&self.no_action, "Agree who does what by when about {}: no action is open."),
            of(&self.not_known, "Have somebody find out about {}, which nobody knows."),
            of(&self.unanswered, "Have {} answered: what is unanswered counts as not met."),
            of(&self.revisit, "Come back to {}, as the audit is marked."),
            of(&self.doubted, "Ask for evidence of this year's on {}."),
            of(&self.returns_overdue, "Ask {} for the return, which was due."),
            actions(self.overdue, "Agree a new date for {} overdue, or drop what is no longer wanted."),
            actions(self.vague, "Name an owner and a date for {} without one."),
            Some(sign.to_owned()),
        ];
        asked.into_iter().flatten().collect()
    }
}

/// An open action that stands only in an audit of an earlier year.
#[must_use]
pub fn not_taken_over(year: u16) -> String {
    format!("open in the audit of {year}, not taken over")
}

/// How many open actions were left in earlier audits, after the counts of all.
#[must_use]
pub fn left_in_earlier(left: usize) -> String {
    let stand = counted(left, "of the open ones stands", "of the open ones stand");
    if left > 0 { format!("; {stand} only in an earlier audit") } else { String::new() }
}

/// What counts are headed by: `Audit of 2014: in 2013`.
#[must_use]
pub fn counted_in(year: u16, period: Option<&str>) -> String {
    let period = period.map(|period| format!(": in {period}")).unwrap_or_default();
    audit_of(year) + &period
}

/// How agencies stand together: `red: 1 of 5 met, 4 unanswered; 3 returns outstanding`.
#[must_use]
pub fn together(rag: &str, figures: &Agencies<'_>) -> String {
    let unanswered =
        if figures.unanswered > 0 { format!(", {} unanswered", figures.unanswered) } else { String::new() };
    let outstanding = match figures.silent {
        0 => String::new(),
        silent => {
            format!("; {} outstanding", counted(usize::try_from(silent).unwrap_or(usize::MAX), "return", "returns"))
        }
    };
    format!("{rag}: {} {}{unanswered}{outstanding}", super::of(figures.met, figures.of), figures.label)
}

/// The standards that agencies are asked about and none has answered.
#[must_use]
pub fn unanswered_by_all(numbers: &[String]) -> String {
    match numbers {
        [] => String::new(),
        numbers => format!("No agency answered {}.", listed(numbers)),
    }
}

/// How many conflicts were settled; nothing where none was.
#[must_use]
pub fn settled(count: usize) -> Option<String> {
    let were =
        counted(count, "conflict between copies of this audit was", "conflicts between copies of this audit were");
    (count > 0).then(|| format!("{were} settled; what was chosen over what stands in the file."))
}

/// How many actions a standard has.
#[must_use]
pub fn actions_of(open: usize, overdue: usize) -> Option<String> {
    let overdue = if overdue > 0 { format!(", {overdue} overdue") } else { String::new() };
    (open > 0).then(|| format!("{open} open{overdue}; see the action plan"))
}

/// What a chart of met counts shows: `Requirements met, of 15`.
#[must_use]
pub fn met_over_years(title: &str, met: &str) -> String {
    format!("{title}: {} over the years", met.to_lowercase())
}

/// What a chart of rates shows.
#[must_use]
pub fn rates_over_years(title: &str, per: u32) -> String {
    format!("{title}, per {} children", super::number(u64::from(per)))
}

/// A paper is there that somebody has changed, or another file.
#[must_use]
pub fn not_replaced(path: &str) -> String {
    format!("{path} is there already and is not as this program wrote it, so it stays as it is")
}

/// A workbook is there already.
#[must_use]
pub fn workbook_not_replaced(path: &str) -> String {
    format!("{path} is there already, and a workbook is not written over unasked, so it stays as it is")
}

/// A file was named with an ending in which no paper is written.
#[must_use]
pub fn unknown_ending(path: &str) -> String {
    format!("{path} does not end in .html, .md or .xlsx. Name one that does, a folder, or say which with --format")
}

/// Papers of several audits were to go to one file.
#[must_use]
pub fn several_in_one(path: &str, audits: usize) -> String {
    format!("{audits} papers do not fit into the one file {path}. Name a folder for them with -o")
}

/// A paper was written.
#[must_use]
pub fn written(path: &str) -> String {
    format!("The board paper is in {path}")
}

/// No figure may be taken from an audit with a wrong value.
#[must_use]
pub fn wrong_values(path: &str) -> String {
    format!("{path} has a value that cannot stand, so no paper is made of it. `lscb-audit check` says more")
}

/// What to do about that on the command line.
pub const REPLACE_OR_NAME: &str = "Name another file with -o, or have it replaced with --replace";

/// A paper is of what is on the disk.
pub const UNSAVED: &str = "The last change is not saved, so no paper was written. {save} tries to save it again";

/// An earlier audit was named for several audits.
pub const PREVIOUS_OF_ONE: &str = "--previous names the earlier audit of one audit, and several were named. Name one";

/// Several papers were to go to standard output.
pub const ONE_TO_OUTPUT: &str = "only one paper goes to standard output. Name a folder for them with -o";

/// A paper was to be named like an audit.
pub const NO_TOML: &str =
    "a paper is not written to a .toml file, since audits are. Name one that ends with .html, .md or .xlsx";

/// What was named with `--previous` is no earlier audit of the board.
#[must_use]
pub fn no_previous(path: &str, (board, year): (&str, u16), (of, than): (&str, u16)) -> String {
    format!(
        "{path} is the audit of {board} for {year}, and no earlier one of {of} than {than}. Name an earlier year of the same board"
    )
}

/// What to do about that in the interface.
pub const MOVE_IT_AWAY: &str = "Rename it or move it away, then write the paper again";

/// A year that is missing in a paper, and why.
#[must_use]
pub fn year_left_out(path: &str, why: &str) -> String {
    format!("{path} is left out of the paper's earlier years: {why}")
}

/// The names of a workbook's sheets.
pub mod sheet {
    /// The audit as a whole.
    pub const SUMMARY: &str = "Summary";
    /// Its answers.
    pub const RESPONSES: &str = "Responses";
    /// Its actions.
    pub const ACTIONS: &str = "Actions";
    /// The years up to it.
    pub const HISTORY: &str = "History";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_says_draft_signed_and_changed_since() {
        assert_eq!(state("unsigned", None, None, None), "DRAFT, not signed off");
        let on = Some(jiff::civil::date(2014, 12, 1));
        assert_eq!(
            state("intact", Some("A"), Some("chair"), on),
            "Signed off by A, chair, on 1 Dec 2014; the seal is intact"
        );
        assert!(state("broken", Some("A"), None, None).contains("CHANGED SINCE"));
    }

    #[test]
    fn nothing_is_asked_about_what_is_not_there() {
        let asked = Asked { seal: "intact", ..Asked::default() };
        assert_eq!(asked.sentences(), ["Note this audit, which is signed off."]);
        let asked = Asked { overdue: 1, lost: vec!["R3".into(), "F1".into()], seal: "unsigned", ..Asked::default() };
        let expected = [
            "Agree how R3 and F1 will be met or in place again.",
            "Agree a new date for 1 action overdue, or drop what is no longer wanted.",
            "Agree this audit, so that the chair can sign it off.",
        ];
        assert_eq!(asked.sentences(), expected);
    }
}
