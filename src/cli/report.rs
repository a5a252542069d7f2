//! `report`: the board paper of any number of audits.
//!
//! The files are read twice: once to learn which audits there are, so that each finds its earlier years and only a board's
//! latest has overdue actions, and once to write the papers, several at a time.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use super::entry::{self, Entry};
use super::files;
use super::narrow::Narrow;
use super::out::{Ended, Stop, complain, complain_of, output_is_a_file, refuse_workbook_on_terminal};
use super::progress::Progress;
use super::usable::{self, Usable};
use crate::audit::{BoardId, Year};
use crate::report::paper::files::{self as paper, Read};
use crate::report::paper::{Paper, is_own};
use crate::report::shown::Unreadable;
use crate::store::{self, RealDisk, SaveError};
use crate::words::{batch, paper as said};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit report northbridge/2014
  lscb-audit report northbridge/2014 --previous northbridge/2012 -o paper.html
  lscb-audit report audits --year 2014 -o papers/
  lscb-audit report northbridge/2014 --format md -o -

The paper is written beside the audit, as northbridge-2014-board-paper.html, and its path is printed: \
`report AUDIT > FILE` puts only the path into FILE, `report AUDIT -o FILE` the paper. \
Earlier years are taken from what is named and from YEAR.toml files beside the audit. A paper that \
this program wrote and nobody has changed is written over; anything else stays, but for --replace.

HTML is one file that fetches nothing and runs nothing: print it from a browser, or paste it into \
Word. Page numbers are printed by browsers that know CSS page margins (Chrome and Edge from 131).")]
pub(super) struct Args {
    /// Files, folders or names of audits; - is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    narrow: Narrow,

    /// The earlier audit to compare with, in place of the last one before it; of one audit only.
    #[arg(long, value_name = "AUDIT")]
    previous: Option<PathBuf>,

    /// How to write it; without it as the ending of -o says, html where that is no file.
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The file or folder to write to; - is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write over what is there, whoever wrote it.
    #[arg(long)]
    replace: bool,
}

/// How a paper is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To be printed, read on any screen, or pasted into Word.
    Html,
    /// Markdown, for people elsewhere.
    Md,
    /// An Excel workbook.
    Xlsx,
}

/// Where papers go.
enum Target {
    Beside,
    Folder(PathBuf),
    File(PathBuf),
    Output,
}

/// A paper that is written.
enum Written {
    /// Into a file.
    File(String),
    /// Nowhere yet, since it goes to standard output: the paper itself.
    Bytes(Vec<u8>),
}

/// What came of an audit.
struct Made {
    paper: Written,
    /// Texts that had to be cut.
    cut: usize,
    left_out: Vec<(PathBuf, String)>,
}

/// An audit with the files of its board's earlier years that were named.
type WithEarlier = Entry<Vec<PathBuf>>;

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let (audits, mut unreadable) = planned(context, args)?;
    let target = Target::of(args, audits.len())?;
    let format = Format::of(args.format, &target)?;
    let (previous, compared_with) = previous(context, args, &audits)?;
    target.make_ready(format)?;
    let mut progress = Progress::of_files(context, audits.len());
    let mut made = Vec::new();
    let make = |entry: WithEarlier, text| {
        let read = entry.read_again(context, text);
        read.and_then(|file| {
            let earlier = previous.iter().chain(&entry.more).cloned().collect();
            let paper = Made::of(context, &file, earlier, compared_with, entry.latest, format)?;
            paper.put(&target, &file, format, args.replace).map_err(|message| entry.refused("not-written", message))
        })
    };
    for each in store::each(audits, make) {
        match each {
            Ok(paper) => made.push(paper),
            Err(refused) => unreadable.push(refused),
        }
        progress.step();
    }
    drop(progress);
    told(context, &made)?;
    if let (Target::Beside, [Made { paper: Written::File(path), .. }]) = (&target, made.as_slice())
        && output_is_a_file()
    {
        complain(&said::only_its_path(path));
    }
    unreadable.iter().for_each(|file| complain_of(&file.path, &file.message));
    Ok(if unreadable.is_empty() { Ended::Done } else { Ended::Undone })
}

