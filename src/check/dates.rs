//! Days on which something is said to have happened and that lie ahead: a slip in the year, most often.

use jiff::civil::Date;

use super::codes::DATE_AHEAD;
use super::place::Places;
use crate::audit::{Audit, Response};
use crate::plain::{Finding, Span};
use crate::words;

/// A day with its key and its place in the text.
type Dated = (Option<Date>, String, Option<Span>);

pub(super) fn look(audit: &Audit, today: Date, places: &Places<'_>) -> Vec<Finding> {
    let mut days = of_frame(audit, places);
    for (standard, response) in &audit.responses {
        days.extend(of_response(standard.as_str(), response, places));
    }
    days.into_iter().filter_map(|(day, key, span)| ahead(day.filter(|day| *day > today)?, key, span)).collect()
}

fn ahead(day: Date, key: String, span: Option<Span>) -> Option<Finding> {
    let message = format!("{} is still to come", words::date(day));
    Some(Finding::new(DATE_AHEAD, key, message).at(span).help("Look at the year."))
}

fn of_frame(audit: &Audit, places: &Places<'_>) -> Vec<Dated> {
    let agencies = audit.board.agencies.iter().map(|agency| {
        let index = agency.index;
        (agency.returned, format!("board.agencies.{index}.returned"), places.in_agency(index, "returned"))
    });
    let signed = audit.sign_off.iter();
    let signed = signed.map(|it| (it.on, "sign_off.on".to_owned(), places.in_table("sign_off", "on")));
    let decided = audit.decisions.iter().enumerate();
    let decided =
        decided.map(|(index, it)| (it.on, format!("decisions.{index}.on"), places.in_item("decisions", index, "on")));
    agencies.chain(signed).chain(decided).collect()
}

fn of_response(standard: &str, response: &Response, places: &Places<'_>) -> Vec<Dated> {
    let path = format!("responses.{standard}");
    let reviewed = (response.reviewed, format!("{path}.reviewed"), places.in_response(standard, "reviewed"));
    let answers = response.agencies.iter().map(|(agency, answer)| {
        (answer.on, format!("{path}.agencies.{agency}.on"), places.in_answer(standard, agency.as_str(), "on"))
    });
    let done = response.actions.iter().enumerate().map(|(index, action)| {
        (action.done, format!("{path}.actions.{index}.done"), places.in_action(standard, index, "done"))
    });
    std::iter::once(reviewed).chain(answers).chain(done).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::sample::found;

    #[test]
    fn what_has_happened_cannot_lie_ahead() {
        let response = |rest: &str| found(&format!("[responses.sub-group]\n{rest}"));
        assert_eq!(response("reviewed = 2015-10-14"), [("date-ahead", "2015-10-14".to_owned())]);
        assert_eq!(response("agencies.police.on = 2014-11-11"), [("date-ahead", "2014-11-11".to_owned())]);
        assert_eq!(response("reviewed = 2014-11-10"), []);
        let done = "[[responses.sub-group.actions]]\nwhat = 'x'\ndone = 2015-01-01";
        assert_eq!(response(done), [("date-ahead", "2015-01-01".to_owned())]);
        assert_eq!(found("[[decisions]]\non = 2024-01-01\nby = 'x'\nwhat = 'y'")[0].0, "date-ahead");
    }

    #[test]
    fn what_is_due_may() {
        let due = "[[responses.sub-group.actions]]\nwhat = 'x'\nowner = 'y'\ndue = 2015-01-01";
        assert_eq!(found(&format!("[responses.sub-group]\n{due}")), []);
    }
}
