//! One open audit: its text, which is the truth; edits, undo and redo; what is saved and what is not.
//!
//! A desk does no input or output. Whoever holds it saves [`Desk::text`] and reports back.

mod undo;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::audit::{self, Audit, Edit, Reading, Refused, Reviewer};
use crate::framework::{Framework, Frameworks};
use crate::shape::MAX_BYTES;
use crate::store::Fingerprint;
use undo::{Splice, Undo};

/// What undoing calls the step with which the file was read again.
const READ_AGAIN: &str = "the file was read again";

/// One open audit.
#[derive(Clone, Debug)]
pub struct Desk {
    path: PathBuf,
    text: String,
    audit: Audit,
    framework: Arc<Framework>,
    reading: Reading,
    /// The file as it was last read or written; none before it was ever written.
    on_disk: Option<Fingerprint>,
    /// The text that is on the disk for certain; none after a save that was written and not confirmed, or when the file
    /// is gone.
    saved_text: Option<String>,
    undo: Undo,
    /// The desk with what was not saved, in whose place this one was laid when the file was read again.
    left_aside: Option<Box<Self>>,
}

/// The text is no audit that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub Reading);

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
        let mut reading = audit::read(&text, frameworks);
        let audit = reading.audit.take();
        let framework = audit.as_ref().and_then(|audit| frameworks.shared(&audit.framework));
        let (Some(audit), Some(framework)) = (audit, framework) else { return Err(Box::new(Unreadable(reading))) };
        Ok(Self {
            path,
            saved_text: Some(text.clone()),
            text,
            audit,
            framework,
            reading,
            on_disk,
            undo: Undo::default(),
            left_aside: None,
        })
    }

    /// This desk, read again from the file of another. What is not saved there comes back by undoing past the beginning.
    #[must_use]
    pub fn in_place_of(self, before: Self) -> Self {
        let unsaved = before.is_unsaved() && before.path == self.path;
        let left_aside = if unsaved { Some(Box::new(before)) } else { self.left_aside };
        Self { left_aside, ..self }
    }

    /// Whether something not saved was left aside when the file was read again.
    #[must_use]
    pub fn leaves_aside(&self) -> bool {
        self.left_aside.is_some()
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

    /// The file as it was last read or written.
    #[must_use]
    pub fn on_disk(&self) -> Option<&Fingerprint> {
        self.on_disk.as_ref()
    }

    /// Whether something is not saved yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved_text.as_ref() != Some(&self.text)
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

    /// Takes the last step back and says what it was; `None` when there is nothing to undo.
    pub fn undo(&mut self, frameworks: &Frameworks) -> Option<String> {
        let Some(splice) = self.undo.back() else { return self.bring_back() };
        self.show(splice.undone(&self.text), frameworks).then_some(splice.what)
    }

    /// Brings back what was left aside, against the file as it was then: saving it asks again.
    fn bring_back(&mut self) -> Option<String> {
        *self = *self.left_aside.take()?;
        Some(READ_AGAIN.to_owned())
    }

    /// Makes the last step that was undone again and says what it was.
    pub fn redo(&mut self, frameworks: &Frameworks) -> Option<String> {
        let splice = self.undo.forth()?;
        self.show(splice.done(&self.text), frameworks).then_some(splice.what)
    }

    /// Takes a text over if it is an audit, which every text made by an edit is.
    fn show(&mut self, text: String, frameworks: &Frameworks) -> bool {
        let mut reading = audit::read(&text, frameworks);
        let Some(audit) = reading.audit.take() else { return false };
        (self.text, self.audit, self.reading) = (text, audit, reading);
        true
    }

    /// Notes that a text is on the disk now.
    pub fn saved(&mut self, text: String, on_disk: Fingerprint) {
        self.saved_text = Some(text);
        self.on_disk = Some(on_disk);
    }

    /// Notes how the file looks after a save that was not confirmed, if it was written.
    pub fn found(&mut self, on_disk: Option<Fingerprint>) {
        if on_disk.is_some() {
            (self.on_disk, self.saved_text) = (on_disk, None);
        }
    }

    /// Notes that the file is no longer there, so that nothing of the text is saved.
    pub fn gone(&mut self) {
        self.saved_text = None;
    }

    /// Notes that from now on the audit is kept in another file.
    pub fn moved(&mut self, path: PathBuf) {
        self.path = path;
        self.on_disk = None;
    }
}
