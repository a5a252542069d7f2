//! What stands under a key of an audit, as text.

#[cfg(test)]
mod tests;

use super::{Action, Agency, Answer, Audit, Key, Response};

impl Key {
    /// What it holds in an audit, as text to be shown or edited; `None` if it holds nothing.
    ///
    /// Lists have one entry a line; dates are written `2014-03-31`.
    #[must_use]
    pub fn value(&self, audit: &Audit) -> Option<String> {
        match self {
            Self::Frame("board", field) => board_value(audit, field),
            Self::Frame("audit", field) => audit_value(audit, field),
            Self::Frame("indicators", field) => indicator_value(audit, field),
            Self::Frame(..) | Self::Entry(..) => None,
            Self::Agency(id, field) => agency_value(audit.agency(id.as_str())?, field),
            Self::Response(standard, field) => response_value(audit.response(standard)?, field),
            Self::Answer(standard, agency, field) => {
                answer_value(audit.response(standard)?.agencies.get(agency)?, field)
            }
            Self::Action(standard, action, field) => {
                let index = action.index(audit, standard)?;
                action_value(audit.response(standard)?.actions.get(index)?, field)
            }
        }
    }
}

fn board_value(audit: &Audit, field: &str) -> Option<String> {
    let board = &audit.board;
    match field {
        "id" => Some(board.id.to_string()),
        "name" => Some(board.name.clone()),
        "region" => board.region.clone(),
        "children" => board.children.map(|count| count.to_string()),
        "covers" => Some(board.covers.to_string()),
        "neighbours" => lines(board.neighbours.iter().map(ToString::to_string)),
        _ => None,
    }
}

fn agency_value(agency: &Agency, field: &str) -> Option<String> {
    match field {
        "id" => Some(agency.id.to_string()),
        "name" => Some(agency.name.clone()),
        "return_due" => agency.return_due.map(|date| date.to_string()),
        "returned" => agency.returned.map(|date| date.to_string()),
        _ => None,
    }
}

fn audit_value(audit: &Audit, field: &str) -> Option<String> {
    match field {
        "year" => Some(audit.year.to_string()),
        "period" => audit.period.clone(),
        "date" => audit.date.map(|date| date.to_string()),
        "chair" => audit.chair.clone(),
        "summary" => audit.summary.clone(),
        _ => None,
    }
}

fn indicator_value(audit: &Audit, field: &str) -> Option<String> {
    match field {
        "period" => audit.indicators.period.clone(),
        "overlap" => audit.indicators.overlap.map(|flag| flag.to_string()),
        count => audit.indicators.counts.get(count).map(ToString::to_string),
    }
}

fn response_value(response: &Response, field: &str) -> Option<String> {
    match field {
        "status" => response.status.map(|status| status.to_string()),
        "reason" => response.reason.clone(),
        "lead" => response.lead.clone(),
        "evidence" => response.evidence.clone(),
        "links" => lines(response.links.iter().cloned()),
        "note" => response.note.clone(),
        "revisit" => response.revisit.then(|| "true".to_owned()),
        "reviewer" => response.reviewer.clone(),
        "reviewed" => response.reviewed.map(|date| date.to_string()),
        "carried_from" => response.carried_from.map(|year| year.to_string()),
        _ => None,
    }
}

fn answer_value(answer: &Answer, field: &str) -> Option<String> {
    match field {
        "status" => answer.status.map(|status| status.to_string()),
        "evidence" => answer.evidence.clone(),
        "reason" => answer.reason.clone(),
        "by" => answer.by.clone(),
        "on" => answer.on.map(|date| date.to_string()),
        "accepted" => answer.accepted.clone(),
        _ => None,
    }
}

fn action_value(action: &Action, field: &str) -> Option<String> {
    match field {
        "what" => Some(action.what.clone()),
        "owner" => action.owner.clone(),
        "due" => action.due.map(|date| date.to_string()),
        "done" => action.done.map(|date| date.to_string()),
        "dropped" => action.dropped.clone(),
        "since" => action.since.map(|year| year.to_string()),
        "id" => action.id.clone(),
        _ => None,
    }
}

fn lines(items: impl Iterator<Item = String>) -> Option<String> {
    let joined = items.collect::<Vec<_>>().join("\n");
    (!joined.is_empty()).then_some(joined)
}
