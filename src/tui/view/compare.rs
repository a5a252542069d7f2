//! Two years beside each other: what came to be met and what ceased to be, then standard by standard.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::Canvas;
use super::page::{Line, named, offset, wrapped};
use super::walkthrough::mark;
use crate::assess::Compliance;
use crate::audit::{Audit, Standing};
use crate::compare::{Change, Op, PartDiff, StandardDiff, View, WordDiff, keeps_enough};
use crate::framework::{Framework, Status};
use crate::plain;
use crate::tui::model::{Compare, Model};
use crate::tui::theme::{Role, Theme};
use crate::words;

/// An audit with its framework.
type Of<'a> = (&'a Audit, &'a Framework);

impl Canvas<'_> {
    pub(super) fn compare(&self, frame: &mut Frame<'_>, area: Rect, compare: &Compare) {
        let Some((old, new)) = self.sides(compare) else { return };
        let title = format!("{} {} {}", old.0.year, self.glyphs().to, new.0.year);
        if let (Some(scroll), Some(standard)) = (compare.detail, compare.shown().nth(compare.cursor)) {
            let title = format!("{}  {}: {title}", standard.number, standard.title);
            let lines = self.detail(standard, old, new, usize::from(area.width).saturating_sub(4));
            self.text_page(frame, area, &title, &lines, scroll.0);
            return;
        }
        let inner = self.panel(frame, area, &title, true);
        let width = usize::from(inner.width);
        let head = self.head(compare, old, new, width);
        let height = u16::try_from(head.len()).unwrap_or(u16::MAX).min(inner.height / 2);
        let [above, below] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).areas(inner);
        self.lines(frame, above, &head, 0, &(0..0));
        let rows: Vec<Line> = compare.shown().map(|standard| self.compared(standard, old, new, width)).collect();
        if rows.is_empty() {
            self.lines(
                frame,
                below,
                &[Line::of(Role::Muted, " Nothing differs between the two. f shows every standard.")],
                0,
                &(0..0),
            );
        }
        let selected = compare.cursor..compare.cursor + 1;
        self.lines(frame, below, &rows, offset(rows.len(), &selected, usize::from(below.height)), &selected);
    }

    /// The two audits, the earlier first.
    fn sides<'s>(&'s self, compare: &Compare) -> Option<(Of<'s>, Of<'s>)> {
        let desk = self.model.desk.as_ref()?;
        let path = compare.others.get(compare.chosen)?;
        let other = self.model.shelf.iter().find(|entry| entry.path == *path)?.audit.as_ref().ok()?;
        let other = (other, self.model.frameworks.get(&other.framework)?);
        let open = (desk.audit(), desk.framework());
        Some(if other.0.year <= open.0.year { (other, open) } else { (open, other) })
    }

    fn head(&self, compare: &Compare, old: Of<'_>, new: Of<'_>, width: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let shared = compare.diff.shared;
        if shared.both < shared.either {
            let text = format!("{} of {} standards are in both", shared.both, shared.either);
            lines.extend(wrapped(Role::Warning, &text, width, 1));
        }
        for part in &compare.diff.parts {
            lines.extend(self.part(part, new.1, width));
        }
        for (heading, role, listed) in [
            ("Newly met", Role::Improved, numbers(compare, StandardDiff::newly_met)),
            (
                "No longer met",
                Role::Regressed,
                numbers(compare, |it| it.no_longer_met() && !it.is_only_not_confirmed()),
            ),
            ("Only not confirmed yet", Role::Carried, numbers(compare, StandardDiff::is_only_not_confirmed)),
        ] {
            let (role, text) =
                if listed.is_empty() { (Role::Muted, "none".to_owned()) } else { (role, listed.join(" ")) };
            if heading != "Only not confirmed yet" || !listed.is_empty() {
                lines.extend(named(&format!(" {heading}: "), wrapped(role, &text, width, heading.len() + 3)));
            }
        }
        if width < SIDE_BY_SIDE {
            return lines;
        }
        let heading = Line::of(Role::Muted, &format!("      {}", plain::pad("", title_width(width))));
        lines.push(heading.and(Role::Muted, &format!("{:<STATUS$}  {}", old.0.year, new.0.year)));
        lines
    }

    /// Counts before and after: `Requirements 10 of 15 → 13 of 15 met, 66.7% → 92.9% of the 14 that apply`.
    fn part(&self, part: &PartDiff, framework: &Framework, width: usize) -> Vec<Line> {
        let met = framework.part(&part.id).map_or("met", |part| part.label(Status::Met)).to_lowercase();
        let to = self.glyphs().to;
        let counts =
            format!("{} of {} {to} {} of {} {met}", part.old.met, part.old.standards, part.new.met, part.new.standards);
        let percents = percent(&part.old).zip(percent(&part.new));
        let percents = percents.map_or_else(String::new, |(old, new)| format!(", {old} {to} {new}"));
        let fewer = if part.rose_only_by_fewer_applying { ", higher only because fewer standards apply" } else { "" };
        wrapped(Role::Title, &format!("{}: {counts}{percents}{fewer}", part.title), width, 1)
    }

    /// A row: number, title, the status before, the change in the middle, the status now, doubts.
    fn compared(&self, standard: &StandardDiff, old: Of<'_>, new: Of<'_>, width: usize) -> Line {
        if width < SIDE_BY_SIDE {
            return self.compared_briefly(standard).cut(width);
        }
        let title = title_width(width);
        let short = new.1.standard(standard.id.as_str()).map_or(standard.title.as_str(), |it| it.short.as_str());
        let name = if title < WHOLE_TITLE { short } else { &standard.title };
        let line = Line::of(Role::Muted, &format!(" {:<4} ", standard.number))
            .and(Role::Text, &format!("{} ", plain::pad(name, title.saturating_sub(1))));
        let line = self.status(line, standard.old.as_ref(), old.1).and(Role::Text, " ");
        let (role, sign) = self.sign(standard.change);
        let line = self.status(line.and(role, &format!("{sign} ")), standard.new.as_ref(), new.1);
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

    /// One standard whole: both answers, why it moved, its doubts, and its evidence word by word.
    fn detail(&self, standard: &StandardDiff, old: Of<'_>, new: Of<'_>, width: usize) -> Vec<Line> {
        let mut lines = vec![self.compared(standard, old, new, width), Line::default()];
        for doubt in &standard.doubts {
            lines.extend(wrapped(Role::Warning, words::doubt(doubt.word()), width, 0));
        }
        let changed: Vec<&str> = standard.changed.iter().map(|changed| words::changed_part(changed.word())).collect();
        if !changed.is_empty() {
            lines.extend(wrapped(Role::Text, &format!("Changed: {}", words::listed(&changed)), width, 0));
        }
        for (year, view) in [(old.0.year, &standard.old), (new.0.year, &standard.new)] {
            if let Some(note) = view.as_ref().and_then(|view| view.response.note.as_deref()) {
                lines.extend([Line::default(), Line::of(Role::Key, &format!("Note of {year}"))]);
                lines.extend(wrapped(Role::Text, note, width, 0));
            }
        }
        lines.extend(evidence(standard, old, new, width));
        lines
    }
}

