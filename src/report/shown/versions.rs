//! The earlier versions of an audit: schema `lscb-audit/restore/1`.

use jiff::Zoned;
use schemars::JsonSchema;
use serde::Serialize;

/// The earlier versions of an audit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VersionsListed {
    #[schemars(extend("const" = "lscb-audit/restore/1"))]
    schema: &'static str,
    /// The file.
    pub path: String,
    /// Whether it is there.
    pub is_there: bool,
    /// The versions, from the newest to the oldest.
    pub versions: Vec<VersionListed>,
}

/// An earlier version.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VersionListed {
    /// Its number, from 1 for the newest; a new version makes the numbers of all others one higher.
    pub number: usize,
    /// When the audit had last been saved so, as in 2014-11-10T14:03:05+00:00.
    pub saved: String,
    /// The same as the clocks here show it.
    #[serde(skip)]
    pub at: jiff::civil::DateTime,
    /// Before what it was kept: change, set, merge, sign, signed, reopen or restore.
    pub before: &'static str,
    /// How far it was; null where it cannot be read as an audit.
    pub progress: Option<Far>,
    /// unsigned, intact or broken; null where it cannot be read as an audit.
    pub seal: Option<&'static str>,
    /// The file it is kept in.
    pub file: String,
}

/// How far an audit is.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Far {
    /// Standards that are answered.
    pub answered: u32,
    /// All standards.
    pub of: u32,
}

impl VersionsListed {
    /// The earlier versions of an audit.
    #[must_use]
    pub fn new(path: String, is_there: bool, versions: Vec<VersionListed>) -> Self {
        Self { schema: "lscb-audit/restore/1", path, is_there, versions }
    }
}

impl VersionListed {
    /// When it was saved, for programs.
    #[must_use]
    pub fn written(saved: &Zoned) -> String {
        saved.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}
