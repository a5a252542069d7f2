//! What no shape can tell of a framework: ids, numbers and titles used twice, references that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr;

use super::{Framework, RESERVED, codes};
use crate::plain::{Code, Finding, did_you_mean};
use crate::shape::Node;

/// The widest short title, in columns.
const SHORT_COLUMNS: usize = 20;

/// Looks at a framework that fits its shape, and at where in the text everything stands.
pub(super) fn inconsistencies(framework: &Framework, root: &Node<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for list in ["parts", "indicators", "standards"] {
        findings.extend(ids_twice(list, &root.items(list)));
    }
    findings.extend(twice_in_an_edition("parts", &root.items("parts"), &TITLE));
    for once in [&NUMBER, &TITLE] {
        findings.extend(twice_in_an_edition("standards", &root.items("standards"), once));
    }
    findings.extend(bare_figures(root, "baseline"));
    findings.extend(root.items("standards").iter().flat_map(|standard| of_standard(framework, standard)));
    findings
}

fn ids_twice(list: &str, nodes: &[Node<'_>]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let ids = nodes.iter().filter_map(|node| Some((node, node.text("id")?)));
    let repeated = ids.filter(|(_, id)| !seen.insert(id.clone()));
    repeated
        .map(|(node, id)| {
            let finding = Finding::new(codes::ID_TWICE, list, format!("the id '{id}' is used twice"));
            finding.at(node.span("id")).help("Give each its own id.")
        })
        .collect()
}

/// What may stand only once in an edition.
struct Once {
    key: &'static str,
    code: Code,
    help: &'static str,
}

const NUMBER: Once =
    Once { key: "number", code: codes::NUMBER_TWICE, help: "Give each its own number; people name standards by it." };

const TITLE: Once =
    Once { key: "title", code: codes::TITLE_TWICE, help: "Give each its own title, so that lists tell them apart." };

/// Those that share what should stand once with one before them, while both are in the framework.
fn twice_in_an_edition(list: &str, nodes: &[Node<'_>], once: &Once) -> Vec<Finding> {
    let mut by_text: BTreeMap<String, Vec<&Node<'_>>> = BTreeMap::new();
    for node in nodes {
        if let Some(text) = node.text(once.key) {
            by_text.entry(text.trim().to_lowercase()).or_default().push(node);
        }
    }
    let mut findings: Vec<_> = by_text.into_values().flat_map(|same| overlapping(list, same, once)).collect();
    findings.sort_by_key(|finding| finding.span.as_ref().map(|span| span.start));
    findings
}

/// Of those that have the same, each that comes before the last edition of an earlier one is over.
fn overlapping(list: &str, mut same: Vec<&Node<'_>>, once: &Once) -> Vec<Finding> {
    same.sort_by_key(|node| since(node));
    let mut findings = Vec::new();
    let mut longest: Option<&Node<'_>> = None;
    for node in same {
        if let Some(other) = longest.filter(|other| since(node) < retired(other)) {
            findings.push(also_of(list, node, other, once));
        }
        longest = Some(longest.filter(|other| retired(node) <= retired(other)).unwrap_or(node));
    }
    findings
}

fn since(node: &Node<'_>) -> u32 {
    node.whole("since").unwrap_or(1)
}

fn retired(node: &Node<'_>) -> u32 {
    node.whole("retired").unwrap_or(u32::MAX)
}

fn also_of(list: &str, node: &Node<'_>, other: &Node<'_>, once: &Once) -> Finding {
    let [id, other] = [node, other].map(|it| it.text("id").unwrap_or_default());
    let text = node.text(once.key).unwrap_or_default();
    let message = format!("the {} '{text}' is also that of '{other}'", once.key);
    Finding::new(once.code, format!("{list}.{id}.{}", once.key), message).at(node.span(once.key)).help(once.help)
}

fn of_standard(framework: &Framework, standard: &Node<'_>) -> Vec<Finding> {
    let key = format!("standards.{}", standard.text("id").unwrap_or_default());
    let mut findings = Vec::new();
    findings.extend(unknown_part(framework, standard, &key));
    findings.extend(standard.items("see").iter().filter_map(|see| unknown_standard(framework, see, &key)));
    findings.extend(reserved(standard, &key));
    findings.extend(wide(standard, &key));
    findings.extend(standard.items("baseline").iter().filter_map(|figure| bare(figure, &key)));
    findings
}

fn unknown_part(framework: &Framework, standard: &Node<'_>, key: &str) -> Option<Finding> {
    let part = standard.text("part")?;
    let known = || framework.parts.iter().map(|part| part.id.as_str());
    (!known().any(|id| id == part)).then(|| unknown(key, "part", &part, known()).at(standard.span("part")))
}

fn unknown_standard(framework: &Framework, see: &Node<'_>, key: &str) -> Option<Finding> {
    let id = see.text("id")?;
    let known = framework.standards.iter().map(|standard| standard.id.as_str());
    framework.standard(&id).is_none().then(|| unknown(key, "standard", &id, known).at(see.span("id")))
}

fn unknown<'a>(key: &str, what: &str, id: &str, known: impl Iterator<Item = &'a str>) -> Finding {
    Finding::new(codes::REFERENCE_UNKNOWN, key, format!("there is no {what} '{id}' in this framework"))
        .help("Name one that it has.")
        .meant(did_you_mean(id, known))
}

fn reserved(standard: &Node<'_>, key: &str) -> Option<Finding> {
    let id = standard.text("id").filter(|id| RESERVED.contains(&id.as_str()))?;
    let message = format!("'{id}' has another meaning in audit files");
    Some(Finding::new(codes::ID_RESERVED, key, message).at(standard.span("id")).help("Choose another id."))
}

fn wide(standard: &Node<'_>, key: &str) -> Option<Finding> {
    let (of, remedy) = match standard.has("short") {
        true => ("short", "Shorten it; lists cut it off."),
        false => ("title", "Give a shorter one as `short`; lists cut it off."),
    };
    let short = standard.text(of).filter(|short| short.width() > SHORT_COLUMNS)?;
    let message = format!("the short title '{short}' is wider than {SHORT_COLUMNS} columns");
    Some(Finding::new(codes::SHORT_WIDE, key, message).at(standard.span(of)).help(remedy))
}

fn bare_figures(root: &Node<'_>, key: &str) -> Vec<Finding> {
    root.items("baseline").iter().filter_map(|figure| bare(figure, key)).collect()
}

/// A figure that says nothing, or not where it comes from.
fn bare(figure: &Node<'_>, key: &str) -> Option<Finding> {
    let has_one = |keys: [&str; 2]| keys.into_iter().any(|key| figure.fits(key));
    let sound = has_one(["value", "words"]) && has_one(["line", "source"]);
    let (label, year) = (figure.text("label")?, figure.whole::<u16>("year")?);
    let message = format!("the figure '{label}' of {year} has no value or no source");
    (!sound).then(|| {
        let finding = Finding::new(codes::FIGURE_BARE, key, message).at(figure.span("label"));
        finding.help("Give `value` or `words`, and `line` or `source`.")
    })
}

#[cfg(test)]
mod tests {
    use super::super::{EMBEDDED, codes, read};
    use crate::plain::Finding;

    /// What is found in the embedded framework with the one text in place of the other.
    fn found(old: &str, new: &str) -> (bool, String, Vec<Finding>) {
        let text = EMBEDDED.replacen(old, new, 1);
        assert_ne!(text, EMBEDDED, "{old} is there");
        let (framework, findings) = read(&text);
        (framework.is_some(), text, findings)
    }

    fn marked<'t>(text: &'t str, finding: &Finding) -> &'t str {
        finding.span.clone().and_then(|span| text.get(span)).unwrap_or("no place")
    }

    #[test]
    fn what_leads_nowhere_is_found_with_its_place() {
        let (sound, text, findings) = found("part = \"requirements\"", "part = \"requirement\"");
        assert!(!sound);
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.code, codes::REFERENCE_UNKNOWN);
        assert_eq!(finding.did_you_mean, ["requirements"]);
        assert_eq!(marked(&text, finding), "\"requirement\"");
    }

    #[test]
    fn a_number_that_two_standards_share_is_an_error() {
        let (sound, text, findings) = found("number = \"R4\"", "number = \"r3\"");
        assert!(!sound);
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!((finding.code, marked(&text, finding)), (codes::NUMBER_TWICE, "\"r3\""));
        assert_eq!(finding.message, "the number 'r3' is also that of 'local-procedures'");
        assert_eq!(finding.key, "standards.sub-group.number");
    }

    #[test]
    fn a_number_may_go_to_a_standard_that_comes_when_the_other_has_left() {
        let (before, after) = EMBEDDED.split_once("number = \"R4\"").unwrap();
        let found = |retired: u32, since: u32| {
            let before = before.replace("number = \"R3\"", &format!("number = \"R3\"\nretired = {retired}"));
            let after = after.replacen("since = 1", &format!("since = {since}"), 1);
            let (_, findings) = read(&format!("{before}number = \"R3\"{after}"));
            findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>()
        };
        assert_eq!(found(2, 2), Vec::<&str>::new());
        assert_eq!(found(3, 2), ["number-twice"]);
    }

    #[test]
    fn a_title_that_two_share_is_worth_a_look() {
        for (title, part) in [("title = \"CSE sub-group\"", false), ("title = \"Foundations\"", true)] {
            let other = if part { "Requirements" } else { "Specific local procedures" };
            let list = if part { "parts" } else { "standards" };
            let (sound, text, findings) = found(title, &format!("title = \"{other}\""));
            assert!(sound);
            let [finding] = findings.as_slice() else { panic!("{findings:?}") };
            assert_eq!((finding.code, marked(&text, finding)), (codes::TITLE_TWICE, format!("\"{other}\"").as_str()));
            assert!(finding.key.starts_with(list), "{}", finding.key);
        }
    }

    #[test]
    fn every_finding_has_its_place() {
        let changes = [
            ("id = \"sub-group\"", "id = \"board\""),
            ("id = \"sub-group\"", "id = \"priority\""),
            ("id = \"foundations\"", "id = \"requirements\""),
            ("short = \"CSE sub-group\"", "short = \"A sub-group for all that belongs to it\""),
            ("id = \"victims\"", "id = \"at_risk\""),
        ];
        for (old, new) in changes {
            let (_, text, findings) = found(old, new);
            assert!(!findings.is_empty(), "{new}");
            for finding in findings {
                assert_ne!(marked(&text, &finding), "no place", "{finding:?}");
            }
        }
    }

    #[test]
    fn a_figure_that_says_nothing_is_marked() {
        let bare = "\n[[baseline]]\nyear = 2014\nof = \"148 boards\"\nlabel = \"said nothing\"\n";
        let text = format!("{EMBEDDED}{bare}");
        let (_, findings) = read(&text);
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!((finding.code, marked(&text, finding)), (codes::FIGURE_BARE, "\"said nothing\""));
    }
}
