//! What is to be known of two audits before their standards.

use super::pair::Pair;
use crate::assess::Compliance;
use crate::compare::{ActionChange, PartDiff, StandardDiff};
use crate::framework::Status;
use crate::tui::compare::Compare;
use crate::tui::theme::Role;
use crate::tui::view::Canvas;
use crate::tui::view::page::{Line, named, wrapped};
use crate::words;

/// From this width on there is room for percentages.
const WITH_PERCENTS: usize = 56;

impl Canvas<'_> {
    /// What is to be known before the standards: what cannot be compared first, then what is newly and no longer met.
    pub(super) fn head(&self, compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let mut lines: Vec<Line> =
            self.warnings(compare, pair).iter().flat_map(|warning| wrapped(Role::Warning, warning, width, 1)).collect();
        if !pair.is_of(self.model) {
            lines.extend(pair.boards(width));
        }
        lines.extend(moves(compare, width));
        lines.extend(compare.diff.parts.iter().flat_map(|part| self.part(part, pair, width)));
        lines.extend(still_carried(compare, pair, width));
        lines.extend(actions(compare, width));
        lines
    }

    /// What cannot be compared, and what was changed after it was signed off.
    fn warnings(&self, compare: &Compare, pair: Pair<'_>) -> Vec<String> {
        let shared = compare.diff.shared;
        let mut warnings = Vec::new();
        if shared.both < shared.either {
            warnings.push(words::shared(shared.both, shared.either));
        }
        for (path, side) in [(&compare.old, pair.old), (&compare.new, pair.new)] {
            let year = side.audit.year;
            if self.model.is_altered(path) {
                warnings.push(format!("{year}: {}", words::seal("broken")));
            }
            let unmatched: Vec<String> = side.audit.unmatched.iter().map(|response| response.key.clone()).collect();
            if !unmatched.is_empty() {
                warnings.push(words::unmatched(year.number(), &unmatched));
            }
        }
        warnings
    }

    /// Counts before and after: `Requirements: 10 → 13 of 15 met, 66.7% → 92.9% of the 14 that apply`.
    fn part(&self, part: &PartDiff, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let named = pair.new.framework.part(&part.id).or_else(|| pair.old.framework.part(&part.id));
        let met = named.map_or("met", |part| part.label(Status::Met)).to_lowercase();
        let (old, new, to) = (&part.old, &part.new, self.glyphs().to);
        let counts = if old.standards == new.standards {
            format!("{} {to} {} of {} {met}", old.met, new.met, new.standards)
        } else {
            format!("{} of {} {to} {} of {} {met}", old.met, old.standards, new.met, new.standards)
        };
        let percents = percent(old).zip(percent(new)).filter(|_| width >= WITH_PERCENTS);
        let percents = percents.map_or_else(String::new, |(old, new)| format!(", {old} {to} {new}"));
        let fewer = if part.rose_only_by_fewer_applying { ", higher only because fewer standards apply" } else { "" };
        wrapped(Role::Title, &format!("{}: {counts}{percents}{fewer}", part.title), width, 1)
    }
}

/// The numbers of what is newly met, no longer met and, among these, only not confirmed.
fn moves(compare: &Compare, width: usize) -> Vec<Line> {
    let numbers = |is_so: fn(&StandardDiff) -> bool| -> Vec<&str> {
        compare.diff.standards.iter().filter(|it| is_so(it)).map(|it| it.number.as_str()).collect()
    };
    let lost = numbers(StandardDiff::no_longer_met);
    let unconfirmed = numbers(StandardDiff::is_only_not_confirmed);
    let unconfirmed = if unconfirmed == lost && !lost.is_empty() { vec!["all"] } else { unconfirmed };
    let said = [
        (words::change_heading("newly-met"), Role::Improved, numbers(StandardDiff::newly_met)),
        (words::change_heading("no-longer-met"), Role::Regressed, lost),
        (words::ONLY_NOT_CONFIRMED, Role::Carried, unconfirmed),
    ];
    let there = said.into_iter().filter(|(name, _, listed)| *name != words::ONLY_NOT_CONFIRMED || !listed.is_empty());
    let line = |(name, role, listed): (&str, Role, Vec<&str>)| {
        let (role, text) = if listed.is_empty() { (Role::Muted, "none".to_owned()) } else { (role, listed.join(" ")) };
        named(&format!(" {name}: "), wrapped(role, &text, width, name.len() + 3))
    };
    there.flat_map(line).collect()
}

/// How many answers of each audit are carried over and not confirmed.
fn still_carried(compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
    let sides = [(pair.old, compare.diff.carried.old), (pair.new, compare.diff.carried.new)];
    let said = sides.into_iter().filter(|(_, count)| *count > 0);
    let said = said.map(|(side, count)| words::still_carried(count, side.audit.year));
    said.flat_map(|text| wrapped(Role::Carried, &text, width, 1)).collect()
}

/// What became of the actions.
fn actions(compare: &Compare, width: usize) -> Vec<Line> {
    let diff = &compare.diff;
    let counts = ActionChange::ALL.map(|change| (diff.actions.get(change), change.word()));
    let said = words::actions_between(counts.into_iter().chain([(diff.overdue, "overdue")]));
    said.map(|said| wrapped(Role::Text, &format!("Actions: {said}"), width, 1)).unwrap_or_default()
}

/// A percentage with what it is of, where not every standard applies.
fn percent(compliance: &Compliance) -> Option<String> {
    let percent = compliance.percent?;
    let all_apply = compliance.applicable == compliance.standards;
    Some(if all_apply {
        format!("{percent:.1}%")
    } else {
        format!("{percent:.1}% of the {} that apply", compliance.applicable)
    })
}
