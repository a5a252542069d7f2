//! Values and keys as TOML 1.0 text.

use std::fmt::Write;

use super::super::Value;

/// The value as it is written.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => self::text(&text.replace("\r\n", "\n")),
        Value::Whole(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Written(toml) => toml.replace("\r\n", "\n"),
        Value::Texts(texts) => format!("[{}]", texts.iter().map(|text| one_line(text)).collect::<Vec<_>>().join(", ")),
    }
}

fn text(text: &str) -> String {
    if text.contains('\n') { many_lines(text) } else { one_line(text) }
}

/// Text in quotes on one line.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => push_escaped(&mut out, c),
        }
    }
    out.push('"');
    out
}

/// Text in three quotes, each line on a line of its own. Spaces at the end of a line are made visible, since editors
/// like to take them away.
fn many_lines(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut quotes = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_line = chars.peek().is_none_or(|next| *next == '\n');
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '"' if quotes == 3 => {
                out.push_str("\\\"");
                quotes = 0;
            }
            ' ' if ends_line => out.push_str("\\u0020"),
            '\t' if ends_line => out.push_str("\\t"),
            '"' | '\n' | '\t' => out.push(c),
            _ => push_escaped(&mut out, c),
        }
    }
    out.push_str("\"\"\"");
    out
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        '\0'..='\u{1f}' | '\u{7f}' => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
        _ => out.push(c),
    }
}

/// A key, in quotes if it needs them.
pub(super) fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { one_line(name) }
}

/// Keys joined by dots.
pub(super) fn dotted_key(names: &[&str]) -> String {
    names.iter().map(|name| key(name)).collect::<Vec<_>>().join(".")
}

/// `key = value` for each entry; of two with one key the first.
pub(super) fn entries(entries: &[(String, Value)]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let first = entries.iter().filter(|(name, _)| seen.insert(name));
    first.map(|(name, to)| format!("{} = {}", key(name), value(to))).collect()
}

/// A table in braces.
pub(super) fn braces(entries: &[String]) -> String {
    if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
}
