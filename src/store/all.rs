//! Many new files made together: all of them, or none.

use std::path::{Path, PathBuf};

use super::beside::Permissions;
use super::disk::{Disk, folder_of, patiently};
use super::error::{SaveError, shown};
use super::save::Saving;

/// Not all files could be made, so none was.
#[derive(Debug, thiserror::Error)]
#[error("{why} {}", afterwards(left))]
pub struct NotAll {
    /// What went wrong with one of them.
    pub why: SaveError,
    /// What was made before that and could not be taken back.
    pub left: Vec<PathBuf>,
}

fn afterwards(left: &[PathBuf]) -> String {
    if left.is_empty() {
        return "So none of the files was made.".to_owned();
    }
    let left: Vec<String> = left.iter().map(|path| shown(path)).collect();
    format!("What was made before that could not all be taken back; remove {}.", left.join(", "))
}

/// Makes new files with those texts, and the folders that are missing. None replaces anything.
///
/// All texts are on the disk under hidden names before the first gets its own, so that a full disk is met early.
///
/// # Errors
///
/// One of them could not be made, as with [`super::create_new`]; what was made before it is taken back.
pub fn create_all(disk: &dyn Disk, files: &[(PathBuf, String)]) -> Result<(), NotAll> {
    let mut made = Made { disk, folders: Vec::new(), files: Vec::new() };
    made.all(files).map_err(|why| NotAll { why, left: made.take_back() })
}

/// What is there that was not there before.
struct Made<'a> {
    disk: &'a dyn Disk,
    folders: Vec<PathBuf>,
    files: Vec<&'a Path>,
}

impl<'a> Made<'a> {
    fn all(&mut self, files: &'a [(PathBuf, String)]) -> Result<(), SaveError> {
        let savings: Vec<_> = files.iter().map(|(path, text)| (path, Saving::new(self.disk, path, text))).collect();
        let prepared = savings
            .iter()
            .map(|(path, saving)| Ok((path, saving, saving.prepare_new(&mut self.folders, Permissions::Usual)?)));
        for (path, saving, (beside, _)) in prepared.collect::<Result<Vec<_>, SaveError>>()? {
            saving.target.become_new(beside)?;
            self.files.push(path);
            // What is not confirmed is taken back with the others.
            let confirmed = patiently(|| self.disk.sync_folder(folder_of(path)));
            confirmed.map_err(|source| SaveError::Io { path: (*path).clone(), source })?;
        }
        Ok(())
    }

    /// Takes back what was made, the last first, and returns what could not be taken back.
    fn take_back(self) -> Vec<PathBuf> {
        let (disk, files, folders) = (self.disk, self.files, self.folders);
        let files = files.into_iter().rev().map(|file| (file.to_owned(), patiently(|| disk.remove(file))));
        let left: Vec<_> = files.filter(|(_, removed)| removed.is_err()).collect();
        let folders = folders.into_iter().rev().map(|folder| {
            let removed = patiently(|| disk.remove_folder(&folder));
            (folder, removed)
        });
        left.into_iter().chain(folders.filter(|(_, removed)| removed.is_err())).map(|(path, _)| path).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::RealDisk;
    use crate::store::faulty::FaultyDisk;

    /// A folder with one file, and three files to be made in it, two of them in folders of their own.
    fn house() -> (tempfile::TempDir, Vec<(PathBuf, String)>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("old.toml"), "old").unwrap();
        let names = ["a/x/2015.toml", "b/2015.toml", "2015.toml"];
        let files = names.map(|name| (folder.path().join(name), name.to_owned())).to_vec();
        (folder, files)
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().map(Result::unwrap);
        entries.map(|entry| entry.path().strip_prefix(folder).unwrap().display().to_string()).collect()
    }

    #[test]
    fn all_are_made() {
        let (folder, files) = house();
        create_all(&RealDisk, &files).unwrap();
        for (path, text) in files {
            assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
        let all = ["2015.toml", "a", "a/x", "a/x/2015.toml", "b", "b/2015.toml", "old.toml"];
        assert_eq!(names_in(folder.path()), all);
    }

    #[test]
    fn one_that_is_there_stays_as_it_is_and_the_others_are_not_made() {
        let (folder, mut files) = house();
        files.push((folder.path().join("old.toml"), "new".to_owned()));
        let message = create_all(&RealDisk, &files).unwrap_err().to_string();
        assert!(message.contains("old.toml is there already") && message.ends_with("none of the files was made."));
        assert_eq!(names_in(folder.path()), ["old.toml"]);
        assert_eq!(fs::read_to_string(folder.path().join("old.toml")).unwrap(), "old");
    }

    #[test]
    fn what_cannot_be_taken_back_is_named() {
        let (folder, files) = house();
        let other = folder.path().join("a/x/notes.txt");
        // Somebody else writes into a new folder meanwhile: it is not ours to remove any more.
        let disk = FaultyDisk::meanwhile("rename_new", {
            let (other, taken) = (other.clone(), files[2].0.clone());
            move || [other, taken].iter().for_each(|path| fs::write(path, "theirs").unwrap())
        });
        let failed = create_all(&disk, &files).unwrap_err();
        assert_eq!(failed.left, ["a/x", "a"].map(|name| folder.path().join(name)));
        assert!(failed.to_string().contains("remove "), "{failed}");
        assert_eq!(fs::read_to_string(other).unwrap(), "theirs");
    }
}
