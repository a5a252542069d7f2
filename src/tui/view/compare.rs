//! Two audits beside each other: what came to be met and what ceased to be, then standard by standard.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, named, offset, wrapped};
use super::texts::{headed, texts};
use super::walkthrough::mark;
use crate::assess::Compliance;
use crate::audit::Standing;
use crate::compare::{Change, Changed, Op, PartDiff, Side, StandardDiff, View, WordDiff, keeps_enough};
use crate::framework::{Framework, Status};
use crate::plain;
use crate::tui::compare::Compare;
use crate::tui::model::Model;
use crate::tui::theme::{Role, Theme};
use crate::words::{self, NEW, OLD};

/// The two audits.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

impl Canvas<'_> {
    pub(super) fn compare(&self, frame: &mut Frame<'_>, area: Rect, compare: &Compare) {
        let Some(pair) = pair(self.model, compare) else { return };
        let title = pair.title(self.glyphs().to);
        if let (Some(scroll), Some(standard)) = (compare.detail, compare.shown().nth(compare.cursor)) {
            let lines = self.detail(standard, pair, usize::from(area.width).saturating_sub(4));
            let title = format!("{}  {}: {title}", standard.number, standard.title);
            self.text_page(frame, area, &title, &lines, scroll.0);
            return;
        }
        let inner = self.panel(frame, area, &title, true);
        let width = usize::from(inner.width);
        let (head, columns) = (self.head(compare, pair, width), columns(compare, pair, width));
        // On a small screen the head scrolls away with the rows, so that there is room for them.
        let is_fixed = head.len() + columns.len() <= usize::from(inner.height / 2);
        let (fixed, mut lines) = if is_fixed { (head, Vec::new()) } else { (Vec::new(), head) };
        let fixed = [fixed, columns].concat();
        let at = lines.len() + compare.cursor;
        lines.extend(self.rows(compare, pair, width));
        let height = u16::try_from(fixed.len()).unwrap_or(u16::MAX);
        let [above, below] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).areas(inner);
        self.lines(frame, above, &fixed, 0, &(0..0));
        let from = if compare.cursor == 0 { 0 } else { offset(lines.len(), &(at..at + 1), usize::from(below.height)) };
        self.lines(frame, below, &lines, from, &(at..at + 1));
    }

    fn rows(&self, compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let rows: Vec<Line> = compare.shown().map(|standard| self.compared(standard, pair, width)).collect();
        if rows.is_empty() {
            let none = self.model.keys.filled(words::NONE_LISTED);
            return wrapped(Role::Muted, &none, width, 1);
        }
        rows
    }

    /// What is to be known before the standards: what cannot be compared first, then what is newly and no longer met.
    fn head(&self, compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
        let mut lines: Vec<Line> =
            self.warnings(compare, pair).iter().flat_map(|warning| wrapped(Role::Warning, warning, width, 1)).collect();
        if !pair.is_of(self.model) {
            lines.extend(pair.boards(width));
        }
        lines.extend(moves(compare, width));
        lines.extend(compare.diff.parts.iter().flat_map(|part| self.part(part, pair, width)));
        lines.extend(still_carried(compare, pair, width));
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
            if self.model.shelf.iter().any(|entry| entry.path == *path && entry.altered) {
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

    /// A row: number, title, the status before, the change in the middle, the status now, doubts.
    fn compared(&self, standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Line {
        if width < SIDE_BY_SIDE {
            return self.compared_briefly(standard).cut(width);
        }
        let title = title_width(width);
        let name = if title < WHOLE_TITLE { pair.short(standard) } else { &standard.title };
        let line = Line::of(Role::Muted, &format!(" {:<4} ", standard.number))
            .and(Role::Text, &format!("{} ", plain::pad(name, title.saturating_sub(1))));
        let line = self.status(line, standard.old.as_ref(), pair.old.framework).and(Role::Text, " ");
        let (role, sign) = self.sign(standard.change);
        let line = self.status(line.and(role, &format!("{sign} ")), standard.new.as_ref(), pair.new.framework);
        let doubt = if standard.doubts.is_empty() { "" } else { " ! " };
        line.and(Role::Warning, doubt)
            .and(role, words::change(standard.change.word()))
            .and(Role::Muted, &beside(standard))
            .cut(width)
    }

    /// A row for narrow screens: number, the two glyphs with the change between, and the change in words.
    fn compared_briefly(&self, standard: &StandardDiff) -> Line {
        let line = Line::of(Role::Muted, &format!(" {:<4} ", standard.number));
        let glyph = |line: Line, view: Option<&View>| {
            let (role, glyph) = view.map_or((Role::Muted, " "), |view| mark(self.glyphs(), view.standing));
            line.and(role, &format!("{glyph} "))
        };
        let (role, sign) = self.sign(standard.change);
        let line = glyph(line, standard.old.as_ref()).and(role, &format!("{sign} "));
        let doubt = if standard.doubts.is_empty() { "" } else { "! " };
        let line = glyph(line, standard.new.as_ref()).and(Role::Warning, doubt);
        line.and(role, words::change(standard.change.word())).and(Role::Muted, &beside(standard))
    }

    fn status(&self, line: Line, view: Option<&View>, framework: &Framework) -> Line {
        let standing = view.map(|view| view.standing);
        let (role, glyph) = standing.map_or((Role::Muted, " "), |standing| mark(self.glyphs(), standing));
        line.and(role, &format!("{glyph} ")).and(Role::Text, &plain::pad(&label(view, framework), STATUS - 2))
    }

    fn sign(&self, change: Change) -> (Role, &'static str) {
        let glyphs = self.glyphs();
        match change {
            Change::Improved => (Role::Improved, glyphs.up),
            Change::Regressed => (Role::Regressed, glyphs.down),
            Change::Unchanged | Change::Open => (Role::Muted, " "),
            _ => (Role::Warning, glyphs.to),
        }
    }

    /// One standard whole: both answers, its doubts, why it moved, its evidence word by word, what changed beside.
    fn detail(&self, standard: &StandardDiff, pair: Pair<'_>, width: usize) -> Vec<Line> {
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
            lines.extend(super::page::item(self.glyphs().item, Role::Text, &text, width));
        }
        lines
    }
}

impl<'a> Pair<'a> {
    fn title(self, to: &str) -> String {
        format!("{OLD} {} {to} {NEW} {}", self.old.audit.year, self.new.audit.year)
    }

    /// Whether both are of the open audit's board, which the top line names.
    fn is_of(self, model: &Model) -> bool {
        let open = model.desk.as_ref().map(|desk| &desk.audit().board.id);
        [self.old, self.new].iter().all(|side| open == Some(&side.audit.board.id))
    }

    fn boards(self, width: usize) -> Vec<Line> {
        let line = |(end, side): (&str, Side<'_>)| {
            let of =
                wrapped(Role::Text, &format!("{} {}", side.audit.board.name, side.audit.year), width, end.len() + 3);
            named(&format!(" {end}: "), of)
        };
        [(OLD, self.old), (NEW, self.new)].into_iter().flat_map(line).collect()
    }

    /// What each audit has on a standard, with which audit it is.
    fn views(self, standard: &StandardDiff) -> [(String, Side<'a>, Option<&View>); 2] {
        let named = |end, side: Side<'_>| format!("{end} {}", side.audit.year);
        [
            (named(OLD, self.old), self.old, standard.old.as_ref()),
            (named(NEW, self.new), self.new, standard.new.as_ref()),
        ]
    }

    /// The title of a standard for lists, by the framework of the audit that has it.
    fn short<'s>(self, standard: &'s StandardDiff) -> &'s str
    where
        'a: 's,
    {
        let side = if standard.new.is_some() { self.new } else { self.old };
        side.framework.standard(standard.id.as_str()).map_or(&standard.title, |known| &known.short)
    }
}

fn pair<'a>(model: &'a Model, compare: &Compare) -> Option<Pair<'a>> {
    Some(Pair { old: model.side(&compare.old)?, new: model.side(&compare.new)? })
}

