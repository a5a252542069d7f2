//! Takes the audits of a year together, with those of the year before for the movement.

use std::collections::{BTreeMap, BTreeSet};

use super::row::Row;
use super::{Boards, Gathered, Topic, distribution, movement, neighbours, ranking, standards};
use crate::audit::{Audit, BoardId, Year};
use crate::framework::Framework;
use crate::report::shown::sector::{Beside, MovementShown, TableShown, Wanted};
use crate::report::shown::{Sectored, Unreadable};
use crate::sector::{Entry, Sector};
use crate::tui::glyphs::Glyphs;
use crate::tui::model::{self, Model};
use crate::tui::theme::Role;
use crate::words::{self, boards as say, sector as said};

/// One framework's audits of a year, and what is needed to say them.
pub(super) struct Scope<'a> {
    pub(super) table: &'a TableShown<'a>,
    /// How its boards moved since the year before; none where none has an audit of both.
    pub(super) movement: Option<&'a MovementShown<'a>>,
    pub(super) framework: &'a Framework,
    pub(super) glyphs: &'a Glyphs,
    names: &'a BTreeMap<&'a str, &'a str>,
}

impl<'a> Scope<'a> {
    /// A board's name, or its id where it has no audit of the year.
    pub(super) fn name(&self, id: &'a str) -> &'a str {
        self.names.get(id).copied().unwrap_or(id)
    }

    /// The board of an id.
    pub(super) fn board(id: &str) -> Option<BoardId> {
        id.parse().ok()
    }
}

/// What the audits on the shelf amount to in the year, framework by framework, of which one is shown.
#[must_use]
pub fn gather(model: &Model, boards: &Boards) -> Gathered {
    let audits: Vec<(&model::Entry, &Audit)> = usable(model).collect();
    let years: BTreeSet<Year> = audits.iter().map(|(_, audit)| audit.year).collect();
    let chosen = boards.chosen.filter(|year| years.contains(year));
    let Some(year) = chosen.or_else(|| years.last().copied()) else {
        let nothing = [say::NO_AUDITS.to_owned()];
        let rows: Vec<Row> = reading(model).into_iter().chain(nothing).map(Row::note).collect();
        return Gathered { pages: vec![rows; Topic::ALL.len()], ..Gathered::default() };
    };
    let before = years.range(..year).next_back().copied();
    let sector = fold(model, audits.iter().filter(|(_, audit)| audit.year == year || Some(audit.year) == before));
    let sectored = Sectored::of(&sector.counted(false), beside(model), wanted(model));
    let of_year: BTreeMap<&BoardId, &Audit> =
        audits.iter().filter(|(_, audit)| audit.year == year).map(|(_, audit)| (&audit.board.id, *audit)).collect();
    let names = of_year.iter().map(|(id, audit)| (id.as_str(), audit.board.name.as_str())).collect();
    Gathered {
        years: years.into_iter().collect(),
        year: Some(year),
        names: of_year.iter().map(|(id, audit)| ((*id).clone(), audit.board.name.clone())).collect(),
        ..pages(model, &sectored, year, boards.framework, &names)
    }
}

/// The audits that figures may be taken from: those without a wrong value.
fn usable(model: &Model) -> impl Iterator<Item = (&model::Entry, &Audit)> {
    let sound = model.shelf.iter().filter(|entry| !entry.has_wrong_values);
    sound.filter_map(|entry| Some((entry, entry.audit.as_ref().ok()?)))
}

fn fold<'a>(model: &Model, audits: impl Iterator<Item = &'a (&'a model::Entry, &'a Audit)>) -> Sector {
    let mut sector = Sector::default();
    for (entry, audit) in audits {
        if let Some(framework) = model.frameworks.shared(&audit.framework) {
            sector.add(Entry::of(entry.path.display().to_string(), audit, framework, Some(entry.altered)));
        }
    }
    sector
}

/// What lies on the shelf and is not counted.
fn beside(model: &Model) -> Beside {
    let why = |entry: &model::Entry| match &entry.audit {
        Err(why) => Some(why.clone()),
        Ok(_) => entry.has_wrong_values.then(|| say::HAS_WRONG_VALUES.to_owned()),
    };
    let unreadable = model.shelf.iter().filter_map(|entry| {
        Some(Unreadable { path: entry.path.display().to_string(), code: String::new(), message: why(entry)? })
    });
    Beside { files: model.shelf.len(), unreadable: unreadable.collect(), ..Beside::default() }
}

