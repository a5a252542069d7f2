//! `demo`: a private copy of the example audits, made anew each time.

use std::io;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::open;
use super::out::{Ended, Stop, complain};
use crate::store;

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

pub(super) fn run(context: &mut Context) -> Result<Ended, Stop> {
    let folder = copied(context.surroundings.folders.places.state.as_deref())?;
    complain(&format!("DEMO: the example audits are in {}; each demo writes them anew", folder.display()));
    open::open(context, &folder, true)
}

/// Copies the examples into the state folder or, where nothing can be written there, into a temporary one.
fn copied(state: Option<&Path>) -> Result<PathBuf, Stop> {
    if let Some(folder) = state.map(|state| state.join("demo")).filter(|folder| copy(folder).is_ok()) {
        return Ok(folder);
    }
    let temporary = tempfile::Builder::new().prefix("lscb-audit-demo-").tempdir().map(tempfile::TempDir::keep);
    let copied = temporary.and_then(|folder| copy(&folder).map(|()| folder));
    copied
        .map_err(|error| Stop::failed(format!("the example audits could not be written anywhere: {error}. Set TMPDIR")))
}

fn copy(folder: &Path) -> io::Result<()> {
    for (name, text) in EXAMPLES {
        let file = folder.join(format!("{name}.toml"));
        store::private_folder(file.parent().unwrap_or(folder))?;
        store::write_private(&file, text).map_err(io::Error::other)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_embedded() {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        let there: Vec<PathBuf> = store::find(&top).files;
        let embedded: Vec<PathBuf> = EXAMPLES.iter().map(|(name, _)| top.join(format!("{name}.toml"))).collect();
        assert_eq!(there, embedded);
    }

    #[test]
    fn without_a_home_the_copy_is_temporary() {
        let folder = copied(None).unwrap();
        assert!(folder.join("northbridge/2014.toml").is_file());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
