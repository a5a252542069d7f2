//! What is offered for each kind of argument, from the same places as the commands take it.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_complete::engine::CompletionCandidate;

use super::line::Line;
use super::takes::Takes;
use super::{FILES, FOLDERS, keys};
use crate::audit::{self, Audit, Year};
use crate::check::ALL_CODES;
use crate::cli::args::Arguments;
use crate::cli::context::Context;
use crate::cli::{check, gate, help, theme};
use crate::framework::{Framework, Frameworks};
use crate::store;
use crate::words::{counted, finding_about};

/// A word that may come next, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) value: String,
    pub(super) about: String,
}

/// What is known here when a line is looked at.
pub(super) struct Here {
    pub(super) line: Line,
    audits: PathBuf,
    frameworks: Frameworks,
    for_new: Option<Framework>,
    themes: Vec<String>,
}

impl Offer {
    pub(super) fn new(value: impl Into<String>, about: impl Into<String>) -> Self {
        Self { value: value.into(), about: about.into() }
    }

    /// Whether it says that a file or folder is meant.
    pub(super) fn means_files(&self) -> bool {
        self.value.ends_with(FILES) || self.value.ends_with(FOLDERS)
    }

    /// Whether every shell takes it for a plain word.
    pub(super) fn is_plain(&self) -> bool {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ',' | '=');
        self.value.starts_with(|c: char| c.is_alphanumeric() || c == '-') && self.value.chars().all(plain)
    }
}

impl Here {
    pub(super) fn new(context: &Context, line: Line) -> Self {
        Self {
            line,
            audits: context.audits().to_owned(),
            frameworks: context.known.frameworks.clone(),
            for_new: context.known.for_new().ok().cloned(),
            themes: theme::names(context.surroundings.folders.themes().as_deref()),
        }
    }

    /// What is offered for an argument, as the parser of arguments wants it.
    pub(super) fn candidates(&self, takes: Takes, typed: &OsStr) -> Vec<CompletionCandidate> {
        let typed = typed.to_str();
        let mut found = typed.map(|typed| self.offers(takes, typed)).unwrap_or_default();
        found.retain(|offer| offer.means_files() || typed.is_some_and(|typed| offer.value.starts_with(typed)));
        // A folder may be called like an option.
        found.retain(|offer| !offer.value.starts_with('-'));
        let else_where = match takes {
            Takes::Folders => Some(FOLDERS),
            Takes::Files | Takes::Audits | Takes::ThemesOrFiles | Takes::Assignments => Some(FILES),
            _ => None,
        };
        if found.is_empty() {
            found.extend(else_where.map(|word| Offer::new(word, "")));
        }
        found.into_iter().map(|it| CompletionCandidate::new(it.value).help(Some(it.about.into()))).collect()
    }

    fn offers(&self, takes: Takes, typed: &str) -> Vec<Offer> {
        match takes {
            Takes::Audits => self.audits(typed),
            Takes::Boards => self.boards(typed).into_iter().map(|(board, years)| of_board(board, &years)).collect(),
            Takes::Years => self.years().iter().map(|year| Offer::new(year.to_string(), "")).collect(),
            Takes::TwoYears => self.spans(","),
            Takes::SpanOfYears => self.spans(".."),
            Takes::Agencies => self.agencies(),
            Takes::Assignments => self.assignments(typed),
            Takes::Findings => findings().collect(),
            Takes::Changes => gate::words().map(|word| Offer::new(word, "")).collect(),
            Takes::Topics => self.topics(),
            Takes::Themes | Takes::ThemesOrFiles => self.themes.iter().map(|name| Offer::new(name, "")).collect(),
            Takes::Frameworks => self.frameworks.iter().map(|it| Offer::new(it.id.as_str(), &it.title)).collect(),
            Takes::Files | Takes::Folders => Vec::new(),
        }
    }

