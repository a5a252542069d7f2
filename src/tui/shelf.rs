//! The audits on the shelf: their order, what of them the library shows and in which order, and what needs attention.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::model::{Entry, Model};
use crate::assess::{self, Ratio, StatusCounts};
use crate::audit::{Audit, BoardId};
use crate::compare::{Side, doubts, nearest_earlier};
use crate::framework::{Framework, StandardId};
use crate::words::library::{self, MetInYear};

/// The list of audits.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The selected audit, by its place among those shown.
    pub cursor: usize,
    /// Its file, on which the cursor stays whatever comes in before it; none as long as nobody has moved.
    pub selected: Option<PathBuf>,
    /// The audits shown, by their places on the shelf.
    pub shown: Vec<usize>,
    /// The words that those shown have.
    pub filter: String,
    /// Whether the filter is being typed.
    pub typing: bool,
    /// The order.
    pub sort: Sort,
    /// What the audit that is being opened is to show; its walkthrough if that is not said.
    pub goal: Option<Goal>,
}

/// What an audit that is opened shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Its actions.
    Actions,
    /// An action in its standard, by its place there.
    Action(StandardId, usize),
}

/// An order of the list of audits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By board, and year by year.
    #[default]
    Board,
    /// By year, the latest first.
    Year,
    /// By progress, the least first.
    Progress,
    /// By what needs attention, the most first.
    Attention,
}

/// How much of an audit needs attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attention {
    /// Standards carried over and not confirmed.
    pub carried: u32,
    /// Standards without an answer, the carried ones apart.
    pub unanswered: u32,
    /// Actions that are overdue.
    pub overdue: u32,
    /// Answers that are not to be taken at their word.
    pub doubts: u32,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Board => Self::Year,
            Self::Year => Self::Progress,
            Self::Progress => Self::Attention,
            Self::Attention => Self::Board,
        }
    }

    /// The order in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Year => "year",
            Self::Progress => "progress",
            Self::Attention => "attention",
        }
    }
}

impl Attention {
    /// What of an audit on the shelf needs attention.
    fn to(model: &Model, audit: &Audit, framework: &Framework) -> Self {
        let standards = framework.standards_of(audit.edition);
        let counts = StatusCounts::of(standards.map(|standard| audit.standing(&standard.id)));
        let earlier = nearest_earlier(audit, model.of_board(&audit.board.id).map(|(_, audit)| audit));
        let earlier = earlier.and_then(|it| Some(Side { audit: it, framework: model.frameworks.get(&it.framework)? }));
        let found = doubts(Side { audit, framework }, earlier).len();
        Self {
            carried: counts.carried,
            unanswered: counts.unanswered,
            overdue: assess::action_counts(audit, model.today_for(audit)).overdue,
            doubts: u32::try_from(found).unwrap_or(u32::MAX),
        }
    }

    /// How many things there are in all.
    #[must_use]
    pub fn count(self) -> u32 {
        self.carried + self.unanswered + self.overdue + self.doubts
    }
}

/// How many of the banded standards a board met, year by year; none for a year without an audit.
#[must_use]
pub fn met_over_the_years(model: &Model, board: &BoardId) -> Vec<(u16, Option<MetInYear>)> {
    let met = |(_, audit): (&Path, &Audit)| {
        let framework = model.frameworks.get(&audit.framework)?;
        let part = framework.parts.iter().find(|part| part.banded)?;
        let met = assess::compliance(audit, framework, part).met;
        Some((audit.year.number(), MetInYear { met, left: assess::left_to_answer(audit, framework) }))
    };
    let known: BTreeMap<u16, MetInYear> = model.of_board(board).filter_map(met).collect();
    let years = known.first_key_value().zip(known.last_key_value());
    let years = years.map(|((first, _), (last, _))| *first..=*last);
    years.into_iter().flatten().map(|year| (year, known.get(&year).copied())).collect()
}

/// Puts entries on the shelf: those of files that lie there already in their place.
pub(super) fn add(model: &mut Model, entries: Vec<Entry>) {
    let mut places: HashMap<PathBuf, usize> =
        model.shelf.iter().enumerate().map(|(place, entry)| (entry.path.clone(), place)).collect();
    let mut boards = BTreeSet::new();
    for entry in entries {
        let there = places.get(&entry.path).and_then(|place| model.shelf.get_mut(*place));
        if there.as_ref().is_some_and(|there| there.says_the_same(&entry)) {
            continue;
        }
        boards.extend([there.as_deref(), Some(&entry)].into_iter().flatten().filter_map(board).cloned());
        match there {
            Some(there) => *there = entry,
            None => {
                places.insert(entry.path.clone(), model.shelf.len());
                model.shelf.push(entry);
            }
        }
    }
    model.shelf.sort_by(|a, b| order(a).cmp(&order(b)));
    weigh(model, &boards);
    arrange(model);
}

