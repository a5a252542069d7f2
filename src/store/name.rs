//! What a typed AUDIT means: a path, or `northbridge/2014`, or `northbridge` for its latest.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::disk::{folder_of, patiently};
use super::error::{ReadError, shown};
use crate::audit::Year;
use crate::plain::{did_you_mean, safe_line};

/// Nothing goes by that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no file {0}, and no audit of that name in {1}. {2}",
    shown(typed),
    shown(audits),
    remedy(did_you_mean)
)]
pub struct NotNamed {
    /// What was typed.
    pub typed: PathBuf,
    /// The folder of audits it was looked for in.
    pub audits: PathBuf,
    /// The names that may have been meant, nearest first.
    pub did_you_mean: Vec<String>,
}

fn remedy(names: &[String]) -> String {
    if names.is_empty() {
        return "Name a file, or a board and a year as in northbridge/2014.".to_owned();
    }
    format!("Did you mean {}?", safe_line(&names.join(" or ")))
}

/// The path that is meant by what was typed: itself if something is there (or `-`), else `board/year` or the latest of
/// `board` in the folder of audits. A name never leads out of that folder.
///
/// # Errors
///
/// [`NotNamed`], with near names, if it is neither.
pub fn resolve(typed: &Path, audits: &Path) -> Result<PathBuf, NotNamed> {
    if typed == Path::new("-") || is_there(typed) {
        return Ok(typed.to_owned());
    }
    named(typed, audits).ok_or_else(|| NotNamed {
        typed: typed.to_owned(),
        audits: audits.to_owned(),
        did_you_mean: near(typed, audits),
    })
}

/// The boards in the folder of audits whose names begin so, each with the years it has audits of, both in order.
///
/// Only names are looked at, and no file is read.
#[must_use]
pub fn boards(audits: &Path, beginning: &str) -> Vec<(String, Vec<Year>)> {
    let names = names_in(audits).unwrap_or_default().into_iter().filter(|name| name.starts_with(beginning));
    let with_years = names.map(|board| (years(&audits.join(&board)).unwrap_or_default(), board));
    with_years.filter(|(years, _)| !years.is_empty()).map(|(years, board)| (board, years)).collect()
}

/// The file of the latest year in a board's folder, by the number in its name; only `YEAR.toml` counts.
#[must_use]
pub fn latest(board: &Path) -> Option<PathBuf> {
    years(board).unwrap_or_default().into_iter().next_back().map(|year| file_of(board, year))
}

/// The file of the nearest earlier year beside a file, by the numbers in their names; only `YEAR.toml` counts.
///
/// # Errors
///
/// Its folder cannot be read.
pub fn year_before(file: &Path) -> Result<Option<PathBuf>, ReadError> {
    years_before(file).map(|mut years| years.pop())
}

/// The files of all earlier years beside a file, in the order of their years, by the numbers in their names.
///
/// # Errors
///
/// Their folder cannot be read: then nothing can be said of earlier years, not even that there are none.
pub fn years_before(file: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let Some(year) = file.file_name().and_then(year_of) else { return Ok(Vec::new()) };
    let board = folder_of(file);
    let years = years(board).map_err(|error| ReadError::new(board, error))?;
    Ok(years.into_iter().filter(|other| *other < year).map(|year| file_of(board, year)).collect())
}

/// Whether something is there. What may not be looked at counts: reading it says so.
fn is_there(path: &Path) -> bool {
    let gone = [ErrorKind::NotFound, ErrorKind::NotADirectory];
    fs::symlink_metadata(path).map_or_else(|error| !gone.contains(&error.kind()), |_| true)
}

fn named(typed: &Path, audits: &Path) -> Option<PathBuf> {
    let (board, year) = parts(typed)?;
    let board = audits.join(board);
    match year {
        None => latest(&board),
        Some(year) => Some(file_of(&board, year_of(year)?)).filter(|file| file.is_file()),
    }
}

/// The board and the year, if it is made of plain names only.
fn parts(typed: &Path) -> Option<(&OsStr, Option<&OsStr>)> {
    let mut names = typed.components().map(|part| match part {
        Component::Normal(name) if !is_hidden(name) => Some(name),
        _ => None,
    });
    let (board, year) = (names.next()??, names.next());
    if names.next().is_some() {
        return None;
    }
    match year {
        None => Some((board, None)),
        Some(year) => Some((board, Some(year?))),
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The year that `2014` or `2014.toml` names.
fn year_of(name: &OsStr) -> Option<Year> {
    let name = name.to_str()?;
    let digits = name.strip_suffix(".toml").unwrap_or(name);
    digits.parse().ok().filter(|_| digits.len() == 4)
}

/// Whether a file of a later year is beside a file, by the numbers in their names.
#[must_use]
pub fn has_later_year(file: &Path) -> bool {
    let year = file.file_name().and_then(year_of);
    year.is_some_and(|year| {
        years(folder_of(file)).unwrap_or_default().into_iter().next_back().is_some_and(|last| last > year)
    })
}

fn file_of(board: &Path, year: Year) -> PathBuf {
    board.join(format!("{year}.toml"))
}

/// The years a board has files of, in order.
fn years(board: &Path) -> io::Result<Vec<Year>> {
    let mut years: Vec<Year> = names_in(board)?.iter().filter_map(|name| year_of(OsStr::new(name))).collect();
    years.retain(|year| file_of(board, *year).is_file());
    years.sort_unstable();
    Ok(years)
}

/// The names in a folder that are text and not hidden, in order.
fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in patiently(|| fs::read_dir(folder))? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| !name.starts_with('.')));
    }
    names.sort_unstable();
    Ok(names)
}

