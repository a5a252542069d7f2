//! `demo`: a private copy of the example audits, kept from one time to the next.

use super::context::Context;
use super::open;
use super::out::{Ended, Stop, complain};
use crate::store::{self, Examples};
use crate::words::library;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Begin afresh; the copy that is there is moved aside, not lost.
    #[arg(long)]
    anew: bool,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let state = context.surroundings.folders.places.state.as_deref();
    let copied = store::copy_examples(state, args.anew).map_err(|error| Stop::failed(library::no_examples(&error)))?;
    let Examples { folder, kept, aside, temporary } = copied;
    complain(&library::demo_is_in(&folder, kept, aside.as_deref()));
    if temporary {
        complain(library::DEMO_IS_TEMPORARY);
    }
    open::open(context, &folder, true)
}
