//! The keys as they are bound: those of the table of commands, or those that the configuration names in their place.

use std::borrow::Cow;

use super::{Key, NAMED, shown};
use crate::config::KeySetting;
use crate::plain::{Code, Finding, did_you_mean};
use crate::tui::commands::{Command, Place, Spec, TABLE};

/// A key or a command that is not known.
pub const KEY_UNKNOWN: Code = Code::warning("binding-unknown");
/// A key that cannot be bound to that command.
pub const KEY_REFUSED: Code = Code::warning("binding-refused");
/// A key that would stand for two commands in one place.
pub const KEY_TWICE: Code = Code::error("key-bound-twice");

/// Keys that lead out of everything, so that they cannot be taken from the commands that have them.
const FIXED: [&str; 2] = ["ctrl-c", "esc"];

/// Where a letter is text.
const TYPING: [Place; 4] = [Place::Text, Place::Palette, Place::Search, Place::Filter];

/// Which command a key stands for in which place.
#[derive(Clone, Debug)]
pub struct KeyMap(Vec<Row>);

/// A row of the table of commands with the keys that it has here.
#[derive(Clone, Debug)]
struct Row {
    spec: &'static Spec,
    keys: Vec<(Key, Name)>,
}

/// The name of a key.
type Name = Cow<'static, str>;

impl Default for KeyMap {
    /// The keys of the table of commands.
    fn default() -> Self {
        Self(TABLE.iter().map(|spec| Row::new(spec, spec.keys.iter().copied().map(Cow::Borrowed))).collect())
    }
}

impl Row {
    fn new(spec: &'static Spec, names: impl IntoIterator<Item = Name>) -> Self {
        Self { spec, keys: names.into_iter().filter_map(|name| Some((Key::named(&name)?, name))).collect() }
    }

    /// Whether the key is this row's in a place. A letter stands for nothing where it is text.
    fn has(&self, place: Place, key: Key) -> bool {
        self.keys.iter().any(|(own, _)| *own == key)
            && (self.spec.places.is_empty() || self.spec.places.contains(&place))
            && !(key.types() && TYPING.contains(&place))
    }
}

impl KeyMap {
    /// The table's keys with those of the configuration in their place, and everything that is wrong with these.
    ///
    /// A key bound twice in one place is refused; then all keys are the table's.
    #[must_use]
    pub fn configured(settings: &[KeySetting]) -> (Self, Vec<Finding>) {
        let (mut map, mut findings) = (Self::default(), Vec::new());
        for setting in settings {
            match map.0.iter_mut().find(|row| row.spec.name == setting.command) {
                Some(row) => *row = Row::new(row.spec, bindable(row.spec, setting, &mut findings)),
                None => findings.push(unknown_command(setting)),
            }
        }
        // That the table itself binds no key twice is held by a test.
        let twice = if settings.is_empty() { Vec::new() } else { map.bound_twice(settings) };
        let map = if twice.is_empty() { map } else { Self::default() };
        findings.extend(twice);
        (map, findings)
    }

    fn row(&self, command: &str) -> Option<&Row> {
        self.0.iter().find(|row| row.spec.name == command)
    }

    /// The command of a key in a place, if it has one there.
    #[must_use]
    pub fn command(&self, place: Place, key: Key) -> Option<Command> {
        self.0.iter().find(|row| row.has(place, key)).map(|row| row.spec.command)
    }

    /// The names of the keys of a row of the table, by its name.
    pub fn names(&self, command: &str) -> impl Iterator<Item = &str> {
        self.row(command).into_iter().flat_map(|row| &row.keys).map(|(_, name)| name.as_ref())
    }

    /// The first key of a row as people are shown it; none if it has none.
    #[must_use]
    pub fn first(&self, command: &str) -> Option<String> {
        self.names(command).next().map(shown)
    }

    /// All keys of a row as people are shown them.
    #[must_use]
    pub fn all(&self, command: &str) -> String {
        self.names(command).map(shown).collect::<Vec<_>>().join(" ")
    }

