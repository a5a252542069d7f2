//! A line that was typed: how it is read, and what it means.

use std::io::{self, BufRead, Read};

use crate::framework::Status;
use crate::plain::did_you_mean;
use crate::tui::commands::{Command, Place, TABLE};
use crate::tui::keys::{Key, KeyMap};
use crate::tui::model::Model;
use crate::words::walk as words;

/// The longest line that is taken, in bytes.
const LONGEST: u64 = 30_000;

/// What came in.
pub(super) enum Line {
    /// A line, without its end.
    Typed(String),
    /// A line that cannot be taken, and why.
    Refused(&'static str),
    /// There are no more.
    End,
}

/// Reads a line. One that is too long is passed over, however long it is.
pub(super) fn read(mut input: &mut dyn BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    (&mut input).take(LONGEST + 1).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(Line::End);
    }
    if u64::try_from(bytes.len()).is_ok_and(|len| len > LONGEST) && !bytes.ends_with(b"\n") {
        pass_over(input)?;
        return Ok(Line::Refused(words::TOO_LONG));
    }
    let Ok(text) = String::from_utf8(bytes) else { return Ok(Line::Refused(words::NO_TEXT)) };
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(Line::Typed(text.strip_suffix('\r').unwrap_or(text).trim_start_matches('\u{FEFF}').to_owned()))
}

fn pass_over(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let (count, ends) = match input.fill_buf()? {
            [] => return Ok(()),
            more => more.iter().position(|byte| *byte == b'\n').map_or((more.len(), false), |at| (at + 1, true)),
        };
        input.consume(count);
        if ends {
            return Ok(());
        }
    }
}

/// What a line means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// A command of the table.
    Run(Command),
    /// To the standard at that place in the edition.
    Jump(usize),
    /// What can be typed.
    Help,
    /// The standard once more.
    Again,
    /// A command that needs the screen.
    Elsewhere,
    /// Nothing; with the names that may have been meant.
    Nothing(Vec<String>),
}

/// What a line means before a standard.
pub(super) fn meaning(typed: &str, model: &Model) -> Means {
    let word = typed.trim().to_lowercase();
    match word.as_str() {
        "n" | "next" => return Means::Run(Command::Down),
        "" if typed != " " => return Means::Run(Command::Down),
        "p" | "previous" => return Means::Run(Command::Up),
        _ => {}
    }
    if let Some(index) = number(&word, model) {
        return Means::Jump(index);
    }
    match command(typed, &model.keys, Place::Walkthrough) {
        Some(Command::Help) => Means::Help,
        Some(Command::Enter) => Means::Again,
        Some(command) if is_offered(command) => Means::Run(command),
        Some(_) => Means::Elsewhere,
        None => Means::Nothing(did_you_mean(&word, offered().map(|spec| spec.name))),
    }
}

/// The command that a line names in a place: by a key, by its name, or a status by its word.
pub(super) fn command(typed: &str, keys: &KeyMap, place: Place) -> Option<Command> {
    let key = match typed.trim() {
        "" => "space".to_owned(),
        letter if letter.chars().count() == 1 => letter.to_owned(),
        name => name.to_lowercase(),
    };
    let name = key.replace(' ', "-");
    let status = name.parse::<Status>().map_or_else(|_| String::new(), |status| format!("status-{status}"));
    let named = || TABLE.iter().find(|spec| spec.applies_in(place) && (spec.name == name || spec.name == status));
    Key::named(&key).and_then(|key| keys.command(place, key)).or_else(|| named().map(|spec| spec.command))
}

fn number(word: &str, model: &Model) -> Option<usize> {
    let desk = model.desk.as_ref()?;
    desk.framework().standards_of(desk.audit().edition).position(|it| it.number.eq_ignore_ascii_case(word))
}

/// The rows of the table that can be had line by line.
pub(super) fn offered() -> impl Iterator<Item = &'static crate::tui::commands::Spec> {
    TABLE.iter().filter(|spec| spec.applies_in(Place::Walkthrough) && is_offered(spec.command))
}

fn is_offered(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Met
            | C::PartlyMet
            | C::Planned
            | C::NotMet
            | C::NotKnown
            | C::NotApplicable
            | C::ClearStatus
            | C::Confirm
            | C::NextToAnswer
            | C::PreviousToAnswer
            | C::Up
            | C::Down
            | C::First
            | C::Last
            | C::Evidence
            | C::Note
            | C::AddAction
            | C::Revisit
            | C::Guidance
            | C::Overview
            | C::BoardDetails
            | C::AuditDetails
            | C::Indicators
            | C::Undo
            | C::Redo
            | C::Save
            | C::Help
            | C::Quit
            | C::Leave
    )
}
