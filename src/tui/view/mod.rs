//! Drawing: a function of the model and the theme into a frame, without a decision of its own.

mod actions;
mod bars;
mod boards;
mod compare;
mod conflicts;
mod field;
mod form;
mod guidance;
mod help;
pub mod hit;
mod library;
mod offer;
mod overlay;
mod overview;
mod page;
pub mod scrolling;
mod search;
mod sign_off;
mod texts;
mod trend;
mod walkthrough;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Paragraph};

use super::layer::Layer;
use super::model::{Model, SMALLEST};
use super::theme::{Role, Theme};
use crate::words::screen;

pub use field::text_width;
pub use hit::hit;
pub use scrolling::{Scrolling, scrolling};

/// Draws the screen.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    frame.render_widget(Block::new().style(theme.style(Role::Background)), area);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let sentence = screen::window_too_small(SMALLEST);
        frame.render_widget(Paragraph::new(sentence).style(theme.style(Role::Text)).wrap(Default::default()), area);
        return;
    }
    let canvas = Canvas { model, theme };
    let inner = inner(area);
    let first = model.layers.iter().rposition(|layer| !layer.is_overlay()).unwrap_or_default();
    for layer in model.layers.iter().skip(first) {
        canvas.layer(frame, inner, layer);
    }
    canvas.bars(frame, area);
}

/// What is left between the bars.
fn inner(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }
}

fn whole(model: &Model) -> Rect {
    let (width, height) = model.size;
    Rect { x: 0, y: 0, width, height }
}

/// The page of text on top as plain lines: the overview, the guidance, the help.
#[must_use]
pub fn text_of_page(model: &Model, width: usize) -> Vec<String> {
    page_on_top(model, width).iter().map(page::Line::text).collect()
}

fn page_on_top(model: &Model, width: usize) -> Vec<page::Line> {
    match model.layers.last() {
        Some(Layer::Overview(_)) => overview::lines(model, width),
        Some(Layer::Guidance(_)) => guidance::lines(model, width),
        Some(Layer::Help(_)) => help::lines(model, width),
        _ => Vec::new(),
    }
}

/// What is drawn, and in which colours.
#[derive(Clone, Copy)]
struct Canvas<'a> {
    model: &'a Model,
    theme: &'a Theme,
}

impl Canvas<'_> {
    fn layer(&self, frame: &mut Frame<'_>, area: Rect, layer: &Layer) {
        match layer {
            Layer::Library(library) => self.library(frame, area, library),
            Layer::Walkthrough(walkthrough) => self.walkthrough(frame, area, walkthrough),
            Layer::Overview(scroll) => self.overview(frame, area, *scroll),
            Layer::Compare(compare) => self.compare(frame, area, compare),
            Layer::Trend(trend) => self.trend(frame, area, trend),
            Layer::Boards(boards) => self.boards(frame, area, boards),
            Layer::Actions(actions) => self.actions(frame, area, *actions),
            Layer::Conflicts(conflicts) => self.conflicts(frame, area, *conflicts),
            Layer::Guidance(scroll) => self.guidance(frame, area, *scroll),
            Layer::Help(scroll) => self.help(frame, area, *scroll),
            Layer::Sheet(sheet) => self.sheet(frame, area, sheet),
            Layer::SignOff(form) => self.sign_off(frame, area, form),
            Layer::Text(field) => self.field(frame, area, field),
            Layer::Palette(palette) => self.palette(frame, area, palette),
            Layer::Search(search) => self.search(frame, area, search),
            Layer::Themes(themes) => self.themes(frame, area, themes),
            Layer::Question => self.question(frame, area),
            Layer::Offer(waiting) => self.offer(frame, area, waiting),
        }
    }

    fn glyphs(&self) -> &super::glyphs::Glyphs {
        &self.model.settings.glyphs
    }
}
