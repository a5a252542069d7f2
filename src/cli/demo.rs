//! `demo`: a private copy of the example audits, made anew each time.

use super::context::Context;
use super::open;
use super::out::{Ended, Stop, complain};
use crate::store;
use crate::words::library;

pub(super) fn run(context: &mut Context) -> Result<Ended, Stop> {
    let folder = store::copy_examples(context.surroundings.folders.places.state.as_deref())
        .map_err(|error| Stop::failed(library::no_examples(&error)))?;
    complain(&format!("DEMO: the example audits are in {}; each demo writes them anew", folder.display()));
    open::open(context, &folder, true)
}
