//! The bar at the top, which says whose audit this is and whether it is saved, and the bar of hints at the bottom.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::Canvas;
use super::page::{Line, wrapped};
use crate::audit::Standing;
use crate::desk::Desk;
use crate::framework::Status;
use crate::plain;
use crate::tui::boards::Row;
use crate::tui::commands::{Command, Place, Spec, TABLE, spec_of};
use crate::tui::conflicts::{count, selected};
use crate::tui::form::SheetOf;
use crate::tui::keys::KeyMap;
use crate::tui::layer::Layer;
use crate::tui::model::{Model, Saving};
use crate::tui::theme::{Ground, Role};
use crate::words::{library, screen};

/// What stands behind the key of the help, at the end of the top bar.
const HELP: &str = " help ";

/// From this width on there is room for the program's name.
const NAMED: usize = 72;

/// So much of a board's name is left beside how far its audit is.
const LEAST_NAME: usize = 4;

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
        let right = self.saving().and(Role::Key, "   ?").and(Role::Bar, HELP);
        let name = if self.model.settings.demo { " DEMO lscb-audit" } else { " lscb-audit" };
        let name = Line::of(Role::Title, if width < NAMED { name.trim_end_matches(" lscb-audit") } else { name });
        let gap = if width < NAMED { " " } else { "   " };
        let room = width.saturating_sub(right.width());
        let subject = self.subject(room.saturating_sub(name.width() + gap.len()));
        name.and(Role::Bar, gap).join(subject).to(room).join(right)
    }

    /// Whose audit is open, of which year, and how far it is.
    fn subject(&self, room: usize) -> Line {
        let Some(desk) = self.open() else {
            return Line::of(Role::Bar, &self.model.settings.folder.display().to_string());
        };
        let audit = desk.audit();
        let (dot, name) = (self.glyphs().dot, plain::safe_line(&audit.board.name));
        let year = format!(" {dot} {}", audit.year);
        let signed = audit.sign_off.as_ref().map(|it| (it.by.as_str(), it.on));
        let states = library::states(signed, desk.is_altered());
        // The fullest that leaves room for the name, else the shortest, for which the name gives way, or none at all.
        let states: Vec<String> = states.iter().map(|state| format!(" {dot} {state}")).collect();
        let left = |state: &String| room.saturating_sub(year.width() + state.width());
        let whole = states.iter().find(|state| name.width() <= left(state));
        let shortest = states.last().filter(|state| left(state) >= LEAST_NAME);
        let state = whole.or(shortest).cloned().unwrap_or_default();
        let name = plain::cut(&name, left(&state));
        let role = if desk.is_altered() { Role::Error } else { Role::Bar };
        Line::of(Role::Bar, &format!("{name}{year}")).and(role, &state)
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
            Saving::ChangedOnDisk(_) if unsaved => Line::of(Role::Error, " NOT SAVED: changed elsewhere"),
            Saving::GoneFromDisk if unsaved => Line::of(Role::Error, " NOT SAVED: the file is gone"),
            _ if unsaved => Line::of(Role::Muted, " saving"),
            Saving::Saved(time) => {
                let text = format!(" {} saved {:02}:{:02}", self.glyphs().met, time.hour(), time.minute());
                Line::of(Role::Saved, &text)
            }
            // Nothing waits to be saved: nothing was changed yet, or it was taken back.
            Saving::Failed(_) => Line::of(Role::Warning, " cannot be saved"),
            Saving::ChangedOnDisk(_) => Line::of(Role::Warning, " changed elsewhere"),
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
            None if self.model.settings.hints => {
                let hints = hints(self.model, width).into_iter().map(|(_, hint)| hint);
                vec![hints.fold(Line::of(Role::Bar, " "), Line::join)]
            }
            None => vec![Line::default()],
        }
    }
}

/// The command whose name lies at a place of the bars: the help, or a hint.
pub(super) fn command_at(model: &Model, screen: Rect, at: Position) -> Option<Command> {
    let width = usize::from(screen.width);
    let from_end = usize::from(screen.right().checked_sub(at.x)?);
    if at.y == screen.y {
        return ((2..=HELP.len() + 1).contains(&from_end)
            && spec_of(Command::Help, model.place())?.applies_in(model.place()))
        .then_some(Command::Help);
    }
    if at.y + 1 != screen.bottom() || model.notice.is_some() || !model.settings.hints {
        return None;
    }
    let mut column = 1;
    let ends_after = |(command, hint): (Option<Command>, Line)| {
        column += hint.width();
        (usize::from(at.x) < column).then_some(command)
    };
    hints(model, width).into_iter().find_map(ends_after).flatten().filter(|_| at.x > 0)
}

