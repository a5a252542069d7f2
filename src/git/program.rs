//! How git is to call this program.

use std::ffi::OsStr;
use std::path::Path;

use super::NAME;

/// The word for a shell that calls this program: its name where the shell finds it by that, else where it is, quoted.
///
/// The name outlives an update that puts the program elsewhere.
#[must_use]
pub fn program(search: Option<&OsStr>, own: Option<&Path>) -> String {
    let name = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let is_found = search.is_some_and(|folders| std::env::split_paths(folders).any(|it| it.join(&name).is_file()));
    match own.filter(|_| !is_found) {
        Some(own) => format!("'{}'", own.to_string_lossy().replace('\'', r"'\''")),
        None => NAME.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_the_shell_does_not_find_is_named_by_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let own = Path::new("/opt/our tools/it's");
        assert_eq!(program(Some(folder.path().as_os_str()), Some(own)), r"'/opt/our tools/it'\''s'");
        std::fs::write(folder.path().join(format!("lscb-audit{}", std::env::consts::EXE_SUFFIX)), "").unwrap();
        assert_eq!(program(Some(folder.path().as_os_str()), Some(own)), "lscb-audit");
        assert_eq!(program(None, None), "lscb-audit");
    }
}
