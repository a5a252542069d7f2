//! The offer of a text that was being typed when a program ended.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, wrapped};
use crate::tui::keeping::Offered;
use crate::tui::theme::Role;
use crate::words::screen;

/// So many lines of the text are shown: it is to be recognised here, and read in its field.
const SHOWN: usize = 6;

impl Canvas<'_> {
    pub(super) fn offer(&self, frame: &mut Frame<'_>, area: Rect, waiting: &[Offered]) {
        let Some(offered) = waiting.last() else { return };
        let width = area.width.min(76);
        let text_width = usize::from(width).saturating_sub(4);
        let [what, more] = screen::LEFT_OVER;
        let mut lines = wrapped(Role::Text, what, text_width, 0);
        let text = wrapped(Role::Input, &offered.text, text_width, 2);
        let room = usize::from(area.height).saturating_sub(lines.len() + 7).clamp(1, SHOWN);
        lines.push(Line::of(Role::Title, &offered.title));
        lines.extend(text.iter().take(room).cloned());
        if text.len() > room {
            lines.push(Line::of(Role::Muted, &format!("  {more}")));
        }
        lines.extend(screen::LEFT_OVER_KEYS.iter().flat_map(|key| wrapped(Role::Muted, key, text_width, 0)));
        let title = screen::left_over(waiting.len());
        let inner = self.over(frame, area, width, lines.len(), &title);
        self.lines(frame, inner, &lines, 0, &(0..0));
    }
}