/// The names nearest to what was typed: boards, or a board's years where a year was typed.
fn near(typed: &Path, audits: &Path) -> Vec<String> {
    let Some((_, year)) = parts(typed) else { return Vec::new() };
    let with_years = |board: String| {
        let years = years(&audits.join(&board)).unwrap_or_default();
        match year {
            Some(_) => years.iter().rev().map(|year| format!("{board}/{year}")).collect(),
            None if years.is_empty() => Vec::new(),
            None => vec![board],
        }
    };
    let known: Vec<String> = names_in(audits).unwrap_or_default().into_iter().flat_map(with_years).collect();
    did_you_mean(&typed.to_string_lossy(), known.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audits() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in [
            "northbridge/2013.toml",
            "northbridge/2014.toml",
            "northbridge/9999.toml",
            "northbridge/02015.toml",
            "northbridge/draft.toml",
            "northbridge/2016.toml.bak",
            "saltley/notes.toml",
            "eastmoor/2012.toml",
            ".trash/2014.toml",
        ] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        fs::create_dir(folder.path().join("northbridge/2015.toml")).unwrap();
        folder
    }

    #[test]
    fn a_board_and_year_or_a_board_for_its_latest() {
        let audits = audits();
        let meant = |typed: &str| resolve(Path::new(typed), audits.path()).unwrap();
        let file = |name: &str| audits.path().join(name);
        assert_eq!(meant("northbridge/2013"), file("northbridge/2013.toml"));
        assert_eq!(meant("northbridge/2013.toml"), file("northbridge/2013.toml"));
        let no_year = resolve(Path::new("northbridge/+2014"), audits.path());
        assert!(no_year.is_err(), "{no_year:?}");
        assert_eq!(meant("northbridge"), file("northbridge/2014.toml"), "the others are no years, or no files");
    }

    #[test]
    fn a_path_that_is_there_comes_first() {
        let audits = audits();
        let path = audits.path().join("northbridge/draft.toml");
        assert_eq!(resolve(&path, Path::new("elsewhere")).unwrap(), path);
        assert_eq!(resolve(Path::new("src"), audits.path()).unwrap(), Path::new("src"));
        assert_eq!(resolve(Path::new("-"), audits.path()).unwrap(), Path::new("-"));
    }

    #[test]
    fn a_name_never_leads_out_of_the_folder_nor_into_what_is_hidden() {
        let audits = audits();
        let below = audits.path().join("saltley");
        let absolute = audits.path().join("northbridge/2013");
        for typed in ["../northbridge/2013", "..", "./northbridge", "a/../northbridge", "", "/", "a/b/c"] {
            assert!(resolve(Path::new(typed), &below).is_err() || is_there(Path::new(typed)), "{typed}");
        }
        assert!(resolve(&absolute, audits.path()).is_err());
        assert!(resolve(Path::new(".trash/2014"), audits.path()).is_err());
    }

    #[test]
    fn the_year_before_is_the_nearest_earlier_one_beside_a_file() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["2011.toml", "2012.toml", "2014.toml", "2012-mine.toml", "2010.toml"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let before = |name: &str| year_before(&folder.path().join(name)).unwrap();
        assert_eq!(before("2014.toml"), Some(folder.path().join("2012.toml")));
        assert_eq!(before("2010.toml"), None);
        assert_eq!(before("2012-mine.toml"), None, "its name says no year");
    }

    #[test]
    fn near_names_are_offered() {
        let audits = audits();
        let not_named = |typed: &str| resolve(Path::new(typed), audits.path()).unwrap_err();
        assert_eq!(not_named("northbrige").did_you_mean, ["northbridge"]);
        assert_eq!(not_named("northbrige/2013").did_you_mean.first().unwrap(), "northbridge/2013");
        assert!(not_named("northbridge/2011").did_you_mean.contains(&"northbridge/2014".to_owned()));
        assert!(not_named("saltly").did_you_mean.is_empty(), "a board without audits is none");
        let message = not_named("Northbrige").to_string();
        assert!(message.starts_with("there is no file Northbrige, and no audit of that name in "), "{message}");
        assert!(message.ends_with("Did you mean northbridge?"), "{message}");
    }
}
