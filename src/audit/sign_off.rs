//! Sign-off: an audit closed by the chair under a seal, and opened again with a reason that stays in the file.

use jiff::civil::Date;

use super::edit::Reviewer;
use super::format::AUDIT_FILE;
use super::key::{item, keys};
use super::model::Audit;
use super::seal::{SealError, SealState, seal, seal_state};
use crate::shape::{self, Amendment, EditError, Place, Step, Value};
use crate::words;

const TABLE: &str = "sign_off";

/// What is written when an audit is signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// Who signs.
    pub by: String,
    /// As what.
    pub role: Option<String>,
    /// When.
    pub on: Date,
    /// Why it is signed although something stands in the way.
    pub forced: Option<String>,
}

/// Why an audit was not signed or not reopened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// It is signed off already.
    #[error("this audit is signed off already, by {0}. Reopen it first if it is to be signed anew")]
    Already(String),
    /// It is not signed off, so there is nothing to reopen.
    #[error("this audit is not signed off, so there is nothing to reopen: it can be changed as it is")]
    Open,
    /// Something has to be said and is not.
    #[error("{0} has to be said")]
    Blank(&'static str),
    /// The file holds something that cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The file would be larger than is read again.
    #[error("with this the file would be {0} bytes larger than the 1 MiB that is read; shorten it")]
    TooLarge(usize),
    /// The file could not be edited.
    #[error(transparent)]
    File(#[from] EditError),
}

/// The text of an audit with its sign-off and the seal over all of it. A forced one is among the decisions too.
///
/// Whether something stands in the way is not asked here: see `hindrances` in the room `assess`.
///
/// # Errors
///
/// See [`NotSigned`].
pub fn sign(text: &str, audit: &Audit, signing: &Signing) -> Result<String, NotSigned> {
    if let Some(before) = &audit.sign_off {
        return Err(NotSigned::Already(before.by.clone()));
    }
    said("who signs", &signing.by)?;
    let forced = signing.forced.as_deref().map(|why| said("why it is signed all the same", why)).transpose()?;
    let by = Reviewer { name: Some(signing.by.clone()), on: signing.on };
    let role = signing.role.as_deref().map(str::trim).filter(|role| !role.is_empty());
    let optional = [("role", role), ("forced", forced)];
    let optional = optional.into_iter().filter_map(|(key, text)| Some(set(key, text?)));
    let mut changes: Vec<Amendment> = forced.map(|why| by.decision(words::signed_forced(why))).into_iter().collect();
    changes.extend([set("by", signing.by.trim()), Amendment::Set { at: place("on"), to: Value::Date(signing.on) }]);
    changes.extend(optional);
    let signed = apply(text, &changes)?;
    Ok(apply(&signed, &[set("seal", &seal(&signed)?)])?)
}

/// The text of a signed audit without its sign-off; who reopened it, when and why is among the decisions.
///
/// # Errors
///
/// See [`NotSigned`].
pub fn reopen(text: &str, audit: &Audit, reason: &str, by: &Reviewer) -> Result<String, NotSigned> {
    let Some(before) = &audit.sign_off else { return Err(NotSigned::Open) };
    let reason = said("why it is reopened", reason)?;
    let altered = seal_state(text) == SealState::Broken;
    let what = words::reopened(&before.by, before.on, altered, reason);
    // Which of two sign-offs stands need not be decided any more.
    let disputed = audit.conflicts.iter().enumerate().filter(|(_, it)| it.key.starts_with("sign_off."));
    let settled = disputed.map(|(at, _)| Amendment::Remove { at: item(keys(&["conflicts"]), at) });
    let mut changes: Vec<Amendment> = settled.collect();
    changes.reverse(); // from the last to the first, so that no place shifts
    changes.extend([Amendment::Remove { at: keys(&[TABLE]) }, by.decision(what)]);
    Ok(apply(text, &changes)?)
}

fn said<'a>(what: &'static str, text: &'a str) -> Result<&'a str, NotSigned> {
    let text = text.trim();
    if text.is_empty() { Err(NotSigned::Blank(what)) } else { Ok(text) }
}

fn set(key: &str, text: &str) -> Amendment {
    Amendment::Set { at: place(key), to: Value::Text(text.to_owned()) }
}

fn place(key: &str) -> Place {
    let Place(mut steps) = keys(&[TABLE]);
    steps.push(Step::Key(key.to_owned()));
    Place(steps)
}

fn apply(text: &str, changes: &[Amendment]) -> Result<String, EditError> {
    shape::apply(text, &AUDIT_FILE, &[], changes)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::audit;
    use crate::framework::Frameworks;

    const DRAFT: &str = "# Ours\nformat = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'northbridge'\n\
        name = 'Northbridge LSCB'\n[audit]\nyear = 2014\n\n[responses.sub-group]\nstatus = 'met' # since May\n";

    fn read(text: &str) -> Audit {
        audit::read(text, &Frameworks::embedded()).audit.unwrap()
    }

    fn chair(forced: Option<&str>) -> Signing {
        let forced = forced.map(str::to_owned);
        Signing { by: "Rosalind Tanglewood".to_owned(), role: Some("Chair".to_owned()), on: date(2014, 12, 1), forced }
    }

    fn manager() -> Reviewer {
        Reviewer { name: Some("Board manager".to_owned()), on: date(2015, 1, 7) }
    }

    #[test]
    fn a_signed_audit_says_who_and_is_sealed_over_all_of_it() {
        let signed = sign(DRAFT, &read(DRAFT), &chair(None)).unwrap();
        assert!(signed.starts_with(DRAFT), "{signed}");
        assert_eq!(seal_state(&signed), SealState::Intact);
        assert_eq!(seal_state(&signed.replace("'met'", "'planned'")), SealState::Broken);
        assert_eq!(seal_state(&signed.replace("\"Chair\"", "\"Vice-chair\"")), SealState::Broken);
        let sign_off = read(&signed).sign_off.unwrap();
        assert_eq!((sign_off.by.as_str(), sign_off.role.as_deref()), ("Rosalind Tanglewood", Some("Chair")));
        assert_eq!(sign(&signed, &read(&signed), &chair(None)), Err(NotSigned::Already(sign_off.by)));
    }

    #[test]
    fn a_forced_sign_off_keeps_its_reason_and_is_a_decision() {
        let signed = sign(DRAFT, &read(DRAFT), &chair(Some(" The year is over "))).unwrap();
        let audit = read(&signed);
        assert_eq!(audit.sign_off.unwrap().forced.as_deref(), Some("The year is over"));
        assert!(audit.decisions[0].what.contains("The year is over"), "{:?}", audit.decisions);
        assert_eq!(seal_state(&signed), SealState::Intact);
        assert!(matches!(sign(DRAFT, &read(DRAFT), &chair(Some(" "))), Err(NotSigned::Blank(_))));
    }

    #[test]
    fn reopening_gives_the_draft_back_with_a_decision_beside_it() {
        let signed = sign(DRAFT, &read(DRAFT), &chair(None)).unwrap();
        let open = reopen(&signed, &read(&signed), "A return came late", &manager()).unwrap();
        assert!(open.starts_with(DRAFT), "{open}");
        let audit = read(&open);
        assert_eq!((audit.sign_off, audit.decisions.len()), (None, 1));
        let decision = &audit.decisions[0];
        assert_eq!((decision.by.as_str(), decision.on), ("Board manager", Some(date(2015, 1, 7))));
        assert!(decision.what.contains("A return came late") && decision.what.contains("Rosalind Tanglewood"));
        assert!(!decision.what.contains("changed"), "{}", decision.what);
        assert_eq!(reopen(&open, &read(&open), "Again", &manager()), Err(NotSigned::Open));
        assert!(matches!(reopen(&signed, &read(&signed), "  ", &manager()), Err(NotSigned::Blank(_))));
    }

    #[test]
    fn reopening_settles_which_of_two_sign_offs_stands() {
        let conflict = |key: &str| format!("\n[[conflicts]]\nkey = '{key}'\nours = 'A'\ntheirs = 'B'\n");
        let signed = sign(DRAFT, &read(DRAFT), &chair(None)).unwrap();
        let signed = format!("{signed}{}{}", conflict("sign_off.by"), conflict("audit.chair"));
        let audit = read(&reopen(&signed, &read(&signed), "Two signed", &manager()).unwrap());
        assert_eq!(audit.conflicts.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["audit.chair"]);
    }

    #[test]
    fn what_was_altered_under_its_seal_says_so_when_it_is_reopened() {
        let signed = sign(DRAFT, &read(DRAFT), &chair(None)).unwrap().replace("'met'", "'planned'");
        let open = reopen(&signed, &read(&signed), "To put it right", &manager()).unwrap();
        assert!(read(&open).decisions[0].what.contains("changed"), "{open}");
    }

    #[test]
    fn what_cannot_be_sealed_is_not_signed() {
        let float = format!("{DRAFT}own = 0.5\n");
        assert!(matches!(sign(&float, &read(&float), &chair(None)), Err(NotSigned::Seal(SealError::Float(_)))));
    }
}
