//! Seals of many audits, for people.

use super::page::{Look, Page, Tint};
use crate::report::shown::{FileVerified, Verified};
use crate::words;

/// The audits whose seal is broken, each with what to do, and the sums.
#[must_use]
pub fn verified(verified: &Verified, look: Look) -> String {
    let mut page = Page::new(look);
    for file in verified.files.iter().filter(|file| file.broken.is_some()) {
        altered(&mut page, file);
    }
    page.gap();
    let seals = &verified.summary;
    let sums = words::seals(seals.intact, seals.broken, seals.unsigned, verified.unreadable.len());
    page.para(0, Tint::Heading, &sums);
    page.finish()
}

fn altered(page: &mut Page, file: &FileVerified) {
    let by = file.sign_off.as_ref();
    let (who, on) = (by.map_or("", |it| it.by.as_str()), by.and_then(|it| it.on));
    let word = file.broken.unwrap_or_default();
    let why = words::altered_since(word, who, on, file.not_sealable.as_deref());
    page.para(0, Tint::Bad, &format!("{}: {why}", file.path));
    let what_to_do = words::what_of_altered(&file.path, file.intact_version);
    what_to_do.iter().for_each(|line| page.line(2, Tint::Plain, line));
}
