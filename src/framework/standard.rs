//! One thing audited, its guidance and the national figures beside it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::id::{PartId, StandardId};

/// A requirement or a foundation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Its id, the same in every edition.
    pub id: StandardId,
    /// The part it belongs to.
    pub part: PartId,
    /// Its number, such as `R4`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its title for lists, at most 20 columns.
    pub short: String,
    /// The question.
    pub ask: String,
    /// Why it matters.
    pub why: String,
    /// What would show it.
    pub evidence: Vec<String>,
    /// What a chair may ask.
    pub prompts: Vec<String>,
    /// What it is easily confused with.
    pub see: Vec<See>,
    /// How sure it is that the guidance asks for it.
    pub basis: Basis,
    /// Where it comes from, in words.
    pub source: String,
    /// The edition that it came with.
    pub since: u32,
    /// The edition that last changed its wording.
    pub revised: u32,
    /// The edition that left it out, if one did.
    pub retired: Option<u32>,
    /// The standards of other frameworks whose place it takes.
    pub replaces: Vec<String>,
    /// Whether agencies are asked for it in their returns.
    pub asked_of_agencies: bool,
    /// Whether met needs evidence.
    pub evidence_required: bool,
    /// Whether it may be not applicable.
    pub not_applicable: bool,
    /// National figures that bear on it.
    pub baseline: Vec<Figure>,
}

/// A standard that is easily taken for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct See {
    /// The other standard.
    pub id: StandardId,
    /// How they differ.
    pub how: String,
}

/// A national figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The year of the survey.
    pub year: u16,
    /// The figure; none where the source gives words only.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub value: Option<Decimal>,
    /// The figure in words, where the source gives words.
    pub words: Option<String>,
    /// What it counts: `percent`, `boards`, `children` …
    pub unit: String,
    /// The base.
    pub of: String,
    /// What was measured; reads on after the figure.
    pub label: String,
    /// The line of the 2015 report.
    pub line: Option<u32>,
    /// The source, where it is not the report.
    pub source: Option<String>,
    /// How near it comes to what the standard asks; none for national totals.
    pub fit: Option<Match>,
}

/// Declares an enum of words as they stand in framework files.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl $name {
            /// The words, in order.
            pub const WORDS: [&'static str; [$($word),+].len()] = [$($word),+];

            /// The word in files and JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
    };
}

words! {
    /// How sure it is that the guidance asks for a standard.
    Basis {
        /// The 2015 report names it among the requirements.
        Named = "named",
        /// Another source, or the report in passing, says that the guidance asks for it.
        Attested = "attested",
        /// The report's survey measured it.
        Measured = "measured",
        /// It follows from what boards are for.
        Inferred = "inferred",
    }
}

words! {
    /// How near a national figure comes to what a standard asks. Only the first two stand beside a board's answer.
    Match {
        /// It measures what the standard asks.
        Same = "same",
        /// Nearly.
        Near = "near",
        /// A part of it.
        Part = "part",
        /// Something that hints at it.
        Proxy = "proxy",
    }
}

impl Standard {
    /// Whether it belongs to that edition of its framework.
    #[must_use]
    pub fn is_in(&self, edition: u32) -> bool {
        self.since <= edition && self.retired.is_none_or(|retired| edition < retired)
    }

    /// Whether its wording changed between two editions, either way round.
    #[must_use]
    pub fn reworded_between(&self, one: u32, other: u32) -> bool {
        one.min(other) < self.revised && self.revised <= one.max(other)
    }

    /// The national figures that may stand beside a board's answer.
    pub fn comparable(&self) -> impl Iterator<Item = &Figure> {
        self.baseline.iter().filter(|figure| figure.is_comparable())
    }
}

impl Figure {
    /// Whether it may stand beside a board's answer: a percentage that measures the same or nearly the same.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        matches!(self.fit, Some(Match::Same | Match::Near)) && self.percent().is_some()
    }

    /// A percentage of the whole with its label: `11% met all 15`.
    #[must_use]
    pub fn share(&self) -> String {
        let percent = self.value.map(|value| format!("{}%", value.normalize()));
        format!("{} {}", percent.or_else(|| self.words.clone()).unwrap_or_default(), self.label)
    }

    /// The figure as a percentage, if it is one.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        self.value.filter(|_| self.unit == "percent")
    }
}