/// How many lines the standard that is shown whole takes; none if none is.
pub(super) fn lines_of_detail(model: &Model, compare: &Compare, width: usize) -> usize {
    let canvas = Canvas { model, theme: &Theme::default() };
    let sides = compare.detail.and(canvas.sides(compare)).zip(compare.shown().nth(compare.cursor));
    sides.map_or(0, |((old, new), standard)| canvas.detail(standard, old, new, width).len())
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
/// How wide a status is, with its glyph.
const STATUS: usize = 18;
/// From this width on, titles are shown whole.
const WHOLE_TITLE: usize = 34;

fn title_width(width: usize) -> usize {
    width.saturating_sub(6 + 2 * STATUS + 3 + 13).clamp(8, 40)
}

fn numbers(compare: &Compare, is_so: impl Fn(&StandardDiff) -> bool) -> Vec<String> {
    compare.diff.standards.iter().filter(|standard| is_so(standard)).map(|standard| standard.number.clone()).collect()
}

fn label(view: Option<&View>, framework: &Framework) -> String {
    let Some(view) = view else { return "not in it".to_owned() };
    let named = |status: Status| framework.part(&view.part).map_or(status.word(), |part| part.label(status)).to_owned();
    match view.standing {
        Standing::Answered(status) => named(status),
        Standing::Carried(status) => format!("({})", named(status)),
        _ => words::UNANSWERED.to_owned(),
    }
}

/// What changed beside the class, briefly: ` · evidence, note`.
fn beside(standard: &StandardDiff) -> String {
    let words: Vec<&str> = standard.changed.iter().map(|changed| changed.word()).collect();
    if words.is_empty() { String::new() } else { format!(" · {}", words.join(", ")) }
}

/// The evidence of both years: word by word where most of it stayed, else one after the other.
fn evidence(standard: &StandardDiff, old: Of<'_>, new: Of<'_>, width: usize) -> Vec<Line> {
    let pieces = standard.evidence_words();
    if keeps_enough(&pieces) {
        let mut lines = vec![Line::default(), Line::of(Role::Key, "Evidence: [-gone-] and [+new+]")];
        lines.extend(marked(&pieces, width));
        return lines;
    }
    let sides = [(old.0.year, &standard.old), (new.0.year, &standard.new)];
    let each = sides.into_iter().flat_map(|(year, view)| {
        let text = view.as_ref().and_then(|view| view.response.evidence.as_deref()).unwrap_or("none");
        let heading = [Line::default(), Line::of(Role::Key, &format!("Evidence of {year}"))];
        heading.into_iter().chain(wrapped(Role::Text, text.trim(), width, 0)).collect::<Vec<_>>()
    });
    each.collect()
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