    /// Boards; the years too of the only one that is meant.
    fn audits(&self, typed: &str) -> Vec<Offer> {
        let (name, has_year) = typed.split_once('/').map_or((typed, false), |(board, _)| (board, true));
        let mut boards = self.boards(name);
        if has_year {
            boards.retain(|(board, _)| board == name);
        }
        let years = match boards.as_slice() {
            [(board, years)] => years.iter().map(|year| Offer::new(format!("{board}/{year}"), "")).collect(),
            _ => Vec::new(),
        };
        boards.into_iter().map(|(board, years)| of_board(board, &years)).chain(years).collect()
    }

    fn boards(&self, beginning: &str) -> Vec<(String, Vec<Year>)> {
        store::boards(&self.audits, beginning)
    }

    fn years(&self) -> BTreeSet<Year> {
        self.boards("").into_iter().flat_map(|(_, years)| years).collect()
    }

    /// Every two years that there are audits of, the latest first.
    fn spans(&self, between: &str) -> Vec<Offer> {
        let years: Vec<Year> = self.years().into_iter().rev().collect();
        let later = years.iter().enumerate();
        let pairs = later.flat_map(|(place, late)| years.iter().skip(place + 1).map(move |early| (early, late)));
        pairs.map(|(early, late)| Offer::new(format!("{early}{between}{late}"), "")).collect()
    }

    /// The agencies of the audit that was named.
    pub(super) fn agencies(&self) -> Vec<Offer> {
        let audit = self.audit();
        let agencies = audit.iter().flat_map(|audit| &audit.board.agencies);
        agencies.map(|agency| Offer::new(agency.id.as_str(), &agency.name)).collect()
    }

    fn assignments(&self, typed: &str) -> Vec<Offer> {
        let is_named = self.line.named().any(|word| store::resolve(Path::new(word), &self.audits).is_ok());
        let keys = if is_named { keys::offers(self, typed) } else { Vec::new() };
        if keys.is_empty() && !typed.contains('=') { self.audits(typed) } else { keys }
    }

    /// Pages, commands and kinds of findings; after a command, those below it.
    fn topics(&self) -> Vec<Offer> {
        let mut words = self.line.named().peekable();
        let is_first = words.peek().is_none();
        let mut command = Arguments::command();
        for word in words {
            match command.find_subcommand(word) {
                Some(below) => command = below.clone(),
                None => return Vec::new(),
            }
        }
        let about = |it: &clap::Command| it.get_about().map(ToString::to_string).unwrap_or_default();
        let below = command.get_subcommands().filter(|it| !it.is_hide_set());
        let commands = below.map(|it| Offer::new(it.get_name(), about(it)));
        let pages = help::pages().map(|page| Offer::new(page, "a page"));
        let others = pages.chain(codes()).filter(|_| is_first);
        commands.chain(others).collect()
    }

    /// The audit that was named.
    pub(super) fn audit(&self) -> Option<Audit> {
        self.line.named().find_map(|word| {
            let path = store::resolve(Path::new(word), &self.audits).ok().filter(|path| path.is_file())?;
            audit::read(&store::read_text(&path).ok()?, &self.frameworks).audit
        })
    }

    /// The framework that an audit answers; without one, the one that new audits answer.
    pub(super) fn framework(&self, audit: Option<&Audit>) -> Option<&Framework> {
        audit.and_then(|audit| self.frameworks.get(&audit.framework)).or(self.for_new.as_ref())
    }
}

fn of_board(board: String, years: &[Year]) -> Offer {
    let audits = counted(u64::try_from(years.len()).unwrap_or(u64::MAX), "audit", "audits");
    let latest = years.last().map(|year| format!(", the latest of {year}")).unwrap_or_default();
    Offer::new(board, format!("{audits}{latest}"))
}

fn codes() -> impl Iterator<Item = Offer> {
    ALL_CODES.iter().map(|code| Offer::new(code.id, finding_about(code.id).map(|(means, _)| means).unwrap_or_default()))
}

fn findings() -> impl Iterator<Item = Offer> {
    check::GROUPS.iter().map(|group| Offer::new(*group, "all of that kind")).chain(codes())
}
