//! Reads the audits below a folder in a thread of its own, part by part, while the interface is in use.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::message::Reading;
use super::model::Entry;
use crate::audit::{self, Audit, SealState, Texts};
use crate::framework::Frameworks;
use crate::store;

/// So many files are a part: few enough to be shown soon, enough to be read by several threads.
const PART: usize = 48;

/// A reading that is under way. It ends when this is dropped.
#[derive(Debug)]
pub struct Reader {
    parts: Receiver<Reading>,
}

impl Reader {
    /// Begins to read the audits below a folder, those beside the open file first.
    #[must_use]
    pub fn start(folder: &Path, open: Option<&Path>, frameworks: &Frameworks) -> Self {
        let (sender, parts) = channel();
        let (folder, frameworks) = (folder.to_owned(), frameworks.clone());
        let beside = open.and_then(Path::parent).map(Path::to_owned);
        let read = move || {
            // Nobody listens any more: the reading was begun anew, or the program has ended.
            let _ = read_parts(&folder, beside.as_deref(), &frameworks, |part| sender.send(part).ok());
        };
        thread::spawn(read);
        Self { parts }
    }

    /// What has been read since this was last asked; [`Reading::Done`] is the last of it.
    #[must_use]
    pub fn take(&self) -> Vec<Reading> {
        let mut taken = Vec::new();
        loop {
            match self.parts.try_recv() {
                Ok(part) => taken.push(part),
                Err(TryRecvError::Empty) => return taken,
                Err(TryRecvError::Disconnected) => {
                    taken.push(Reading::Done);
                    return taken;
                }
            }
        }
    }
}

/// Gives what it reads part by part, as long as it is taken.
fn read_parts(
    folder: &Path,
    beside: Option<&Path>,
    frameworks: &Frameworks,
    give: impl Fn(Reading) -> Option<()>,
) -> Option<()> {
    give(Reading::Begun)?;
    let mut files = store::find(folder).files;
    files.sort_by_key(|file| file.parent() != beside);
    for part in files.chunks(PART) {
        give(Reading::Part(read_all(part, frameworks)))?;
    }
    Some(())
}

/// The audits in those files.
pub(super) fn read_all(files: &[PathBuf], frameworks: &Frameworks) -> Vec<Entry> {
    store::each(files.to_vec(), |path, text| entry(&path, text, frameworks)).flatten().collect()
}

/// An audit, or why it cannot be read; nothing for a file that is no audit at all.
fn entry(path: &Path, text: Result<String, store::ReadError>, frameworks: &Frameworks) -> Option<Entry> {
    let text = match text {
        Ok(text) => text,
        Err(error) => return Some(Entry::new(path.to_owned(), Err(error.to_string()), false)),
    };
    let (reading, seal) = audit::read_sealed(&text, frameworks, Texts::Kept, |reading| {
        reading.audit.as_ref().is_some_and(Audit::is_signed)
    });
    if reading.audit.is_none() && audit::is_something_else(&text) {
        return None;
    }
    let why = reading.findings.first().map_or_else(String::new, |found| found.message.clone());
    let altered = seal == Some(SealState::Broken) && reading.audit.as_ref().is_some_and(Audit::is_signed);
    let wrong = reading.has_wrong_values();
    Some(Entry::new(path.to_owned(), reading.audit.ok_or(why), altered).with_wrong_values(wrong))
}

/// The audit of the year before a file, for the first frame: its seal and what needs attention in it can wait for the
/// reading of the library.
pub(super) fn year_before(file: &Path, frameworks: &Frameworks) -> Option<Entry> {
    let path = store::year_before(file).ok()??;
    let audit = audit::read(&store::read_text(&path).ok()?, frameworks).audit?;
    Some(Entry::new(path, Ok(audit), false))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, Instant};

    use super::*;

    /// What a reading gives, until its end.
    fn all(reader: &Reader) -> Vec<Reading> {
        let (start, mut all) = (Instant::now(), Vec::new());
        while !matches!(all.last(), Some(Reading::Done)) {
            assert!(start.elapsed() < Duration::from_secs(20), "the reading does not end");
            all.extend(reader.take());
            thread::yield_now();
        }
        all
    }

    #[test]
    fn the_folder_of_the_open_audit_is_read_first_and_everything_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = |n: usize| folder.path().join(format!("b{n:03}/2014.toml"));
        for n in 0..100 {
            fs::create_dir_all(file(n).parent().unwrap()).unwrap();
            fs::write(file(n), "no audit").unwrap();
        }
        let reader = Reader::start(folder.path(), Some(&file(77)), &Frameworks::embedded());
        let read = all(&reader);
        assert!(matches!(read.first(), Some(Reading::Begun)));
        let paths: Vec<PathBuf> = read
            .into_iter()
            .filter_map(|part| if let Reading::Part(entries) = part { Some(entries) } else { None })
            .flatten()
            .map(|entry| entry.path)
            .collect();
        let expected: Vec<PathBuf> = [77].into_iter().chain(0..77).chain(78..100).map(file).collect();
        assert_eq!(paths, expected);
    }
}
