//! The board paper: an audit as a board is given it. All of it is gathered once, as a value; [`Paper::html`],
//! [`Paper::markdown`] and [`Paper::workbook`] write that value, so that they cannot tell different things.

mod actions;
mod agencies;
mod asked;
mod charts;
pub mod files;
mod layout;
mod own;
mod since;
mod standard;
mod workbook;

use jiff::civil::Date;

use actions::ActionOfPaper;
use agencies::Agencies;
use since::Since;
use standard::StandardOfPaper;

pub use own::is_own;

use crate::assess;
use crate::audit::{Audit, SealState};
use crate::compare::{self, Side};
use crate::framework::Framework;
use crate::plain;
use crate::report::document::{self, Tint};
use crate::report::shown::{BoardTrend, PartShown, Version};
use crate::words::{self, paper as said};

/// So much of a line of a decision is shown: what was put in the place of what stands whole in the audit.
const DECISION: usize = 400;

/// What a paper is made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The audit.
    pub audit: Version<'a>,
    /// The same board's audits of earlier years, in the order of their years.
    pub earlier: &'a [Version<'a>],
    /// Which of those it is compared with: the last without a word.
    pub previous: Option<usize>,
    /// The day by which actions are overdue; none where the audit is not its board's latest.
    pub today: Option<Date>,
}

/// A board paper, gathered.
#[derive(Clone, Debug)]
pub struct Paper {
    board: String,
    year: u16,
    seal: SealState,
    state: (Tint, String),
    /// What else is said of the audit, a line each.
    frame: Vec<String>,
    summary: Option<String>,
    headline: String,
    /// How far the answering has come.
    progress: String,
    asked: Vec<String>,
    since: Option<Since>,
    standards: Vec<StandardOfPaper>,
    agencies: Agencies,
    actions: Vec<ActionOfPaper>,
    action_counts: String,
    indicators_overlap: bool,
    indicators_period: Option<String>,
    national: Vec<String>,
    /// The years up to this one; the last is this one.
    history: BoardTrend,
    decisions: Vec<(String, String)>,
    undecided: Option<String>,
    notes: Vec<String>,
}

impl Paper {
    /// Gathers a paper.
    #[must_use]
    pub fn of(source: &Source<'_>) -> Self {
        let Side { audit, framework } = source.audit.side;
        let versions: Vec<Version<'_>> = source.earlier.iter().copied().chain([source.audit]).collect();
        let history = BoardTrend::up_to(&source.audit, &versions);
        let previous = source.previous.map_or(source.earlier.last(), |at| source.earlier.get(at)).copied();
        let since = previous.map(|previous| Since::of(previous, source.audit, source.today));
        let doubts = compare::doubts(source.audit.side, previous.map(|previous| previous.side));
        let standards: Vec<_> = framework
            .standards_of(audit.edition)
            .map(|it| {
                let doubts = doubts.get(&it.id).map_or(&[][..], Vec::as_slice);
                let lost = since.as_ref().is_some_and(|since| since.lost.iter().any(|lost| it.id.as_str() == lost));
                StandardOfPaper::of(it, source, &history, doubts, lost)
            })
            .collect();
        let (actions, action_counts) = actions::all(&versions, source.today);
        let seal = source.audit.seal;
        let progress = assess::progress(audit, framework);
        let parts = history.audits.last().map_or(&[][..], |year| year.parts.as_slice());
        Self {
            board: audit.board.name.clone(),
            year: audit.year.number(),
            seal,
            state: state(audit, seal),
            frame: frame(audit, framework),
            summary: audit.summary.clone().filter(|text| !text.trim().is_empty()),
            headline: headline(audit, parts, since.as_ref(), progress.of - progress.answered),
            progress: words::progress(progress.answered, progress.of),
            asked: asked::asked(&standards, &actions, agencies::overdue(audit, source.today), seal),
            agencies: Agencies::of(audit, framework, source.today),
            action_counts,
            indicators_overlap: audit.indicators.overlap == Some(true),
            indicators_period: audit.indicators.period.clone(),
            national: national(audit, framework),
            decisions: decisions(audit),
            undecided: (!audit.conflicts.is_empty()).then(|| words::undecided(audit.conflicts.len())),
            notes: notes(framework),
            since,
            standards,
            actions,
            history,
        }
    }

