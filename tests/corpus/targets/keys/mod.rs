//! What is pressed, pasted and clicked, with files that others change meanwhile: the interface on an example audit, in memory.

mod hands;
mod inputs;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use lscb_audit::audit;
use lscb_audit::tui::events::Input;
use lscb_audit::tui::message::{Effect, Message};
use lscb_audit::tui::model::{Model, Saving, Settings};
use lscb_audit::tui::theme::{EMBEDDED, Theme};
use lscb_audit::tui::update::{after_first_frame, start, update};
use lscb_audit::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::{FRAMEWORKS, TODAY, commands_nothing};
use hands::Hands;
use inputs::{Event, Happening};

/// The audit that is opened.
const OPENED: &str = "audits/northbridge/2014.toml";
/// So much happens at most: what needs more is not found by chance.
const MOST: usize = 200;

static THEMES: LazyLock<Vec<(&str, Theme)>> =
    LazyLock::new(|| EMBEDDED.iter().map(|(name, _)| (*name, Theme::embedded(name).unwrap())).collect());

/// Bytes as what happens to the interface, one after the other.
pub fn keys(data: &[u8]) {
    let mut user = User::new();
    for event in inputs::events(data).take(MOST) {
        user.meets(event);
        user.sees_nothing_harmful();
        if user.hands.has_ended {
            break;
        }
    }
    user.can_leave_and_loses_nothing();
    user.can_take_back_and_do_again();
}

struct User {
    model: Model,
    hands: Hands,
}

impl User {
    fn new() -> Self {
        let mut user = Self { model: new_model(), hands: Hands::new() };
        user.starts();
        user
    }

    fn starts(&mut self) {
        self.model = new_model();
        self.perform(start(Some(Path::new(OPENED))));
        self.perform(vec![after_first_frame()]);
    }

    fn meets(&mut self, event: Event) {
        let open = self.model.desk.as_ref().map_or_else(|| PathBuf::from(OPENED), |desk| desk.path().to_owned());
        match event {
            Event::Input(input) => self.is_given(input),
            Event::Elsewhere(Happening::Write(text)) => self.hands.put(open, text),
            Event::Elsewhere(Happening::Remove) => self.hands.remove(&open),
            Event::Elsewhere(Happening::Fail(fails)) => self.hands.fails = fails,
            Event::Elsewhere(Happening::Die) => self.starts(),
        }
    }

    fn is_given(&mut self, input: Input) {
        let effects = update(&mut self.model, Message::Input(input));
        self.perform(effects);
    }

    /// Performs effects and what follows from them, in the order of the loop.
    fn perform(&mut self, mut waiting: Vec<Effect>) {
        waiting.reverse();
        while let Some(effect) = waiting.pop() {
            let message = self.hands.perform(effect);
            let follows = message.map(|message| update(&mut self.model, message)).unwrap_or_default();
            waiting.extend(follows.into_iter().rev());
        }
    }

    fn sees_nothing_harmful(&self) {
        let (columns, rows) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let theme = THEMES.iter().find(|(name, _)| *name == self.model.theme).map_or(&THEMES[0].1, |(_, theme)| theme);
        view(&self.model, theme, &mut terminal.get_frame());
        for cell in terminal.current_buffer_mut().content() {
            commands_nothing(cell.symbol());
            assert!(!cell.symbol().contains(['\n', '\t']), "{:?} moves the cursor", cell.symbol());
        }
    }

    /// Ctrl-C leads out of everything, with what was done in the file unless that was said to be impossible.
    fn can_leave_and_loses_nothing(&mut self) {
        // In a field the first may copy what is selected.
        for _ in 0..2 {
            if !self.hands.has_ended {
                self.is_given(inputs::CTRL_C);
            }
        }
        assert!(self.hands.has_ended, "Ctrl-C twice did not lead out of {:?}", self.model.place());
        let Some(desk) = self.model.desk.as_ref() else { return };
        if matches!(self.model.saving, Saving::Untouched | Saving::Saved(_)) {
            assert!(!desk.is_unsaved(), "left with something unsaved, and nothing said so: {:?}", self.model.saving);
        }
        let reading = audit::read(desk.text(), &FRAMEWORKS);
        assert_eq!(reading.audit.as_ref(), Some(desk.audit()), "\n{}", desk.text());
    }

    fn can_take_back_and_do_again(&mut self) {
        let Some(desk) = self.model.desk.as_mut() else { return };
        let now = desk.text().to_owned();
        let mut steps = 0;
        while desk.undo(&FRAMEWORKS).is_some() {
            steps += 1;
        }
        for _ in 0..steps {
            assert!(desk.redo(&FRAMEWORKS).is_some());
        }
        assert!(desk.text() == now, "taken back and done again it is another text:\n{now}\n\n{}", desk.text());
    }
}

fn new_model() -> Model {
    let settings = Settings {
        user: Some("Hattie Quillfeather".to_owned()),
        themes: EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect(),
        editor: true,
        ..Settings::new(TODAY, PathBuf::from("audits"))
    };
    Model::new(settings, FRAMEWORKS.clone(), "dark".to_owned())
}
