//! The frameworks that are known: schema `lscb-audit/framework-list/1`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::frame::InForceShown;
use crate::framework::{Framework, Part, Standard, Status};

/// All frameworks known.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FrameworksListed<'a> {
    #[schemars(extend("const" = "lscb-audit/framework-list/1"))]
    schema: &'static str,
    /// They, the default first.
    pub frameworks: Vec<FrameworkListed<'a>>,
}

/// A framework.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FrameworkListed<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its latest edition.
    pub edition: u32,
    /// Its title.
    pub title: &'a str,
    /// Its file; null for the one that comes with the program.
    pub path: Option<&'a str>,
    /// Whether new audits answer it.
    pub default: bool,
    reconstructed: bool,
    note: &'a str,
    in_force: Option<InForceShown<'a>>,
    parts: Vec<PartListed<'a>>,
    /// The standards of its latest edition.
    pub standards: Vec<StandardListed<'a>>,
}

/// A part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PartListed<'a> {
    id: &'a str,
    title: &'a str,
    banded: bool,
    labels: BTreeMap<&'static str, &'a str>,
}

/// A standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandardListed<'a> {
    id: &'a str,
    part: &'a str,
    number: &'a str,
    title: &'a str,
    basis: &'static str,
    revised: u32,
    evidence_required: bool,
    not_applicable_allowed: bool,
    asked_of: Vec<&'static str>,
    short: &'a str,
}

impl<'a> FrameworksListed<'a> {
    /// Frameworks with their files, the default first.
    pub fn of(frameworks: impl IntoIterator<Item = (&'a Framework, Option<&'a str>)>) -> Self {
        let listed = frameworks.into_iter().enumerate();
        let frameworks = listed.map(|(index, (framework, path))| FrameworkListed::of(framework, path, index == 0));
        Self { schema: "lscb-audit/framework-list/1", frameworks: frameworks.collect() }
    }
}

impl<'a> FrameworkListed<'a> {
    fn of(framework: &'a Framework, path: Option<&'a str>, default: bool) -> Self {
        Self {
            id: framework.id.as_str(),
            edition: framework.edition,
            title: &framework.title,
            path,
            default,
            reconstructed: framework.reconstructed,
            note: &framework.note,
            in_force: framework.in_force.as_ref().map(InForceShown::of),
            parts: framework.parts.iter().map(PartListed::of).collect(),
            standards: framework.standards_of(framework.edition).map(StandardListed::of).collect(),
        }
    }
}

impl<'a> PartListed<'a> {
    fn of(part: &'a Part) -> Self {
        let labels = Status::ALL.into_iter().filter(|status| part.has_label(*status));
        let labels = labels.map(|status| (status.word(), part.label(status))).collect();
        Self { id: part.id.as_str(), title: &part.title, banded: part.banded, labels }
    }
}

impl<'a> StandardListed<'a> {
    fn of(standard: &'a Standard) -> Self {
        let agency = standard.asked_of_agencies.then_some("agency");
        Self {
            id: standard.id.as_str(),
            part: standard.part.as_str(),
            number: &standard.number,
            title: &standard.title,
            basis: standard.basis.word(),
            revised: standard.revised,
            evidence_required: standard.evidence_required,
            not_applicable_allowed: standard.not_applicable,
            asked_of: std::iter::once("board").chain(agency).collect(),
            short: &standard.short,
        }
    }
}
