//! Every kind of finding about an audit: how much it weighs, what it means, what to do.

use crate::check::ALL_CODES;
use crate::words::finding_about;

/// All kinds of finding as a page.
pub(super) fn page() -> String {
    let row = |id: &str, weight: &str| {
        finding_about(id).map(|(means, remedy)| format!("| `{id}` | {weight} | {means} | {remedy} |\n"))
    };
    let rows: String = ALL_CODES.iter().filter_map(|code| row(code.id, code.severity.word())).collect();
    format!(
        "# Findings\n\n`lscb-audit check` lists what is wrong and what somebody should look at, each with its line. A **warning** is worth a \
         look; an **error** makes a value wrong, so that no figure is taken from the file; what is **unreadable** is not read at all. \
         `--fail-on CODE` makes `check` say no where there is one.\n\n| code | weight | means | what to do |\n|---|---|---|---|\n{rows}"
    )
}
