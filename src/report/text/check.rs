//! What was found in files, for people.

use super::excerpt::Source;
use super::page::{Look, Page, Tint};
use crate::plain::Finding;
use crate::report::shown::{Checked, Summary};
use crate::words;

/// At most so many findings of a file are shown.
const SHOWN: usize = 50;

/// The findings of one file, the first 50 of them, the rest counted.
#[must_use]
pub fn findings(path: &str, text: &str, found: &[Finding], look: Look) -> String {
    let mut page = Page::new(look);
    let source = Source::of(path, text);
    for one in found.iter().take(SHOWN) {
        page.gap();
        source.finding(&mut page, one);
    }
    if let Some(rest) = found.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        page.gap();
        let rest = words::counted(rest, "more finding", "more findings");
        page.para(0, Tint::Plain, &format!("{path}: {rest}, not shown. `--format json` gives all."));
    }
    page.finish()
}

/// The sums under all findings.
#[must_use]
pub fn checked(checked: &Checked, look: Look) -> String {
    let mut page = Page::new(look);
    for skipped in &checked.skipped {
        page.para(0, Tint::Faint, &format!("{}: passed over, since it is no audit", skipped.path));
    }
    page.para(0, Tint::Heading, &sums(&checked.summary));
    for (code, found) in &checked.summary.by_code {
        page.para(2, Tint::Plain, &format!("{code} {found}"));
    }
    page.finish()
}

fn sums(summary: &Summary) -> String {
    let files = words::counted(summary.files, "file", "files");
    let parts = [
        (summary.unreadable, "unreadable"),
        (summary.with_errors, "with errors"),
        (summary.with_warnings, "with warnings"),
        (summary.clean, "without findings"),
    ];
    let there: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let skipped = if summary.skipped == 0 { String::new() } else { format!(" {} passed over.", summary.skipped) };
    let there = if there.is_empty() { "none".to_owned() } else { words::listed(&there) };
    format!("{files} looked at: {there}.{skipped}")
}
