//! The tables of an audit file: what each says, and what is wrong in it that no shape can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Arguments, Display};

use super::{Texts, codes};
use crate::audit::board::{Agency, Board};
use crate::audit::id::{AgencyId, BoardId, Year};
use crate::audit::model::{
    Action, Allowed, Answer, Audit, Conflict, Decision, Indicators, Response, SignOff, Unmatched,
};
use crate::framework::{Framework, Standard, Status};
use crate::plain::{Code, Finding, did_you_mean};
use crate::shape::Node;

/// An agency that nobody declared is held against so many others to find out which was meant: more than any board has,
/// and each of thousands of answers has to be held against each.
const MOST_LIKENED: usize = 60;

/// Reads the tables of one file, noting what no shape can tell.
pub(super) struct Reader<'f> {
    pub(super) framework: Option<&'f Framework>,
    pub(super) texts: Texts,
    pub(super) findings: Vec<Finding>,
}

impl Reader<'_> {
    pub(super) fn audit(&mut self, root: &Node<'_>) -> Option<Audit> {
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
        let id: BoardId = node.parsed("id")?;
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
        let path = format_args!("responses.{}", standard.id);
        let (status, as_found) = self.status(node, standard, path);
        let mut agencies = BTreeMap::new();
        if let Some(answers) = node.table("agencies") {
            for key in answers.rest() {
                let (Ok(id), Some(table)) = (key.parse::<AgencyId>(), answers.table(key)) else { continue };
                let path = format_args!("{path}.agencies.{key}");
                if audit.agency(key).is_none() {
                    self.undeclared(&answers, key, path, audit);
                }
                let answer = self.answer(&table, standard, path);
                agencies.insert(id, answer);
            }
        }
        Response {
            status,
            as_found,
            carried_from: self.carried_from(node, audit.year, path),
            reason: self.text(node, "reason"),
            lead: self.text(node, "lead"),
            evidence: self.text(node, "evidence"),
            links: if self.texts == Texts::Kept { node.texts("links") } else { Vec::new() },
            note: self.text(node, "note"),
            revisit: node.flag("revisit"),
            reviewed: node.date("reviewed"),
            reviewer: self.text(node, "reviewer"),
            agencies,
            actions: node.items("actions").iter().map(|item| self.action(item, path)).collect(),
        }
    }

    /// The status where it can stand; else, with a finding, how it was found.
    fn status(
        &mut self,
        node: &Node<'_>,
        standard: &Standard,
        path: Arguments<'_>,
    ) -> (Option<Status>, Option<String>) {
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

    fn carried_from(&mut self, node: &Node<'_>, year: Year, path: Arguments<'_>) -> Option<Year> {
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

    fn answer(&mut self, node: &Node<'_>, standard: &Standard, path: Arguments<'_>) -> Answer {
        let (status, as_found) = self.status(node, standard, path);
        Answer {
            status,
            as_found,
            evidence: self.text(node, "evidence"),
            reason: self.text(node, "reason"),
            by: self.text(node, "by"),
            on: node.date("on"),
            accepted: node.text("accepted"),
        }
    }

    fn undeclared(&mut self, node: &Node<'_>, key: &str, path: Arguments<'_>, audit: &Audit) {
        let known = audit.board.agencies.iter().map(|agency| agency.id.as_str());
        let few = audit.board.agencies.len() <= MOST_LIKENED;
        let meant = if few { did_you_mean(key, known) } else { Vec::new() };
        let found = Finding::new(codes::AGENCY_UNKNOWN, path.to_string(), format!("the board has no agency '{key}'"));
        self.findings.push(
            found.at(node.key_span(key)).meant(meant).help("Add it under [[board.agencies]], or correct its id here."),
        );
    }

    fn action(&mut self, node: &Node<'_>, path: Arguments<'_>) -> Action {
        let action = Action {
            id: node.text("id"),
            // One without it is wrong, and still has its place in the list.
            what: self.text(node, "what").unwrap_or_default(),
            // Blank is nobody, as it is for evidence.
            owner: self.text(node, "owner").filter(|owner| !owner.trim().is_empty()),
            due: node.date("due"),
            since: node.whole("since"),
            done: node.date("done"),
            dropped: node.text("dropped"),
        };
        if action.done.is_some() && action.dropped.is_some() {
            let message = "this action is both done and dropped".to_owned();
            let path = format_args!("{path}.actions");
            self.note(codes::ACTION_DONE_AND_DROPPED, path, node, "dropped", message, "Take one of the two away.");
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

    /// What somebody wrote of a response or an action, where texts are kept.
    fn text(&self, node: &Node<'_>, key: &str) -> Option<String> {
        if self.texts == Texts::Kept { node.text(key) } else { None }
    }

    fn note(&mut self, code: Code, path: impl Display, node: &Node<'_>, key: &str, message: String, help: &str) {
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
