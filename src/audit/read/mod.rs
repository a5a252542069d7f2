//! An audit read from its text: the one way from a file to an [`Audit`], with everything that is wrong in it.

mod tables;

use tables::Reader;

use crate::audit::format::{AUDIT_FILE, FORMAT};
use crate::audit::model::Audit;
use crate::audit::seal::{self, SealState};
use crate::framework::{Framework, FrameworkId, Frameworks, StandardId};
use crate::plain::{Finding, Severity, did_you_mean};
use crate::shape::{self, Document, Node};

/// The kinds of finding that reading an audit can make, beside those of its shape.
pub mod codes {
    use crate::plain::Code;

    pub use crate::audit::format::STATUS_UNKNOWN;

    /// The file has a later format than this program knows.
    pub const FORMAT_LATER: Code = Code::unreadable("format-later");
    /// The framework is not known here.
    pub const FRAMEWORK_UNKNOWN: Code = Code::unreadable("framework-unknown");
    /// The file was made for a later edition of the framework than is known here.
    pub const EDITION_LATER: Code = Code::unreadable("edition-later");
    /// No edition is given; 1 is meant.
    pub const EDITION_MISSING: Code = Code::warning("edition-missing");
    /// A response to a standard that the edition does not have.
    pub const STANDARD_UNKNOWN: Code = Code::warning("standard-unknown");
    /// A count that the framework does not ask for.
    pub const INDICATOR_UNKNOWN: Code = Code::warning("indicator-unknown");
    /// An agency that the board does not declare.
    pub const AGENCY_UNKNOWN: Code = Code::warning("agency-unknown");
    /// Two agencies have the same id.
    pub const AGENCY_TWICE: Code = Code::error("agency-twice");
    /// Two actions have the same id.
    pub const ACTION_TWICE: Code = Code::error("action-twice");
    /// An action is both done and dropped.
    pub const ACTION_DONE_AND_DROPPED: Code = Code::error("action-done-and-dropped");
    /// Not applicable where that is not an answer.
    pub const NOT_APPLICABLE: Code = Code::error("not-applicable");
    /// Not applicable without a reason.
    pub const REASON_MISSING: Code = Code::error("reason-missing");
    /// An answer carried from this audit's own year or a later one.
    pub const CARRIED_YEAR: Code = Code::error("carried-year");
    /// A conflict that a merge left and nobody has settled.
    pub const CONFLICT: Code = Code::error("conflict");
}

/// What came of reading a text as an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The audit; none where the text is unreadable.
    pub audit: Option<Audit>,
    /// Everything wrong or doubtful in the file itself, in the order of the text.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether a value is wrong, so that no figure may be taken from it. A conflict is no wrong value.
    #[must_use]
    pub fn has_wrong_values(&self) -> bool {
        self.findings.iter().any(is_wrong_value)
    }

    /// How many findings weigh that much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|found| found.code.severity == severity).count()
    }
}

/// Whether texts that no figure needs are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Whole audits.
    Kept,
    /// For figures alone, since copying the rest takes a fifth of the time that reading takes: of responses the reason,
    /// lead, evidence, links, note and reviewer are not there, of agencies' answers the reason, evidence and who gave it,
    /// of actions what is to be done and by whom. The findings are the same. Nobody may be shown such an audit.
    LeftOut,
}

/// Whether a finding says that a value is wrong: a conflict is no wrong value.
#[must_use]
pub fn is_wrong_value(found: &Finding) -> bool {
    found.code.severity != Severity::Warning && found.code != codes::CONFLICT
}

/// Reads a text as an audit. Nothing in it makes this fail: what is wrong is among the findings.
#[must_use]
pub fn read(text: &str, frameworks: &Frameworks) -> Reading {
    match shape::parse(text) {
        Ok(document) => read_document(&document, frameworks),
        Err(findings) => Reading { audit: None, findings },
    }
}

/// The same of a text that has been parsed.
#[must_use]
pub fn read_document(document: &Document<'_>, frameworks: &Frameworks) -> Reading {
    reading(document, frameworks, Texts::Kept)
}

/// The same, and what the file's seal says about it, from one parse of the text; none where `look` does not ask for it,
/// since the seal of a text takes a tenth of the time that reading it takes. A text that is no TOML has a broken seal,
/// as with [`crate::audit::seal_state()`], without `look` being asked.
#[must_use]
pub fn read_sealed(
    text: &str,
    frameworks: &Frameworks,
    texts: Texts,
    look: impl FnOnce(&Reading) -> bool,
) -> (Reading, Option<SealState>) {
    match shape::parse(text) {
        Ok(document) => {
            let reading = reading(&document, frameworks, texts);
            let seal = look(&reading).then(|| seal::state_of(&document));
            (reading, seal)
        }
        Err(findings) => (Reading { audit: None, findings }, Some(SealState::Broken)),
    }
}

