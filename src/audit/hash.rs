//! The hash by which a text is known to be the same.

use sha2::{Digest, Sha256};

/// The SHA-256 hash of some bytes: 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
