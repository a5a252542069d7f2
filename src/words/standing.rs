//! How an answer stands: carried, unanswered, since when; and the words for colours and seals.

use super::{counted, listed};

/// What a standard without an answer is called.
pub const UNANSWERED: &str = "Unanswered";
/// What a standard is called on whose status two people disagree.
pub const CONFLICT: &str = "In conflict";

/// A key on which two versions cannot both stand.
#[must_use]
pub fn in_conflict(key: &str) -> String {
    format!("`{key}` is in conflict: both versions are kept under [[conflicts]] until somebody sets it")
}

/// The result of a merge is not written over another file than ours.
#[must_use]
pub fn not_merged_over(path: &str, ours: &str) -> String {
    format!("{path} is there already, and a merge is written over no file but {ours}. Name that one, or a new file")
}

/// What stands beside a response that is marked so.
pub const TO_COME_BACK_TO: &str = "To come back to";

/// How many conflicts are undecided.
#[must_use]
pub fn undecided(conflicts: usize) -> String {
    let conflicts = counted(conflicts, "conflict is", "conflicts are");
    format!("{conflicts} undecided; what they touch counts as unanswered.")
}

/// A carried answer with its year: `Met in 2013, carried over, not confirmed`.
#[must_use]
pub fn carried(label: &str, year: impl std::fmt::Display) -> String {
    format!("{label} in {year}, carried over, not confirmed")
}

/// The same where there is little room: `(Met) carried from 2013`.
#[must_use]
pub fn carried_short(label: &str, year: impl std::fmt::Display) -> String {
    format!("({label}) carried from {year}")
}

/// What the sign for no answer means.
pub const SIGN_UNANSWERED: &str = "– unanswered";
/// What brackets around a status mean.
pub const SIGN_CARRIED: &str = "(…) carried over, not confirmed: counts as unanswered";

/// A status in a column: `met`, `partly`, `n/a`, or the small letters of its label.
#[must_use]
pub fn status_short(word: &str, label: &str) -> String {
    match word {
        "partly-met" => "partly".to_owned(),
        "not-applicable" => "n/a".to_owned(),
        _ => label.to_lowercase(),
    }
}

/// What an audit has on a standard, in a column: `met`, `(met)` while it is only carried, `–` without an answer.
#[must_use]
pub fn cell(state: &str, short: Option<&str>) -> String {
    match (state, short) {
        ("carried", Some(status)) => format!("({status})"),
        (_, Some(status)) => status.to_owned(),
        ("unanswered", None) => "–".to_owned(),
        ("absent", None) => super::NOT_ASKED.to_lowercase(),
        (state, None) => state.to_owned(),
    }
}

/// What stands in a column, to be read aloud: `met`, `met but not confirmed`, `unanswered`.
#[must_use]
pub fn cell_spoken(state: &str, cell: &str) -> String {
    match state {
        "carried" => format!("{} but not confirmed", cell.trim_matches(['(', ')'])),
        "unanswered" => UNANSWERED.to_lowercase(),
        _ => cell.to_owned(),
    }
}

/// How a standard went over the years.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// What "met" is called, in small letters.
    pub met: &'a str,
    /// Whether it never applied.
    pub always_not_applicable: bool,
    /// The last year in which it was met, if it is not any more.
    pub lost: Option<u16>,
    /// Since when it has been below met, in how many audits, and the years without one.
    pub not_met: Option<(u16, u32, &'a [u16])>,
}

impl Past<'_> {
    /// What a reader should see at once: that it was met and is not, or has stood below met for more than one audit.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        if self.always_not_applicable {
            return Some("Always not applicable".to_owned());
        }
        let lost = self.lost.map(|year| format!("Was {} in {year}", self.met));
        let still = self.not_met.filter(|(_, audits, _)| *audits > 1);
        let still = still.map(|(since, audits, gaps)| streak(&format!("Not {}", self.met), since, audits, gaps));
        let both: Vec<String> = lost.into_iter().chain(still).collect();
        (!both.is_empty()).then(|| both.join(". "))
    }
}

/// Years without an audit.
#[must_use]
pub fn no_audit_in(years: &[String]) -> String {
    format!("There is no audit of {}.", listed(years))
}

/// What a page of several boards is called.
#[must_use]
pub fn boards_over_years(boards: usize) -> String {
    format!("{boards} boards over the years")
}

/// Years for which a page has no room.
#[must_use]
pub fn earlier_left_out(count: usize, first_shown: u16) -> String {
    let years = counted(count, "year", "years");
    format!("{years} before {first_shown} left out for want of room; a wider window or --format json shows all.")
}

/// A status that stands in the file and is no answer to the standard.
#[must_use]
pub fn as_found(word: &str) -> String {
    format!("The file says '{word}', which cannot stand as an answer here")
}

/// The sentence on the state of a seal.
#[must_use]
pub fn seal(word: &str) -> &str {
    match word {
        "unsigned" => "Draft, not signed off",
        "intact" => "Signed off; the seal is intact",
        "broken" => "Signed off, but changed since: the seal is broken",
        other => other,
    }
}

/// How long something has stood: `Not met since 2011 (3 audits; none in 2013)`.
#[must_use]
pub fn streak(what: &str, since: u16, audits: u32, gaps: &[u16]) -> String {
    let gaps: Vec<String> = gaps.iter().map(u16::to_string).collect();
    let gap = if gaps.is_empty() { String::new() } else { format!("; none in {}", listed(&gaps)) };
    format!("{what} since {since} ({}{gap})", counted(audits, "audit", "audits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_past_says_what_was_lost_and_what_stands_still() {
        let past = Past { met: "in place", always_not_applicable: false, lost: Some(2012), not_met: None };
        assert_eq!(past.sentence().unwrap(), "Was in place in 2012");
        let past = Past { not_met: Some((2013, 2, &[])), ..past };
        assert_eq!(past.sentence().unwrap(), "Was in place in 2012. Not in place since 2013 (2 audits)");
        assert_eq!(
            Past { lost: None, not_met: Some((2014, 1, &[])), ..past }.sentence(),
            None,
            "one audit is no streak"
        );
        assert_eq!(Past { always_not_applicable: true, ..past }.sentence().unwrap(), "Always not applicable");
    }

    #[test]
    fn a_streak_names_the_years_without_an_audit() {
        assert_eq!(streak("Not met", 2011, 3, &[2013]), "Not met since 2011 (3 audits; none in 2013)");
        assert_eq!(streak("Met", 2014, 1, &[]), "Met since 2014 (1 audit)");
    }
}
