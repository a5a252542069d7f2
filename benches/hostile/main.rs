//! What files cost that were made to cost as much as they can: time and memory of every command that reads an audit,
//! and of the interface, for files of 256 KiB and of 1 MiB, against the limits that are promised.
//!
//! `cargo bench --bench hostile`, which takes a quarter of an hour; `cargo bench --bench hostile -- comments` for the
//! kinds of file with that in their name, each command with its figures; `-- "1 MiB"` for those of one size.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a benchmark may fail by panicking")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

mod commands;
mod measure;
#[path = "../shown/mod.rs"]
mod shown;
#[path = "../../tests/hostile/sizes.rs"]
mod sizes;
mod terminal;

use std::time::Duration;

use measure::Cost;
use sizes::{KINDS, Kind};

/// Up to what size a file may cost how much.
const PROMISED: [(&str, usize, Cost); 2] = [
    ("256 KiB", 256 << 10, Cost { time: Duration::from_secs(1), memory: 256 << 10 }),
    ("1 MiB", 1 << 20, Cost { time: Duration::from_secs(3), memory: 1 << 20 }),
];

/// What something cost, with its name.
type Named = (String, Cost);

fn main() {
    if measure::is_asked_for() {
        return measure::run();
    }
    let is_size = |word: &str| PROMISED.iter().any(|(name, ..)| *name == word);
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let (sizes, wanted): (Vec<String>, Vec<String>) = words.into_iter().partition(|word| is_size(word));
    let is_wanted = |kind: &&Kind| wanted.is_empty() || wanted.iter().any(|word| kind.name.contains(word.as_str()));
    let promised = PROMISED.iter().filter(|(name, ..)| sizes.is_empty() || sizes.iter().any(|size| size == name));
    let verdicts: Vec<bool> = promised
        .map(|(name, size, most)| {
            println!("\nFiles of {name}: the most that a command and the interface took\n");
            println!("  {:<40} {:>9} {:>9}  by", "file", "time", "memory");
            let mut all = Vec::new();
            for kind in KINDS.iter().filter(is_wanted) {
                let costs =
                    commands::costs(kind, *size).into_iter().chain(terminal::costs(kind, *size)).collect::<Vec<_>>();
                if !wanted.is_empty() {
                    costs.iter().for_each(|(command, cost)| println!("    {command:<38} {cost}"));
                }
                print(kind.name, &costs);
                all.extend(costs.into_iter().map(|(command, cost)| (format!("{command}: {}", kind.name), cost)));
            }
            if wanted.is_empty() {
                all.extend(commands::forms(*size));
            }
            verdict(name, &all, most)
        })
        .collect();
    println!("\n{}", if verdicts.iter().all(|kept| *kept) { "Kept." } else { "NOT KEPT." });
}

fn print(kind: &str, costs: &[Named]) {
    let (slowest, largest) = worst(costs);
    println!("  {kind:<40} {}  {}, {}", Cost { time: slowest.1.time, memory: largest.1.memory }, slowest.0, largest.0);
}

/// What took longest, and what took most memory.
fn worst(costs: &[Named]) -> (&Named, &Named) {
    let slowest = costs.iter().max_by_key(|(_, cost)| cost.time).unwrap();
    (slowest, costs.iter().max_by_key(|(_, cost)| cost.memory).unwrap())
}

/// Prints whether it is kept, and all that is not.
fn verdict(size: &str, all: &[Named], most: &Cost) -> bool {
    let (slowest, largest) = worst(all);
    println!("\n  Of {} runs on files of {size}, at most {most} promised:", all.len());
    println!("    longest      {}  {}", slowest.1, slowest.0);
    println!("    most memory  {}  {}", largest.1, largest.0);
    let above: Vec<&Named> = all.iter().filter(|(_, it)| it.time > most.time || it.memory > most.memory).collect();
    above.iter().for_each(|(name, cost)| println!("    TOO MUCH     {cost}  {name}"));
    above.is_empty()
}
