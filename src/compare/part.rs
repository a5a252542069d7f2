//! How two audits differ in one part.

use super::change::Change;
use super::counts::Counts;
use super::side::{Side, becomes_met, class};
use super::standard::StandardDiff;
use crate::assess::{Compliance, compliance};
use crate::framework::{Part, PartId};

/// How two audits differ in one part.
///
/// The classes add up to the standards that either audit has in this part, and the met counts differ by those newly met
/// less those no longer met. A standard that another framework puts into another part is retired here and added there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDiff {
    /// The part.
    pub id: PartId,
    /// Its title.
    pub title: String,
    /// What the old audit amounts to in it; nothing of nothing where its framework does not have the part.
    pub old: Compliance,
    /// What the new audit amounts to in it; nothing of nothing where its framework does not have the part.
    pub new: Compliance,
    /// Standards that count as met in the new audit and did not in the old.
    pub newly_met: u32,
    /// Standards that counted as met in the old audit and do not in the new.
    pub no_longer_met: u32,
    /// Those of the no longer met that were carried over and only not confirmed yet.
    pub only_not_confirmed: u32,
    /// How many standards are in each class.
    pub changes: Counts<Change>,
    /// Whether the percentage is higher though no more are met.
    pub rose_only_by_fewer_applying: bool,
}

/// How two audits differ in each part that either framework has, in the order of the new one.
pub(super) fn part_diffs(old: Side<'_>, new: Side<'_>, standards: &[StandardDiff]) -> Vec<PartDiff> {
    let only_old = old.framework.parts.iter().filter(|part| new.framework.part(&part.id).is_none());
    new.framework.parts.iter().chain(only_old).map(|part| part_diff(old, new, part, standards)).collect()
}

fn part_diff(old: Side<'_>, new: Side<'_>, part: &Part, standards: &[StandardDiff]) -> PartDiff {
    let pairs: Vec<_> = standards.iter().map(|standard| standard.within(&part.id)).collect();
    let lost = || pairs.iter().filter(|(old, new)| becomes_met(*new, *old));
    let [before, after] = [old, new].map(|side| {
        let own = side.framework.part(&part.id).unwrap_or(part);
        compliance(side.audit, side.framework, own)
    });
    PartDiff {
        id: part.id.clone(),
        title: part.title.clone(),
        newly_met: count(pairs.iter().filter(|(old, new)| becomes_met(*old, *new))),
        no_longer_met: count(lost()),
        only_not_confirmed: count(lost().filter(|(old, new)| class(*old, *new) == Some(Change::NotConfirmed))),
        changes: Counts::of(pairs.iter().filter_map(|(old, new)| class(*old, *new))),
        rose_only_by_fewer_applying: rose_only_by_fewer_applying(&before, &after),
        old: before,
        new: after,
    }
}

/// Whether the percentage rose, exactly, though no more are met.
fn rose_only_by_fewer_applying(old: &Compliance, new: &Compliance) -> bool {
    let rose = old.ratio().zip(new.ratio()).is_some_and(|(old, new)| new > old);
    rose && new.met <= old.met && new.percent.is_some()
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    items.fold(0, |count, _| count + 1)
}
