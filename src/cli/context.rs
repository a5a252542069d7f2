//! What every command works with: the surroundings, the writer, the frameworks that are known.

use std::path::Path;

use super::args::Format;
use super::known::Known;
use super::out::{Out, Stop, complain};
use crate::config::Surroundings;
use crate::report::json;
use crate::report::text::Look;

/// What every command works with.
pub(super) struct Context {
    pub(super) surroundings: Surroundings,
    pub(super) known: Known,
    pub(super) out: Out,
}

impl Context {
    /// Warns of a configuration that is partly wrong, and fails on a `--framework` that is.
    pub(super) fn new(surroundings: Surroundings, framework: Option<&Path>) -> Result<Self, Stop> {
        if !surroundings.findings.is_empty() {
            complain("the configuration is not all right; `lscb-audit config check` says what is wrong");
        }
        let known = Known::gather(surroundings.folders.frameworks().as_deref(), framework)?;
        let out = Out::new(surroundings.terminal.colour);
        Ok(Self { surroundings, known, out })
    }

    /// How pages look here.
    pub(super) fn look(&self) -> Look {
        Look::new(self.surroundings.terminal.columns, self.surroundings.terminal.colour)
    }

    /// How messages look: never coloured, since standard error may go elsewhere.
    pub(super) fn plain_look(&self) -> Look {
        Look::new(self.surroundings.terminal.columns, false)
    }

    /// The folder of audits.
    pub(super) fn audits(&self) -> &Path {
        &self.surroundings.folders.audits.path
    }

    /// Writes a result in the format that was asked for.
    pub(super) fn result<T: serde::Serialize>(
        &mut self,
        format: Format,
        value: &T,
        text: impl FnOnce(Look) -> String,
    ) -> Result<(), Stop> {
        let written = match format {
            Format::Text => text(self.look()),
            Format::Json => json::write(value)?,
        };
        self.out.data(&written)
    }
}
