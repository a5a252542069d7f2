//! Three-way merge by meaning: a key that one side changed is taken, equal changes are one, and where both sides cannot
//! stand, ours stays and both are kept as a conflict for somebody to decide.

mod prose;
mod same;
mod tree;
mod value;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod settled;
#[cfg(test)]
mod tests;

use crate::audit::format::AUDIT_FILE;
use crate::audit::{self, Audit, SealState};
use crate::framework::Frameworks;
use crate::plain::Finding;
use crate::shape::{self, Amendment, Document, EditError, Place, Step, Value};
use tree::{Clash, Walk};

/// What a merge came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Ours with what theirs changed.
    pub text: String,
    /// The keys on which both sides cannot stand; they are among the conflicts of the text.
    pub conflicts: Vec<String>,
    /// Who signed a side whose seal held, if it does not hold over what came of it: the other side changed what was signed.
    pub unsealed: Option<String>,
}

/// One of the three texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextOf {
    /// What both sides began with.
    Base,
    /// Ours.
    Ours,
    /// Theirs.
    Theirs,
}

/// Why nothing was merged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMerged {
    /// A text cannot be read as an audit.
    #[error("it cannot be read as an audit")]
    Unreadable(TextOf, Vec<Finding>),
    /// The two are no versions of one audit.
    #[error("these are two audits and not two versions of one: {0} and {1}. `diff` compares them")]
    TwoAudits(String, String),
    /// The base is the audit of another year: an answer that was only confirmed would look unchanged beside it.
    #[error(
        "what both began with is another audit ({0}), so it does not show who changed what. Take an empty file in its place, or what `lscb-audit new --from` makes of it"
    )]
    OtherBase(String),
    /// The merged text could not be written.
    #[error(transparent)]
    File(#[from] EditError),
    /// The merged text would be no audit.
    #[error("what came of it could not be read as an audit, so nothing was merged; merge the two by hand")]
    NoAudit,
}

/// Ours with all that theirs changed since the base, which may be empty. Comments and unknown keys of both stay.
///
/// # Errors
///
/// See [`NotMerged`].
pub fn merge(base: &str, ours: &str, theirs: &str, frameworks: &Frameworks) -> Result<Merged, NotMerged> {
    let parsed = [parsed(base, TextOf::Base)?, parsed(ours, TextOf::Ours)?, parsed(theirs, TextOf::Theirs)?];
    let [in_base, in_ours, in_theirs] = &parsed;
    let own = read(in_ours, TextOf::Ours, frameworks)?;
    refuse_two_audits(&own, &read(in_theirs, TextOf::Theirs, frameworks)?)?;
    refuse_other_base(&own, audit::read_document(in_base, frameworks).audit.as_ref())?;
    if ours == base {
        return Ok(Merged {
            unsealed: unsealed(theirs, [ours, theirs]),
            text: theirs.to_owned(),
            conflicts: Vec::new(),
        });
    }
    let walk = Walk::through([base, ours, theirs], parsed.each_ref().map(Document::table), &AUDIT_FILE);
    let order = frameworks.get(&own.framework).map(audit::response_order).unwrap_or_default();
    let changes: Vec<Amendment> = walk.changes.into_iter().chain(walk.clashes.iter().map(recorded)).collect();
    let merged = shape::apply(ours, &AUDIT_FILE, &order, &changes)?;
    let merged = [ours, theirs].iter().try_fold(merged, |merged, side| shape::with_comments(&merged, side, base))?;
    if audit::read(&merged, frameworks).audit.is_none() {
        return Err(NotMerged::NoAudit);
    }
    let conflicts: Vec<String> = walk.clashes.into_iter().map(|clash| clash.key).collect();
    // Of two sign-offs the conflict says it.
    let both_signed = conflicts.iter().any(|key| key.starts_with("sign_off."));
    let unsealed = unsealed(&merged, [ours, theirs]).filter(|_| !both_signed);
    Ok(Merged { text: merged, conflicts, unsealed })
}

fn unsealed(merged: &str, sides: [&str; 2]) -> Option<String> {
    let signed = audit::sealed(merged).ok()??.signed.filter(|signed| signed.seal.is_err())?;
    sides.into_iter().any(|side| audit::seal_state(side) == SealState::Intact).then_some(signed.by)
}

fn parsed(text: &str, version: TextOf) -> Result<Document<'_>, NotMerged> {
    shape::parse(text).map_err(|findings| NotMerged::Unreadable(version, findings))
}

fn read(document: &Document<'_>, version: TextOf, frameworks: &Frameworks) -> Result<Audit, NotMerged> {
    let reading = audit::read_document(document, frameworks);
    reading.audit.ok_or(NotMerged::Unreadable(version, reading.findings))
}

fn refuse_two_audits(ours: &Audit, theirs: &Audit) -> Result<(), NotMerged> {
    let [one, other] = [name(ours), name(theirs)];
    if one == other { Ok(()) } else { Err(NotMerged::TwoAudits(one, other)) }
}

fn refuse_other_base(ours: &Audit, base: Option<&Audit>) -> Result<(), NotMerged> {
    let base = base.filter(|base| base.year != ours.year);
    base.map_or(Ok(()), |base| Err(NotMerged::OtherBase(name(base))))
}

fn name(audit: &Audit) -> String {
    format!("{}/{} ({})", audit.board.id, audit.year, audit.framework)
}

/// A conflict as it stands in the file.
fn recorded(clash: &Clash) -> Amendment {
    let sides = ["base", "ours", "theirs"].into_iter().zip(&clash.sides);
    let sides = sides.filter_map(|(name, side)| Some((name.to_owned(), Value::Text(side.clone()?))));
    let key = ("key".to_owned(), Value::Text(clash.key.clone()));
    let at = Place(vec![Step::Key("conflicts".to_owned())]);
    Amendment::Append { at, entries: std::iter::once(key).chain(sides).collect() }
}
