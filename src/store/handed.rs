//! A text handed to another program, such as an editor, in a file that only this user can read.

use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, TempPath};

use super::error::ReadError;
use super::read::read_text;

/// A text in a private file, which is removed when this is dropped.
#[derive(Debug)]
pub struct Handed(TempPath);

impl Handed {
    /// Writes the text into a file of its own.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn new(text: &str) -> io::Result<Self> {
        let mut file = Builder::new().prefix("lscb-audit-").suffix(".txt").tempfile()?;
        file.write_all(text.as_bytes())?;
        Ok(Self(file.into_temp_path()))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The text as it stands there now.
    ///
    /// # Errors
    ///
    /// It is gone, or no longer UTF-8 of at most 1 MiB.
    pub fn text(&self) -> Result<String, ReadError> {
        read_text(&self.0)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn it_is_private_and_goes_when_it_is_no_longer_needed() {
        let handed = Handed::new("é\n").unwrap();
        let path = handed.path().to_owned();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        assert_eq!(path.extension().unwrap(), "txt");
        fs::write(&path, "changed").unwrap();
        assert_eq!(handed.text().unwrap(), "changed");
        drop(handed);
        assert!(!path.exists());
    }
}
