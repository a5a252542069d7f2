//! One audit and what it amounts to: schema `lscb-audit/show/1`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::frame::{AuditShown, BoardShown, FrameworkShown};
use super::{Figure, StandardShown};
use crate::assess;
use crate::audit::Audit;
use crate::compare::{self, Side};
use crate::framework::{Framework, Part, Status};
use crate::plain::{Finding, Lines, Severity};
use crate::words;

/// Everything that showing an audit needs.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The file as it was named.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The audit in it.
    pub audit: &'a Audit,
    /// The framework that it answers.
    pub framework: &'a Framework,
    /// Where the framework comes from: `embedded`, or its file.
    pub source: &'a str,
    /// Everything found in it, by reading and by judgement.
    pub findings: &'a [Finding],
    /// Today.
    pub today: Date,
    /// The day by which its actions and returns are overdue; none where the board has a later audit.
    pub overdue_by: Option<Date>,
}

/// An audit as it is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Show<'a> {
    #[schemars(extend("const" = "lscb-audit/show/1"))]
    schema: &'static str,
    today: Date,
    /// The file as it was named.
    pub path: &'a str,
    framework: FrameworkShown<'a>,
    /// The board.
    pub board: BoardShown<'a>,
    /// The frame of the audit.
    pub audit: AuditShown<'a>,
    /// What it amounts to, part by part.
    pub parts: Vec<PartShown>,
    /// Counts of children.
    pub indicators: Vec<IndicatorShown>,
    /// How its actions stand.
    pub actions: ActionsShown,
    /// Every standard of its edition.
    pub standards: Vec<StandardShown<'a>>,
    unmatched: Vec<UnmatchedShown<'a>>,
    /// How much was found in the file.
    pub findings: FindingsCounted,
    /// How far the answering has come.
    pub progress: Progress,
    /// The period in which the children were counted.
    pub indicators_period: Option<&'a str>,
    /// Whether a child may be in more than one count.
    pub indicators_overlap: Option<bool>,
    /// What two people answered differently.
    pub conflicts: Vec<ConflictShown<'a>>,
    decisions: Vec<DecisionShown<'a>>,
    allow: Vec<AllowShown<'a>>,
    /// How its agencies' returns stand; none where none is asked for.
    pub returns: Vec<ReturnShown<'a>>,
}

/// How an agency's return stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReturnShown<'a> {
    agency: &'a str,
    /// The agency's name.
    pub name: &'a str,
    /// in, late (it came in after its day), outstanding or overdue (outstanding, and its day is past).
    pub state: &'static str,
    /// The day by which it is due.
    pub due: Option<Date>,
    /// The day on which it came in.
    pub returned: Option<Date>,
    /// By how many days it came in late, or is overdue today.
    pub late_by: Option<i32>,
}

/// What an audit amounts to in one part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartShown {
    /// The part's id.
    pub id: String,
    /// Its standards.
    pub standards: u32,
    /// Those that apply.
    pub applicable: u32,
    /// Those met.
    pub met: u32,
    /// Met of those that apply; null where the part is not banded.
    pub percent: Option<Figure>,
    /// The band; null where the part is not banded.
    pub band: Option<BandShown>,
    /// How many standards have each status.
    pub statuses: Statuses,
    /// The part's title, for people.
    #[serde(skip)]
    pub title: String,
    /// What met is called in it, for people.
    #[serde(skip)]
    pub met_label: String,
}

/// A band of the 2015 report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BandShown {
    id: &'static str,
    /// What it is called.
    pub label: String,
}

/// How many standards have each status. They add up to the standards.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Statuses {
    met: u32,
    partly_met: u32,
    planned: u32,
    not_met: u32,
    /// Not known.
    pub not_known: u32,
    not_applicable: u32,
    /// Without an answer, the carried ones apart.
    pub unanswered: u32,
    /// Carried and not confirmed.
    pub carried: u32,
}

/// A count of children with its rate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IndicatorShown {
    /// The indicator's id.
    pub id: String,
    /// The count; null where it is not given.
    pub count: Option<u64>,
    children: Option<u64>,
    /// The rate.
    pub rate: Option<Figure>,
    /// How many children the rate is for.
    pub per: u32,
}

/// How an audit's actions stand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActionsShown {
    /// Neither done nor dropped.
    pub open: u32,
    /// Open, and due before today.
    pub overdue: u32,
    /// Done.
    pub done: u32,
    /// Dropped.
    pub dropped: u32,
    no_due_date: u32,
}

/// A response to a standard that the edition does not have.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct UnmatchedShown<'a> {
    key: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

/// How much was found in a file.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct FindingsCounted {
    /// What is wrong.
    pub errors: usize,
    /// What somebody should look at.
    pub warnings: usize,
}

/// How far the answering has come.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Progress {
    /// Standards answered.
    pub answered: u32,
    /// Standards of the edition.
    pub of: u32,
}

/// What two people answered differently.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConflictShown<'a> {
    key: &'a str,
    base: Option<&'a str>,
    ours: Option<&'a str>,
    theirs: Option<&'a str>,
}

/// Something decided about the audit itself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct DecisionShown<'a> {
    on: Option<Date>,
    by: &'a str,
    what: &'a str,
}

/// A text that looks like personal data and is not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct AllowShown<'a> {
    text: &'a str,
    reason: &'a str,
}

