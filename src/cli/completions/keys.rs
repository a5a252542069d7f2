//! Keys for `set` and what they may hold, step by step, from the shape of the file and the audit that was named.

use super::FILES;
use super::offers::{Here, Offer};
use crate::audit::format::AUDIT_FILE;
use crate::audit::{Audit, Key};
use crate::framework::{Framework, Standard};
use crate::shape::{Kind, Table};

/// Where a key that is being typed has come to.
#[derive(Clone, Copy)]
enum At {
    /// Before a field of that table.
    Table(&'static Table),
    /// Before the id or number of one of a list of such tables.
    Items(&'static Table),
}

/// What goes on from a key, or a value that it may hold.
pub(super) fn offers(here: &Here, typed: &str) -> Vec<Offer> {
    let audit = here.audit();
    let Some(framework) = here.framework(audit.as_ref()) else { return Vec::new() };
    match typed.split_once('=') {
        Some((key, value)) => values(here, key, value, framework),
        None => keys(here, typed, audit.as_ref(), framework),
    }
}

fn values(here: &Here, key: &str, value: &str, framework: &Framework) -> Vec<Offer> {
    if value.starts_with('@') {
        return vec![Offer::new(format!("{key}=@{FILES}"), "")];
    }
    let words: Vec<Offer> = match Key::parse(key, framework) {
        Err(_) if key.starts_with("conflicts.") => all(&["ours", "theirs", "base"]),
        Err(_) => Vec::new(),
        Ok(known) => match known.kind() {
            Some(Kind::Word(words, _)) => all(words),
            Some(Kind::Flag) => all(&["true", "false"]),
            _ if known.field() == "lead" => here.agencies(),
            _ => Vec::new(),
        },
    };
    words.into_iter().map(|word| Offer::new(format!("{key}={}", word.value), word.about)).collect()
}

fn all(words: &[&str]) -> Vec<Offer> {
    words.iter().map(|word| Offer::new(*word, "")).collect()
}

fn keys(here: &Here, typed: &str, audit: Option<&Audit>, framework: &Framework) -> Vec<Offer> {
    let way = typed.rsplit_once('.').map_or("", |(way, _)| way);
    let steps: Vec<&str> = way.split('.').filter(|step| !step.is_empty()).collect();
    let found = match steps.split_first() {
        None => first(audit, framework),
        Some((first, rest)) => match begun(first, framework).and_then(|at| rest.iter().try_fold(at, onward)) {
            Some(At::Table(table)) => fields(here, table, framework),
            Some(At::Items(_)) => items(here, &steps, audit, framework),
            None => Vec::new(),
        },
    };
    let dot = if way.is_empty() { "" } else { "." };
    let whole = found.into_iter().map(|it| Offer::new(format!("{way}{dot}{}", it.value), it.about));
    let leads_on = |key: &str| key.strip_suffix('=').is_none_or(|key| is_key(key, framework));
    whole.filter(|offer| leads_on(&offer.value)).collect()
}

/// Whether a key can be set, as far as it stands on the line.
fn is_key(key: &str, framework: &Framework) -> bool {
    key.starts_with("conflicts.") || Key::parse(key, framework).is_ok()
}

/// What a key may begin with.
fn first(audit: Option<&Audit>, framework: &Framework) -> Vec<Offer> {
    let standards = framework.standards.iter().map(|it| Offer::new(format!("{}.", it.id), &it.title));
    let tables = AUDIT_FILE.fields.iter().filter(|field| ["board", "audit", "indicators"].contains(&field.name));
    let tables = tables.map(|field| Offer::new(format!("{}.", field.name), field.about));
    let conflicts = audit.into_iter().flat_map(|audit| audit.conflicts.iter().enumerate());
    let conflicts = conflicts.map(|(place, conflict)| Offer::new(format!("conflicts.{place}="), &conflict.key));
    standards.chain(tables).chain(conflicts).collect()
}

/// Where a key has come to with its first step.
fn begun(first: &str, framework: &Framework) -> Option<At> {
    let is_named =
        |it: &Standard| [it.id.as_str(), it.number.as_str()].iter().any(|name| name.eq_ignore_ascii_case(first));
    if framework.standards.iter().any(is_named) {
        return at(AUDIT_FILE.kind_of("responses")?).and_then(|at| onward(at, &"x"));
    }
    at(AUDIT_FILE.kind_of(first)?)
}

fn onward(from: At, step: &&str) -> Option<At> {
    match from {
        At::Table(table) => at(table.kind_of(step)?),
        At::Items(table) => Some(At::Table(table)),
    }
}

fn at(kind: &'static Kind) -> Option<At> {
    match kind {
        Kind::Table(table) => Some(At::Table(table)),
        Kind::Items(table) => Some(At::Items(table)),
        _ => None,
    }
}

/// The fields of a table, and the ids under which it holds more.
fn fields(here: &Here, table: &'static Table, framework: &Framework) -> Vec<Offer> {
    let fields = table.fields.iter().map(|field| {
        let end = if at(&field.kind).is_some() { '.' } else { '=' };
        Offer::new(format!("{}{end}", field.name), field.about)
    });
    let ids = match table.rest.as_ref().map(|rest| &rest.key) {
        Some(Kind::Key) => framework.indicators.iter().map(|it| Offer::new(format!("{}=", it.id), &it.title)).collect(),
        Some(_) => with_dots(here.agencies()),
        None => Vec::new(),
    };
    fields.chain(ids).collect()
}

/// The agencies of a board, or the actions of a standard.
fn items(here: &Here, steps: &[&str], audit: Option<&Audit>, framework: &Framework) -> Vec<Offer> {
    match steps {
        ["board", ..] => with_dots(here.agencies()),
        [standard, "actions"] => {
            let id = framework.standards.iter().find(|it| it.id.as_str() == *standard).map(|it| &it.id);
            let actions = id.zip(audit).and_then(|(id, audit)| audit.response(id)).map(|it| it.actions.as_slice());
            let named = actions.unwrap_or_default().iter().filter_map(|it| Some((it.id.as_deref()?, &it.what)));
            named.map(|(id, what)| Offer::new(format!("{id}."), what)).collect()
        }
        _ => Vec::new(),
    }
}

fn with_dots(offers: Vec<Offer>) -> Vec<Offer> {
    offers.into_iter().map(|it| Offer::new(format!("{}.", it.value), it.about)).collect()
}
