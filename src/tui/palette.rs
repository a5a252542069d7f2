//! The palette: every command and standard, searched by typing.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::commands::{Command, Place, TABLE};
use crate::framework::Framework;

/// The palette's state.
#[derive(Clone, Debug, Default)]
pub struct Palette {
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
    /// What happens.
    pub does: Does,
}

/// What choosing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Runs a command.
    Run(Command),
    /// Jumps to a standard, by its place in the edition.
    Jump(usize),
}

impl Palette {
    /// The commands of a place and the standards of an edition.
    #[must_use]
    pub fn new(place: Place, standards: Option<(&Framework, u32)>) -> Self {
        let moving = [Command::Up, Command::Down, Command::Left, Command::Right, Command::Palette];
        let here = TABLE.iter().filter(|spec| spec.applies_in(place) && !moving.contains(&spec.command));
        let commands =
            here.map(|spec| Choice { label: spec.help.to_owned(), name: spec.name, does: Does::Run(spec.command) });
        let listed = standards.into_iter().flat_map(|(framework, edition)| framework.standards_of(edition).enumerate());
        let jumps = listed.map(|(index, standard)| {
            let label = format!("{} {}", standard.number, standard.title);
            Choice { label, name: "", does: Does::Jump(index) }
        });
        Self { query: String::new(), cursor: 0, choices: commands.chain(jumps).collect() }
    }

    /// The choices that match what was typed, best first. A standard's number stands before all else.
    #[must_use]
    pub fn matching(&self) -> Vec<&Choice> {
        if self.query.trim().is_empty() {
            return self.choices.iter().collect();
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(&self.query, CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut scored: Vec<(bool, u32, &Choice)> = Vec::new();
        for choice in &self.choices {
            let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
            if let Some(score) = score(choice.name).max(score(&choice.label)) {
                scored.push((choice.is_number(&self.query), score, choice));
            }
        }
        scored.sort_by_key(|(numbered, score, _)| (!numbered, std::cmp::Reverse(*score)));
        scored.into_iter().map(|(_, _, choice)| choice).collect()
    }
}

impl Choice {
    fn is_number(&self, query: &str) -> bool {
        self.label.split(' ').next().is_some_and(|number| number.eq_ignore_ascii_case(query.trim()))
    }
}
