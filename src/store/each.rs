//! Many files read at once.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::ReadError;
use super::read::read_text;

/// So many files are read sooner by one thread than by threads that have to be started first.
const FEW: usize = 8;

/// Reads every file, several at a time, and gives what `f` makes of each in the order of the paths.
///
/// A few are read one after another: waking the threads would take longer. A text lives only as long as `f` has it, so memory does not grow with the number of files.
pub fn each<T: Send>(paths: &[PathBuf], f: impl Fn(&Path, Result<String, ReadError>) -> T + Sync) -> Vec<T> {
    let read = |path: &PathBuf| f(path, read_text(path));
    if paths.len() <= FEW {
        return paths.iter().map(read).collect();
    }
    paths.par_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_order_is_that_of_the_paths_and_one_bad_file_does_not_stop_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = (0..200).map(|n| folder.path().join(format!("{n}.toml"))).collect();
        for (n, path) in paths.iter().enumerate().filter(|(n, _)| *n != 7) {
            fs::write(path, n.to_string()).unwrap();
        }
        let read = each(&paths, |path, text| (path.to_owned(), text.map_err(|error| error.code())));
        for (n, (path, text)) in read.into_iter().enumerate() {
            assert_eq!(path, paths[n]);
            assert_eq!(text, if n == 7 { Err("not-found") } else { Ok(n.to_string()) });
        }
    }
}
