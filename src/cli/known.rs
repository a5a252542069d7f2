//! The frameworks that are known here: the one that comes with the program, the user's own, the one of `--framework`.

use std::collections::BTreeMap;
use std::path::Path;

use super::out::{Stop, complain};
use crate::framework::{self, Framework, FrameworkId, Frameworks};
use crate::plain::{Finding, Severity};
use crate::store;

/// The frameworks, with the files of those that do not come with the program.
pub(super) struct Known {
    pub(super) frameworks: Frameworks,
    files: BTreeMap<FrameworkId, String>,
    asked: Option<FrameworkId>,
}

impl Known {
    /// A framework of the user's that is wrong is left out with a warning; one that was asked for has to be right.
    pub(super) fn gather(folder: Option<&Path>, asked: Option<&Path>) -> Result<Self, Stop> {
        let mut known = Self { frameworks: Frameworks::embedded(), files: BTreeMap::new(), asked: None };
        for path in folder.filter(|folder| folder.is_dir()).map(store::find).unwrap_or_default().files {
            if let Err(why) = known.add(&path) {
                complain(&format!("{why}; this framework is left out"));
            }
        }
        if let Some(path) = asked {
            known.asked = Some(known.add(path).map_err(Stop::Failed)?);
        }
        Ok(known)
    }

    fn add(&mut self, path: &Path) -> Result<FrameworkId, String> {
        let text = store::read_text(path).map_err(|error| error.to_string())?;
        let shown = path.display().to_string();
        let (framework, findings) = framework::read(&text);
        let framework = framework.ok_or_else(|| wrong(&shown, &findings))?;
        let id = framework.id.clone();
        self.frameworks.add(framework);
        self.files.insert(id.clone(), shown);
        Ok(id)
    }

    /// The framework that was asked for with `--framework`.
    pub(super) fn asked(&self) -> Option<&Framework> {
        self.asked.as_ref().and_then(|id| self.frameworks.get(id))
    }

    /// The framework that new audits answer.
    pub(super) fn for_new(&self) -> Result<&Framework, Stop> {
        self.asked().or_else(|| self.frameworks.default_one()).ok_or_else(|| Stop::failed("no framework is known"))
    }

    /// The file of a framework; none for the one that comes with the program.
    pub(super) fn file(&self, id: &FrameworkId) -> Option<&str> {
        self.files.get(id).map(String::as_str)
    }

    /// Where a framework comes from: `embedded`, or its file.
    pub(super) fn source(&self, id: &FrameworkId) -> &str {
        self.file(id).unwrap_or("embedded")
    }
}

fn wrong(path: &str, findings: &[Finding]) -> String {
    let first = findings.iter().find(|found| found.code.severity != Severity::Warning);
    let why = first.map(|found| format!(": {}", found.message)).unwrap_or_default();
    format!("{path} is no framework that can be used{why}. `lscb-audit framework check {path}` lists all that is wrong")
}
