//! The example audits, embedded, and the private copy of them that people may try things out on.

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

/// Copies the example audits, anew each time, into the program's own folder or, where nothing can be written there,
/// into a temporary one; gives back where they are.
///
/// # Errors
///
/// They can be written in neither.
pub fn copy_examples(state: Option<&Path>) -> io::Result<PathBuf> {
    if let Some(folder) = state.map(|state| state.join("demo")).filter(|folder| copy(folder).is_ok()) {
        return Ok(folder);
    }
    let folder = tempfile::Builder::new().prefix("lscb-audit-demo-").tempdir().map(tempfile::TempDir::keep)?;
    copy(&folder).map(|()| folder)
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
    fn without_a_home_the_copy_is_temporary() {
        let folder = copy_examples(None).unwrap();
        assert!(folder.join("northbridge/2014.toml").is_file());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
