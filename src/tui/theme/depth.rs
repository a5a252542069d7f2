//! How many colours a terminal shows.

use ratatui::style::Color;

use super::colour::{nearest_of_16, nearest_of_256};

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All of them.
    TrueColour,
    /// 256, of which 240 look the same everywhere. What most terminals show through ssh, which forgets `COLORTERM`.
    Ansi256,
    /// 16, which the terminal's owner chooses.
    Ansi16,
    /// None, or none are wanted.
    None,
}

/// Terminals that show all colours and are known by their `TERM`, which ssh passes on.
const FULL: [&str; 6] = ["alacritty", "foot", "ghostty", "kitty", "wezterm", "direct"];

impl Depth {
    /// The depth that the environment speaks of, with `env` giving the value of a variable.
    ///
    /// `NO_COLOR` counts when it is there and not empty (<https://no-color.org>).
    pub fn detect(env: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| env(name).unwrap_or_default();
        let (term, colorterm) = (value("TERM"), value("COLORTERM"));
        match () {
            () if !value("NO_COLOR").is_empty() || term == "dumb" => Self::None,
            () if ["truecolor", "24bit"].contains(&colorterm.as_str()) => Self::TrueColour,
            () if FULL.iter().any(|name| term.contains(name)) => Self::TrueColour,
            () if term.contains("256color") => Self::Ansi256,
            () => Self::Ansi16,
        }
    }

    /// The colour as it is shown at this depth; `ansi` is what was chosen for 16 colours, if anything was.
    pub(super) fn show(self, full: Color, ansi: Option<Color>) -> Option<Color> {
        match self {
            Self::TrueColour => Some(full),
            Self::Ansi256 => Some(nearest_of_256(full)),
            Self::Ansi16 => Some(ansi.unwrap_or_else(|| nearest_of_16(full))),
            Self::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(set: &[(&str, &str)]) -> Depth {
        Depth::detect(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_tells() {
        assert_eq!(detect(&[("COLORTERM", "truecolor"), ("TERM", "xterm-256color")]), Depth::TrueColour);
        assert_eq!(detect(&[("TERM", "xterm-kitty")]), Depth::TrueColour);
        assert_eq!(detect(&[("TERM", "screen-256color")]), Depth::Ansi256);
        assert_eq!(detect(&[("TERM", "linux")]), Depth::Ansi16);
        assert_eq!(detect(&[]), Depth::Ansi16);
        assert_eq!(detect(&[("TERM", "dumb")]), Depth::None);
    }

    #[test]
    fn no_color_counts_when_it_is_not_empty() {
        assert_eq!(detect(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]), Depth::None);
        assert_eq!(detect(&[("NO_COLOR", ""), ("COLORTERM", "24bit")]), Depth::TrueColour);
    }
}
