//! Reasons not to take an answer at its word, as sentences.

/// The sentence for a doubt; a doubt without one stands for itself.
#[must_use]
pub fn doubt(word: &str) -> &str {
    match word {
        "unsupported" => "Met, no evidence written yet",
        "same-evidence" => "Evidence is word for word last year's",
        "improved-on-same-evidence" => "Improved, but the evidence is word for word last year's",
        other => other,
    }
}

/// The same, where met is called by another label: `In place, no evidence written yet`.
#[must_use]
pub fn doubt_of(word: &str, label: &str) -> String {
    match word {
        "unsupported" => format!("{label}, no evidence written yet"),
        other => doubt(other).to_owned(),
    }
}