/// Leaves on the shelf only the files that are still there.
pub(super) fn keep_only(model: &mut Model, there: &HashSet<PathBuf>) {
    let (kept, gone): (Vec<Entry>, Vec<Entry>) =
        std::mem::take(&mut model.shelf).into_iter().partition(|entry| there.contains(&entry.path));
    model.shelf = kept;
    let boards = gone.iter().filter_map(board).cloned().collect();
    weigh(model, &boards);
    arrange(model);
}

/// Notes what needs attention in the audits of those boards. It hangs on a board's other years too, and takes too long
/// to be found anew for a long list whenever it is put in order.
fn weigh(model: &mut Model, boards: &BTreeSet<BoardId>) {
    let found = |(place, entry): (usize, &Entry)| {
        let (audit, framework) = known(model, entry).filter(|(audit, _)| boards.contains(&audit.board.id))?;
        Some((place, Attention::to(model, audit, framework)))
    };
    let found: Vec<(usize, Attention)> = model.shelf.iter().enumerate().filter_map(found).collect();
    for (place, attention) in found {
        if let Some(entry) = model.shelf.get_mut(place) {
            entry.attention = attention;
        }
    }
}

/// Puts the library in order. The cursor stays on its audit, if that is still shown.
pub(super) fn arrange(model: &mut Model) {
    let Some(library) = model.library() else { return };
    let shown = shown(model, library);
    let is_selected = |place: &usize| {
        let path = model.shelf.get(*place).map(|entry| &entry.path);
        path.is_some() && path == library.selected.as_ref()
    };
    let found = shown.iter().position(is_selected);
    let cursor = found.unwrap_or(library.cursor).min(shown.len().saturating_sub(1));
    if let Some(library) = model.library_mut() {
        (library.shown, library.cursor) = (shown, cursor);
    }
}

fn board(entry: &Entry) -> Option<&BoardId> {
    entry.audit.as_ref().ok().map(|audit| &audit.board.id)
}

/// By board and year; what could not be read comes last, by path.
fn order(entry: &Entry) -> (bool, Option<&BoardId>, Option<u16>, &Path) {
    let year = entry.audit.as_ref().ok().map(|audit| audit.year.number());
    (year.is_none(), board(entry), year, &entry.path)
}

/// The places of the audits that have all words of the filter, in the order that is wanted.
fn shown(model: &Model, library: &Library) -> Vec<usize> {
    let words: Vec<String> = library.filter.split_whitespace().map(str::to_lowercase).collect();
    let has_all = |entry: &Entry| {
        let text = if words.is_empty() { String::new() } else { searched(entry) };
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let found = model.shelf.iter().enumerate().filter(|(_, entry)| has_all(entry));
    match library.sort {
        Sort::Board => found.map(|(place, _)| place).collect(),
        Sort::Year => sorted(found, |entry| {
            let year = entry.audit.as_ref().ok().map(|audit| audit.year);
            (year.is_none(), Reverse(year))
        }),
        Sort::Progress => sorted(found, |entry| {
            let progress = known(model, entry).map(|(audit, framework)| assess::progress(audit, framework));
            (progress.is_none(), progress.and_then(|progress| Ratio::of(progress.answered, progress.of)))
        }),
        // A file that cannot be read needs attention before all others.
        Sort::Attention => {
            sorted(found, |entry| (entry.audit.is_ok(), Reverse((entry.altered, entry.attention.count()))))
        }
    }
}

fn sorted<'a, K: Ord>(found: impl Iterator<Item = (usize, &'a Entry)>, key: impl Fn(&Entry) -> K) -> Vec<usize> {
    let mut keyed: Vec<(K, usize)> = found.map(|(place, entry)| (key(entry), place)).collect();
    keyed.sort();
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// The audit of an entry with its framework.
pub(super) fn known<'a>(model: &'a Model, entry: &'a Entry) -> Option<(&'a Audit, &'a Framework)> {
    let audit = entry.audit.as_ref().ok()?;
    Some((audit, model.frameworks.get(&audit.framework)?))
}

/// What the filter looks at: name, id, year, region and state, or the path of what cannot be read.
fn searched(entry: &Entry) -> String {
    let text = match &entry.audit {
        Ok(audit) => {
            let region = audit.board.region.as_deref().unwrap_or_default();
            let state = library::state(audit.is_signed(), entry.altered);
            format!("{} {} {} {region} {state}", audit.board.name, audit.board.id, audit.year)
        }
        Err(_) => format!("{} unreadable", entry.path.display()),
    };
    text.to_lowercase()
}
