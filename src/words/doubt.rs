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
