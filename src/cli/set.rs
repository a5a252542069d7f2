//! `set`.
use super::context::Context;
use super::out::{Ended, Stop};
#[derive(Debug, clap::Args)]
pub(super) struct Args {}
pub(super) fn run(_: &mut Context, _: &Args) -> Result<Ended, Stop> {
    Ok(Ended::Done)
}
