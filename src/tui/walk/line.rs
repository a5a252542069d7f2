//! A line that was typed: how it is read, and what it means.

use std::io::{self, BufRead, Read};

use crate::framework::Status;
use crate::plain::did_you_mean;
use crate::tui::commands::{Command, Place, Spec, TABLE};
use crate::tui::form::{self, Field, Row};
use crate::tui::keys::{Key, KeyMap};
use crate::tui::model::Model;
use crate::words::walk as words;

/// The longest line that is taken, in bytes.
const LONGEST: u64 = 30_000;

/// Letters that mean the next and the previous standard here, whatever they are bound to on the screen.
pub(super) const OWN: [&str; 2] = ["n", "p"];

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
    /// A command on a row of the form.
    OnRow(Row, Command),
    /// A command for actions, without saying which.
    WhichAction,
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
    if let Some(means) = on_row(typed.trim(), model) {
        return means;
    }
    match command(typed, &model.keys, Place::Walkthrough) {
        Some(Command::Help) => Means::Help,
        Some(Command::Enter) => Means::Again,
        Some(command) if is_among(offered(), command) => Means::Run(command),
        Some(_) => Means::Elsewhere,
        None => Means::Nothing(did_you_mean(&word, offered().map(|spec| spec.name))),
    }
}

/// What a line means that is about a row of the form: `action 2`, `agency 1`, `d 2`, `links`.
fn on_row(typed: &str, model: &Model) -> Option<Means> {
    let rows = form::rows(model.desk.as_ref()?.audit(), model.standard()?);
    let field = [Field::Links, Field::Reason].into_iter().find(|field| typed.eq_ignore_ascii_case(field.key()));
    if let Some(field) = field {
        return Some(Means::OnRow(Row::Field(field), Command::Enter)).filter(|_| rows.contains(&Row::Field(field)));
    }
    let mut actions = rows.iter().filter(|row| matches!(row, Row::Action(_)));
    let mut agencies = rows.iter().filter(|row| matches!(row, Row::Agency(_)));
    let (word, index) = numbered(typed).unwrap_or((typed, None));
    match (word.to_lowercase().as_str(), command(word, &model.keys, Place::Walkthrough), index) {
        ("action", _, Some(index)) => Some(Means::OnRow(actions.nth(index)?.clone(), Command::Enter)),
        ("agency", _, Some(index)) => Some(Means::OnRow(agencies.nth(index)?.clone(), Command::Enter)),
        (_, Some(command), Some(index)) if is_on_actions(command) => {
            Some(Means::OnRow(actions.nth(index)?.clone(), command))
        }
        (_, Some(command), None) if is_on_actions(command) => match (actions.next(), actions.next()) {
            (Some(only), None) => Some(Means::OnRow(only.clone(), command)),
            _ => Some(Means::WhichAction),
        },
        _ => None,
    }
}

/// A word with a number behind it, which counts from one: `d 2`.
fn numbered(typed: &str) -> Option<(&str, Option<usize>)> {
    let (word, number) = typed.rsplit_once(' ')?;
    Some((word.trim_end(), Some(number.parse::<usize>().ok()?.checked_sub(1)?)))
}

fn is_on_actions(command: Command) -> bool {
    matches!(command, Command::ActionDone | Command::ActionDropped | Command::Remove)
}

/// What a line means below a page on which something can be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum OnPage {
    /// Back from it.
    Back,
    /// A command of the page.
    Run(Command),
    /// A command on one of the things that are listed, by its place.
    On(usize, Command),
    /// Nothing.
    Nothing,
}

/// What a line means below the page of a place.
pub(super) fn on_page(typed: &str, keys: &KeyMap, place: Place) -> OnPage {
    let typed = typed.trim();
    let is_list = matches!(place, Place::Actions | Place::Conflicts);
    let of_action = |index: usize, command| if is_list { OnPage::On(index, command) } else { OnPage::Nothing };
    if let Some(index) = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
        return of_action(index, Command::Enter);
    }
    let (word, index) = numbered(typed).unwrap_or((typed, None));
    match (word, command(word, keys, place), index) {
        ("", ..) | (_, Some(Command::Back), _) => OnPage::Back,
        (_, Some(command), Some(index)) if is_on_actions(command) || is_on_conflicts(command) => {
            of_action(index, command)
        }
        (_, Some(command), None) if is_among(offered_on(place), command) => OnPage::Run(command),
        _ => OnPage::Nothing,
    }
}

/// Whether a command settles the conflict that it names, or the first one where it names none.
fn is_on_conflicts(command: Command) -> bool {
    use Command as C;
    matches!(command, C::TakeOurs | C::TakeTheirs | C::TakeBefore | C::WriteOwn | C::Answer(_))
}

/// The rows of the table that can be had below the page of a place: its own, and what is of use anywhere.
pub(super) fn offered_on(place: Place) -> impl Iterator<Item = &'static Spec> {
    let is_of_any = |it: Command| matches!(it, Command::Undo | Command::Redo | Command::Quit | Command::Leave);
    let is_own = |it: &Spec| !it.applies_in(Place::Walkthrough);
    let there = move |it: &&Spec| it.in_lines && it.applies_in(place);
    TABLE.iter().filter(there).filter(move |it| is_own(it) || is_of_any(it.command))
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
pub(super) fn offered() -> impl Iterator<Item = &'static Spec> {
    TABLE.iter().filter(|spec| spec.in_lines && spec.applies_in(Place::Walkthrough))
}

fn is_among(mut rows: impl Iterator<Item = &'static Spec>, command: Command) -> bool {
    rows.any(|spec| spec.command == command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: impl Iterator<Item = &'static Spec>) -> String {
        rows.map(|spec| spec.name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_can_be_had_line_by_line_is_told_before_a_standard_and_below_each_page() {
        assert_eq!(
            names(offered()),
            "status-met status-partly-met status-planned status-not-met status-not-known status-not-applicable \
             status-clear confirm next-to-answer previous-to-answer evidence add-action note lead revisit guidance \
             confused-with overview compare trend actions conflicts board-details audit-details indicators reopen up \
             down first last undo redo board-paper save help quit leave"
        );
        let below = [Place::Compare, Place::Trend, Place::Actions, Place::Conflicts].map(|it| names(offered_on(it)));
        let of_its_own = [
            "older-year newer-year choose-old choose-new ",
            "",
            "boards-actions only-open ",
            "take-ours take-theirs take-before write-own ",
        ];
        assert_eq!(below, of_its_own.map(|own| format!("{own}undo redo quit leave")));
    }
}
