//! The hook by which git refuses a commit in which an audit is wrong.

/// How the hook begins that install makes.
const HEAD: &str = "#!/bin/sh
# Made by `lscb-audit git install --check`; `lscb-audit git uninstall` takes it away.
";

/// The hook, for a program that is called so.
pub(super) fn text(program: &str) -> String {
    format!("{HEAD}exec {}\n", check(program))
}

/// What the hook runs.
pub(super) fn check(program: &str) -> String {
    format!("{program} git driver check")
}

/// Whether a hook is as install made it: its head, one command, and nothing that anybody added.
pub(super) fn is_ours(text: &str) -> bool {
    text.strip_prefix(HEAD).is_some_and(|rest| rest.lines().count() == 1 && rest.ends_with(" git driver check\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_that_somebody_else_wrote_or_went_on_with_is_not_ours() {
        assert!(is_ours(&text("lscb-audit")) && is_ours(&text("'/opt/lscb-audit'")));
        assert!(!is_ours("#!/bin/sh\nmake lint\n"));
        assert!(!is_ours(&format!("{}make lint\n", text("lscb-audit"))));
    }
}
