//! 'Did you mean': the known words nearest to one that is not known.

/// Of longer words only the beginnings are compared.
const COMPARED: usize = 64;

/// At most three of `known` that are near enough to `word` to be meant, nearest first.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let allowed = word.chars().take(12).count().max(3) / 3;
    let typed: Vec<char> = compared(word).collect();
    let mut letters = Vec::with_capacity(COMPARED);
    let apart = |candidate: &'a str| {
        let most = if starts(candidate, word) { COMPARED } else { allowed };
        letters.clear();
        letters.extend(compared(candidate));
        Some((distance(&typed, &letters, most)?, candidate))
    };
    let mut near: Vec<(usize, &str)> = known.into_iter().filter_map(apart).collect();
    near.sort();
    let nearest = near.first().map_or(0, |(apart, _)| *apart);
    near.retain(|(apart, candidate)| *apart <= nearest + 1 || starts(candidate, word));
    near.into_iter().take(3).map(|(_, candidate)| candidate.to_owned()).collect()
}

fn compared(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase).take(COMPARED)
}

fn starts(candidate: &str, word: &str) -> bool {
    word.len() >= 3 && word.chars().nth(2).is_some() && candidate.starts_with(word)
}

/// How many characters have to be added, taken away, changed or swapped with their neighbour; none if more than `most`.
///
/// Only cells of the table that can be within `most` are worked out, it ends when two rows have none, and no memory is
/// asked for: a file can have as many unknown words as it has lines.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let beyond = most + 1;
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut rows = [[beyond; COMPARED + 1]; 3];
    let [mut before, mut above, mut row] = rows.each_mut();
    above.iter_mut().enumerate().for_each(|(column, cell)| *cell = column);
    for (i, x) in a.iter().enumerate() {
        row.fill(beyond);
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.iter().enumerate().take(i + beyond + 1).skip(i.saturating_sub(beyond)) {
            let at = |cells: &[usize], k: usize| cells.get(k).copied().unwrap_or(beyond);
            let mut best = (at(above, j + 1) + 1).min(at(row, j) + 1).min(at(above, j) + usize::from(x != y));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(before, j - 1) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = best.min(beyond);
            }
        }
        let columns = b.len() + 1;
        if row.iter().take(columns).chain(above.iter().take(columns)).all(|cell| *cell > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above.get(b.len()).copied().filter(|apart| *apart <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_of_the_hand_is_recognised() {
        assert_eq!(did_you_mean("mte", ["met", "planned", "not-met"]), ["met"]);
        assert_eq!(did_you_mean("subgroup", ["sub-group", "scrutiny"]), ["sub-group"]);
        assert_eq!(did_you_mean("part", ["partly-met", "met"]), ["partly-met"]);
    }

    proptest! {
        #[test]
        fn it_is_the_whole_table_where_it_is_within_what_is_allowed(a in "[abc]{0,9}", b in "[abc]{0,9}", most in 0_usize..6) {
            let [a, b] = [a, b].map(|word| compared(&word).collect::<Vec<char>>());
            prop_assert_eq!(distance(&a, &b, most), Some(whole(&a, &b)).filter(|apart| *apart <= most));
        }
    }

    /// The distance by the plainest of means.
    fn whole(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, _) | (_, 0) => i + j,
                    _ => {
                        let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                        let best = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                        if swapped { best.min(table[i - 2][j - 2] + 1) } else { best }
                    }
                }
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn nothing_is_suggested_for_something_else() {
        assert!(did_you_mean("elephant", ["met", "planned"]).is_empty());
    }
}
