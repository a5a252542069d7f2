//! The bar at the top, which says whose audit this is and whether it is saved, and the bar of hints at the bottom.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Canvas;
use super::page::{Line, wrapped};
use crate::audit::Standing;
use crate::desk::Desk;
use crate::framework::Status;
use crate::plain;
use crate::tui::commands::{Command, Place, Spec, TABLE};
use crate::tui::form::SheetOf;
use crate::tui::keys::KeyMap;
use crate::tui::model::{Layer, Saving};
use crate::tui::theme::{Ground, Role};
use crate::words::screen;

/// From this width on there is room for the program's name.
const NAMED: usize = 60;

impl Canvas<'_> {
    pub(super) fn bars(&self, frame: &mut Frame<'_>, area: Rect) {
        let top = Rect { height: 1, ..area };
        let width = usize::from(area.width);
        self.bar(frame, top, &self.top(width));
        let lines = self.bottom(width);
        let height = u16::try_from(lines.len()).unwrap_or(1).min(area.height / 2);
        let rows = Rect { y: area.bottom() - height, height, ..area }.rows();
        rows.zip(&lines).for_each(|(row, line)| self.bar(frame, row, line));
    }

    fn bar(&self, frame: &mut Frame<'_>, area: Rect, line: &Line) {
        self.clear(frame, area);
        frame.buffer_mut().set_style(area, self.theme.on(Ground::Bar, Role::Bar));
        frame.render_widget(self.paint(line, Ground::Bar), area);
    }

    fn top(&self, width: usize) -> Line {
        let right = self.saving().and(Role::Key, "   ?").and(Role::Bar, " help ");
        let name = if self.model.settings.demo { " DEMO lscb-audit" } else { " lscb-audit" };
        let name = Line::of(Role::Title, if width < NAMED { name.trim_end_matches(" lscb-audit") } else { name });
        let gap = if width < NAMED { " " } else { "   " };
        let room = width.saturating_sub(right.width());
        let subject = self.subject(room.saturating_sub(name.width() + gap.len()));
        name.and(Role::Bar, gap).and(Role::Bar, &subject).to(room).join(right)
    }

    /// Whose audit is open, of which year, and how far it is.
    fn subject(&self, room: usize) -> String {
        let Some(desk) = self.open() else {
            return format!("{}", self.model.settings.folder.display());
        };
        let audit = desk.audit();
        let state = if audit.is_signed() { "signed off" } else { "draft" };
        let dot = self.glyphs().dot;
        let rest = format!(" {dot} {} {dot} {state}", audit.year);
        let name = plain::cut(&plain::safe_line(&audit.board.name), room.saturating_sub(rest.chars().count()).max(8));
        format!("{name}{rest}")
    }

    /// The audit that is on the screen; none while the list of audits is.
    fn open(&self) -> Option<&Desk> {
        self.model.desk.as_ref().filter(|_| self.model.walkthrough().is_some())
    }

    fn saving(&self) -> Line {
        let unsaved = self.model.desk.as_ref().filter(|desk| desk.is_unsaved());
        match (self.open(), unsaved) {
            (None, None) => Line::default(),
            // Its audit is not in sight, so it is named.
            (None, Some(desk)) => {
                let which = format!(" NOT SAVED: {} {}", desk.audit().board.id, desk.audit().year);
                Line::of(Role::Error, &plain::cut(&which, 30))
            }
            (Some(_), unsaved) => self.saving_of_open(unsaved.is_some()),
        }
    }

    fn saving_of_open(&self, unsaved: bool) -> Line {
        match &self.model.saving {
            Saving::Failed(_) if unsaved => Line::of(Role::Error, " NOT SAVED"),
            Saving::ChangedOnDisk if unsaved => Line::of(Role::Error, " NOT SAVED: changed elsewhere"),
            Saving::GoneFromDisk if unsaved => Line::of(Role::Error, " NOT SAVED: the file is gone"),
            _ if unsaved => Line::of(Role::Muted, " saving"),
            Saving::Saved(time) => {
                let text = format!(" {} saved {:02}:{:02}", self.glyphs().met, time.hour(), time.minute());
                Line::of(Role::Saved, &text)
            }
            // Nothing waits to be saved: nothing was changed yet, or it was taken back.
            Saving::Failed(_) => Line::of(Role::Warning, " cannot be saved"),
            Saving::ChangedOnDisk => Line::of(Role::Warning, " changed elsewhere"),
            // What is gone is not saved, until it is.
            Saving::GoneFromDisk | Saving::Untouched => Line::default(),
        }
    }

    /// A sentence for the reader if there is one, over as many lines as it needs; else hints.
    fn bottom(&self, width: usize) -> Vec<Line> {
        match &self.model.notice {
            Some(notice) => {
                let role = if notice.is_problem { Role::Error } else { Role::Bar };
                wrapped(role, &notice.text, width, 1)
            }
            None if self.model.settings.hints => vec![self.hints(width)],
            None => vec![Line::default()],
        }
    }

    /// As many hints as there is room for; the way to all commands always.
    fn hints(&self, width: usize) -> Line {
        let place = self.model.place();
        let (last, mut others): (Vec<&Spec>, Vec<&Spec>) =
            self.hinted(place).partition(|it| it.command == Command::Palette);
        others.sort_by_key(|spec| spec.places.len());
        let hint = |spec: &Spec| hint(&self.model.keys, spec);
        let last = last.into_iter().filter_map(hint).fold(Line::default(), Line::join);
        let mut line = Line::of(Role::Bar, " ");
        if self.takes_a_status() && !self.is_signed() {
            line = line.and(Role::Key, &self.status_keys()).and(Role::Bar, " status   ");
        }
        if self.needs_enter() {
            let piece = |name, what| Line::of(Role::Key, &self.keys_of(name)).and(Role::Bar, what);
            line = line.join(piece("enter", screen::GO_ON_HINT)).join(piece("keep", screen::GO_BACK_HINT));
        }
        for piece in others.into_iter().filter_map(hint) {
            if line.width() + piece.width() + last.width() > width {
                break;
            }
            line = line.join(piece);
        }
        line.join(last)
    }

    /// The commands named in the hint bar of a place; confirming only where there is something to confirm.
    fn hinted(&self, place: Place) -> impl Iterator<Item = &'static Spec> {
        let carried = self
            .model
            .standard()
            .zip(self.model.desk.as_ref())
            .is_some_and(|(standard, desk)| matches!(desk.audit().standing(&standard.id), Standing::Carried(_)));
        let named = TABLE.iter().filter(move |spec| !spec.hint.is_empty() && spec.places.contains(&place));
        let signed = self.is_signed() && place != Place::Library;
        named.filter(move |spec| match spec.command {
            command if signed && command.changes_the_audit() => false,
            Command::Editor => self.model.settings.editor && !self.needs_enter(),
            // What is typed there is not kept by going back.
            Command::Keep => !self.needs_enter(),
            Command::Confirm => carried,
            // Where there is no audit yet there is little to be done, and that is to be seen.
            Command::Examples => self.model.is_welcome(),
            Command::Filter | Command::Sort | Command::NextYear | Command::Actions | Command::Enter => {
                place != Place::Library || !self.model.is_welcome()
            }
            _ => true,
        })
    }

    /// Whether a text is typed that is taken by Enter alone.
    fn needs_enter(&self) -> bool {
        matches!(self.model.layers.last(), Some(Layer::Text(field)) if field.needs_enter())
    }

    fn keys_of(&self, name: &str) -> String {
        self.model.keys.first(name).unwrap_or_default()
    }

    /// Whether the keys of the statuses answer something here.
    fn takes_a_status(&self) -> bool {
        match self.model.layers.last() {
            Some(Layer::Sheet(sheet)) => matches!(sheet.of, SheetOf::Answer(..)),
            layer => matches!(layer, Some(Layer::Walkthrough(_))),
        }
    }

    /// The keys that answer: `1-5 0`, if they are the usual ones; without the last where every board has to answer.
    fn status_keys(&self) -> String {
        let key = |status: Status| self.model.keys.first(&format!("status-{status}"));
        let applies = self.model.standard().is_some_and(|standard| !standard.not_applicable);
        let offered = Status::ALL.into_iter().filter(|status| !applies || *status != Status::NotApplicable);
        let keys: Vec<String> = offered.filter_map(key).collect();
        keys.join(" ").replace("1 2 3 4 5", "1-5")
    }

    fn is_signed(&self) -> bool {
        self.model.desk.as_ref().is_some_and(|desk| desk.audit().is_signed())
    }
}

/// A hint; none for a command without a key.
fn hint(keys: &KeyMap, spec: &Spec) -> Option<Line> {
    let key = keys.first(spec.name)?;
    Some(Line::of(Role::Key, &key).and(Role::Bar, &format!(" {}   ", spec.hint)))
}