fn reading(document: &Document<'_>, frameworks: &Frameworks, texts: Texts) -> Reading {
    if let Some(found) = later_format(document) {
        return Reading { audit: None, findings: vec![found] };
    }
    let mut checked = document.against(&AUDIT_FILE);
    let mut findings = std::mem::take(&mut checked.findings);
    let root = checked.root();
    let framework = match framework(&root, frameworks, &mut findings) {
        Ok(framework) => framework,
        Err(later) => return Reading { audit: None, findings: vec![*later] },
    };
    let mut reader = Reader { framework, texts, findings };
    let audit = reader.audit(&root);
    let mut findings = reader.findings;
    findings.sort_by_key(|found| found.span.as_ref().map_or(0, |span| span.start));
    let readable = findings.iter().all(|found| found.code.severity != Severity::Unreadable);
    Reading { audit: audit.filter(|_| readable), findings }
}

/// A later format is not read further: what its keys mean is not known here.
pub(super) fn later_format(document: &Document<'_>) -> Option<Finding> {
    let format = document.table().get("format")?;
    let number = format.get_ref().as_whole().filter(|number| *number > FORMAT)?;
    let message = format!("this file has format {number}; this program knows formats up to {FORMAT}");
    Some(
        Finding::new(codes::FORMAT_LATER, "format", message)
            .at(Some(format.span()))
            .help("Open it with a newer version of lscb-audit."),
    )
}

/// The framework that the file names, `None` with a finding where it is not known.
///
/// A later edition is an error of its own, since such a file is not read further.
fn framework<'f>(
    root: &Node<'_>,
    frameworks: &'f Frameworks,
    findings: &mut Vec<Finding>,
) -> Result<Option<&'f Framework>, Box<Finding>> {
    let Some(id) = root.parsed::<FrameworkId>("framework") else { return Ok(None) };
    let Some(framework) = frameworks.get(&id) else {
        let known = frameworks.iter().map(|framework| framework.id.as_str());
        let found =
            Finding::new(codes::FRAMEWORK_UNKNOWN, "framework", format!("the framework '{id}' is not known here"));
        let found = found.at(root.span("framework")).meant(did_you_mean(id.as_str(), known));
        findings.push(found.help("Name its file with --framework, or choose one from `lscb-audit framework list`."));
        return Ok(None);
    };
    let edition: Option<i64> = root.whole("edition");
    if edition.is_none() && root.has("edition") {
        let found =
            Finding::new(shape::codes::ESSENTIAL_MISSING, "edition", "the edition is not a whole number from 1");
        return Err(Box::new(
            found.at(root.span("edition")).help("Write the number of the edition that was answered."),
        ));
    }
    let edition = edition.unwrap_or(1);
    if edition > i64::from(framework.edition) {
        let message =
            format!("this file answers edition {edition} of '{id}'; the latest known here is {}", framework.edition);
        let found = Finding::new(codes::EDITION_LATER, "edition", message).at(root.span("edition"));
        return Err(Box::new(
            found.help("Name the newer framework file with --framework, or use a newer version of lscb-audit."),
        ));
    }
    if !root.has("edition") {
        let found = Finding::new(codes::EDITION_MISSING, "edition", "no edition is given; edition 1 is meant");
        findings.push(found.help("Add `edition = 1` below the framework."));
    }
    Ok(Some(framework))
}

/// The ids of all standards of a framework, in the order in which their responses are written.
#[must_use]
pub fn response_order(framework: &Framework) -> Vec<&str> {
    framework.standards.iter().map(|standard| StandardId::as_str(&standard.id)).collect()
}

/// Whether a text is TOML and has nothing of an audit: a file that is passed over when a folder is searched. An empty
/// file is not: it may be an audit that was lost.
#[must_use]
pub fn is_something_else(text: &str) -> bool {
    shape::parse(text).is_ok_and(|document| has_nothing_of_an_audit(&document))
}

/// The same for a file that has been parsed.
pub(super) fn has_nothing_of_an_audit(document: &Document<'_>) -> bool {
    let table = document.table();
    !table.is_empty() && !["format", "framework", "board"].iter().any(|key| table.get(key).is_some())
}
