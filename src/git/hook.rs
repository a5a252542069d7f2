//! The hook by which git refuses a commit in which an audit is wrong.

use crate::words::git::HOOK_WITHOUT_PROGRAM;

/// How the hook begins that install makes.
const HEAD: &str = "#!/bin/sh
# Made by `lscb-audit git install --check`; `lscb-audit git uninstall` takes it away.
";

/// The hook, for a program that is called so. Where the shell does not find the program, the hook says so and refuses:
/// a commit that nobody checked is none that was found to be right.
pub(super) fn text(program: &str) -> String {
    format!(
        "{HEAD}if ! command -v {program} >/dev/null; then\n    \
         echo \"{HOOK_WITHOUT_PROGRAM}: rm '$0'\" >&2\n    exit 1\nfi\n{}",
        last_line(program)
    )
}

fn last_line(program: &str) -> String {
    format!("exec {}\n", check(program))
}

/// What the hook runs.
pub(super) fn check(program: &str) -> String {
    format!("{program} git driver check")
}

/// Whether a hook is as install makes it, or made it before it looked for the program, and nobody added anything.
pub(super) fn is_ours(there: &str) -> bool {
    let last = there.lines().next_back().unwrap_or_default();
    let program = last.strip_prefix("exec ").and_then(|rest| rest.strip_suffix(" git driver check"));
    program.is_some_and(|program| there == text(program) || there == format!("{HEAD}{}", last_line(program)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_that_somebody_else_wrote_or_went_on_with_is_not_ours() {
        assert!(is_ours(&text("lscb-audit")) && is_ours(&text("'/opt/lscb-audit'")));
        assert!(is_ours(&format!("{HEAD}exec lscb-audit git driver check\n")), "as it was made before");
        assert!(!is_ours("#!/bin/sh\nmake lint\n"));
        assert!(!is_ours(&format!("{}make lint\n", text("lscb-audit"))));
        assert!(!is_ours(&text("lscb-audit").replace("exit 1", "exit 0")));
    }
}
