//! How the colours of statuses look to people who see no red or no green, and whether they can still tell them apart.
#![allow(clippy::float_arithmetic, reason = "the formulas are in real numbers, and no figure of an audit is made here")]

use super::colour::rgb;
use super::contrast::linear;
use super::{Depth, Theme};
use crate::framework::Status;

/// How far apart two colours have to be at least, in CIE Lab; from about 2 a difference can be seen side by side.
const APART: f64 = 20.0;

/// What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009, at full severity).
const SIGHTS: [(&str, [[f64; 3]; 3]); 3] = [
    ("full sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
];

/// The nearest two statuses of a theme, as somebody sees them.
fn nearest(theme: &Theme, sight: &[[f64; 3]; 3]) -> (f64, Status, Status) {
    let seen = Status::ALL.map(|status| {
        let (r, g, b) = rgb(theme.by_status(Some(status)).fg.unwrap()).unwrap();
        (status, lab(mixed(sight, [r, g, b].map(linear))))
    });
    let pairs = seen.iter().enumerate().flat_map(|(at, one)| seen[at + 1..].iter().map(move |other| (one, other)));
    let apart = pairs.map(|((one, a), (other, b))| (distance(*a, *b), *one, *other));
    apart.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}

fn mixed(sight: &[[f64; 3]; 3], [r, g, b]: [f64; 3]) -> [f64; 3] {
    sight.map(|[of_r, of_g, of_b]| (of_r * r + of_g * g + of_b * b).clamp(0.0, 1.0))
}

/// Linear red, green and blue as CIE Lab under daylight (D65).
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let curve = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    let y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn all_statuses_of_the_theme_for_the_colour_blind_can_be_told_apart() {
    for depth in [Depth::TrueColour, Depth::Ansi256] {
        let theme = Theme::embedded("colour-blind").unwrap().at(depth);
        for (name, sight) in SIGHTS {
            let (apart, one, other) = nearest(&theme, &sight);
            assert!(apart >= APART, "{name} at {depth:?}: {one} and {other} are {apart:.0} apart");
        }
    }
}

#[test]
fn the_simulation_sees_what_such_people_cannot() {
    let far = |a, b, sight| distance(lab(mixed(sight, a)), lab(mixed(sight, b)));
    let (red, green) = ([0.30, 0.03, 0.03], [0.05, 0.11, 0.02]);
    assert!(far(red, green, &SIGHTS[0].1) > 60.0);
    assert!(far(red, green, &SIGHTS[2].1) < 25.0);
}
