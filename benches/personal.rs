//! How much personal data is found in made texts, how much is taken for it that is none, and how long it takes.
//!
//! `cargo bench --bench personal`
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark may fail by panicking")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

#[path = "../tests/fixtures/personal/measure.rs"]
mod measure;

use std::hint::black_box;
use std::time::{Duration, Instant};

use lscb_audit::check::personal_matches;
use measure::{BUILT_ON, HELD_BACK, Measured, measured, rows};

fn main() {
    for (name, texts) in [("built on", BUILT_ON), ("held back", HELD_BACK)] {
        print(name, &measured(texts));
    }
    let texts: Vec<String> = rows(HELD_BACK).into_iter().map(|(_, text)| text).collect();
    let joined = texts.join(" ");
    let evidence: String = joined.chars().take(2_000).collect();
    println!("a text of 2,000 characters: {:?}", fastest(&evidence));
    println!("256 KiB of such texts: {:?}", fastest(&joined.repeat(256 * 1024 / joined.len())));
    for piece in ["a.", "a@", "1 ", "A ", "Amy-", "born on ", "case no ", "0800-"] {
        println!("256 KiB of {piece:?}: {:?}", fastest(&piece.repeat(256 * 1024 / piece.len())));
    }
}

fn print(name: &str, measured: &Measured) {
    let Measured { texts, clean, .. } = measured;
    let thousandths = |number: usize| format!("{}.{:03}", number / 1000, number % 1000);
    let (precision, recall) = (thousandths(measured.precision()), thousandths(measured.recall()));
    println!("{name}: {texts} texts, {clean} of them clean: precision {precision}, recall {recall}");
    for (kind, of) in &measured.by_kind {
        println!("  {kind:<10} {} of {} found, {} mistaken", of.found, of.there, of.mistaken);
    }
    measured.wrong.iter().for_each(|line| println!("  {line}"));
}

/// The fastest of ten runs.
fn fastest(text: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        black_box(personal_matches(black_box(text)));
        start.elapsed()
    };
    (0..10).map(run).min().unwrap()
}
