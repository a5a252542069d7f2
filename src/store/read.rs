//! Reading a file, never waiting for something that is none. A text is whole, UTF-8 and no larger than is parsed; bytes are
//! read up to what their reader takes; only what git shows is read whatever it is.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::error::ReadError;
use super::fingerprint::Fingerprint;
use crate::plain::Position;
use crate::shape::MAX_BYTES;

/// The text of a file, or of standard input for `-`.
///
/// # Errors
///
/// It cannot be read as a text of at most 1 MiB; pipes and devices are refused, so that nothing waits for them.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    if path == Path::new("-") {
        return text_of(path, io::stdin().lock(), 0);
    }
    let (file, stat) = open_text(path)?;
    text_of(path, file, stat.len())
}

/// The bytes of a file, or of standard input for `-`: at most so many and one more, by which a larger one is known.
///
/// # Errors
///
/// It cannot be read; pipes and devices are refused, so that nothing waits for them.
pub fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, ReadError> {
    let most = u64::try_from(most).unwrap_or(u64::MAX - 1) + 1;
    if path == Path::new("-") {
        all_of(path, io::stdin().lock().take(most))
    } else {
        all_of(path, open(path)?.0.take(most))
    }
}

/// What is in a file, whatever it is, with U+FFFD for what is no UTF-8. There is no limit: this is for git, which has all of
/// it in memory already, and would take a part of it for the whole.
///
/// # Errors
///
/// It cannot be read; pipes and devices are refused, so that nothing waits for them.
pub fn read_any(path: &Path) -> Result<String, ReadError> {
    let bytes = all_of(path, open(path)?.0)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The text of a file with its fingerprint, by which [`super::save()`] sees whether somebody else changed it meanwhile.
///
/// # Errors
///
/// As [`read_text`]; standard input is refused, since it cannot be saved to.
pub fn read_to_edit(path: &Path) -> Result<(String, Fingerprint), ReadError> {
    if path == Path::new("-") {
        return Err(ReadError::StandardInput { path: path.to_owned() });
    }
    let (file, stat) = open_text(path)?;
    let text = text_of(path, file, stat.len())?;
    let fingerprint = Fingerprint::new(&stat, text.as_bytes());
    Ok((text, fingerprint))
}

/// All that a reader gives, but never more than one byte beyond the limit. Where about so many bytes are expected, it is
/// asked once for all of them.
pub(super) fn read_within_limit(reader: impl Read, expected: u64) -> io::Result<Vec<u8>> {
    let expected = usize::try_from(expected.min(limit())).unwrap_or(MAX_BYTES);
    let mut bytes = Vec::with_capacity(expected + 1);
    reader.take(limit() + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn limit() -> u64 {
    u64::try_from(MAX_BYTES).unwrap_or(u64::MAX - 1)
}

/// The opened file and what it was before anything was read from it.
fn open(path: &Path) -> Result<(File, Metadata), ReadError> {
    let failed = |error| ReadError::new(path, error);
    refuse(path, &fs::metadata(path).map_err(failed)?)?; // opening a pipe would wait for somebody to write into it
    let file = File::open(path).map_err(failed)?;
    let stat = file.metadata().map_err(failed)?;
    refuse(path, &stat)?; // something else may have come to stand there
    Ok((file, stat))
}

/// The same of a file that is no larger than a text may be.
fn open_text(path: &Path) -> Result<(File, Metadata), ReadError> {
    let (file, stat) = open(path)?;
    if stat.len() > limit() {
        return Err(ReadError::TooLarge { path: path.to_owned() });
    }
    Ok((file, stat))
}

fn refuse(path: &Path, stat: &Metadata) -> Result<(), ReadError> {
    if stat.is_dir() {
        return Err(ReadError::IsAFolder { path: path.to_owned() });
    }
    if !stat.is_file() {
        return Err(ReadError::NotAFile { path: path.to_owned() });
    }
    Ok(())
}

fn all_of(path: &Path, mut reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| ReadError::new(path, error))?;
    Ok(bytes)
}

fn text_of(path: &Path, reader: impl Read, expected: u64) -> Result<String, ReadError> {
    let bytes = read_within_limit(reader, expected).map_err(|error| ReadError::new(path, error))?;
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { path: path.to_owned() });
    }
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { path: path.to_owned(), at: first_bad(&error) })
}

