//! Boards' years, standard by standard: schema `lscb-audit/trend/1`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::version::unmatched;
use super::word;
use super::{Figure, Gate, Named, Pair, PartShown, Unreadable, Version};
use crate::assess::{self, IndicatorFigure};
use crate::audit::{SealState, Year};
use crate::compare::{self, HistoryCell, StandardHistory, Streak};
use crate::framework::{Indicator, Part, Status};
use crate::report::table::{Cell, Row};
use crate::words;

/// How boards went over their years.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Trended {
    #[schemars(extend("const" = "lscb-audit/trend/1"))]
    schema: &'static str,
    today: Date,
    /// The boards, by id.
    pub boards: Vec<BoardTrend>,
    /// Files that could not be used.
    pub unreadable: Vec<Unreadable>,
    /// What `--fail-on` met between the last two audits of a board.
    pub gate: Gate,
}

/// How a board went over its years.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BoardTrend {
    /// The board, as its latest audit names it.
    pub board: Named,
    /// The years of its audits, in order.
    pub years: Vec<u16>,
    /// The years between the first and the last without an audit.
    pub gaps: Vec<u16>,
    /// What each audit amounts to.
    pub audits: Vec<YearShown>,
    /// Every standard that any audit has.
    pub standards: Vec<StandardTrend>,
}

/// What a year's audit amounts to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct YearShown {
    /// The year.
    pub year: u16,
    /// The file.
    pub path: String,
    /// The framework that it answers.
    pub framework: String,
    /// The edition of it.
    pub edition: u32,
    /// unsigned, intact or broken.
    #[serde(serialize_with = "word::seal")]
    #[schemars(with = "&'static str")]
    pub seal: SealState,
    /// What it amounts to, part by part.
    pub parts: Vec<PartShown>,
    /// Counts of children.
    pub indicators: Vec<IndicatorTrend>,
    /// Responses to standards that its edition does not have.
    pub unmatched: Vec<String>,
    signed_off: bool,
}

/// A count of children with its rate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IndicatorTrend {
    /// The indicator's id.
    pub id: String,
    /// What is counted, for people.
    #[serde(skip)]
    pub title: String,
    /// The count; null where it is not given.
    pub count: Option<u64>,
    /// The rate; null where there is none.
    pub rate: Option<Figure>,
    /// How many children the rate is for.
    pub per: u32,
}

/// A standard over a board's years.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandardTrend {
    /// Its id.
    pub id: String,
    /// Its part.
    pub part: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// A short title, for people.
    #[serde(skip)]
    pub short: String,
    /// What each audit has on it.
    pub cells: Vec<CellShown>,
    same_status_since: Option<u16>,
    same_status_audits: Option<u32>,
    /// The first audit of those up to the latest in which it is ranked below met.
    pub not_met_since: Option<u16>,
    /// How many audits they are.
    pub not_met_audits: Option<u32>,
    first_met: Option<u16>,
    /// The last year in which it was met.
    pub last_met: Option<u16>,
    /// Whether it was met once and is not now.
    pub no_longer_met: bool,
    /// Whether it never applied.
    pub always_not_applicable: bool,
    /// What a reader should see at once, in a sentence.
    pub stands_out: Option<String>,
}

/// What an audit has on a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CellShown {
    /// The year.
    pub year: u16,
    /// answered, carried, unanswered, conflict, unreadable; absent where the edition does not have the standard.
    pub state: &'static str,
    /// The status, confirmed or carried.
    pub status: Option<&'static str>,
    /// The same in a word, for people: `met`, `(met)` while it is only carried, `–` without an answer.
    #[serde(skip)]
    pub label: String,
}

/// What an audit has on a standard, with the board and the standard's history.
#[derive(Clone, Copy, Debug)]
pub struct TrendRow<'a> {
    board: &'a BoardTrend,
    audit: &'a YearShown,
    standard: &'a StandardTrend,
    cell: &'a CellShown,
}

impl Trended {
    /// How boards went over the years of their audits. `pairs` are the last two audits of each board that has two.
    #[must_use]
    pub fn new(
        today: Date,
        boards: Vec<BoardTrend>,
        unreadable: Vec<Unreadable>,
        pairs: &[Pair],
        fail_on: &[String],
    ) -> Self {
        Self { schema: "lscb-audit/trend/1", today, boards, unreadable, gate: Gate::of(pairs, fail_on) }
    }

    /// A row a standard and year of every board.
    pub fn rows(&self) -> impl Iterator<Item = TrendRow<'_>> {
        self.boards.iter().flat_map(BoardTrend::rows)
    }
}

impl BoardTrend {
    /// How one board went over the years of its audits, given in the order of their years; none without an audit.
    #[must_use]
    pub fn of(audits: &[Version<'_>]) -> Option<Self> {
        audits.last().map(|latest| Self::up_to(latest, audits))
    }

    /// The same, with the last of the audits.
    pub(in crate::report) fn up_to(latest: &Version<'_>, audits: &[Version<'_>]) -> Self {
        let sides: Vec<_> = audits.iter().map(|version| version.side).collect();
        let history = compare::history(&sides);
        Self {
            board: Named::of(latest.side.audit),
            years: numbers(&history.years),
            gaps: numbers(&history.gaps),
            audits: audits.iter().map(YearShown::of).collect(),
            standards: history.standards.iter().map(|standard| StandardTrend::of(standard, audits)).collect(),
        }
    }
}

