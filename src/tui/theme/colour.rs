//! Colours: their names, and the nearest that a terminal with fewer of them can show. Whole numbers throughout.

use ratatui::style::Color;

use crate::plain::Code;

/// A word that is no colour.
pub const COLOUR_UNKNOWN: Code = Code::warning("colour-unknown");

/// Red, green and blue.
pub(super) type Rgb = (u8, u8, u8);

/// The names of the 16 colours of a terminal, and of its own default.
pub(super) const WORDS: [&str; 17] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark-gray",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
    "default",
];

/// The 16 colours in the order of their names, each as xterm shows it.
const SIXTEEN: [(Color, Rgb); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

/// The colour written as `#rrggbb` or by one of the 17 names.
pub(super) fn parse(word: &str) -> Option<Color> {
    match word.strip_prefix('#') {
        Some(digits) if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u32::from_str_radix(digits, 16).ok().map(Color::from_u32)
        }
        Some(_) => None,
        None => {
            let at = WORDS.iter().position(|known| *known == word)?;
            Some(SIXTEEN.get(at).map_or(Color::Reset, |(color, _)| *color))
        }
    }
}

/// What the colour looks like; `None` where only the terminal knows.
///
/// The 16 colours are taken as xterm shows them, though people may choose others.
pub(super) fn rgb(color: Color) -> Option<Rgb> {
    match color {
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(index) => indexed(index),
        _ => SIXTEEN.iter().find(|(known, _)| *known == color).map(|(_, rgb)| *rgb),
    }
}

/// The nearest of the 16 colours; those that are no RGB stay as they are.
pub(super) fn nearest_of_16(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else { return color };
    let nearest = SIXTEEN.into_iter().min_by_key(|(_, offer)| distance(*offer, (r, g, b)));
    nearest.map_or(color, |(color, _)| color)
}

/// The nearest of the 240 colours that look the same on every terminal of 256; those that are no RGB stay as they are.
pub(super) fn nearest_of_256(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else { return color };
    let [red, green, blue] = [r, g, b].map(nearest_step);
    let offered = [16 + 36 * red + 6 * green + blue].into_iter().chain(232..=255);
    let apart = |index: &u8| indexed(*index).map_or(u32::MAX, |offer| distance(offer, (r, g, b)));
    offered.min_by_key(apart).map_or(color, Color::Indexed)
}

/// The square of how far two colours are apart, with green weighing most, as it does for the eye.
fn distance(a: Rgb, b: Rgb) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    2 * square(a.0, b.0) + 4 * square(a.1, b.1) + 3 * square(a.2, b.2)
}

/// A colour of the cube of 6 × 6 × 6 (from 16) or a grey (from 232) of a terminal of 256 colours.
fn indexed(index: u8) -> Option<Rgb> {
    match index {
        0..16 => None,
        16..232 => {
            let at = index - 16;
            Some((level(at / 36), level(at / 6 % 6), level(at % 6)))
        }
        232.. => Some([8 + 10 * (index - 232); 3].into()),
    }
}

/// How bright a channel is at one of the six steps of the cube.
fn level(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + 40 * step }
}

fn nearest_step(channel: u8) -> u8 {
    (0..6).min_by_key(|step| level(*step).abs_diff(channel)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits_or_a_name() {
        assert_eq!(parse("#0aF012"), Some(Color::Rgb(0x0a, 0xf0, 0x12)));
        assert_eq!(parse("light-cyan"), Some(Color::LightCyan));
        assert_eq!(parse("default"), Some(Color::Reset));
        for wrong in ["#fff", "#+12345", "#12345é", "Red", "teal", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_256_are_numbered_as_xterm_numbers_them() {
        assert_eq!(rgb(Color::Indexed(16)), Some((0, 0, 0)));
        assert_eq!(rgb(Color::Indexed(67)), Some((95, 135, 175)));
        assert_eq!(rgb(Color::Indexed(231)), Some((255, 255, 255)));
        assert_eq!(rgb(Color::Indexed(255)), Some((238, 238, 238)));
    }

    #[test]
    fn the_nearest_is_found() {
        assert_eq!(nearest_of_256(Color::Rgb(97, 133, 170)), Color::Indexed(67));
        assert_eq!(nearest_of_256(Color::Rgb(255, 255, 255)), Color::Indexed(231));
        assert_eq!(nearest_of_256(Color::Rgb(19, 17, 18)), Color::Indexed(233));
        assert_eq!(nearest_of_16(Color::Rgb(250, 10, 5)), Color::LightRed);
        assert_eq!(nearest_of_16(Color::Cyan), Color::Cyan);
    }
}
