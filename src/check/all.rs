//! Every kind of finding that can be made about an audit, so that a script cannot wait for one that there is not.

use super::codes as judged;
use crate::audit::codes as read;
use crate::plain::Code;
use crate::shape::codes as shaped;

/// All kinds of finding that reading an audit and judging it can make.
pub const ALL_CODES: [Code; 46] = [
    shaped::TOO_LARGE,
    shaped::NAME_LONG,
    shaped::TOML_SYNTAX,
    shaped::GIT_CONFLICT,
    shaped::ESSENTIAL_MISSING,
    shaped::KEY_MISSING,
    shaped::KEY_UNKNOWN,
    shaped::WRONG_TYPE,
    shaped::WRONG_VALUE,
    shaped::OUT_OF_RANGE,
    shaped::ID_INVALID,
    shaped::TEXT_LONG,
    shaped::UNSAFE_CHARACTER,
    read::STATUS_UNKNOWN,
    read::FORMAT_LATER,
    read::FRAMEWORK_UNKNOWN,
    read::EDITION_LATER,
    read::EDITION_MISSING,
    read::STANDARD_UNKNOWN,
    read::INDICATOR_UNKNOWN,
    read::AGENCY_UNKNOWN,
    read::AGENCY_TWICE,
    read::ACTION_TWICE,
    read::ACTION_DONE_AND_DROPPED,
    read::NOT_APPLICABLE,
    read::REASON_MISSING,
    read::CARRIED_YEAR,
    read::CONFLICT,
    judged::UNSUPPORTED,
    judged::PLANNED_WITHOUT_ACTION,
    judged::CARRIED,
    judged::ACTION_INCOMPLETE,
    judged::ACTION_OVERDUE,
    judged::DATE_AHEAD,
    judged::COUNT_ABOVE_CHILDREN,
    judged::SIGNED_UNANSWERED,
    judged::SEAL_BROKEN,
    judged::AUDIT_TWICE,
    judged::PERSONAL_NHS_NUMBER,
    judged::PERSONAL_NI_NUMBER,
    judged::PERSONAL_BIRTH_DATE,
    judged::PERSONAL_POSTCODE,
    judged::PERSONAL_TELEPHONE,
    judged::PERSONAL_EMAIL,
    judged::PERSONAL_CASE_REFERENCE,
    judged::PERSONAL_CHILD_AND_AGE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_of_finding_is_left_out() {
        let sources = [
            include_str!("../shape/read.rs"),
            include_str!("../audit/format.rs"),
            include_str!("../audit/read/mod.rs"),
            include_str!("mod.rs"),
        ];
        let declared = |source: &str| {
            source.lines().filter(|line| line.trim().starts_with("pub const ") && line.contains(": Code =")).count()
        };
        assert_eq!(sources.into_iter().map(declared).sum::<usize>(), ALL_CODES.len());
        let ids: std::collections::BTreeSet<_> = ALL_CODES.iter().map(|code| code.id).collect();
        assert_eq!(ids.len(), ALL_CODES.len());
    }
}
