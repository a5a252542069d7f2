//! How a paper is known again that this program wrote and nobody has changed: only such a one is written over unasked.

use crate::audit::sha256;

/// Stands before the sum of all that is before it.
const MARK: &str = "<!-- lscb-audit board paper sha256:";
const END: &str = " -->\n";

/// The text with a mark at its end, which readers do not see.
pub(super) fn marked(text: String) -> String {
    let sum = sha256(text.as_bytes());
    text + MARK + &sum + END
}

/// Whether a file is a paper as this program wrote it.
#[must_use]
pub fn is_own(file: &[u8]) -> bool {
    let length = MARK.len() + sha256(&[]).len() + END.len();
    let Some((text, mark)) = file.len().checked_sub(length).and_then(|at| file.split_at_checked(at)) else {
        return false;
    };
    mark == [MARK, &sha256(text), END].concat().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_has_changed_is_own() {
        let paper = marked("# Paper\n".to_owned());
        assert!(is_own(paper.as_bytes()));
        for other in [paper.replace("Paper", "paper"), paper.clone() + " ", "# Paper\n".into(), String::new()] {
            assert!(!is_own(other.as_bytes()), "{other}");
        }
    }
}
