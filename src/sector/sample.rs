//! Small sectors for tests.

use std::sync::{Arc, LazyLock};

use super::{Entry, Sector};
use crate::assess::sample;
use crate::audit::Audit;
use crate::framework::Framework;

/// Three requirements, banded, and two foundations; `victims` are counted.
pub(super) static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(|| Arc::new(sample::framework(&[3, 2])));

/// The audit of a board. The body goes on within the table of the board.
pub(super) fn audit(board: &str, year: i16, body: &str) -> Audit {
    let mut audit = sample::audit(&FRAMEWORK, year, body);
    audit.board.id = board.parse().unwrap();
    audit
}

/// Boards `a`, `b` … of 2014, each with these answers.
pub(super) fn answering(answers: &[&[&str]]) -> Sector {
    let audits = ('a'..).zip(answers).map(|(id, words)| audit(&id.to_string(), 2014, &sample::answers(words)));
    sector(&audits.collect::<Vec<_>>())
}

/// These audits, their files called by their place.
pub(super) fn sector(audits: &[Audit]) -> Sector {
    let mut sector = Sector::default();
    for (place, audit) in audits.iter().enumerate() {
        sector.add(Entry::of(place.to_string(), audit, Arc::clone(&FRAMEWORK), Some(false)));
    }
    sector
}
