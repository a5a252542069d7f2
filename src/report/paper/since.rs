//! What became of an earlier year's answers: what boards write by hand, and what such tables usually hide.

use jiff::civil::Date;

use crate::audit::Audit;
use crate::compare::Change;
use crate::framework::Status;
use crate::report::shown::diff::{Answer, PartMoved, StandardShown};
use crate::report::shown::{Pair, Version};
use crate::report::text;
use crate::words::{self, paper as said};

/// What became of an earlier year's answers.
#[derive(Clone, Debug)]
pub(super) struct Since {
    /// The earlier year.
    pub(super) old: u16,
    pub(super) new: u16,
    /// What a reader has to know first.
    pub(super) said_first: Vec<String>,
    /// What is newly and no longer met, part by part.
    pub(super) moves: Vec<String>,
    /// The ids of the standards that are no longer met.
    pub(super) lost: Vec<String>,
    /// The percentage rose only because fewer standards applied.
    pub(super) rose_only: bool,
    /// Areas to develop and what became of them: what each list is called, and its standards.
    pub(super) areas: Vec<(String, Vec<String>)>,
    /// What became of the actions.
    pub(super) actions: Option<String>,
    /// What the old and the new counts are headed by.
    pub(super) counted_in: [String; 2],
    /// What is counted, with its old and new count, and how it moved.
    pub(super) indicators: Vec<[String; 4]>,
}

impl Since {
    pub(super) fn of(old: Version<'_>, new: Version<'_>, today: Option<Date>) -> Self {
        let pair = Pair::of(old, new, today);
        Self {
            old: pair.old.year,
            new: pair.new.year,
            said_first: text::said_first(&pair),
            moves: pair.parts.iter().map(|part| moved(part, &pair)).collect(),
            lost: pair.standards.iter().filter(|it| it.no_longer_met).map(|it| it.id.clone()).collect(),
            rose_only: pair.parts.iter().any(|part| part.rose_only_by_fewer_applying),
            areas: areas(&pair),
            actions: words::actions_between(pair.actions.counts()),
            counted_in: [old, new].map(|version| counted_in(version.side.audit)),
            indicators: indicators(&pair),
        }
    }
}

fn moved(part: &PartMoved, pair: &Pair) -> String {
    let met = &part.new.met_label;
    let slipped = pair.standards.iter().filter(|it| it.part == part.new.id && slipped(it)).count();
    said::moved(&part.new.title, part.newly_met, part.no_longer_met, part.only_not_confirmed, met)
        + &said::slipped(slipped)
}

/// Whether it stands lower than before, without having been met.
fn slipped(standard: &StandardShown) -> bool {
    standard.change == Change::Regressed && !standard.no_longer_met
}

fn counted_in(audit: &Audit) -> String {
    said::counted_in(audit.year.number(), audit.indicators.period.as_deref())
}

fn areas(pair: &Pair) -> Vec<(String, Vec<String>)> {
    let fits: [fn(&StandardShown) -> bool; 8] = [
        |it| is_area(&it.old),
        |it| is_area(&it.old) && (it.change == Change::Improved || it.newly_met),
        |it| is_area(&it.old) && is_area(&it.new),
        |it| is_area(&it.old) && !is_area(&it.new) && !it.newly_met,
        |it| is_area(&it.new) && !is_area(&it.old) && !it.no_longer_met,
        slipped,
        |it| it.no_longer_met && !is_carried(&it.new),
        |it| it.no_longer_met && is_carried(&it.new),
    ];
    let lists = fits.map(|fits| pair.standards.iter().filter(|it| fits(it)).map(line).collect::<Vec<_>>());
    let heads = said::areas(pair.old.year, lists.each_ref().map(Vec::len));
    heads.into_iter().zip(lists).collect()
}

/// Whether it is an answer of an earlier year that nobody has confirmed: no judgement of this one.
fn is_carried(answer: &Option<Answer>) -> bool {
    answer.as_ref().is_some_and(|answer| answer.carried_from.is_some())
}

/// Whether an answer that counts is not met, or that nobody knows.
fn is_area(answer: &Option<Answer>) -> bool {
    let status = answer.as_ref().and_then(|answer| answer.standing.counted());
    status.is_some_and(|status| match status {
        Status::PartlyMet | Status::Planned | Status::NotMet | Status::NotKnown => true,
        Status::Met | Status::NotApplicable => false,
    })
}

/// `R3 Local procedures: Partly met → Met`.
fn line(standard: &StandardShown) -> String {
    let label = |answer: &Option<Answer>| answer.as_ref().map_or(words::NOT_ASKED, |it| &it.label).to_owned();
    let moved = words::from_to(&label(&standard.old), &label(&standard.new));
    format!("{} {}: {moved}", standard.number, standard.title)
}

fn indicators(pair: &Pair) -> Vec<[String; 4]> {
    let given = pair.indicators.iter().filter(|it| it.old.count.is_some() || it.new.count.is_some());
    let row = |it: &crate::report::shown::diff::IndicatorShown| {
        let [old, new] =
            [&it.old, &it.new].map(|it_of| words::count_and_rate(it_of.count, it_of.rate.map(|rate| rate.0), it.per));
        [it.title.clone(), old, new, words::count_moved(it.count_change, it.rate_change.map(|rate| rate.0))]
    };
    given.map(row).collect()
}