impl<'a> Show<'a> {
    /// An audit as it is shown.
    #[must_use]
    pub fn of(seen: &Seen<'a>) -> Self {
        let (audit, framework) = (seen.audit, seen.framework);
        let progress = assess::progress(audit, framework);
        let compliances = assess::compliances(audit, framework);
        let figures = assess::indicator_figures(audit, framework);
        let doubts = compare::doubts(Side { audit, framework }, None);
        let lines = Lines::of(seen.text);
        Self {
            schema: "lscb-audit/show/1",
            today: seen.today,
            path: seen.path,
            framework: FrameworkShown::of(seen),
            board: BoardShown::of(audit),
            audit: AuditShown::of(seen),
            parts: PartShown::all(&compliances, framework),
            indicators: figures.iter().map(IndicatorShown::of).collect(),
            actions: ActionsShown::of(assess::action_counts(audit, seen.overdue_by)),
            standards: framework.standards_of(audit.edition).map(|it| StandardShown::of(it, seen, &doubts)).collect(),
            unmatched: audit.unmatched.iter().map(|it| UnmatchedShown::of(it, &lines)).collect(),
            findings: FindingsCounted::of(seen.findings),
            progress: Progress { answered: progress.answered, of: progress.of },
            indicators_period: audit.indicators.period.as_deref(),
            indicators_overlap: audit.indicators.overlap,
            conflicts: audit.conflicts.iter().map(ConflictShown::of).collect(),
            decisions: audit.decisions.iter().map(DecisionShown::of).collect(),
            allow: audit.allow.iter().map(|it| AllowShown { text: &it.text, reason: &it.reason }).collect(),
            returns: assess::returns(audit, seen.overdue_by).iter().map(ReturnShown::of).collect(),
        }
    }
}

impl<'a> ReturnShown<'a> {
    fn of(standing: &assess::ReturnStanding<'a>) -> Self {
        let agency = standing.agency;
        Self {
            agency: agency.id.as_str(),
            name: &agency.name,
            state: standing.word(),
            due: agency.return_due,
            returned: agency.returned,
            late_by: standing.late_by,
        }
    }
}

impl PartShown {
    /// What an audit amounts to in each part of its framework.
    pub(super) fn all(compliances: &[assess::Compliance], framework: &Framework) -> Vec<Self> {
        compliances.iter().zip(&framework.parts).map(|(compliance, part)| Self::of(compliance, part)).collect()
    }

    pub(super) fn of(compliance: &assess::Compliance, part: &Part) -> Self {
        Self {
            id: compliance.part.to_string(),
            standards: compliance.standards,
            applicable: compliance.applicable,
            met: compliance.met,
            percent: compliance.percent.map(Figure),
            band: compliance.band.as_ref().map(BandShown::of),
            statuses: Statuses::of(compliance.counts),
            title: part.title.clone(),
            met_label: part.label(Status::Met).to_owned(),
        }
    }
}

impl PartShown {
    /// What an audit amounts to in the part, to be said in a line.
    #[must_use]
    pub fn headline(&self) -> words::Headline<'_> {
        words::Headline {
            met_label: &self.met_label,
            met: self.met,
            standards: self.standards,
            applicable: self.applicable,
            percent: self.percent.map(|percent| percent.0),
            not_known: self.statuses.not_known,
            unanswered: self.statuses.unanswered,
            carried: self.statuses.carried,
        }
    }
}

impl BandShown {
    fn of(band: &assess::Band) -> Self {
        Self { id: band.id.word(), label: band.label.clone() }
    }
}

impl Statuses {
    fn of(counts: assess::StatusCounts) -> Self {
        let assess::StatusCounts { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried } =
            counts;
        Self { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried }
    }
}

impl IndicatorShown {
    fn of(figure: &assess::IndicatorFigure) -> Self {
        Self {
            id: figure.id.to_string(),
            count: figure.count,
            children: figure.children,
            rate: figure.rate.map(Figure),
            per: figure.per,
        }
    }
}

impl ActionsShown {
    fn of(counts: assess::ActionCounts) -> Self {
        Self {
            open: counts.open,
            overdue: counts.overdue,
            done: counts.done,
            dropped: counts.dropped,
            no_due_date: counts.no_due_date,
        }
    }
}

impl<'a> UnmatchedShown<'a> {
    fn of(unmatched: &'a crate::audit::Unmatched, lines: &Lines<'_>) -> Self {
        let place = unmatched.span.as_ref().map(|span| lines.position(span.start));
        Self { key: &unmatched.key, line: place.map(|it| it.line), column: place.map(|it| it.column) }
    }
}

impl FindingsCounted {
    /// How much was found, by weight.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let warnings = findings.iter().filter(|found| found.code.severity == Severity::Warning).count();
        Self { errors: findings.len() - warnings, warnings }
    }
}

impl<'a> ConflictShown<'a> {
    fn of(it: &'a crate::audit::Conflict) -> Self {
        Self { key: &it.key, base: it.base.as_deref(), ours: it.ours.as_deref(), theirs: it.theirs.as_deref() }
    }
}

impl<'a> DecisionShown<'a> {
    fn of(decision: &'a crate::audit::Decision) -> Self {
        Self { on: decision.on, by: &decision.by, what: &decision.what }
    }
}
