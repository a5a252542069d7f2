//! What is kept of an audit when many are taken together.

use std::sync::Arc;

use crate::assess::indicator_figures;
use crate::audit::{Audit, BoardId, Standing, Year};
use crate::framework::Framework;

/// What is kept of an audit.
#[derive(Debug)]
pub struct Entry {
    pub(super) profile: Profile,
    pub(super) framework: Arc<Framework>,
    pub(super) edition: u32,
    pub(super) year: Year,
    pub(super) path: String,
    pub(super) signed: bool,
    pub(super) altered: Option<bool>,
    /// How each standard of the edition stands, in order.
    pub(super) standings: Vec<Standing>,
    /// The children of the area, then the count of each indicator, as far as they are given.
    pub(super) numbers: Vec<Option<u64>>,
}

/// What a board says of itself, mostly the same every year.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Profile {
    pub(super) board: BoardId,
    pub(super) region: Option<String>,
    pub(super) covers: u32,
    /// Its statistical neighbours, each once and never itself, by id.
    pub(super) neighbours: Box<[BoardId]>,
}

impl Entry {
    /// What is kept of the audit in a file; its texts may have been left out. `altered`: whether it was changed after it
    /// was signed off; none where nobody looked.
    #[must_use]
    pub fn of(path: String, audit: &Audit, framework: Arc<Framework>, altered: Option<bool>) -> Self {
        let counts = indicator_figures(audit, &framework).into_iter().map(|figure| figure.count);
        Self {
            profile: Profile::of(audit),
            edition: audit.edition,
            year: audit.year,
            path,
            signed: audit.is_signed(),
            altered,
            standings: framework.standards_of(audit.edition).map(|standard| audit.standing(&standard.id)).collect(),
            numbers: [audit.board.children].into_iter().chain(counts).collect(),
            framework,
        }
    }
}

impl Profile {
    fn of(audit: &Audit) -> Self {
        let board = &audit.board;
        let mut neighbours: Vec<BoardId> = board.neighbours.iter().filter(|id| **id != board.id).cloned().collect();
        neighbours.sort_unstable();
        neighbours.dedup();
        Self {
            board: board.id.clone(),
            region: board.region.clone().filter(|region| !region.trim().is_empty()),
            covers: board.covers,
            neighbours: neighbours.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::audit::{Texts, read_sealed};
    use crate::framework::Frameworks;

    #[test]
    fn without_its_texts_an_audit_has_the_same_findings_and_the_same_figures() {
        let frameworks = Frameworks::embedded();
        let files = ["audits", "tests/fixtures"].into_iter().flat_map(walkdir::WalkDir::new).map(Result::unwrap);
        let files = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "toml"));
        let (mut audits, mut findings) = (0, 0);
        for file in files {
            let Ok(text) = fs::read_to_string(file.path()) else { continue };
            let [whole, bare] =
                [Texts::Kept, Texts::LeftOut].map(|texts| read_sealed(&text, &frameworks, texts, |_| false).0);
            assert_eq!(whole.findings, bare.findings, "{file:?}");
            findings += whole.findings.len();
            let kept = [whole, bare].map(|reading| {
                let audit = reading.audit?;
                let framework = frameworks.shared(&audit.framework).unwrap();
                let Entry { profile, year, edition, signed, standings, numbers, .. } =
                    Entry::of(String::new(), &audit, framework, None);
                Some((profile, year, edition, signed, standings, numbers))
            });
            let [whole, bare] = kept;
            assert_eq!(whole, bare, "{file:?}");
            audits += usize::from(bare.is_some());
        }
        assert!(audits > 20 && findings > 20, "{audits} audits, {findings} findings");
    }
}
