//! One year's audits of one edition of a framework, as they are shown.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::Serialize;

use super::boards::{AmongNeighbours, NeighboursShown, RankedShown, Ranking};
use super::{SectorStandard, Veil, Wanted};
use crate::assess::Ratio;
use crate::framework::{self, Status};
use crate::report::shown::Figure;
use crate::sector::{BandCount, IndicatorFigures, PartFigures, Region, Spread, Table};
use crate::words::sector as said;

/// One year's audits of one edition of a framework.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TableShown<'a> {
    /// The year.
    pub year: u16,
    /// The framework.
    pub framework: &'a str,
    /// The edition of it.
    pub edition: u32,
    /// The framework's title.
    pub title: &'a str,
    /// Whether its list was rebuilt from other sources.
    pub reconstructed: bool,
    /// Boards with an audit.
    pub boards: u32,
    /// Local authority areas that could have taken part, if that was said.
    pub expected: Option<u32>,
    /// Areas covered of those expected.
    pub response_percent: Option<Figure>,
    /// Local authority areas covered.
    pub covers: u64,
    /// Audits that are not signed off. They count.
    pub drafts: Option<u32>,
    /// Audits that were changed after they were signed off. They count.
    pub altered: Option<u32>,
    /// How many boards met how much, part by part.
    pub parts: Vec<PartOfSector<'a>>,
    /// Each standard.
    pub standards: Vec<SectorStandard<'a>>,
    /// Counts of children.
    pub indicators: Vec<IndicatorOfSector<'a>>,
    /// Boards taken together by region; none where no board names one, or no names are shown.
    pub regions: Vec<RegionShown<'a>>,
    /// Boards by how much they met; none where no names are shown.
    #[schemars(with = "Vec<RankedShown<'a>>")]
    pub ranking: Ranking<'a>,
    /// Boards among their statistical neighbours; none where no names are shown.
    #[schemars(with = "Vec<NeighboursShown<'a>>")]
    pub neighbours: AmongNeighbours<'a>,
}

/// How many boards met how much of a part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartOfSector<'a> {
    /// The part's id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What met is called in it.
    pub met_label: &'a str,
    /// Its standards.
    pub standards: u32,
    /// How many boards met how many.
    pub distribution: Vec<DistributionShown>,
    /// How many boards are in each band, the strictest first; none where the part is not banded.
    pub bands: Vec<BandOfSector>,
    /// How the boards' percentages lie; null where the part is not banded or nothing applies.
    pub percent_met: Option<SpreadShown>,
    /// The nation's bands, which are over another list and not like for like; only where every standard applies to every
    /// board.
    pub baseline: Vec<NationalBand<'a>>,
}

/// How many boards met so many.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DistributionShown {
    /// Standards met.
    pub met: u32,
    /// Boards.
    pub boards: Option<u32>,
}

/// How many boards are in a band.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BandOfSector {
    /// The band's id.
    pub id: &'static str,
    /// What it is called.
    pub label: String,
    /// The same without the boards of a stricter one, as in "13 or 14".
    #[serde(skip)]
    pub only: String,
    /// The fewest met standards with which a board is in it.
    pub from: u32,
    /// Boards in it and in no stricter one.
    pub boards: Option<u32>,
    /// The same of all boards.
    pub percent: Option<Figure>,
    /// Boards in it or in a stricter one.
    pub at_least_boards: Option<u32>,
    /// The same of all boards.
    pub at_least_percent: Option<Figure>,
}

/// A share of the nation's boards.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NationalBand<'a> {
    /// The year of the survey.
    pub year: u16,
    /// The share; null where the source gives words.
    pub percent: Option<Figure>,
    /// The share in words, where the source gives words.
    pub words: Option<&'a str>,
    /// What they did: met all 15.
    pub label: &'a str,
    /// Always false: the nation's list was another one.
    pub like_for_like: bool,
}

/// How figures of boards lie. Quartiles are those of Excel's QUARTILE.INC.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpreadShown {
    /// The lowest; null where single boards are hidden.
    pub lowest: Option<Figure>,
    /// A quarter of the way up.
    pub lower_quartile: Figure,
    /// Half of the way up.
    pub median: Figure,
    /// Three quarters of the way up.
    pub upper_quartile: Figure,
    /// The highest; null where single boards are hidden.
    pub highest: Option<Figure>,
}

