//! Every kind of finding about an audit or a framework: how much it weighs, what it means, what to do.

use crate::check::ALL_CODES;
use crate::framework;
use crate::plain::Code;
use crate::words::finding_about;

/// All kinds of finding as a page.
pub(super) fn page() -> String {
    format!(
        "# Findings\n\n`lscb-audit check` lists what is wrong and what somebody should look at, each with its line. A **warning** is worth a \
         look; an **error** makes a value wrong, so that no figure is taken from the file; what is **unreadable** is not read at all. \
         `--fail-on CODE` makes `check` say no where there is one.\n\n{}\n## In a framework file\n\n`lscb-audit framework check` finds these \
         too, beside those of any file, such as `key-missing`. A framework with an error is not used.\n\n{}",
        table(&ALL_CODES),
        table(&framework::codes::ALL)
    )
}

fn table(codes: &[Code]) -> String {
    let row = |code: &Code| {
        let (means, remedy) = finding_about(code.id)?;
        Some(format!("| `{}` | {} | {means} | {remedy} |\n", code.id, code.severity.word()))
    };
    let rows: String = codes.iter().filter_map(row).collect();
    format!("| code | weight | means | what to do |\n|---|---|---|---|\n{rows}")
}
