//! A new audit file written out whole, as TOML 1.0, in the order of the format.

use std::fmt::{Display, Write as _};

use crate::audit::{Action, Audit, Board, Response, format};
use crate::framework::Framework;

/// A text of tables and keys being put together. What is none is not written.
#[derive(Default)]
struct Text(String);

impl Text {
    fn heading(&mut self, heading: &str) {
        let gap = if self.0.is_empty() { "" } else { "\n" };
        self.line(&format!("{gap}{heading}"));
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn plain(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.line(&format!("{key} = {value}"));
        }
    }

    fn text(&mut self, key: &str, value: Option<impl AsRef<str>>) {
        self.plain(key, value.map(|value| quoted(value.as_ref())));
    }

    fn texts(&mut self, key: &str, values: impl IntoIterator<Item = impl AsRef<str>>) {
        let values: Vec<_> = values.into_iter().map(|value| quoted(value.as_ref())).collect();
        self.plain(key, (!values.is_empty()).then(|| format!("[{}]", values.join(", "))));
    }

    fn board(&mut self, board: &Board) {
        self.heading("[board]");
        self.text("id", Some(board.id.as_str()));
        self.text("name", Some(&board.name));
        self.text("region", board.region.as_ref());
        self.plain("children", board.children);
        self.plain("covers", (board.covers != 1).then_some(board.covers));
        self.texts("neighbours", board.neighbours.iter().map(crate::audit::BoardId::as_str));
        for agency in &board.agencies {
            self.heading("[[board.agencies]]");
            self.text("id", Some(agency.id.as_str()));
            self.text("name", Some(&agency.name).filter(|name| *name != agency.id.as_str()));
        }
    }

    fn response(&mut self, standard: &str, response: &Response) {
        if (Response { actions: Vec::new(), ..response.clone() }) != Response::default() {
            self.heading(&format!("[responses.{standard}]"));
        }
        self.text("status", response.status.map(crate::framework::Status::word));
        self.plain("carried_from", response.carried_from);
        self.text("reason", response.reason.as_ref());
        self.text("lead", response.lead.as_ref());
        self.text("evidence", response.evidence.as_ref());
        self.texts("links", &response.links);
        for action in &response.actions {
            self.heading(&format!("[[responses.{standard}.actions]]"));
            self.action(action);
        }
    }

    fn action(&mut self, action: &Action) {
        self.text("id", action.id.as_ref());
        self.text("what", Some(&action.what));
        self.text("owner", action.owner.as_ref());
        self.plain("due", action.due);
        self.plain("since", action.since);
    }
}

/// The text of an audit that holds no more than a new one can: what was carried over, and nothing of its own year.
pub(super) fn write_new(audit: &Audit, framework: &Framework) -> String {
    let mut text = Text::default();
    text.plain("format", Some(format::FORMAT));
    text.text("framework", Some(audit.framework.as_str()));
    text.plain("edition", Some(audit.edition));
    text.board(&audit.board);
    text.heading("[audit]");
    text.plain("year", Some(audit.year));
    for standard in &framework.standards {
        if let Some(response) = audit.response(&standard.id) {
            text.response(standard.id.as_str(), response);
        }
    }
    for allowed in &audit.allow {
        text.heading("[[allow]]");
        text.text("text", Some(&allowed.text));
        text.text("reason", Some(&allowed.reason));
    }
    text.0
}

/// A text in quotes; over several lines where it has line breaks.
fn quoted(text: &str) -> String {
    if text.contains('\n') {
        format!("\"\"\"\n{}\"\"\"", escaped(text, |before, last| before == Some('"') || last))
    } else {
        format!("\"{}\"", escaped(text, |_, _| true))
    }
}

/// The text between quotes. Whether a quote is escaped depends on what is before it and whether it is the last.
fn escaped(text: &str, escapes_quote: impl Fn(Option<char>, bool) -> bool) -> String {
    let (mut escaped, mut before) = (String::with_capacity(text.len()), None);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' if !escapes_quote(before, rest.as_str().is_empty()) => escaped.push(c),
            '\\' | '"' => escaped.extend(['\\', c]),
            '\n' | '\t' => escaped.push(c),
            c if c.is_ascii_control() => drop(write!(escaped, "\\u{:04X}", u32::from(c))),
            c => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_escaped_where_they_have_to_be() {
        assert_eq!(quoted(r#"the "lead" \ agency"#), r#""the \"lead\" \\ agency""#);
        assert_eq!(quoted("a \"b\"\n\"\"\"c\""), "\"\"\"\na \"b\"\n\"\\\"\\\"c\\\"\"\"\"");
        assert_eq!(quoted("\u{1b}\u{7f}\t"), "\"\\u001B\\u007F\t\"");
    }
}
