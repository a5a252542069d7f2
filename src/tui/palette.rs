//! The palette: something to choose, searched by typing: every command and standard, or the audits to compare.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use std::path::PathBuf;

use super::commands::{Command, Place, Spec, TABLE};
use super::compare::{End, Listed};
use super::keys::{KeyMap, shown};
use crate::audit::{AgencyId, BoardId};
use crate::framework::Framework;
use crate::returns::Whose;
use crate::words::screen;

/// What people type out of habit with other programs, and what they mean by it. It comes before any key of ours.
const HABITS: [(&str, Command); 6] = [
    ("w", Command::Save),
    ("wq", Command::Quit),
    ("x", Command::Quit),
    ("q", Command::Quit),
    ("q!", Command::Leave),
    ("qa", Command::Quit),
];

/// The palette's state.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is to be chosen.
    pub title: &'static str,
    /// What was typed.
    pub query: String,
    /// The selected choice among those that match.
    pub cursor: usize,
    /// Whether a choice was pointed at before anything was typed: only then does Enter take one.
    pub pointing: bool,
    /// Everything that can be chosen.
    pub choices: Vec<Choice>,
    /// What else can be typed than one of the choices, if something can.
    pub otherwise: Option<Otherwise>,
}

/// Something that is typed and not chosen.
#[derive(Clone, Copy, Debug)]
pub struct Otherwise {
    /// What to say of it where nothing matches what was typed.
    pub hint: &'static str,
    /// What it does.
    pub does: fn(&str) -> Does,
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
    /// Its keys by name.
    pub keys: Vec<String>,
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
    /// Opens a board's audit of the year that is shown of all boards.
    OpenBoard(BoardId),
    /// Goes to a board among all boards.
    ToBoard(BoardId),
    /// Shows the boards of a framework, by its place among those of the year.
    Framework(usize),
    /// Makes the form that an agency fills in; without one, those of all agencies.
    MakeReturns(Option<AgencyId>),
    /// Reads a form that came back.
    ReadReturn(PathBuf),
    /// Decides where a form says something else than the audit.
    Decide(Decide),
}

/// Whose word counts where a form says something else than the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decide {
    /// One side's, everywhere.
    All(Whose),
    /// As it is marked.
    AsMarked,
    /// The other side's in one of them.
    Turn(usize),
}

impl Palette {
    /// Every command, those of a place first, and the standards of an edition.
    #[must_use]
    pub fn new(place: Place, keys: &KeyMap, standards: Option<(&Framework, u32)>) -> Self {
        let (here, elsewhere): (Vec<&Spec>, Vec<&Spec>) = TABLE.iter().partition(|spec| spec.applies_in(place));
        let command = |spec: &Spec| command(spec, keys);
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
        Self { title: screen::CONFUSED_WITH, choices, pointing: true, ..Self::default() }
    }

    /// The place of the choice that Enter takes, if it takes one.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        (self.pointing || !self.query.trim().is_empty()).then_some(self.cursor)
    }

    /// What Enter does.
    #[must_use]
    pub fn taken(&self) -> Option<Does> {
        match self.selected().and_then(|at| Some(self.matching().get(at)?.does.clone())) {
            None if !self.query.trim().is_empty() => {
                self.otherwise.map(|otherwise| (otherwise.does)(self.query.trim()))
            }
            does => does,
        }
    }

    /// The choices that match what was typed, best first: a standard's number, a key or a name before all else. Before
    /// anything is typed those that change something come last.
    #[must_use]
    pub fn matching(&self) -> Vec<&Choice> {
        let query = self.query.trim();
        let mut found: Vec<&Choice> = self.choices.iter().filter(|choice| choice.matches(query)).collect();
        if query.is_empty() {
            found.sort_by_key(|choice| matches!(choice.does, Does::Run(command) if command.leaves_a_trace()));
        } else {
            let mut matcher = Matcher::new(Config::DEFAULT);
            let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
            let mut buffer = Vec::new();
            let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
            let mut best = |choice: &Choice| {
                let texts = [choice.name, &choice.label].into_iter().chain(choice.words.iter().copied());
                texts.filter_map(&mut score).max().unwrap_or_default()
            };
            found.sort_by_cached_key(|choice| Reverse((choice.exactness(query), best(choice))));
        }
        found
    }
}

fn command(spec: &Spec, keys: &KeyMap) -> Choice {
    let keys = keys.names(spec.name).map(str::to_owned).collect();
    Choice { label: spec.help.to_owned(), name: spec.name, words: spec.words, keys, does: Does::Run(spec.command) }
}

fn jumps(framework: &Framework, edition: u32) -> impl Iterator<Item = Choice> {
    framework.standards_of(edition).enumerate().map(|(index, standard)| {
        let label = format!("{} {}", standard.number, standard.title);
        Choice::new(label, Does::Jump(index))
    })
}

impl Choice {
    /// Something that is no command, and has neither name nor keys.
    #[must_use]
    pub fn new(label: String, does: Does) -> Self {
        Self { label, name: "", words: &[], keys: Vec::new(), does }
    }

    /// How exactly it is what was typed: by habit, by its number, name or key, by how its name begins or what it
    /// does, by a word it is looked for by, or not at all.
    fn exactness(&self, query: &str) -> u8 {
        let by_habit = |(typed, command): &(&str, Command)| *typed == query && self.does == Does::Run(*command);
        let number = self.label.split(' ').next().unwrap_or_default();
        let by_name = query.eq_ignore_ascii_case(if self.name.is_empty() { number } else { self.name });
        let by_key = || self.keys.iter().any(|key| key == query || shown(key) == query);
        let begins = |text: &str| begins_with(text, query);
        match () {
            () if HABITS.iter().any(by_habit) => 5,
            () if by_name || by_key() => 4,
            () if begins(self.name) => 3,
            () if begins(&self.label) => 2,
            () => u8::from(self.has_word(query)),
        }
    }

    /// Whether it is looked for by a word that begins so.
    fn has_word(&self, query: &str) -> bool {
        let query = query.to_lowercase();
        !query.is_empty() && self.words.iter().any(|word| word.starts_with(query.as_str()))
    }

    /// Whether every word that was typed is in it, as the beginning of a word or nearly the whole of one.
    fn matches(&self, query: &str) -> bool {
        let (typed, text) = (words(query), words(&format!("{} {} {}", self.name, self.label, self.words.join(" "))));
        let is_in = |word: &String| text.iter().any(|other| other.starts_with(word.as_str()) || is_nearly(word, other));
        query.is_empty() || self.exactness(query) > 0 || (!typed.is_empty() && typed.iter().all(is_in))
    }
}

/// Whether a text begins with what was typed, whatever stands between the words.
fn begins_with(text: &str, typed: &str) -> bool {
    let typed = words(typed).join(" ");
    !typed.is_empty() && words(text).join(" ").starts_with(&typed)
}

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a word was typed with few of its letters left out: `evidnce`.
fn is_nearly(typed: &str, word: &str) -> bool {
    let mut letters = word.chars();
    typed.chars().next() == word.chars().next()
        && typed.chars().count() * 4 >= word.chars().count() * 3
        && typed.chars().all(|typed| letters.any(|letter| letter == typed))
}
