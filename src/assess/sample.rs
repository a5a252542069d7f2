//! Small frameworks and audits for tests, made as people make them: from text, by the readers.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::audit::{self, Audit, Reading};
use crate::framework::{self, Framework, Frameworks};

/// Read once, since tests by the hundred need it.
static EMBEDDED: LazyLock<Frameworks> = LazyLock::new(Frameworks::embedded);

/// The text of a framework of one edition whose parts have so many standards, the first part banded.
///
/// Standards are `s1`, `s2` …, numbered on through the parts; odd ones are asked of agencies. Indicator: `victims`.
pub(crate) fn framework_text(parts: &[usize]) -> String {
    let mut text = "id = 'sample'\nedition = 1\ntitle = 'Sample'\nstandards = []\n".to_owned();
    let mut standards = String::new();
    let mut number = 0;
    for (index, count) in parts.iter().enumerate() {
        let banded = index == 0;
        let labels = "met='M'\npartly-met='P'\nplanned='L'\nnot-met='N'\nnot-known='K'";
        let head = format!("id='p{index}'\ntitle='Part {index}'\nprefix='S'\nbanded={banded}\nnot_applicable=true");
        let _ = writeln!(text, "[[parts]]\n{head}\n[parts.labels]\n{labels}");
        for _ in 0..*count {
            number += 1;
            let asked = if number % 2 == 1 { "['board', 'agency']" } else { "['board']" };
            let head = format!("id='s{number}'\npart='p{index}'\nnumber='S{number}'\ntitle='Standard {number}'");
            let rest = format!("ask='?'\nbasis='named'\nevidence_required=true\nasked_of={asked}");
            let _ = writeln!(standards, "[[standards]]\n{head}\n{rest}");
        }
    }
    if !standards.is_empty() {
        text = text.replace("standards = []\n", "");
    }
    text + "[[indicators]]\nid = 'victims'\ntitle = 'Victims'\nper = 10000\n" + &standards
}

/// The framework of [`framework_text`].
pub(crate) fn framework(parts: &[usize]) -> Framework {
    read_framework(&framework_text(parts))
}

/// A framework read from its text, which has to be sound.
pub(crate) fn read_framework(text: &str) -> Framework {
    let (framework, findings) = framework::read(text);
    assert_eq!(findings, [], "{text}");
    framework.unwrap()
}

/// The responses to `s1`, `s2` … with these words; `met carried` is carried from 2010, an empty word is no response.
pub(crate) fn answers(words: &[&str]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
        let status = word.trim_end_matches(" carried");
        let carried = if word.ends_with(" carried") { "carried_from = 2010\n" } else { "" };
        let reason = if status == "not-applicable" { "reason = 'why'\n" } else { "" };
        let _ = write!(text, "[responses.s{}]\nstatus = '{status}'\n{carried}{reason}", index + 1);
    }
    text
}

/// The audit of a year against the framework's latest edition. The body goes on within the table of the board.
pub(crate) fn audit(framework: &Framework, year: i16, body: &str) -> Audit {
    audit_of_edition(framework, framework.edition, year, body)
}

/// The same against another edition.
pub(crate) fn audit_of_edition(framework: &Framework, edition: u32, year: i16, body: &str) -> Audit {
    let top = format!("format = 1\nframework = '{}'\nedition = {edition}\naudit = {{ year = {year} }}\n", framework.id);
    read_audit(framework, &format!("{top}[board]\nid = 'northbridge'\nname = 'Northbridge LSCB'\n{body}"))
}

/// An audit read from its text, which has to be readable.
pub(crate) fn read_audit(framework: &Framework, text: &str) -> Audit {
    let reading = reading(framework, text);
    reading.audit.unwrap_or_else(|| panic!("{:?}\n{text}", reading.findings))
}

/// What comes of reading a text as an audit.
pub(crate) fn reading(framework: &Framework, text: &str) -> Reading {
    let mut frameworks = EMBEDDED.clone();
    frameworks.add(framework.clone());
    audit::read(text, &frameworks)
}