impl BoardTrend {
    /// Every part that any audit has, those of the latest first.
    #[must_use]
    pub fn parts(&self) -> Vec<&PartShown> {
        let mut parts: Vec<&PartShown> = Vec::new();
        for part in self.audits.iter().rev().flat_map(|audit| &audit.parts) {
            if parts.iter().all(|known| known.id != part.id) {
                parts.push(part);
            }
        }
        parts
    }

    fn rows(&self) -> impl Iterator<Item = TrendRow<'_>> {
        let row = move |standard| {
            let cells = move |(cell, audit)| TrendRow { board: self, audit, standard, cell };
            standard.cells.iter().zip(&self.audits).map(cells)
        };
        self.standards.iter().flat_map(row)
    }
}

fn numbers(years: &[Year]) -> Vec<u16> {
    years.iter().map(|year| year.number()).collect()
}

impl YearShown {
    fn of(version: &Version<'_>) -> Self {
        let (audit, framework) = (version.side.audit, version.side.framework);
        Self {
            year: audit.year.number(),
            path: version.path.to_owned(),
            framework: audit.framework.to_string(),
            edition: audit.edition,
            seal: version.seal,
            parts: PartShown::all(&assess::compliances(audit, framework), framework),
            indicators: framework
                .indicators
                .iter()
                .map(|it| IndicatorTrend::of(&assess::indicator_figure(audit, it), it))
                .collect(),
            unmatched: unmatched(audit),
            signed_off: audit.is_signed(),
        }
    }
}

impl IndicatorTrend {
    fn of(figure: &IndicatorFigure, indicator: &Indicator) -> Self {
        Self {
            id: figure.id.to_string(),
            title: indicator.title.clone(),
            count: figure.count,
            rate: figure.rate.map(Figure),
            per: figure.per,
        }
    }
}

impl StandardTrend {
    fn of(standard: &StandardHistory, audits: &[Version<'_>]) -> Self {
        let frameworks = || audits.iter().rev().map(|version| version.side.framework);
        let part = frameworks().find_map(|framework| framework.part(&standard.part));
        let short = frameworks().find_map(|framework| framework.standard(standard.id.as_str()));
        let met = part.map_or(Status::Met.word(), |part| part.label(Status::Met)).to_lowercase();
        let since = |streak: &Option<Streak>| streak.as_ref().map(|streak| streak.since.number());
        let audits = |streak: &Option<Streak>| streak.as_ref().map(|streak| streak.audits);
        Self {
            id: standard.id.to_string(),
            part: standard.part.to_string(),
            number: standard.number.clone(),
            title: standard.title.clone(),
            short: short.map_or(&standard.title, |known| &known.short).clone(),
            cells: standard.cells.iter().map(|cell| CellShown::of(cell, part)).collect(),
            same_status_since: since(&standard.same_status),
            same_status_audits: audits(&standard.same_status),
            not_met_since: since(&standard.not_met),
            not_met_audits: audits(&standard.not_met),
            first_met: standard.first_met.map(Year::number),
            last_met: standard.last_met.map(Year::number),
            no_longer_met: standard.no_longer_met,
            always_not_applicable: standard.always_not_applicable,
            stands_out: standard.sentence(&met),
        }
    }
}

impl CellShown {
    /// The same to be read aloud, without signs: `met`, `met, not confirmed`, `unanswered`.
    #[must_use]
    pub fn spoken(&self) -> String {
        words::cell_spoken(self.state, &self.label)
    }

    fn of(cell: &HistoryCell, part: Option<&Part>) -> Self {
        let status = cell.status();
        let short = status.map(|it| words::status_short(it.word(), part.map_or(it.word(), |part| part.label(it))));
        Self {
            year: cell.year.number(),
            state: cell.state(),
            status: status.map(Status::word),
            label: words::cell(cell.state(), short.as_deref()),
        }
    }
}

impl Row for TrendRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "board_id",
        "board_name",
        "year",
        "path",
        "part",
        "number",
        "standard",
        "title",
        "state",
        "status",
        "same_status_since",
        "same_status_audits",
        "not_met_since",
        "not_met_audits",
        "first_met",
        "last_met",
        "no_longer_met",
        "always_not_applicable",
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let standard = self.standard;
        vec![
            (&self.board.board.id).into(),
            (&self.board.board.name).into(),
            self.cell.year.into(),
            (&self.audit.path).into(),
            (&standard.part).into(),
            (&standard.number).into(),
            (&standard.id).into(),
            (&standard.title).into(),
            self.cell.state.into(),
            self.cell.status.into(),
            standard.same_status_since.into(),
            standard.same_status_audits.into(),
            standard.not_met_since.into(),
            standard.not_met_audits.into(),
            standard.first_met.into(),
            standard.last_met.into(),
            standard.no_longer_met.into(),
            standard.always_not_applicable.into(),
        ]
    }
}
