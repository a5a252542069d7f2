//! A framework read from its text.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::consistent::inconsistencies;
use super::format::FRAMEWORK_FILE;
use super::{Basis, Figure, Framework, InForce, Indicator, Match, Part, See, Standard, Status};
use crate::plain::{Finding, Severity};
use crate::shape::{self, Node};

/// The kinds of finding that reading a framework can make, beside those of its shape.
pub mod codes {
    use crate::plain::Code;

    pub use super::super::format::WORD_UNKNOWN;

    /// Two parts, indicators or standards have the same id.
    pub const ID_TWICE: Code = Code::error("id-twice");
    /// Two standards of an edition have the same number.
    pub const NUMBER_TWICE: Code = Code::error("number-twice");
    /// Two parts, or two standards of an edition, have the same title.
    pub const TITLE_TWICE: Code = Code::warning("title-twice");
    /// A standard has an id that means something else in an audit file.
    pub const ID_RESERVED: Code = Code::error("id-reserved");
    /// A part or standard is named that the framework does not have.
    pub const REFERENCE_UNKNOWN: Code = Code::error("reference-unknown");
    /// A short title is wider than 20 columns.
    pub const SHORT_WIDE: Code = Code::warning("short-wide");
    /// A national figure has neither a value nor words, or neither a line nor a source.
    pub const FIGURE_BARE: Code = Code::error("figure-bare");

    /// All of them.
    pub const ALL: [Code; 8] =
        [WORD_UNKNOWN, ID_TWICE, NUMBER_TWICE, TITLE_TWICE, ID_RESERVED, REFERENCE_UNKNOWN, SHORT_WIDE, FIGURE_BARE];
}

/// Reads a framework. With an error among the findings there is none.
#[must_use]
pub fn read(text: &str) -> (Option<Framework>, Vec<Finding>) {
    let document = match shape::parse(text) {
        Ok(document) => document,
        Err(findings) => return (None, findings),
    };
    let mut checked = document.against(&FRAMEWORK_FILE);
    let mut findings = std::mem::take(&mut checked.findings);
    let framework = framework(&checked.root());
    if let Some(framework) = &framework {
        findings.extend(inconsistencies(framework, &checked.root()));
    }
    let sound = findings.iter().all(|finding| finding.code.severity == Severity::Warning);
    (framework.filter(|_| sound), findings)
}

fn framework(root: &Node<'_>) -> Option<Framework> {
    let parts: Vec<Part> = root.items("parts").iter().filter_map(part).collect();
    let in_force = root.table("in_force");
    let basis = root.table("basis");
    Some(Framework {
        id: root.parsed("id")?,
        edition: root.whole("edition")?,
        title: root.text("title")?,
        note: prose(root, "note"),
        source: prose(root, "source"),
        reconstructed: root.flag("reconstructed"),
        in_force: in_force.and_then(|it| Some(InForce { from: it.text("from")?, until: it.text("until") })),
        basis: basis
            .map(|it| it.rest().filter_map(|key| Some((key.to_owned(), it.text(key)?))).collect())
            .unwrap_or_default(),
        indicators: root.items("indicators").iter().filter_map(indicator).collect(),
        baseline: root.items("baseline").iter().filter_map(figure).collect(),
        standards: root.items("standards").iter().filter_map(|node| standard(node, &parts)).collect(),
        parts,
    })
}

