//! Themes: colours by meaning, read from TOML, at the depth that the terminal shows.
//!
//! A theme file says how each [`Role`] is painted. What a role looks like depends on the [`Ground`] it stands on, and is
//! worked out once, when the theme is read, so that drawing only looks it up.

mod colour;
mod contrast;
mod depth;
mod embedded;
mod layer;
mod read;
mod role;
#[cfg(test)]
mod sight;
#[cfg(test)]
mod tests;

use ratatui::style::{Color, Modifier, Style};

use crate::framework::Status;

pub use colour::COLOUR_UNKNOWN;
pub use contrast::{Contrast, contrasts, ratio};
pub use depth::Depth;
pub use embedded::{EMBEDDED, embedded};
pub use read::{CONTRAST_LOW, THEME_NONE, THEME_UNKNOWN, read_theme};
pub use role::{Role, THEME_FILE};

/// What text stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The theme's background.
    Page,
    /// The bars at the top and the bottom.
    Bar,
    /// The selected row.
    Focus,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Page, Self::Bar, Self::Focus];
}

/// How every role is drawn on every ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: String,
    paints: [Paint; Role::COUNT],
    page: [Style; Role::COUNT],
    bar: [Style; Role::COUNT],
    focus: [Style; Role::COUNT],
}

/// What a theme file says of one role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Paint {
    fg: Option<Tint>,
    bg: Option<Tint>,
    modifier: Modifier,
}

/// A colour, and what was chosen for it on a terminal of 16 colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tint {
    full: Color,
    ansi: Option<Color>,
}

impl Default for Theme {
    /// The dark one.
    fn default() -> Self {
        let bare = || Self::painted(String::new(), [Paint::default(); Role::COUNT], Depth::None);
        Self::embedded("dark").unwrap_or_else(bare)
    }
}

impl Theme {
    /// The name that people are shown; empty if the file gives none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How a role is drawn on the page.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.on(Ground::Page, role)
    }

    /// How a role is drawn on a ground: its own colour, or the ground's where that could not be read there.
    #[must_use]
    pub fn on(&self, ground: Ground, role: Role) -> Style {
        let styles = match ground {
            Ground::Page => &self.page,
            Ground::Bar => &self.bar,
            Ground::Focus => &self.focus,
        };
        styles.get(role.index()).copied().unwrap_or_default()
    }

    /// How a status is drawn on the page; `None` is a standard without an answer.
    #[must_use]
    pub fn by_status(&self, status: Option<Status>) -> Style {
        self.style(Role::of_status(status))
    }

    /// The same theme for a terminal of that depth; for one without colours it is the monochrome theme.
    ///
    /// Colours that are merely left out would leave the selected row unseen.
    #[must_use]
    pub fn at(&self, depth: Depth) -> Self {
        match depth {
            Depth::None => Self::embedded("monochrome").unwrap_or_else(|| self.clone()),
            _ => Self::painted(self.name.clone(), self.paints, depth),
        }
    }

    fn painted(name: String, paints: [Paint; Role::COUNT], depth: Depth) -> Self {
        let own = paints.map(|paint| paint.style(depth));
        let of = |role: Role| own.get(role.index()).copied().unwrap_or_default();
        let page = of(Role::Background).patch(of(Role::Text));
        let (bar, focus) = (page.patch(of(Role::Bar)), page.patch(of(Role::Focus)));
        Self {
            name,
            paints,
            page: Role::ALL.map(|role| page.patch(of(role))),
            bar: Role::ALL.map(|role| upon(bar, role, of(role))),
            focus: Role::ALL.map(|role| upon(focus, role, of(role)).remove_modifier(Modifier::DIM)),
        }
    }
}

/// A role's style on a ground that has a text colour of its own.
fn upon(ground: Style, role: Role, own: Style) -> Style {
    let style = if role == Role::Text { ground } else { ground.patch(own) };
    if contrast::readable(style) { style } else { Style { fg: ground.fg, bg: ground.bg, ..style } }
}

impl Paint {
    fn style(self, depth: Depth) -> Style {
        let shown = |tint: Option<Tint>| tint.and_then(|tint| depth.show(tint.full, tint.ansi));
        Style { fg: shown(self.fg), bg: shown(self.bg), add_modifier: self.modifier, ..Style::new() }
    }
}

impl Role {
    /// The role of a status; `None` is a standard without an answer.
    #[must_use]
    pub const fn of_status(status: Option<Status>) -> Self {
        match status {
            None => Self::Unanswered,
            Some(Status::Met) => Self::Met,
            Some(Status::PartlyMet) => Self::PartlyMet,
            Some(Status::Planned) => Self::Planned,
            Some(Status::NotMet) => Self::NotMet,
            Some(Status::NotKnown) => Self::NotKnown,
            Some(Status::NotApplicable) => Self::NotApplicable,
        }
    }
}