    /// The paper as one file of HTML.
    #[must_use]
    pub fn html(&self) -> String {
        own::marked(document::html(&layout::document(self)))
    }

    /// The paper as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        own::marked(document::markdown(&layout::document(self)) + "\n")
    }

    fn parts(&self) -> &[PartShown] {
        self.history.audits.last().map_or(&[], |year| &year.parts)
    }
}

fn state(audit: &Audit, seal: SealState) -> (Tint, String) {
    let signed = audit.sign_off.as_ref();
    let role = signed.and_then(|it| it.role.as_deref());
    let text = said::state(seal.word(), signed.map(|it| it.by.as_str()), role, signed.and_then(|it| it.on));
    let forced = signed.and_then(|it| it.forced.as_ref()).map(|why| format!(". {}", words::signed_forced(why.trim())));
    let tint = match seal {
        SealState::Intact => Tint::Good,
        SealState::Broken => Tint::Bad,
        SealState::Unsigned => Tint::Doubt,
    };
    (tint, text + &forced.unwrap_or_default())
}

/// The lines below the name of the board.
fn frame(audit: &Audit, framework: &Framework) -> Vec<String> {
    let lines = [
        audit.period.as_ref().map(|period| format!("Period: {period}")),
        audit.date.map(|date| format!("Date: {}", words::date(date))),
        audit.chair.as_ref().map(|chair| format!("Chair: {chair}")),
        audit.board.region.as_ref().map(|region| format!("Region: {region}")),
        Some(framework.title.clone()),
        framework.reconstructed.then(|| words::RECONSTRUCTED.to_owned()),
    ];
    lines.into_iter().flatten().collect()
}

fn headline(audit: &Audit, parts: &[PartShown], since: Option<&Since>, unanswered: u32) -> String {
    let amounts: Vec<String> = parts.iter().map(|it| said::part(&it.headline(), &it.title)).collect();
    let since = since.map(|since| (since.old, since.moves.as_slice()));
    said::headline(audit.year.number(), &amounts, since, unanswered)
}

/// England's bands, where every standard applies.
fn national(audit: &Audit, framework: &Framework) -> Vec<String> {
    let comparable = assess::compliances(audit, framework).iter().any(assess::Compliance::is_comparable);
    let figures = framework.national_bands(audit.year.number()).filter(|_| comparable);
    let lines = figures.map(|(year, figures)| {
        let shares: Vec<String> = figures.into_iter().map(crate::framework::Figure::share).collect();
        words::overview::national_bands(year, &shares)
    });
    lines.into_iter().collect()
}

fn decisions(audit: &Audit) -> Vec<(String, String)> {
    let on = |on: Option<Date>| on.map_or_else(|| words::NO_DATE.to_owned(), words::date);
    let (settled, other): (Vec<_>, Vec<_>) =
        audit.decisions.iter().partition(|it| words::conflict::is_settlement(&it.what));
    let short = |what: &str| what.trim().lines().map(|line| plain::cut(line, DECISION)).collect::<Vec<_>>().join("\n");
    let other = other.into_iter().map(|it| (on(it.on), format!("{} ({})", short(&it.what), it.by)));
    let settled = said::settled(settled.len()).map(|said| ("Conflicts".to_owned(), said));
    other.chain(settled).collect()
}

/// What is said of the list, then how figures are made.
fn notes(framework: &Framework) -> Vec<String> {
    let of_list =
        framework.note.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let source = (!framework.source.is_empty()).then(|| format!("Source: {}.", framework.source.trim_end_matches('.')));
    let of_list = of_list.filter(|paragraph| !paragraph.is_empty()).chain(source);
    let always = said::FORMULAS.into_iter().chain([words::RATES]).map(str::to_owned);
    of_list.chain(always).collect()
}