/// Text for people: white space around it and single line breaks within it mean nothing.
fn prose(node: &Node<'_>, key: &str) -> String {
    let text = node.text(key).unwrap_or_default();
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn part(node: &Node<'_>) -> Option<Part> {
    let labels = node.table("labels")?;
    let label = |status: Status| Some((status, labels.text(status.word())?));
    Some(Part {
        id: node.parsed("id")?,
        title: node.text("title")?,
        prefix: node.text("prefix")?,
        banded: node.flag("banded"),
        not_applicable: node.flag("not_applicable"),
        labels: Status::ALL.into_iter().filter_map(label).collect::<BTreeMap<_, _>>(),
    })
}

fn indicator(node: &Node<'_>) -> Option<Indicator> {
    Some(Indicator {
        id: node.parsed("id")?,
        title: node.text("title")?,
        per: node.whole("per")?,
        about: prose(node, "about"),
    })
}

fn standard(node: &Node<'_>, parts: &[Part]) -> Option<Standard> {
    let title = node.text("title")?;
    let part = node.parsed("part")?;
    let usual = parts.iter().find(|known| known.id == part).is_some_and(|known| known.not_applicable);
    let since = node.whole("since").unwrap_or(1);
    Some(Standard {
        id: node.parsed("id")?,
        number: node.text("number")?,
        short: node.text("short").unwrap_or_else(|| title.clone()),
        title,
        ask: prose(node, "ask"),
        why: prose(node, "why"),
        evidence: node.texts("evidence"),
        prompts: node.texts("prompts"),
        see: node.items("see").iter().filter_map(see).collect(),
        basis: node.text("basis").and_then(|word| Basis::from_str(&word).ok())?,
        source: prose(node, "source"),
        since,
        revised: node.whole("revised").unwrap_or(since),
        retired: node.whole("retired"),
        replaces: node.texts("replaces"),
        asked_of_agencies: node.texts("asked_of").iter().any(|who| who == "agency"),
        evidence_required: node.flag("evidence_required"),
        not_applicable: if node.has("not_applicable") { node.flag("not_applicable") } else { usual },
        baseline: node.items("baseline").iter().filter_map(figure).collect(),
        part,
    })
}

fn see(node: &Node<'_>) -> Option<See> {
    Some(See { id: node.parsed("id")?, how: prose(node, "how") })
}

fn figure(node: &Node<'_>) -> Option<Figure> {
    Some(Figure {
        year: node.whole("year")?,
        value: node.figure("value"),
        words: node.text("words"),
        unit: node.text("unit").unwrap_or_else(|| "percent".to_owned()),
        of: node.text("of")?,
        label: node.text("label")?,
        line: node.whole("line"),
        source: node.text("source"),
        fit: node.text("match").and_then(|word| Match::from_str(&word).ok()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::{EMBEDDED, Framework, Frameworks};

    fn embedded() -> Framework {
        let (framework, findings) = read(EMBEDDED);
        assert_eq!(findings, []);
        assert_eq!(framework.as_ref(), Frameworks::embedded().default_one(), "as it was read when this was built");
        framework.unwrap()
    }

    #[test]
    fn the_framework_that_comes_with_the_program_has_15_requirements_and_nine_foundations() {
        let framework = embedded();
        let numbers: Vec<_> = framework.standards.iter().map(|standard| standard.number.as_str()).collect();
        let expected: Vec<_> = (1..=15).map(|n| format!("R{n}")).chain((1..=9).map(|n| format!("F{n}"))).collect();
        assert_eq!(numbers, expected);
        assert!(framework.reconstructed);
        assert_eq!(framework.in_force.unwrap().until.as_deref(), Some("2017-02"));
    }

    #[test]
    fn not_applicable_is_an_answer_to_every_requirement_but_the_priority_and_to_no_foundation() {
        let refused: Vec<_> = embedded().standards.into_iter().filter(|standard| !standard.not_applicable).collect();
        let ids: Vec<_> = refused.iter().map(|standard| standard.id.as_str()).collect();
        assert_eq!(ids.len(), 10);
        assert!(ids.contains(&"priority") && !ids.contains(&"sub-group"));
    }

    #[test]
    fn every_standard_has_its_guidance() {
        for standard in embedded().standards {
            let whole = !standard.why.is_empty() && !standard.evidence.is_empty() && !standard.prompts.is_empty();
            assert!(whole && !standard.source.is_empty() && standard.evidence_required, "{}", standard.id);
        }
    }
}