/// A count of children over many boards.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IndicatorOfSector<'a> {
    /// The indicator's id.
    pub id: &'a str,
    /// What is counted.
    pub title: &'a str,
    /// Boards that gave the count; 0 is given too.
    pub given_by: Option<u32>,
    /// The same of all boards.
    pub given_percent: Option<Figure>,
    /// All that was counted.
    pub total: Option<u64>,
    /// Boards that gave the children of their area too.
    pub rated: Option<u32>,
    /// How many children a rate is for.
    pub per: u32,
    /// The rates; null where there are none.
    pub rates: Option<RatesShown>,
}

/// Rates of boards. A higher one is not worse.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RatesShown {
    /// The counts of the rated boards to their children.
    pub overall: Figure,
    /// How the boards' own rates lie.
    #[serde(flatten)]
    pub spread: SpreadShown,
}

/// The boards of a region.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegionShown<'a> {
    /// Its name; null for the boards that name none.
    pub region: Option<&'a str>,
    /// Boards.
    pub boards: u32,
    /// What they met, part by part.
    pub parts: Vec<RegionPart<'a>>,
}

/// What the boards of a region met in a part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegionPart<'a> {
    /// The part's id.
    pub id: &'a str,
    /// Standards met, over all the boards.
    pub met: u32,
    /// Those that apply, over all the boards.
    pub applicable: u32,
    /// Met of those that apply; null where the part is not banded.
    pub percent: Option<Figure>,
}

impl<'a> TableShown<'a> {
    pub(super) fn of(table: &Rc<Table<'a>>, wanted: Wanted, veil: Veil) -> Self {
        let boards = table.boards();
        let standards = table.by_standard();
        let standards = standards.iter().filter(|figures| figures.missed_by() >= wanted.missed_by);
        Self {
            year: table.year.number(),
            framework: table.framework().id.as_str(),
            edition: table.edition(),
            title: &table.framework().title,
            reconstructed: table.framework().reconstructed,
            boards,
            expected: wanted.expected,
            response_percent: wanted.expected.and_then(|expected| table.response(expected)).map(percent),
            covers: table.covers(),
            drafts: veil.part(table.drafts(), boards),
            altered: veil.part(table.altered(), boards),
            parts: table.by_part().iter().map(|it| PartOfSector::of(it, table, veil)).collect(),
            standards: standards.map(|figures| SectorStandard::of(figures, table, veil)).collect(),
            indicators: table.by_indicator().iter().map(|it| IndicatorOfSector::of(it, boards, veil)).collect(),
            regions: veil.list(|| table.by_region().iter().map(RegionShown::of).collect()),
            ranking: Ranking(veil.name(Rc::clone(table))),
            neighbours: AmongNeighbours(veil.name(Rc::clone(table))),
        }
    }
}

fn percent(ratio: Ratio) -> Figure {
    Figure(ratio.percent())
}

/// A share of all boards, as far as the count of it is shown.
fn share(count: Option<u32>, boards: u32) -> Option<Figure> {
    Ratio::of(count?, boards).map(percent)
}

impl<'a> PartOfSector<'a> {
    fn of(figures: &PartFigures<'a>, table: &Table<'a>, veil: Veil) -> Self {
        let boards = table.boards();
        let national = table.framework().national_bands(table.year.number());
        let national = national.filter(|_| figures.all_apply && figures.part.banded);
        Self {
            id: figures.part.id.as_str(),
            title: &figures.part.title,
            met_label: figures.part.label(Status::Met),
            standards: figures.standards,
            distribution: distribution(figures, veil),
            bands: bands(figures, boards, veil),
            percent_met: figures
                .percents
                .as_ref()
                .filter(|_| veil.lets_quartiles_through(boards))
                .map(|spread| SpreadShown::of(spread, veil, |ratio| veil.percent(ratio))),
            baseline: national.into_iter().flat_map(|(_, figures)| figures).map(NationalBand::of).collect(),
        }
    }
}

fn bands(figures: &PartFigures<'_>, boards: u32, veil: Veil) -> Vec<BandOfSector> {
    let counts: Vec<u32> = figures.bands.iter().map(|it| it.boards).collect();
    let shown = veil.all(&counts);
    let whole = shown.iter().all(Option::is_some); // the sums would give a hidden one away
    let above = [None].into_iter().chain(figures.bands.iter().map(|it| Some(it.band.from)));
    let bands = figures.bands.iter().zip(above).zip(shown);
    bands.map(|((it, above), own)| BandOfSector::of(it, above, own, boards, whole)).collect()
}

