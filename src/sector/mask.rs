//! Small counts hidden, so that no board can be told from a table that names none.

/// Whether a count is so small that a reader might tell who is meant: 1 to 4. That there is none points at nobody.
#[must_use]
pub fn is_small(count: u32) -> bool {
    (1..5).contains(&count)
}

/// Which of the counts that add up to a known total have to be hidden: the small ones and, where that would leave only
/// one hidden, which the total would give away, the smallest of the others too.
#[must_use]
pub fn masked(counts: &[u32]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count)).collect();
    if hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let others = counts.iter().zip(&mut hidden).filter(|(count, hidden)| **count > 0 && !**hidden);
        if let Some((_, next)) = others.min_by_key(|(count, _)| **count) {
            *next = true;
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hidden_count_takes_another_with_it() {
        let (yes, no) = (true, false);
        assert_eq!(masked(&[140, 3, 0, 7]), [no, yes, no, yes]);
        assert_eq!(masked(&[140, 5]), [no, no]);
        assert_eq!(masked(&[140, 4, 1]), [no, yes, yes]);
        assert_eq!(masked(&[140, 4]), [yes, yes]);
        assert_eq!(masked(&[4, 0]), [yes, no], "with a total of 4 nothing else can hide it; such tables are left out");
    }
}
