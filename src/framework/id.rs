//! The ids of frameworks and of what they hold.

use crate::plain::id_type;

id_type! {
    /// The id of a framework, such as `cse-2009`.
    FrameworkId, '-'
}
id_type! {
    /// The id of a part, such as `requirements`.
    PartId, '-'
}
id_type! {
    /// The id of a standard, such as `sub-group`.
    StandardId, '-'
}
id_type! {
    /// The id of an indicator, such as `at_risk`.
    IndicatorId, '_'
}

/// Words that stand at the head of an audit file and so cannot be standards' ids.
pub const RESERVED: [&str; 11] = [
    "board",
    "audit",
    "indicators",
    "responses",
    "conflicts",
    "decisions",
    "allow",
    "sign_off",
    "format",
    "framework",
    "edition",
];
