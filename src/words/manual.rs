//! The manual pages in words: what stands on them beside what `--help` says.

use super::counted;

/// The title of the manual that the pages belong to.
pub const TITLE: &str = "lscb-audit manual";

/// Where the guide is.
pub const GUIDE: &str = "The guide is in the docs folder of the source and at https://github.com/lscb-audit/lscb-audit. \
    `lscb-audit help` has the pages to look things up.";

/// Exit codes, for commands that have none of their own.
pub const EXIT_STATUS: &[(&str, &str)] = &[
    ("0", "Done. A closed pipe is no failure."),
    ("2", "It could not be done: wrong arguments, no such file, a file that cannot be read or written, refused."),
];

/// The files that the program goes by, on Linux.
pub const FILES: &[(&str, &str)] = &[
    ("audits/BOARD/YEAR.toml", "An audit. `lscb-audit help file` describes it."),
    ("~/.local/share/lscb-audit/audits", "The audits folder, where no other is named and none is here."),
    ("~/.config/lscb-audit/config.toml", "Settings. None is needed."),
    ("~/.config/lscb-audit/frameworks, themes", "Frameworks and themes of one's own."),
    ("~/.local/state/lscb-audit", "Text being typed, earlier versions of audits, the demo's copy."),
];

/// The variables that the program goes by.
pub const ENVIRONMENT: &[(&str, &str)] = &[
    ("LSCB_AUDIT_DIR", "The audits folder."),
    ("LSCB_AUDIT_TODAY", "The day that counts as today, as in 2014-11-10."),
    ("VISUAL, EDITOR", "The command that opens a text in an editor."),
    ("NO_COLOR", "No colours, where it is there and not empty."),
    ("TERM, COLORTERM, COLUMNS, LC_ALL, LC_CTYPE, LANG", "What the terminal can show."),
    ("USER, LOGNAME", "The name written beside answers, where the configuration has none."),
    ("TZ", "The time zone."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "In place of ~/.config, ~/.local/share and ~/.local/state."),
];

/// Said when pages were written.
#[must_use]
pub fn written(pages: usize, folder: &str) -> String {
    let pages = counted(u64::try_from(pages).unwrap_or(u64::MAX), "manual page is", "manual pages are");
    format!("{pages} in {folder}")
}
