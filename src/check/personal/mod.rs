//! What looks like personal data in a text. Audits are about arrangements, not about children.
//!
//! It is looked for by form, word by word, in one pass; a file for each kind. `cargo bench --bench personal` says how
//! much of it is found, and how much is taken for it that is none.

mod birth;
mod child;
mod email;
mod numbers;
mod postcode;
mod reference;
mod texts;
mod words;

use std::collections::BTreeSet;

pub(super) use texts::look;
pub use texts::{Suspect, personal_data};
use words::Words;

use super::codes;
use crate::audit::Allowed;
use crate::plain::{Code, Span};

/// Something in a text that looks like personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The kind of finding, which says what it looks like.
    pub code: Code,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// Finds where the words end that begin there and look like personal data.
type Find = fn(&Words<'_>, usize) -> Option<std::ops::Range<usize>>;

/// What is looked for, in this order: the first that is found at a place is what it is taken for.
const KINDS: [(Code, Find); 8] = [
    (codes::PERSONAL_EMAIL, email::email),
    (codes::PERSONAL_NHS_NUMBER, numbers::nhs),
    (codes::PERSONAL_NI_NUMBER, numbers::national_insurance),
    (codes::PERSONAL_BIRTH_DATE, birth::birth),
    (codes::PERSONAL_POSTCODE, postcode::postcode),
    (codes::PERSONAL_TELEPHONE, numbers::telephone),
    (codes::PERSONAL_CASE_REFERENCE, reference::reference),
    (codes::PERSONAL_CHILD_AND_AGE, child::child),
];

/// Everything in a text that looks like personal data, in its order, none of it overlapping.
#[must_use]
pub fn personal_matches(text: &str) -> Vec<Match> {
    let words = Words::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.count() {
        let first = KINDS.iter().find_map(|(code, find)| Some((*code, find(&words, at)?)));
        at = first.as_ref().map_or(at + 1, |(_, range)| range.end.max(at + 1));
        found.extend(first.and_then(|(code, range)| Some(Match { code, span: words.span(range)? })));
    }
    found
}

/// What an audit says is no personal data: the texts, however they are spaced, that have a reason beside them.
#[derive(Clone, Debug)]
pub struct AllowList(BTreeSet<String>);

impl AllowList {
    /// What is allowed by an audit.
    #[must_use]
    pub fn of(allowed: &[Allowed]) -> Self {
        Self(allowed.iter().filter(|it| !it.reason.trim().is_empty()).map(|it| bare(&it.text)).collect())
    }

    /// What of a text looks like personal data and is not allowed.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Match> {
        let mut found = personal_matches(text);
        found.retain(|it| !text.get(it.span.clone()).is_some_and(|it| self.0.contains(&bare(it))));
        found
    }
}

/// A text without what can be written in several ways.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        personal_matches(text).into_iter().map(|it| (it.code.id, &text[it.span])).collect()
    }

    #[test]
    fn each_kind_is_found_where_it_stands() {
        assert_eq!(found("no 999 001 2342 here"), [("personal-nhs-number", "999 001 2342")]);
        assert_eq!(found("seen at NB1 4QT."), [("personal-postcode", "NB1 4QT")]);
        assert_eq!(found("born 12 March 2000"), [("personal-birth-date", "12 March 2000")]);
        assert_eq!(found("on 12 March 2000"), []);
        assert_eq!(found("ring 07700 900123 now"), [("personal-telephone", "07700 900123")]);
        assert_eq!(found("at a.b@example.org."), [("personal-email", "a.b@example.org")]);
        assert_eq!(found("NI AB 12 34 56 C"), [("personal-ni-number", "AB 12 34 56 C")]);
        assert_eq!(found("QQ 12 34 56 C"), [], "no number begins so");
        assert_eq!(found("case no. 77120"), [("personal-case-reference", "77120")]);
        assert_eq!(found("Megan Jones, 15, met"), [("personal-child-and-age", "Megan Jones, 15")]);
        assert_eq!(found("Megan Jones, chair"), []);
    }

    #[test]
    fn a_number_whose_check_digit_is_wrong_is_none_unless_it_is_called_one() {
        let right = (0..10).filter(|last| !found(&format!("see 999001234{last}")).is_empty()).count();
        assert_eq!(right, 1);
        assert_eq!(found("NHS number 9990012341").len() + found("NHS number 9990012343").len(), 2);
    }

    #[test]
    fn what_is_allowed_is_not_found_however_it_is_spaced_and_only_with_a_reason() {
        let allow = |reason: &str| {
            let allowed = Allowed { text: "0808 800 5000".to_owned(), reason: reason.to_owned() };
            AllowList::of(&[allowed]).matches("ring 08088005000 or 07700 900123").len()
        };
        assert_eq!((allow("Public helpline"), allow(" ")), (1, 2));
    }

    #[test]
    fn no_text_makes_it_panic_and_nothing_is_found_twice() {
        for piece in [
            "a.",
            "a@",
            "1 ",
            "0",
            "0800-",
            "A ",
            "born on ",
            "case no ",
            "Amy-",
            "dob:",
            "é\u{301}",
            "AB 1",
            "(14) ",
            "x@y.",
        ] {
            let text = piece.repeat(64 * 1024 / piece.len());
            let found = personal_matches(&text);
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{piece}");
        }
    }
}
