//! Findings of judgement: nothing is wrong with the file, but somebody should look.
//!
//! What is wrong in a file itself is found where it is read, in [`crate::audit::read`].
//!
//! ```
//! use lscb_audit::check::personal_matches;
//!
//! let found = personal_matches("Sub-group of 4 March; reach the lead at a.person@example.org");
//! assert_eq!(found.len(), 1, "an address, and no more");
//! ```

mod actions;
mod all;
mod dates;
mod duplicates;
mod indicators;
mod personal;
mod place;
mod responses;
mod sign_off;

use jiff::civil::Date;

pub use all::ALL_CODES;
pub use duplicates::duplicates;
pub use personal::{AllowList, Match, Suspect, personal_data, personal_matches};
use place::Places;

use crate::audit::Audit;
use crate::audit::format::AUDIT_FILE;
use crate::framework::Framework;
use crate::plain::Finding;

/// The kinds of finding that judgement can make.
pub mod codes {
    use crate::plain::Code;

    /// Met, without evidence or links, where evidence is required.
    pub const UNSUPPORTED: Code = Code::warning("unsupported");
    /// Planned, without an action that is open.
    pub const PLANNED_WITHOUT_ACTION: Code = Code::warning("planned-without-action");
    /// An answer of an earlier year that nobody has confirmed.
    pub const CARRIED: Code = Code::warning("carried");
    /// An open action without an owner or a day by which it is due.
    pub const ACTION_INCOMPLETE: Code = Code::warning("action-incomplete");
    /// An open action that was due before today.
    pub const ACTION_OVERDUE: Code = Code::warning("action-overdue");
    /// A day on which something is said to have happened lies ahead.
    pub const DATE_AHEAD: Code = Code::warning("date-ahead");
    /// More children counted than live in the area.
    pub const COUNT_ABOVE_CHILDREN: Code = Code::warning("count-above-children");
    /// Signed off with standards unanswered, and no reason given.
    pub const SIGNED_UNANSWERED: Code = Code::warning("signed-unanswered");
    /// Signed off and changed since.
    pub const SEAL_BROKEN: Code = Code::error("seal-broken");
    /// Two files are the audit of one board and year.
    pub const AUDIT_TWICE: Code = Code::error("audit-twice");
    /// What looks like an NHS number.
    pub const PERSONAL_NHS_NUMBER: Code = Code::warning("personal-nhs-number");
    /// What looks like a National Insurance number.
    pub const PERSONAL_NI_NUMBER: Code = Code::warning("personal-ni-number");
    /// What is said to be a date of birth.
    pub const PERSONAL_BIRTH_DATE: Code = Code::warning("personal-birth-date");
    /// What looks like a whole postcode.
    pub const PERSONAL_POSTCODE: Code = Code::warning("personal-postcode");
    /// What looks like a telephone number.
    pub const PERSONAL_TELEPHONE: Code = Code::warning("personal-telephone");
    /// What looks like an e-mail address.
    pub const PERSONAL_EMAIL: Code = Code::warning("personal-email");
    /// What is said to be the reference of a case.
    pub const PERSONAL_CASE_REFERENCE: Code = Code::warning("personal-case-reference");
    /// What looks like a child's name beside an age.
    pub const PERSONAL_CHILD_AND_AGE: Code = Code::warning("personal-child-and-age");
}

/// What judgement needs to know beside the audit.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// Today.
    pub today: Date,
    /// Whether it is its board's latest audit among those looked at: only there an action is overdue.
    pub latest: bool,
}

/// Everything in an audit that somebody should look at, in the order of the text.
///
/// `text` is the text that the audit was read from; it gives the findings their places.
#[must_use]
pub fn check(text: &str, audit: &Audit, framework: &Framework, now: Circumstances) -> Vec<Finding> {
    let document = crate::shape::parse(text);
    let checked = document.as_ref().ok().map(|document| document.against(&AUDIT_FILE));
    let places = Places::of(checked.as_ref());
    let mut findings = responses::look(audit, framework, &places);
    findings.extend(indicators::look(audit, framework, &places));
    findings.extend(actions::look(audit, now, &places));
    findings.extend(dates::look(audit, now.today, &places));
    findings.extend(sign_off::look(text, audit, framework, &places));
    findings.extend(personal::look(text, audit, &places));
    findings.sort_by_key(|finding| finding.span.as_ref().map_or(usize::MAX, |span| span.start));
    findings
}

#[cfg(test)]
mod sample {
    //! Audits for the tests of this room, and the codes found in them.

    use super::{Circumstances, check};
    use crate::audit;
    use crate::framework::Frameworks;
    use crate::plain::Finding;

    /// The head of an audit of 2014, as small as one can be.
    pub(super) const HEAD: &str = "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'northbridge'\n\
        name = 'Northbridge LSCB'\n[[board.agencies]]\nid = 'police'\n[audit]\nyear = 2014\n";

    /// The codes found in an audit with that body on 10 November 2014, each with its place's text.
    pub(super) fn found(body: &str) -> Vec<(&'static str, String)> {
        found_in(body, true)
    }

    /// The same for an area with so many children.
    pub(super) fn found_with_children(children: u32, body: &str) -> Vec<(&'static str, String)> {
        let head = HEAD.replace("[board]\n", &format!("[board]\nchildren = {children}\n"));
        found_in_text(&format!("{head}{body}"), true)
    }

    /// The same for an audit that need not be its board's latest.
    pub(super) fn found_in(body: &str, latest: bool) -> Vec<(&'static str, String)> {
        found_in_text(&format!("{HEAD}{body}"), latest)
    }

    /// The findings themselves, in an audit with that body.
    pub(super) fn found_text(body: &str) -> Vec<Finding> {
        findings(&format!("{HEAD}{body}"), true)
    }

    fn found_in_text(text: &str, latest: bool) -> Vec<(&'static str, String)> {
        let place = |it: Finding| it.span.and_then(|at| text.get(at)).unwrap_or_default().to_owned();
        findings(text, latest).into_iter().map(|it| (it.code.id, place(it))).collect()
    }

    fn findings(text: &str, latest: bool) -> Vec<Finding> {
        let frameworks = Frameworks::embedded();
        let reading = audit::read(text, &frameworks);
        let audit = reading.audit.unwrap_or_else(|| panic!("{:?}", reading.findings));
        let now = Circumstances { today: jiff::civil::date(2014, 11, 10), latest };
        check(text, &audit, frameworks.default_one().unwrap(), now)
    }
}