    /// A sentence with keys in the place of commands: `{undo} undoes`. One without a key is found in the palette.
    #[must_use]
    pub fn filled(&self, sentence: &str) -> String {
        let mut pieces = sentence.split('{');
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            match piece.split_once('}').and_then(|(name, rest)| Some((self.row(name)?, rest))) {
                Some((row, rest)) => filled.extend([&self.way_to(row), rest]),
                None => filled.extend(["{", piece]),
            }
        }
        filled
    }

    /// The key of a row, or how it is found without one.
    fn way_to(&self, row: &Row) -> String {
        let by_name = || format!("{} {}", self.first("palette").unwrap_or_default(), row.spec.name);
        self.first(row.spec.name).unwrap_or_else(by_name)
    }

    /// A finding for every two commands that share a key in some place.
    fn bound_twice(&self, settings: &[KeySetting]) -> Vec<Finding> {
        let places: Vec<Place> = TABLE.iter().flat_map(|spec| spec.places).copied().collect();
        let shared = |one: &Row, other: &Row| {
            let both = |key| places.iter().any(|place| one.has(*place, key) && other.has(*place, key));
            one.keys.iter().find(|(key, _)| both(*key)).map(|(_, name)| shown(name))
        };
        let mut findings = Vec::new();
        for (index, one) in self.0.iter().enumerate() {
            let others = self.0.iter().skip(index + 1).filter(|other| other.spec.command != one.spec.command);
            let keys = others.filter_map(|other| Some((shared(one, other)?, other)));
            findings.extend(keys.map(|(key, other)| twice(&key, [one.spec, other.spec], settings)));
        }
        findings
    }
}

fn twice(key: &str, [one, other]: [&Spec; 2], settings: &[KeySetting]) -> Finding {
    let set = settings.iter().rev().find(|setting| [one.name, other.name].contains(&setting.command.as_str()));
    let why = format!("{key} is bound to both `{}` and `{}`", one.name, other.name);
    let help = format!(
        "Give one of the two another key, or none: `{} = []`. Until then all keys are the usual ones.",
        one.name
    );
    let found = Finding::new(KEY_TWICE, format!("keys.{}", other.name), why);
    found.at(set.and_then(|setting| setting.value.clone())).help(help)
}

/// The keys of a setting that can be bound to its command, by the names they have in the table.
fn bindable(spec: &Spec, setting: &KeySetting, findings: &mut Vec<Finding>) -> Vec<Name> {
    let mut keys: Vec<Name> = Vec::new();
    for typed in &setting.keys {
        match key_name(spec, typed) {
            Ok(name) => keys.push(Cow::Owned(name)),
            Err((code, why)) => findings.push(finding(code, setting, why).meant(near_keys(typed))),
        }
    }
    for fixed in FIXED.into_iter().filter(|fixed| spec.keys.contains(fixed)) {
        if !keys.iter().any(|key| key == fixed) {
            let why = format!("{} stays a key of `{}`: it leads out of everything", shown(fixed), spec.name);
            findings.push(finding(KEY_REFUSED, setting, why));
            keys.push(Cow::Borrowed(fixed));
        }
    }
    keys
}

/// The name of a key as the table has it, or why the command cannot have it.
fn key_name(spec: &Spec, typed: &str) -> Result<String, (Code, String)> {
    let name = match typed {
        " " => "space".to_owned(),
        letter if letter.chars().count() == 1 => letter.to_owned(),
        name => name.to_lowercase(),
    };
    let Some(key) = Key::named(&name) else {
        return Err((KEY_UNKNOWN, format!("no key is called '{typed}'")));
    };
    if FIXED.contains(&name.as_str()) && !spec.keys.contains(&name.as_str()) {
        let why = format!("{} leads out of everything, so it cannot be a key of `{}`", shown(&name), spec.name);
        return Err((KEY_REFUSED, why));
    }
    if key.types() && !spec.places.is_empty() && spec.places.iter().all(|place| TYPING.contains(place)) {
        return Err((KEY_REFUSED, format!("`{}` works where text is typed, and '{typed}' is text there", spec.name)));
    }
    Ok(name)
}

fn near_keys(typed: &str) -> Vec<String> {
    if typed.chars().count() == 1 { Vec::new() } else { did_you_mean(typed, NAMED.iter().map(|(name, _)| *name)) }
}

fn unknown_command(setting: &KeySetting) -> Finding {
    let why = format!("no command is called '{}'", setting.command);
    let known = TABLE.iter().map(|spec| spec.name);
    let named = finding(KEY_UNKNOWN, setting, why).at(setting.name.clone());
    named
        .help("`lscb-audit config show` lists the commands with their keys.")
        .meant(did_you_mean(&setting.command, known))
}

