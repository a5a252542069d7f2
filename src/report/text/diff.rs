//! How audits differ, for people.

use super::page::{Look, Page, Tint};
use crate::framework::{Framework, Status};
use crate::plain::{pad, safe_line};
use crate::report::shown::diff::{Amount, Answer, Count, PartShown, StandardShown};
use crate::report::shown::{Diffed, Pair};
use crate::words;

const NUMBER: usize = 5;
const TITLE: usize = 40;
const LABEL: usize = 15;

/// How pairs of audits differ. `framework` is looked up by the pair's place: the one that its new audit answers.
#[must_use]
pub fn diff<'f>(diffed: &Diffed, framework: impl Fn(usize) -> Option<&'f Framework>, look: Look) -> String {
    let mut page = Page::new(look);
    for (index, pair) in diffed.pairs.iter().enumerate() {
        page.gap();
        if let Some(framework) = framework(index) {
            one(&mut page, pair, framework);
        }
    }
    unpaired(&mut page, diffed);
    page.finish()
}

fn one(page: &mut Page, pair: &Pair, framework: &Framework) {
    page.heading(&format!("{} · {} to {}", pair.board.name, pair.old.year, pair.new.year));
    if pair.shared.both < pair.shared.either {
        let (both, either) = (pair.shared.both, pair.shared.either);
        page.para(0, Tint::Doubt, &words::shared(both, either));
    }
    for version in [&pair.old, &pair.new] {
        if version.seal == "broken" {
            page.para(0, Tint::Doubt, &format!("{}: {}", version.year, words::seal(version.seal)));
        }
        if !version.unmatched.is_empty() {
            page.para(0, Tint::Doubt, &words::unmatched(version.year, &version.unmatched));
        }
    }
    page.gap();
    pair.parts.iter().for_each(|part| headline(page, part, pair, framework));
    for (version, carried) in [(&pair.old, pair.carried.old), (&pair.new, pair.carried.new)] {
        if carried > 0 {
            page.para(0, Tint::Doubt, &words::still_carried(carried, version.year));
        }
    }
    moved(page, pair, framework);
    doubts(page, pair);
    indicators(page, pair, framework);
    actions(page, pair);
}

fn headline(page: &mut Page, part: &PartShown, pair: &Pair, framework: &Framework) {
    let own = framework.parts.iter().find(|own| own.id.as_str() == part.id);
    let title = own.map_or(part.id.as_str(), |own| own.title.as_str());
    let met = own.map_or("met", |own| own.label(Status::Met));
    let new = format!("{}: {}", pair.new.year, amount(&part.new, met));
    page.labelled(0, LABEL, (Tint::Heading, title), Tint::Heading, &new);
    page.para(LABEL, Tint::Plain, &format!("{}: {}", pair.old.year, amount(&part.old, met)));
    page.para(LABEL, Tint::Plain, &moves(part, &met.to_lowercase()));
    if part.rose_only_by_fewer_applying {
        page.para(LABEL, Tint::Doubt, words::ROSE_ONLY);
    }
}

fn amount(amount: &Amount, met_label: &str) -> String {
    let headline = words::Headline {
        met_label,
        met: amount.met,
        standards: amount.standards,
        applicable: amount.applicable,
        percent: amount.percent.map(|percent| percent.0),
        not_known: 0,
        unanswered: 0,
        carried: 0,
    };
    headline.sentence()
}

/// What every headline leads with: newly met and no longer met, those only not confirmed named apart.
fn moves(part: &PartShown, met: &str) -> String {
    let only = match part.only_not_confirmed {
        0 => String::new(),
        n => format!(" (of these {n} only not confirmed)"),
    };
    format!("{} newly {met} · {} no longer {met}{only}", part.newly_met, part.no_longer_met)
}

/// The standards that moved: newly and no longer met first, then by class; what stands still is counted.
fn moved(page: &mut Page, pair: &Pair, framework: &Framework) {
    let headed = |standard: &StandardShown| standard.newly_met || standard.no_longer_met;
    group(page, pair, framework, "newly-met", |it| it.newly_met);
    group(page, pair, framework, "no-longer-met", |it| it.no_longer_met);
    for class in
        ["improved", "regressed", "answered", "withdrawn", "excluded", "included", "not-confirmed", "added", "retired"]
    {
        group(page, pair, framework, class, |it| it.change == class && !headed(it));
    }
    group(page, pair, framework, "edited", |it| ["unchanged", "open"].contains(&it.change) && !it.changed.is_empty());
    let still = pair.standards.iter().filter(|it| ["unchanged", "open"].contains(&it.change) && it.changed.is_empty());
    let still = still.count();
    if still > 0 {
        page.gap();
        page.para(0, Tint::Faint, &format!("{} as before.", words::counted(still, "standard is", "standards are")));
    }
}

