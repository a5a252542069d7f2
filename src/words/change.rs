//! How two audits differ, in plain words.

/// Said where a percentage is higher and no more standards are met.
pub const ROSE_ONLY: &str = "The percentage rose only because fewer standards applied.";
/// The earlier of two audits, or the one that is looked back from.
pub const OLD: &str = "OLD";
/// The other of two audits.
pub const NEW: &str = "NEW";
/// The list of all standards.
pub const EVERY_STANDARD: &str = "Every standard";
/// The list of standards in which something changed or is doubtful.
pub const CHANGED_OR_DOUBTFUL: &str = "Changed or doubtful";
/// Said where no standard is in a list.
pub const NONE_LISTED: &str = "There is none of these. {choose-list} chooses which standards are listed.";
/// Standards that are no longer met only because nobody has confirmed them.
pub const ONLY_NOT_CONFIRMED: &str = "Of these only not confirmed yet";
/// Said above the evidence of two audits where it is one.
pub const EVIDENCE_IS_THE_SAME: &str = "Evidence, the same in OLD and NEW";
/// Said above the evidence of two audits, shown as one text.
pub const EVIDENCE_WORD_BY_WORD: &str = "Evidence, OLD to NEW: [-gone-] and [+new+]";

/// How many standards two audits share, where that is not all.
#[must_use]
pub fn shared(both: usize, either: usize) -> String {
    let rest = if both == 0 { "so none can be compared" } else { "the rest cannot be compared" };
    let mark = if both == 0 { "," } else { ";" };
    format!("{both} of {either} standards are in both{mark} {rest}.")
}

/// How many answers of an audit are still carried over.
#[must_use]
pub fn still_carried(count: u32, year: impl std::fmt::Display) -> String {
    let answers = super::counted(count, "answer of", "answers of");
    format!("{answers} {year} carried over and not confirmed: counted as unanswered.")
}

