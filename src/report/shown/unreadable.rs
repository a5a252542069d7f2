//! A file that could not be used.

use schemars::JsonSchema;
use serde::Serialize;

/// A file that could not be used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unreadable {
    /// The file.
    pub path: String,
    /// The code of what is wrong.
    pub code: String,
    /// What is wrong.
    pub message: String,
}