fn group(page: &mut Page, pair: &Pair, framework: &Framework, class: &str, fits: impl Fn(&StandardShown) -> bool) {
    let standards: Vec<_> = pair.standards.iter().filter(|standard| fits(standard)).collect();
    if standards.is_empty() {
        return;
    }
    page.heading(words::change_heading(class));
    for standard in standards {
        let from_to = from_to(standard, framework);
        let number = pad(&safe_line(&standard.number), NUMBER);
        let title = pad(&safe_line(&standard.title), TITLE);
        page.pieces(2, &[(Tint::Faint, &number), (Tint::Plain, &title)]);
        page.para(2 + NUMBER, tint(standard), &from_to);
    }
}

fn tint(standard: &StandardShown) -> Tint {
    match standard.change {
        "regressed" | "withdrawn" => Tint::Bad,
        "improved" => Tint::Good,
        "not-confirmed" => Tint::Doubt,
        _ => Tint::Plain,
    }
}

/// `Planned → Met · evidence or links changed`.
fn from_to(standard: &StandardShown, framework: &Framework) -> String {
    let status = |answer: &Option<Answer>| label(answer.as_ref(), standard, framework);
    let (old, new) = (status(&standard.old), status(&standard.new));
    let moved = if old == new { new } else { format!("{old} → {new}") };
    let changed: Vec<&str> = standard.changed.iter().map(|word| words::changed_part(word)).collect();
    if changed.is_empty() { moved } else { format!("{moved} · changed: {}", words::listed(&changed)) }
}

fn label(answer: Option<&Answer>, standard: &StandardShown, framework: &Framework) -> String {
    let Some(answer) = answer else { return words::NOT_ASKED.to_owned() };
    let Some(word) = answer.status else { return words::UNANSWERED.to_owned() };
    let part = framework.parts.iter().find(|part| part.id.as_str() == standard.part);
    let label = word.parse().ok().and_then(|status| Some(part?.label(status))).unwrap_or(word);
    match answer.carried_from {
        Some(year) => words::carried(label, year),
        None => label.to_owned(),
    }
}

fn doubts(page: &mut Page, pair: &Pair) {
    let doubted: Vec<_> = pair.standards.iter().filter(|standard| !standard.doubts.is_empty()).collect();
    if doubted.is_empty() {
        return;
    }
    page.heading("To be looked at");
    for standard in doubted {
        let doubts: Vec<&str> = standard.doubts.iter().map(|doubt| words::doubt(doubt)).collect();
        let text = format!("{}: {}", standard.title, doubts.join("; "));
        page.labelled(2, NUMBER, (Tint::Faint, &standard.number), Tint::Doubt, &text);
    }
}

fn indicators(page: &mut Page, pair: &Pair, framework: &Framework) {
    if pair.indicators.iter().all(|it| it.old.count.is_none() && it.new.count.is_none()) {
        return;
    }
    page.heading(&words::children_counted(None));
    for indicator in &pair.indicators {
        let title = framework.indicator(&indicator.id).map_or(indicator.id.as_str(), |known| known.title.as_str());
        let count = |it: &Count| words::count_and_rate(it.count, it.rate.map(|rate| rate.0), indicator.per);
        let text = format!("{} → {}", count(&indicator.old), count(&indicator.new));
        page.labelled(2, NUMBER + TITLE - 10, (Tint::Plain, title), Tint::Plain, &text);
    }
    page.para(2, Tint::Faint, words::RATES);
}

fn actions(page: &mut Page, pair: &Pair) {
    let it = &pair.actions;
    let counts = [
        (it.done, "done"),
        (it.new, "new"),
        (it.carried, "carried"),
        (it.reopened, "reopened"),
        (it.dropped, "dropped"),
        (it.gone, "gone"),
        (it.overdue, "overdue"),
    ];
    if let Some(said) = words::actions_between(counts) {
        page.heading("Actions");
        page.para(2, Tint::Plain, &said);
    }
}

fn unpaired(page: &mut Page, diffed: &Diffed) {
    page.gap();
    for (boards, which) in [(&diffed.only_old, "new"), (&diffed.only_new, "old")] {
        for board in boards {
            page.para(
                0,
                Tint::Doubt,
                &format!("{}: there is no {which} audit to compare {} with.", board.board, board.path),
            );
        }
    }
}
