//! The sentences and labels that people read, shared by what is printed and by the terminal interface.
//!
//! Everything here is a pure function of numbers and words, so that one thing is called the same everywhere.
//!
//! ```
//! assert_eq!(lscb_audit::words::counted(1, "action", "actions"), "1 action");
//! ```

mod action;
mod agencies;
pub mod batch;
pub mod boards;
mod change;
pub mod conflict;
mod count;
mod date;
mod doubt;
mod finding;
pub mod git;
mod headline;
mod indicator;
pub mod library;
pub mod manual;
mod national;
mod odd;
pub mod overview;
pub mod paper;
pub mod personal;
pub mod returns;
pub mod screen;
mod seals;
pub mod sector;
pub mod sign_off;
mod standing;
pub mod versions;
pub mod walk;

pub use action::{
    NO_DATE, NO_DATE_YET, NO_OWNER, NO_OWNER_YET, action_counts, action_marked, action_state, actions_of_audit,
    actions_of_board, done_on, dropped_because, due_by, first_in, in_another_audit, no_actions, owner_and_due,
};
pub use agencies::{Agencies, colour};
pub use change::{
    ACTION_COLUMNS, CHANGED_OR_DOUBTFUL, EVERY_STANDARD, EVIDENCE_IS_THE_SAME, EVIDENCE_WORD_BY_WORD, NEW, NONE_LISTED,
    NOT_ASKED, NOTHING_COMPARED, OLD, ONE_OF_MANY, ONLY_NOT_CONFIRMED, ROSE_ONLY, TOTAL, action_change,
    actions_between, answers, backwards, boards_compared, change, change_heading, changed_part, changed_parts,
    evidence_of, from_to, marked, met_change, moves, moves_columns, old_or_new, only, only_one, or_none, shared,
    still_carried, unmatched,
};
pub use conflict::{Settled, settled};
pub use count::{FILES_READ, counted, figure, found, listed, number};
pub use date::{date, moment};
pub use doubt::{doubt, doubt_of};
pub use finding::finding_about;
pub use headline::{Headline, PERCENT, band, of, percent, progress};
pub use indicator::{NO_OVERLAP, OVERLAP, RATES, children_counted, count_and_rate, count_moved};
pub use national::{RECONSTRUCTED, WHAT_MET_MEANS, national};
pub use odd::{DUMB_TERMINAL, NAME_OR_MAKE_FOLDER, NO_TERMINAL, no_audits_folder, theme_mark, wrong_setting};
pub use seals::{altered_since, seals, what_of_altered};
pub use sign_off::{
    Hindered, NOT_NAMED, is_open_again, not_signed, not_signed_over_errors, reopened, signed, signed_forced,
};
pub use standing::{
    CONFLICT, Past, SIGN_CARRIED, SIGN_UNANSWERED, TO_COME_BACK_TO, UNANSWERED, as_found, boards_over_years, carried,
    carried_short, cell, cell_spoken, earlier_left_out, in_conflict, no_audit_in, not_merged_over, seal, status_short,
    streak, undecided,
};
