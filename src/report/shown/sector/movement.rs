//! How boards moved between two years, as it is shown.

use schemars::JsonSchema;
use serde::Serialize;

use super::Veil;
use crate::sector::{Moved, Movement};

/// How boards moved between two years.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovementShown<'a> {
    /// The framework that they answered in both.
    pub framework: &'a str,
    /// The earlier year.
    pub from: u16,
    /// The later year.
    pub to: u16,
    /// Boards with an audit in both.
    pub boards_in_both: u32,
    /// Every standard of either year.
    pub standards: Vec<MovedShown<'a>>,
}

/// How boards moved on one standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedShown<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number.
    pub number: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its title for lists.
    pub short: &'a str,
    /// Boards whose answer rose in rank.
    pub improved: Option<u32>,
    /// Boards whose answer fell in rank.
    pub regressed: Option<u32>,
    /// Boards that have met it in the later year and had not in the earlier.
    pub newly_met: Option<u32>,
    /// Boards that had met it in the earlier year and have not in the later.
    pub no_longer_met: Option<u32>,
}

impl<'a> MovementShown<'a> {
    pub(super) fn of(movement: &Movement<'a>, veil: Veil) -> Self {
        Self {
            framework: movement.framework.id.as_str(),
            from: movement.from.number(),
            to: movement.to.number(),
            boards_in_both: movement.boards,
            standards: movement.standards.iter().map(|moved| MovedShown::of(moved, veil)).collect(),
        }
    }
}

impl<'a> MovedShown<'a> {
    /// How many boards improved, regressed, newly met it and no longer meet it.
    #[must_use]
    pub fn counts(&self) -> [Option<u32>; 4] {
        [self.improved, self.regressed, self.newly_met, self.no_longer_met]
    }

    /// Whether any board moved, as far as it is shown.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.counts() != [Some(0); 4]
    }

    fn of(moved: &Moved<'a>, veil: Veil) -> Self {
        let counts = [moved.improved, moved.regressed, moved.newly_met, moved.no_longer_met];
        let [improved, regressed, newly_met, no_longer_met] = veil.linked(counts);
        let standard = moved.standard;
        Self {
            id: standard.id.as_str(),
            number: &standard.number,
            title: &standard.title,
            short: &standard.short,
            improved,
            regressed,
            newly_met,
            no_longer_met,
        }
    }
}
