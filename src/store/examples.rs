//! The example audits, embedded, and the private copy of them that people may try things out on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::private::{private_folder, write_private};

/// Embeds example audits by board and year.
macro_rules! examples {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../audits/", $name, ".toml")))),+]
    };
}

/// The example audits: fictional boards over several years.
const EXAMPLES: &[(&str, &str)] = examples![
    "ashenford/2011",
    "ashenford/2012",
    "ashenford/2014",
    "eastmoor/2012",
    "eastmoor/2013",
    "eastmoor/2014",
    "harrowmere/2012",
    "harrowmere/2013",
    "harrowmere/2014",
    "northbridge/2010",
    "northbridge/2011",
    "northbridge/2012",
    "northbridge/2013",
    "northbridge/2014",
    "pellan/2012",
    "pellan/2013",
    "pellan/2014",
];

/// Where the copy of the example audits is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examples {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it is as it was left the last time.
    pub kept: bool,
    /// Where the copy of before was moved, if it was.
    pub aside: Option<PathBuf>,
    /// Whether it is where the system may clear away, since nothing can be written in the program's own folder.
    pub temporary: bool,
}

/// The copy of the example audits in the program's own folder or, where nothing can be written there, in a temporary one.
///
/// One that is there is kept as it was left; if all is to be `anew`, it is moved aside first. Nothing is overwritten.
///
/// # Errors
///
/// They can be written in neither.
pub fn copy_examples(state: Option<&Path>, anew: bool) -> io::Result<Examples> {
    match state.and_then(|state| examples_in(state, anew).ok()) {
        Some(examples) => Ok(examples),
        None => examples_below(&tempfile::env::temp_dir(), anew),
    }
}

/// The copy below a folder in which everybody may write: in one that is this user's own and closed to others, the same
/// each time, or where somebody else has laid something in its place, in one that nobody could have foreseen.
fn examples_below(temporary: &Path, anew: bool) -> io::Result<Examples> {
    let usual = own_folder(temporary).and_then(|own| examples_in(&own, anew));
    let examples = usual.or_else(|_| {
        let folder = tempfile::Builder::new().prefix("lscb-audit-demo-").tempdir_in(temporary)?.keep();
        private_folder(&folder)?;
        copy(&folder).map(|()| Examples { folder, kept: false, aside: None, temporary: true })
    })?;
    Ok(Examples { temporary: true, ..examples })
}

/// Makes the folder that is this user's own, unless it is there. A link, or a folder of somebody else's or that others
/// may look into, is left alone.
#[cfg(unix)]
fn own_folder(temporary: &Path) -> io::Result<PathBuf> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};
    let user = rustix::process::geteuid().as_raw();
    let folder = temporary.join(format!("lscb-audit-{user}"));
    let made = fs::DirBuilder::new().mode(0o700).create(&folder);
    made.or_else(|error| if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) })?;
    let stat = fs::symlink_metadata(&folder)?;
    let is_own = stat.is_dir() && stat.uid() == user && stat.mode() & 0o077 == 0;
    if is_own { Ok(folder) } else { Err(io::ErrorKind::AlreadyExists.into()) }
}

/// Elsewhere the temporary folder is the user's own already.
#[cfg(not(unix))]
fn own_folder(temporary: &Path) -> io::Result<PathBuf> {
    let folder = temporary.join("lscb-audit");
    private_folder(&folder).map(|()| folder)
}

fn examples_in(state: &Path, anew: bool) -> io::Result<Examples> {
    let folder = state.join("demo");
    private_folder(&folder)?;
    let is_used = !super::find(&folder).files.is_empty();
    if is_used && !anew {
        return Ok(Examples { folder, kept: true, aside: None, temporary: false });
    }
    let aside = if is_used { Some(moved_aside(&folder)?) } else { None };
    // Made elsewhere and moved as a whole, so that half a copy is never taken for what somebody left.
    let fresh = tempfile::Builder::new().prefix("demo-new-").tempdir_in(state)?;
    private_folder(fresh.path())?;
    copy(fresh.path())?;
    if aside.is_none() {
        fs::remove_dir(&folder)?;
    }
    fs::rename(fresh.keep(), &folder)?;
    Ok(Examples { folder, kept: false, aside, temporary: false })
}

/// Moves a folder to the first free name beside it: `demo-before`, `demo-before-2` …
fn moved_aside(folder: &Path) -> io::Result<PathBuf> {
    let names = std::iter::once("demo-before".to_owned()).chain((2..1000).map(|n| format!("demo-before-{n}")));
    let free = names.map(|name| folder.with_file_name(name)).find(|path| fs::symlink_metadata(path).is_err());
    let aside = free.ok_or_else(|| io::Error::other("there are too many copies of before"))?;
    fs::rename(folder, &aside).map(|()| aside)
}

fn copy(folder: &Path) -> io::Result<()> {
    for (name, text) in EXAMPLES {
        let file = folder.join(format!("{name}.toml"));
        private_folder(file.parent().unwrap_or(folder))?;
        write_private(&file, text).map_err(io::Error::other)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_embedded() {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        let there: Vec<PathBuf> = super::super::find(&top).files;
        let embedded: Vec<PathBuf> = EXAMPLES.iter().map(|(name, _)| top.join(format!("{name}.toml"))).collect();
        assert_eq!(there, embedded);
    }

    #[test]
    fn without_a_home_the_copy_is_temporary_and_the_same_each_time() {
        let temporary = tempfile::tempdir().unwrap();
        let first = examples_below(temporary.path(), false).unwrap();
        assert!(first.temporary && !first.kept && first.folder.join("northbridge/2014.toml").is_file());
        let again = examples_below(temporary.path(), false).unwrap();
        assert!(again.kept && again.folder == first.folder);
        assert!(examples_below(temporary.path(), true).unwrap().aside.is_some());
        assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_somebody_else_laid_in_its_place_is_neither_used_nor_touched() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (temporary, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let place = own_folder(temporary.path()).unwrap();
        let is_elsewhere = || {
            let found = examples_below(temporary.path(), false).unwrap();
            !found.kept && !found.folder.starts_with(&place) && found.folder.join("northbridge/2014.toml").is_file()
        };
        fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(is_elsewhere(), "others may look into it");
        assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
        fs::remove_dir(&place).unwrap();
        symlink(theirs.path(), &place).unwrap();
        assert!(is_elsewhere(), "it is a link");
        assert_eq!(fs::read_dir(theirs.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_copy_is_kept_as_it_was_left_and_one_anew_moves_it_aside() {
        let state = tempfile::tempdir().unwrap();
        let copied = |anew| copy_examples(Some(state.path()), anew).unwrap();
        let first = copied(false);
        assert!(!first.kept && first.folder.join("northbridge/2014.toml").is_file());
        let own = first.folder.join("practice/2014.toml");
        fs::create_dir(own.parent().unwrap()).unwrap();
        fs::write(&own, "begun in the demo").unwrap();
        assert!(copied(false).kept && own.is_file());
        let anew = copied(true);
        assert!(!anew.kept && !own.exists() && anew.folder == first.folder);
        assert!(anew.aside.unwrap().join("practice/2014.toml").is_file());
        assert_eq!(copied(true).aside.unwrap().file_name().unwrap(), "demo-before-2");
    }
}