fn first_bad(error: &std::string::FromUtf8Error) -> Position {
    let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    Position::of(&String::from_utf8_lossy(good), good.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    /// The code of the error that reading a file with that content gives.
    fn code_of(content: &[u8]) -> &'static str {
        let folder = folder();
        let path = folder.path().join("2014.toml");
        fs::write(&path, content).unwrap();
        read_text(&path).unwrap_err().code()
    }

    #[test]
    fn every_error_names_the_file_and_what_to_do() {
        let folder = folder();
        let missing = read_text(&folder.path().join("20\u{1b}14.toml")).unwrap_err();
        assert_eq!(missing.code(), "not-found");
        let message = missing.to_string();
        assert!(message.contains("20\u{FFFD}14.toml is not there. Look"), "{message}");
        assert_eq!(read_text(folder.path()).unwrap_err().code(), "is-a-folder");
        let below_a_file = folder.path().join("a");
        fs::write(&below_a_file, "").unwrap();
        assert_eq!(read_text(&below_a_file.join("b")).unwrap_err().code(), "not-found");
    }

    #[test]
    fn the_limit_holds_to_the_byte() {
        let folder = folder();
        let path = folder.path().join("2014.toml");
        fs::write(&path, vec![b'#'; MAX_BYTES]).unwrap();
        assert_eq!(read_text(&path).unwrap().len(), MAX_BYTES);
        assert_eq!(code_of(&vec![b'#'; MAX_BYTES + 1]), "too-large");
    }

    #[test]
    fn what_never_ends_is_read_up_to_the_limit_only() {
        assert_eq!(read_within_limit(io::repeat(b'#'), 0).unwrap().len(), MAX_BYTES + 1);
        assert_eq!(text_of(Path::new("-"), io::repeat(b'#'), 0).unwrap_err().code(), "too-large");
    }

    #[test]
    fn the_first_byte_that_is_not_utf8_has_a_place() {
        let bad = text_of(Path::new("-"), &b"one\n\xC3\xA9 \xFF"[..], 0).unwrap_err();
        assert_eq!(bad.code(), "not-utf8");
        assert!(bad.to_string().starts_with("standard input is not UTF-8 text (line 2, column 3)"), "{bad}");
        assert_eq!(code_of(b"cut in the middle \xE2\x82"), "not-utf8");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_refused_at_once() {
        let folder = folder();
        let pipe = folder.path().join("2014.toml");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for path in [&pipe, Path::new("/dev/zero")] {
            let refused = [read_text(path).err(), read_any(path).err(), read_bytes(path, 10).err()];
            assert_eq!(refused.map(|error| error.unwrap().code()), ["not-a-file"; 3], "{path:?}");
        }
    }

    #[test]
    fn bytes_are_read_up_to_one_more_than_is_taken_and_what_git_shows_whatever_it_is() {
        let folder = folder();
        let path = folder.path().join("form.csv");
        fs::write(&path, b"caf\xe9, caf\xe9").unwrap();
        assert_eq!(read_bytes(&path, 3).unwrap(), b"caf\xe9");
        assert_eq!(read_any(&path).unwrap(), "caf\u{FFFD}, caf\u{FFFD}");
        fs::write(&path, vec![b'#'; MAX_BYTES + 1]).unwrap();
        assert_eq!(read_any(&path).unwrap().len(), MAX_BYTES + 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_says_it_is_empty_may_have_content() {
        assert!(!read_text(Path::new("/proc/self/status")).unwrap_or("not Linux".to_owned()).is_empty());
    }
}
