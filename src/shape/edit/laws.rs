//! What holds for every edit of every document: laws tried on generated ones.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use toml::{Table, Value as Toml};

use super::super::Value;
use super::{Amendment, Place, Step, apply, written};
use crate::audit::format::AUDIT_FILE;

const IDS: [&str; 4] = ["needs", "local-procedures", "sub-group", "named-leads"];
const FIELDS: [&str; 4] = ["status", "lead", "evidence", "note"];

/// How a generated document writes its responses.
#[derive(Clone, Copy, Debug)]
enum Form {
    Headers,
    Dotted,
    DottedBelowHeader,
    Braces,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_what_was_changed_differs(text in document(), changes in vec(change(), 1..4)) {
        let mut text = text;
        for change in changes {
            let Ok(edited) = edit(&text, &change) else { continue };
            prop_assert_eq!(read(&edited), expected(read(&text), &change), "\n{}\n-- {:?} -->\n{}", text, change, edited);
            text = edited;
        }
    }

    #[test]
    fn many_changes_at_once_are_the_same_as_one_after_the_other(text in document(), changes in vec(change(), 2..6)) {
        let one_by_one = changes.iter().try_fold(text.clone(), |text, change| edit(&text, change));
        let at_once = apply(&text, &AUDIT_FILE, &IDS, &changes);
        // Which line ending prevails in a mixed file may turn on the way.
        let [at_once, one_by_one] = [at_once, one_by_one].map(|edited| edited.map(|text| text.replace('\r', "")));
        prop_assert_eq!(at_once, one_by_one, "\n{}\n-- {:?}", text, changes);
    }

    #[test]
    fn what_is_added_is_put_between(text in document(), change in change()) {
        let missing = at(&read(&text), place_of(&change)).is_none();
        let Ok(edited) = edit(&text, &change) else { return Ok(()) };
        if !missing || matches!(change, Amendment::Remove { .. }) {
            return Ok(());
        }
        let same = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(one, other)| one == other).count();
        let head = same(&mut text.bytes().zip(edited.bytes()));
        let tail = same(&mut text.bytes().rev().zip(edited.bytes().rev()));
        prop_assert!(head + tail >= text.len(), "\n{}\n-- {:?} -->\n{}", text, change, edited);
    }

    #[test]
    fn what_is_left_stays_in_its_order(text in document(), change in removal()) {
        let Ok(edited) = edit(&text, &change) else { return Ok(()) };
        let mut old = text.chars();
        prop_assert!(edited.chars().all(|new| old.any(|c| c == new)), "\n{}\n-- {:?} -->\n{}", text, change, edited);
    }

    #[test]
    fn setting_back_gives_back_the_text(text in document(), id in select(&IDS), field in select(&FIELDS), to in prose()) {
        let place = keys(&["responses", id, field]);
        let Some(Toml::String(before)) = at(&read(&text), &place) else { return Ok(()) };
        let there = edit(&text, &Amendment::Set { at: place.clone(), to: Value::Text(to) }).unwrap();
        let back = edit(&there, &Amendment::Set { at: place, to: Value::Text(before) }).unwrap();
        let breaks = |text: &str| if text.contains('\r') { text.replace('\r', "") } else { text.to_owned() };
        prop_assert_eq!(breaks(&back), breaks(&text));
    }

    #[test]
    fn any_text_is_read_back_exactly(to in "(\\PC|[\"\\\\ \t\n\r\u{0}\u{7f}]){0,40}", key in "(\\PC|[\"\\\\\n]){0,8}") {
        let edited = edit("", &Amendment::Set { at: keys(&["odd", &key]), to: Value::Text(to.clone()) }).unwrap();
        let read: Table = edited.parse().unwrap();
        let plain = to.replace("\r\n", "\n");
        prop_assert_eq!(read["odd"].get(&key).and_then(Toml::as_str), Some(plain.as_str()));
    }

    #[test]
    fn nothing_panics(text in "([\\[\\]{}=.,#\"' a-c0-9\n\r]|\\[a\\]\n|\\[\\[a\\]\\]\n|a = 1\n|a = \\{ b = 1 \\}\n){0,12}", steps in vec(step(), 0..4)) {
        let place = Place(steps);
        let changes = [
            Amendment::Set { at: place.clone(), to: Value::Texts(vec!["x".into()]) },
            Amendment::Append { at: place.clone(), entries: Vec::new() },
            Amendment::Remove { at: place },
        ];
        for change in changes {
            if let Ok(edited) = edit(&text, &change) {
                prop_assert!(edited.parse::<Table>().is_ok(), "\n{}\n-- {:?} -->\n{}", text, change, edited);
            }
        }
    }
}

