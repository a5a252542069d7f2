//! How one text became another, word by word.

use similar::{Algorithm, ChangeTag, utils::diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// The most pairs of words that may be in question for two texts to be compared word by word: two texts of some 1,500
/// words with nothing in common. Beyond it lines are compared, or nothing, so that texts at the limit of a file's size
/// take no time that people notice. A clock instead would make the outcome a matter of chance.
pub(super) const MOST_PAIRS: usize = 9_000_000;

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// It stands in both texts.
    Equal,
    /// It stands in the old text only.
    Delete,
    /// It stands in the new text only.
    Insert,
}

/// A run of words with the white space around them, and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordDiff {
    /// What happened to it.
    pub op: Op,
    /// The words.
    pub text: String,
}

impl Op {
    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Delete => "delete",
            Self::Insert => "insert",
        }
    }
}

/// How an old text became a new one.
///
/// What is equal and deleted makes up the old text, what is equal and inserted the new one. Neighbouring runs are of
/// different kinds, and no run cuts through a character as people see it.
#[must_use]
pub fn evidence_words(old: &str, new: &str) -> Vec<WordDiff> {
    let by_words = || [old, new].map(|text| text.split_word_bounds().collect::<Vec<_>>());
    let by_lines = || [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let whole = || [old, new].map(|text| vec![text]);
    let [old, new] =
        Some(by_words()).filter(is_short).or_else(|| Some(by_lines()).filter(is_short)).unwrap_or_else(whole);
    let mut runs = Runs::default();
    for (tag, words) in diff_slices(Algorithm::Myers, &old, &new) {
        words.iter().for_each(|word| runs.push(tag, word));
    }
    runs.finish()
}

/// Whether so much stayed that marks in the text are easier to read than the two texts: a third of it. Nothing keeps
/// nothing.
#[must_use]
pub fn keeps_enough(runs: &[WordDiff]) -> bool {
    let length = |kept: bool| -> usize {
        runs.iter().filter(|run| !kept || run.op == Op::Equal).map(|run| run.text.len()).sum()
    };
    let all = length(false);
    all > 0 && length(true) * 3 >= all
}

/// Whether few enough pieces are in question.
fn is_short([old, new]: &[Vec<&str>; 2]) -> bool {
    pairs_in_question(old, new) <= MOST_PAIRS
}

/// How many pairs of pieces there are between what the texts have in common at their beginning and end.
pub(super) fn pairs_in_question(old: &[&str], new: &[&str]) -> usize {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let [old_left, new_left] = [old.len() - head, new.len() - head];
    let ends = old.iter().rev().zip(new.iter().rev()).take(old_left.min(new_left));
    let tail = ends.take_while(|(old, new)| old == new).count();
    (old_left - tail).saturating_mul(new_left - tail)
}

/// Runs being put together. White space alone between two changes is taken into them, else changed sentences fall apart
/// into single words.
#[derive(Default)]
struct Runs {
    done: Vec<WordDiff>,
    deleted: String,
    inserted: String,
    space: String,
}

impl Runs {
    fn push(&mut self, tag: ChangeTag, word: &str) {
        if tag == ChangeTag::Equal {
            self.push_equal(word);
            return;
        }
        let space = std::mem::take(&mut self.space);
        self.deleted.push_str(&space);
        self.inserted.push_str(&space);
        match tag {
            ChangeTag::Insert => self.inserted.push_str(word),
            _ => self.deleted.push_str(word),
        }
    }

    fn push_equal(&mut self, word: &str) {
        let after_change = !self.deleted.is_empty() || !self.inserted.is_empty();
        if after_change && word.chars().all(char::is_whitespace) {
            self.space.push_str(word);
            return;
        }
        self.end_change();
        self.add(Op::Equal, word);
    }

    fn end_change(&mut self) {
        let [deleted, inserted, space] = [&mut self.deleted, &mut self.inserted, &mut self.space].map(std::mem::take);
        self.add(Op::Delete, &deleted);
        self.add(Op::Insert, &inserted);
        self.add(Op::Equal, &space);
    }

    fn add(&mut self, op: Op, text: &str) {
        match self.done.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(text),
            _ => self.done.push(WordDiff { op, text: text.to_owned() }),
        }
    }

    fn finish(mut self) -> Vec<WordDiff> {
        self.end_change();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let mark = |run: &WordDiff| match run.op {
            Op::Equal => run.text.clone(),
            Op::Delete => format!("[-{}-]", run.text),
            Op::Insert => format!("{{+{}+}}", run.text),
        };
        evidence_words(old, new).iter().map(mark).collect()
    }

    fn without(runs: &[WordDiff], left_out: Op) -> String {
        runs.iter().filter(|run| run.op != left_out).map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn words_are_marked_and_changed_phrases_stay_together() {
        assert_eq!(shown("Six meetings in May.", "Six meetings in June."), "Six meetings in [-May-]{+June+}.");
        assert_eq!(shown("one two three four", "one dos tres four"), "one [-two three-]{+dos tres+} four");
        assert_eq!(shown("a", "a b"), "a{+ b+}");
        assert_eq!((shown("a b", "a b"), shown("", ""), shown("", "a")), ("a b".into(), String::new(), "{+a+}".into()));
    }

    #[test]
    fn where_little_stayed_the_texts_are_better_read_apart() {
        let keeps = |old, new| keeps_enough(&evidence_words(old, new));
        assert_eq!(
            [keeps("same words", "same words"), keeps("a b c", "a b d"), keeps("one", "two")],
            [true, true, false]
        );
    }

    #[test]
    fn characters_are_never_cut() {
        assert_eq!(shown("cafe\u{301} open", "cafe open"), "[-cafe\u{301}-]{+cafe+} open");
        assert_eq!(shown("\u{1F468}\u{200D}\u{1F469}", "\u{1F468}"), "[-\u{1F468}\u{200D}\u{1F469}-]{+\u{1F468}+}");
    }

    #[test]
    fn long_texts_are_compared_by_lines_and_then_not_at_all() {
        let text = |word: &str, end: &str| (0..4000).map(|n| format!("{word}{n}{end}")).collect::<String>();
        let lines = format!("kept\n{}", text("old line of words ", " ").trim_end());
        let found = evidence_words(&format!("{lines}\nend"), &format!("kept\n{}\nend", text("new ", " ")));
        assert_eq!(found.iter().map(|run| run.op).collect::<Vec<_>>(), [Op::Equal, Op::Delete, Op::Insert, Op::Equal]);
        let found = evidence_words(&text("old", "\n"), &text("new", "\n"));
        assert_eq!(found.iter().map(|run| run.op).collect::<Vec<_>>(), [Op::Delete, Op::Insert]);
    }

    #[test]
    fn a_word_changed_in_a_long_text_is_found() {
        let long = |word: &str| format!("{}{word}{}", "one two ".repeat(9000), " three four".repeat(9000));
        assert_eq!(evidence_words(&long("May"), &long("June")).len(), 4);
    }

    proptest! {
        #[test]
        fn runs_make_up_both_texts(old in "[ab \u{301}\n.]{0,30}", new in "[ab \u{301}\n.]{0,30}") {
            let runs = evidence_words(&old, &new);
            prop_assert_eq!(without(&runs, Op::Insert), old);
            prop_assert_eq!(without(&runs, Op::Delete), new);
            prop_assert!(runs.windows(2).all(|pair| pair[0].op != pair[1].op));
        }
    }
}