/// How many lines the standard that is shown whole takes; none if none is.
pub(super) fn lines_of_detail(model: &Model, compare: &Compare, width: usize) -> usize {
    let canvas = Canvas { model, theme: &Theme::default() };
    let shown = compare.detail.and(pair(model, compare)).zip(compare.shown().nth(compare.cursor));
    shown.map_or(0, |(pair, standard)| canvas.detail(standard, pair, width).len())
}

/// Which standards are listed, how many of how many; and, where there is room for both statuses, whose they are.
fn columns(compare: &Compare, pair: Pair<'_>, width: usize) -> Vec<Line> {
    let listed = words::screen::list_of(compare.listed.words(), compare.shown().count(), compare.diff.standards.len());
    let mut lines = wrapped(Role::Muted, &listed, width, 1);
    if width >= SIDE_BY_SIDE {
        let [old, new] = [(OLD, pair.old), (NEW, pair.new)].map(|(end, side)| format!("{end} {}", side.audit.year));
        let before = Line::of(Role::Muted, &" ".repeat(6 + title_width(width)));
        lines.push(before.and(Role::Key, &format!("  {old:<STATUS$}   {new}")));
    }
    lines
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

/// From this width on, both statuses are shown in words.
const SIDE_BY_SIDE: usize = 66;
/// From this width on there is room for percentages.
const WITH_PERCENTS: usize = 56;
/// How wide a status is, with its glyph.
const STATUS: usize = 18;
/// From this width on, titles are shown whole.
const WHOLE_TITLE: usize = 34;

fn title_width(width: usize) -> usize {
    width.saturating_sub(6 + 2 * STATUS + 3 + 13).clamp(8, 40)
}

fn label(view: Option<&View>, framework: &Framework) -> String {
    let Some(view) = view else { return words::NOT_ASKED.to_owned() };
    let named = |status: Status| framework.part(&view.part).map_or(status.word(), |part| part.label(status)).to_owned();
    match view.standing {
        Standing::Answered(status) => named(status),
        Standing::Carried(status) => format!("({})", named(status)),
        Standing::Conflict => words::CONFLICT.to_owned(),
        Standing::Unanswered | Standing::Unreadable => words::UNANSWERED.to_owned(),
    }
}

/// What changed beside the class, briefly: ` · evidence, note`.
fn beside(standard: &StandardDiff) -> String {
    let words: Vec<&str> = standard.changed.iter().map(|changed| changed.word()).collect();
    if words.is_empty() { String::new() } else { format!(" · {}", words.join(", ")) }
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