fn wanted(model: &Model) -> Wanted {
    let today = model.settings.today;
    Wanted { today, every_year: false, expected: None, missed_by: 0, anonymous: false }
}

/// The pages of one of the frameworks that were answered in the year.
fn pages(
    model: &Model,
    sectored: &Sectored<'_>,
    year: Year,
    framework: usize,
    names: &BTreeMap<&str, &str>,
) -> Gathered {
    let tables: Vec<&TableShown<'_>> = sectored.years.iter().filter(|it| it.year == year.number()).collect();
    let frameworks: Vec<String> = tables.iter().map(|it| say::framework(it.title, it.edition, it.boards)).collect();
    let shown = tables.get(framework).or(tables.first()).copied();
    let known = shown.and_then(|table| model.frameworks.get(&table.framework.parse().ok()?));
    let scope = shown.zip(known).map(|(table, framework)| Scope {
        table,
        movement: sectored.movement.iter().find(|it| it.framework == table.framework && it.to == year.number()),
        framework,
        glyphs: &model.settings.glyphs,
        names,
    });
    let head = head(model, sectored, shown, frameworks.len());
    let page = |topic: Topic| {
        let mut rows = head.clone();
        rows.extend(scope.iter().flat_map(|scope| topic_rows(topic, scope)));
        if topic == Topic::Distribution {
            rows.extend(left_out(sectored));
        }
        rows
    };
    Gathered {
        boards: shown.map_or((0, 0), |table| (table.boards, table.drafts.unwrap_or_default())),
        frameworks,
        pages: Topic::ALL.map(page).into(),
        ..Gathered::default()
    }
}

fn topic_rows(topic: Topic, scope: &Scope<'_>) -> Vec<Row> {
    match topic {
        Topic::Distribution => distribution::rows(scope),
        Topic::Standards => standards::rows(scope),
        Topic::Ranking => ranking::rows(scope),
        Topic::Neighbours => neighbours::rows(scope),
        Topic::Movement => movement::rows(scope),
    }
}

/// What a reader has to know before any figure.
fn head(model: &Model, sectored: &Sectored<'_>, table: Option<&TableShown<'_>>, frameworks: usize) -> Vec<Row> {
    let read = &sectored.read;
    let missing = said::not_counted(read.unreadable.len(), read.duplicates.len(), 0, read.altered.len());
    let warnings = reading(model).into_iter().chain(missing).map(|text| Row::Note(Role::Warning, text));
    let boards = table.map(|it| Row::note(said::boards(it.boards, it.covers, it.drafts, it.altered)));
    let which = table.filter(|_| frameworks > 1).map(|it| say::one_of(it.title, it.edition, frameworks));
    let which = which.map(|text| Row::note(model.keys.filled(&text)));
    let none = table.is_none().then(|| Row::note(words::screen::sentence(&said::none_counted(0))));
    warnings.chain(boards).chain(none).chain(which).collect()
}

/// How much has been read, as long as not everything is.
fn reading(model: &Model) -> Option<String> {
    model.reading.as_ref().map(|read| say::still_reading(read.len()))
}

/// What is not counted, file by file, and which audits are counted and doubtful.
fn left_out(sectored: &Sectored<'_>) -> Vec<Row> {
    let read = &sectored.read;
    let about = |path: Option<&str>, what: Option<&str>| Some(format!("{}: {}", path?, what?));
    let unreadable = read.unreadable.iter().filter_map(|it| about(it.path.as_deref(), it.message.as_deref()));
    let twice = read.duplicates.iter().map(|it| {
        let paths: Vec<&str> = it.paths.iter().map(String::as_str).collect();
        said::twice(it.board.as_deref().unwrap_or_default(), it.year, &paths)
    });
    let altered = read.altered.iter().filter_map(|it| about(it.path.as_deref(), Some(words::seal("broken"))));
    let notes: Vec<Row> = unreadable.chain(twice).chain(altered).map(|text| Row::Note(Role::Warning, text)).collect();
    let title = (!notes.is_empty()).then(|| Row::Title(say::FILES.to_owned()));
    title.into_iter().chain(notes).collect()
}
