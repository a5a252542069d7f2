//! What lies on the screen, one layer over the other, and where each of them stands.

use std::collections::BTreeSet;

use super::actions::Actions;
use super::boards::Boards;
use super::commands::Place;
use super::compare::Compare;
use super::conflicts::Conflicts;
use super::field::TextField;
use super::filter::Filter;
use super::form::Sheet;
use super::keeping::Offered;
use super::palette::Palette;
use super::search::Search;
use super::shelf::Library;
use super::sign_off::SignOff;

/// Something on the screen that takes the keys.
#[derive(Debug)]
pub enum Layer {
    /// The list of audits.
    Library(Library),
    /// The walkthrough of the open audit.
    Walkthrough(Walkthrough),
    /// What the open audit amounts to.
    Overview(Scroll),
    /// Two audits beside each other.
    Compare(Box<Compare>),
    /// All years of the open audit's board.
    Trend(Trend),
    /// All boards' audits of a year.
    Boards(Box<Boards>),
    /// What is to be done, of the open audit or of all its board's.
    Actions(Actions),
    /// What two people answered differently, to be settled.
    Conflicts(Conflicts),
    /// The guidance on the standard that the walkthrough stands on.
    Guidance(Scroll),
    /// A small form.
    Sheet(Sheet),
    /// The form by which the audit is signed off.
    SignOff(Box<SignOff>),
    /// A text field.
    Text(Box<TextField>),
    /// Every command, searched by typing.
    Palette(Palette),
    /// The open audit, searched by typing.
    Search(Search),
    /// The help.
    Help(Scroll),
    /// The choice of a theme.
    Themes(Themes),
    /// The file was changed on disk, or is gone: what now?
    Question,
    /// Texts that were being typed when a program ended, the one on the screen last; never none.
    Offer(Vec<Offered>),
}

/// How far down a page is scrolled, in lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll(pub usize);

/// The walkthrough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walkthrough {
    /// The standard it stands on, by its place in the edition.
    pub standard: usize,
    /// Whether the form has the keys, not the list.
    pub in_form: bool,
    /// The row of the form.
    pub row: usize,
    /// Which standards are listed; all if there is none.
    pub filter: Option<Filter>,
    /// The standards picked for doing one thing to many, by their places in the edition.
    pub picked: BTreeSet<usize>,
}

/// All years of a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// The selected standard, by its place among all that the years have.
    pub standard: usize,
    /// The selected year, by the place of its audit.
    pub year: usize,
    /// Whether what the year says of the standard is shown, and how far down.
    pub detail: Option<Scroll>,
}

/// The choice of a theme.
#[derive(Clone, Debug)]
pub struct Themes {
    /// The selected one.
    pub cursor: usize,
    /// The one to go back to.
    pub before: String,
}

impl Layer {
    /// Where the keys go while this is on top.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::Library(library) if library.typing => Place::Filter,
            Self::Library(_) => Place::Library,
            Self::Walkthrough(_) => Place::Walkthrough,
            Self::Overview(_) => Place::Overview,
            Self::Compare(_) => Place::Compare,
            Self::Trend(_) => Place::Trend,
            Self::Boards(_) => Place::Boards,
            Self::Actions(_) => Place::Actions,
            Self::Conflicts(_) => Place::Conflicts,
            Self::Guidance(_) => Place::Guidance,
            Self::Sheet(_) => Place::Sheet,
            Self::SignOff(_) => Place::SignOff,
            Self::Text(_) => Place::Text,
            Self::Palette(_) => Place::Palette,
            Self::Search(_) => Place::Search,
            Self::Help(_) => Place::Help,
            Self::Themes(_) => Place::Themes,
            Self::Question => Place::Question,
            Self::Offer(_) => Place::Offer,
        }
    }

    /// Whether it covers only a part of the screen, so that what lies below is drawn too.
    #[must_use]
    pub fn is_overlay(&self) -> bool {
        matches!(
            self,
            Self::Sheet(_)
                | Self::SignOff(_)
                | Self::Text(_)
                | Self::Palette(_)
                | Self::Search(_)
                | Self::Themes(_)
                | Self::Question
                | Self::Offer(_)
        )
    }
}
