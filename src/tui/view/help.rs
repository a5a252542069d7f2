//! The help: every command with its keys, from the one table.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, named, wrapped};
use crate::tui::commands::{Place, Spec, TABLE};
use crate::tui::keys::KeyMap;
use crate::tui::layer::{Layer, Scroll};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::words::screen;

/// How wide the column of keys is.
const KEYS: usize = 16;

/// The page: the commands of the place that the help was asked for in, then all others.
pub(super) fn lines(model: &Model, width: usize) -> Vec<Line> {
    let place =
        model.layers.iter().rev().map(Layer::place).find(|place| *place != Place::Help).unwrap_or(Place::Library);
    let (here, elsewhere): (Vec<&Spec>, Vec<&Spec>) = TABLE.iter().partition(|spec| spec.applies_in(place));
    let mut lines = vec![Line::of(Role::Key, "On this screen")];
    lines.extend(here.iter().flat_map(|spec| command(&model.keys, spec, width)));
    lines.extend([Line::default(), Line::of(Role::Key, "On other screens")]);
    lines.extend(elsewhere.iter().flat_map(|spec| command(&model.keys, spec, width)));
    lines.extend([Line::default(), Line::of(Role::Key, "While you write")]);
    lines.extend(
        screen::WRITING_KEYS
            .into_iter()
            .flat_map(|(keys, what)| named(&crate::plain::pad(keys, KEYS), wrapped(Role::Text, what, width, KEYS))),
    );
    lines.push(Line::default());
    let statuses = "Every change is saved as it is made; {undo} takes it back. Planned means agreed, with owner and date, not yet \
        begun. Not known is an answer too.";
    lines.extend(wrapped(Role::Text, &model.keys.filled(statuses), width, 0));
    lines
}

fn command(keys: &KeyMap, spec: &Spec, width: usize) -> Vec<Line> {
    let all = Some(keys.all(spec.name)).filter(|all| !all.is_empty());
    let way = all.unwrap_or_else(|| keys.filled(&format!("{{{}}}", spec.name)));
    named(&crate::plain::pad(&way, KEYS), wrapped(Role::Text, spec.help, width, KEYS))
}

impl Canvas<'_> {
    pub(super) fn help(&self, frame: &mut Frame<'_>, area: Rect, scroll: Scroll) {
        let lines = lines(self.model, usize::from(area.width).saturating_sub(4));
        self.text_page(frame, area, "Help", &lines, scroll.0);
    }
}
