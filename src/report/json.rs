//! JSON for programs, and the schemas of what is written.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::plain::is_unsafe;

/// Writes the value as indented JSON with a line break at its end, as it goes: it is never held whole.
///
/// Control and direction-changing characters are written as `\uXXXX`, DEL and C1 too, which `serde_json` leaves raw.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write<T: Serialize>(value: &T, out: impl io::Write) -> io::Result<()> {
    let mut out = Escaping(out);
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")
}

/// Writes pieces of JSON with what is unsafe in them escaped.
struct Escaping<W>(W);

impl<W: io::Write> io::Write for Escaping<W> {
    /// `serde_json` writes whole texts, or pieces of them cut where it escapes something itself, so no piece begins or ends
    /// within a character.
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(piece).map_err(io::Error::other)?;
        self.0.write_all(escaped(text).as_bytes())?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
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
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_unsafe) {
        return Cow::Borrowed(json);
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
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_written_and_everything_is_read_back() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2028}\r\n\t\"é日";
        let mut written = Vec::new();
        write(&[text], &mut written).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(!written.chars().any(is_unsafe), "{written}");
        assert!(written.contains("\\u007f\\u009b\\u202e\\u2028"));
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text]);
    }
}
