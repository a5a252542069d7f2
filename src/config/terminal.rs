//! What is known of the terminal: whether it is one, how wide, what it can show.

use std::io::IsTerminal;

use super::Variables;

/// The width that a page has where there is no terminal to ask.
const COLUMNS: usize = 80;

/// The terminal, or what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Whether both what is typed and what is shown go through a terminal whose cursor can be moved.
    pub interactive: bool,
    /// Whether what is written goes to a terminal.
    pub output: bool,
    /// How many columns it has.
    pub columns: usize,
    /// Whether it is known not to move its cursor: `TERM=dumb`.
    pub dumb: bool,
    /// Whether it shows signs beyond ASCII.
    pub utf8: bool,
    /// Whether colour may be used.
    pub colour: bool,
}

impl Default for Terminal {
    /// No terminal: what a pipe or a test gets.
    fn default() -> Self {
        Self { interactive: false, output: false, dumb: false, columns: COLUMNS, utf8: true, colour: false }
    }
}

impl Terminal {
    /// That of this process.
    #[must_use]
    pub fn of_process(variables: &Variables) -> Self {
        let output = std::io::stdout().is_terminal();
        let dumb = variables.text("TERM").as_deref() == Some("dumb");
        Self {
            interactive: output && !dumb && std::io::stdin().is_terminal(),
            output,
            dumb,
            columns: columns(variables, output),
            utf8: utf8(variables),
            colour: output && !dumb && variables.get("NO_COLOR").is_none(),
        }
    }
}

fn columns(variables: &Variables, output: bool) -> usize {
    let said = variables.text("COLUMNS").and_then(|text| text.parse().ok());
    // Only where there is a terminal: elsewhere the answer would be had by starting two other programs.
    let asked = || output.then(|| crossterm::terminal::size().ok()).flatten().map(|(columns, _)| usize::from(columns));
    said.or_else(asked).filter(|columns| *columns > 0).unwrap_or(COLUMNS)
}

/// Whether the locale is one of UTF-8; Windows says nothing and shows it. The console of Linux lacks most signs.
fn utf8(variables: &Variables) -> bool {
    if variables.text("TERM").as_deref() == Some("linux") {
        return false;
    }
    match variables.first(&["LC_ALL", "LC_CTYPE", "LANG"]) {
        Some(locale) => {
            let locale = locale.to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => cfg!(any(windows, target_os = "macos")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_variable_decides() {
        let utf8 = |pairs: &[(&str, &str)]| utf8(&pairs.iter().copied().collect());
        assert!(utf8(&[("LANG", "en_GB.UTF-8")]));
        assert!(!utf8(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]));
        assert!(utf8(&[("LC_ALL", ""), ("LANG", "en_GB.utf8")]));
        assert!(!utf8(&[("LANG", "en_GB.UTF-8"), ("TERM", "linux")]));
    }

    #[test]
    fn a_width_that_is_none_does_not_count() {
        let columns = |text| columns(&[("COLUMNS", text)].into_iter().collect(), false);
        assert_eq!([columns("100"), columns("0"), columns("wide")], [100, 80, 80]);
    }
}
