//! How many boards met each standard, the collective's colour, and which boards have not met it.

use super::figures::Scope;
use super::row::{Cell, Leads, Row};
use crate::framework::Status;
use crate::report::shown::sector::{BaselineShown, SectorStandard, StatusesOfSector};
use crate::tui::theme::Role;
use crate::words::{self, boards as say, sector as said};

pub(super) fn rows(scope: &Scope<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in &scope.table.parts {
        let own: Vec<&SectorStandard<'_>> = scope.table.standards.iter().filter(|it| it.part == part.id).collect();
        let [percent, rag, nation] = said::STANDARDS;
        rows.push(Row::Title(said::by_standard(part.title, None)));
        if own.iter().any(|it| !it.baseline.is_empty()) {
            rows.push(Row::note(said::NATION));
        }
        rows.push(Row::heads(&["", "", part.met_label, rag, percent, nation], 1));
        rows.extend(own.iter().map(|it| row(scope, it, part.met_label)));
    }
    rows
}

fn row(scope: &Scope<'_>, it: &SectorStandard<'_>, met_label: &str) -> Row {
    let met = words::of(it.statuses.met.unwrap_or_default(), it.applicable.unwrap_or_default());
    let percent = words::percent(it.percent_met.map(|percent| percent.0));
    let (role, glyph) = colour(scope, it.rag);
    let rag = it.rag.map_or_else(String::new, |word| format!("{glyph} {word}"));
    let nation = it.baseline.iter().map(BaselineShown::in_words).collect::<Vec<_>>().join(", ");
    let names: Vec<&str> = it.boards_missing.iter().map(|id| scope.name(id)).collect();
    let heading = format!("{} {}", it.number, it.title);
    let whole = vec![
        say::standard(&heading, met_label, &met, &percent, it.rag.map(words::colour)),
        say::not_met_by(&names),
        say::answers(&statuses(scope, it)),
    ];
    let cells = vec![
        Cell::muted(it.number),
        Cell::text(it.short),
        Cell::text(met),
        Cell::Text(role, rag),
        Cell::text(percent),
        Cell::muted(nation),
    ];
    let missing = it.boards_missing.iter().filter_map(Scope::board).collect();
    Row::Figures { cells, whole, leads: Leads::Missing(missing) }
}

/// The colour of a collective: never alone, but with a sign and its word.
fn colour(scope: &Scope<'_>, rag: Option<&str>) -> (Role, &'static str) {
    match rag {
        Some("green") => (Role::Met, scope.glyphs.met),
        Some("amber") => (Role::PartlyMet, scope.glyphs.partly_met),
        Some("red") => (Role::NotMet, scope.glyphs.not_met),
        _ => (Role::Muted, ""),
    }
}

/// How many boards gave each answer, by its label.
fn statuses<'a>(scope: &Scope<'a>, it: &SectorStandard<'_>) -> Vec<(&'a str, u32)> {
    let part = scope.framework.parts.iter().find(|part| part.id.as_str() == it.part);
    let label = |status: Status| part.map_or(status.word(), |part| part.label(status));
    let StatusesOfSector { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried } =
        it.statuses;
    let each = [
        (label(Status::Met), met),
        (label(Status::PartlyMet), partly_met),
        (label(Status::Planned), planned),
        (label(Status::NotMet), not_met),
        (label(Status::NotKnown), not_known),
        (label(Status::NotApplicable), not_applicable),
        (words::UNANSWERED, unanswered),
        (say::CARRIED, carried),
    ];
    each.into_iter().filter_map(|(label, count)| Some((label, count.filter(|count| *count > 0)?))).collect()
}