/// The audits that papers are made of, each with those of its board's earlier years that were named.
fn planned(context: &Context, args: &Args) -> Result<(Vec<WithEarlier>, Vec<Unreadable>), Stop> {
    let mut audits: Vec<WithEarlier> = Vec::new();
    let keep = |file| Entry::of(file, |_| Vec::new());
    let tally = usable::each(context, &args.paths, &args.narrow, &files::Depth::WITHOUT_SEALS, keep, |entry| {
        audits.push(entry);
        Ok(())
    })?;
    let mut unreadable = tally.unreadable;
    let mut audits = entry::in_order(audits, &mut unreadable);
    entry::say_personal(&audits);
    let mut years: BTreeMap<BoardId, Vec<PathBuf>> = BTreeMap::new();
    for entry in &mut audits {
        let earlier = years.entry(entry.board.clone()).or_default();
        entry.more.clone_from(earlier);
        earlier.push(PathBuf::from(&entry.path));
    }
    Ok((audits, unreadable))
}

/// The file that is compared with, if one was named, and its year.
fn previous(context: &Context, args: &Args, audits: &[WithEarlier]) -> Result<(Option<PathBuf>, Option<Year>), Stop> {
    let (Some(typed), [audit]) = (&args.previous, audits) else {
        return match args.previous {
            Some(_) => Err(Stop::failed(said::PREVIOUS_OF_ONE)),
            None => Ok((None, None)),
        };
    };
    let path = store::resolve(typed, context.audits()).map_err(Stop::failed)?;
    let read = Read::file(&path, &context.known.frameworks).map_err(Stop::Failed)?;
    if read.audit.board.id != audit.board || read.audit.year >= audit.year {
        let (board, year) = (read.audit.board.id.as_str(), read.audit.year.number());
        return Err(Stop::failed(said::no_previous(
            &read.path,
            (board, year),
            (audit.board.as_str(), audit.year.number()),
        )));
    }
    Ok((Some(path), Some(read.audit.year)))
}

/// Says where the papers are.
fn told(context: &mut Context, made: &[Made]) -> Result<(), Stop> {
    for paper in made {
        match &paper.paper {
            Written::File(path) => context.out.line(path)?,
            Written::Bytes(bytes) => context.out.writer().write_all(bytes)?,
        }
        for (path, why) in &paper.left_out {
            complain(&said::year_left_out(&path.display().to_string(), why));
        }
    }
    let cut: usize = made.iter().map(|paper| paper.cut).sum();
    if cut > 0 {
        complain(&batch::texts_cut(cut));
    }
    Ok(())
}

impl Format {
    /// The one that was asked for, else that of the ending of the file; one that is named otherwise is refused, since
    /// a page of HTML in a `.pdf` opens nowhere.
    fn of(asked: Option<Self>, target: &Target) -> Result<Self, Stop> {
        match (asked, target) {
            (Some(format), _) => Ok(format),
            (None, Target::File(path)) => {
                Self::of_ending(path).ok_or_else(|| Stop::failed(said::unknown_ending(&path.display().to_string())))
            }
            (None, _) => Ok(Self::Html),
        }
    }

    fn of_ending(path: &Path) -> Option<Self> {
        Self::from_str(path.extension()?.to_str()?, true).ok()
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Xlsx => "xlsx",
        }
    }

    /// What is said of a paper that is there already; a workbook bears no mark by which its writer could be known.
    fn not_replaced(self, path: &str) -> String {
        match self {
            Self::Xlsx => said::workbook_not_replaced(path),
            Self::Html | Self::Md => said::not_replaced(path),
        }
    }

    /// The paper, and how many texts had to be cut.
    fn write(self, paper: &Paper) -> io::Result<(Vec<u8>, usize)> {
        match self {
            Self::Html => Ok((paper.html().into_bytes(), 0)),
            Self::Md => Ok((paper.markdown().into_bytes(), 0)),
            Self::Xlsx => paper.workbook(),
        }
    }
}

