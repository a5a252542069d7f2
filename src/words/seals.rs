//! Seals: how many hold, why one does not, and what to do about it.

use super::{counted, date};

/// How many seals there are of each kind: `1,332 signed: 1,331 intact, 1 altered; 148 drafts`.
#[must_use]
pub fn seals(intact: usize, broken: usize, drafts: usize, unreadable: usize) -> String {
    let signed = match (intact, broken) {
        (0, 0) => "none signed".to_owned(),
        (intact, 0) => format!("{} signed: all intact", number(intact)),
        (intact, broken) => {
            let [signed, intact, broken] = [intact + broken, intact, broken].map(number);
            format!("{signed} signed: {intact} intact, {broken} altered")
        }
    };
    let drafts = (drafts > 0).then(|| counted(drafts, "draft", "drafts"));
    let files = (unreadable > 0).then(|| format!("{} could not be read", counted(unreadable, "file", "files")));
    [Some(signed), drafts, files].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn number(count: usize) -> String {
    super::number(u64::try_from(count).unwrap_or(u64::MAX))
}

/// Why the seal of a file is broken. `why` is what keeps it from being computed.
#[must_use]
pub fn altered_since(word: &str, by: &str, on: Option<jiff::civil::Date>, why: Option<&str>) -> String {
    let by = if by.is_empty() { "somebody who is not named" } else { by };
    let signed = format!("signed off by {by}{}", on.map(|on| format!(" on {}", date(on))).unwrap_or_default());
    match (word, why) {
        ("no-seal", _) => {
            format!("{signed}, but its seal is missing, so it cannot be told whether it was changed since")
        }
        (_, Some(why)) => format!("{signed}, but its seal cannot be checked: {why}"),
        _ => format!("changed after it was {signed}"),
    }
}

/// What to do about an audit whose seal is broken, a line each: `intact` is the number of a kept version that has the
/// seal.
#[must_use]
pub fn what_of_altered(path: &str, intact: Option<usize>) -> Vec<String> {
    let back = match intact {
        Some(version) => vec![
            format!("What was changed: `lscb-audit restore {path} --show {version}`"),
            format!("Back to what was signed: `lscb-audit restore {path} --take {version}`"),
        ],
        None => {
            vec!["Back to what was signed: no version of it is kept on this computer; bring back a copy".to_owned()]
        }
    };
    let keep = format!("Keep the change: `lscb-audit reopen {path} --reason …`, then sign anew");
    back.into_iter().chain([keep]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seals_are_summed_up_without_what_is_none() {
        assert_eq!(seals(1_331, 1, 148, 0), "1,332 signed: 1,331 intact, 1 altered; 148 drafts");
        assert_eq!(seals(2, 0, 0, 1), "2 signed: all intact; 1 file could not be read");
        assert_eq!(seals(0, 0, 1, 0), "none signed; 1 draft");
    }
}
