//! One year's audits of one edition of a framework.

use super::fold::{Edition, Kept};
use crate::assess::Ratio;
use crate::audit::Year;
use crate::framework::{Framework, Standard};

/// One year's audits of one edition of a framework, by board.
#[derive(Debug)]
pub struct Table<'s> {
    /// The year.
    pub year: Year,
    edition: &'s Edition,
    audits: Vec<Kept<'s>>,
}

/// A table for each edition of each framework, by its id.
pub(super) fn tables<'s>(year: Year, audits: impl Iterator<Item = Kept<'s>>) -> Vec<Table<'s>> {
    let mut tables: Vec<Table<'s>> = Vec::new();
    for audit in audits {
        let edition = audit.edition();
        match tables.iter_mut().find(|table| table.edition.is_same(edition)) {
            Some(table) => table.audits.push(audit),
            None => tables.push(Table { year, edition, audits: vec![audit] }),
        }
    }
    tables.sort_by_key(|table| (&table.edition.framework.id, table.edition.number));
    tables
}

impl<'s> Table<'s> {
    /// The framework.
    #[must_use]
    pub fn framework(&self) -> &'s Framework {
        &self.edition.framework
    }

    /// The edition of it.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition.number
    }

    /// The boards that have an audit.
    #[must_use]
    pub fn boards(&self) -> u32 {
        count(self.audits.iter())
    }

    /// Audits that are not signed off.
    #[must_use]
    pub fn drafts(&self) -> u32 {
        count(self.audits.iter().filter(|audit| !audit.is_signed()))
    }

    /// Audits that were changed after they were signed off.
    #[must_use]
    pub fn altered(&self) -> u32 {
        count(self.audits.iter().filter(|audit| audit.altered() == Some(true)))
    }

    /// Local authority areas in the submissions.
    #[must_use]
    pub fn covers(&self) -> u64 {
        self.audits.iter().map(|audit| u64::from(audit.covers())).sum()
    }

    /// The areas covered of those expected, exactly; none where none is expected.
    #[must_use]
    pub fn response(&self, expected: u32) -> Option<Ratio> {
        Ratio::of(self.covers(), expected)
    }

    pub(super) fn audits(&self) -> impl Iterator<Item = Kept<'s>> {
        self.audits.iter().copied()
    }

    pub(super) fn standards(&self) -> impl Iterator<Item = &'s Standard> {
        self.edition.standards()
    }
}

/// How many there are.
pub(super) fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    items.fold(0, |count, _| count + 1)
}
