//! How a board's agencies stand on a standard together.

use super::counted;

/// The figures of those that were asked. They add up to the agencies listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agencies<'a> {
    /// What met is called, in small letters.
    pub label: &'a str,
    /// Agencies asked to which it applies.
    pub of: u32,
    /// Agencies that meet it.
    pub met: u32,
    /// Those that partly do.
    pub partly: u32,
    /// Those that have planned it.
    pub planned: u32,
    /// Those that do not.
    pub not_met: u32,
    /// Those that could not tell.
    pub not_known: u32,
    /// Those without an answer.
    pub unanswered: u32,
    /// Those to which it does not apply; not among `of`.
    pub not_applicable: u32,
    /// Those that have sent no return and so are not among those asked.
    pub silent: u32,
}

impl Agencies<'_> {
    /// Whether nobody to whom it applies has answered yet, so that there is nothing to be coloured.
    #[must_use]
    pub fn nobody_answered(&self) -> bool {
        self.unanswered == self.of
    }

    /// The figures in a sentence: `2 of 5 met, 1 partly, 2 not answered yet · red: fewer than half`.
    #[must_use]
    pub fn sentence(&self, rag: &str) -> String {
        let not = format!("not {}", self.label);
        let not_applicable = (self.not_applicable, "not applicable");
        let silent = (self.silent, if self.silent == 1 { "has sent no return" } else { "have sent no return" });
        if self.nobody_answered() {
            let none = match self.of {
                1 => "The one asked has not answered yet".to_owned(),
                of => format!("None of the {of} asked has answered yet"),
            };
            return with_rest(none, &[not_applicable, silent]);
        }
        let rest = [
            (self.partly, "partly"),
            (self.planned, "planned"),
            (self.not_met, not.as_str()),
            (self.not_known, "not known"),
            (self.unanswered, "not answered yet"),
            not_applicable,
            silent,
        ];
        let met = with_rest(format!("{} of {} {}", self.met, self.of, self.label), &rest);
        let is_all_so_far = rag == "green" && self.silent > 0;
        format!("{met} · {}", if is_all_so_far { GREEN_SO_FAR } else { colour(rag) })
    }
}

fn with_rest(first: String, rest: &[(u32, &str)]) -> String {
    let there = rest.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what, what));
    std::iter::once(first).chain(there).collect::<Vec<_>>().join(", ")
}

/// What stands for green where some have sent no return yet.
const GREEN_SO_FAR: &str = "green: all that answered";

/// What the colour of a collective means.
#[must_use]
pub fn colour(word: &str) -> &str {
    match word {
        "green" => "green: all",
        "amber" => "amber: half or more, not all",
        "red" => "red: fewer than half",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_not_answered_is_told_from_who_does_not_meet_it() {
        let some = Agencies { label: "met", of: 5, met: 2, partly: 1, unanswered: 2, ..Agencies::default() };
        assert_eq!(some.sentence("red"), "2 of 5 met, 1 partly, 2 not answered yet · red: fewer than half");
        let more = Agencies { not_applicable: 1, silent: 2, ..some };
        assert!(more.sentence("red").contains("2 not answered yet, 1 not applicable, 2 have sent no return"));
        let all = Agencies { label: "met", of: 1, met: 1, ..Agencies::default() };
        assert_eq!(all.sentence("green"), "1 of 1 met · green: all");
        let silent = Agencies { silent: 1, ..all }.sentence("green");
        assert_eq!(silent, "1 of 1 met, 1 has sent no return · green: all that answered");
        let none = Agencies { label: "met", of: 5, unanswered: 5, ..Agencies::default() };
        assert_eq!(none.sentence("red"), "None of the 5 asked has answered yet");
    }
}
