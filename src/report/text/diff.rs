//! How audits differ, for people.

use super::page::{Look, Page, Tint};
use super::{boards, indicators};
use crate::audit::SealState;
use crate::compare::{Change, keeps_enough};
use crate::report::shown::diff::{Answer, PartMoved, StandardShown, VersionShown};
use crate::report::shown::{Diffed, Pair, PartShown};
use crate::words;

const NUMBER: usize = 5;
const LABEL: usize = 15;
/// The classes in the order in which they are told, below what is newly and no longer met.
const CLASSES: [Change; 9] = [
    Change::Improved,
    Change::Regressed,
    Change::Answered,
    Change::Withdrawn,
    Change::Excluded,
    Change::Included,
    Change::NotConfirmed,
    Change::Added,
    Change::Retired,
];

/// How pairs of audits differ: one pair as a page, of several a row each. `whole` tells of all of them, and all of it:
/// evidence word by word, agencies and actions one by one.
#[must_use]
pub fn diff(diffed: &Diffed, whole: bool, look: Look) -> String {
    let mut page = Page::new(look);
    unpaired(&mut page, diffed);
    let many = diffed.pairs.len() > 1;
    if many {
        boards::rows(&mut page, diffed);
    }
    if whole || !many {
        diffed.pairs.iter().for_each(|pair| one(&mut page, pair, whole));
    } else {
        page.gap();
        page.para(0, Tint::Faint, words::ONE_OF_MANY);
    }
    page.finish()
}

/// What cannot be compared is said before all else.
fn unpaired(page: &mut Page, diffed: &Diffed) {
    for (boards, is_new) in [(&diffed.only_old, false), (&diffed.only_new, true)] {
        for board in boards {
            page.para(0, Tint::Doubt, &words::only_one(&board.board, &board.path, is_new));
        }
    }
}

fn one(page: &mut Page, pair: &Pair, whole: bool) {
    page.title(&title(pair));
    for said in said_first(pair) {
        page.para(0, Tint::Doubt, &said);
    }
    page.gap();
    for (version, is_new) in [(&pair.old, false), (&pair.new, true)] {
        let label = words::old_or_new(is_new, version.year);
        page.labelled(0, LABEL, (Tint::Heading, &label), Tint::Plain, &stands(version, pair));
    }
    page.gap();
    pair.parts.iter().for_each(|part| part_moved(page, part, pair));
    moved(page, pair, whole);
    doubts(page, pair);
    indicators::moved(page, pair);
    actions(page, pair);
}

fn title(pair: &Pair) -> String {
    let (old, new) = (&pair.old, &pair.new);
    if old.board.id == new.board.id {
        format!("{} · {} to {}", pair.board.name, old.year, new.year)
    } else {
        format!("{}, {} · to {}, {}", old.board.name, old.year, new.board.name, new.year)
    }
}

/// What a reader has to know before any figure: what is not compared, or not to be trusted.
pub(in crate::report) fn said_first(pair: &Pair) -> Vec<String> {
    let (both, either) = (pair.shared.both, pair.shared.either);
    let shared = (both < either).then(|| words::shared(both, either));
    let backwards = (pair.old.year > pair.new.year).then(|| words::backwards(pair.old.year, pair.new.year));
    let versions = [(&pair.old, pair.carried.old, false), (&pair.new, pair.carried.new, true)];
    let in_doubt = versions.into_iter().flat_map(|(version, carried, is_new)| {
        // Of one year there may be two audits: as it was and as it is.
        let is_of_one_year = pair.old.year == pair.new.year;
        let name = if is_of_one_year { words::old_or_new(is_new, version.year) } else { version.year.to_string() };
        in_doubt(version, carried, &name)
    });
    shared.into_iter().chain(backwards).chain(in_doubt).collect()
}

fn in_doubt(version: &VersionShown, carried: u32, name: &str) -> impl Iterator<Item = String> + use<> {
    let broken = (version.seal == SealState::Broken).then(|| format!("{name}: {}.", words::seal(version.seal.word())));
    let unmatched = (!version.unmatched.is_empty()).then(|| words::unmatched(name, &version.unmatched));
    let undecided = (version.undecided > 0).then(|| format!("{name}: {}", words::undecided(version.undecided)));
    let carried = (carried > 0).then(|| words::still_carried(carried, name));
    [broken, unmatched, undecided, carried].into_iter().flatten()
}

/// The file, whether it is signed, and what it answers if that is not the same in both.
fn stands(version: &VersionShown, pair: &Pair) -> String {
    let answers = |it: &VersionShown| (it.framework.clone(), it.edition);
    let answered =
        (answers(&pair.old) != answers(&pair.new)).then(|| words::answers(&version.framework, version.edition));
    let parts = [version.path.clone(), words::seal(version.seal.word()).to_owned()];
    parts.into_iter().chain(answered).collect::<Vec<_>>().join(" · ")
}

fn part_moved(page: &mut Page, part: &PartMoved, pair: &Pair) {
    let moves = words::moves(part.newly_met, part.no_longer_met, part.only_not_confirmed, &part.new.met_label);
    page.labelled(0, LABEL, (Tint::Heading, &part.new.title), Tint::Heading, &moves);
    for (amount, year, is_new) in [(&part.old, pair.old.year, false), (&part.new, pair.new.year, true)] {
        page.para(LABEL, Tint::Plain, &format!("{}: {}", words::old_or_new(is_new, year), self::amount(amount)));
    }
    if part.rose_only_by_fewer_applying {
        page.para(LABEL, Tint::Doubt, words::ROSE_ONLY);
    }
}

