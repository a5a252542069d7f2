//! `--fail-on` of comparisons: its words, and what is said when it meets one.

use super::out::complain;
use crate::compare::{Change, Doubt};
use crate::plain::did_you_mean;
use crate::report::shown::Gate;

/// The words, as they stand in the help.
pub(super) const WORDS: &str = "Words for --fail-on:
  improved regressed unchanged answered withdrawn open excluded included not-confirmed
  added retired newly-met no-longer-met unsupported same-evidence improved-on-same-evidence

newly-met and no-longer-met are only of standards that both audits ask; what one of them asks alone, \
since the edition or the framework is another, is added or retired, met or not.";

/// A word that `--fail-on` knows: a misspelt one would never fail.
pub(super) fn word(word: &str) -> Result<String, String> {
    let words: Vec<&str> = words().collect();
    if words.contains(&word) {
        return Ok(word.to_owned());
    }
    let near = did_you_mean(word, words);
    Err(near.first().map_or_else(|| format!("'{word}' is no such word"), |near| format!("did you mean {near}?")))
}

/// All words that `--fail-on` knows.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let classes = Change::ALL.iter().map(|class| class.word());
    let doubts = Doubt::ALL.iter().map(|doubt| doubt.word());
    classes.chain(["newly-met", "no-longer-met"]).chain(doubts)
}

/// Says what was met, so that whoever reads the text knows why the exit code is 1.
pub(super) fn say(gate: &Gate) {
    for reason in &gate.reasons {
        complain(&format!("--fail-on {}: {} of {}", reason.word, reason.standard, reason.board));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_word_and_no_other() {
        let words: String = WORDS.lines().filter(|line| line.starts_with("  ")).collect();
        let named: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(named.len(), Change::ALL.len() + 2 + Doubt::ALL.len());
        assert!(named.iter().all(|name| word(name).is_ok()));
        assert_eq!(word("regresed"), Err("did you mean regressed?".to_owned()));
    }
}
