//! What stands between an audit and its sign-off.

use crate::audit::{Audit, Standing, is_wrong_value};
use crate::framework::{Framework, Standard};
use crate::plain::Finding;
use crate::words::Hindered;

/// What stands between an audit and its sign-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hindrances<'f> {
    /// Standards without an answer, those with a wrong status among them, in order.
    pub unanswered: Vec<&'f Standard>,
    /// Standards whose answers are carried and not confirmed, in order.
    pub carried: Vec<&'f Standard>,
    /// Conflicts that nobody has settled.
    pub conflicts: usize,
    /// Errors in the file, beside the conflicts.
    pub errors: usize,
}

/// What stands between an audit and its sign-off; `findings` are those of reading it.
#[must_use]
pub fn hindrances<'f>(audit: &Audit, framework: &'f Framework, findings: &[Finding]) -> Hindrances<'f> {
    let standing = |means: fn(Standing) -> bool| {
        framework.standards_of(audit.edition).filter(|it| means(audit.standing(&it.id))).collect()
    };
    Hindrances {
        unanswered: standing(|it| matches!(it, Standing::Unanswered | Standing::Unreadable)),
        carried: standing(|it| matches!(it, Standing::Carried(_))),
        conflicts: audit.conflicts.len(),
        errors: findings.iter().filter(|found| is_wrong_value(found)).count(),
    }
}

impl Hindrances<'_> {
    /// Whether nothing stands in the way.
    #[must_use]
    pub fn are_none(&self) -> bool {
        self.unanswered.is_empty() && self.carried.is_empty() && self.conflicts == 0 && self.errors == 0
    }

    /// Whether it can be signed all the same, with a reason: what a wrong value means nobody can know.
    #[must_use]
    pub fn can_be_forced(&self) -> bool {
        self.errors == 0
    }

    /// The hindrances in a sentence without its full stop; nothing if there are none.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let [unanswered, carried] = [&self.unanswered, &self.carried].map(|standards| numbers(standards));
        let (unanswered, carried) = (unanswered.as_slice(), carried.as_slice());
        Hindered { unanswered, carried, conflicts: self.conflicts, errors: self.errors }.sentence()
    }
}

fn numbers<'f>(standards: &[&'f Standard]) -> Vec<&'f str> {
    standards.iter().map(|standard| standard.number.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample::{answers, framework, reading};

    fn hindered(words: &[&str], more: &str) -> Option<String> {
        let framework = framework(&[3, 1]);
        let top =
            "format = 1\nframework = 'sample'\nedition = 1\naudit = { year = 2014 }\n[board]\nid = 'b'\nname = 'B'\n";
        let reading = reading(&framework, &format!("{top}{}{more}", answers(words)));
        hindrances(&reading.audit.unwrap(), &framework, &reading.findings).sentence()
    }

    #[test]
    fn an_answered_audit_can_be_signed() {
        assert_eq!(hindered(&["met", "not-known", "not-applicable", "planned"], ""), None);
    }

    #[test]
    fn unanswered_carried_in_conflict_and_wrong_stand_in_the_way() {
        assert_eq!(hindered(&["met", "", "met", "met"], "").unwrap(), "S2 is unanswered");
        assert_eq!(
            hindered(&["met carried", "met", "met", ""], "").unwrap(),
            "S4 is unanswered; S1 is carried over and not confirmed"
        );
        let conflict = "[[conflicts]]\nkey = 'responses.s1.status'\nours = 'met'\ntheirs = 'planned'\n";
        assert_eq!(hindered(&["met", "met", "met", "met"], conflict).unwrap(), "1 conflict is not settled");
        assert_eq!(hindered(&["mett", "met", "met", "met"], "").unwrap(), "S1 is unanswered; 1 error is in the file");
        assert_eq!(
            hindered(&["met", "met", "met", "met"], "[indicators]\nvictims = -1\n").unwrap(),
            "1 error is in the file"
        );
    }
}
