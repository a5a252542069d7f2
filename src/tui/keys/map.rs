//! The keys as they are bound: those of the table of commands, or those that the configuration names in their place.

use std::collections::{BTreeSet, HashMap};

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
pub struct KeyMap {
    bound: HashMap<(Place, Key), Command>,
    names: Names,
}

/// The names of the keys of every row of the table, by its name.
type Names = HashMap<&'static str, Vec<String>>;

impl Default for KeyMap {
    /// The keys of the table of commands.
    fn default() -> Self {
        Self::of(usual())
    }
}

impl KeyMap {
    /// The table's keys with those of the configuration in their place, and everything that is wrong with these.
    ///
    /// A key bound twice in one place is refused; then all keys are the table's.
    #[must_use]
    pub fn configured(settings: &[KeySetting]) -> (Self, Vec<Finding>) {
        let (mut names, mut findings) = (usual(), Vec::new());
        for setting in settings {
            match spec_named(&setting.command) {
                Some(spec) => drop(names.insert(spec.name, bindable(spec, setting, &mut findings))),
                None => findings.push(unknown_command(setting)),
            }
        }
        let twice = bound_twice(&names, settings);
        let map = if twice.is_empty() { Self::of(names) } else { Self::default() };
        findings.extend(twice);
        (map, findings)
    }

    fn of(names: Names) -> Self {
        let bound = bindings(&names).map(|(place, key, spec)| ((place, key), spec.command)).collect();
        Self { bound, names }
    }

    /// The command of a key in a place, if it has one there.
    #[must_use]
    pub fn command(&self, place: Place, key: Key) -> Option<Command> {
        self.bound.get(&(place, key)).copied()
    }

    /// The names of the keys of a row of the table, by its name.
    pub fn names(&self, command: &str) -> impl Iterator<Item = &str> {
        self.names.get(command).into_iter().flatten().map(String::as_str)
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
        if !sentence.contains('{') {
            return sentence.to_owned();
        }
        let palette = self.first("palette").unwrap_or_default();
        let key = |name: &str| self.first(name).unwrap_or_else(|| format!("{palette} {name}"));
        TABLE.iter().fold(sentence.to_owned(), |text, spec| {
            let name = format!("{{{}}}", spec.name);
            if text.contains(&name) { text.replace(&name, &key(spec.name)) } else { text }
        })
    }
}

/// The keys of the table.
fn usual() -> Names {
    TABLE.iter().map(|spec| (spec.name, spec.keys.iter().map(|key| (*key).to_owned()).collect())).collect()
}

fn spec_named(name: &str) -> Option<&'static Spec> {
    TABLE.iter().find(|spec| spec.name == name)
}

/// Every place in which every key stands for something. A letter stands for nothing where it is text.
fn bindings(names: &Names) -> impl Iterator<Item = (Place, Key, &'static Spec)> {
    let everywhere: Vec<Place> = TABLE.iter().flat_map(|spec| spec.places).copied().collect();
    TABLE.iter().flat_map(move |spec| {
        let keys: Vec<Key> = names.get(spec.name).into_iter().flatten().filter_map(|name| Key::named(name)).collect();
        let places = if spec.places.is_empty() { everywhere.clone() } else { spec.places.to_vec() };
        let pairs = places.into_iter().flat_map(move |place| keys.clone().into_iter().map(move |key| (place, key)));
        pairs
            .filter(|(place, key)| !(key.types() && TYPING.contains(place)))
            .map(move |(place, key)| (place, key, spec))
    })
}

/// The keys of a setting that can be bound to its command, by the names they have in the table.
fn bindable(spec: &Spec, setting: &KeySetting, findings: &mut Vec<Finding>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for typed in &setting.keys {
        match key_name(spec, typed) {
            Ok(name) => keys.push(name),
            Err((code, why)) => findings.push(finding(code, setting, why).meant(near_keys(typed))),
        }
    }
    for fixed in FIXED.into_iter().filter(|fixed| spec.keys.contains(fixed)) {
        if !keys.iter().any(|key| key == fixed) {
            let why = format!("{} stays a key of `{}`: it leads out of everything", shown(fixed), spec.name);
            findings.push(finding(KEY_REFUSED, setting, why));
            keys.push(fixed.to_owned());
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

/// A finding for every key that two commands share in some place, once for the two.
fn bound_twice(names: &Names, settings: &[KeySetting]) -> Vec<Finding> {
    let (mut seen, mut told) = (HashMap::new(), BTreeSet::new());
    let mut findings = Vec::new();
    for (place, key, spec) in bindings(names) {
        let before: &Spec = seen.entry((place, key)).or_insert(spec);
        if before.command == spec.command || !told.insert((before.name, spec.name)) {
            continue;
        }
        let set = settings.iter().rev().find(|setting| [before.name, spec.name].contains(&setting.command.as_str()));
        let shared = names.get(spec.name).into_iter().flatten().find(|name| Key::named(name) == Some(key));
        let key = shared.map_or_else(String::new, |name| shown(name));
        let why = format!("{key} is bound to both `{}` and `{}`", before.name, spec.name);
        let found = Finding::new(KEY_TWICE, format!("keys.{}", spec.name), why);
        let help = format!(
            "Give one of the two another key, or none: `{} = []`. Until then all keys are the usual ones.",
            before.name
        );
        findings.push(found.at(set.and_then(|setting| setting.value.clone())).help(help));
    }
    findings
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
        let text = include_str!("../../words/screen.rs").replace("format!(\n", "format!(");
        let sentences = text.lines().filter(|line| !line.contains("format!"));
        let named = sentences.flat_map(|line| line.split('{').skip(1).filter_map(|rest| rest.split_once('}')));
        let names =
            named.map(|(name, _)| name).filter(|name| name.bytes().all(|b| b == b'-' || b.is_ascii_lowercase()));
        let unknown: Vec<&str> = names.filter(|name| spec_named(name).is_none()).collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn the_table_itself_binds_no_key_twice() {
        assert_eq!(bound_twice(&usual(), &[]), []);
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
