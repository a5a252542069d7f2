//! A value written in the place of another.

use toml_edit::{Array, Value as Found};

use super::super::Value;
use super::layout::value_place;
use super::parts::Parts;
use super::splice::Splice;
use super::walk::{Node, What};
use super::{EditError, Place, written};

/// The value in the place of what stands there; nothing if it is the same.
pub(super) fn replace(node: &Node<'_>, at: &Place, to: &Value) -> Result<Vec<Splice>, EditError> {
    match (node.what, to) {
        (What::Table(_) | What::Tables(_), _) => Err(EditError::NotAValue(at.dotted())),
        (What::Array(array), Value::Texts(texts)) => Ok(replace_texts(node.text, array, texts)),
        (What::Array(array), _) => Ok(vec![Splice::replace(array.span().unwrap_or_default(), written::value(to))]),
        (What::Plain(found), _) if is_same(found, to) => Ok(Vec::new()),
        (What::Plain(found), _) => Ok(vec![Splice::replace(value_place(found), written::value(to))]),
    }
}

fn is_same(found: &Found, to: &Value) -> bool {
    match (found, to) {
        (Found::String(found), Value::Text(to)) => found.value().replace("\r\n", "\n") == to.replace("\r\n", "\n"),
        (Found::Integer(found), Value::Whole(to)) => found.value() == to,
        (Found::Boolean(found), Value::Flag(to)) => found.value() == to,
        (Found::Datetime(found), Value::Date(to)) => found.value().to_string() == to.to_string(),
        _ => false,
    }
}

/// Changes only those items that differ, so that the others keep their lines and comments.
fn replace_texts(text: &str, array: &Array, to: &[String]) -> Vec<Splice> {
    let found: Vec<_> = array.iter().collect();
    let is_same = |(found, to): &(&&Found, &String)| found.as_str() == Some(to);
    let both = found.len().min(to.len());
    let head = found.iter().zip(to).take_while(is_same).count();
    let tail = found.iter().rev().zip(to.iter().rev()).take(both - head).take_while(is_same).count();
    let changed = found.iter().zip(to).take(both - tail).skip(head).filter(|pair| !is_same(pair));
    let mut splices: Vec<_> =
        changed.map(|(found, to)| Splice::replace(value_place(found), written::one_line(to))).collect();
    let parts = Parts::of_array(text, array);
    let from = both - tail;
    let new: Vec<_> = to.iter().take(to.len() - tail).skip(from).map(|text| written::one_line(text)).collect();
    splices.extend(if new.is_empty() { parts.remove(from..found.len() - tail) } else { parts.insert(from, &new) });
    splices
}
