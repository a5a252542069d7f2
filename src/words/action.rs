//! Actions: who does what by when, and how they stand.

use jiff::civil::Date;

use super::date;

/// How actions stand: `8 open, 1 overdue, 4 done, 1 dropped`.
#[must_use]
pub fn action_counts(open: u32, overdue: u32, done: u32, dropped: u32) -> String {
    format!("{open} open, {overdue} overdue, {done} done, {dropped} dropped")
}

/// Who does it and by when: `Chair · due 31 Mar 2015`, `Chair · overdue since 30 Sep 2014`.
#[must_use]
pub fn owner_and_due(owner: Option<&str>, due: Option<Date>, overdue: bool) -> String {
    let due = match due.map(date) {
        None => "no date".to_owned(),
        Some(due) if overdue => format!("overdue since {due}"),
        Some(due) => format!("due {due}"),
    };
    format!("{} · {due}", owner.unwrap_or("no owner"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        let due = Some(jiff::civil::date(2014, 9, 30));
        assert_eq!(owner_and_due(Some("Chair"), due, false), "Chair · due 30 Sep 2014");
        assert_eq!(owner_and_due(Some("Chair"), due, true), "Chair · overdue since 30 Sep 2014");
        assert_eq!(owner_and_due(None, None, false), "no owner · no date");
    }
}
