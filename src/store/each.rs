//! Many files read, several at a time.

use std::hint::black_box;
use std::iter;
use std::path::Path;

use rayon::prelude::*;

use super::error::ReadError;
use super::read::read_text;

/// So many files are read sooner by one thread than by threads that have to be started first.
const FEW: usize = 8;

/// So many files are read before what came of them is given on: enough for many threads, few enough to hold.
const PART: usize = 512;

/// Reads every file, several at a time, and gives what `f` makes of each, in the order of the files.
///
/// Files are read as what came of them is taken, one part after another. A text lives only as long as `f` has it, and no
/// more than one part is waiting to be taken: so memory does not grow with the number of files.
///
/// A few are read one after another: waking the threads would take longer.
pub fn each<'a, P: AsRef<Path> + Send, T: Send + 'a>(
    files: impl IntoIterator<Item = P, IntoIter: 'a>,
    f: impl Fn(P, Result<String, ReadError>) -> T + Sync + 'a,
) -> impl Iterator<Item = T> + 'a {
    let read = move |file: P| {
        let text = read_text(file.as_ref());
        f(file, text)
    };
    let mut files = files.into_iter();
    let parts = iter::from_fn(move || Some(files.by_ref().take(PART).collect::<Vec<P>>()).filter(|it| !it.is_empty()));
    parts.flat_map(move |part| -> Vec<T> {
        if part.len() <= FEW {
            part.into_iter().map(&read).collect()
        } else {
            keep_what_is_freed();
            part.into_par_iter().map(&read).collect()
        }
    })
}

/// Keeps the C library from giving memory back to the system after each file, only to ask for it again for the next: glibc
/// gives back what is more than twice the largest block that was ever freed (mallopt(3), `M_MMAP_THRESHOLD`). This
/// block is never written to, so it costs no memory; elsewhere it does nothing.
fn keep_what_is_freed() {
    drop(black_box(Vec::<u8>::with_capacity(4 << 20)));
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// So many files that are not there.
    fn missing(count: usize) -> Vec<PathBuf> {
        (0..count).map(|n| PathBuf::from(format!("no/such/folder/{n}.toml"))).collect()
    }

    #[test]
    fn the_order_is_that_of_the_files_and_one_bad_file_does_not_stop_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let files: Vec<PathBuf> = (0..PART + 100).map(|n| folder.path().join(format!("{n}.toml"))).collect();
        for (n, path) in files.iter().enumerate().filter(|(n, _)| *n != 7) {
            fs::write(path, n.to_string()).unwrap();
        }
        let read: Vec<_> = each(files.clone(), |path, text| (path, text.map_err(|error| error.code()))).collect();
        assert_eq!(read.len(), files.len());
        for (n, (path, text)) in read.into_iter().enumerate() {
            assert_eq!(path, files[n]);
            assert_eq!(text, if n == 7 { Err("not-found") } else { Ok(n.to_string()) });
        }
    }

    #[test]
    fn no_more_is_read_than_one_part_ahead_of_what_is_taken() {
        let (files, read) = (missing(3 * PART), AtomicUsize::new(0));
        let mut each = each(files, |_, _| read.fetch_add(1, Ordering::SeqCst));
        assert_eq!(read.load(Ordering::SeqCst), 0);
        each.by_ref().take(PART).for_each(drop);
        assert_eq!(read.load(Ordering::SeqCst), PART);
        assert_eq!(each.count(), 2 * PART);
    }
}
