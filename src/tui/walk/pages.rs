//! Pages below which more can be typed than that they were read: two audits beside each other, all years of a board,
//! actions; and one of several things to be chosen.

use std::io;

use super::ask::asked;
use super::line::{self, Line, OnPage};
use super::{Walk, page};
use crate::tui::commands::{Command, Place};
use crate::tui::form::{self, Row};
use crate::tui::layer::Layer;
use crate::tui::message::Message;
use crate::words::walk as words;

impl Walk<'_> {
    /// Shows the page on top if it is another than before, and asks what is to be done on it.
    pub(super) fn ask_on_page(&mut self) -> io::Result<()> {
        let place = self.model.place();
        let page = page::of_place(&self.model);
        if page != self.page {
            self.say_all(page.clone())?;
            self.say_all(page::below(&self.model.keys, place))?;
            self.page = page;
        }
        match self.read("> ")? {
            Line::End => self.run_command(Command::Leave),
            Line::Refused(why) => self.say(why),
            Line::Typed(typed) => self.on_page(&typed, place),
        }
    }

    fn on_page(&mut self, typed: &str, place: Place) -> io::Result<()> {
        match line::on_page(typed, &self.model.keys, place) {
            OnPage::Nothing => return self.say(&words::not_understood(typed.trim(), &[])),
            OnPage::Back => self.run_command(Command::Back)?,
            OnPage::Run(command) => self.run_command(command)?,
            OnPage::On(index, command) => self.on_listed(index, command)?,
        }
        if self.model.place() == Place::Walkthrough {
            self.page.clear();
        }
        Ok(())
    }

    /// Shows what there is to choose from, and asks which. Anything but a number leaves those that have it in their names.
    pub(super) fn ask_choice(&mut self) -> io::Result<()> {
        let Some(Layer::Palette(palette)) = self.model.layers.last() else { return Ok(()) };
        let choices: Vec<String> = palette.matching().iter().map(|choice| choice.label.clone()).collect();
        let title = palette.title;
        self.say(&asked(title))?;
        self.say_all(choices.iter().zip(1..).map(|(choice, number)| format!("{number}. {choice}")))?;
        self.say(words::A_CHOICE)?;
        match self.read("> ")? {
            Line::End => self.run_command(Command::Leave),
            Line::Refused(why) => self.say(why),
            Line::Typed(typed) => match (typed.trim(), typed.trim().parse::<usize>()) {
                ("", _) => self.run_command(Command::Back),
                (_, Ok(number)) if (1..=choices.len()).contains(&number) => self.on_listed(number - 1, Command::Enter),
                (typed, _) => self.message(Message::Write(typed.to_owned())),
            },
        }
    }

    /// Runs a command on one of the things that are listed.
    fn on_listed(&mut self, index: usize, command: Command) -> io::Result<()> {
        self.run_command(Command::First)?;
        for _ in 0..index {
            self.run_command(Command::Down)?;
        }
        self.run_command(command)
    }

    /// Runs a command on a row of the form.
    pub(super) fn on_row_of_form(&mut self, row: &Row, command: Command) -> io::Result<()> {
        let rows = self.model.desk.as_ref().zip(self.model.standard());
        let rows = rows.map(|(desk, standard)| form::rows(desk.audit(), standard)).unwrap_or_default();
        let Some(index) = rows.iter().position(|other| other == row) else { return Ok(()) };
        self.run_command(Command::Right)?;
        self.on_listed(index, command)
    }
}
