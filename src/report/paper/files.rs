//! The files of a board paper: the board's earlier years, which are looked for beside the audit, and where it is written.
//! The one place in this room that touches the disk, by way of `store`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Paper, Source, is_own};
use crate::audit::{self, Audit, SealState, Year};
use crate::check;
use crate::compare::Side;
use crate::framework::{Framework, Frameworks};
use crate::report::shown::Version;
use crate::store::{self, RealDisk, SaveError};
use crate::words::{paper as said, personal};

/// An audit that a paper is made of, or one of the board's earlier ones.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its file, as people are shown it.
    pub path: String,
    /// The audit.
    pub audit: Audit,
    framework: Arc<Framework>,
    seal: SealState,
}

impl Read {
    /// An audit that was read from a text.
    ///
    /// # Errors
    ///
    /// Its framework is not among these, in the sentence on a value that cannot stand: reading it has named it as one.
    pub fn of(path: String, text: &str, audit: Audit, frameworks: &Frameworks) -> Result<Self, String> {
        match frameworks.shared(&audit.framework) {
            Some(framework) => Ok(Self { path, audit, framework, seal: audit::seal_state(text) }),
            None => Err(said::wrong_values(&path)),
        }
    }

    /// The audit in a file.
    ///
    /// # Errors
    ///
    /// Why no figure may be taken from it, in a sentence.
    pub fn file(path: &Path, frameworks: &Frameworks) -> Result<Self, String> {
        let text = store::read_text(path).map_err(|error| error.to_string())?;
        let reading = audit::read(&text, frameworks);
        let (wrong, path) = (reading.has_wrong_values(), path.display().to_string());
        match reading.audit.filter(|_| !wrong) {
            Some(audit) => Self::of(path, &text, audit, frameworks),
            None => Err(said::wrong_values(&path)),
        }
    }

    fn version(&self) -> Version<'_> {
        Version { path: &self.path, seal: self.seal, side: Side { audit: &self.audit, framework: &self.framework } }
    }
}

/// The board's audits of earlier years among the files that are known and those beside its own, each year once, in order;
/// and the files that could not be used, with the reason. A file of another board is passed over.
#[must_use]
pub fn earlier(
    audit: &Audit,
    file: &Path,
    known: Vec<PathBuf>,
    frameworks: &Frameworks,
) -> (Vec<Read>, Vec<(PathBuf, String)>) {
    let (mut earlier, mut left_out): (Vec<Read>, _) = (Vec::new(), Vec::new());
    let beside = store::years_before(file).unwrap_or_else(|error| {
        left_out.push((error.path().to_owned(), error.to_string()));
        Vec::new()
    });
    let beside: Vec<PathBuf> = beside.into_iter().filter(|path| !known.contains(path)).collect();
    for file in known.into_iter().chain(beside) {
        match Read::file(&file, frameworks) {
            Ok(read) if read.audit.board.id != audit.board.id || read.audit.year >= audit.year => {}
            Ok(read) if earlier.iter().any(|known| known.audit.year == read.audit.year) => {}
            Ok(read) => earlier.push(read),
            Err(why) => left_out.push((file, why)),
        }
    }
    earlier.sort_by_key(|read| read.audit.year);
    (earlier, left_out)
}

/// The paper of an audit with its earlier years, compared with that of one year, else with the last. Without a day no
/// action in it is overdue.
#[must_use]
pub fn paper(read: &Read, earlier: &[Read], compared_with: Option<Year>, today: Option<Date>) -> Paper {
    let versions: Vec<Version<'_>> = earlier.iter().map(Read::version).collect();
    let previous = compared_with.and_then(|year| versions.iter().position(|known| known.side.audit.year == year));
    Paper::of(&Source { audit: read.version(), earlier: &versions, previous, today })
}

/// What the file of a paper is called: `northbridge-2014-board-paper.html`.
#[must_use]
pub fn file_name(audit: &Audit, ending: &str) -> String {
    format!("{}-{}-board-paper.{ending}", audit.board.id, audit.year)
}

/// Writes the paper of an audit beside it and says where. Earlier years are those that are known and those beside it.
///
/// # Errors
///
/// Why there is none, in a sentence.
pub fn write_beside(
    file: &Path,
    known: Vec<PathBuf>,
    today: Option<Date>,
    frameworks: &Frameworks,
) -> Result<String, String> {
    let read = Read::file(file, frameworks)?;
    let (earlier, left_out) = earlier(&read.audit, file, known, frameworks);
    let paper = paper(&read, &earlier, None, today);
    let path = file.with_file_name(file_name(&read.audit, "html"));
    let shown = path.display().to_string();
    store::put(&RealDisk, &path, paper.html().as_bytes(), is_own).map_err(|error| match error {
        SaveError::AlreadyThere { .. } => format!("{}. {}", said::not_replaced(&shown), said::MOVE_IT_AWAY),
        error => error.to_string(),
    })?;
    let left_out =
        left_out.iter().map(|(file, why)| format!(". {}", said::year_left_out(&file.display().to_string(), why)));
    let texts = check::personal_data(&read.audit).len();
    let personal = (texts > 0).then(|| format!(". {}", personal::texts_in_overview(texts)));
    Ok(said::written(&shown) + &left_out.chain(personal).collect::<String>())
}
