//! What commands say that work on many audits at once.

use std::path::Path;

use super::count::counted;
use crate::plain::{cut, safe_line};

/// A workbook on a terminal, where a person would see its bytes.
pub const NO_WORKBOOK_ON_TERMINAL: &str = "a workbook is not written to a terminal. Name a file for it with -o";

/// Said of a word that names no side of a conflict.
#[must_use]
pub fn which_side(word: &str) -> String {
    format!("'{word}' is no side of a conflict; take ours, theirs or base, or set the key itself")
}

/// Settings of a batch beside a single audit.
pub const ONLY_WITH_BOARDS: &str =
    "--dry-run and --keep-going go with --boards FILE.csv; without them `new` makes one audit, and says where";

/// How many audits were made, and how many of them take over an earlier year's: `20 audits made, 12 of them carried over`.
#[must_use]
pub fn audits_made(made: usize, carried: usize, dry_run: bool) -> String {
    let audits = counted(made, "audit", "audits");
    let whence = match carried {
        0 => "blank".to_owned(),
        _ if carried == made => "carried over from an earlier year".to_owned(),
        _ => format!("{} blank and {carried} carried over from an earlier year", made - carried),
    };
    match made {
        0 => "no audit was made".to_owned(),
        _ if dry_run => format!("{audits} would be made: {whence}"),
        _ => format!("{audits} made: {whence}"),
    }
}

/// Audits with keys that mean nothing here: an answer under one that is misspelt counts as none.
#[must_use]
pub fn unknown_keys(audits: usize) -> String {
    let have = counted(audits, "audit has", "audits have");
    format!("{have} keys that mean nothing here, under which an answer may be lost; `lscb-audit check` names them")
}

/// Nothing says how an export is to be written.
#[must_use]
pub fn no_format(file: &Path) -> String {
    let file = safe_line(&file.display().to_string());
    format!("{file} does not end in .csv, .ndjson or .xlsx. Name it so, or say with --format how to write it")
}

/// A file is there that an export of another ending would take the place of.
#[must_use]
pub fn not_replaced(file: &Path) -> String {
    let file = safe_line(&file.display().to_string());
    format!("{file} is there already, and its ending is not that of an export. Name another file")
}

/// What came of setting keys in many audits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edited {
    /// Audits that were meant and could be edited.
    pub audits: usize,
    /// Audits of them that changed.
    pub changed: usize,
    /// Keys that changed in them.
    pub changes: usize,
    /// Files that could not be changed.
    pub failed: usize,
    /// Whether nothing was really done.
    pub dry_run: bool,
}

/// What came of setting keys: `3 changes in 2 of 15 audits, saved; 1 file could not be changed`.
#[must_use]
pub fn edited(sums: &Edited) -> String {
    let audits = counted(sums.audits, "audit", "audits");
    let done = match sums.changed {
        0 => format!("nothing to change in {audits}"),
        changed => {
            let what = counted(sums.changes, "change", "changes");
            let kept = if sums.dry_run { "not made, since this is a dry run" } else { "saved" };
            format!("{what} in {changed} of {audits}, {kept}")
        }
    };
    let failed = counted(sums.failed, "file", "files");
    if sums.failed == 0 { done } else { format!("{done}; {failed} could not be changed") }
}

/// Why a change is refused after which the file would be no audit.
pub const NOT_READABLE_THEN: &str = "with that it could not be read any more, so nothing was changed";

/// Why a change is refused after which a value would be wrong.
#[must_use]
pub fn wrong_then(what: &str) -> String {
    format!("with that {what}, so nothing was changed")
}

/// Why `--fail-on` says no: `--fail-on unsupported: 12 findings`.
#[must_use]
pub fn fail_on_found(word: &str, count: usize) -> String {
    format!("--fail-on {word}: {}", counted(count, "finding", "findings"))
}

/// Why a key cannot be set twice at once.
#[must_use]
pub fn set_twice(key: &str) -> String {
    format!("`{key}` is set twice. Give it once")
}

