//! Conflicts in words: where they are, what was decided, and what the interface says of them.

/// What a conflict was settled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// What was there before.
    Base,
    /// What stood in the file.
    Ours,
    /// What the other side wrote.
    Theirs,
    /// Something else.
    Own,
}

/// What is recorded of a conflict that was settled: what was chosen, and over what.
#[must_use]
pub fn settled(key: &str, by: Settled, chosen: Option<&str>, [ours, theirs]: [&Option<String>; 2]) -> String {
    let text = |side: Option<&str>| side.map_or_else(|| "nothing".to_owned(), |text| text.trim().to_owned());
    let how = match by {
        Settled::Base => "what it was before was taken",
        Settled::Ours => "ours was taken",
        Settled::Theirs => "theirs was taken",
        Settled::Own if chosen.is_none() => "it was taken away",
        Settled::Own => "it was written anew",
    };
    let now = if by == Settled::Own && chosen.is_none() { String::new() } else { format!(": {}", text(chosen)) };
    let over = [(Settled::Ours, "ours", ours), (Settled::Theirs, "theirs", theirs)];
    let over = over.into_iter().filter(|(side, ..)| *side != by);
    let over: Vec<String> = over.map(|(_, name, side)| format!("{name} was: {}", text(side.as_deref()))).collect();
    format!("{SETTLED}{key}`: {how}{now}{OVER}{}", over.join("; "))
}

/// Begins what is recorded of a settled conflict.
const SETTLED: &str = "Settled `";
/// Stands in it before what was not chosen.
const OVER: &str = "\nOver this: ";

/// Whether a decision is what [`settled`] made, and no decision that somebody wrote.
#[must_use]
pub fn is_settlement(what: &str) -> bool {
    what.trim_start().starts_with(SETTLED) && what.contains(OVER)
}

/// Said where nothing is in conflict.
pub const NONE: &str = "Nothing in this audit is in conflict";
/// Said when a key for statuses is pressed on something else.
pub const NO_STATUS: &str = "This is no status: {take-ours} or {take-theirs} takes a side, {write-own} writes another";
/// Said where two sign-offs are in conflict.
pub const OF_SIGN_OFF: &str = "Two people signed: {reopen} opens the audit again, and it is signed anew";
/// Said where what was before cannot be taken.
pub const NOTHING_BEFORE: &str = "One side took it away whole: take ours or theirs";
/// Said of a text for a conflict that is settled meanwhile.
pub const NO_LONGER: &str = "this is not in conflict any more";
/// Said where a conflict belongs to no standard.
pub const NO_STANDARD: &str = "This belongs to no standard: it is settled here";
/// The headings of the three sides.
pub const BEFORE: &str = "Before";
/// What stands in the file.
pub const OURS: &str = "Ours";
/// What the other side has.
pub const THEIRS: &str = "Theirs";
/// What stands where a side has nothing.
pub const NOTHING: &str = "nothing";
/// What stands where a side took an entry away.
pub const TAKEN_AWAY: &str = "taken away";
/// What the mark beside a paragraph means.
pub const MARKED: &str = "| beside a text: the other side does not have it so.";
/// What a conflict means that is about an entry.
pub const ENTRY: &str = "One side took this away while the other changed it.";
/// The keys of a field for a text of one's own.
pub const OWN_KEYS: &str = "Both sides are joined here as a start · Esc keeps it and settles";

/// A side with the key that takes it: `Ours (o)`.
#[must_use]
pub fn heading(side: &str, key: &str) -> String {
    format!("{side}  ({key} takes it)")
}

/// The title of the page.
#[must_use]
pub fn title(at: usize, of: usize) -> String {
    format!("Conflicts: {at} of {of}")
}

/// Where a conflict is: `R4 CSE sub-group: evidence`.
#[must_use]
pub fn place(standard: &str, field: &str) -> String {
    format!("{standard}: {field}")
}

/// What is in conflict of an agency or an action.
#[must_use]
pub fn of(name: &str, field: &str) -> String {
    format!("{name}, {field}")
}

/// What is in conflict of an action; nothing is named where it is what is to be done, or whether it is there.
#[must_use]
pub fn of_action(what: Option<&str>, field: Option<&str>) -> String {
    let action = match what.map(crate::plain::safe_line) {
        Some(what) => format!("action '{}'", crate::plain::cut(&what, 30)),
        None => "an action".to_owned(),
    };
    field.map_or_else(|| action.clone(), |field| of(&action, field))
}

/// What is in conflict that only has a name in the file.
#[must_use]
pub fn by_name(key: &str) -> String {
    match key {
        "edition" => "edition of the framework".to_owned(),
        "sign_off.by" => "who signed".to_owned(),
        key => format!("`{key}` in the file"),
    }
}

/// What is in conflict of a standard: `In conflict (C shows both sides): status; evidence`.
#[must_use]
pub fn of_standard(fields: &[String]) -> String {
    format!("In conflict ({{conflicts}} shows both sides): {}", fields.join("; "))
}

/// Which side was taken.
#[must_use]
pub fn taken(place: &str, side: Settled) -> String {
    match side {
        Settled::Ours => format!("{place}: ours taken"),
        Settled::Theirs => format!("{place}: theirs taken"),
        Settled::Base => format!("{place}: as it was before both"),
        Settled::Own => format!("{place}: settled"),
    }
}

/// What was done, and how many conflicts are left.
#[must_use]
pub fn with_left(what: &str, left: usize) -> String {
    match left {
        0 => format!("{what}. That was the last conflict"),
        left => format!("{what}. {} left", super::counted(left, "conflict", "conflicts")),
    }
}

/// What was done to an audit that still has conflicts.
#[must_use]
pub fn still_open(what: &str) -> String {
    format!("{what}. {{conflicts}} shows what is still in conflict")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_of_a_settled_conflict_is_known_again() {
        let sides = [&Some("met".to_owned()), &None];
        for by in [Settled::Base, Settled::Ours, Settled::Theirs, Settled::Own] {
            for chosen in [None, Some("met\nand more")] {
                assert!(is_settlement(&settled("responses.x.evidence", by, chosen, sides)), "{by:?}");
            }
        }
        for other in ["Reopened: Settled `x` was wrong", "Settled `x` at last", "The board settled it.\nOver this: tea"]
        {
            assert!(!is_settlement(other), "{other}");
        }
    }
}
