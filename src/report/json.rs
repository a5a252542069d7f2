//! JSON for programs, and the schemas of what is written.

use std::fmt::Write as _;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::plain::is_unsafe;

/// The value as indented JSON with a line break at its end.
///
/// Control and direction-changing characters are written as `\uXXXX`, DEL and C1 too, which `serde_json` leaves raw.
///
/// # Errors
///
/// The value cannot be written as JSON, which none of ours is.
pub fn write<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    Ok(escaped(&serde_json::to_string_pretty(value)?) + "\n")
}

/// The JSON Schema of what is written for a type, without the line break at the end.
///
/// # Errors
///
/// As [`write()`].
pub fn schema<T: JsonSchema>() -> Result<String, serde_json::Error> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    serde_json::to_string_pretty(&generator.into_root_schema_for::<T>())
}

/// Outside of texts JSON is plain ASCII, so whatever is unsafe stands within one and may be written as an escape.
pub(super) fn escaped(json: &str) -> String {
    if !json.chars().any(is_unsafe) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            _ if is_unsafe(c) => {
                // Two of them beyond U+FFFF.
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_written_and_everything_is_read_back() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2028}\r\n\t\"é日";
        let written = write(&[text]).unwrap();
        assert!(!written.chars().any(is_unsafe), "{written}");
        assert!(written.contains("\\u007f\\u009b\\u202e\\u2028"));
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text]);
    }
}
