//! Finding the files that a path means: itself, or every TOML file below a folder.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::ReadError;

/// The files that a path means, and what could not be looked into.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, in the order of their paths' parts.
    pub files: Vec<PathBuf>,
    /// What is not there, and sub-folders that could not be read.
    pub problems: Vec<ReadError>,
    /// Whether a link is among the files, so that one may be there under two names.
    pub links: bool,
}

/// The files that a path means. A file, and `-`, mean themselves, whatever their name; a folder means every `*.toml`
/// below it that is not hidden nor in a hidden folder. Links to folders are not followed, but for the path itself.
#[must_use]
pub fn find(path: &Path) -> Found {
    if path == Path::new("-") {
        return Found { files: vec![path.to_owned()], ..Found::default() };
    }
    walk(path, WalkDir::new(path).sort_by_file_name())
}

/// The workbooks and CSV files in the folder of an audit's file, by name.
#[must_use]
pub fn forms_beside(audit: &Path) -> Vec<PathBuf> {
    let ends_so = |entry: &DirEntry| {
        let ending = entry.path().extension().map(std::ffi::OsStr::to_ascii_lowercase);
        ending.is_some_and(|ending| ending == "xlsx" || ending == "csv")
    };
    let entries = WalkDir::new(super::disk::folder_of(audit)).min_depth(1).max_depth(1).sort_by_file_name();
    let files = entries.into_iter().filter_map(Result::ok).filter(|entry| !is_hidden(entry) && ends_so(entry));
    files.map(DirEntry::into_path).filter(|path| path.is_file()).collect()
}

/// The path by which a file is known however it was named; the path itself where there is no such file.
#[must_use]
pub fn real_path(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn walk(path: &Path, walk: WalkDir) -> Found {
    let mut found = Found::default();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if is_meant(&entry) => {
                found.links |= entry.path_is_symlink();
                found.files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => found.problems.push(problem(path, error)),
        }
    }
    found.problems.sort_by(|a, b| a.path().cmp(b.path()));
    found
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Pipes and broken links are meant too: reading them says what is wrong, leaving them out would not.
fn is_meant(entry: &DirEntry) -> bool {
    let named = entry.depth() == 0 || entry.path().extension().is_some_and(|extension| extension == "toml");
    let is_folder = || if entry.path_is_symlink() { entry.path().is_dir() } else { entry.file_type().is_dir() };
    named && !is_folder()
}

fn problem(root: &Path, error: walkdir::Error) -> ReadError {
    let path = error.path().unwrap_or(root).to_owned();
    // Not as it is wrapped: then nobody knows any more what the system said.
    ReadError::new(&path, error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with empty files at those paths.
    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    /// What is found, relative to the folder.
    fn names(root: &Path) -> Vec<String> {
        let found = find(root);
        assert!(found.problems.is_empty(), "{:?}", found.problems);
        found.files.iter().map(|file| file.strip_prefix(root).unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_folder_means_the_toml_files_below_it_in_the_order_of_their_paths() {
        let folder = folder_with(&[
            "b/2013.toml",
            "b/2014.toml",
            "b.toml",
            "a/x/2014.toml",
            "a-b/2014.toml",
            "notes.txt",
            "2014.TOML",
            "2014.toml.bak",
            "folder.toml/2014.toml",
            ".hidden.toml",
            ".git/config.toml",
            "a/.cache/x.toml",
            ".toml",
            "toml",
        ]);
        let expected =
            ["a/x/2014.toml", "a-b/2014.toml", "b/2013.toml", "b/2014.toml", "b.toml", "folder.toml/2014.toml"];
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn a_file_means_itself_whatever_its_name() {
        let folder = folder_with(&[".hidden", "old.bak"]);
        for name in [".hidden", "old.bak"] {
            let path = folder.path().join(name);
            assert_eq!(find(&path).files, [path]);
        }
        assert_eq!(find(Path::new("-")).files, [Path::new("-")]);
    }

    #[test]
    fn a_hidden_folder_that_was_named_is_looked_into() {
        let folder = folder_with(&[".audits/2014.toml"]);
        assert_eq!(names(&folder.path().join(".audits")), ["2014.toml"]);
    }

    #[test]
    fn what_is_not_there_is_a_problem_and_not_nothing() {
        let found = find(Path::new("no/such/folder"));
        assert!(found.files.is_empty());
        assert_eq!(found.problems[0].code(), "not-found");
        assert_eq!(found.problems[0].path(), Path::new("no/such/folder"));
    }

    #[cfg(unix)]
    mod unix {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;

        use super::*;

        #[test]
        fn linked_folders_are_not_followed_linked_files_are_and_broken_links_are_not_lost() {
            let folder = folder_with(&["a/2014.toml"]);
            let root = folder.path();
            symlink(root, root.join("a/loop")).unwrap();
            symlink(root.join("a"), root.join("b.toml")).unwrap();
            symlink(root.join("a/2014.toml"), root.join("c.toml")).unwrap();
            symlink("nowhere", root.join("d.toml")).unwrap();
            assert_eq!(names(root), ["a/2014.toml", "c.toml", "d.toml"]);
            assert_eq!(find(&root.join("b.toml")).files, [root.join("b.toml/2014.toml")], "a link that was named");
        }

        #[test]
        fn names_that_are_not_utf8_are_found() {
            let folder = folder_with(&[]);
            let odd = folder.path().join(OsStr::from_bytes(b"\xFF\xFE.toml"));
            fs::write(&odd, "").unwrap();
            assert_eq!(find(folder.path()).files, [odd]);
        }

        /// A path that is too long to open stops root too, whom permissions do not.
        #[cfg(target_os = "linux")]
        #[test]
        fn a_sub_folder_that_cannot_be_read_is_reported_and_the_rest_found() {
            let folder = folder_with(&["a/2014.toml", "z/2014.toml"]);
            let root = folder.path();
            let deep: PathBuf = std::iter::repeat_n("d".repeat(250), 10).collect();
            fs::create_dir_all(root.join("b").join(&deep)).unwrap();
            fs::create_dir_all(root.join("y").join(&deep)).unwrap();
            fs::rename(root.join("y"), root.join("b").join(&deep).join("y")).unwrap();

            let found = find(root);
            assert_eq!(found.files, [root.join("a/2014.toml"), root.join("z/2014.toml")]);
            assert_eq!(found.problems.len(), 1);
            assert_eq!(found.problems[0].code(), "io");
        }
    }
}
