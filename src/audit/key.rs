//! A key of an audit that can be edited, as it is typed: `sub-group.status`, `board.children`.

use super::format::AUDIT_FILE;
use super::id::AgencyId;
use super::model::{Action, Audit};
use crate::framework::{Framework, IndicatorId, Standard, StandardId};
use crate::plain::{did_you_mean, is_id};
use crate::shape::{Kind, Need, Place, Step, Table, Value};

/// A key of an audit that can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A key of `[board]` or `[audit]`, or one of `[indicators]`.
    Frame(&'static str, String),
    /// A key of one of the board's agencies.
    Agency(AgencyId, String),
    /// A key of an entry of `[[conflicts]]`, `[[decisions]]` or `[[allow]]`, by its place from 0.
    Entry(&'static str, usize, String),
    /// A key of a response.
    Response(StandardId, String),
    /// A key of an agency's answer.
    Answer(StandardId, AgencyId, String),
    /// A key of an action.
    Action(StandardId, ActionRef, String),
}

/// How an action is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionRef {
    /// By its id.
    Id(String),
    /// By its place among the actions of its standard, from 0.
    Index(usize),
}

/// The text names no key that can be edited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{key}` is not a key that can be set. {}", next(.meant))]
pub struct KeyError {
    /// What was typed.
    pub key: String,
    /// What may have been meant.
    pub meant: Vec<String>,
}

impl Key {
    /// The key that was typed. A standard's id or number, in capitals or not, stands first
    /// or after `responses.`.
    ///
    /// # Errors
    ///
    /// There is no such key, or it is not set by itself: those of the sign-off, for example.
    pub fn parse(text: &str, framework: &Framework) -> Result<Self, KeyError> {
        let bare = text.strip_prefix("responses.").unwrap_or(text);
        let parts: Vec<&str> = bare.split('.').collect();
        let key = match parts.as_slice() {
            ["board", "agencies", agency, field] => agency.parse().ok().map(|id| Self::Agency(id, (*field).to_owned())),
            ["board", field] => Some(Self::Frame("board", (*field).to_owned())),
            ["audit", field] => Some(Self::Frame("audit", (*field).to_owned())),
            ["indicators", field] => Some(Self::Frame("indicators", (*field).to_owned())),
            [list, index, field] if LISTS.contains(list) => {
                let list = LISTS.into_iter().find(|known| known == list);
                list.zip(index.parse().ok()).map(|(list, index)| Self::Entry(list, index, (*field).to_owned()))
            }
            [standard, rest @ ..] => Self::of_standard(framework, standard, rest),
            [] => None,
        };
        key.filter(|key| key.is_known(framework))
            .ok_or_else(|| KeyError { key: text.to_owned(), meant: meant(bare, &parts, framework) })
    }

    fn of_standard(framework: &Framework, standard: &str, rest: &[&str]) -> Option<Self> {
        let named = |it: &&Standard| {
            [it.id.as_str(), it.number.as_str()].iter().any(|name| name.eq_ignore_ascii_case(standard))
        };
        let id = framework.standards.iter().find(named)?.id.clone();
        match rest {
            ["agencies", agency, field] => Some(Self::Answer(id, agency.parse().ok()?, (*field).to_owned())),
            ["actions", action, field] if is_id(action, '-') => {
                Some(Self::Action(id, ActionRef::Id((*action).to_owned()), (*field).to_owned()))
            }
            [field] => Some(Self::Response(id, (*field).to_owned())),
            _ => None,
        }
    }

    /// Whether it holds a value of its own and, for an indicator, is asked for.
    fn is_known(&self, framework: &Framework) -> bool {
        let asked = match self {
            Self::Frame("indicators", key) if !matches!(key.as_str(), "period" | "overlap") => {
                key.parse::<IndicatorId>().is_ok_and(|id| framework.indicator(id.as_str()).is_some())
            }
            _ => true,
        };
        asked && self.kind().is_some_and(|kind| !matches!(kind, Kind::Table(_) | Kind::Items(_)))
    }

    /// A key of a response.
    #[must_use]
    pub fn response(standard: &StandardId, field: &str) -> Self {
        Self::Response(standard.clone(), field.to_owned())
    }

