//! The palette: something to choose, searched by typing: every command and standard, or the audits to compare.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use std::path::PathBuf;

use super::commands::{Command, Place, Spec, TABLE};
use super::compare::{End, Listed};
use crate::framework::Framework;
use crate::words::screen;

/// The palette's state.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is to be chosen.
    pub title: &'static str,
    /// What was typed.
    pub query: String,
    /// The selected choice among those that match.
    pub cursor: usize,
    /// Everything that can be chosen.
    pub choices: Vec<Choice>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// Its name, by which it is found too, and its keys are; empty for a standard.
    pub name: &'static str,
    /// Further words by which it is looked for.
    pub words: &'static [&'static str],
    /// What happens.
    pub does: Does,
}

/// What choosing does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Runs a command.
    Run(Command),
    /// Jumps to a standard, by its place in the edition.
    Jump(usize),
    /// Takes the audit in a file as the old or the new one of two that are compared.
    Compare(End, PathBuf),
    /// Lists some of the standards that are compared.
    List(Listed),
}

impl Palette {
    /// Every command, those of a place first, and the standards of an edition.
    #[must_use]
    pub fn new(place: Place, standards: Option<(&Framework, u32)>) -> Self {
        let (here, elsewhere): (Vec<&Spec>, Vec<&Spec>) = TABLE.iter().partition(|spec| spec.applies_in(place));
        let here: Vec<Choice> = here.into_iter().filter(|spec| !spec.is_movement()).map(command).collect();
        let is_new = |choice: &Choice| !here.iter().any(|other| other.does == choice.does);
        let reached =
            elsewhere.into_iter().filter(|spec| spec.applies_in(Place::Walkthrough) || spec.applies_in(Place::Library));
        let elsewhere: Vec<Choice> = reached.filter(|spec| !spec.is_movement()).map(command).filter(is_new).collect();
        let jumps = standards.into_iter().flat_map(|(framework, edition)| jumps(framework, edition));
        let choices = here.iter().cloned().chain(jumps).chain(elsewhere).collect();
        Self { title: screen::COMMANDS_AND_STANDARDS, choices, ..Self::default() }
    }

    /// Some of the standards of an edition, by their places in it.
    #[must_use]
    pub fn of_standards(framework: &Framework, edition: u32, places: &[usize]) -> Self {
        let meant = |choice: &Choice| matches!(choice.does, Does::Jump(index) if places.contains(&index));
        let choices = jumps(framework, edition).filter(meant).collect();
        Self { title: screen::CONFUSED_WITH, choices, ..Self::default() }
    }

    /// The choices that match what was typed, best first. A standard's number stands before all else, then
    /// what is looked for by that word.
    #[must_use]
    pub fn matching(&self) -> Vec<&Choice> {
        if self.query.trim().is_empty() {
            return self.choices.iter().collect();
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(&self.query, CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut scored: Vec<((bool, bool), u32, &Choice)> = Vec::new();
        for choice in &self.choices {
            let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
            let word = choice.words.iter().filter_map(|word| score(word)).max();
            if let Some(score) = score(choice.name).max(score(&choice.label)).max(word) {
                scored.push(((choice.is_number(&self.query), choice.has_word(&self.query)), score, choice));
            }
        }
        scored.sort_by_key(|(said, score, _)| std::cmp::Reverse((*said, *score)));
        scored.into_iter().map(|(_, _, choice)| choice).collect()
    }
}

fn command(spec: &Spec) -> Choice {
    Choice { label: spec.help.to_owned(), name: spec.name, words: spec.words, does: Does::Run(spec.command) }
}

fn jumps(framework: &Framework, edition: u32) -> impl Iterator<Item = Choice> {
    framework.standards_of(edition).enumerate().map(|(index, standard)| {
        let label = format!("{} {}", standard.number, standard.title);
        Choice { label, name: "", words: &[], does: Does::Jump(index) }
    })
}

impl Choice {
    /// Whether it is looked for by a word that begins so.
    fn has_word(&self, query: &str) -> bool {
        let query = query.trim().to_lowercase();
        self.words.iter().any(|word| word.starts_with(query.as_str()))
    }

    fn is_number(&self, query: &str) -> bool {
        self.label.split(' ').next().is_some_and(|number| number.eq_ignore_ascii_case(query.trim()))
    }
}
