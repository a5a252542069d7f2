//! What every command works with: the surroundings, the writer, the frameworks that are known.

use std::path::Path;
use std::sync::Arc;

use super::args::Format;
use super::known::Known;
use super::out::{Out, Stop, complain};
use super::settings::understood;
use crate::config::Surroundings;
use crate::plain::Position;
use crate::report::table::Row;
use crate::report::text::Look;
use crate::report::{csv, json};
use crate::store::{Occasion, Versions};
use crate::tui::keys::KeyMap;
use crate::words;

/// What every command works with.
pub(super) struct Context {
    pub(super) surroundings: Surroundings,
    pub(super) known: Known,
    /// The keys of the interface, as they are bound here.
    pub(super) keys: KeyMap,
    /// Earlier versions of audits.
    pub(super) versions: Arc<Versions>,
    pub(super) out: Out,
}

impl Context {
    /// Warns of a configuration that is partly wrong, and fails on a `--framework` that is.
    pub(super) fn new(mut surroundings: Surroundings, framework: Option<&Path>) -> Result<Self, Stop> {
        let themes = surroundings.folders.themes();
        let (keys, found) = understood(&surroundings.config_text, &surroundings.settings, themes.as_deref());
        surroundings.findings.extend(found);
        let known = Known::gather(surroundings.folders.frameworks().as_deref(), framework)?;
        let out = Out::new(surroundings.terminal.colour);
        let state = surroundings.folders.places.state.as_deref();
        let versions = Arc::new(Versions::new(state, surroundings.settings.versions));
        let context = Self { surroundings, known, keys, versions, out };
        context.wrong_setting().iter().for_each(|what| complain(what));
        Ok(context)
    }

    /// A sentence on the first thing that is wrong with the configuration.
    pub(super) fn wrong_setting(&self) -> Option<String> {
        let first = self.surroundings.findings.iter().min_by_key(|it| it.span.as_ref().map(|span| span.start))?;
        let line = first.span.as_ref().map(|span| Position::of(&self.surroundings.config_text, span.start).line);
        Some(words::wrong_setting(&first.message, &first.did_you_mean, line))
    }

    /// Keeps what is in an audit's file before it is saved over. That it cannot be kept is said once, and hinders nothing.
    pub(super) fn keep_version(&self, audit: &Path, before: Occasion) {
        let kept = self.versions.keep(audit, before);
        if let Some(why) = self.versions.first_failure(kept) {
            complain(&words::versions::not_kept(&why.to_string()));
        }
    }

    /// How pages look here.
    pub(super) fn look(&self) -> Look {
        let terminal = &self.surroundings.terminal;
        // What goes into a file or another program is UTF-8 always.
        let ascii = terminal.output && self.surroundings.shows_ascii();
        Look::new(terminal.columns, terminal.colour).in_ascii(ascii)
    }

    /// How messages look: never coloured, since standard error may go elsewhere.
    pub(super) fn plain_look(&self) -> Look {
        Look::new(self.surroundings.terminal.columns, false)
    }

    /// The folder of audits.
    pub(super) fn audits(&self) -> &Path {
        &self.surroundings.folders.audits.path
    }

    /// Writes a result as a page or as JSON.
    pub(super) fn result<T: serde::Serialize>(
        &mut self,
        format: Format,
        value: &T,
        page: impl FnOnce(Look) -> String,
    ) -> Result<(), Stop> {
        let written = match format {
            Format::Json => return Ok(json::write(value, self.out.writer())?),
            Format::Md => page(Look::markdown()),
            Format::Html => page(Look::html()),
            // A command with rows writes CSV by `rows`; the others do not have it.
            Format::Text | Format::Csv => page(self.look()),
        };
        self.out.data(&written)
    }

    /// Writes rows as CSV.
    pub(super) fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<(), Stop> {
        Ok(csv::write(rows, self.out.writer())?)
    }
}
