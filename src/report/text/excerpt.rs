//! A finding with the line of the file that it is about.

use std::borrow::Cow;

use super::page::{Page, Tint};
use crate::plain::{Finding, Lines, Severity, cut, safe};
use unicode_width::UnicodeWidthStr;

/// A source line is cut at so many columns.
const SOURCE_COLUMNS: usize = 200;

/// No more of a line or of a message is looked at than so many characters: one line can be the whole file.
const LOOKED_AT: usize = 4 * SOURCE_COLUMNS;

/// The file that findings are about.
pub(super) struct Source<'t> {
    path: &'t str,
    text: &'t str,
    lines: Lines<'t>,
}

impl<'t> Source<'t> {
    pub(super) fn of(path: &'t str, text: &'t str) -> Self {
        Self { path, text, lines: Lines::of(text) }
    }

    /// Writes a finding: its place, what is wrong, the line itself unless it would spread personal data, what to do.
    pub(super) fn finding(&self, page: &mut Page, finding: &Finding) {
        let place = finding.span.as_ref().map(|span| self.lines.position(span.start));
        let place = place.map_or(self.path.to_owned(), |at| format!("{}:{}:{}", self.path, at.line, at.column));
        page.line(0, Tint::Plain, &place);
        let (tint, word) = weight(finding.code.severity);
        page.para(2, tint, &format!("{word}: {} [{}]", short(&finding.message), finding.code.id));
        if let Some(span) = finding.span.as_ref().filter(|_| !finding.code.is_personal()) {
            self.excerpt(page, span.start, span.end);
        }
        if let Some(meant) = meant(&finding.did_you_mean) {
            page.para(2, Tint::Plain, &meant);
        }
        if !finding.help.is_empty() {
            page.para(2, Tint::Plain, &finding.help);
        }
    }

    /// The line in which the place begins, and marks below what it is about.
    fn excerpt(&self, page: &mut Page, start: usize, end: usize) {
        let before = self.text.get(..start).unwrap_or(self.text);
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let number = self.lines.position(start).line.to_string();
        let shown_line = cut(&shown(head(line)), SOURCE_COLUMNS);
        page.pieces(2, &[(Tint::Faint, &format!("{number} | ")), (Tint::Plain, &shown_line)]);
        let ahead = self.text.get(from..start).unwrap_or_default();
        let width = shown(head(ahead)).width();
        if head(ahead).len() == ahead.len() && width < SOURCE_COLUMNS {
            let marked = self.text.get(start..end.min(from + line.len())).unwrap_or_default();
            let marks = shown(head(marked)).width().clamp(1, SOURCE_COLUMNS - width);
            let gap = " ".repeat(number.len() + 3 + width);
            page.pieces(2, &[(Tint::Plain, &gap), (Tint::Doubt, &"^".repeat(marks))]);
        }
    }
}

/// The beginning of a text.
fn head(text: &str) -> &str {
    text.char_indices().nth(LOOKED_AT).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A message that can quote what is as long as the file.
fn short(message: &str) -> Cow<'_, str> {
    match head(message) {
        whole if whole.len() == message.len() => Cow::Borrowed(message),
        head => Cow::Owned(format!("{head}…")),
    }
}

fn weight(severity: Severity) -> (Tint, &'static str) {
    match severity {
        Severity::Warning => (Tint::Doubt, "warning"),
        Severity::Error => (Tint::Bad, "error"),
        Severity::Unreadable => (Tint::Bad, "unreadable"),
    }
}

/// `Did you mean 'met'?`, if anything may have been meant.
pub(super) fn meant(words: &[String]) -> Option<String> {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    (!quoted.is_empty()).then(|| format!("Did you mean {}?", quoted.join(" or ")))
}

/// Part of a line, safe, and with tabs as wide as they count here.
fn shown(part: &str) -> String {
    safe(part.trim_start_matches('\u{FEFF}')).replace('\t', "    ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::Code;
    use crate::report::text::Look;

    fn written(text: &str, span: std::ops::Range<usize>) -> String {
        let mut page = Page::new(Look::new(80, false));
        let found = Finding::new(Code::error("status-unknown"), "k", "'mte' is no status").at(Some(span));
        Source::of("a.toml", text).finding(&mut page, &found.meant(vec!["met".into()]).help("Write a status."));
        page.finish()
    }

    #[test]
    fn a_finding_shows_its_line() {
        let expected = "a.toml:2:10\n  error: 'mte' is no status [status-unknown]\n  2 | status = 'mte'\n               ^^^^^\n  \
            Did you mean 'met'?\n  Write a status.\n";
        assert_eq!(written("[x]\nstatus = 'mte'\n", 13..18), expected);
    }

    #[test]
    fn the_line_of_personal_data_is_not_repeated() {
        let mut page = Page::new(Look::new(80, false));
        let found = Finding::new(Code::warning("personal-telephone"), "k", "'07…'").at(Some(6..18));
        Source::of("a.toml", "k = \"07700 900123\"").finding(&mut page, &found);
        assert_eq!(page.finish(), "a.toml:1:7\n  warning: '07…' [personal-telephone]\n");
    }

    #[test]
    fn marks_stand_below_wide_characters_and_never_beyond_the_cut() {
        assert!(written("a = '日本' # \tx", 4..12).contains("\n          ^^^^^^\n"));
        let long = format!("a = '{}'", "x".repeat(500));
        assert!(written(&long, 4..506).lines().all(|line| line.chars().count() <= 210));
        assert!(!written(&long, 400..506).contains('^'));
        written("", 0..0);
        written("a", 7..9);
    }
}