/// No file is named after `@`.
#[must_use]
pub fn no_file_after_at(key: &str) -> String {
    format!("no file is named in `{key}=@`. Name one after the @, or write `{key}=` to take the key away")
}

/// Why a key is not set in several files at once.
#[must_use]
pub fn one_file_at_a_time(key: &str) -> String {
    format!(
        "`{key}` says which audit a file is, and two of one board and year would count no more. Set it file by file"
    )
}

/// A key with what it held and what it holds: `sub-group.status: partly-met → met`.
#[must_use]
pub fn key_change(key: &str, old: Option<&str>, new: Option<&str>) -> String {
    let shown = |value: Option<&str>| value.map_or("nothing".into(), |value| cut(&safe_line(value), 60));
    format!("{}: {} → {}", key.strip_prefix("responses.").unwrap_or(key), shown(old), shown(new))
}

/// What was exported: `1,480 audits, 35,520 rows; 2 files could not be read`.
#[must_use]
pub fn exported(audits: usize, rows: usize, unreadable: usize) -> String {
    let done = format!("{}, {}", counted(audits, "audit", "audits"), counted(rows, "row", "rows"));
    match unreadable {
        0 => done,
        _ => format!("{done}; {} could not be read", counted(unreadable, "file", "files")),
    }
}

/// Rows beyond what a sheet of Excel takes.
#[must_use]
pub fn too_many_rows(rows: usize, most: usize) -> String {
    let [rows, most] = [rows, most].map(|count| counted(count, "row", "rows"));
    format!("{rows} do not fit on a sheet of Excel, which takes {most}. Use --format csv, or fewer years or boards")
}

/// Texts that had to be cut for Excel.
#[must_use]
pub fn texts_cut(cut: usize) -> String {
    let (texts, are) = (counted(cut, "text", "texts"), if cut == 1 { "is" } else { "are" });
    format!(
        "{texts} longer than the 32,767 characters that a cell of Excel takes {are} cut, and marked at the end. \
         csv and ndjson have texts whole"
    )
}

/// Said of a link in a folder to something that is not in it.
#[must_use]
pub fn leads_out(link: &str) -> String {
    format!(
        "{link} is a link that leads out of the folder, so it is not changed. Name it itself to change what it leads to."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_told_apart() {
        assert_eq!(audits_made(20, 12, false), "20 audits made: 8 blank and 12 carried over from an earlier year");
        assert_eq!(audits_made(1, 1, true), "1 audit would be made: carried over from an earlier year");
        assert_eq!([audits_made(2, 0, false), audits_made(0, 0, false)], ["2 audits made: blank", "no audit was made"]);
    }

    #[test]
    fn a_change_is_one_line_however_long_what_it_holds() {
        assert_eq!(key_change("responses.sub-group.status", None, Some("met")), "sub-group.status: nothing → met");
        let long = key_change("board.name", Some("a\nb"), Some(&"x".repeat(100)));
        assert!(long.starts_with("board.name: a") && !long.contains('\n') && long.chars().count() < 90, "{long}");
    }

    #[test]
    fn what_was_not_changed_is_said() {
        let sums = Edited { audits: 15, changed: 2, changes: 3, failed: 1, dry_run: false };
        assert_eq!(edited(&sums), "3 changes in 2 of 15 audits, saved; 1 file could not be changed");
        assert!(edited(&Edited { dry_run: true, ..sums }).contains("dry run"));
        assert_eq!(edited(&Edited { audits: 1, ..Edited::default() }), "nothing to change in 1 audit");
    }

    #[test]
    fn counts_of_an_export_are_said_with_their_commas() {
        assert_eq!(exported(1_480, 35_520, 2), "1,480 audits, 35,520 rows; 2 files could not be read");
        assert_eq!(exported(1, 24, 0), "1 audit, 24 rows");
        assert!(too_many_rows(1_048_576, 1_048_575).contains("1,048,576 rows do not fit"));
        assert!(texts_cut(1).starts_with("1 text longer") && texts_cut(2).contains(" are cut"));
    }
}
