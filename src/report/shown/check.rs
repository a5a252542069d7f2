//! What was found in files: schema `lscb-audit/check/1`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::plain::{Finding, Lines, Severity};
use crate::report::table::{Cell, Row};

/// Everything found in every file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checked {
    #[schemars(extend("const" = "lscb-audit/check/1"))]
    schema: &'static str,
    today: Date,
    /// How much was found.
    pub summary: Summary,
    /// What was found, file by file.
    pub files: Vec<FileChecked>,
    /// Files that were passed over.
    pub skipped: Vec<Skipped>,
}

/// How much was found in how many files.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Files looked at.
    pub files: usize,
    /// Files in which nothing was found.
    pub clean: usize,
    /// Files in which something is wrong.
    pub with_errors: usize,
    /// Files in which nothing is wrong and something to be looked at.
    pub with_warnings: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Files passed over.
    pub skipped: usize,
    /// How often each thing was found.
    pub by_code: BTreeMap<String, usize>,
}

/// What was found in a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileChecked {
    /// The file as it was named.
    pub path: String,
    /// The board's id, if the file could be read.
    pub board: Option<String>,
    /// The year, if the file could be read.
    pub year: Option<u16>,
    /// What it comes to.
    pub outcome: Outcome,
    /// What was found, in the order of the text.
    pub findings: Vec<Found>,
}

/// What a file comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Nothing was found.
    Clean,
    /// Somebody should look at it.
    Warnings,
    /// Something is wrong.
    Errors,
    /// It could not be read.
    Unreadable,
}

/// A finding with its place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    code: String,
    severity: &'static str,
    key: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: Option<String>,
    did_you_mean: Vec<String>,
}

/// A file that was passed over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Skipped {
    /// The file as it was named.
    pub path: String,
    /// Why: `not-an-audit`.
    pub why: &'static str,
}

impl Checked {
    /// What was found in files, counted.
    #[must_use]
    pub fn new(today: Date, files: Vec<FileChecked>, skipped: Vec<Skipped>) -> Self {
        let mut summary = Summary { files: files.len(), skipped: skipped.len(), ..Summary::default() };
        files.iter().for_each(|file| summary.add(file));
        Self { schema: "lscb-audit/check/1", today, summary, files, skipped }
    }

    /// A row for each finding.
    pub fn rows(&self) -> impl Iterator<Item = FoundRow<'_>> {
        self.files.iter().flat_map(|file| file.findings.iter().map(move |found| FoundRow { file, found }))
    }
}

/// A finding with the file it is in.
#[derive(Clone, Copy, Debug)]
pub struct FoundRow<'a> {
    file: &'a FileChecked,
    found: &'a Found,
}

impl Row for FoundRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "path",
        "board",
        "year",
        "outcome",
        "code",
        "severity",
        "key",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "help",
        "did_you_mean",
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let Self { file, found } = self;
        vec![
            (&file.path).into(),
            file.board.as_ref().into(),
            file.year.into(),
            file.outcome.word().into(),
            (&found.code).into(),
            found.severity.into(),
            found.key.as_ref().into(),
            found.line.into(),
            found.column.into(),
            found.end_line.into(),
            found.end_column.into(),
            (&found.message).into(),
            found.help.as_ref().into(),
            Cell::Words(found.did_you_mean.iter().map(String::as_str).collect()),
        ]
    }
}

impl Summary {
    fn add(&mut self, file: &FileChecked) {
        *match file.outcome {
            Outcome::Clean => &mut self.clean,
            Outcome::Warnings => &mut self.with_warnings,
            Outcome::Errors => &mut self.with_errors,
            Outcome::Unreadable => &mut self.unreadable,
        } += 1;
        for found in &file.findings {
            *self.by_code.entry(found.code.clone()).or_default() += 1;
        }
    }
}

impl Outcome {
    /// The word in JSON and CSV.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Warnings => "warnings",
            Self::Errors => "errors",
            Self::Unreadable => "unreadable",
        }
    }

    /// What so much found comes to.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        match findings.iter().map(|found| found.code.severity).max() {
            None => Self::Clean,
            Some(Severity::Warning) => Self::Warnings,
            Some(Severity::Error) => Self::Errors,
            Some(Severity::Unreadable) => Self::Unreadable,
        }
    }
}

impl Found {
    /// A finding with its place among the lines of its text.
    #[must_use]
    pub fn of(finding: &Finding, lines: &Lines<'_>) -> Self {
        let place = |byte: usize| lines.position(byte);
        let (from, to) = finding.span.as_ref().map(|span| (place(span.start), place(span.end))).unzip();
        Self {
            code: finding.code.id.to_owned(),
            severity: finding.code.severity.word(),
            key: Some(finding.key.clone()).filter(|key| !key.is_empty()),
            line: from.map(|it| it.line),
            column: from.map(|it| it.column),
            end_line: to.map(|it| it.line),
            end_column: to.map(|it| it.column),
            message: finding.message.clone(),
            help: Some(finding.help.clone()).filter(|help| !help.is_empty()),
            did_you_mean: finding.did_you_mean.clone(),
        }
    }
}
