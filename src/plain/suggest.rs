//! 'Did you mean': the known words nearest to one that is not known.

/// At most three of `known` that are near enough to `word` to be meant, nearest first.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let allowed = word.chars().count().clamp(3, 12) / 3;
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .map(|candidate| (distance(&word.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(apart, candidate)| *apart <= allowed || starts(candidate, word))
        .collect();
    near.sort();
    let nearest = near.first().map_or(0, |(apart, _)| *apart);
    near.retain(|(apart, candidate)| *apart <= nearest + 1 || starts(candidate, word));
    near.into_iter().take(3).map(|(_, candidate)| candidate.to_owned()).collect()
}

fn starts(candidate: &str, word: &str) -> bool {
    word.chars().count() >= 3 && candidate.starts_with(word)
}

/// How many characters have to be added, taken away, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |cells: &[usize], k: usize| cells.get(k).copied().unwrap_or(usize::MAX - 1);
            let mut best = (at(&above, j + 1) + 1).min(at(&row, j) + 1).min(at(&above, j) + usize::from(x != y));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_recognised() {
        assert_eq!(did_you_mean("mte", ["met", "planned", "not-met"]), ["met"]);
        assert_eq!(did_you_mean("subgroup", ["sub-group", "scrutiny"]), ["sub-group"]);
        assert_eq!(did_you_mean("part", ["partly-met", "met"]), ["partly-met"]);
    }

    #[test]
    fn nothing_is_suggested_for_something_else() {
        assert!(did_you_mean("elephant", ["met", "planned"]).is_empty());
    }
}
