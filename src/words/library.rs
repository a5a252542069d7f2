//! The list of audits in words: its title, how an audit stands, what needs attention, and the welcome where there is none.

use std::path::Path;

use jiff::civil::Date;

use super::{counted, date, listed, number};
use crate::plain::safe_line;

/// The title of the list.
pub const AUDITS: &str = "Audits";
/// The title of the list of example audits.
pub const EXAMPLES: &str = "Audits: fictional examples";
/// What is asked for while the filter is typed.
pub const FILTER: &str = "Show only: ";
/// Shown where no audit has the words of the filter.
pub const NONE_FOUND: &str = "No audit has all these words. They are looked for in names, ids, years and regions, and draft \
    or signed. Esc shows every audit again.";
/// Said of what cannot be done before all audits are read.
pub const STILL_READING: &str = "The audits are still being read; try again in a moment";
/// Said when the example audits are opened.
pub const EXAMPLES_OPENED: &str = "These are fictional examples, in a copy of your own: try anything. lscb-audit demo opens them again, as you left them";
/// Said when the examples are asked for where there are audits.
pub const EXAMPLES_ELSEWHERE: &str = "There are audits here already. To look at the examples, leave with q and run: \
    lscb-audit demo";
/// What stands in the place of a count in a year without an audit.
pub const NO_AUDIT: &str = "–";

