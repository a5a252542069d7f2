//! The earlier versions of an audit, for people.

use super::page::{Look, Page, Tint};
use crate::report::shown::versions::{VersionListed, VersionsListed};
use crate::shape::Difference;
use crate::words::{self, versions};

const NUMBER: usize = 5;

/// The versions of an audit, each with when it was saved, how far it was and before what it was kept; and what can be
/// done with them. `audit` is what was typed to name it.
#[must_use]
pub fn versions(listed: &VersionsListed, audit: &str, look: Look) -> String {
    let mut page = Page::new(look);
    if listed.versions.is_empty() {
        page.para(0, Tint::Plain, &format!("{}.", versions::none(&listed.path)));
        return page.finish();
    }
    page.para(0, Tint::Heading, &versions::listed(&listed.path, listed.versions.len()));
    page.gap();
    for version in &listed.versions {
        let number = format!("{:>3}", version.number);
        page.labelled(0, NUMBER, (Tint::Heading, &number), Tint::Plain, &line(version));
    }
    page.gap();
    page.para(0, Tint::Faint, &versions::what_next(audit));
    page.finish()
}

/// `10 Nov 2014, 14:03 · 19 of 24 answered · Draft, not signed off · before it was signed`.
fn line(version: &VersionListed) -> String {
    let far = version.progress.map(|far| words::progress(far.answered, far.of));
    let seal = version.seal.map(|seal| words::seal(seal).to_owned());
    let unreadable = far.is_none().then(|| "cannot be read as an audit".to_owned());
    let before = Some(versions::occasion(version.before).to_owned());
    let parts = [Some(words::moment(version.at)), far, seal, unreadable, before];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Every key that differs between two texts of an audit.
#[must_use]
pub fn differences(differences: &[Difference], look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(versions::KEY_BY_KEY);
    if differences.is_empty() {
        page.para(2, Tint::Faint, versions::NO_KEY);
    }
    for it in differences {
        let moved = words::batch::key_change(&it.key, it.old.as_deref(), it.new.as_deref());
        page.para(2, Tint::Plain, &moved);
    }
    page.finish()
}
