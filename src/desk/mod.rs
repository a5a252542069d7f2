//! One open audit: its text, which is the truth; edits, undo and redo; what is saved and what is not.
//!
//! A desk does no input or output. Whoever holds it saves [`Desk::text`] and reports back.
//!
//! ```
//! use jiff::civil::date;
//! use lscb_audit::audit::{Edit, Key, Reviewer};
//! use lscb_audit::desk::Desk;
//! use lscb_audit::framework::Frameworks;
//! use lscb_audit::shape::Value;
//!
//! let frameworks = Frameworks::embedded();
//! let text = std::fs::read_to_string("audits/northbridge/2014.toml")?;
//! let mut desk = Desk::open("2014.toml".into(), text.clone(), None, &frameworks).map_err(|_| "no audit")?;
//! let lead = Edit::Set(Key::response(&"sub-group".parse()?, "lead"), Value::Text("health".to_owned()));
//! let by = Reviewer { name: None, on: date(2014, 11, 10) };
//! desk.edit(&[lead], &by, "Lead", &frameworks)?;
//! assert!(desk.text() != text);
//! desk.undo(&frameworks);
//! assert!(desk.text() == text, "to the byte");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod undo;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::audit::{self, Audit, Edit, NotSigned, Reading, Refused, Reviewer, SealState, Signing, Texts};
use crate::compare::{self, Merged};
use crate::framework::{Framework, Frameworks};
use crate::shape::MAX_BYTES;
use crate::store::Fingerprint;
use undo::{Splice, Undo};

/// One open audit.
#[derive(Clone, Debug)]
pub struct Desk {
    path: PathBuf,
    text: String,
    audit: Audit,
    framework: Arc<Framework>,
    reading: Reading,
    /// What the seal of the text says, computed whenever the text changes.
    seal: SealState,
    /// The file as it was last read or written; none before it was ever written.
    on_disk: Option<Fingerprint>,
    /// The text that was last read or written, from which this one and what somebody else saves depart.
    base: String,
    /// Whether that is on the disk for certain: not after a save that was not confirmed, nor when the file is gone.
    is_certain: bool,
    /// Whether what is on the disk was written by somebody else and taken in here.
    is_over_theirs: bool,
    undo: Undo,
    /// Whether undo began anew, since it would take back what somebody else did.
    is_merged: bool,
}

/// What came in of what somebody else saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The audit as it was before.
    pub before: Audit,
    /// The keys on which both sides cannot stand; they are among the conflicts of the audit now.
    pub conflicts: Vec<String>,
}

/// Why what somebody else saved is not taken in unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTakenIn {
    /// It cannot be read as an audit.
    Unreadable,
    /// It is another audit, or cannot be merged with this one.
    Another,
    /// One of the two is signed off, and a signed audit is not altered.
    Signed,
}

/// The text is no audit that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub Reading);

/// Reads a text, and what its seal says if it is signed off.
fn read(text: &str, frameworks: &Frameworks) -> (Reading, SealState) {
    let is_signed = |reading: &Reading| reading.audit.as_ref().is_some_and(Audit::is_signed);
    let (reading, seal) = audit::read_sealed(text, frameworks, Texts::Kept, is_signed);
    (reading, seal.unwrap_or(SealState::Unsigned))
}

