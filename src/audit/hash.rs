//! The hash by which a text is known to be the same.
//!
//! It is no part of `plain`, since `build.rs`, of which that room is a part, would then need the library for it too.

use sha2::{Digest, Sha256};

/// The SHA-256 hash of some bytes: 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
