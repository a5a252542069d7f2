//! Agencies and standards: who says what, and how they stand together.

use jiff::civil::Date;

use crate::assess::{self, Rag, ReturnStanding};
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
    /// The numbers of those that are asked of agencies and that none has answered.
    pub(super) unanswered: Vec<String>,
    /// How each return stands, a sentence each.
    pub(super) returns: Vec<(Tint, String)>,
}

impl Agencies {
    pub(super) fn of(audit: &Audit, framework: &Framework, today: Option<Date>) -> Self {
        let asked = framework.standards_of(audit.edition).filter(|it| is_asked(audit, it));
        let (asked, unanswered): (Vec<&Standard>, Vec<&Standard>) = asked.partition(|it| is_answered(audit, it));
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
        let unanswered = unanswered.into_iter().map(|it| it.number.clone()).collect();
        Self { columns, rows: asked.iter().map(row).collect(), unanswered, returns: returns(audit, today) }
    }
}

/// Whether any agency was asked, or has answered all the same.
fn is_asked(audit: &Audit, standard: &Standard) -> bool {
    let answered = audit.response(&standard.id).is_some_and(|response| !response.agencies.is_empty());
    answered || assess::collective(audit, standard).rag.is_some()
}

fn is_answered(audit: &Audit, standard: &Standard) -> bool {
    let agencies = audit.response(&standard.id).map(|response| response.agencies.values());
    agencies.into_iter().flatten().any(|answer| answer.status.is_some())
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
                _ if figures.nobody_answered() || figures.silent > 0 => Tint::Doubt,
                Rag::Green => Tint::Good,
                Rag::Amber => Tint::Doubt,
                Rag::Red => Tint::Bad,
            };
            (tint, said::together(rag.word(), &figures))
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

/// How returns stand; on no day in particular where the audit is not its board's latest, so that none is overdue.
fn returns(audit: &Audit, today: Option<Date>) -> Vec<(Tint, String)> {
    let one = |it: ReturnStanding<'_>| {
        let tint = if it.late_by.is_some() || it.agency.returned.is_none() { Tint::Doubt } else { Tint::Plain };
        (tint, words::returns::one(&it.agency.name, it.agency.returned, it.agency.return_due, it.late_by))
    };
    assess::returns(audit, today).into_iter().map(one).collect()
}

/// The agencies whose returns are outstanding, and their day past.
pub(super) fn overdue(audit: &Audit, today: Option<Date>) -> Vec<String> {
    let overdue =
        assess::returns(audit, today).into_iter().filter(|it| it.agency.returned.is_none() && it.late_by.is_some());
    overdue.map(|it| it.agency.name.clone()).collect()
}
