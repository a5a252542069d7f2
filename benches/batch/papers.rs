//! `report`: one board paper, and a folder of them.

use std::path::Path;

use crate::many::{made, measured};
use crate::{in_house, ratio, report, taking_turns};

/// The paper of a full audit beside the year before, as a process.
pub(super) fn one(runs: usize) {
    let words = ["report", "audits/northbridge/2014.toml", "-o", "-"];
    let ours = || in_house(env!("CARGO_BIN_EXE_lscb-audit"), &words);
    println!("report of a full audit, whole processes, {runs} runs each:");
    let [ours] = taking_turns(runs, [&ours]);
    report("lscb-audit report (below 50 ms wanted)", ours);
    let (_, memory) = measured(&words, Path::new(env!("CARGO_MANIFEST_DIR")));
    println!("  {:<40} {memory} kB (below 20,480 wanted)", "memory at most");
}

/// How time grows from 100 to 1,000 papers written into a folder.
pub(super) fn many() {
    println!("report on 100 and on 1,000 audits into a folder, one run each after one to warm up:");
    let [few, many] = [10, 100].map(|boards| {
        let folder = made(boards);
        let words = ["report", "audits", "-o", "papers/"];
        let _ = measured(&words, folder.path());
        let (time, memory) = measured(&words, folder.path());
        println!("  {:<40} {time:?}, {memory} kB at most", format!("{} papers", boards * 10));
        time
    });
    println!("  {:<40} {} (10 is linear)", "ten times the papers take", ratio(many, few));
}