fn edit(text: &str, change: &Amendment) -> Result<String, super::EditError> {
    apply(text, &AUDIT_FILE, &IDS, std::slice::from_ref(change))
}

pub(in crate::shape) fn document() -> impl Strategy<Value = String> {
    let responses = subsequence(&IDS, 0..=4).prop_shuffle();
    let form = select(vec![Form::Headers, Form::Headers, Form::Dotted, Form::DottedBelowHeader, Form::Braces]);
    let lines = (form, responses, vec(response(), 4)).prop_map(|(form, ids, of)| {
        let head = ["format = 1", "framework   =  'cse-2009' # which", "", "# the board"].map(str::to_owned);
        let responses = ids.iter().zip(&of).flat_map(|(id, of)| of.lines(form, id));
        let (above, below): (Vec<_>, Vec<_>) = match form {
            Form::Dotted => (responses.collect(), Vec::new()),
            Form::Headers => (Vec::new(), responses.collect()),
            _ => (Vec::new(), ["[responses] # all".to_owned()].into_iter().chain(responses).collect()),
        };
        let board = ["[board]", "id = \"x\"", ""].map(str::to_owned);
        head.into_iter().chain(above).chain(board).chain(below).collect::<Vec<_>>()
    });
    (lines, vec(select(vec!["\n", "\n", "\r\n"]), 1..9), any::<bool>(), select(vec!["", "\u{feff}"])).prop_map(
        |(lines, endings, last, bom)| {
            let text: String = lines.iter().zip(endings.iter().cycle()).flat_map(|(l, e)| [l.as_str(), e]).collect();
            format!("{bom}{}", if last { text.as_str() } else { text.trim_end() })
        },
    )
}

/// A generated response.
#[derive(Clone, Debug)]
struct Response {
    fields: Vec<(&'static str, String)>,
    agencies: Vec<&'static str>,
    actions: usize,
    between: &'static str,
}

fn response() -> impl Strategy<Value = Response> {
    let fields = subsequence(&FIELDS, 0..=4).prop_shuffle();
    let agencies = subsequence(vec!["police", "health"], 0..=2);
    let between = select(vec!["", "# a comment", "# two\n# lines", " ", "# one\n\n# other"]);
    (fields, vec(prose(), 4), agencies, 0_usize..3, between).prop_map(|(names, texts, agencies, actions, between)| {
        Response { fields: names.into_iter().zip(texts).collect(), agencies, actions, between }
    })
}

impl Response {
    fn lines(&self, form: Form, id: &str) -> Vec<String> {
        let entry = |(name, text): &(&str, String)| format!("{name} = {}", written::value(&Value::Text(text.clone())));
        let own = self.fields.iter().map(entry);
        let answers = self.agencies.iter().map(|agency| format!("agencies.{agency}.status = 'met'"));
        match form {
            Form::Headers => self.sections(id, own),
            Form::Dotted => own.chain(answers).map(|entry| format!("responses.{id}.{entry}")).collect(),
            Form::DottedBelowHeader => own.chain(answers).map(|entry| format!("{id} . {entry} # c")).collect(),
            Form::Braces => {
                let actions = vec!["{ what = \"do\" }"; self.actions].join(", ");
                let entries: Vec<_> = own.chain(answers).chain([format!("actions = [{actions}]")]).collect();
                vec![format!("{id} = {{{}}} # c", entries.join(", "))]
            }
        }
    }

    fn sections(&self, id: &str, own: impl Iterator<Item = String>) -> Vec<String> {
        let header = (!self.fields.is_empty()).then(|| format!("[responses.{id}]\t# the response"));
        let answers =
            self.agencies.iter().flat_map(|a| [format!("[responses.{id}.agencies.{a}]"), "status = 'met'".into()]);
        let between = || self.between.split('\n').map(str::to_owned);
        let actions = (0..self.actions)
            .flat_map(|i| between().chain([format!("[[responses.{id}.actions]]"), format!("what = 'action {i}' # c")]));
        between().chain(header).chain(own).chain(answers).chain(actions).collect()
    }
}

fn prose() -> impl Strategy<Value = String> {
    select(vec![
        "met",
        "",
        "two\nlines",
        "# like a comment\n# and more",
        "ends\n",
        "[header]\nkey = 1 \"\"\"",
        "é \\ \u{1}",
    ])
    .prop_map(str::to_owned)
}

fn change() -> impl Strategy<Value = Amendment> {
    let added = || vec![("what".to_owned(), Value::Text("new".to_owned()))];
    prop_oneof![
        3 => (settable(), prose()).prop_map(|(at, to)| Amendment::Set { at: keys(&at), to: Value::Text(to) }),
        2 => removal(),
        2 => list().prop_map(move |at| Amendment::Append { at: keys(&at), entries: added() }),
    ]
}

fn removal() -> impl Strategy<Value = Amendment> {
    let response = select(&IDS).prop_map(|id| vec!["responses", id]);
    let removable = prop_oneof![2 => settable(), 1 => response, 1 => action(), 1 => list()];
    removable.prop_map(|at| Amendment::Remove { at: keys(&at) })
}

fn settable() -> impl Strategy<Value = Vec<&'static str>> {
    let field = (select(&IDS), select(&FIELDS)).prop_map(|(id, field)| vec!["responses", id, field]);
    let answer = select(&IDS).prop_map(|id| vec!["responses", id, "agencies", "police", "status"]);
    let what = (action(), select(vec!["what", "owner"])).prop_map(|(place, key)| [place, vec![key]].concat());
    let top = select(vec![vec!["framework"], vec!["board", "name"], vec!["audit", "year"]]);
    prop_oneof![4 => field, 1 => answer, 1 => what, 1 => top]
}

