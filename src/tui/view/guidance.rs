//! The guidance on a standard: why it matters, what would show it, what to ask, how sure it is, and the national figures.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, item, wrapped};
use crate::framework::{Figure, Framework, Standard};
use crate::tui::layer::Scroll;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words;

/// The page, for a width inside its frame.
pub(super) fn lines(model: &Model, width: usize) -> Vec<Line> {
    let Some(standard) = model.standard() else { return Vec::new() };
    let mut lines = wrapped(Role::Title, &standard.ask, width, 0);
    lines.push(Line::default());
    lines.extend(sections(model, width));
    lines
}

/// What stands below the question.
fn sections(model: &Model, width: usize) -> Vec<Line> {
    let (Some(desk), Some(standard)) = (model.desk.as_ref(), model.standard()) else { return Vec::new() };
    let framework = desk.framework();
    let mark = model.settings.glyphs.item;
    let mut lines = Vec::new();
    section(&mut lines, "Why it matters", wrapped(Role::Text, &standard.why, width, 0));
    section(&mut lines, "What would show it", items(mark, &standard.evidence, width));
    section(&mut lines, "What to ask", items(mark, &standard.prompts, width));
    section(
        &mut lines,
        &model.keys.filled("Not to be confused with ({confused-with} goes there)"),
        see(framework, standard, mark, width),
    );
    let figures = standard.baseline.iter().flat_map(|figure| item(mark, Role::Text, &figure_sentence(figure), width));
    section(&mut lines, "National figures, as boards said of themselves", figures.collect());
    section(&mut lines, "How sure this is", wrapped(Role::Text, &certainty(framework, standard), width, 0));
    lines
}

fn section(lines: &mut Vec<Line>, title: &str, body: Vec<Line>) {
    if !body.is_empty() {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::of(Role::Key, title));
        lines.extend(body);
    }
}

fn items(mark: &str, texts: &[String], width: usize) -> Vec<Line> {
    texts.iter().flat_map(|text| item(mark, Role::Text, text, width)).collect()
}

fn see(framework: &Framework, standard: &Standard, mark: &str, width: usize) -> Vec<Line> {
    let each = standard.see.iter().flat_map(|see| {
        let other = framework.standard(see.id.as_str());
        let name = other.map_or_else(String::new, |other| format!("{} {}: ", other.number, other.title));
        item(mark, Role::Text, &format!("{name}{}", see.how), width)
    });
    each.collect()
}

/// A national figure with its year, base and source.
fn figure_sentence(figure: &Figure) -> String {
    let amount = match (&figure.words, figure.value) {
        (Some(words), _) => words.clone(),
        (None, Some(value)) if figure.unit == "percent" => format!("{}%", value.normalize()),
        (None, Some(value)) if figure.unit == "per-10000" => format!("{} in 10,000", value.normalize()),
        (None, Some(value)) => format!("{} {}", words::figure(value), figure.unit),
        (None, None) => String::new(),
    };
    let source = match (figure.line, &figure.source) {
        (Some(line), _) => format!("the 2015 report, line {line}"),
        (None, Some(source)) => source.clone(),
        (None, None) => String::new(),
    };
    format!("{amount} {} ({}; base: {}; {source})", figure.label, figure.year, figure.of)
}

fn certainty(framework: &Framework, standard: &Standard) -> String {
    let basis = framework.basis.get(standard.basis.word()).map_or("", String::as_str);
    let reconstructed = if framework.reconstructed { words::RECONSTRUCTED } else { "" };
    format!("{basis} {}. {reconstructed}", standard.source)
}

impl Canvas<'_> {
    pub(super) fn guidance(&self, frame: &mut Frame<'_>, area: Rect, scroll: Scroll) {
        let Some(standard) = self.model.standard() else { return };
        let title = format!("{}  {}: guidance", standard.number, standard.title);
        let lines = lines(self.model, usize::from(area.width).saturating_sub(4));
        self.text_page(frame, area, &title, &lines, scroll.0);
    }

    /// The guidance beside the form, as far as there is room; `i` shows it whole.
    pub(super) fn guidance_beside(&self, frame: &mut Frame<'_>, area: Rect) {
        let inner = self.panel(frame, area, "Guidance", false);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        // The question stands in the form already.
        let lines = sections(self.model, usize::from(inner.width));
        self.lines(frame, inner, &lines, 0, &(0..0));
        self.more_below(frame, area, lines.len() > usize::from(inner.height));
    }
}
