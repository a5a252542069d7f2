//! Three versions of an audit, divided by NUL: merged by meaning.

use std::collections::BTreeSet;

use lscb_audit::audit;
use lscb_audit::compare::{self, Merged, NotMerged};

use super::FRAMEWORKS;

/// The base, ours and theirs.
pub fn merge(data: &[u8]) {
    let mut texts = data.split(|byte| *byte == 0).map(super::text);
    let [base, ours, theirs] = std::array::from_fn(|_| texts.next().unwrap_or_default());
    let (base, ours, theirs) = (&*base, &*ours, &*theirs);
    for text in [base, ours, theirs] {
        what_nobody_changed_stays(text, text, text);
    }
    what_nobody_changed_stays(base, ours, ours);
    let (Ok(one), Ok(other)) = (merged(base, ours, theirs), merged(base, theirs, ours)) else { return };
    conflicts_stand_in_the_text(&one);
    let keys = |merged: &Merged| merged.conflicts.iter().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&one), keys(&other), "both ways round the same is in conflict");
    what_nobody_changed_stays(base, base, theirs);
    what_nobody_changed_stays(base, ours, base);
}

fn merged(base: &str, ours: &str, theirs: &str) -> Result<Merged, NotMerged> {
    compare::merge(base, ours, theirs, &FRAMEWORKS)
}

/// Where only one side changed anything, or both the same, it is what comes of it, to the letter.
fn what_nobody_changed_stays(base: &str, ours: &str, theirs: &str) {
    let Ok(merged) = merged(base, ours, theirs) else { return };
    let expected = if base == ours { theirs } else { ours };
    assert_eq!((merged.text.as_str(), merged.conflicts.len()), (expected, 0));
}

fn conflicts_stand_in_the_text(merged: &Merged) {
    let audit = audit::read(&merged.text, &FRAMEWORKS).audit.unwrap();
    for key in &merged.conflicts {
        assert!(audit.conflicts.iter().any(|conflict| conflict.key == *key), "{key} is not in\n{}", merged.text);
    }
}