/// The title of the list: what it lists, how much of it is read, how much of it is shown, in which order.
#[must_use]
pub fn title(name: &str, read: Option<usize>, filtered: Option<(usize, usize, &str)>, order: &str) -> String {
    let reading = read.map(reading);
    let filtered =
        filtered.map(|(shown, all, words)| format!("{} of {} with “{words}”", number_of(shown), number_of(all)));
    [Some(name.to_owned()), reading, filtered, Some(order.to_owned())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How far the reading has come: `reading… 340 audits so far`.
#[must_use]
pub fn reading(so_far: usize) -> String {
    format!("reading… {} so far", counted(u64::try_from(so_far).unwrap_or(u64::MAX), "audit", "audits"))
}

fn number_of(count: usize) -> String {
    number(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The order of the list.
#[must_use]
pub fn order(word: &str) -> &str {
    match word {
        "board" => "by board",
        "year" => "by year, latest first",
        "progress" => "by progress, least first",
        "attention" => "by attention, most first",
        other => other,
    }
}

/// One audit in a list to choose from, the year first so that it is never cut: `2014 · Northbridge LSCB · draft`.
#[must_use]
pub fn one_audit(board: &str, year: impl std::fmt::Display, signed: bool) -> String {
    format!("{year} · {board} · {}", state(signed, false))
}

/// Whether an audit is signed off.
#[must_use]
pub fn state(signed: bool, altered: bool) -> &'static str {
    match (signed, altered) {
        (_, true) => "altered after sign-off",
        (true, false) => "signed off",
        (false, false) => "draft",
    }
}

/// How far an audit is, from the fullest words to the fewest; `signed` says by whom and when.
#[must_use]
pub fn states(signed: Option<(&str, Option<Date>)>, altered: bool) -> Vec<String> {
    let Some((by, on)) = signed else { return vec![state(false, false).to_owned()] };
    let on = on.map(|on| format!(" on {}", date(on))).unwrap_or_default();
    match altered {
        true => vec![state(true, true).to_owned(), "ALTERED".to_owned()],
        false => vec![
            format!("signed off by {}{on}", safe_line(by)),
            format!("signed off{on}"),
            state(true, false).to_owned(),
        ],
    }
}

/// What needs attention, as far as there is any: `2 carried, 1 unanswered, 1 overdue, 3 to look at again`.
#[must_use]
pub fn attention(carried: u32, unanswered: u32, overdue: u32, doubts: u32) -> Option<String> {
    let each = [
        (carried, "carried", "carried"),
        (unanswered, "unanswered", "unanswered"),
        (overdue, "overdue", "overdue"),
        (doubts, "to look at again", "to look at again"),
    ];
    let there = each.iter().filter(|(count, ..)| *count > 0);
    let words: Vec<String> = there.map(|(count, one, many)| counted(*count, one, many)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Which of several files for one board and year it is: `twice: 2014.toml; `.
#[must_use]
pub fn twice(file: &str) -> String {
    format!("twice: {}; ", safe_line(file))
}

/// What to do about several files for one board and year. The files come last, since a narrow window cuts them off.
#[must_use]
pub fn twice_with(file: &str, others: &[String]) -> String {
    let files: Vec<String> = std::iter::once(file).chain(others.iter().map(String::as_str)).map(safe_line).collect();
    format!("Keep one: of several files for one board and year none counts. {}", files.join(", "))
}

/// What an audit has met and, where it is a draft, how many of how many standards are not answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetInYear {
    /// Standards met.
    pub met: u32,
    /// What is not answered yet, and of how many; none where the audit is finished.
    pub left: Option<(u32, u32)>,
}

impl MetInYear {
    /// The count where there is little room; in brackets where it is not finished.
    #[must_use]
    pub fn short(self) -> String {
        if self.left.is_some() { format!("({})", self.met) } else { self.met.to_string() }
    }

    fn long(self) -> String {
        match self.left {
            Some((left, of)) => format!("{} ({left} of {of} not answered yet)", self.met),
            None => self.met.to_string(),
        }
    }
}

/// What heads the column of what was met over the years.
pub const MET_BY_YEAR: &str = "Met (if unfinished)";

/// What is met over the years: `2012: 5, 2013: –, 2014: 3 (11 of 24 not answered yet)`.
#[must_use]
pub fn years(title: &str, years: &[(u16, Option<MetInYear>)]) -> String {
    let year = |(year, met): &(u16, Option<MetInYear>)| {
        format!("{year}: {}", met.map_or_else(|| NO_AUDIT.to_owned(), MetInYear::long))
    };
    format!("{title} met: {}", years.iter().map(year).collect::<Vec<_>>().join(", "))
}

/// The page where there are no audits yet: what to press, what this is, and where everything is kept.
#[must_use]
pub fn welcome(standards: &[String], reconstructed: bool, folder: &Path) -> Vec<String> {
    let mut lines = vec![
        "Welcome. There are no audits here yet.".to_owned(),
        "Press {new-audit} to begin one: a board's name, a year, and then one question at a time.".to_owned(),
        "Press {examples} to look at examples: audits of made-up boards, in a copy of your own.".to_owned(),
        format!("With this a board audits itself, once a year, against {}.", listed(standards)),
    ];
    if reconstructed {
        lines.push(super::RECONSTRUCTED.to_owned());
    }
    lines.push(format!(
        "Everything stays on this computer. Audits will be kept in {}, as files that you can read.",
        folder.display()
    ));
    lines
}

/// Where the demo's copy of the examples is, and whether it is new.
#[must_use]
pub fn demo_is_in(folder: &Path, kept: bool, aside: Option<&Path>) -> String {
    let state = match (kept, aside) {
        (true, _) => ", as you left it; `lscb-audit demo --anew` begins afresh".to_owned(),
        (false, Some(aside)) => format!(", all new; what was there before is now in {}", aside.display()),
        (false, None) => "; they stay as you leave them".to_owned(),
    };
    format!("DEMO: the example audits are in {}{state}", folder.display())
}

/// The demo's copy is in a temporary folder.
pub const DEMO_IS_TEMPORARY: &str = "That is a temporary folder, since there is no home folder that can be written to. Take a copy of what you want to keep: \
     the computer may clear it away";

/// The example audits could not be opened.
#[must_use]
pub fn no_examples(why: &std::io::Error) -> String {
    format!("the example audits could not be written anywhere: {why}. Set TMPDIR")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_says_what_is_shown_and_of_how_many() {
        assert_eq!(title(AUDITS, None, None, "by board"), "Audits · by board");
        let filtered = title(AUDITS, Some(340), Some((12, 1_300, "north")), "by board");
        assert_eq!(filtered, "Audits · reading… 340 audits so far · 12 of 1,300 with “north” · by board");
    }

    #[test]
    fn only_what_is_there_needs_attention() {
        assert_eq!(attention(0, 0, 0, 0), None);
        assert_eq!(attention(2, 0, 1, 0).unwrap(), "2 carried, 1 overdue");
    }

    #[test]
    fn a_year_without_an_audit_is_named() {
        let met = |met, left| Some(MetInYear { met, left });
        let years = years("Requirements", &[(2012, met(5, None)), (2013, None), (2014, met(0, Some((22, 24))))]);
        assert_eq!(years, "Requirements met: 2012: 5, 2013: –, 2014: 0 (22 of 24 not answered yet)");
    }
}