impl Target {
    fn of(args: &Args, audits: usize) -> Result<Self, Stop> {
        let Some(path) = &args.output else {
            let is_input = args.paths.iter().any(|path| path == Path::new("-"));
            return Ok(if is_input { Self::Output } else { Self::Beside }).and_then(|target| target.fit_for(audits));
        };
        let is_named_so = files::is_meant_as_folder(path);
        if audits > 1 && !is_named_so && (path.is_file() || Format::of_ending(path).is_some()) {
            return Err(Stop::failed(said::several_in_one(&path.display().to_string(), audits)));
        }
        let is_folder = is_named_so || audits > 1;
        let target = match path {
            path if path == Path::new("-") => Self::Output,
            path if is_folder => Self::Folder(path.clone()),
            path => Self::File(path.clone()),
        };
        target.fit_for(audits)
    }

    /// Refuses what cannot be meant.
    fn fit_for(self, audits: usize) -> Result<Self, Stop> {
        match &self {
            Self::Output if audits > 1 => Err(Stop::failed(said::ONE_TO_OUTPUT)),
            // Not even --replace turns an audit into a paper.
            Self::File(path) if files::is_toml(path) => Err(Stop::failed(said::NO_TOML)),
            _ => Ok(self),
        }
    }

    fn make_ready(&self, format: Format) -> Result<(), Stop> {
        let folder = match self {
            Self::Folder(folder) => folder.as_path(),
            Self::File(file) => file.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")),
            Self::Output if format == Format::Xlsx => return refuse_workbook_on_terminal(),
            Self::Beside | Self::Output => return Ok(()),
        };
        store::make_ready(&RealDisk, folder).map_err(Stop::failed)
    }

    /// The file of an audit's paper; none for standard output.
    fn file(&self, file: &Usable, format: Format) -> Option<PathBuf> {
        let name = || paper::file_name(&file.audit, format.ending());
        match self {
            Self::Beside => Some(Path::new(&file.path).with_file_name(name())),
            Self::Folder(folder) => Some(folder.join(name())),
            Self::File(path) => Some(path.clone()),
            Self::Output => None,
        }
    }
}

impl Made {
    fn of(
        context: &Context,
        file: &Usable,
        named: Vec<PathBuf>,
        compared_with: Option<Year>,
        latest: bool,
        format: Format,
    ) -> Result<Self, Unreadable> {
        let frameworks = &context.known.frameworks;
        let refused = |message| Unreadable { path: file.path.clone(), code: "not-written".to_owned(), message };
        let read = Read::of(file.path.clone(), &file.text, file.audit.clone(), frameworks).map_err(refused)?;
        let (earlier, left_out) = paper::earlier(&read.audit, Path::new(&file.path), named, frameworks);
        let latest = latest && !store::has_later_year(Path::new(&file.path));
        let today = latest.then_some(context.surroundings.today);
        let paper = paper::paper(&read, &earlier, compared_with, today);
        let (bytes, cut) = format.write(&paper).map_err(|error| refused(error.to_string()))?;
        Ok(Self { paper: Written::Bytes(bytes), cut, left_out })
    }

    /// Puts the paper where it belongs.
    fn put(self, target: &Target, file: &Usable, format: Format, replace: bool) -> Result<Self, String> {
        let (Some(path), Written::Bytes(bytes)) = (target.file(file, format), &self.paper) else { return Ok(self) };
        let shown = path.display().to_string();
        store::put(&RealDisk, &path, bytes, |old| replace || is_own(old)).map_err(|error| match error {
            SaveError::AlreadyThere { .. } => format!("{}. {}", format.not_replaced(&shown), said::REPLACE_OR_NAME),
            error => error.to_string(),
        })?;
        Ok(Self { paper: Written::File(shown), ..self })
    }
}