fn action() -> impl Strategy<Value = Vec<&'static str>> {
    (select(&IDS), select(vec!["0", "1"])).prop_map(|(id, number)| vec!["responses", id, "actions", number])
}

fn list() -> impl Strategy<Value = Vec<&'static str>> {
    select(&IDS).prop_map(|id| vec!["responses", id, "actions"])
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![3 => "[a-c]".prop_map(Step::Key), 1 => (0_usize..2).prop_map(Step::Item)]
}

/// A place from the names of keys; a number is an item of a list.
fn keys(names: &[&str]) -> Place {
    let step = |name: &&str| match name.parse() {
        Ok(number) if names.contains(&"actions") => Step::Item(number),
        _ => Step::Key((*name).to_owned()),
    };
    Place(names.iter().map(step).collect())
}

fn place_of(change: &Amendment) -> &Place {
    match change {
        Amendment::Set { at, .. } | Amendment::Remove { at } | Amendment::Append { at, .. } => at,
    }
}

/// The document's values, without tables and lists that hold nothing: whether those are written depends on the form.
fn read(text: &str) -> Toml {
    let mut root = Toml::Table(text.strip_prefix('\u{feff}').unwrap_or(text).parse().unwrap());
    settle(&mut root);
    root
}

/// Makes line breaks plain and takes away what holds nothing; says whether anything is left.
fn settle(value: &mut Toml) -> bool {
    match value {
        Toml::String(text) => *text = text.replace("\r\n", "\n"),
        Toml::Array(items) => items.iter_mut().for_each(|item| {
            settle(item);
        }),
        Toml::Table(table) => table.retain(|_, value| settle(value)),
        _ => {}
    }
    !matches!(value, Toml::Table(table) if table.is_empty()) && !matches!(value, Toml::Array(items) if items.is_empty())
}

fn at(root: &Toml, place: &Place) -> Option<Toml> {
    let below = |value, step: &Step| match (value, step) {
        (Toml::Table(mut table), Step::Key(key)) => table.remove(key),
        (Toml::Array(mut items), Step::Item(number)) => (*number < items.len()).then(|| items.remove(*number)),
        _ => None,
    };
    place.0.iter().try_fold(root.clone(), below)
}

/// What the values should be after the change, by the plainest of means.
fn expected(mut root: Toml, change: &Amendment) -> Toml {
    change_below(&mut root, &place_of(change).0, change);
    settle(&mut root);
    root
}

fn change_below(value: &mut Toml, steps: &[Step], change: &Amendment) {
    match (value, steps, change) {
        (Toml::Table(table), [Step::Key(key)], Amendment::Remove { .. }) => drop(table.remove(key)),
        (Toml::Array(items), [Step::Item(number)], Amendment::Remove { .. }) if *number < items.len() => {
            items.remove(*number);
        }
        (Toml::Table(table), [Step::Key(key)], Amendment::Set { to: Value::Text(to), .. }) => {
            table.insert(key.clone(), Toml::String(to.clone()));
        }
        (Toml::Table(table), [Step::Key(key)], Amendment::Append { .. }) => {
            let list = table.entry(key.clone()).or_insert_with(|| Toml::Array(Vec::new()));
            list.as_array_mut().unwrap().push(Toml::Table(Table::from_iter([("what".to_owned(), Toml::from("new"))])));
        }
        (Toml::Table(table), [Step::Key(key), rest @ ..], _) => {
            let below = table.entry(key.clone()).or_insert_with(|| Toml::Table(Table::new()));
            change_below(below, rest, change);
        }
        (Toml::Array(items), [Step::Item(number), rest @ ..], _) if *number < items.len() => {
            change_below(&mut items[*number], rest, change);
        }
        _ => {}
    }
}
