//! Charts of bars, drawn with whole numbers, with all that they show as text beside the bars.

use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::plain::safe_line;

/// A bar as long as can be.
const WHOLE: u32 = 1000;

// In units of the drawing, which is about as wide as a phone.
const WIDE: u32 = 340;
const BAR_FROM: u32 = 48;
const BAR_WIDE: u32 = 200;
const ROW: u32 = 26;
const BAR_HIGH: u32 = 16;

/// Bars, one below the other.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// A bar with what it is and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// What it stands for, in words.
    pub value: String,
    /// How long it is, of a thousand; none where there is nothing to be drawn.
    length: Option<u32>,
}

impl Bar {
    /// A bar that is as long as a part of a whole.
    #[must_use]
    pub fn of(label: impl Into<String>, value: impl Into<String>, part: Decimal, whole: Decimal) -> Self {
        let length = (part * Decimal::from(WHOLE)).checked_div(whole).and_then(|length| length.round().to_u32());
        Self { label: label.into(), value: value.into(), length: length.map(|length| length.min(WHOLE)) }
    }

    /// No bar, and why there is none.
    #[must_use]
    pub fn none(label: impl Into<String>, why: impl Into<String>) -> Self {
        Self { label: label.into(), value: why.into(), length: None }
    }
}

/// The chart as a drawing with its caption. Whoever does not see it hears its title and every bar.
pub(super) fn figure(chart: &Chart) -> Markup {
    let high = ROW * (0..).zip(&chart.bars).last().map_or(0, |(at, _)| at + 1);
    let spoken: Vec<String> = chart.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.value)).collect();
    html! {
        figure {
            figcaption { (safe_line(&chart.title)) }
            svg role="img" aria-label=(safe_line(&format!("{}. {}", chart.title, spoken.join("; "))))
                viewBox=(format!("0 0 {WIDE} {high}")) {
                @for (at, bar) in (0..).zip(&chart.bars) { (drawn(bar, at * ROW)) }
            }
        }
    }
}

fn drawn(bar: &Bar, top: u32) -> Markup {
    let base = top + BAR_HIGH - 3;
    let value_from = if bar.length.is_some() { BAR_FROM + BAR_WIDE + 8 } else { BAR_FROM };
    html! {
        text x="0" y=(base) { (safe_line(&bar.label)) }
        @if let Some(length) = bar.length {
            rect.track x=(BAR_FROM) y=(top) width=(BAR_WIDE) height=(BAR_HIGH) {}
            rect.bar x=(BAR_FROM) y=(top) width=(BAR_WIDE * length / WHOLE) height=(BAR_HIGH) {}
        }
        text x=(value_from) y=(base) { (safe_line(&bar.value)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_part_of_the_whole() {
        let length = |part: i64, whole: i64| Bar::of("", "", part.into(), whole.into()).length;
        assert_eq!(
            [length(0, 15), length(9, 15), length(15, 15), length(3, 2)],
            [Some(0), Some(600), Some(1000), Some(1000)]
        );
        assert_eq!([length(1, 0), Bar::none("2013", "no audit").length], [None, None]);
        let drawing =
            figure(&Chart { title: "<t>".into(), bars: vec![Bar::of("2014", "9 of 15", 9.into(), 15.into())] });
        let drawing = drawing.into_string();
        assert!(
            drawing.contains("width=\"120\"") && drawing.contains("aria-label=\"&lt;t&gt;. 2014: 9 of 15\""),
            "{drawing}"
        );
    }
}
