//! Agencies and standards: who says what, and how they stand together.

use crate::assess::{self, Rag};
use crate::audit::Audit;
use crate::framework::{Framework, Standard, Status};
use crate::report::document::{TableCell, Tint};
use crate::words::{self, paper as said};

/// With more agencies a row lists them, since a column each would not fit on paper.
const MOST_COLUMNS: usize = 6;

/// A table of agencies and standards.
#[derive(Clone, Debug)]
pub(super) struct Agencies {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<TableCell>>,
    /// When returns were due and came in.
    pub(super) returns: Vec<(String, String)>,
}

impl Agencies {
    pub(super) fn of(audit: &Audit, framework: &Framework) -> Self {
        let asked: Vec<&Standard> = framework.standards_of(audit.edition).filter(|it| is_asked(audit, it)).collect();
        let ids = ids(audit, &asked);
        let matrix = ids.len() <= MOST_COLUMNS;
        let names = ids.iter().map(|id| audit.name_of(id).to_owned());
        let named: Vec<String> = if matrix { names.collect() } else { vec![said::AGENCIES.to_owned()] };
        let columns = ["Standard".to_owned(), said::TOGETHER.to_owned()].into_iter().chain(named).collect();
        let row = |standard: &&Standard| {
            let head = [
                (Tint::Plain, format!("{} {}", standard.number, standard.short)),
                together(audit, framework, standard),
            ];
            let answers = ids.iter().map(|id| answer(audit, framework, standard, id));
            let answers: Vec<TableCell> = if matrix { answers.collect() } else { vec![listed(audit, &ids, answers)] };
            head.into_iter().chain(answers).collect()
        };
        Self { columns, rows: asked.iter().map(row).collect(), returns: returns(audit) }
    }
}

/// Whether any agency was asked, or has answered all the same.
fn is_asked(audit: &Audit, standard: &Standard) -> bool {
    let answered = audit.response(&standard.id).is_some_and(|response| !response.agencies.is_empty());
    answered || assess::collective(audit, standard).rag.is_some()
}

/// The agencies that are declared, then those that only answered.
fn ids<'a>(audit: &'a Audit, asked: &[&'a Standard]) -> Vec<&'a str> {
    let mut ids: Vec<&str> = audit.board.agencies.iter().map(|agency| agency.id.as_str()).collect();
    let answered = asked.iter().filter_map(|standard| audit.response(&standard.id));
    for id in answered.flat_map(|response| response.agencies.keys()) {
        if !ids.contains(&id.as_str()) {
            ids.push(id.as_str());
        }
    }
    ids
}

fn together(audit: &Audit, framework: &Framework, standard: &Standard) -> TableCell {
    let collective = assess::collective(audit, standard);
    let met = framework.label(standard, Status::Met).to_lowercase();
    match collective.rag {
        None => (Tint::Faint, String::new()),
        Some(rag) => {
            let figures = collective.in_words(&met);
            let tint = match rag {
                _ if figures.nobody_answered() => Tint::Doubt,
                Rag::Green => Tint::Good,
                Rag::Amber => Tint::Doubt,
                Rag::Red => Tint::Bad,
            };
            let none = || said::NO_ANSWER.to_owned();
            let text = if figures.nobody_answered() { none() } else { said::together(rag.word(), &figures) };
            (tint, text)
        }
    }
}

fn answer(audit: &Audit, framework: &Framework, standard: &Standard, id: &str) -> TableCell {
    let response = audit.response(&standard.id);
    let entry = response.and_then(|it| it.agencies.iter().find(|(known, _)| known.as_str() == id));
    match entry.map(|(_, answer)| answer.status) {
        None => (Tint::Faint, "–".to_owned()),
        Some(None) => (Tint::Doubt, words::UNANSWERED.to_owned()),
        Some(Some(status)) => (Tint::Plain, framework.label(standard, status).to_owned()),
    }
}

fn listed(audit: &Audit, ids: &[&str], answers: impl Iterator<Item = TableCell>) -> TableCell {
    let lines = ids.iter().zip(answers).filter(|(_, (_, text))| text != "–");
    let lines: Vec<String> = lines.map(|(id, (_, text))| format!("{}: {text}", audit.name_of(id))).collect();
    (Tint::Plain, lines.join("\n"))
}

fn returns(audit: &Audit) -> Vec<(String, String)> {
    let dates = |due: Option<_>, came: Option<_>| {
        let due = due.map(|due| format!("return due {}", words::date(due)));
        let came = came.map(|came| format!("came in {}", words::date(came)));
        let parts: Vec<String> = due.into_iter().chain(came).collect();
        if parts.is_empty() { "no return asked for".to_owned() } else { parts.join(", ") }
    };
    audit.board.agencies.iter().map(|it| (it.name.clone(), dates(it.return_due, it.returned))).collect()
}