impl Desk {
    /// Lays a text on the desk.
    ///
    /// # Errors
    ///
    /// The text is unreadable as an audit; the findings say why.
    pub fn open(
        path: PathBuf,
        text: String,
        on_disk: Option<Fingerprint>,
        frameworks: &Frameworks,
    ) -> Result<Self, Box<Unreadable>> {
        let (mut reading, seal) = read(&text, frameworks);
        let audit = reading.audit.take();
        let framework = audit.as_ref().and_then(|audit| frameworks.shared(&audit.framework));
        let (Some(audit), Some(framework)) = (audit, framework) else { return Err(Box::new(Unreadable(reading))) };
        Ok(Self {
            path,
            base: text.clone(),
            is_certain: true,
            is_over_theirs: false,
            text,
            audit,
            framework,
            reading,
            seal,
            on_disk,
            undo: Undo::default(),
            is_merged: false,
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text as it stands now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The audit as it stands now.
    #[must_use]
    pub fn audit(&self) -> &Audit {
        &self.audit
    }

    /// The framework that the audit answers.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// What is wrong or doubtful in the file; its audit is in [`Desk::audit`].
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Whether the audit is signed off and still says what it said then.
    #[must_use]
    pub fn seal(&self) -> SealState {
        self.seal
    }

    /// Whether the audit was changed after it was signed off.
    #[must_use]
    pub fn is_altered(&self) -> bool {
        self.audit.is_signed() && self.seal == SealState::Broken
    }

    /// The file as it was last read or written.
    #[must_use]
    pub fn on_disk(&self) -> Option<&Fingerprint> {
        self.on_disk.as_ref()
    }

    /// Whether something is not saved yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        !self.is_certain || self.base != self.text
    }

    /// Whether saving replaces what somebody else wrote.
    #[must_use]
    pub fn is_over_theirs(&self) -> bool {
        self.is_over_theirs
    }

    /// Whether undo began anew when something was taken in.
    #[must_use]
    pub fn is_merged(&self) -> bool {
        self.is_merged
    }

    /// Takes in what somebody else saved to the file, by meaning: what is not saved here stays, what cannot stand beside
    /// theirs is kept as a conflict. It is still to be saved, unless nothing was unsaved here.
    ///
    /// # Errors
    ///
    /// Somebody has to be asked; nothing changed.
    pub fn take_in(
        &mut self,
        theirs: String,
        on_disk: Fingerprint,
        frameworks: &Frameworks,
    ) -> Result<TakenIn, NotTakenIn> {
        let before = self.audit.clone();
        let other = audit::read(&theirs, frameworks).audit.ok_or(NotTakenIn::Unreadable)?;
        if theirs == self.text {
            self.saved(theirs, on_disk);
            return Ok(TakenIn { before, conflicts: Vec::new() });
        }
        let merged = compare::merge(&self.base, &self.text, &theirs, frameworks);
        let Merged { text, conflicts, .. } = merged.map_err(|_| NotTakenIn::Another)?;
        if self.is_unsaved() && (self.audit.is_signed() || other.is_signed()) {
            return Err(NotTakenIn::Signed);
        }
        if text.len() > MAX_BYTES || !self.show(text, frameworks) {
            return Err(NotTakenIn::Another);
        }
        self.saved(theirs, on_disk);
        (self.undo, self.is_merged, self.is_over_theirs) = (Undo::default(), true, true);
        Ok(TakenIn { before, conflicts })
    }

    /// Makes the edits, all or none, as one step of undo. Says whether anything changed.
    ///
    /// # Errors
    ///
    /// The edit was refused; nothing changed.
    pub fn edit(
        &mut self,
        edits: &[Edit],
        by: &Reviewer,
        what: &str,
        frameworks: &Frameworks,
    ) -> Result<bool, Refused> {
        let edited = audit::edit(&self.text, &self.audit, &self.framework, edits, by)?;
        if edited.len() > MAX_BYTES {
            return Err(Refused::TooLarge(edited.len() - MAX_BYTES));
        }
        let Some(splice) = Splice::between(&self.text, &edited, what) else { return Ok(false) };
        if !self.show(edited, frameworks) {
            return Err(Refused::NotThere("with this the file could not be read again".to_owned()));
        }
        self.undo.did(splice);
        Ok(true)
    }

    /// Signs the audit off. What was done before cannot be taken back any more: only reopening leads behind a sign-off, and
    /// leaves a reason.
    ///
    /// # Errors
    ///
    /// See [`NotSigned`]; nothing changed.
    pub fn sign(&mut self, signing: &Signing, frameworks: &Frameworks) -> Result<(), NotSigned> {
        let signed = audit::sign(&self.text, &self.audit, signing)?;
        self.begin_anew(signed, frameworks)
    }

    /// Opens a signed audit again. This cannot be taken back either: signing it anew does.
    ///
    /// # Errors
    ///
    /// See [`NotSigned`]; nothing changed.
    pub fn reopen(&mut self, reason: &str, by: &Reviewer, frameworks: &Frameworks) -> Result<(), NotSigned> {
        let open = audit::reopen(&self.text, &self.audit, reason, by)?;
        self.begin_anew(open, frameworks)
    }

    fn begin_anew(&mut self, text: String, frameworks: &Frameworks) -> Result<(), NotSigned> {
        let more = text.len().saturating_sub(MAX_BYTES);
        if more > 0 || !self.show(text, frameworks) {
            return Err(NotSigned::TooLarge(more));
        }
        (self.undo, self.is_merged) = (Undo::default(), false);
        Ok(())
    }

    /// Takes the last step back and says what it was; `None` when there is nothing to undo. It is `None` too, and the step
    /// can still be undone, where the text before it is no audit by these frameworks.
    pub fn undo(&mut self, frameworks: &Frameworks) -> Option<String> {
        let splice = self.undo.last()?;
        let (what, text) = (splice.what.clone(), splice.undone(&self.text));
        self.show(text, frameworks).then(|| self.undo.back())?;
        Some(what)
    }

    /// Makes the last step that was undone again and says what it was; `None` as with [`Self::undo`].
    pub fn redo(&mut self, frameworks: &Frameworks) -> Option<String> {
        let splice = self.undo.next()?;
        let (what, text) = (splice.what.clone(), splice.done(&self.text));
        self.show(text, frameworks).then(|| self.undo.forth())?;
        Some(what)
    }

    /// Takes a text over if it is an audit, which every text made by an edit is.
    fn show(&mut self, text: String, frameworks: &Frameworks) -> bool {
        let (mut reading, seal) = read(&text, frameworks);
        let Some(audit) = reading.audit.take() else { return false };
        (self.text, self.audit, self.reading, self.seal) = (text, audit, reading, seal);
        true
    }

    /// Notes that a text is on the disk now.
    pub fn saved(&mut self, text: String, on_disk: Fingerprint) {
        (self.base, self.is_certain, self.on_disk) = (text, true, Some(on_disk));
        self.is_over_theirs = false;
    }

    /// Notes that a text was written and not confirmed, and how the file looks since.
    pub fn not_confirmed(&mut self, text: String, on_disk: Fingerprint) {
        self.saved(text, on_disk);
        self.is_certain = false;
    }

    /// Notes that the file is no longer there, so that nothing of the text is saved.
    pub fn gone(&mut self) {
        self.is_certain = false;
    }

    /// Notes that from now on the audit is kept in another file.
    pub fn moved(&mut self, path: PathBuf) {
        self.path = path;
        self.on_disk = None;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::audit::Key;
    use crate::framework::EMBEDDED;
    use crate::shape::Value;

    #[test]
    fn a_step_that_cannot_be_shown_is_not_lost() {
        let (renamed, _) = crate::framework::read(&EMBEDDED.replacen("\"cse-2009\"", "\"cse-2017\"", 1));
        let (known, mut both) = (Frameworks::embedded(), Frameworks::embedded());
        both.add(renamed.unwrap());
        let text = include_str!("../../audits/northbridge/2014.toml").replace("cse-2009", "cse-2017");
        let mut desk = Desk::open("2014.toml".into(), text.clone(), None, &both).unwrap();
        let lead = Edit::Set(Key::response(&"sub-group".parse().unwrap(), "lead"), Value::Text("health".to_owned()));
        desk.edit(&[lead], &Reviewer { name: None, on: date(2014, 11, 10) }, "Lead", &both).unwrap();
        let edited = desk.text().to_owned();
        assert_eq!((desk.undo(&known), desk.text()), (None, edited.as_str()));
        assert_eq!((desk.undo(&both).as_deref(), desk.text()), (Some("Lead"), text.as_str()));
        assert_eq!((desk.redo(&known), desk.text()), (None, text.as_str()));
        assert_eq!((desk.redo(&both).as_deref(), desk.text()), (Some("Lead"), edited.as_str()));
    }
}
