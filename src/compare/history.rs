//! A standard over all audits of one board.

use super::side::{Side, Thread, threads};
use crate::audit::{Standing, Year};
use crate::framework::{PartId, Standard, StandardId, Status};
use crate::words;

/// The standards of one board over all its audits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The years of the audits, in order.
    pub years: Vec<Year>,
    /// The years between the first and the last without an audit.
    pub gaps: Vec<Year>,
    /// Each standard that any audit has, in the order of the latest framework.
    pub standards: Vec<StandardHistory>,
}

/// One standard over all audits of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardHistory {
    /// Its id in the latest audit that has it, as all below.
    pub id: StandardId,
    /// Its part.
    pub part: PartId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What each audit has on it, in order.
    pub cells: Vec<HistoryCell>,
    /// Since when it has stood as it stands in the latest audit; none where it has no rank there.
    pub same_status: Option<Streak>,
    /// Since when it has been ranked below met; none where it is not so in the latest audit.
    pub not_met: Option<Streak>,
    /// The first year in which it was met.
    pub first_met: Option<Year>,
    /// The last year in which it was met.
    pub last_met: Option<Year>,
    /// Whether it was met once and is not now. While it is carried over as met, it is only not confirmed.
    pub no_longer_met: bool,
    /// Whether it was not applicable in every audit that has it.
    pub always_not_applicable: bool,
}

/// What one audit has on a standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryCell {
    /// The year of the audit.
    pub year: Year,
    /// The standard's id in the audit's own framework; none where the standard is not in the audit's edition.
    pub id: Option<StandardId>,
    /// How the response counts; none where the standard is not in the audit's edition.
    pub standing: Option<Standing>,
}

/// A run of audits up to the latest. It runs on across years without an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streak {
    /// The year of its first audit.
    pub since: Year,
    /// How many audits it has.
    pub audits: u32,
    /// The years without an audit since then.
    pub gaps: Vec<Year>,
}

impl StandardHistory {
    /// Whether every audit has it.
    #[must_use]
    pub fn is_in_all(&self) -> bool {
        self.cells.iter().all(|cell| cell.id.is_some())
    }

    /// What a reader should see at once, in a sentence; none where nothing stands out. `met` is what "met" is called.
    #[must_use]
    pub fn sentence(&self, met: &str) -> Option<String> {
        let gaps: Vec<u16> = self.not_met.iter().flat_map(|streak| &streak.gaps).map(|year| year.number()).collect();
        let past = words::Past {
            met,
            always_not_applicable: self.always_not_applicable,
            lost: self.last_met.filter(|_| self.no_longer_met).map(Year::number),
            not_met: self.not_met.as_ref().map(|streak| (streak.since.number(), streak.audits, gaps.as_slice())),
        };
        past.sentence()
    }
}

impl HistoryCell {
    /// The word in JSON.
    #[must_use]
    pub fn state(&self) -> &'static str {
        self.standing.map_or("absent", Standing::word)
    }

    /// The status shown, confirmed or carried.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self.standing? {
            Standing::Answered(status) | Standing::Carried(status) => Some(status),
            _ => None,
        }
    }

    fn counted(&self) -> Option<Status> {
        self.standing.and_then(Standing::counted)
    }

    fn is_below_met(&self) -> bool {
        self.counted().is_some_and(|status| status.rank().is_some() && status != Status::Met)
    }
}

/// The standards of one board over all its audits, given in any order.
#[must_use]
pub fn history(audits: &[Side<'_>]) -> History {
    let mut sides = audits.to_vec();
    sides.sort_by_key(|side| side.audit.year);
    let years: Vec<Year> = sides.iter().map(|side| side.audit.year).collect();
    let gaps = gaps(&years);
    let of = |thread: &Thread<'_>| {
        let cell = |(side, standard): (&Side<'_>, &Option<&Standard>)| HistoryCell {
            year: side.audit.year,
            id: standard.map(|standard| standard.id.clone()),
            standing: standard.map(|standard| side.audit.standing(&standard.id)),
        };
        let cells: Vec<HistoryCell> = sides.iter().zip(&thread.cells).map(cell).collect();
        standard_history(thread.latest, cells, &gaps)
    };
    let standards = threads(&sides).iter().map(of).collect();
    History { years, gaps, standards }
}

fn standard_history(standard: &Standard, cells: Vec<HistoryCell>, gaps: &[Year]) -> StandardHistory {
    let latest = cells.last().and_then(HistoryCell::counted).filter(|status| status.rank().is_some());
    let met = |cell: &&HistoryCell| cell.counted() == Some(Status::Met);
    let last_met = cells.iter().rfind(met).map(|cell| cell.year);
    let shown = cells.last().and_then(HistoryCell::status);
    let mut held = cells.iter().filter_map(|cell| cell.standing).peekable();
    StandardHistory {
        id: standard.id.clone(),
        part: standard.part.clone(),
        number: standard.number.clone(),
        title: standard.title.clone(),
        same_status: streak(&cells, gaps, |cell| latest.is_some() && cell.counted() == latest),
        not_met: streak(&cells, gaps, HistoryCell::is_below_met),
        first_met: cells.iter().find(met).map(|cell| cell.year),
        last_met,
        no_longer_met: last_met.is_some() && shown != Some(Status::Met),
        always_not_applicable: held.peek().is_some()
            && held.all(|standing| standing == Standing::Answered(Status::NotApplicable)),
        cells,
    }
}

