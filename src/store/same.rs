//! The one name by which the program knows a file in its own folders, whichever way it is named and when it is gone too.

use std::fs;
use std::path::{Path, PathBuf};

use crate::audit::sha256;

/// One path for one file, whichever way it is named, and the same when it is there and when it, or a folder above it, is
/// gone.
pub(super) fn one_path(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = whole.ancestors().find_map(|above| Some((fs::canonicalize(above).ok()?, above)));
    let below = there.and_then(|(real, above)| Some((real, whole.strip_prefix(above).ok()?)));
    below.map_or_else(|| whole.clone(), |(real, gone)| if gone == Path::new("") { real } else { real.join(gone) })
}

/// A name for a path that any disk takes.
pub(super) fn name_of(path: &Path) -> String {
    hash(one_path(path).as_os_str().as_encoded_bytes())
}

/// Enough of the hash that no two meet, and few enough characters that any disk takes them.
pub(super) fn hash(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(32).collect()
}
