//! The frameworks, for people.

use super::page::{Look, Page, Tint};
use crate::framework::{Framework, Standard};
use crate::plain::{pad, safe_line};
use crate::report::shown::FrameworksListed;
use crate::words;

/// The columns of a number, a title and a basis.
const NUMBER: usize = 5;

/// The frameworks that are known, in a few lines each.
#[must_use]
pub fn frameworks(listed: &FrameworksListed<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    for framework in &listed.frameworks {
        page.gap();
        let default = if framework.default { " · the default" } else { "" };
        page.para(0, Tint::Heading, &format!("{}{default}", framework.id));
        page.para(2, Tint::Plain, framework.title);
        let standards = words::counted(framework.standards.len(), "standard", "standards");
        let from = framework.path.unwrap_or("comes with the program");
        page.para(2, Tint::Faint, &format!("edition {} · {standards} · {from}", framework.edition));
    }
    page.finish()
}

/// One framework: what it is, how sure it is, and what it asks.
#[must_use]
pub fn framework(framework: &Framework, look: Look) -> String {
    let mut page = Page::new(look);
    page.para(0, Tint::Heading, &framework.title);
    page.para(0, Tint::Faint, &format!("{} · edition {}", framework.id, framework.edition));
    for text in [&framework.note, &framework.source].into_iter().filter(|text| !text.is_empty()) {
        page.gap();
        page.para(0, Tint::Plain, text);
    }
    for part in &framework.parts {
        page.heading(&part.title);
        for standard in framework.standards_in(&part.id, framework.edition) {
            one(&mut page, standard);
        }
    }
    basis(&mut page, framework);
    page.finish()
}

fn one(page: &mut Page, standard: &Standard) {
    page.labelled(2, NUMBER, (Tint::Faint, &standard.number), Tint::Heading, &standard.title);
    page.para(2 + NUMBER, Tint::Plain, &standard.ask);
    page.para(2 + NUMBER, Tint::Faint, &format!("{} · {}", standard.id, standard.basis.word()));
}

fn basis(page: &mut Page, framework: &Framework) {
    if framework.basis.is_empty() {
        return;
    }
    page.heading("How sure it is that the guidance asks for it");
    for (word, meaning) in &framework.basis {
        page.labelled(2, 10, (Tint::Faint, &pad(&safe_line(word), 9)), Tint::Plain, meaning);
    }
}
