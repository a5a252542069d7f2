//! Dates as people say them: `31 mar`, `5th of December`, `31/3/2015`, `friday`, `in a fortnight`, `+2w`, `end of march`.
//!
//! A period means its last day, since a date is mostly one by which something is due; of a week that is its Friday.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::words::screen::sentence;

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

/// Words that say nothing of the day.
const FILLERS: [&str; 5] = ["the", "of", "by", "on", "time"];

/// The date that a text means on a day; none if it means none, or one that no board's papers have.
#[must_use]
pub fn parse(text: &str, today: Date) -> Option<Date> {
    let text = without_fillers(text);
    let meant = match text.split(' ').collect::<Vec<_>>().as_slice() {
        ["today"] => Some(today),
        ["tomorrow"] => today.tomorrow().ok(),
        ["yesterday"] => today.yesterday().ok(),
        ["end", month, year] if month_in(month, year).is_some() => month_in(month, year),
        ["end", period @ ..] => end_of(period, today),
        ["in", count, unit] | [count, unit] | [count, unit, "from", "now" | "today"]
            if is_unit(unit) && number(count).is_some() =>
        {
            later(number(count)?, unit, today)
        }
        ["next", day] if weekday(day).is_some() => in_week(weekday(day)?, 1, today),
        ["next" | "this", _] if end_of(&words(&text), today).is_some() => end_of(&words(&text), today),
        ["this", day] | [day] if weekday(day).is_some() => coming(weekday(day)?, today),
        [month] if named_month(month).is_some() => end_of(&[*month], today),
        [month, year] if month_in(month, year).is_some() => month_in(month, year),
        [day, rest @ ..] if weekday(day).is_some() => {
            written_out(&rest.join(" "), today).filter(|date| Some(date.weekday()) == weekday(day))
        }
        _ if text.starts_with('+') => added(text.trim_start_matches('+'), today),
        _ => written_out(&text, today),
    };
    meant.filter(|date| (1900..2200).contains(&date.year()))
}

/// A text in small letters without the words that say nothing of the day, and with one space between the others.
fn without_fillers(text: &str) -> String {
    let text = text.to_lowercase().replace(['\'', '’'], "").replace(',', " ");
    words(&text).into_iter().filter(|word| !FILLERS.contains(word)).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The month and the day where a text names a day that its month does not have: `February`, 31.
#[must_use]
pub fn beyond_month(text: &str) -> Option<(String, i8)> {
    let text = without_fillers(text);
    let (year, month, day) = match parts(&text).as_slice() {
        [day, month] => (None, *month, *day),
        [year, month, day] if is_year(year) => (Some(*year), *month, *day),
        [day, month, year] => (Some(*year), *month, *day),
        _ => return None,
    };
    let (month, day) = (month_of(month)?, day_of(day)?);
    let name = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    // Without a year a leap year is meant, if need be.
    let days = Date::new(year.map_or(Some(2000), year_of)?, month, 1).ok()?.days_in_month();
    let year = year.filter(|_| month == 2).and_then(year_of).map_or_else(String::new, |year| format!(" {year}"));
    (days < day && day <= 31).then(|| (format!("{}{year}", sentence(name)), day))
}

/// The last day of this or the next week, month, calendar quarter or year; of a year that is named; or of the month of that
/// name that ends next.
fn end_of(period: &[&str], today: Date) -> Option<Date> {
    let (ahead, period) = match period {
        ["next", period] => (1, *period),
        ["this", period] | [period] => (0, *period),
        _ => return None,
    };
    let months = match period {
        "week" => {
            let friday = in_week(Weekday::Friday, ahead, today).filter(|friday| *friday >= today);
            return friday.or_else(|| coming(Weekday::Friday, today));
        }
        "month" => i64::from(ahead),
        "quarter" => i64::from((today.month() + 2) / 3 * 3 - today.month()) + 3 * i64::from(ahead),
        "year" => i64::from(12 - today.month()) + 12 * i64::from(ahead),
        year if is_year(year) => return Date::new(year_of(year)?, 12, 31).ok(),
        name => {
            let month = named_month(name)?;
            i64::from((month - today.month()).rem_euclid(12)) + 12 * i64::from(ahead)
        }
    };
    let first = today.first_of_month();
    Some(first.checked_add(Span::new().try_months(months).ok()?).ok()?.last_of_month())
}

/// The last day of a month that is named with its year.
fn month_in(month: &str, year: &str) -> Option<Date> {
    let year = Some(year).filter(|year| is_year(year))?;
    Some(Date::new(year_of(year)?, named_month(month)?, 1).ok()?.last_of_month())
}

fn weekday(text: &str) -> Option<Weekday> {
    WEEKDAYS.into_iter().find(|(name, _)| is_short_for(text, name)).map(|(_, weekday)| weekday)
}

/// Such a weekday in this week, which begins on Monday, or in one that many weeks after it.
fn in_week(weekday: Weekday, weeks: i8, today: Date) -> Option<Date> {
    let back = i64::from(today.weekday().to_monday_zero_offset());
    let days = 7 * i64::from(weeks) - back + i64::from(weekday.to_monday_zero_offset());
    today.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The first such weekday after today.
fn coming(weekday: Weekday, today: Date) -> Option<Date> {
    today.nth_weekday(1, weekday).ok()
}

/// A count in figures or in a word.
fn number(text: &str) -> Option<i64> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = WORDS.iter().position(|word| *word == text).and_then(|at| i64::try_from(at + 1).ok());
    let one = matches!(text, "a" | "an").then_some(1);
    word.or(one).or_else(|| text.parse().ok().filter(|count| *count >= 0))
}

fn is_unit(text: &str) -> bool {
    matches!(text.strip_suffix('s').unwrap_or(text), "day" | "week" | "fortnight" | "month" | "year")
}

/// So much after today: `2w`, `30d`.
fn added(text: &str, today: Date) -> Option<Date> {
    let unit = text.chars().next_back()?;
    let count = text.strip_suffix(unit)?.trim().parse().ok()?;
    later(count, text.get(text.len() - unit.len_utf8()..)?, today)
}

/// So many days, weeks, fortnights, months or years after today.
fn later(count: i64, unit: &str, today: Date) -> Option<Date> {
    let span = match unit.strip_suffix('s').unwrap_or(unit) {
        "d" | "day" => Span::new().try_days(count),
        "w" | "week" => Span::new().try_weeks(count),
        "fortnight" => Span::new().try_weeks(count.checked_mul(2)?),
        "m" | "month" => Span::new().try_months(count),
        "y" | "year" => Span::new().try_years(count),
        _ => return None,
    };
    today.checked_add(span.ok()?).ok()
}

/// A day and a month, with a year or without; the day first, as in England, unless the year is.
fn written_out(text: &str, today: Date) -> Option<Date> {
    match parts(text).as_slice() {
        [day, month] => first_from(day_of(day)?, month_of(month)?, today),
        [year, month, day] if is_year(year) => whole(year, month, day),
        [day, month, year] => whole(year, month, day),
        _ => None,
    }
}

fn parts(text: &str) -> Vec<&str> {
    text.split([' ', '/', '.', '-', ',']).filter(|part| !part.is_empty()).collect()
}

fn whole(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year_of(year)?, month_of(month)?, day_of(day)?).ok()
}

