//! What a test needs beside Rust. Where that is missing the test fails: one that is green without having run holds nothing.

/// Whether what a test needs is there. It is named by one word, which `LSCB_AUDIT_MAY_SKIP` has to hold where the test may
/// be left out.
#[track_caller]
pub(crate) fn is_there(name: &str, there: bool, missing: &str) -> bool {
    let may_skip = std::env::var("LSCB_AUDIT_MAY_SKIP").unwrap_or_default();
    assert!(
        there || may_skip.split_whitespace().any(|word| word == name),
        "{missing}; what is tested here is not known to hold. LSCB_AUDIT_MAY_SKIP={name} leaves it out"
    );
    there
}