/// What became of actions: `3 done · 2 new · 1 overdue`; none where there are none.
#[must_use]
pub fn actions_between<'a>(counts: impl IntoIterator<Item = (u32, &'a str)>) -> Option<String> {
    let there = counts.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = there.map(|(count, word)| format!("{count} {}", action_change(word))).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What became of an action.
#[must_use]
pub fn action_change(word: &str) -> &str {
    match word {
        "carried" => "open in both",
        "reopened" => "opened again",
        "gone" => "gone without a word",
        other => other,
    }
}

/// Responses that could not be compared.
#[must_use]
pub fn unmatched(year: impl std::fmt::Display, keys: &[String]) -> String {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let they = if keys.len() == 1 { "it" } else { "they" };
    format!("{year}: the framework does not have {}; {they} cannot be compared.", super::listed(&keys))
}

/// Which audit is meant: `OLD 2013`.
#[must_use]
pub fn old_or_new(is_new: bool, year: u16) -> String {
    format!("{} {year}", if is_new { NEW } else { OLD })
}

/// Said where the audit to compare with is the later one.
#[must_use]
pub fn backwards(old: u16, new: u16) -> String {
    format!("This reads backwards: the old audit is of {old}, the new one of {new}.")
}

/// A board that cannot be compared, since it has one audit only.
#[must_use]
pub fn only_one(board: &str, path: &str, is_new: bool) -> String {
    let other = if is_new { "old" } else { "new" };
    format!("{board}: there is no {other} audit to compare {path} with.")
}

/// Said where there is nothing of which both sides have an audit.
pub const NOTHING_COMPARED: &str = "no two audits could be compared";

/// What every headline leads with: `3 newly met · 2 no longer met (of these 1 only not confirmed)`. `label` is what met
/// is called.
#[must_use]
pub fn moves(newly: u32, no_longer: u32, only_not_confirmed: u32, label: &str) -> String {
    let met = label.to_lowercase();
    format!("{newly} newly {met} · {} no longer {met}{}", no_longer, only(only_not_confirmed))
}

/// What columns of newly and of no longer met are called. `label` is what met is called.
#[must_use]
pub fn moves_columns(label: &str) -> [String; 2] {
    ["Newly", "No longer"].map(|how| format!("{how} {}", label.to_lowercase()))
}

/// Those of the no longer met that are only not confirmed, named apart where there are any.
#[must_use]
pub fn only(not_confirmed: u32) -> String {
    if not_confirmed == 0 { String::new() } else { format!(" (of these {not_confirmed} only not confirmed)") }
}

/// From one thing to another; once where they are the same.
#[must_use]
pub fn from_to(old: &str, new: &str) -> String {
    if old == new { new.to_owned() } else { format!("{old} → {new}") }
}

/// What of a response changed beside its class.
#[must_use]
pub fn changed_parts(words: &[&str]) -> String {
    let parts: Vec<&str> = words.iter().map(|word| changed_part(word)).collect();
    format!("changed: {}", super::listed(&parts))
}

/// Whose evidence it is.
#[must_use]
pub fn evidence_of(year: u16) -> String {
    format!("Evidence {year}")
}

/// The text, or that there is none.
#[must_use]
pub fn or_none(text: &str) -> &str {
    if text.trim().is_empty() { "none" } else { text }
}

/// A run of words with its marks, by what happened to it. White space stays outside of them.
#[must_use]
pub fn marked(op: &str, text: &str) -> String {
    let (open, close) = match op {
        "delete" => ("[-", "-]"),
        "insert" => ("[+", "+]"),
        _ => return text.to_owned(),
    };
    let words = text.trim();
    let (before, after) = text.split_once(words).unwrap_or((text, ""));
    if words.is_empty() { text.to_owned() } else { format!("{before}{open}{words}{close}{after}") }
}

/// What a row of sums is called.
pub const TOTAL: &str = "Total";
/// The columns of what became of actions, and of how many answers are doubted, where there is little room.
pub const ACTION_COLUMNS: [&str; 8] = ["Done", "New", "Still open", "Reopened", "Dropped", "Gone", "Overdue", "Doubts"];

/// What the comparison of many boards is headed by; the years where they are the same for all.
#[must_use]
pub fn boards_compared(boards: usize, years: Option<[u16; 2]>) -> String {
    let boards = super::counted(boards, "board", "boards");
    years.map_or_else(|| boards.clone(), |[old, new]| format!("{boards} · {old} to {new}"))
}

/// What an audit answers: `answers cse-2009, edition 1`.
#[must_use]
pub fn answers(framework: &str, edition: u32) -> String {
    format!("answers {framework}, edition {edition}")
}

/// Said below the comparison of many boards.
pub const ONE_OF_MANY: &str = "`--board ID` shows what changed in one board, `--whole` in all of them.";

/// What an audit has on a standard that its edition does not ask.
pub const NOT_ASKED: &str = "Not asked";

/// What a class of change is called.
#[must_use]
pub fn change(class: &str) -> &str {
    match class {
        "improved" => "Improved",
        "regressed" => "Slipped back",
        "unchanged" => "Unchanged",
        "answered" => "Answered now, not before",
        "withdrawn" => "Answered before, not now",
        "open" => "Not answered in either",
        "excluded" => "Does not apply now",
        "included" => "Applies now",
        "not-confirmed" => "Not confirmed",
        "added" => "Asked in NEW only",
        "retired" => "Asked in OLD only",
        other => other,
    }
}

/// What a group of standards with that class is headed by.
#[must_use]
pub fn change_heading(class: &str) -> &str {
    match class {
        "newly-met" => "Newly met",
        "no-longer-met" => "No longer met",
        "edited" => "Same status, something else changed",
        other => change(other),
    }
}

/// A standard that came to be met or ceased to be: `No longer met (met in 2012)`. `label` is what met is called.
#[must_use]
pub fn met_change(now: bool, label: &str, old_year: u16) -> String {
    let met = label.to_lowercase();
    if now { format!("Newly {met} (not in {old_year})") } else { format!("No longer {met} ({met} in {old_year})") }
}

/// What of a response changed, in a word or two.
#[must_use]
pub fn changed_part(word: &str) -> &str {
    match word {
        "evidence" => "evidence or links",
        "lead" => "who answers for it",
        "agencies" => "agencies' answers",
        "wording" => "the question's wording",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_met_is_named_with_its_year() {
        assert_eq!(met_change(false, "Met", 2012), "No longer met (met in 2012)");
        assert_eq!(met_change(true, "In place", 2012), "Newly in place (not in 2012)");
    }

    #[test]
    fn white_space_stays_outside_of_the_marks() {
        assert_eq!(marked("insert", " May\n"), " [+May+]\n");
        assert_eq!([marked("delete", " "), marked("equal", "a b")], [" ", "a b"]);
    }

    #[test]
    fn what_is_only_not_confirmed_is_named_apart() {
        assert_eq!(moves(3, 0, 0, "Met"), "3 newly met · 0 no longer met");
        assert_eq!(
            moves(0, 2, 1, "In place"),
            "0 newly in place · 2 no longer in place (of these 1 only not confirmed)"
        );
    }
}
