//! What a file says of its sign-off and whether its seal holds, whatever else is wrong in it: a seal is over all that the
//! file says, not over answers that make sense.

use super::id::{BoardId, Year};
use super::read::{has_nothing_of_an_audit, later_format};
use super::seal::{Broken, judged};
use crate::plain::Finding;
use crate::shape;
use crate::shape::tree::{Item, Value};

/// A file with its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The board, where it is one.
    pub board: Option<BoardId>,
    /// The year, where it is one.
    pub year: Option<Year>,
    /// Who signed, when, and whether the seal holds; nothing for a draft.
    pub signed: Option<Signed>,
}

/// A sign-off as it is written, and its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who signed; empty where it is not said.
    pub by: String,
    /// When.
    pub on: Option<jiff::civil::Date>,
    /// Whether the file says what it said then, and why not.
    pub seal: Result<(), Broken>,
}

/// What a file says of its sign-off; nothing where it is TOML of something else than an audit.
///
/// # Errors
///
/// It is no TOML, has nothing in it, or has a later format, whose seal is not known here.
pub fn sealed(text: &str) -> Result<Option<Sealed>, Vec<Finding>> {
    let document = shape::parse(text)?;
    if let Some(later) = later_format(&document) {
        return Err(vec![later]);
    }
    if document.table().is_empty() {
        let message = "there is nothing in it, which is no audit; it may be one that was lost";
        return Err(vec![Finding::new(shape::codes::ESSENTIAL_MISSING, "", message)]);
    }
    if has_nothing_of_an_audit(&document) {
        return Ok(None);
    }
    let value = |table: &str, key: &str| document.table().get(table)?.get_ref().as_table()?.get(key).map(Item::get_ref);
    let text_of = |table, key| value(table, key).and_then(Value::as_text);
    Ok(Some(Sealed {
        board: text_of("board", "id").and_then(|id| id.parse().ok()),
        year: value("audit", "year").and_then(Value::as_whole).and_then(|year| year.try_into().ok()),
        signed: judged(&document).map(|seal| {
            let by = text_of("sign_off", "by").unwrap_or_default().trim().to_owned();
            Signed { by, on: document.table().get("sign_off").and_then(|table| day(table.get_ref())), seal }
        }),
    }))
}

fn day(sign_off: &Value<'_>) -> Option<jiff::civil::Date> {
    let Value::Date(day) = sign_off.as_table()?.get("on")?.get_ref() else { return None };
    day.to_string().parse().ok()
}
