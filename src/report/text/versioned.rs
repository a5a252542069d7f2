//! An audit as versions of it are compared line by line: all that it says, in fixed order, a line a paragraph.
//!
//! Whatever two versions differ in is on a line here, but for how it is laid out in the file: values, unknown keys,
//! what cannot be read, comments. What depends on the day or the place of the file is not, since it is no change.

use super::page::{Look, Page, Tint};
use super::whole::whole;
use crate::audit::{Audit, codes};
use crate::framework::Framework;
use crate::plain::Finding;
use crate::report::shown::Show;
use crate::shape::{self, Difference};
use crate::words;

/// The columns of the names.
const NAME: usize = 15;

/// The page.
#[must_use]
pub fn versioned(show: &Show<'_>, audit: &Audit, framework: &Framework, text: &str, findings: &[Finding]) -> String {
    let mut page = Page::new(Look::unwrapped());
    head(&mut page, show, audit, framework);
    let mut rest = Page::new(Look::unwrapped());
    unread(&mut rest, text, findings);
    comments(&mut rest, text);
    let whole = whole(audit, framework, None, Look::unwrapped());
    [page.finish(), whole, rest.finish()].join("\n")
}

fn field(page: &mut Page, name: &str, text: &str) {
    page.labelled(2, NAME, (Tint::Plain, name), Tint::Plain, text.trim());
}

fn head(page: &mut Page, show: &Show<'_>, audit: &Audit, framework: &Framework) {
    page.title(&format!("{} · audit of {}", audit.board.name, audit.year));
    field(page, "State", words::seal(show.audit.seal.word()));
    field(page, "Framework", &format!("{}, edition {}", audit.framework, audit.edition));
    let date = audit.date.map(words::date);
    for (name, text) in
        [("Period", &audit.period), ("Date", &date), ("Chair", &audit.chair), ("Summary", &audit.summary)]
    {
        if let Some(text) = text {
            field(page, name, text);
        }
    }
    for part in &show.parts {
        let headline = part.headline();
        let rest = Some(headline.rest()).filter(|rest| !rest.is_empty());
        let lines: Vec<String> = std::iter::once(headline.sentence()).chain(rest).collect();
        field(page, &part.title, &lines.join("\n"));
    }
    indicators(page, audit, framework);
}

fn indicators(page: &mut Page, audit: &Audit, framework: &Framework) {
    let counted = &audit.indicators;
    if counted.counts.is_empty() && counted.period.is_none() && counted.overlap.is_none() {
        return;
    }
    page.heading(&words::children_counted(counted.period.as_deref()));
    for (id, count) in &counted.counts {
        let title = framework.indicator(id.as_str()).map_or(id.as_str(), |indicator| indicator.title.as_str());
        page.para(2, Tint::Plain, &format!("{title}: {}", words::number(*count)));
    }
    if let Some(overlap) = counted.overlap {
        page.para(2, Tint::Plain, if overlap { words::OVERLAP } else { words::NO_OVERLAP });
    }
}

/// What the page above cannot say: the keys that are not known, and values that are none.
fn unread(page: &mut Page, text: &str, findings: &[Finding]) {
    let leaves = shape::differences("", text);
    // Conflicts have a place of their own above.
    let findings = findings.iter().filter(|found| found.code != codes::CONFLICT);
    let lines: Vec<String> = findings.flat_map(|found| as_written(&leaves, found, text)).collect();
    if !lines.is_empty() {
        page.heading(words::git::AS_WRITTEN);
    }
    lines.iter().for_each(|line| page.line(2, Tint::Plain, line));
}

/// The key of a finding with what it holds, or with all that is below it; without a key that is there, its line.
fn as_written(leaves: &[Difference], found: &Finding, text: &str) -> Vec<String> {
    let is_below =
        |key: &str| key.strip_prefix(&found.key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let meant = leaves.iter().filter(|leaf| !found.key.is_empty() && is_below(&leaf.key));
    let keys: Vec<String> =
        meant.map(|leaf| format!("{}: {}", leaf.key, leaf.new.as_deref().unwrap_or_default())).collect();
    let line = || found.span.as_ref().and_then(|span| text.get(span.start..)?.lines().next());
    if keys.is_empty() { line().map(str::to_owned).into_iter().collect() } else { keys }
}

fn comments(page: &mut Page, text: &str) {
    let comments = shape::comments(text);
    if !comments.is_empty() {
        page.heading(words::git::COMMENTS);
    }
    comments.iter().for_each(|comment| page.line(2, Tint::Plain, comment));
}