    /// The key of another field of the same response, answer or action.
    #[must_use]
    pub fn sibling(&self, field: &str) -> Self {
        let mut sibling = self.clone();
        match &mut sibling {
            Self::Frame(_, name)
            | Self::Agency(_, name)
            | Self::Entry(.., name)
            | Self::Response(_, name)
            | Self::Answer(.., name)
            | Self::Action(.., name) => field.clone_into(name),
        }
        sibling
    }

    /// The key as conflicts name it: `responses.sub-group.status`.
    #[must_use]
    pub fn dotted(&self) -> String {
        match self {
            Self::Frame(table, field) => format!("{table}.{field}"),
            Self::Agency(agency, field) => format!("board.agencies.{agency}.{field}"),
            Self::Entry(list, index, field) => format!("{list}.{index}.{field}"),
            Self::Response(standard, field) => format!("responses.{standard}.{field}"),
            Self::Answer(standard, agency, field) => format!("responses.{standard}.agencies.{agency}.{field}"),
            Self::Action(standard, ActionRef::Id(id), field) => format!("responses.{standard}.actions.{id}.{field}"),
            Self::Action(standard, ActionRef::Index(index), field) => {
                format!("responses.{standard}.actions.{index}.{field}")
            }
        }
    }

    /// The key with the action named by its id, if it has one: its place may be another by the next time.
    #[must_use]
    pub fn lasting(&self, audit: &Audit) -> Self {
        let Self::Action(standard, action, field) = self else { return self.clone() };
        let known = action.index(audit, standard).and_then(|index| audit.response(standard)?.actions.get(index));
        let id = known.and_then(|action| action.id.clone());
        id.map_or_else(|| self.clone(), |id| Self::Action(standard.clone(), ActionRef::Id(id), field.clone()))
    }

    /// The standard it belongs to, if it belongs to one.
    #[must_use]
    pub fn standard(&self) -> Option<&StandardId> {
        match self {
            Self::Response(id, _) | Self::Answer(id, ..) | Self::Action(id, ..) => Some(id),
            Self::Frame(..) | Self::Agency(..) | Self::Entry(..) => None,
        }
    }

    /// The last part of it.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Frame(_, field)
            | Self::Agency(_, field)
            | Self::Entry(.., field)
            | Self::Response(_, field)
            | Self::Answer(.., field)
            | Self::Action(.., field) => field,
        }
    }

    /// What it holds, by the shape of the file.
    #[must_use]
    pub fn kind(&self) -> Option<&'static Kind> {
        self.table()?.kind_of(self.field())
    }

    /// Whether its table is wrong without it.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.table().and_then(|table| table.field(self.field())).is_some_and(|field| field.need != Need::Optional)
    }

    /// The keys without which its table is wrong, but for the id that names it.
    pub(super) fn needed_beside(&self) -> impl Iterator<Item = Self> + '_ {
        let fields = self.table().map_or(&[][..], |table| table.fields).iter();
        let needed = fields.filter(|field| field.need != Need::Optional && field.name != "id");
        needed.map(|field| self.sibling(field.name))
    }

    /// The place of a field among those of its table.
    pub(super) fn rank_of(&self, field: &str) -> Option<usize> {
        self.table()?.names().position(|name| name == field)
    }

    /// The shape of the table that it stands in.
    fn table(&self) -> Option<&'static Table> {
        let way: &[&str] = match self {
            Self::Frame(table, _) => &[table],
            Self::Agency(..) => &["board", "agencies"],
            Self::Entry(list, ..) => &[list],
            Self::Response(..) => &["responses", "x"],
            Self::Answer(..) => &["responses", "x", "agencies", "x"],
            Self::Action(..) => &["responses", "x", "actions"],
        };
        way.iter().try_fold(&AUDIT_FILE, |table, step| table_of(table.kind_of(step)?))
    }

    /// Where it stands in the audit's file.
    ///
    /// `None` if it belongs to an action or an agency that the audit does not have.
    #[must_use]
    pub fn place(&self, audit: &Audit) -> Option<Place> {
        let mut place = match self {
            Self::Frame(table, _) => keys(&[table]),
            Self::Agency(agency, _) => item(keys(&["board", "agencies"]), audit.agency(agency.as_str())?.index),
            Self::Entry(list, index, _) => item(keys(&[list]), Some(*index).filter(|at| *at < entries(audit, list))?),
            Self::Response(standard, _) => response_place(standard),
            Self::Answer(standard, agency, _) => answer_place(standard, agency),
            Self::Action(standard, action, _) => item(actions_place(standard), action.index(audit, standard)?),
        };
        place.0.push(Step::Key(self.field().to_owned()));
        Some(place)
    }
}

