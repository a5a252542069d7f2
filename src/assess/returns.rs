//! The partners' returns: which are in, which are outstanding, and how late.

use jiff::civil::Date;

use crate::audit::{Agency, Audit};

/// How one agency's return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReturnStanding<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// By how many days it came in late, or is overdue today; none where it is not late.
    pub late_by: Option<i32>,
}

impl ReturnStanding<'_> {
    /// The word in JSON: `in`, `late` (it came in after its day), `outstanding`, `overdue` (outstanding, and its day is
    /// past).
    #[must_use]
    pub fn word(&self) -> &'static str {
        match (self.agency.returned, self.late_by) {
            (Some(_), None) => "in",
            (Some(_), Some(_)) => "late",
            (None, None) => "outstanding",
            (None, Some(_)) => "overdue",
        }
    }
}

/// How the returns of a board's agencies stand on a day, in the order of the file. Without one, because the board has a
/// later audit, none is overdue.
///
/// None where no return is asked of anybody: no agency has a day by which it is due or on which it came in.
#[must_use]
pub fn returns(audit: &Audit, today: Option<Date>) -> Vec<ReturnStanding<'_>> {
    let agencies = &audit.board.agencies;
    if agencies.iter().all(|agency| agency.return_due.is_none() && agency.returned.is_none()) {
        return Vec::new();
    }
    agencies.iter().map(|agency| ReturnStanding { agency, late_by: late_by(agency, today) }).collect()
}

fn late_by(agency: &Agency, today: Option<Date>) -> Option<i32> {
    let days = agency.returned.or(today)?.since(agency.return_due?).ok()?.get_days();
    Some(days).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assess::sample;

    #[test]
    fn a_return_is_in_late_outstanding_or_overdue() {
        let agencies = "[[board.agencies]]\nid = 'a'\nreturn_due = 2014-09-30\nreturned = 2014-09-30\n\
            [[board.agencies]]\nid = 'b'\nreturn_due = 2014-09-30\nreturned = 2014-10-13\n\
            [[board.agencies]]\nid = 'c'\nreturn_due = 2014-09-30\n\
            [[board.agencies]]\nid = 'd'\nreturned = 2014-10-13\n[[board.agencies]]\nid = 'e'\n";
        let audit = sample::audit(&sample::framework(&[1]), 2014, agencies);
        let on = |today| returns(&audit, Some(today)).iter().map(|it| (it.word(), it.late_by)).collect::<Vec<_>>();
        let rest = [("in", None), ("outstanding", None)];
        let late = [("in", None), ("late", Some(13)), ("outstanding", None)];
        assert_eq!(on(date(2014, 9, 30)), [&late[..], &rest].concat());
        let overdue = [("in", None), ("late", Some(13)), ("overdue", Some(41))];
        assert_eq!(on(date(2014, 11, 10)), [&overdue[..], &rest].concat());
    }

    #[test]
    fn a_board_that_asks_for_no_returns_has_none() {
        let audit = sample::audit(&sample::framework(&[1]), 2014, "[[board.agencies]]\nid = 'a'\n");
        assert_eq!(returns(&audit, Some(date(2014, 9, 30))), []);
    }
}
