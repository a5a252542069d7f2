//! A text read as TOML and held against its shape.

use super::depart::{Departures, Path};
use super::kind::Table;
use super::node::Node;
use super::tree::{self, NoTree};
use crate::plain::{Finding, Span};

/// The largest text that is read, in bytes. A hostile text of 4 MiB takes over a gigabyte to parse.
pub const MAX_BYTES: usize = 1 << 20;

/// So many syntax errors are told one by one.
const MOST_ERRORS: usize = 1000;

/// What to do about one.
const MEND: &str = "Mend this line in a text editor, or bring back an earlier version of the file.";

/// Up to this many bytes all syntax errors are looked for; beyond it the first has to do.
const RECOVERED_BYTES: usize = 256 << 10;

/// The kinds of finding that reading against a shape can make.
pub mod codes {
    use crate::plain::Code;

    /// The text is larger than [`super::MAX_BYTES`].
    pub const TOO_LARGE: Code = Code::unreadable("too-large");
    /// A key has a longer name than is read.
    pub const NAME_LONG: Code = Code::unreadable("name-long");
    /// The text is not TOML.
    pub const TOML_SYNTAX: Code = Code::unreadable("toml-syntax");
    /// Git's conflict markers stand in the text.
    pub const GIT_CONFLICT: Code = Code::unreadable("git-conflict");
    /// A key without which the file cannot be read is missing or wrong.
    pub const ESSENTIAL_MISSING: Code = Code::unreadable("essential-missing");
    /// A required key is missing.
    pub const KEY_MISSING: Code = Code::error("key-missing");
    /// A key that means nothing here; it is kept.
    pub const KEY_UNKNOWN: Code = Code::warning("key-unknown");
    /// A value of another type than expected.
    pub const WRONG_TYPE: Code = Code::error("wrong-type");
    /// A value of the right type that cannot be.
    pub const WRONG_VALUE: Code = Code::error("wrong-value");
    /// A number outside its bounds.
    pub const OUT_OF_RANGE: Code = Code::error("out-of-range");
    /// An id that is not well formed.
    pub const ID_INVALID: Code = Code::error("id-invalid");
    /// A text longer than a spreadsheet cell holds.
    pub const TEXT_LONG: Code = Code::warning("text-long");
    /// A control or direction-changing character in a text.
    pub const UNSAFE_CHARACTER: Code = Code::warning("unsafe-character");
}

/// A text that is TOML.
#[derive(Debug)]
pub struct Document<'i> {
    text: &'i str,
    root: tree::Table<'i>,
}

/// A document held against a shape.
#[derive(Debug)]
pub struct Checked<'d> {
    text: &'d str,
    table: &'d tree::Table<'d>,
    shape: &'static Table,
    /// Where the values stand that do not fit, in the order of the text.
    misfits: Vec<(usize, usize)>,
    /// Every departure of the document from the shape, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Parses a text as TOML.
///
/// # Errors
///
/// The findings that make it unreadable: too large, not TOML, git's conflict markers.
pub fn parse(text: &str) -> Result<Document<'_>, Vec<Finding>> {
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} bytes; more than 1 MiB is not read", text.len());
        return Err(vec![
            Finding::new(codes::TOO_LARGE, "", message).help("Keep long documents beside the audit and link to them."),
        ]);
    }
    match tree::read(text, text.len() <= RECOVERED_BYTES) {
        Ok(root) => Ok(Document { text, root }),
        Err(NoTree::Syntax(errors)) => {
            Err(git_conflict(text).map_or_else(|| syntax_findings(&errors), |found| vec![found]))
        }
        Err(NoTree::LongName(span)) => Err(vec![long_name(span)]),
    }
}

/// A finding for each of the errors; where they are more than anybody mends one by one, the last says how many more.
fn syntax_findings(errors: &[toml::de::Error]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = errors.iter().take(MOST_ERRORS).map(syntax_finding).collect();
    if let Some(next) = errors.get(MOST_ERRORS) {
        let more = crate::words::counted(errors.len() - MOST_ERRORS, "more place", "more places");
        let message = format!("this is not valid TOML in {more} from here on");
        findings.push(Finding::new(codes::TOML_SYNTAX, "", message).at(next.span()).help(MEND));
    }
    findings
}

fn syntax_finding(error: &toml::de::Error) -> Finding {
    Finding::new(codes::TOML_SYNTAX, "", format!("this is not valid TOML: {}", error.message()))
        .at(error.span())
        .help(MEND)
}

fn long_name(span: Span) -> Finding {
    let message =
        "the name of this key, with those of the tables around it, has more than 1,000 characters or 100 parts";
    let finding = Finding::new(codes::NAME_LONG, "", message).at(Some(span));
    finding.help("Give the key or its table a shorter name in a text editor.")
}

/// A finding for the first conflict marker, if all three kinds stand at the beginning of a line.
fn git_conflict(text: &str) -> Option<Finding> {
    let line_at = |marker: &str| {
        text.match_indices(marker).map(|(at, _)| at).find(|at| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n'))
    };
    let (ours, _, _) = (line_at("<<<<<<< ")?, line_at("=======")?, line_at(">>>>>>> ")?);
    Some(
        Finding::new(codes::GIT_CONFLICT, "", "git left the marks of a merge conflict in this file")
            .at(Some(ours..ours + 7))
            .help("Settle the conflict in a text editor: keep one side of each marked place and take out the marks."),
    )
}

impl<'i> Document<'i> {
    /// The document held against a shape.
    #[must_use]
    pub fn against(&'i self, shape: &'static Table) -> Checked<'i> {
        let mut departures = Departures::default();
        departures.in_table(&self.root, shape, &Path::Root, None);
        let Departures { mut findings, mut misfits } = departures;
        findings.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.start));
        misfits.sort_unstable();
        Checked { text: self.text, table: &self.root, shape, misfits, findings }
    }

    /// The document's values as plain TOML, whatever its shape.
    #[must_use]
    pub fn table(&self) -> &tree::Table<'i> {
        &self.root
    }
}

impl<'d> Checked<'d> {
    /// The whole document, read as a table of the shape.
    #[must_use]
    pub fn root(&'d self) -> Node<'d> {
        Node { text: self.text, table: self.table, shape: self.shape, misfits: &self.misfits }
    }
}
