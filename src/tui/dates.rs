//! Dates as people type them: `31 mar`, `31/3/2015`, `tomorrow`, `+2w`, `end of quarter`.

use jiff::Span;
use jiff::civil::{Date, Weekday, date};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The date that a text means on a day; none if it means none, or one that no board's papers have.
#[must_use]
pub fn parse(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    let meant = match text.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["today"] => Some(today),
        ["tomorrow"] => today.tomorrow().ok(),
        ["yesterday"] => today.yesterday().ok(),
        ["end", "of", period] => end_of(period, today),
        ["next", day] => next(day, today),
        _ if text.starts_with('+') => later(text.trim_start_matches('+'), today),
        _ => written_out(&text, today),
    };
    meant.filter(|date| (1900..2200).contains(&date.year()))
}

/// The last day of the month, the calendar quarter or the year.
fn end_of(period: &str, today: Date) -> Option<Date> {
    let month = match period {
        "month" => today.month(),
        "quarter" => (today.month() + 2) / 3 * 3,
        "year" => 12,
        _ => return None,
    };
    Some(date(today.year(), month, 1).last_of_month())
}

/// The first such weekday after today.
fn next(day: &str, today: Date) -> Option<Date> {
    let (_, weekday) = WEEKDAYS.into_iter().find(|(name, _)| is_short_for(day, name))?;
    today.nth_weekday(1, weekday).ok()
}

/// So many days, weeks, months or years after today.
fn later(text: &str, today: Date) -> Option<Date> {
    let unit = text.chars().next_back()?;
    let count: i64 = text.strip_suffix(unit)?.trim().parse().ok()?;
    let span = match unit {
        'd' => Span::new().try_days(count),
        'w' => Span::new().try_weeks(count),
        'm' => Span::new().try_months(count),
        'y' => Span::new().try_years(count),
        _ => return None,
    };
    today.checked_add(span.ok()?).ok()
}

/// A day and a month, with a year or without; the day first, as in England, unless the year is.
fn written_out(text: &str, today: Date) -> Option<Date> {
    let parts: Vec<&str> = text.split([' ', '/', '.', '-', ',']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [day, month] => first_from(day_of(day)?, month_of(month)?, today),
        [year, month, day] if year.len() == 4 && day_of(year).is_none() => whole(year, month, day),
        [day, month, year] => whole(year, month, day),
        _ => None,
    }
}

fn whole(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    // 15 is 2015; nobody means the year 15.
    let year = if year < 100 { year.checked_add(2000)? } else { year };
    Date::new(year, month_of(month)?, day_of(day)?).ok()
}

/// The next such day, today included. The 29th of February is eight years off at most.
fn first_from(day: i8, month: i8, today: Date) -> Option<Date> {
    let years = (0..=8).filter_map(|later| today.year().checked_add(later));
    years.filter_map(|year| Date::new(year, month, day).ok()).find(|date| *date >= today)
}

/// The day of a month: `31`, `1st`.
fn day_of(text: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    digits.parse().ok()
}

/// The month: `3`, `mar`, `march`.
fn month_of(text: &str) -> Option<i8> {
    let named = MONTHS.iter().position(|name| is_short_for(text, name));
    named.and_then(|at| i8::try_from(at + 1).ok()).or_else(|| text.parse().ok())
}

fn is_short_for(text: &str, name: &str) -> bool {
    text.len() >= 3 && name.starts_with(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2014, 11, 10);

    #[track_caller]
    fn means(text: &str, expected: Date) {
        assert_eq!(parse(text, TODAY), Some(expected), "{text}");
    }

    #[test]
    fn dates_are_read_as_people_write_them_in_england() {
        for text in
            ["2015-03-31", "31 Mar 2015", "31st march 2015", " 31/3/2015", "31.03.2015", "31-3-15", "31 mar", "31/3"]
        {
            means(text, date(2015, 3, 31));
        }
        means("3/4/2015", date(2015, 4, 3));
        means("1 Sept, 2015", date(2015, 9, 1));
    }

    #[test]
    fn without_a_year_it_is_the_next_such_day() {
        means("5 dec", date(2014, 12, 5));
        means("10 nov", TODAY);
        means("9 nov", date(2015, 11, 9));
        means("29 feb", date(2016, 2, 29));
    }

    #[test]
    fn days_are_counted_from_today() {
        means("today", TODAY);
        means("Tomorrow", date(2014, 11, 11));
        means("yesterday", date(2014, 11, 9));
        means("+30d", date(2014, 12, 10));
        means("+2w", date(2014, 11, 24));
        means("+ 3 m", date(2015, 2, 10));
        means("+1y", date(2015, 11, 10));
        assert_eq!(parse("+1m", date(2015, 1, 31)), Some(date(2015, 2, 28)), "no such day in that month");
    }

    #[test]
    fn periods_end_and_weekdays_come() {
        means("end of month", date(2014, 11, 30));
        means("end of  quarter", date(2014, 12, 31));
        means("end of year", date(2014, 12, 31));
        let quarters = [(1, 3, 31), (3, 3, 31), (4, 6, 30), (6, 6, 30), (7, 9, 30), (9, 9, 30), (10, 12, 31)];
        for (month, end, day) in quarters {
            let expected = Some(date(2014, end, day));
            assert_eq!(parse("end of quarter", date(2014, month, 2)), expected, "{month}");
        }
        means("next friday", date(2014, 11, 14));
        means("next mon", date(2014, 11, 17));
    }

    #[test]
    fn what_is_no_date_is_none() {
        let texts =
            ["", "31 Feb 2015", "soon", "+d", "+5", "+99999999999d", "31", "1 marzipan", "31 3 215", "13/13/2015"];
        for text in texts {
            assert_eq!(parse(text, TODAY), None, "{text}");
        }
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (1900..2200_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(text in "[+0-9a-z /.-]{0,14}|.{0,8}", today in any_date()) {
            let _ = parse(&text, today);
        }

        #[test]
        fn what_is_shown_is_read_as_itself(day in any_date(), today in any_date()) {
            prop_assert_eq!(parse(&crate::words::date(day), today), Some(day));
            prop_assert_eq!(parse(&day.to_string(), today), Some(day));
            prop_assert_eq!(parse("+0d", day), Some(day));
        }
    }
}
