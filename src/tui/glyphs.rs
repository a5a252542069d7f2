//! The signs drawn beside words: for terminals that show UTF-8, and in ASCII for those that do not.

use std::borrow::Cow;

use ratatui::symbols::border;

use crate::framework::Status;
use crate::plain::in_ascii;

/// The signs that a screen is drawn with, each one column wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Met.
    pub met: &'static str,
    /// Partly met.
    pub partly_met: &'static str,
    /// Planned.
    pub planned: &'static str,
    /// Not met.
    pub not_met: &'static str,
    /// Not known.
    pub not_known: &'static str,
    /// Not applicable.
    pub not_applicable: &'static str,
    /// No answer yet.
    pub unanswered: &'static str,
    /// Carried from the year before, not yet confirmed.
    pub carried: &'static str,
    /// Beside the selected row.
    pub pointer: &'static str,
    /// Beside a row that is picked.
    pub picked: &'static str,
    /// Behind what is being typed.
    pub caret: &'static str,
    /// Before an item of a list.
    pub item: &'static str,
    /// Better than the year before.
    pub up: &'static str,
    /// Worse than the year before.
    pub down: &'static str,
    /// From one to the other.
    pub to: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Something is left off.
    pub more: &'static str,
    /// The filled part of a gauge.
    pub full: &'static str,
    /// The part of a gauge yet to be filled.
    pub empty: &'static str,
    /// The lines around a panel.
    pub border: border::Set<'static>,
}

impl Glyphs {
    /// For terminals that show UTF-8.
    pub const UNICODE: Self = Self {
        met: "✓",
        partly_met: "~",
        planned: "○",
        not_met: "✗",
        not_known: "?",
        not_applicable: "–",
        unanswered: "·",
        carried: "↻",
        pointer: "►",
        picked: "•",
        caret: "▏",
        item: "▸",
        up: "↑",
        down: "↓",
        to: "→",
        dot: "·",
        more: "…",
        full: "▓",
        empty: "░",
        border: border::PLAIN,
    };

    /// For those that do not.
    pub const ASCII: Self = Self {
        met: "+",
        partly_met: "~",
        planned: "o",
        not_met: "x",
        not_known: "?",
        not_applicable: "-",
        unanswered: ".",
        carried: "<",
        pointer: ">",
        picked: "#",
        caret: "_",
        item: "*",
        up: "^",
        down: "v",
        to: ">",
        dot: "|",
        more: ">",
        full: "#",
        empty: ".",
        border: border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        },
    };

    /// A text as it is shown: the signs of sentences and of typography as ASCII where that is asked for. What people
    /// wrote in letters of their own stays.
    #[must_use]
    pub fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if *self != Self::ASCII || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(in_ascii(text))
    }

    /// The sign of a status; `None` is a standard without an answer.
    #[must_use]
    pub const fn of_status(&self, status: Option<Status>) -> &'static str {
        match status {
            None => self.unanswered,
            Some(Status::Met) => self.met,
            Some(Status::PartlyMet) => self.partly_met,
            Some(Status::Planned) => self.planned,
            Some(Status::NotMet) => self.not_met,
            Some(Status::NotKnown) => self.not_known,
            Some(Status::NotApplicable) => self.not_applicable,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn all(glyphs: &Glyphs) -> Vec<&'static str> {
        let Glyphs { carried, pointer, item, up, down, to, dot, more, full, empty, border, .. } = *glyphs;
        let mut all: Vec<_> = Status::ALL.map(|status| glyphs.of_status(Some(status))).into();
        all.extend([glyphs.of_status(None), carried, pointer, item, up, down, to, dot, more, full, empty]);
        all.extend([border.top_left, border.top_right, border.bottom_left, border.bottom_right]);
        all.extend([border.vertical_left, border.vertical_right, border.horizontal_top, border.horizontal_bottom]);
        all
    }

    #[test]
    fn every_sign_is_one_column_wide() {
        for sign in [Glyphs::UNICODE, Glyphs::ASCII].iter().flat_map(all) {
            assert_eq!(sign.width(), 1, "{sign}");
        }
    }

    #[test]
    fn ascii_signs_are_ascii() {
        assert!(all(&Glyphs::ASCII).into_iter().all(str::is_ascii));
    }

    #[test]
    fn no_two_statuses_share_a_sign() {
        for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
            let mut signs: BTreeSet<_> = Status::ALL.into_iter().map(|status| glyphs.of_status(Some(status))).collect();
            signs.extend([glyphs.unanswered, glyphs.carried]);
            assert_eq!(signs.len(), Status::ALL.len() + 2);
        }
    }

    #[test]
    fn sentences_are_shown_in_ascii_and_letters_stay() {
        assert_eq!(Glyphs::ASCII.shown("R4: Met → Partly met … · Llŷn"), "R4: Met > Partly met . | Llŷn");
        assert_eq!(Glyphs::UNICODE.shown("→"), "→");
    }
}
