//! What one audit amounts to: compliance and bands, the RAG of its agencies, rates, actions due, returns.
//!
//! Counts are integers; a percentage or rate is rounded once, from the exact ratio, by [`Ratio`] and nowhere else.
//!
//! ```
//! use lscb_audit::assess::{Ratio, compliances};
//! use lscb_audit::audit;
//! use lscb_audit::framework::Frameworks;
//!
//! let text = std::fs::read_to_string("audits/northbridge/2014.toml")?;
//! let frameworks = Frameworks::embedded();
//! let audit = audit::read(&text, &frameworks).audit.ok_or("an audit")?;
//! let framework = frameworks.get(&audit.framework).ok_or("a framework that is known")?;
//! let requirements = &compliances(&audit, framework)[0];
//! assert_eq!((requirements.met, requirements.standards), (13, 15));
//!
//! // A percentage is never rounded up to 100: one board of many is still not all of them.
//! let nearly_all = Ratio::of(2_999_u32, 3_000_u32).ok_or("a ratio")?;
//! assert_eq!(nearly_all.percent().to_string(), "99.9");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
