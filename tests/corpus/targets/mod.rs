//! What comes from outside, one function for each kind: it takes any bytes, must not fail on them, and holds what it makes
//! of them against laws whose breach somebody would miss.
//!
//! Compiled twice: here, to replay what was kept, and in `fuzz`, to be driven by libFuzzer.

mod audit;
mod configuration;
mod framework;
mod keys;
mod merge;
mod returns;
mod theme;

use std::borrow::Cow;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use lscb_audit::framework::Frameworks;
use lscb_audit::plain::{Finding, is_unsafe};
use lscb_audit::report::text::{Look, findings as told};

pub use audit::audit;
pub use configuration::configuration;
pub use framework::framework;
pub use keys::keys;
pub use merge::merge;
pub use returns::{returns_csv, returns_xlsx};
pub use theme::theme;

/// What takes any bytes.
pub type Target = fn(&[u8]);

/// All of them by their names.
pub const TARGETS: [(&str, Target); 8] = [
    ("audit", audit),
    ("configuration", configuration),
    ("framework", framework),
    ("keys", keys),
    ("merge", merge),
    ("returns_csv", returns_csv),
    ("returns_xlsx", returns_xlsx),
    ("theme", theme),
];

/// Read once, since the laws need it a million times.
static FRAMEWORKS: LazyLock<Frameworks> = LazyLock::new(Frameworks::embedded);

/// The day on which all of it takes place.
const TODAY: Date = date(2014, 11, 10);

/// The bytes as a text; what is not UTF-8 is refused by `store` before anybody reads it.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Findings stand in the text that they are about, and are told without commanding the terminal.
fn are_sound(text: &str, findings: &[Finding]) {
    for found in findings {
        let span = found.span.clone().unwrap_or_default();
        assert!(text.get(span).is_some(), "{found:?} stands where no text is");
    }
    commands_nothing(&told("file.toml", text, findings, Look::new(80, false)));
}

/// What people are shown holds no control character and no mark that turns the direction of reading.
fn commands_nothing(shown: &str) {
    assert_eq!(shown.chars().find(|c| is_unsafe(*c)), None, "{shown:?}");
}
