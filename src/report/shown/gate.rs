//! What `--fail-on` met in pairs of audits.

use schemars::JsonSchema;
use serde::Serialize;

use super::Pair;
use super::diff::StandardShown;

/// What `--fail-on` met.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Gate {
    fail_on: Vec<String>,
    /// Whether it met anything.
    pub failed: bool,
    /// Where it met what.
    pub reasons: Vec<Reason>,
}

/// Where `--fail-on` met a word.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reason {
    /// The board.
    pub board: String,
    /// The standard.
    pub standard: String,
    /// The word that was met.
    pub word: &'static str,
    old: Option<&'static str>,
    new: Option<&'static str>,
}

impl Gate {
    /// What the words meet in pairs of audits.
    #[must_use]
    pub fn of(pairs: &[Pair], fail_on: &[String]) -> Self {
        let reasons: Vec<Reason> = pairs.iter().flat_map(|pair| reasons(pair, fail_on)).collect();
        Self { fail_on: fail_on.to_vec(), failed: !reasons.is_empty(), reasons }
    }
}

fn reasons<'a>(pair: &'a Pair, fail_on: &'a [String]) -> impl Iterator<Item = Reason> + 'a {
    let met = |standard: &'a StandardShown| {
        standard.words.iter().copied().filter(|word| fail_on.iter().any(|named| named == word))
    };
    pair.standards.iter().flat_map(move |standard| {
        met(standard).map(move |word| Reason {
            board: pair.board.id.clone(),
            standard: standard.id.clone(),
            word,
            old: standard.old.as_ref().and_then(|answer| answer.status),
            new: standard.new.as_ref().and_then(|answer| answer.status),
        })
    })
}