/// As many hints as there is room for, each with what it names; the way to all commands always.
fn hints(model: &Model, width: usize) -> Vec<(Option<Command>, Line)> {
    let (last, mut others): (Vec<&Spec>, Vec<&Spec>) =
        hinted(model, model.place()).partition(|it| it.command == Command::Palette);
    // What few screens have comes first; the small forms are none.
    others.sort_by_key(|spec| spec.places.iter().filter(|place| **place != Place::Sheet).count());
    let hint = |spec: &Spec| Some((Some(spec.command), hint(&model.keys, spec)?));
    let last: Vec<_> = last.into_iter().filter_map(hint).collect();
    let mut room = width.saturating_sub(1 + last.iter().map(|(_, line)| line.width()).sum::<usize>());
    let mut pieces = Vec::new();
    if takes_a_status(model) && !is_signed(model) {
        pieces.push((None, Line::of(Role::Key, &status_keys(model)).and(Role::Bar, " status   ")));
    }
    if needs_enter(model) {
        let piece = |name, what| {
            let keys = model.keys.first(name).unwrap_or_default();
            (None, Line::of(Role::Key, &keys).and(Role::Bar, what))
        };
        pieces.extend([piece("enter", screen::GO_ON_HINT), piece("keep", screen::GO_BACK_HINT)]);
    }
    pieces.extend(others.into_iter().filter_map(hint));
    let fits = |(_, piece): &(Option<Command>, Line)| {
        let fits = piece.width() <= room;
        room = room.saturating_sub(piece.width());
        fits
    };
    let fitting = pieces.into_iter().take_while(fits);
    fitting.chain(last).collect()
}

/// The commands named in the hint bar of a place; confirming only where there is something to confirm.
fn hinted(model: &Model, place: Place) -> impl Iterator<Item = &'static Spec> {
    let carried = model
        .standard()
        .zip(model.desk.as_ref())
        .is_some_and(|(standard, desk)| matches!(desk.audit().standing(&standard.id), Standing::Carried(_)));
    let named = TABLE.iter().filter(move |spec| !spec.hint.is_empty() && spec.places.contains(&place));
    let named = named.filter(|spec| helps_among_boards(model, spec.command));
    let signed = is_signed(model) && place != Place::Library;
    named.filter(move |spec| match spec.command {
        command if signed && command.is_for_drafts() => false,
        Command::Editor => model.settings.editor && !needs_enter(model),
        // What is typed there is not kept by going back.
        Command::Keep => !needs_enter(model),
        Command::Confirm => carried,
        // There it is said once there is something to undo.
        Command::Undo => place != Place::Sheet,
        Command::Conflicts => place != Place::Conflicts && count(model) > 0,
        Command::Reload => model.saving != Saving::GoneFromDisk,
        // Where there is no audit yet there is little to be done, and that is to be seen.
        Command::Examples => model.is_welcome(),
        Command::Filter
        | Command::Sort
        | Command::NextYear
        | Command::Actions
        | Command::AllBoards
        | Command::Enter => place != Place::Library || !model.is_welcome(),
        _ => true,
    })
}

/// Choosing is named only where there is a choice, Enter only where the row leads somewhere.
fn helps_among_boards(model: &Model, command: Command) -> bool {
    let Some(Layer::Boards(boards)) = model.layers.last() else { return true };
    match command {
        Command::ChooseFramework => boards.gathered.frameworks.len() > 1,
        Command::Enter => boards.selected().is_some_and(Row::leads_on),
        // It leads away again, as Esc does.
        Command::AllBoards => false,
        _ => true,
    }
}

/// Whether a text is typed that is taken by Enter alone.
fn needs_enter(model: &Model) -> bool {
    matches!(model.layers.last(), Some(Layer::Text(field)) if field.needs_enter())
}

/// Whether the keys of the statuses answer something here.
fn takes_a_status(model: &Model) -> bool {
    match model.layers.last() {
        Some(Layer::Sheet(sheet)) => matches!(sheet.of, SheetOf::Answer(..)),
        Some(Layer::Conflicts(_)) => selected(model).is_some_and(|it| it.status_key().is_some()),
        layer => matches!(layer, Some(Layer::Walkthrough(_))),
    }
}

/// The keys that answer: `1-5 0`, if they are the usual ones; without the last where every board has to answer.
fn status_keys(model: &Model) -> String {
    let key = |status: Status| model.keys.first(&format!("status-{status}"));
    let applies = model.standard().is_some_and(|standard| !standard.not_applicable);
    let offered = Status::ALL.into_iter().filter(|status| !applies || *status != Status::NotApplicable);
    let keys: Vec<String> = offered.filter_map(key).collect();
    keys.join(" ").replace("1 2 3 4 5", "1-5")
}

fn is_signed(model: &Model) -> bool {
    model.desk.as_ref().is_some_and(|desk| desk.audit().is_signed())
}

/// A hint; none for a command without a key.
fn hint(keys: &KeyMap, spec: &Spec) -> Option<Line> {
    let key = keys.first(spec.name)?;
    Some(Line::of(Role::Key, &key).and(Role::Bar, &format!(" {}   ", spec.hint)))
}
