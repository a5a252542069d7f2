//! One standard of two audits, whole.

use super::label;
use super::pair::{Pair, pair};
use crate::compare::{AgencyDiff, Changed, Op, Side, StandardDiff, View, WordDiff, keeps_enough};
use crate::framework::{Framework, Status};
use crate::tui::compare::Compare;
use crate::tui::model::Model;
use crate::tui::theme::{Role, Theme};
use crate::tui::view::Canvas;
use crate::tui::view::page::{Line, item, wrapped};
use crate::tui::view::texts::{headed, texts};
use crate::tui::view::walkthrough::mark;
use crate::words;

impl Canvas<'_> {
    /// One standard whole: both answers, its doubts, why it moved, its evidence word by word, what changed beside.
    pub(super) fn detail(&self, standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let mut lines = self.both_answers(standard, pair, width);
        for doubt in &standard.doubts {
            lines.extend(wrapped(Role::Warning, words::doubt(doubt.word()), width, 0));
        }
        let changed: Vec<&str> = standard.changed.iter().map(|changed| words::changed_part(changed.word())).collect();
        if !changed.is_empty() {
            lines.extend(wrapped(Role::Text, &format!("Changed: {}", words::listed(&changed)), width, 0));
        }
        lines.extend(evidence(standard, pair, width));
        lines.extend(texts_beside(standard, pair, width));
        lines.extend(agencies(standard, pair, self.glyphs().to, width));
        lines.extend(self.actions_between(standard, width));
        lines
    }

    /// `OLD 2013  ~ Partly met`, the same of the new one, and what that amounts to.
    fn both_answers(&self, standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let answer = |(end, side, view): (String, Side<'_>, Option<&View>)| {
            let (role, glyph) = view.map_or((Role::Muted, " "), |view| mark(self.glyphs(), view.standing));
            Line::of(Role::Key, &format!("{end}  ")).and(role, &format!("{glyph} {}", label(view, side.framework)))
        };
        let mut lines: Vec<Line> = pair.views(standard).map(answer).into_iter().map(|line| line.cut(width)).collect();
        let (role, _) = self.sign(standard.change);
        lines.extend(wrapped(role, &what_became(standard, pair), width, 0));
        lines
    }

    /// What became of the standard's actions.
    fn actions_between(&self, standard: &StandardDiff, width: usize) -> Vec<Line> {
        if standard.actions.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Line::default(), Line::of(Role::Key, "Actions")];
        for action in &standard.actions {
            let text = format!("{}: {}", words::action_change(action.change.word()), action.action.what);
            lines.extend(item(self.glyphs().item, Role::Text, &text, width));
        }
        lines
    }
}

/// How many lines the standard that is shown whole takes; none if none is.
pub(in crate::tui::view) fn lines_of_detail(model: &Model, compare: &Compare, width: usize) -> usize {
    let canvas = Canvas { model, theme: &Theme::default() };
    let shown = compare.detail.and(pair(model, compare)).zip(compare.shown().nth(compare.cursor));
    shown.map_or(0, |(pair, standard)| canvas.detail(standard, pair, width).len())
}

/// What the agencies answered, where that changed: `Northshire Police: Partly met → Met`.
fn agencies(standard: &StandardDiff, pair: Pair<'_>, to: &str, width: usize) -> Vec<Line> {
    let label = |status: Option<Status>, framework: &Framework| {
        let part = framework.part(&standard.part);
        status.map_or(words::UNANSWERED, |status| part.map_or(status.word(), |part| part.label(status))).to_owned()
    };
    let changed = standard.agencies.iter().filter(|agency| agency.old != agency.new);
    let line = |agency: &AgencyDiff| {
        let [new, old] = [pair.new, pair.old].map(|side| side.audit.name_of(agency.id.as_str()));
        let name = if new == agency.id.as_str() { old } else { new };
        let [old, new] = [(agency.old, pair.old), (agency.new, pair.new)].map(|(it, side)| label(it, side.framework));
        item("-", Role::Text, &format!("{name}: {old} {to} {new}"), width)
    };
    let lines: Vec<Line> = changed.flat_map(line).collect();
    if lines.is_empty() { lines } else { [vec![Line::default(), Line::of(Role::Key, "Agencies")], lines].concat() }
}

/// The class of the change in words, and whether the standard came to be met or ceased to be.
fn what_became(standard: &StandardDiff, pair: Pair<'_>) -> String {
    let class = words::change(standard.change.word());
    if !standard.newly_met() && !standard.no_longer_met() {
        return class.to_owned();
    }
    let side = if standard.newly_met() { pair.new } else { pair.old };
    let label = side.framework.part(&standard.part).map_or("met", |part| part.label(Status::Met));
    format!("{class}. {}", words::met_change(standard.newly_met(), label, pair.old.audit.year.number()))
}

/// The evidence of both audits: word by word where most of it stayed, else one after the other.
fn evidence(standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Vec<Line> {
    let pieces = standard.evidence_words();
    if keeps_enough(&pieces) {
        let is_same = pieces.iter().all(|it| it.op == Op::Equal);
        let how = if is_same { words::EVIDENCE_IS_THE_SAME } else { words::EVIDENCE_WORD_BY_WORD };
        let mut lines = vec![Line::default()];
        lines.extend(wrapped(Role::Key, how, width, 0));
        lines.extend(marked(&pieces, width));
        return lines;
    }
    let each = pair.views(standard).map(|(end, _, view)| {
        let text = view.and_then(|view| view.response.evidence.as_deref()).filter(|text| !text.trim().is_empty());
        headed(&format!("Evidence, {end}"), text.unwrap_or("none"), width)
    });
    each.concat()
}

/// The other texts of both audits, those of a kind together; who answers for it only where that changed.
fn texts_beside(standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Vec<Line> {
    let [old, new] = pair.views(standard).map(|(end, side, view)| {
        let texts = view.map(|view| texts(&view.response, side.audit)).unwrap_or_default();
        (end, texts)
    });
    let kinds = ["Reason", "Note", "Lead"].into_iter();
    let kinds = kinds.filter(|kind| *kind != "Lead" || standard.changed.contains(&Changed::Lead));
    let of_kind = |kind: &'static str| {
        let of_end = |(end, texts): &(String, Vec<(&str, String)>)| {
            let text = texts.iter().find(|(what, _)| *what == kind);
            text.map(|(_, text)| headed(&format!("{kind}, {end}"), text, width)).unwrap_or_default()
        };
        [of_end(&old), of_end(&new)].concat()
    };
    kinds.flat_map(of_kind).collect()
}

/// Words that are gone and words that are new, each run of them between marks.
fn marked(pieces: &[WordDiff], width: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for piece in pieces {
        let (role, open, close) = match piece.op {
            Op::Equal => (Role::Text, "", ""),
            Op::Delete => (Role::Removed, "[-", "-]"),
            Op::Insert => (Role::Added, "[+", "+]"),
        };
        let text = format!("{open}{}{close}", piece.text.trim());
        for word in text.split_whitespace() {
            let word = Line::of(role, word).and(Role::Text, " ");
            if lines.last().is_none_or(|line| line.width() + word.width() > width + 1) {
                lines.push(Line::default());
            }
            if let Some(line) = lines.last_mut() {
                *line = std::mem::take(line).join(word);
            }
        }
    }
    lines
}
