//! How figures are computed: the rules in words, and tables of examples that the functions themselves compute.

use crate::assess::{Ratio, bands, rag};
use crate::compare::{Cell, Change};
use crate::framework::{Rank, Status};

/// The page on figures: the text of `docs/reference/figures.in.md`, with its tables computed.
pub(super) fn page() -> String {
    include_str!("figures.in.md")
        .replace("{percentages}", &percentages())
        .replace("{bands}", &bands_of([15, 9, 8, 7]))
        .replace("{colours}", &colours())
        .replace("{ranks}", &ranks())
        .replace("{changes}", &changes())
        .replace("{rates}", &rates())
}

fn percentages() -> String {
    let row = |(met, of): (u32, u32)| {
        let percent = Ratio::of(met, of).map_or_else(|| "none".to_owned(), |ratio| format!("{}%", ratio.percent()));
        format!("| {met} | {of} | {percent} |\n")
    };
    [(9, 14), (2, 3), (1, 3), (15, 15), (0, 15), (2999, 3000), (1, 3000), (0, 0)].into_iter().map(row).collect()
}

fn bands_of<const N: usize>(standards: [u32; N]) -> String {
    let row = |standards: u32| {
        let labels: Vec<String> = bands(standards).into_iter().map(|band| band.label).collect();
        format!("| {standards} | {} |\n", labels.join(", "))
    };
    standards.into_iter().map(row).collect()
}

fn colours() -> String {
    let row = |(met, of): (u32, u32)| {
        let colour = rag(met, of).map_or("none", |rag| rag.word());
        format!("| {met} | {of} | {colour} |\n")
    };
    [(10, 10), (9, 10), (5, 10), (4, 10), (0, 10), (0, 0)].into_iter().map(row).collect()
}

fn ranks() -> String {
    let rank = |status: Status| status.rank().map_or_else(|| "none".to_owned(), |rank| place(rank).to_string());
    Status::ALL.into_iter().map(|status| format!("| `{}` | {} |\n", status.word(), rank(status))).collect()
}

/// How many ranks are below it.
fn place(rank: Rank) -> usize {
    Status::ALL.into_iter().filter_map(Status::rank).filter(|other| *other < rank).count()
}

fn changes() -> String {
    let ranked = |status: Status| status.rank().map(Cell::Ranked);
    let (Some(low), Some(high)) = (ranked(Status::NotMet), ranked(Status::Met)) else { return String::new() };
    let kinds = [
        ("not met", low),
        ("met", high),
        ("not applicable", Cell::NotApplicable),
        ("no answer", Cell::Unanswered),
        ("carried", Cell::Carried),
        ("not in that edition", Cell::Absent),
    ];
    let cell = |old, new| Change::between(old, new).map_or("not listed", Change::word);
    let row = |(name, old): (&str, Cell)| {
        let cells: Vec<&str> = kinds.iter().map(|(_, new)| cell(old, *new)).collect();
        format!("| **{name}** | {} |\n", cells.join(" | "))
    };
    let heads: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
    let rule = "---|".repeat(kinds.len() + 1);
    let rows: String = kinds.into_iter().map(row).collect();
    format!("| then, now | {} |\n|{rule}\n{rows}", heads.join(" | "))
}

fn rates() -> String {
    let row = |(count, children): (u32, u32)| {
        let rate = Ratio::of(count, children).map_or_else(|| "none".to_owned(), |ratio| ratio.per(10_000).to_string());
        format!("| {count} | {children} | {rate} |\n")
    };
    [(95, 52_400), (41, 52_400), (0, 52_400), (41, 0)].into_iter().map(row).collect()
}
