//! Dates as people write them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The date with its year: `31 Mar 2015`.
#[must_use]
pub fn date(date: Date) -> String {
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

/// A moment to the minute: `10 Nov 2014, 14:03`.
#[must_use]
pub fn moment(at: jiff::civil::DateTime) -> String {
    format!("{}, {:02}:{:02}", date(at.date()), at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_shows_its_year() {
        assert_eq!(date(jiff::civil::date(2015, 3, 31)), "31 Mar 2015");
        assert_eq!(date(jiff::civil::date(2014, 12, 1)), "1 Dec 2014");
    }
}
