//! Numbers and lists as they stand in a sentence.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How far the reading of many files has come; the braces are filled in as it goes.
pub const FILES_READ: &str = "{human_pos} of {human_len} files read · {per_sec} · {eta} left";

/// A number with a comma between thousands: `52,400`.
#[must_use]
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let comma = |(at, digit): (usize, char)| {
        let separated = at > 0 && at % 3 == first;
        [separated.then_some(','), Some(digit)].into_iter().flatten()
    };
    digits.chars().enumerate().flat_map(comma).collect()
}

/// A figure: a whole one with its commas, another with its decimals.
#[must_use]
pub fn figure(value: Decimal) -> String {
    let whole = value.is_integer().then(|| value.to_u64()).flatten();
    whole.map_or_else(|| value.normalize().to_string(), number)
}

/// A number with what it counts: `1 action`, `2 actions`.
#[must_use]
pub fn counted(n: impl TryInto<u64>, one: &str, many: &str) -> String {
    let n = n.try_into().unwrap_or(u64::MAX);
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// How much was found in a file, if anything: `1 error and 2 warnings`.
#[must_use]
pub fn found(errors: usize, warnings: usize) -> Option<String> {
    let errors = (errors > 0).then(|| counted(errors, "error", "errors"));
    let warnings = (warnings > 0).then(|| counted(warnings, "warning", "warnings"));
    let parts: Vec<String> = [errors, warnings].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| listed(&parts))
}

/// The items as they are said: `a, b and c`.
#[must_use]
pub fn listed<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        let numbers = [0, 999, 1_000, 52_400, 1_234_567].map(number);
        assert_eq!(numbers, ["0", "999", "1,000", "52,400", "1,234,567"]);
        assert_eq!([figure(Decimal::from(2409)), figure(Decimal::new(250, 2))], ["2,409", "2.5"]);
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!([0_u8, 1, 2].map(|n| counted(n, "file", "files")), ["0 files", "1 file", "2 files"]);
    }

    #[test]
    fn what_was_not_found_is_not_said() {
        assert_eq!([found(0, 0), found(0, 1)], [None, Some("1 warning".to_owned())]);
        assert_eq!(found(1, 2).unwrap(), "1 error and 2 warnings");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!([listed::<&str>(&[]), listed(&["a"]), listed(&["a", "b", "c"])], ["", "a", "a, b and c"]);
    }
}
