//! What one audit amounts to: compliance and bands, the RAG of its agencies, rates, actions due, returns.
//!
//! Counts are integers; a percentage or rate is rounded once, from the exact ratio, by [`Ratio`] and nowhere else.

mod actions;
mod band;
mod collective;
mod compliance;
mod figure;
mod rate;
mod returns;
mod sign_off;
#[cfg(test)]
pub(crate) mod sample;

pub use actions::{ActionCounts, action_counts, counts_of};
pub use band::{Band, BandId, band, bands};
pub use collective::{Collective, Rag, collective, rag};
pub use compliance::{Compliance, Progress, StatusCounts, compliance, compliances, left_to_answer, progress};
pub use figure::Ratio;
pub use rate::{IndicatorFigure, count_change, indicator_figure, indicator_figures, rate_change};
pub use returns::{ReturnStanding, returns};
pub use sign_off::{Hindrances, hindrances};