/// The run of audits up to the latest that all are so; none where the latest is not.
fn streak(cells: &[HistoryCell], gaps: &[Year], is_so: impl Fn(&HistoryCell) -> bool) -> Option<Streak> {
    let run = || cells.iter().rev().take_while(|cell| is_so(cell));
    let since = run().last()?.year;
    let gaps = gaps.iter().copied().filter(|gap| *gap > since).collect();
    Some(Streak { since, audits: run().fold(0, |count, _| count + 1), gaps })
}

/// The years between the first and the last that are not among those given in order.
fn gaps(years: &[Year]) -> Vec<Year> {
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let between = (first.number()..last.number()).filter_map(|year| Year::try_from(i64::from(year)).ok());
    between.filter(|year| !years.contains(year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;
    use crate::audit::Audit;

    /// The history of the only standard, answered in these years with these words.
    fn of(answers: &[(i16, &str)]) -> (StandardHistory, Vec<u16>) {
        let framework = sample::framework(&[1]);
        let audits: Vec<Audit> =
            answers.iter().map(|(year, word)| sample::audit(&framework, *year, &sample::answers(&[word]))).collect();
        let sides: Vec<_> = audits.iter().map(|audit| Side { audit, framework: &framework }).collect();
        let mut found = history(&sides);
        (found.standards.swap_remove(0), numbers(&found.gaps))
    }

    fn numbers(years: &[Year]) -> Vec<u16> {
        years.iter().map(|year| year.number()).collect()
    }

    fn run(streak: Option<&Streak>) -> Option<(u16, u32, Vec<u16>)> {
        streak.map(|streak| (streak.since.number(), streak.audits, numbers(&streak.gaps)))
    }

    #[test]
    fn streaks_run_on_across_a_year_without_an_audit_which_is_named() {
        let (found, gaps) = of(&[(2014, "not-met"), (2010, "met"), (2011, "planned"), (2012, "not-met")]);
        assert_eq!(run(found.not_met.as_ref()), Some((2011, 3, vec![2013])));
        assert_eq!(run(found.same_status.as_ref()), Some((2012, 2, vec![2013])));
        assert_eq!(gaps, [2013]);
        assert_eq!(found.cells.iter().map(|cell| cell.year.number()).collect::<Vec<_>>(), [2010, 2011, 2012, 2014]);
    }

    #[test]
    fn a_year_without_an_audit_before_the_streak_is_not_its_own() {
        let (found, gaps) = of(&[(2010, "met"), (2012, "planned"), (2013, "planned")]);
        assert_eq!((run(found.not_met.as_ref()), gaps), (Some((2012, 2, vec![])), vec![2011]));
    }

    #[test]
    fn what_has_no_rank_ends_a_streak() {
        for word in ["", "not-known", "not-applicable", "not-met carried"] {
            let (found, _) = of(&[(2011, "not-met"), (2012, word), (2013, "not-met")]);
            assert_eq!(run(found.not_met.as_ref()), Some((2013, 1, vec![])), "{word}");
            assert_eq!(run(found.same_status.as_ref()), Some((2013, 1, vec![])), "{word}");
            let (found, _) = of(&[(2011, "not-met"), (2012, word)]);
            assert_eq!((found.not_met, found.same_status), (None, None), "{word}");
        }
    }

    #[test]
    fn met_is_remembered() {
        let years = |found: &StandardHistory| [found.first_met, found.last_met].map(|year| year.map(Year::number));
        let (found, _) = of(&[(2011, "met"), (2012, "met"), (2013, "met carried"), (2014, "planned")]);
        assert_eq!((years(&found), found.no_longer_met), ([Some(2011), Some(2012)], true));
        let (found, _) = of(&[(2011, "met"), (2012, "met carried")]);
        assert_eq!((years(&found), found.no_longer_met), ([Some(2011), Some(2011)], false));
        let (found, _) = of(&[(2011, "planned"), (2012, "met")]);
        assert_eq!((years(&found), found.no_longer_met, found.not_met), ([Some(2012), Some(2012)], false, None));
        let (found, _) = of(&[(2012, "planned")]);
        assert_eq!((years(&found), found.no_longer_met), ([None, None], false));
        assert!(of(&[(2011, "met"), (2012, "")]).0.no_longer_met);
    }

    #[test]
    fn always_not_applicable_is_in_every_audit() {
        assert!(of(&[(2011, "not-applicable"), (2013, "not-applicable")]).0.always_not_applicable);
        assert!(!of(&[(2011, "not-applicable"), (2013, "not-applicable carried")]).0.always_not_applicable);
        assert!(!of(&[(2011, "met"), (2013, "not-applicable")]).0.always_not_applicable);
    }

    #[test]
    fn a_standard_that_an_edition_lacks_is_absent_there() {
        let text = sample::framework_text(&[1]).replace("edition = 1\n", "edition = 3\n");
        let framework = sample::read_framework(&text.replace("id='s1'", "id='s1'\nsince = 2\nretired = 3"));
        let audits = [(1, 2011), (2, 2012), (3, 2013)].map(|(edition, year)| {
            let body = if edition == 2 { sample::answers(&["not-applicable"]) } else { String::new() };
            sample::audit_of_edition(&framework, edition, year, &body)
        });
        let sides: Vec<_> = audits.iter().map(|audit| Side { audit, framework: &framework }).collect();
        let found = history(&sides).standards.swap_remove(0);
        assert_eq!(found.cells.iter().map(HistoryCell::state).collect::<Vec<_>>(), ["absent", "answered", "absent"]);
        assert!(found.always_not_applicable);
        assert_eq!(history(&[]).years, []);
    }
}