/// Where an agency's answer stands.
pub(super) fn answer_place(standard: &StandardId, agency: &AgencyId) -> Place {
    let Place(mut steps) = response_place(standard);
    steps.extend([Step::Key("agencies".to_owned()), Step::Key(agency.to_string())]);
    Place(steps)
}

/// An entry of a list that is not in the file yet.
pub(super) struct NewEntry {
    /// The list.
    pub(super) list: Place,
    /// How many entries the list has.
    pub(super) length: usize,
    /// What the new one begins with.
    pub(super) fields: Vec<(String, Value)>,
}

impl Key {
    /// For a key of a list's entry that the audit does not have: the entry that it would be in.
    ///
    /// `None` for every other key, and for an entry that is named by a place beyond the next free one.
    pub(super) fn new_entry(&self, audit: &Audit) -> Option<NewEntry> {
        let named = |id: &str| ("id".to_owned(), Value::Text(id.to_owned()));
        let (list, length, fields) = match self {
            Self::Agency(agency, _) => {
                let length = audit.board.agencies.last().map_or(0, |last| last.index + 1);
                (keys(&["board", "agencies"]), length, vec![named(agency.as_str())])
            }
            Self::Action(standard, ActionRef::Id(id), _) => {
                let length = audit.response(standard).map_or(0, |response| response.actions.len());
                let since = ("since".to_owned(), Value::Whole(i64::from(audit.year.number())));
                (actions_place(standard), length, vec![named(id), since])
            }
            Self::Entry(list, index, _) if *index == entries(audit, list) => (keys(&[list]), *index, Vec::new()),
            _ => return None,
        };
        Some(NewEntry { list, length, fields })
    }
}

impl ActionRef {
    /// The place of the action among those of its standard, if it is there.
    #[must_use]
    pub fn index(&self, audit: &Audit, standard: &StandardId) -> Option<usize> {
        let actions: &[Action] = audit.response(standard).map_or(&[], |response| &response.actions);
        match self {
            Self::Id(id) => {
                let named = actions.iter().position(|action| action.id.as_ref() == Some(id));
                // So a merge names one that has no id.
                named.or_else(|| id.parse().ok().filter(|index| *index < actions.len()))
            }
            Self::Index(index) => (*index < actions.len()).then_some(*index),
        }
    }
}

/// What to do about a key that is none.
fn next(meant: &[String]) -> String {
    if meant.is_empty() {
        return "One is written as in sub-group.status or board.children; `lscb-audit help file` has them all"
            .to_owned();
    }
    format!("Did you mean {}?", meant.join(" or "))
}

/// The keys that may have been meant by a text of those parts.
fn meant(text: &str, parts: &[&str], framework: &Framework) -> Vec<String> {
    let standard = parts.first().and_then(|id| framework.standard(id));
    let known: Vec<String> = match standard {
        Some(standard) => fields_of(&["responses", "x"]).map(|field| format!("{}.{field}", standard.id)).collect(),
        None => {
            let field = parts.last().copied().unwrap_or_default();
            let standards = framework.standards.iter().map(|standard| format!("{}.{field}", standard.id));
            let frame = ["board", "audit"]
                .into_iter()
                .flat_map(|table| fields_of(&[table]).map(move |name| format!("{table}.{name}")));
            let counts = framework.indicators.iter().map(|indicator| format!("indicators.{}", indicator.id));
            standards.chain(frame).chain(counts).collect()
        }
    };
    did_you_mean(text, known.iter().map(String::as_str))
}

fn fields_of(way: &[&str]) -> impl Iterator<Item = &'static str> + use<> {
    let table = way.iter().try_fold(&AUDIT_FILE, |table, step| table_of(table.kind_of(step)?));
    table.into_iter().flat_map(Table::names)
}

