//! Searching the open audit: titles, evidence, notes, actions and what agencies wrote.

use super::form::{Field, Row, rows};
use crate::audit::{Audit, Response};
use crate::framework::{Framework, Standard};
use crate::plain;

/// How many columns of text stand before what was found.
const BEFORE: usize = 20;

/// The state of a search.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// The selected hit.
    pub cursor: usize,
}

/// A place where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The standard, by its place in the edition.
    pub standard: usize,
    /// Its number.
    pub number: String,
    /// The row of its form; none for its title.
    pub row: Option<usize>,
    /// What the text is: `Evidence`, `Action` …
    pub what: &'static str,
    /// The text around it: before it, it, after it. On one line.
    pub excerpt: [String; 3],
}

/// Where a text is found in an audit, in the order of the walkthrough; nothing is found for a blank query. Capital and
/// small letters are the same.
#[must_use]
pub fn hits(audit: &Audit, framework: &Framework, query: &str) -> Vec<Hit> {
    let query = plain::safe_line(query).to_lowercase();
    if query.is_empty() {
        return Vec::new();
    }
    let standards = framework.standards_of(audit.edition).enumerate();
    standards.flat_map(|(index, standard)| in_standard(audit, standard, index, &query)).collect()
}

fn in_standard(audit: &Audit, standard: &Standard, index: usize, query: &str) -> Vec<Hit> {
    let hit = |row, what, text: &str| {
        let excerpt = excerpt(&plain::safe_line(text), query)?;
        Some(Hit { standard: index, number: standard.number.clone(), row, what, excerpt })
    };
    let mut hits: Vec<Hit> =
        hit(None, "Title", &format!("{} {}", standard.number, standard.title)).into_iter().collect();
    let Some(response) = audit.response(&standard.id) else { return hits };
    for (at, row) in rows(audit, standard).iter().enumerate() {
        hits.extend(texts(audit, response, row).into_iter().find_map(|(what, text)| hit(Some(at), what, &text)));
    }
    hits
}

/// The texts of a row of the form.
fn texts(audit: &Audit, response: &Response, row: &Row) -> Vec<(&'static str, String)> {
    let of = |what, text: &Option<String>| text.iter().map(|text| (what, text.clone())).collect();
    match row {
        Row::Field(Field::Reason) => of("Reason", &response.reason),
        Row::Field(Field::Evidence) => of("Evidence", &response.evidence),
        Row::Field(Field::Links) => vec![("Documents", response.links.join(" · "))],
        Row::Field(Field::Lead) => response.lead.iter().map(|lead| ("Lead", audit.name_of(lead).to_owned())).collect(),
        Row::Field(Field::Note) => of("Note", &response.note),
        Row::Agency(id) => {
            let answer = response.agencies.get(id).into_iter();
            let texts = answer.flat_map(|answer| [&answer.evidence, &answer.reason, &answer.by]);
            texts.flatten().map(|text| ("Agency", text.clone())).collect()
        }
        Row::Action(index) => {
            let action = response.actions.get(*index).into_iter();
            let texts = action.flat_map(|action| [Some(&action.what), action.owner.as_ref(), action.dropped.as_ref()]);
            texts.flatten().map(|text| ("Action", text.clone())).collect()
        }
        Row::Status | Row::Field(Field::Revisit) | Row::AddAction => Vec::new(),
    }
}

/// The first place of a query in a line: a little of what is before it, it, and what follows.
fn excerpt(line: &str, query: &str) -> Option<[String; 3]> {
    let at = found_at(line, query)?;
    let (before, rest) = line.split_at_checked(at.start)?;
    let (found, after) = rest.split_at_checked(at.len())?;
    let from = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(from, _)| from);
    let cut = if from == 0 { "" } else { "…" };
    Some([format!("{cut}{}", before.get(from..)?), found.to_owned(), after.to_owned()])
}

/// Where a query in small letters stands in a line of any letters, in bytes of the line.
fn found_at(line: &str, query: &str) -> Option<std::ops::Range<usize>> {
    line.char_indices().find_map(|(start, _)| {
        let mut left = query;
        for (at, letter) in line.get(start..)?.char_indices() {
            if left.is_empty() {
                return Some(start..start + at);
            }
            left = strip(left, letter)?;
        }
        left.is_empty().then_some(start..line.len())
    })
}

/// What is left of a query behind a letter, whose small form it begins with.
fn strip(query: &str, letter: char) -> Option<&str> {
    letter.to_lowercase().try_fold(query, |left, small| left.strip_prefix(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str, query: &str) -> Option<String> {
        Some(excerpt(line, query)?.join("|"))
    }

    #[test]
    fn capital_and_small_letters_are_the_same() {
        assert_eq!(found("Terms of Reference agreed", "reference").unwrap(), "Terms of |Reference| agreed");
        assert_eq!(found("ÉCOLE", "école").unwrap(), "|ÉCOLE|");
        assert_eq!(found("İstanbul", "stan").unwrap(), "İ|stan|bul", "a letter whose small form is longer");
        assert_eq!(found("nothing here", "there"), None);
    }

    #[test]
    fn only_a_little_stands_before_what_was_found() {
        let line = format!("{}the sub-group met", "word ".repeat(30));
        assert_eq!(found(&line, "sub-group").unwrap(), "… word word word the |sub-group| met");
    }
}
