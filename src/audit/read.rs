//! An audit read from its text: the one way from a file to an [`Audit`], with everything that is wrong in it.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::board::{Agency, Board};
use super::format::{AUDIT_FILE, FORMAT};
use super::id::{AgencyId, Year};
use super::model::{Action, Allowed, Answer, Audit, Conflict, Decision, Indicators, Response, SignOff, Unmatched};
use super::seal::{self, SealState};
use crate::framework::{Framework, FrameworkId, Frameworks, Standard, StandardId, Status};
use crate::plain::{Code, Finding, Severity, did_you_mean};
use crate::shape::{self, Document, Node};

/// The kinds of finding that reading an audit can make, beside those of its shape.
pub mod codes {
    use crate::plain::Code;

    pub use super::super::format::STATUS_UNKNOWN;

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

/// The same, and what the file's seal says about it, from one parse of the text; none where `look` does not ask for it,
/// since the seal of a text takes a tenth of the time that reading it takes.
#[must_use]
pub fn read_sealed(
    text: &str,
    frameworks: &Frameworks,
    look: impl FnOnce(&Reading) -> bool,
) -> (Reading, Option<SealState>) {
    match shape::parse(text) {
        Ok(document) => {
            let reading = read_document(&document, frameworks);
            let seal = look(&reading).then(|| seal::state_of(&document));
            (reading, seal)
        }
        Err(findings) => (Reading { audit: None, findings }, Some(SealState::Broken)),
    }
}

fn read_document(document: &Document<'_>, frameworks: &Frameworks) -> Reading {
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
    let mut reader = Reader { framework, findings };
    let audit = reader.audit(&root);
    let mut findings = reader.findings;
    findings.sort_by_key(|found| found.span.as_ref().map_or(0, |span| span.start));
    let readable = findings.iter().all(|found| found.code.severity != Severity::Unreadable);
    Reading { audit: audit.filter(|_| readable), findings }
}

/// A later format is not read further: what its keys mean is not known here.
pub(super) fn later_format(document: &Document<'_>) -> Option<Finding> {
    let format = document.table().get("format")?;
    let DeValue::Integer(number) = format.get_ref() else { return None };
    let number = i64::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| *number > FORMAT)?;
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

/// An agency that nobody declared is held against so many others to find out which was meant: more than any board has,
/// and each of thousands of answers has to be held against each.
const MOST_LIKENED: usize = 60;

/// Reads the tables of one file, noting what no shape can tell.
struct Reader<'f> {
    framework: Option<&'f Framework>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn audit(&mut self, root: &Node<'_>) -> Option<Audit> {
        let framework = self.framework?;
        let about = root.table("audit")?;
        let year: Year = about.whole("year")?;
        let edition = root.whole("edition").unwrap_or(1);
        let board = self.board(&root.table("board")?)?;
        let conflicts = root.items("conflicts").iter().map(|node| self.conflict(node)).collect();
        let mut audit = Audit {
            framework: framework.id.clone(),
            edition,
            year,
            period: about.text("period"),
            date: about.date("date"),
            chair: about.text("chair"),
            summary: about.text("summary"),
            indicators: root.table("indicators").map(|node| self.indicators(&node)).unwrap_or_default(),
            responses: BTreeMap::new(),
            unmatched: Vec::new(),
            conflicts,
            decisions: root.items("decisions").iter().map(decision).collect(),
            allow: root.items("allow").iter().map(allowed).collect(),
            sign_off: root.table("sign_off").and_then(|node| sign_off(&node)),
            board,
        };
        if let Some(responses) = root.table("responses") {
            self.responses(&responses, &mut audit);
        }
        self.repeated_actions(&audit);
        Some(audit)
    }

    fn board(&mut self, node: &Node<'_>) -> Option<Board> {
        let mut agencies: Vec<Agency> = Vec::new();
        let mut seen: BTreeSet<AgencyId> = BTreeSet::new();
        for (index, item) in node.items("agencies").into_iter().enumerate() {
            let Some(agency) = agency(&item, index) else { continue };
            if !seen.insert(agency.id.clone()) {
                let message = format!("two agencies have the id '{}'", agency.id);
                self.note(codes::AGENCY_TWICE, "board.agencies", &item, "id", message, "Give one of them another id.");
            }
            agencies.push(agency);
        }
        let id: super::BoardId = node.parsed("id")?;
        Some(Board {
            name: node.text("name").unwrap_or_else(|| id.to_string()),
            region: node.text("region"),
            children: node.whole("children"),
            covers: node.whole("covers").unwrap_or(1),
            neighbours: node.texts("neighbours").iter().filter_map(|text| text.parse().ok()).collect(),
            agencies: agencies.into_iter().collect(),
            id,
        })
    }

    fn indicators(&mut self, node: &Node<'_>) -> Indicators {
        let mut counts = BTreeMap::new();
        for key in node.rest() {
            let known = self.framework.and_then(|framework| framework.indicator(key));
            match (known, node.whole(key)) {
                (Some(indicator), Some(count)) => drop(counts.insert(indicator.id.clone(), count)),
                (Some(_), None) => {}
                (None, _) => self.unknown_indicator(node, key),
            }
        }
        let overlap = node.has("overlap").then(|| node.flag("overlap"));
        Indicators { counts, period: node.text("period"), overlap }
    }

    fn unknown_indicator(&mut self, node: &Node<'_>, key: &str) {
        let known = self.framework.map(|framework| framework.indicators.iter().map(|indicator| indicator.id.as_str()));
        let meant = did_you_mean(key, known.into_iter().flatten());
        let found = Finding::new(
            codes::INDICATOR_UNKNOWN,
            format!("indicators.{key}"),
            format!("the framework does not ask for '{key}'"),
        );
        self.findings
            .push(found.at(node.key_span(key)).meant(meant).help("It is kept as it is and counts for nothing."));
    }

    fn responses(&mut self, node: &Node<'_>, audit: &mut Audit) {
        for key in node.rest() {
            let Some(table) = node.table(key) else { continue };
            let standard = self.framework.and_then(|framework| framework.standard(key));
            match standard.filter(|standard| standard.is_in(audit.edition)) {
                Some(standard) => {
                    let response = self.response(&table, standard, audit);
                    audit.responses.insert(standard.id.clone(), response);
                }
                None => audit.unmatched.push(self.unmatched(node, key, audit.edition)),
            }
        }
    }

    fn unmatched(&mut self, node: &Node<'_>, key: &str, edition: u32) -> Unmatched {
        let (full, span) = (format!("responses.{key}"), node.key_span(key));
        let known =
            self.framework.map(|framework| framework.standards_of(edition).map(|standard| standard.id.as_str()));
        let meant = did_you_mean(key, known.into_iter().flatten());
        let found = Finding::new(
            codes::STANDARD_UNKNOWN,
            full.clone(),
            format!("edition {edition} of the framework has no standard '{key}'"),
        );
        self.findings.push(found.at(span.clone()).meant(meant).help("It is kept as it is and counts for nothing."));
        Unmatched { key: full, span }
    }

    fn response(&mut self, node: &Node<'_>, standard: &Standard, audit: &Audit) -> Response {
        let path = format!("responses.{}", standard.id);
        let (status, as_found) = self.status(node, standard, &path);
        let mut agencies = BTreeMap::new();
        if let Some(answers) = node.table("agencies") {
            for key in answers.rest() {
                let (Ok(id), Some(table)) = (key.parse::<AgencyId>(), answers.table(key)) else { continue };
                let answer_path = format!("{path}.agencies.{key}");
                if audit.agency(key).is_none() {
                    self.undeclared(&answers, key, &answer_path, audit);
                }
                let answer = self.answer(&table, standard, &answer_path);
                agencies.insert(id, answer);
            }
        }
        Response {
            status,
            as_found,
            carried_from: self.carried_from(node, audit.year, &path),
            reason: node.text("reason"),
            lead: node.text("lead"),
            evidence: node.text("evidence"),
            links: node.texts("links"),
            note: node.text("note"),
            revisit: node.flag("revisit"),
            reviewed: node.date("reviewed"),
            reviewer: node.text("reviewer"),
            agencies,
            actions: node.items("actions").iter().map(|item| self.action(item, &path)).collect(),
        }
    }

    /// The status where it can stand; else, with a finding, how it was found.
    fn status(&mut self, node: &Node<'_>, standard: &Standard, path: &str) -> (Option<Status>, Option<String>) {
        if !node.has("status") {
            return (None, None);
        }
        let as_found = || node.as_found("status").map(|raw| raw.trim_matches(['"', '\'']).to_owned());
        let Some(status) = node.parsed::<Status>("status") else { return (None, as_found()) };
        if status != Status::NotApplicable {
            return (Some(status), None);
        }
        if !standard.not_applicable {
            let message = format!("'{}' applies to every board, so not-applicable is no answer to it", standard.title);
            self.note(
                codes::NOT_APPLICABLE,
                path,
                node,
                "status",
                message,
                "Choose another status; not-known is an answer too.",
            );
            return (None, as_found());
        }
        if node.text("reason").is_none_or(|reason| reason.trim().is_empty()) {
            let message = "not-applicable needs a reason".to_owned();
            self.note(
                codes::REASON_MISSING,
                path,
                node,
                "status",
                message,
                "Say in `reason` why it does not apply to this board.",
            );
            return (None, as_found());
        }
        (Some(status), None)
    }

    fn carried_from(&mut self, node: &Node<'_>, year: Year, path: &str) -> Option<Year> {
        let from: Year = node.whole("carried_from")?;
        if from >= year {
            let message = format!("an answer in the audit of {year} cannot be carried from {from}");
            self.note(
                codes::CARRIED_YEAR,
                path,
                node,
                "carried_from",
                message,
                "Give the earlier year in which it was last confirmed.",
            );
        }
        Some(from)
    }

    fn answer(&mut self, node: &Node<'_>, standard: &Standard, path: &str) -> Answer {
        let (status, as_found) = self.status(node, standard, path);
        Answer {
            status,
            as_found,
            evidence: node.text("evidence"),
            reason: node.text("reason"),
            by: node.text("by"),
            on: node.date("on"),
            accepted: node.text("accepted"),
        }
    }

    fn undeclared(&mut self, node: &Node<'_>, key: &str, path: &str, audit: &Audit) {
        let known = audit.board.agencies.iter().map(|agency| agency.id.as_str());
        let few = audit.board.agencies.len() <= MOST_LIKENED;
        let meant = if few { did_you_mean(key, known) } else { Vec::new() };
        let found = Finding::new(codes::AGENCY_UNKNOWN, path, format!("the board has no agency '{key}'"));
        self.findings.push(
            found.at(node.key_span(key)).meant(meant).help("Add it under [[board.agencies]], or correct its id here."),
        );
    }

    fn action(&mut self, node: &Node<'_>, path: &str) -> Action {
        let action = Action {
            id: node.text("id"),
            // One without it is wrong, and still has its place in the list.
            what: node.text("what").unwrap_or_default(),
            // Blank is nobody, as it is for evidence.
            owner: node.text("owner").filter(|owner| !owner.trim().is_empty()),
            due: node.date("due"),
            since: node.whole("since"),
            done: node.date("done"),
            dropped: node.text("dropped"),
        };
        if action.done.is_some() && action.dropped.is_some() {
            let message = "this action is both done and dropped".to_owned();
            let path = format!("{path}.actions");
            self.note(codes::ACTION_DONE_AND_DROPPED, &path, node, "dropped", message, "Take one of the two away.");
        }
        action
    }

    fn repeated_actions(&mut self, audit: &Audit) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let with_ids = audit.actions().filter_map(|(standard, action)| Some((standard, action.id.as_deref()?)));
        for (standard, id) in with_ids {
            if !seen.insert(id) {
                let found = Finding::new(
                    codes::ACTION_TWICE,
                    format!("responses.{standard}.actions.{id}"),
                    format!("two actions have the id '{id}'"),
                );
                self.findings.push(found.help("Give one of them another id."));
            }
        }
    }

    fn conflict(&mut self, node: &Node<'_>) -> Conflict {
        let key = node.text("key").unwrap_or_default();
        let message = format!("two people answered `{key}` differently, and nobody has decided");
        let help = "Open the audit, which shows both sides and asks which holds; or set the key with `lscb-audit set`.";
        self.findings.push(Finding::new(codes::CONFLICT, key.clone(), message).at(node.span("key")).help(help));
        Conflict { key, base: node.text("base"), ours: node.text("ours"), theirs: node.text("theirs") }
    }

    fn note(&mut self, code: Code, path: &str, node: &Node<'_>, key: &str, message: String, help: &str) {
        self.findings.push(Finding::new(code, format!("{path}.{key}"), message).at(node.span(key)).help(help));
    }
}

fn agency(node: &Node<'_>, index: usize) -> Option<Agency> {
    let id: AgencyId = node.parsed("id")?;
    Some(Agency {
        name: node.text("name").unwrap_or_else(|| id.to_string()),
        return_due: node.date("return_due"),
        returned: node.date("returned"),
        id,
        index,
    })
}

// No entry of a list is left out, however little it says: edits go by its place.

fn decision(node: &Node<'_>) -> Decision {
    let text = |key| node.text(key).unwrap_or_default();
    Decision { on: node.date("on"), by: text("by"), what: text("what") }
}

fn allowed(node: &Node<'_>) -> Allowed {
    let text = |key| node.text(key).unwrap_or_default();
    Allowed { text: text("text"), reason: text("reason") }
}

/// A sign-off counts even where its fields are wrong: a signed audit must not be opened for writing by a slip in it.
fn sign_off(node: &Node<'_>) -> Option<SignOff> {
    Some(SignOff {
        by: node.text("by").unwrap_or_default(),
        role: node.text("role"),
        on: node.date("on"),
        forced: node.text("forced"),
        seal: node.text("seal"),
    })
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
    !table.is_empty() && !["format", "framework", "board"].iter().any(|key| table.contains_key(*key))
}