fn amount(part: &PartShown) -> String {
    if part.standards == 0 {
        return words::NOT_ASKED.to_lowercase();
    }
    let headline = part.headline();
    let band = part.band.as_ref().map(|band| words::band(&band.label).to_lowercase());
    let rest = Some(headline.rest()).filter(|rest| !rest.is_empty());
    [Some(headline.sentence()), band, rest].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The standards that moved: newly and no longer met first, then by class; what stands still is counted.
fn moved(page: &mut Page, pair: &Pair, whole: bool) {
    let headed = |standard: &StandardShown| standard.newly_met || standard.no_longer_met;
    let stands = |standard: &StandardShown| matches!(standard.change, Change::Unchanged | Change::Open);
    group(page, pair, "newly-met", whole, |it| it.newly_met);
    group(page, pair, "no-longer-met", whole, |it| it.no_longer_met);
    for class in CLASSES {
        group(page, pair, class.word(), whole, |it| it.change == class && !headed(it));
    }
    group(page, pair, "edited", whole, |it| stands(it) && !it.changed.is_empty());
    let still = pair.standards.iter().filter(|it| stands(it) && it.changed.is_empty()).count();
    if still > 0 {
        page.gap();
        page.para(0, Tint::Faint, &format!("{} as before.", words::counted(still, "standard is", "standards are")));
    }
}

fn group(page: &mut Page, pair: &Pair, class: &str, whole: bool, fits: impl Fn(&StandardShown) -> bool) {
    let standards: Vec<_> = pair.standards.iter().filter(|standard| fits(standard)).collect();
    if standards.is_empty() {
        return;
    }
    page.heading(words::change_heading(class));
    for standard in standards {
        page.labelled(2, NUMBER, (Tint::Faint, &standard.number), Tint::Plain, &standard.title);
        page.para(2 + NUMBER, tint(standard), &from_to(standard));
        if whole || class != "edited" {
            why(page, standard, pair);
        }
        if whole {
            evidence(page, standard, pair);
            details(page, standard);
        }
    }
}

fn tint(standard: &StandardShown) -> Tint {
    match standard.change {
        Change::Regressed | Change::Withdrawn => Tint::Bad,
        Change::Improved => Tint::Good,
        Change::NotConfirmed => Tint::Doubt,
        _ => Tint::Plain,
    }
}

/// `Planned → Met · changed: evidence or links`.
fn from_to(standard: &StandardShown) -> String {
    let label = |answer: &Option<Answer>| answer.as_ref().map_or(words::NOT_ASKED, |it| &it.label).to_owned();
    let moved = words::from_to(&label(&standard.old), &label(&standard.new));
    if standard.changed.is_empty() { moved } else { format!("{moved} · {}", words::changed_parts(&standard.changed)) }
}

/// Why it moved, where somebody wrote it down: the new audit's note, or why the standard does not apply.
fn why(page: &mut Page, standard: &StandardShown, pair: &Pair) {
    let Some(new) = &standard.new else { return };
    let reason = new.reason.as_ref().filter(|_| new.status == Some("not-applicable"));
    for (what, text) in [("Reason", reason), ("Note", new.note.as_ref())] {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            page.para(2 + NUMBER, Tint::Faint, &format!("{what} {}: {}", pair.new.year, text.trim()));
        }
    }
}

/// The evidence, if it changed: word by word where enough of it stayed, else one after the other; and its documents.
fn evidence(page: &mut Page, standard: &StandardShown, pair: &Pair) {
    if !standard.changed.contains(&"evidence") {
        return;
    }
    let mut say = |what: &str, text: &str| page.para(2 + NUMBER, Tint::Plain, &format!("{what}: {}", text.trim()));
    let text = |answer: &Option<Answer>| answer.as_ref().and_then(|it| it.evidence.clone()).unwrap_or_default();
    let [old, new] = [&standard.old, &standard.new].map(text);
    if old != new {
        let runs = standard.evidence_words.runs();
        if keeps_enough(&runs) {
            let words: String = runs.iter().map(|run| words::marked(run.op.word(), &run.text)).collect();
            say(words::EVIDENCE_WORD_BY_WORD, &words);
        } else {
            say(&words::evidence_of(pair.old.year), words::or_none(&old));
            say(&words::evidence_of(pair.new.year), words::or_none(&new));
        }
    }
    let links = |answer: &Option<Answer>| answer.as_ref().map(|it| words::listed(&it.links)).unwrap_or_default();
    let [old, new] = [&standard.old, &standard.new].map(links);
    if old != new {
        say("Documents", &words::from_to(words::or_none(&old), words::or_none(&new)));
    }
}

/// What else the class does not tell: agencies' answers, actions.
fn details(page: &mut Page, standard: &StandardShown) {
    for [name, old, new] in standard.agencies.iter().map(|agency| &agency.labels) {
        page.para(2 + NUMBER, Tint::Plain, &format!("{name}: {}", words::from_to(old, new)));
    }
    for action in &standard.actions {
        let tint = if action.overdue { Tint::Bad } else { Tint::Plain };
        let overdue = if action.overdue { ", overdue" } else { "" };
        let text = format!("Action {}{overdue}: {}", words::action_change(action.change), action.what.trim());
        page.para(2 + NUMBER, tint, &text);
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

fn actions(page: &mut Page, pair: &Pair) {
    if let Some(said) = words::actions_between(pair.actions.counts()) {
        page.heading("Actions");
        page.para(2, Tint::Plain, &said);
    }
}
