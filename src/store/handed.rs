//! A text handed to another program, such as an editor, in a file that only this user can read.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::error::ReadError;
use super::read::read_text;

/// How the name of the file ends.
pub(super) const ENDING: &str = "txt";

/// A text in a private file. It stays there until it is taken back, whatever becomes of the program meanwhile.
#[derive(Debug)]
pub struct Handed(PathBuf);

impl Handed {
    /// Writes the text into a file of its own among the system's temporary ones.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn new(text: &str) -> io::Result<Self> {
        Self::in_folder(&std::env::temp_dir(), "lscb-audit", text)
    }

    /// The same in a folder, under a name that begins so.
    pub(super) fn in_folder(folder: &Path, name: &str, text: &str) -> io::Result<Self> {
        let mut file = Builder::new().prefix(&format!("{name}.")).suffix(&format!(".{ENDING}")).tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        Ok(Self(file.into_temp_path().keep()?))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The text as it stands there now. The file goes, but for one that cannot be read: nobody else has what is in it.
    ///
    /// # Errors
    ///
    /// It is gone, or no longer UTF-8 of at most 1 MiB.
    pub fn take_back(self) -> Result<String, ReadError> {
        let text = read_text(&self.0)?;
        // What cannot be removed is offered once more: nothing is lost by that.
        let _ = fs::remove_file(&self.0);
        Ok(text)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn it_is_private_and_goes_when_it_is_taken_back() {
        let handed = Handed::new("é\n").unwrap();
        let path = handed.path().to_owned();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        assert_eq!(path.extension().unwrap(), ENDING);
        fs::write(&path, "changed").unwrap();
        assert_eq!(handed.take_back().unwrap(), "changed");
        assert!(!path.exists());
    }

    #[test]
    fn what_cannot_be_read_stays() {
        let handed = Handed::new("").unwrap();
        let path = handed.path().to_owned();
        fs::write(&path, b"caf\xe9").unwrap();
        assert!(handed.take_back().is_err());
        assert_eq!(fs::read(&path).unwrap(), b"caf\xe9");
        fs::remove_file(path).unwrap();
    }
}
