//! What is asked: the standards of a framework, with their guidance and the national figures beside them.
//!
//! A framework is data, read from a text; [`Frameworks`] holds the ones that are known.
//!
//! ```
//! use lscb_audit::framework::Frameworks;
//!
//! let frameworks = Frameworks::embedded();
//! let cse = frameworks.default_one().ok_or("the program comes with one")?;
//! let sub_group = cse.standard("sub-group").ok_or("it asks for a sub-group")?;
//! assert_eq!((sub_group.number.as_str(), cse.standards_of(1).count()), ("R4", 24));
//! # Ok::<(), &str>(())
//! ```

mod consistent;
pub mod format;
mod id;
mod read;
mod standard;
mod status;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use id::{FrameworkId, IndicatorId, PartId, RESERVED, StandardId};
pub use read::{codes, read};
pub use standard::{Basis, Figure, Match, See, Standard};
pub use status::{Rank, Status, UnknownStatus};

/// The framework that comes with the program: the 15 requirements, as reconstructed, and the nine foundations.
pub const EMBEDDED: &str = include_str!("cse-2009.toml");

/// A versioned list of standards with their guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// Its id.
    pub id: FrameworkId,
    /// Its latest edition.
    pub edition: u32,
    /// Its title.
    pub title: String,
    /// What it is and how sure it is.
    pub note: String,
    /// Where it comes from.
    pub source: String,
    /// Whether the list was rebuilt from other sources.
    pub reconstructed: bool,
    /// When the guidance behind it came into force and when it ended, as far as is said.
    pub in_force: Option<InForce>,
    /// What each basis means, in words for people.
    pub basis: BTreeMap<String, String>,
    /// Its groups of standards, in order.
    pub parts: Vec<Part>,
    /// The counts it asks for, in order.
    pub indicators: Vec<Indicator>,
    /// National figures that belong to no single standard.
    pub baseline: Vec<Figure>,
    /// All standards of all editions, in order.
    pub standards: Vec<Standard>,
}

/// When guidance was in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// A year, or a year and month.
    pub from: String,
    /// A year, or a year and month; none while it is in force.
    pub until: Option<String>,
}

/// A group of standards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its id.
    pub id: PartId,
    /// Its title.
    pub title: String,
    /// What the numbers of its standards begin with.
    pub prefix: String,
    /// Whether it has bands and percentages.
    pub banded: bool,
    /// Whether its standards may be not applicable, unless they say otherwise.
    pub not_applicable: bool,
    labels: BTreeMap<Status, String>,
}

/// A count that a framework asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// What is counted.
    pub title: String,
    /// How many children its rate is for.
    pub per: u32,
    /// What to mind when it is read.
    pub about: String,
}

impl Part {
    /// Whether the framework names the status for this part.
    #[must_use]
    pub fn has_label(&self, status: Status) -> bool {
        self.labels.contains_key(&status)
    }

    /// What a status is called in this part.
    #[must_use]
    pub fn label(&self, status: Status) -> &str {
        self.labels.get(&status).map_or(status.word(), String::as_str)
    }
}

impl Framework {
    /// The standards of an edition, in order.
    pub fn standards_of(&self, edition: u32) -> impl Iterator<Item = &Standard> {
        self.standards.iter().filter(move |standard| standard.is_in(edition))
    }

    /// The standards of an edition that belong to a part, in order.
    pub fn standards_in<'a>(&'a self, part: &'a PartId, edition: u32) -> impl Iterator<Item = &'a Standard> {
        self.standards_of(edition).filter(move |standard| standard.part == *part)
    }

    /// The standard with that id, of whatever edition.
    #[must_use]
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.standards.iter().find(|standard| standard.id.as_str() == id)
    }

    /// The part with that id.
    #[must_use]
    pub fn part(&self, id: &PartId) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == *id)
    }

    /// What a status of a standard is called.
    #[must_use]
    pub fn label<'a>(&'a self, standard: &Standard, status: Status) -> &'a str {
        self.part(&standard.part).map_or(status.word(), |part| part.label(status))
    }

    /// How many boards of the country met how much, in the latest survey up to a year; its year comes first.
    ///
    /// In such figures a label of a percentage has boards as its subject: "11%" (of boards) "met all 15".
    #[must_use]
    pub fn national_bands(&self, year: u16) -> Option<(u16, Vec<&Figure>)> {
        let of_boards = |figure: &&Figure| figure.unit == "percent" && figure.label.starts_with("met ");
        let figures = || self.baseline.iter().filter(of_boards).filter(|figure| figure.year <= year);
        let latest = figures().map(|figure| figure.year).max()?;
        Some((latest, figures().filter(|figure| figure.year == latest).collect()))
    }

    /// The indicator with that id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }
}

/// The frameworks that are known, the default first.
#[derive(Clone, Debug)]
pub struct Frameworks {
    list: Vec<Arc<Framework>>,
}

impl Frameworks {
    /// The framework that comes with the program, alone.
    #[must_use]
    pub fn embedded() -> Self {
        Self { list: serde_json::from_str(crate::EMBEDDED_FRAMEWORK).into_iter().map(Arc::new).collect() }
    }

    /// Adds a framework; one with the same id gives way to it.
    pub fn add(&mut self, framework: Framework) {
        match self.list.iter_mut().find(|known| known.id == framework.id) {
            Some(known) => *known = Arc::new(framework),
            None => self.list.push(Arc::new(framework)),
        }
    }

    /// The framework with that id.
    #[must_use]
    pub fn get(&self, id: &FrameworkId) -> Option<&Framework> {
        self.iter().find(|framework| framework.id == *id)
    }

    /// The same, to be kept beside what answers it.
    #[must_use]
    pub fn shared(&self, id: &FrameworkId) -> Option<Arc<Framework>> {
        self.list.iter().find(|framework| framework.id == *id).cloned()
    }

    /// The default one, which comes with the program; none where not even that can be read.
    #[must_use]
    pub fn default_one(&self) -> Option<&Framework> {
        self.list.first().map(AsRef::as_ref)
    }

    /// All of them, the default first.
    pub fn iter(&self) -> impl Iterator<Item = &Framework> {
        self.list.iter().map(AsRef::as_ref)
    }
}
