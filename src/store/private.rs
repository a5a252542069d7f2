//! What the program makes in its own folders, for the eyes of this user only.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::Path;

use super::disk::RealDisk;
use super::error::SaveError;
use super::save::{Saved, save_private};

/// Makes a folder that only this user can look into, with the folders above it that are missing; one that is there is
/// closed to others.
///
/// # Errors
///
/// It cannot be made, or it is there and belongs to somebody else.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    close_to_others(path)
}

/// Saves a text atomically as a file that only this user can read, whatever was there and whoever could read that.
///
/// # Errors
///
/// As [`super::save()`]; its folder must be there.
pub fn write_private(path: &Path, text: &str) -> Result<Saved, SaveError> {
    save_private(&RealDisk, path, text)
}

/// Always set, even if it is so already: only the owner can, so a folder that somebody else laid out is refused.
#[cfg(unix)]
fn close_to_others(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))
}

#[cfg(not(unix))]
fn close_to_others(path: &Path) -> io::Result<()> {
    fs::metadata(path).map(drop) // its place below the user's profile is what keeps it private
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn folders_and_files_are_for_their_owner_only_even_if_they_were_not_before() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("state/lscb-audit");
        private_folder(&folder).unwrap();
        assert_eq!((mode(&folder), mode(folder.parent().unwrap())), (0o700, 0o700));
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&folder).unwrap();
        assert_eq!(mode(&folder), 0o700);

        let file = folder.join("draft");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        write_private(&file, "new").unwrap();
        assert_eq!((mode(&file), fs::read_to_string(&file).unwrap().as_str()), (0o600, "new"));
    }

    #[test]
    fn a_link_laid_in_the_way_is_replaced_and_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (victim, link) = (folder.path().join("victim"), folder.path().join("draft"));
        fs::write(&victim, "untouched").unwrap();
        symlink(&victim, &link).unwrap();
        write_private(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
        assert_eq!(fs::read_to_string(&link).unwrap(), "new");
    }
}
