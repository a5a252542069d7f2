//! The colour of a standard that many have to meet: a board's agencies, or a sector's boards.

use std::collections::BTreeSet;

use super::compliance::StatusCounts;
use crate::audit::{AgencyId, Audit, Standing};
use crate::framework::{Standard, Status};
use crate::words::Agencies;

/// Red, amber or green: for roll-ups only. A single response is shown by its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rag {
    /// All have met it (report, lines 211 to 213).
    Green,
    /// The rest; inferred, since the report leaves it undefined. Exactly half is amber.
    Amber,
    /// Fewer than half have met it (report, lines 211 to 213).
    Red,
}

/// How a board's agencies stand on one standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collective {
    /// The colour; none where nobody was asked, or it applies to nobody who was.
    pub rag: Option<Rag>,
    /// Agencies asked to which it applies.
    pub of: u32,
    /// How those stand that were asked; who gave no answer which can stand is unanswered.
    pub counts: StatusCounts,
    /// Agencies of the board that would be asked and have sent no return yet.
    pub silent: u32,
}

impl Rag {
    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

impl Collective {
    /// The figures as they are put into words, with what met is called in small letters.
    #[must_use]
    pub fn in_words<'a>(&self, label: &'a str) -> Agencies<'a> {
        let Self { rag: _, of, counts, silent } = *self;
        let StatusCounts { met, partly_met, planned, not_met, not_known, not_applicable, unanswered, carried: _ } =
            counts; // of agencies none is carried
        Agencies { label, of, met, partly: partly_met, planned, not_met, not_known, unanswered, not_applicable, silent }
    }
}

/// The colour of a standard that so many of those to whom it applies have met; none where it applies to nobody.
///
/// Not applicable is left out of both counts; who has not answered has not met it.
#[must_use]
pub fn rag(met: u32, applicable: u32) -> Option<Rag> {
    match applicable {
        0 => None,
        _ if met >= applicable => Some(Rag::Green),
        _ if met < applicable.div_ceil(2) => Some(Rag::Red),
        _ => Some(Rag::Amber),
    }
}

/// How a board's agencies stand on a standard.
///
/// Asked are those with an entry under the response and, where the standard is asked of agencies, those whose return
/// came in.
#[must_use]
pub fn collective(audit: &Audit, standard: &Standard) -> Collective {
    let asked = asked_agencies(audit, standard);
    let standing = |agency| counted(audit, standard, agency).map_or(Standing::Unanswered, Standing::Answered);
    let counts = StatusCounts::of(asked.iter().copied().map(standing));
    let declared = audit.board.agencies.iter().filter(|_| standard.asked_of_agencies);
    let silent = declared.filter(|agency| !asked.contains(&agency.id)).count();
    let (of, silent) = (counts.applicable(), u32::try_from(silent).unwrap_or(u32::MAX));
    Collective { rag: rag(counts.met, of), of, counts, silent }
}

fn asked_agencies<'a>(audit: &'a Audit, standard: &Standard) -> BTreeSet<&'a AgencyId> {
    let answering = audit.response(&standard.id).into_iter().flat_map(|response| response.agencies.keys());
    let returned = audit.board.agencies.iter().filter(|agency| agency.returned.is_some()).map(|agency| &agency.id);
    answering.chain(returned.filter(|_| standard.asked_of_agencies)).collect()
}

/// The status that counts: none while a merge's conflict stands on it or on its reason, as for a response.
fn counted(audit: &Audit, standard: &Standard, agency: &AgencyId) -> Option<Status> {
    let answer = audit.response(&standard.id)?.agencies.get(agency)?;
    let prefix = format!("responses.{}.agencies.{agency}.", standard.id);
    let disputed = audit.conflicts.iter().filter_map(|conflict| conflict.key.strip_prefix(prefix.as_str()));
    answer.status.filter(|_| !disputed.into_iter().any(|key| matches!(key, "status" | "reason")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sample;

    const AGENCIES: &str = "[[board.agencies]]\nid = 'police'\nreturned = 2014-09-26\n\
        [[board.agencies]]\nid = 'health'\nreturned = 2014-09-27\n[[board.agencies]]\nid = 'schools'\n";

    /// How the agencies stand on `s1` (asked of agencies) or `s2` (not asked of them).
    fn of(standard: &str, body: &str) -> Collective {
        let framework = sample::framework(&[2]);
        let audit = sample::audit(&framework, 2014, &format!("{AGENCIES}{body}"));
        collective(&audit, framework.standard(standard).unwrap())
    }

    fn answer(agency: &str, status: &str) -> String {
        format!("[responses.s1.agencies.{agency}]\nstatus = '{status}'\nreason = 'r'\n")
    }

    #[test]
    fn green_is_all_red_fewer_than_half_and_amber_the_rest() {
        let colours = [(4, 4), (3, 4), (2, 4), (1, 4), (0, 4), (1, 3), (2, 3)].map(|(met, of)| rag(met, of).unwrap());
        assert_eq!(colours, [Rag::Green, Rag::Amber, Rag::Amber, Rag::Red, Rag::Red, Rag::Red, Rag::Amber]);
        assert_eq!(rag(0, 0), None);
    }

    #[test]
    fn a_return_received_is_asked_and_no_answer_is_not_met() {
        let found = of("s1", &answer("police", "met"));
        assert_eq!((found.rag, found.counts.met, found.of, found.counts.unanswered), (Some(Rag::Amber), 1, 2, 1));
    }

    #[test]
    fn an_entry_is_asked_even_without_a_return() {
        let found = of("s1", &["police", "health", "schools"].map(|agency| answer(agency, "met")).concat());
        assert_eq!((found.rag, found.counts.met, found.of), (Some(Rag::Green), 3, 3));
    }

    #[test]
    fn not_applicable_is_left_out() {
        let found = of("s1", &(answer("police", "met") + &answer("health", "not-applicable")));
        assert_eq!((found.rag, found.of, found.counts.not_applicable), (Some(Rag::Green), 1, 1));
        let none = of("s1", &["police", "health"].map(|agency| answer(agency, "not-applicable")).concat());
        assert_eq!((none.rag, none.of), (None, 0));
    }

    #[test]
    fn nobody_is_asked_what_is_not_asked_of_agencies() {
        assert_eq!(of("s2", "").rag, None);
        assert_eq!(of("s1", "").rag, Some(Rag::Red));
    }

    #[test]
    fn an_answer_in_conflict_is_none() {
        let conflict = "[[conflicts]]\nkey = 'responses.s1.agencies.police.status'\n";
        let found = of("s1", &(answer("police", "met") + conflict));
        assert_eq!((found.counts.met, found.counts.unanswered), (0, 2));
    }
}