fn table_of(kind: &'static Kind) -> Option<&'static Table> {
    match kind {
        Kind::Table(table) | Kind::Items(table) => Some(table),
        _ => None,
    }
}

/// The lists of entries that have no id, so that they are named by their place.
const LISTS: [&str; 3] = ["conflicts", "decisions", "allow"];

/// How many entries a list has.
fn entries(audit: &Audit, list: &str) -> usize {
    match list {
        "conflicts" => audit.conflicts.len(),
        "decisions" => audit.decisions.len(),
        "allow" => audit.allow.len(),
        _ => 0,
    }
}

/// What stands at a place of an audit's file, by its shape; none where a place means nothing.
pub(super) fn kind_at(Place(steps): &Place) -> Option<&'static Kind> {
    let (last, way) = steps.split_last()?;
    let mut table = &AUDIT_FILE;
    for step in way {
        if let Step::Key(key) = step {
            table = table_of(table.kind_of(key)?)?;
        }
    }
    if let Step::Key(key) = last { table.kind_of(key) } else { None }
}

/// Where the response to a standard stands.
pub(super) fn response_place(standard: &StandardId) -> Place {
    keys(&["responses", standard.as_str()])
}

/// Where the list of a standard's actions stands.
pub(super) fn actions_place(standard: &StandardId) -> Place {
    keys(&["responses", standard.as_str(), "actions"])
}

pub(super) fn keys(way: &[&str]) -> Place {
    Place(way.iter().map(|key| Step::Key((*key).to_owned())).collect())
}

pub(super) fn item(Place(mut steps): Place, index: usize) -> Place {
    steps.push(Step::Item(index));
    Place(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Frameworks;

    fn parsed(text: &str) -> Result<Key, KeyError> {
        Key::parse(text, Frameworks::embedded().default_one().unwrap())
    }

    #[test]
    fn every_field_of_the_format_that_holds_a_value_can_be_named() {
        let tables = [
            ("board.", &["board"][..]),
            ("audit.", &["audit"]),
            ("sub-group.", &["responses", "x"]),
            ("sub-group.agencies.police.", &["responses", "x", "agencies", "x"]),
            ("sub-group.actions.k7q2mx.", &["responses", "x", "actions"]),
            ("board.agencies.police.", &["board", "agencies"]),
            ("conflicts.0.", &["conflicts"]),
            ("decisions.0.", &["decisions"]),
            ("allow.1.", &["allow"]),
        ];
        for (prefix, way) in tables {
            let table = way.iter().try_fold(&AUDIT_FILE, |table, step| table_of(table.kind_of(step)?)).unwrap();
            for field in table.fields.iter().filter(|field| table_of(&field.kind).is_none()) {
                assert!(parsed(&format!("{prefix}{}", field.name)).is_ok(), "{prefix}{}", field.name);
            }
        }
        assert!(parsed("indicators.at_risk").is_ok() && parsed("indicators.overlap").is_ok());
    }

    #[test]
    fn what_is_no_key_is_met_with_what_may_have_been_meant() {
        assert_eq!(parsed("sub-group.sttus").unwrap_err().meant, ["sub-group.status"]);
        assert_eq!(parsed("subgroup.status").unwrap_err().meant, ["sub-group.status"]);
        assert_eq!(parsed("board.childen").unwrap_err().meant, ["board.children"]);
        assert_eq!(parsed("responses.prevalnce.status").unwrap_err().meant, ["prevalence.status"]);
        let said = |text: &str| parsed(text).unwrap_err().to_string();
        assert_eq!(said("board.childen"), "`board.childen` is not a key that can be set. Did you mean board.children?");
        assert!(said("nonsense").ends_with("`lscb-audit help file` has them all"), "{}", said("nonsense"));
        for wrong in
            ["", ".", "board", "sub-group", "sub-group.actions", "sign_off.by", "indicators.other", "a.b.c.d.e"]
        {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_standard_may_be_named_with_its_table() {
        assert_eq!(parsed("responses.sub-group.status"), parsed("sub-group.status"));
    }
}
