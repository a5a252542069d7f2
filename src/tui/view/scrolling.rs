//! How far the screen on top can be scrolled, by the same measures by which it is drawn.

use std::ops::Range;

use super::page::list_offset;
use super::{actions, boards, compare, conflicts, form, library, overlay, trend, walkthrough};
use crate::tui::layer::Layer;
use crate::tui::model::Model;

/// Rows over which a cursor moves, or a page that is scrolled line by line.
pub struct Scrolling<'a> {
    /// The place that is selected.
    pub at: usize,
    /// How many places there are.
    pub places: usize,
    in_sight: Box<dyn Fn(usize) -> Range<usize> + 'a>,
}

impl<'a> Scrolling<'a> {
    /// Places with what is in sight while each of them is selected.
    pub(super) fn new(at: usize, places: usize, in_sight: impl Fn(usize) -> Range<usize> + 'a) -> Self {
        Self { at, places, in_sight: Box::new(in_sight) }
    }

    /// Rows of a line each.
    #[must_use]
    pub fn list(at: usize, rows: usize, height: u16) -> Self {
        let height = usize::from(height);
        Self::new(at, rows, move |at| {
            let from = list_offset(rows, at, height);
            from..from + height
        })
    }

    /// A page of text, of which the places are how far it is scrolled.
    fn page(scroll: usize, lines: usize, height: u16) -> Self {
        let height = usize::from(height);
        let furthest = lines.saturating_sub(height);
        Self::new(scroll.min(furthest), furthest + 1, move |at| at..at + height)
    }

    /// Which lines are in sight while a place is selected.
    #[must_use]
    pub fn in_sight(&self, place: usize) -> Range<usize> {
        (self.in_sight)(place)
    }
}

/// What is scrolled on the screen on top, if anything is.
#[must_use]
pub fn scrolling(model: &Model) -> Option<Scrolling<'_>> {
    let area = super::inner(super::whole(model));
    let inside = super::hit::inside(area);
    let width = usize::from(inside.width).saturating_sub(2);
    let page = |scroll, lines| Some(Scrolling::page(scroll, lines, inside.height));
    match model.layers.last()? {
        Layer::Library(library) if model.is_welcome() => page(library.cursor, library::welcome(model, width).len()),
        Layer::Library(library) => {
            let [_, rows, _] = library::areas(inside);
            Some(Scrolling::list(library.cursor, library.shown.len(), rows.height))
        }
        Layer::Walkthrough(open) if open.in_form => Some(form::scrolling(model, open, area)),
        Layer::Walkthrough(open) => Some(walkthrough::scrolling(model, open, area)),
        Layer::Overview(scroll) | Layer::Guidance(scroll) | Layer::Help(scroll) => {
            page(scroll.0, super::page_on_top(model, width).len())
        }
        Layer::Compare(open) => match open.detail {
            Some(scroll) => page(scroll.0, compare::lines_of_detail(model, open, width)),
            None => compare::scrolling(model, open, inside),
        },
        Layer::Trend(open) => match open.detail {
            Some(scroll) => page(scroll.0, trend::lines_of_detail(model, open, width)),
            None => Some(trend::scrolling(model, *open, inside)),
        },
        Layer::Boards(open) => Some(boards::scrolling(open, inside)),
        Layer::Actions(open) => {
            let [_, rows, _] = actions::areas(inside);
            Some(Scrolling::list(open.cursor, open.listed(model).len(), rows.height))
        }
        Layer::Conflicts(open) => {
            let (lines, height) = conflicts::sides_of_selected(model, *open, inside);
            Some(Scrolling::page(open.scroll, lines, height))
        }
        Layer::Sheet(sheet) => Some(overlay::scrolling_sheet(model, sheet, area)),
        Layer::SignOff(form) => Some(super::sign_off::scrolling(model, form, area)),
        Layer::Palette(palette) => Some(overlay::scrolling_palette(palette, area)),
        Layer::Search(search) => super::search::scrolling(model, search, area),
        Layer::Themes(themes) => {
            let themes_known = model.settings.themes.len();
            let rows = overlay::height_over(area, themes_known + 1).saturating_sub(1);
            Some(Scrolling::list(themes.cursor, themes_known, rows))
        }
        Layer::Text(_) | Layer::Question | Layer::Offer(_) => None,
    }
}