/// The year of a date; 15 is 2015, since nobody means the year 15.
fn year_of(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    if year < 100 { year.checked_add(2000) } else { Some(year) }
}

/// Whether a part of a date is a year with its four digits.
fn is_year(text: &str) -> bool {
    text.len() == 4 && day_of(text).is_none() && text.parse::<i16>().is_ok()
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
    named_month(text).or_else(|| text.parse().ok())
}

fn named_month(text: &str) -> Option<i8> {
    let named = MONTHS.iter().position(|name| is_short_for(text, name));
    named.and_then(|at| i8::try_from(at + 1).ok())
}

fn is_short_for(text: &str, name: &str) -> bool {
    text.len() >= 3 && name.starts_with(text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
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
        means("next friday", date(2014, 11, 21));
        means("next mon", date(2014, 11, 17));
        assert_eq!(parse("next sunday", date(2014, 11, 16)), Some(date(2014, 11, 23)), "a week begins on Monday");
    }

    #[test]
    fn months_end_and_time_passes_in_words() {
        means("end of march", date(2015, 3, 31));
        means("end of nov", date(2014, 11, 30));
        means("End of February 2016", date(2016, 2, 29));
        means("march 2015", date(2015, 3, 31));
        means("in two weeks", date(2014, 11, 24));
        means("in 3 days", date(2014, 11, 13));
        means("in a month", date(2014, 12, 10));
        for text in ["in -3 days", "in two minutes", "in many days", "end of marzipan", "march 15"] {
            assert_eq!(parse(text, TODAY), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_people_say_them() {
        for text in ["5th of December", "by the 5th of december", "friday 5 december", "Fri, 5 Dec"] {
            means(text, date(2014, 12, 5));
        }
        means("31st of January", date(2015, 1, 31));
        for text in ["the end of january", "january", "by Jan"] {
            means(text, date(2015, 1, 31));
        }
        means("november", date(2014, 11, 30));
        means("friday", date(2014, 11, 14));
        means("monday", date(2014, 11, 17));
        means("this thursday", date(2014, 11, 13));
        means("by wed", date(2014, 11, 12));
        means("next week", date(2014, 11, 21));
        means("end of the week", date(2014, 11, 14));
        assert_eq!(parse("end of week", date(2014, 11, 15)), Some(date(2014, 11, 21)), "on a Saturday it has passed");
        means("next month", date(2014, 12, 31));
        means("end of next month", date(2014, 12, 31));
        means("end of next quarter", date(2015, 3, 31));
        means("end of the year", date(2014, 12, 31));
        means("next year", date(2015, 12, 31));
        means("end of 2016", date(2016, 12, 31));
        for text in ["7 days", "in a week", "a week from now", "in a week's time", "one week from today"] {
            means(text, date(2014, 11, 17));
        }
        means("a month from now", date(2014, 12, 10));
        means("in a fortnight", date(2014, 11, 24));
        means("a fortnight", date(2014, 11, 24));
        for text in ["monday 5 december", "next", "end", "the", "by", "next marzipan", "days", "some days"] {
            assert_eq!(parse(text, TODAY), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_its_month_does_not_have_is_told_from_what_is_no_date() {
        let beyond = |text| beyond_month(text).map(|(month, day)| format!("{month} {day}"));
        assert_eq!(beyond("31 feb").as_deref(), Some("February 31"));
        assert_eq!(beyond("the 31st of february").as_deref(), Some("February 31"));
        assert_eq!(beyond("29/2/2015").as_deref(), Some("February 2015 29"));
        assert_eq!(beyond("2015-06-31").as_deref(), Some("June 31"));
        for text in ["29 feb", "32 mar", "soon", "31/13/2015", "30 feb mar"] {
            assert_eq!(beyond(text), None, "{text}");
        }
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
        fn nothing_typed_makes_it_panic(text in "[+0-9a-z /.-]{0,14}|.{0,8}|((next|end|in|a|3|month|week|fri|may) ?){0,4}", today in any_date()) {
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
