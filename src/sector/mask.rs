//! Small counts hidden, so that no board can be told from a table that names none.

/// Whether a count is so small that a reader might tell who is meant: 1 to 4. That there is none points at nobody.
#[must_use]
pub fn is_small(count: u32) -> bool {
    (1..5).contains(&count)
}

/// Which of the counts that add up to a known total have to be hidden: the small ones and, as long as the total would
/// give those away, the smallest of the others too.
#[must_use]
pub fn masked(counts: &[u32]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count)).collect();
    while is_told(counts, &hidden) {
        let others = counts.iter().zip(&mut hidden).filter(|(count, hidden)| **count > 0 && !**hidden);
        let Some((_, next)) = others.min_by_key(|(count, _)| **count) else { break };
        *next = true;
    }
    hidden
}

/// Whether what is left of the total tells the hidden counts: it is one count, or each has to be 1, or each 4.
fn is_told(counts: &[u32], hidden: &[bool]) -> bool {
    let those = || counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| u64::from(*count));
    let (many, left) = (those().map(|_| 1).sum::<u64>(), those().sum::<u64>());
    many == 1 || (many > 0 && (left == many || left == 4 * many))
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
        assert_eq!(masked(&[20, 1, 1, 5]), [no, yes, yes, yes], "2 left for two of them would be 1 and 1");
        assert_eq!(masked(&[20, 4, 4, 4, 6]), [no, yes, yes, yes, yes], "12 left for three of them would be 4 each");
        assert_eq!(masked(&[140, 4]), [yes, yes]);
        assert_eq!(masked(&[4, 0]), [yes, no], "with a total of 4 nothing else can hide it; such tables are left out");
    }
}
