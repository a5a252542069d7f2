//! How audits differ, a row a standard.

use super::{Answer, Pair, StandardShown};
use crate::report::table::{Cell, Row};

/// How two audits differ on a standard, with the boards and years.
#[derive(Clone, Copy, Debug)]
pub struct DiffRow<'a> {
    pub(super) pair: &'a Pair,
    pub(super) standard: &'a StandardShown,
}

impl Row for DiffRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "board_id",
        "board_name",
        "old_year",
        "new_year",
        "old_path",
        "new_path",
        "part",
        "number",
        "standard",
        "title",
        "change",
        "newly_met",
        "no_longer_met",
        "old_status",
        "old_carried_from",
        "new_status",
        "new_carried_from",
        "changed",
        "doubts",
        "old_evidence",
        "new_evidence",
        "old_note",
        "new_note",
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let (pair, standard) = (self.pair, self.standard);
        let [old, new] = [&standard.old, &standard.new].map(Option::as_ref);
        let text = |answer: Option<&'_ Answer>, of: fn(&Answer) -> &Option<String>| -> Cell<'_> {
            answer.and_then(|answer| of(answer).clone()).into()
        };
        vec![
            (&pair.board.id).into(),
            (&pair.board.name).into(),
            pair.old.year.into(),
            pair.new.year.into(),
            (&pair.old.path).into(),
            (&pair.new.path).into(),
            (&standard.part).into(),
            (&standard.number).into(),
            (&standard.id).into(),
            (&standard.title).into(),
            standard.change.word().into(),
            standard.newly_met.into(),
            standard.no_longer_met.into(),
            old.and_then(|answer| answer.status).into(),
            old.and_then(|answer| answer.carried_from).into(),
            new.and_then(|answer| answer.status).into(),
            new.and_then(|answer| answer.carried_from).into(),
            standard.changed.join(" ").into(),
            standard.doubts.join(" ").into(),
            text(old, |answer| &answer.evidence),
            text(new, |answer| &answer.evidence),
            text(old, |answer| &answer.note),
            text(new, |answer| &answer.note),
        ]
    }
}
