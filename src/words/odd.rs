//! What is said where the surroundings are not as usual: no terminal, settings that are wrong.

/// Said where the interface is opened without a terminal.
pub const NO_TERMINAL: &str = "the interface needs a terminal. `lscb-audit show AUDIT` prints an audit, and \
    `lscb-audit walk AUDIT` goes through it line by line";

/// Said on a terminal that cannot move its cursor.
pub const DUMB_TERMINAL: &str = "this terminal cannot move its cursor (TERM=dumb), which the interface needs. \
    `lscb-audit walk AUDIT` goes through an audit line by line; `lscb-audit show AUDIT` prints it";

/// A setting that is wrong, with what may have been meant and its line in the configuration file.
#[must_use]
pub fn wrong_setting(what: &str, near: &[String], line: Option<usize>) -> String {
    let line = line.map_or_else(String::new, |line| format!(", line {line}"));
    let near = if near.is_empty() { String::new() } else { format!(" Did you mean {}?", near.join(" or ")) };
    let what = what.trim_end_matches('.');
    format!("the configuration{line}: {what}.{near} `lscb-audit config check` says more")
}

/// What stands behind a theme in the list of them, on a terminal with colours or without.
#[must_use]
pub fn theme_mark(is_chosen: bool, is_without_colours: bool, no_colours: bool) -> &'static str {
    match (no_colours, is_without_colours, is_chosen) {
        (false, _, true) => "  (used here)",
        (true, true, _) => "  (used here, since NO_COLOR is set or the terminal has no colours)",
        (true, false, true) => "  (used where there are colours)",
        _ => "",
    }
}

/// An audits folder is set that is none.
#[must_use]
pub fn no_audits_folder(folder: &str, is_something_else: bool) -> String {
    if is_something_else { format!("{folder} is no folder") } else { format!("the folder {folder} is not there") }
}

/// What to do about it.
pub const NAME_OR_MAKE_FOLDER: &str =
    "Correct the path, or make the folder; the first new audit makes it too. Until then there are no audits.";
