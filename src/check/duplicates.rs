//! Two files for one board and year: which of them counts?

use std::collections::BTreeMap;

use super::codes::AUDIT_TWICE;
use crate::audit::{BoardId, Year};
use crate::plain::Finding;

/// A finding for each of the audits that share board and year with another, with its place in the list.
///
/// Takes board, year and the name by which people know the file.
#[must_use]
pub fn duplicates(audits: &[(&BoardId, Year, &str)]) -> Vec<(usize, Finding)> {
    let mut known: BTreeMap<(&BoardId, Year), Vec<usize>> = BTreeMap::new();
    for (index, (board, year, _)) in audits.iter().enumerate() {
        known.entry((*board, *year)).or_default().push(index);
    }
    let shared = known.into_values().filter(|files| files.len() > 1);
    let mut found: Vec<_> = shared.flat_map(|files| each_names_another(audits, &files)).collect();
    found.sort_by_key(|(index, _)| *index);
    found
}

fn each_names_another(audits: &[(&BoardId, Year, &str)], files: &[usize]) -> Vec<(usize, Finding)> {
    let finding = |index: usize| {
        let (board, year, _) = audits.get(index)?;
        let other = files.iter().copied().find(|other| *other != index)?;
        let (_, _, other) = audits.get(other)?;
        let message = format!("{other} is the audit of {board} for {year} too");
        let help = "Keep one of them here; comparisons count neither.";
        Some((index, Finding::new(AUDIT_TWICE, "audit.year", message).help(help)))
    };
    files.iter().filter_map(|index| finding(*index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_two_files_for_one_board_and_year_names_the_other() {
        let (north, east): (BoardId, BoardId) = ("northbridge".parse().unwrap(), "eastmoor".parse().unwrap());
        let [y2013, y2014] = [2013, 2014].map(|year| Year::try_from(year).unwrap());
        let found = duplicates(&[
            (&north, y2014, "a.toml"),
            (&east, y2014, "b.toml"),
            (&north, y2013, "c.toml"),
            (&north, y2014, "d.toml"),
        ]);
        let places: Vec<usize> = found.iter().map(|(index, _)| *index).collect();
        assert_eq!(places, [0, 3]);
        assert!(found[0].1.message.starts_with("d.toml is"));
    }
}