/// A hidden band hides what it is made of; within the others the counts add up to the band's.
fn distribution(figures: &PartFigures<'_>, veil: Veil) -> Vec<DistributionShown> {
    let bands: Vec<u32> = figures.bands.iter().map(|it| it.boards).collect();
    let shown = veil.all(&bands);
    let band_of = |met: usize| {
        let from = |it: &BandCount| usize::try_from(it.band.from).is_ok_and(|from| met >= from);
        figures.bands.iter().position(from)
    };
    let mut cells: Vec<Option<u32>> = Vec::new();
    let places: Vec<usize> = (0..figures.distribution.len()).collect();
    for within in places.chunk_by(|one, other| band_of(*one) == band_of(*other)) {
        let counts: Vec<u32> = within.iter().filter_map(|met| figures.distribution.get(*met)).copied().collect();
        let hidden = within.first().and_then(|met| shown.get(band_of(*met)?)).is_some_and(Option::is_none);
        cells.extend(if hidden { vec![None; counts.len()] } else { veil.all(&counts) });
    }
    (0..).zip(cells).map(|(met, boards)| DistributionShown { met, boards }).collect()
}

impl PartOfSector<'_> {
    /// How many boards met how many, from the most that any met to the fewest.
    pub fn spread_of_boards(&self) -> impl Iterator<Item = &DistributionShown> {
        let some = |it: &&DistributionShown| it.boards != Some(0);
        let first = self.distribution.iter().position(|it| some(&it)).unwrap_or_default();
        let all = self.distribution.iter().skip(first).rev();
        all.skip_while(move |it| !some(it))
    }
}

impl BandOfSector {
    fn of(figures: &BandCount, above: Option<u32>, shown: Option<u32>, boards: u32, whole: bool) -> Self {
        let at_least = Some(figures.at_least).filter(|_| whole);
        Self {
            id: figures.band.id.word(),
            label: figures.band.label.clone(),
            only: match above {
                Some(above) if figures.band.from > 0 => said::met_from_to(figures.band.from, above - 1),
                _ => figures.band.label.clone(),
            },
            from: figures.band.from,
            boards: shown,
            percent: share(shown, boards),
            at_least_boards: at_least,
            at_least_percent: share(at_least, boards),
        }
    }
}

impl<'a> NationalBand<'a> {
    /// As it reads on from its number: `11% met all 15`.
    #[must_use]
    pub fn in_words(&self) -> String {
        said::nation_band(self.percent.map(|percent| percent.0), self.words, self.label)
    }

    fn of(figure: &'a framework::Figure) -> Self {
        Self {
            year: figure.year,
            percent: figure.percent().map(Figure),
            words: figure.words.as_deref(),
            label: &figure.label,
            like_for_like: false,
        }
    }
}

impl SpreadShown {
    fn of(spread: &Spread, veil: Veil, figure: impl Fn(Ratio) -> Figure) -> Self {
        Self {
            lowest: veil.name(figure(spread.lowest)),
            lower_quartile: figure(spread.lower_quartile),
            median: figure(spread.median),
            upper_quartile: figure(spread.upper_quartile),
            highest: veil.name(figure(spread.highest)),
        }
    }
}

impl<'a> IndicatorOfSector<'a> {
    fn of(figures: &IndicatorFigures<'a>, boards: u32, veil: Veil) -> Self {
        let per = figures.indicator.per;
        let given_by = veil.part(figures.given_by, boards);
        let rated = veil.part(figures.rated, figures.given_by).filter(|_| given_by.is_some());
        let rate = |ratio: Ratio| veil.rate(ratio, per);
        let rates = figures.overall.zip(figures.rates.as_ref());
        let rates = rates.filter(|_| veil.lets_quartiles_through(figures.rated));
        Self {
            id: figures.indicator.id.as_str(),
            title: &figures.indicator.title,
            given_by,
            given_percent: share(given_by, boards),
            total: Some(figures.total).filter(|_| veil.lets_through(figures.given_by)),
            rated,
            per,
            rates: rates.map(|(overall, spread)| RatesShown {
                overall: rate(overall),
                spread: SpreadShown::of(spread, veil, rate),
            }),
        }
    }
}

impl<'a> RegionShown<'a> {
    fn of(region: &Region<'a>) -> Self {
        let part = |part: &(&'a framework::Part, u32, u32)| RegionPart {
            id: part.0.id.as_str(),
            met: part.1,
            applicable: part.2,
            percent: Region::ratio(*part).map(percent),
        };
        Self { region: region.name, boards: region.boards, parts: region.parts.iter().map(part).collect() }
    }
}
