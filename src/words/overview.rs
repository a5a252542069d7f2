//! The overview in words: what to do next, and what national figures may stand beside a board's own.

use jiff::civil::Date;

use super::{counted, date};

/// The headings of the page, in its order.
pub const NEXT: &str = "What to do next";
/// Standards that keep the board from having met everything.
pub const MISSING: &str = "Not met, not in place, or not answered yet";
/// Said where there are none.
pub const NOTHING_MISSING: &str = "Nothing: everything that applies is met or in place";
/// Answers that are not to be taken at their word.
pub const DOUBTS: &str = "To look at again";
/// Said where there are none.
pub const NO_DOUBTS: &str = "Nothing: what is met has evidence, and none of it is word for word last year's";
/// What was decided about the audit.
pub const DECISIONS: &str = "Decisions";
/// What is said of the boards of the country.
pub const NATIONAL: &str = "England's boards, not like for like";
/// Where the actions are listed.
pub const WHERE_ACTIONS_ARE: &str = "{actions} lists them in the order in which they are due.";

/// How much is still to be done on an audit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToDo {
    /// Standards without an answer, the carried ones apart.
    pub unanswered: u32,
    /// Standards carried over and not confirmed.
    pub carried: u32,
    /// Standards answered with not known.
    pub not_known: u32,
    /// Standards marked to be come back to.
    pub revisit: u32,
    /// Standards whose answer is doubtful.
    pub doubts: u32,
    /// Actions overdue.
    pub overdue: u32,
    /// Open actions without a date.
    pub no_due_date: u32,
    /// Counts of children that are not given.
    pub counts_missing: u32,
    /// Conflicts that nobody has settled.
    pub conflicts: u32,
    /// Errors in the file.
    pub errors: u32,
    /// Texts that look like personal data.
    pub personal: u32,
}

impl ToDo {
    /// What to do next, a line each, with the key for it.
    #[must_use]
    pub fn lines(self) -> Vec<String> {
        let each = [
            (self.conflicts, "conflict to settle", "conflicts to settle", "{conflicts} shows both sides"),
            (self.errors, "error in the file", "errors in the file", "see below, under File"),
            (self.unanswered, "to answer", "to answer", "{next-to-answer} goes to the next one in the walkthrough"),
            (
                self.carried,
                "carried over",
                "carried over",
                "{confirm} confirms what still holds, {next-to-answer} goes to the next one",
            ),
            (self.not_known, "not known", "not known", "somebody has to find out"),
            (self.revisit, "to come back to", "to come back to", "marked with * in the walkthrough"),
            (self.doubts, "answer to look at again", "answers to look at again", "see below"),
            (self.overdue, "action overdue", "actions overdue", "{actions} lists the actions"),
            (
                self.no_due_date,
                "open action without a date",
                "open actions without a date",
                "{actions} lists the actions",
            ),
            (
                self.counts_missing,
                "number of children missing",
                "numbers of children missing",
                "{indicators} writes them",
            ),
            (self.personal, "text looks like personal data", "texts look like personal data", "see below"),
        ];
        let there = each.into_iter().filter(|(count, ..)| *count > 0);
        let lines: Vec<String> =
            there.map(|(count, one, many, how)| format!("{}: {how}", counted(count, one, many))).collect();
        let lines = if lines.is_empty() { vec![NOTHING_TO_DO.to_owned()] } else { lines };
        let stands_in_the_way = self.unanswered + self.carried + self.conflicts + self.errors > 0;
        lines.into_iter().chain((!stands_in_the_way).then(|| READY.to_owned())).collect()
    }
}

const READY: &str = "Every standard is answered: {sign-off} signs the audit off once the board agrees it";
const NOTHING_TO_DO: &str = "Nothing is open: {compare} compares it with an earlier year before the board agrees it";

/// By whom and when an audit was signed off, and what becomes of actions that are open.
#[must_use]
pub fn signed_off(by: &str, on: Option<Date>, open_actions: u32, altered: bool) -> String {
    let on = on.map(|on| format!(" on {}", date(on))).unwrap_or_default();
    let signed = match altered {
        true => format!(
            "{ALTERED} It was signed off by {by}{on}; {{reopen}} opens it again, to be put right and signed anew"
        ),
        false => format!("Signed off by {by}{on}: it is shown and not changed"),
    };
    if open_actions == 0 {
        return signed;
    }
    let open = counted(open_actions, "open action goes on", "open actions go on");
    format!("{signed}. Its {open} in the next year's audit, or here once {{reopen}} has opened it again")
}

/// Said of an audit that was changed after it was signed off.
pub const ALTERED: &str = "Changed after it was signed off: what is shown here is not what was signed.";

/// The band that a board is in, of a part with so many standards. The bands are those of the report, which had 15.
#[must_use]
pub fn band(label: &str, standards: u32) -> String {
    match standards {
        15 => format!("Band: {label} met (how the 2015 report grouped boards)"),
        _ => format!("Band: {label} met (as the 2015 report grouped boards, scaled from 15 to {standards})"),
    }
}

/// That an audit is a draft which is not finished.
#[must_use]
pub fn unfinished(left: u32, of: u32) -> String {
    format!("Not finished: {left} of {of} not answered yet")
}

/// The national figures beside a board's band, each as it reads on from its number.
#[must_use]
pub fn national_bands(year: u16, figures: &[String]) -> String {
    format!("In {year}, {}.", figures.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_open_is_to_be_done() {
        let to_do = ToDo { unanswered: 5, overdue: 1, ..ToDo::default() };
        let expected = [
            "5 to answer: {next-to-answer} goes to the next one in the walkthrough",
            "1 action overdue: {actions} lists the actions",
        ];
        assert_eq!(to_do.lines(), expected);
        assert_eq!(ToDo::default().lines(), [NOTHING_TO_DO, READY]);
        for open in [ToDo { conflicts: 1, ..ToDo::default() }, ToDo { errors: 1, ..ToDo::default() }] {
            assert!(open.lines().len() == 1 && open.lines() != [READY]);
        }
    }
}
