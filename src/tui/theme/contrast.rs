//! How well text stands out from its ground, by WCAG 2.2.
#![allow(clippy::float_arithmetic, reason = "the formula is in real numbers, and no figure of an audit is made here")]

use ratatui::style::{Color, Style};

use super::colour::{Rgb, rgb};
use super::{Ground, Role, Theme};

/// How well the text of a role stands out from a ground.
#[derive(Clone, Copy, Debug)]
pub struct Contrast {
    /// Whose text.
    pub role: Role,
    /// On which ground; a role with a ground of its own stands on that.
    pub ground: Ground,
    /// From 1 (the same colour) to 21 (black on white).
    pub ratio: f64,
}

impl Contrast {
    /// What it has to reach at least: 4.5 for text (success criterion 1.4.3), 3 for lines (1.4.11).
    #[must_use]
    pub fn needed(&self) -> f64 {
        if matches!(self.role, Role::Border | Role::BorderFocus) { 3.0 } else { READABLE }
    }

    /// Whether it reaches that.
    #[must_use]
    pub fn suffices(&self) -> bool {
        self.ratio >= self.needed()
    }
}

/// From here on text can be read by people with moderately low vision.
const READABLE: f64 = 4.5;

/// The contrast of all that is drawn, where the colours are known. Borders are drawn on the page only.
#[must_use]
pub fn contrasts(theme: &Theme) -> Vec<Contrast> {
    let pairs = Ground::ALL.into_iter().flat_map(|ground| Role::ALL.map(|role| (ground, role)));
    let drawn = pairs.filter(|(ground, role)| match role {
        Role::Background => false,
        Role::Border | Role::BorderFocus => *ground == Ground::Page,
        _ => true,
    });
    drawn.filter_map(|(ground, role)| Some(Contrast { role, ground, ratio: of(theme.on(ground, role))? })).collect()
}

/// Whether text of that style can be read; taken to be so where only the terminal knows its colours.
pub(super) fn readable(style: Style) -> bool {
    of(style).is_none_or(|ratio| ratio >= READABLE)
}

fn of(style: Style) -> Option<f64> {
    ratio(style.fg?, style.bg?)
}

/// The contrast ratio of two colours, from 1 to 21; `None` where only the terminal knows what they look like.
#[must_use]
pub fn ratio(a: Color, b: Color) -> Option<f64> {
    let (a, b) = (luminance(rgb(a)?), luminance(rgb(b)?));
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// The relative luminance of sRGB, from 0 (black) to 1 (white).
fn luminance((r, g, b): Rgb) -> f64 {
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

pub(super) fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_hex(a: u32, b: u32) -> String {
        format!("{:.2}", ratio(Color::from_u32(a), Color::from_u32(b)).unwrap())
    }

    #[test]
    fn known_ratios() {
        assert_eq!(of_hex(0x00_0000, 0xff_ffff), "21.00");
        assert_eq!(of_hex(0x77_7777, 0xff_ffff), "4.48");
        assert_eq!(of_hex(0xff_0000, 0xff_ffff), "4.00");
        assert_eq!(of_hex(0x12_3456, 0x12_3456), "1.00");
        assert_eq!(ratio(Color::Reset, Color::Black), None);
    }
}
