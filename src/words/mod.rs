//! The sentences and labels that people read, shared by what is printed and by the terminal interface.
//!
//! Everything here is a pure function of numbers and words, so that one thing is called the same everywhere.

mod action;
mod batch;
mod change;
mod count;
mod date;
mod doubt;
mod headline;
mod indicator;
pub mod library;
mod national;
mod odd;
pub mod overview;
pub mod screen;
mod standing;
pub mod walk;

pub use action::{
    NO_DATE, NO_OWNER, action_counts, action_marked, action_state, actions_of_audit, actions_of_board, done_on,
    dropped_because, in_another_audit, no_actions, owner_and_due,
};
pub use batch::{Edited, audits_made, edited, exported, key_change, texts_cut, too_many_rows};
pub use change::{NOT_ASKED, ROSE_ONLY, change, change_heading, changed_part, met_change, unmatched};
pub use count::{FILES_READ, counted, found, listed, number};
pub use date::date;
pub use doubt::doubt;
pub use headline::{Headline, progress};
pub use indicator::{OVERLAP, RATES, children_counted, count_and_rate};
pub use national::{RECONSTRUCTED, WHAT_MET_MEANS, national};
pub use odd::{DUMB_TERMINAL, NO_TERMINAL, wrong_setting};
pub use standing::{
    CONFLICT, Past, SIGN_CARRIED, SIGN_UNANSWERED, TO_COME_BACK_TO, UNANSWERED, as_found, carried, carried_short,
    earlier_left_out, no_audit_in, rag, seal, status_short, streak,
};
