//! A theme: at every depth of colour, with what cannot be read on its ground taken from the ground.

use std::borrow::Cow;

use lscb_audit::tui::theme::{Depth, Ground, Role, Theme, contrasts, read_theme};

use super::are_sound;

/// A text as a theme, which may inherit from itself as `own`.
pub fn theme(data: &[u8]) {
    let text = &*super::text(data);
    let (theme, findings) = read_theme(text, |name| (name == "own").then(|| Cow::Owned(text.to_owned())));
    are_sound(text, &findings);
    for depth in [Depth::TrueColour, Depth::Ansi256, Depth::Ansi16] {
        let shown = theme.at(depth);
        assert_eq!(shown.at(depth), shown, "{depth:?}");
        bars_and_the_selected_row_stay_readable(&shown);
    }
    assert_eq!(Some(theme.at(Depth::None)), Theme::embedded("monochrome"), "without colours the selected row is seen");
}

/// A text in a bar or the selected row is never worse to read than the bar's own.
fn bars_and_the_selected_row_stay_readable(theme: &Theme) {
    for found in contrasts(theme).into_iter().filter(|found| found.ground != Ground::Page && found.ratio < 4.5) {
        let (own, ground) = (theme.on(found.ground, found.role), theme.on(found.ground, Role::Text));
        assert_eq!((own.fg, own.bg), (ground.fg, ground.bg), "{found:?}");
    }
}