fn finding(code: Code, setting: &KeySetting, why: String) -> Finding {
    let help = "Write a letter, a name such as enter, space, f4 or pagedown, or one with ctrl- or alt- before it.";
    Finding::new(code, format!("keys.{}", setting.command), why).at(setting.value.clone()).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn read(text: &str) -> (KeyMap, Vec<Finding>) {
        let (settings, findings) = Settings::read(&format!("[keys]\n{text}"));
        assert_eq!(findings, []);
        KeyMap::configured(&settings.keys)
    }

    fn command(map: &KeyMap, place: Place, key: &str) -> Option<Command> {
        map.command(place, Key::named(key).unwrap())
    }

    #[test]
    fn sentences_name_only_commands_that_are_there() {
        let text = [
            include_str!("../../words/screen/mod.rs"),
            include_str!("../../words/screen/meanwhile.rs"),
            include_str!("../../words/screen/writing.rs"),
        ];
        let text = text.concat().replace("format!(\n", "format!(");
        let sentences = text.lines().filter(|line| !line.contains("format!"));
        let named = sentences.flat_map(|line| line.split('{').skip(1).filter_map(|rest| rest.split_once('}')));
        let names =
            named.map(|(name, _)| name).filter(|name| name.bytes().all(|b| b == b'-' || b.is_ascii_lowercase()));
        let unknown: Vec<&str> = names.filter(|name| TABLE.iter().all(|spec| spec.name != *name)).collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn the_table_itself_binds_no_key_twice() {
        assert_eq!(KeyMap::default().bound_twice(&[]), []);
    }

    #[test]
    fn a_command_has_the_keys_it_is_given_and_no_others() {
        let (map, findings) = read("evidence = ['z', 'F4']\nnote = []\nrevisit = 'Ctrl-T'");
        assert_eq!(findings, []);
        let on = |key| command(&map, Place::Walkthrough, key);
        assert_eq!([on("z"), on("f4")], [Some(Command::Evidence); 2]);
        assert_eq!([on("e"), on("m"), on("r")], [None; 3]);
        assert_eq!(on("ctrl-t"), Some(Command::Revisit));
        assert_eq!((map.all("evidence").as_str(), map.all("note").as_str()), ("z F4", ""));
        assert_eq!(map.filled("{evidence} writes, {note}, {nothing}"), "z writes, : note, {nothing}");
    }

    #[test]
    fn a_key_bound_twice_is_refused_naming_both_and_the_usual_keys_are_taken() {
        let (map, findings) = read("evidence = 'a'\nnote = 'z'");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, KEY_TWICE);
        assert!(findings[0].message.contains("`evidence`") && findings[0].message.contains("`add-action`"));
        assert!(findings[0].span.is_some());
        assert_eq!(command(&map, Place::Walkthrough, "e"), Some(Command::Evidence));
        assert_eq!(command(&map, Place::Walkthrough, "m"), Some(Command::Note));
        assert_eq!(read("evidence = 'a'\nadd-action = 'e'").1, [], "they change places");
    }

    #[test]
    fn the_ways_out_cannot_be_taken_away() {
        let (map, findings) = read("leave = []\nback = 'z'\nundo = 'esc'\nredo = 'ctrl-c'");
        assert_eq!(findings.iter().map(|found| found.code).collect::<Vec<_>>(), [KEY_REFUSED; 4]);
        assert_eq!(command(&map, Place::Text, "ctrl-c"), Some(Command::Leave));
        assert_eq!(command(&map, Place::Text, "esc"), Some(Command::Keep));
        assert_eq!(["esc", "z"].map(|key| command(&map, Place::Overview, key)), [Some(Command::Back); 2]);
    }

    #[test]
    fn a_letter_is_text_where_text_is_typed() {
        let (map, findings) = read("back = ['esc', 'z']\nleave = ['ctrl-c', 'Q']\nkeep = ['esc', 'Z']");
        assert_eq!(findings.len(), 1, "{findings:?}");
        for place in TYPING {
            assert_eq!(["z", "Q", "Z"].map(|key| command(&map, place, key)), [None; 3]);
        }
    }

    #[test]
    fn what_is_not_known_is_met_with_near_names_and_the_rest_works() {
        let (map, findings) = read("evidnce = 'z'\nnote = ['pagedwn', 'z']");
        let near: Vec<_> = findings.iter().map(|found| found.did_you_mean[0].as_str()).collect();
        assert_eq!(near, ["evidence", "pagedown"]);
        assert_eq!(command(&map, Place::Walkthrough, "z"), Some(Command::Note));
    }
}
