//! What a colour means. One list makes the roles, their keys in a theme file and their documentation.

use crate::shape::{Field, Kind, Rest, Table};

use super::colour::{COLOUR_UNKNOWN, WORDS};

/// Writes the enum and the file format from lines of: variant, key, what it falls back to, meaning.
macro_rules! roles {
    ($($role:ident, $key:literal, $fallback:ident, $about:literal;)+) => {
        /// What a colour means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $(#[doc = $about] $role,)+
        }

        impl Role {
            /// How many there are.
            pub const COUNT: usize = [$($key),+].len();

            /// All of them, in the order of a theme file.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$role),+];

            /// The key in a theme file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$role => $key,)+ }
            }

            /// The role whose paint is taken where a theme says nothing of this one; itself at the end of the line.
            pub(super) const fn fallback(self) -> Self {
                match self { $(Self::$role => Self::$fallback,)+ }
            }
        }

        /// A theme file.
        pub static THEME_FILE: Table = Table {
            fields: &[
                Field::optional("name", Kind::Text, "The name that people are shown"),
                Field::optional("inherits", Kind::Text, "The theme that gives everything that is not said here"),
                $(Field::optional($key, Kind::Table(&PAINT), $about),)+
                Field::optional("palette", Kind::Table(&PALETTE), "Colours by a name of your own"),
                Field::optional("ansi", Kind::Table(&ANSI), "What they are on a terminal of 16 colours"),
            ],
            rest: None,
        };
    };
}

roles! {
    Background, "background", Background, "The ground on which everything is drawn";
    Text, "text", Text, "Running text";
    Muted, "muted", Text, "What matters less: dates, hints, counts";
    Title, "title", Text, "Titles of panels and screens";
    Border, "border", Muted, "Lines around panels";
    BorderFocus, "border-focus", Border, "Lines around the panel that takes the keys";
    Focus, "focus", Text, "The selected row: its text and its ground";
    Bar, "bar", Text, "The bars at the top and the bottom";
    Key, "key", Title, "Names of keys";
    Met, "met", Text, "Status: met";
    PartlyMet, "partly-met", Text, "Status: partly met";
    Planned, "planned", Text, "Status: planned";
    NotMet, "not-met", Text, "Status: not met";
    NotKnown, "not-known", Text, "Status: not known";
    NotApplicable, "not-applicable", Muted, "Status: not applicable";
    Unanswered, "unanswered", Muted, "No status yet";
    Carried, "carried", Muted, "A status carried from the year before, not yet confirmed";
    Improved, "improved", Met, "Higher than the year before";
    Regressed, "regressed", NotMet, "Lower than the year before";
    Warning, "warning", Text, "Something doubtful";
    Error, "error", Warning, "Something wrong";
    Saved, "saved", Muted, "The note that all is saved";
    Progress, "progress", Text, "The filled part of a gauge";
    Input, "input", Text, "A text field";
    Match, "match", Focus, "What a search found";
    Removed, "removed", Regressed, "Words of the year before that are gone";
    Added, "added", Improved, "Words that are new";
}

static PAINT: Table = Table {
    fields: &[
        Field::optional("fg", Kind::Text, "The colour of the text: #rrggbb, one of the 16 names, or of the palette"),
        Field::optional("bg", Kind::Text, "The colour of its ground"),
        Field::optional("bold", Kind::Flag, "Heavier"),
        Field::optional("dim", Kind::Flag, "Fainter; not to be relied on"),
        Field::optional("underline", Kind::Flag, "Underlined"),
        Field::optional("reversed", Kind::Flag, "Text and ground swapped"),
    ],
    rest: None,
};

static PALETTE: Table = Table { fields: &[], rest: Some(Rest { key: Kind::Id, holds: Kind::Text }) };

static ANSI: Table =
    Table { fields: &[], rest: Some(Rest { key: Kind::Id, holds: Kind::Word(&WORDS, COLOUR_UNKNOWN) }) };

impl Role {
    /// Its place in [`Role::ALL`].
    #[allow(clippy::as_conversions, reason = "the number of a variant without fields always fits")]
    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_stands_at_its_index() {
        assert!(Role::ALL.iter().enumerate().all(|(at, role)| role.index() == at));
    }

    #[test]
    fn every_fall_back_comes_to_an_end() {
        for role in Role::ALL {
            let end = (0..Role::COUNT).fold(role, |at, _| at.fallback());
            assert_eq!(end, end.fallback(), "{role:?}");
        }
    }
}
