//! Sign-offs that somebody should look at: with standards unanswered, or changed since.

use super::codes::{SEAL_BROKEN, SIGNED_UNANSWERED};
use super::place::Places;
use crate::audit::{Audit, SealState, seal_state};
use crate::framework::Framework;
use crate::plain::Finding;
use crate::words;

pub(super) fn look(text: &str, audit: &Audit, framework: &Framework, places: &Places<'_>) -> Vec<Finding> {
    [unanswered(audit, framework, places), broken(text, audit, places)].into_iter().flatten().collect()
}

fn broken(text: &str, audit: &Audit, places: &Places<'_>) -> Option<Finding> {
    if !audit.is_signed() || seal_state(text) != SealState::Broken {
        return None;
    }
    let message = "this audit was changed after it was signed off, or its seal is missing";
    let found = Finding::new(SEAL_BROKEN, "sign_off.seal", message).at(places.in_table("sign_off", "seal"));
    Some(found.help("Bring back the file as it was signed, or reopen the audit and sign it again."))
}

fn unanswered(audit: &Audit, framework: &Framework, places: &Places<'_>) -> Option<Finding> {
    audit.sign_off.as_ref().filter(|sign_off| sign_off.forced.is_none())?;
    let standards = framework.standards_of(audit.edition);
    let open = standards.filter(|standard| audit.standing(&standard.id).counted().is_none());
    let numbers: Vec<&str> = open.map(|standard| standard.number.as_str()).collect();
    if numbers.is_empty() {
        return None;
    }
    let message = format!("signed off with {} unanswered", words::listed(&numbers));
    let found = Finding::new(SIGNED_UNANSWERED, "sign_off", message).at(places.in_table("sign_off", "by"));
    Some(found.help("Reopen the audit and answer them, or sign it again and say why it is complete without them."))
}

#[cfg(test)]
mod tests {
    use crate::check::sample::found;

    const SIGNED: &str = "[sign_off]\nby = 'Chair'\non = 2014-11-01\nseal = 'sha256:0'\n";

    fn codes(text: &str) -> Vec<&'static str> {
        found(text).into_iter().map(|(code, _)| code).filter(|code| code.starts_with("signed")).collect()
    }

    #[test]
    fn a_change_after_signing_breaks_the_seal() {
        let sealed = |text: &str| SIGNED.replace("sha256:0", &crate::audit::seal(text).unwrap());
        let whole = format!("{}{SIGNED}", crate::check::sample::HEAD);
        let has_broken = |body: &str| found(body).iter().any(|(code, _)| *code == "seal-broken");
        assert!(!has_broken(&sealed(&whole)));
        assert!(has_broken(&sealed(&whole).replace("'Chair'", "'Another'")) && has_broken(SIGNED));
    }

    #[test]
    fn a_signed_audit_is_answered_or_says_why_not() {
        assert_eq!(codes(SIGNED), ["signed-unanswered"]);
        assert!(codes(&format!("{SIGNED}forced = 'The meeting is over'\n")).is_empty());
    }
}
