//! The audits compared, and which standard of one is which of another.

use super::change::{self, Cell, Change};
use crate::audit::{Audit, Response, Standing};
use crate::framework::{Framework, FrameworkId, PartId, Standard, StandardId};

/// One of the audits compared, with the framework that it answered.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The audit.
    pub audit: &'a Audit,
    /// The framework that it answered, in whatever edition.
    pub framework: &'a Framework,
}

/// What one audit has on one standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The standard's id in the audit's own framework.
    pub id: StandardId,
    /// The part it belongs to there.
    pub part: PartId,
    /// How the response counts.
    pub standing: Standing,
    /// The response; blank where there is none.
    pub response: Response,
}

/// One standard through audits in order of time.
pub(super) struct Thread<'a> {
    /// What each audit's edition has of it.
    pub(super) cells: Vec<Option<&'a Standard>>,
    /// The latest of them.
    pub(super) latest: &'a Standard,
    framework: &'a FrameworkId,
}

impl<'a> Side<'a> {
    fn standards(self) -> impl Iterator<Item = &'a Standard> {
        self.framework.standards_of(self.audit.edition)
    }

    /// What the audit has on a standard of its edition.
    pub(super) fn view(self, standard: &Standard) -> View {
        View {
            id: standard.id.clone(),
            part: standard.part.clone(),
            standing: self.audit.standing(&standard.id),
            response: self.audit.response(&standard.id).cloned().unwrap_or_default(),
        }
    }

    /// Whether this is the same board's audit of an earlier year, against which later answers can be doubted.
    pub(super) fn is_earlier_than(self, other: Self) -> bool {
        self.audit.board.id == other.audit.board.id && self.audit.year < other.audit.year
    }
}

/// The class between what two audits have on a standard; none where neither has it.
pub(super) fn class(old: Option<&View>, new: Option<&View>) -> Option<Change> {
    let [old, new] = [old, new].map(|view| Cell::of(view.map(|view| view.standing)));
    Change::between(old, new)
}

/// Whether a standard counts as met in the second of two audits and not in the first.
pub(super) fn becomes_met(from: Option<&View>, to: Option<&View>) -> bool {
    change::becomes_met(from.map(|view| view.standing), to.map(|view| view.standing))
}

impl Thread<'_> {
    fn is_same(&self, framework: &FrameworkId, standard: &Standard) -> bool {
        self.framework == framework && self.latest.id == standard.id
    }

    /// Whether one replaces the other. A mapping that only one of two frameworks states holds in both directions.
    fn is_replaced(&self, framework: &FrameworkId, standard: &Standard) -> bool {
        replaces(standard, self.framework, self.latest) || replaces(self.latest, framework, standard)
    }
}

fn replaces(standard: &Standard, framework: &FrameworkId, replaced: &Standard) -> bool {
    let names = |name: &String| name.split_once('/') == Some((framework.as_str(), replaced.id.as_str()));
    standard.replaces.iter().any(names)
}

/// All standards of several audits, each once: in the order of the last one's framework, then what that does not know.
///
/// Within a framework a standard is known by its id, across frameworks by `replaces`, one to one.
pub(super) fn threads<'a>(sides: &[Side<'a>]) -> Vec<Thread<'a>> {
    let mut threads = Vec::new();
    for (index, side) in sides.iter().enumerate() {
        extend(&mut threads, *side, index);
    }
    if let Some(last) = sides.last() {
        threads.sort_by_key(|thread| place(last.framework, thread));
    }
    threads
}

/// Takes one more audit in; `index` is how many were taken in before it.
fn extend<'a>(threads: &mut Vec<Thread<'a>>, side: Side<'a>, index: usize) {
    let framework = &side.framework.id;
    let mut left: Vec<&Standard> = side.standards().collect();
    for matches in [Thread::is_same, Thread::is_replaced] {
        left.retain(|standard| {
            let free = threads.iter_mut().filter(|thread| thread.cells.len() == index);
            let found = free.into_iter().find(|thread| matches(thread, framework, standard));
            let Some(thread) = found else { return true };
            thread.cells.push(Some(*standard));
            (thread.latest, thread.framework) = (*standard, framework);
            false
        });
    }
    threads.iter_mut().for_each(|thread| thread.cells.resize(index + 1, None));
    threads.extend(left.into_iter().map(|standard| {
        let mut cells = vec![None; index];
        cells.push(Some(standard));
        Thread { cells, latest: standard, framework }
    }));
}

/// Where a standard stands in a framework, also one that has been retired; behind all where it is not known.
fn place(framework: &Framework, thread: &Thread<'_>) -> usize {
    let known = framework.standards.iter().position(|standard| standard.id == thread.latest.id);
    known.filter(|_| *thread.framework == framework.id).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;

    /// The ids of each standard in both, `-` where one has it not.
    fn ids(old: Side<'_>, new: Side<'_>) -> Vec<String> {
        let id = |cell: &Option<&Standard>| cell.map_or("-", |standard| standard.id.as_str()).to_owned();
        threads(&[old, new]).iter().map(|thread| thread.cells.iter().map(id).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn across_editions_a_retired_standard_keeps_its_place() {
        let text = sample::framework_text(&[3]).replace("edition = 1\n", "edition = 2\n");
        let text = text.replacen("asked_of", "retired = 2\nasked_of", 1).replace("id='s3'", "id='s3'\nsince = 2");
        let framework = sample::read_framework(&text);
        let [old, new] = [1, 2].map(|edition| sample::audit_of_edition(&framework, edition, 2014, ""));
        let [old, new] = [&old, &new].map(|audit| Side { audit, framework: &framework });
        assert_eq!(ids(old, new), ["s1 -", "s2 s2", "- s3"]);
        assert_eq!(ids(new, old), ["- s1", "s2 s2", "s3 -"]);
    }

    #[test]
    fn across_frameworks_only_what_is_said_to_be_replaced_is_the_same() {
        let ours = sample::framework(&[3]);
        let text = sample::framework_text(&[3]).replace("'sample'", "'other'");
        let theirs = text.replacen("asked_of", "replaces = ['sample/s2', 'sample/s1']\nasked_of", 1);
        let theirs = sample::read_framework(&theirs.replace("id='s2'", "id='s2'\nreplaces = ['sample/s2']"));
        let (old, new) = (sample::audit(&ours, 2014, ""), sample::audit(&theirs, 2015, ""));
        let (old, new) = (Side { audit: &old, framework: &ours }, Side { audit: &new, framework: &theirs });
        // Both claim `s2`; each is matched once.
        assert_eq!(ids(old, new), ["s1 s1", "s2 s2", "- s3", "s3 -"]);
        assert_eq!(ids(new, old), ["s1 s1", "s2 s2", "- s3", "s3 -"]);
    }
}
