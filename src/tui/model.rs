//! What the interface knows: the audits on the shelf, the one on the desk, and what lies on the screen (`layer`).

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, Time};

use super::commands::Place;
use super::glyphs::Glyphs;
use super::keys::KeyMap;
use super::layer::{Layer, Walkthrough};
use super::shelf::{Attention, Library};
use crate::audit::{Audit, BoardId, Reviewer, Year};
use crate::compare::{Doubt, Side, doubts_about};
use crate::desk::{Desk, NotTakenIn};
use crate::framework::{Framework, Frameworks, Standard, StandardId};
use crate::returns::{Compared, Whose};
use crate::store::Holder;
use crate::words::screen;

/// The smallest screen on which everything works, in columns and rows.
pub const SMALLEST: (u16, u16) = (40, 12);

/// What the interface is told when it starts. People change it: they give their name, or open the example audits, whose
/// folder is the library from then on.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day.
    pub today: Date,
    /// Who edits, if it is known.
    pub user: Option<String>,
    /// The marks that stand for statuses.
    pub glyphs: Glyphs,
    /// The audits folder.
    pub folder: PathBuf,
    /// Whether these are the example audits.
    pub demo: bool,
    /// The names of the themes to choose from.
    pub themes: Vec<String>,
    /// The program's own folder, if it has one.
    pub state: Option<PathBuf>,
    /// Whether the last line names keys.
    pub hints: bool,
    /// Whether a status leads on to the next standard.
    pub advance: bool,
    /// Whether an editor is named, by which a text can be written.
    pub editor: bool,
}

impl Settings {
    /// What holds where nobody has said anything else.
    #[must_use]
    pub fn new(today: Date, folder: PathBuf) -> Self {
        Self {
            today,
            user: None,
            glyphs: Glyphs::UNICODE,
            folder,
            demo: false,
            themes: Vec::new(),
            state: None,
            hints: true,
            advance: false,
            editor: false,
        }
    }
}

/// Everything the interface knows.
#[derive(Debug)]
pub struct Model {
    /// What it was told.
    pub settings: Settings,
    /// The frameworks that audits may answer.
    pub frameworks: Frameworks,
    /// Which key does what.
    pub keys: KeyMap,
    /// The audits below the folder, by board and year; those that cannot be read last.
    pub shelf: Vec<Entry>,
    /// What has been read of them, while they are being read.
    pub reading: Option<HashSet<PathBuf>>,
    /// The open audit.
    pub desk: Option<Desk>,
    /// What is on the screen, the topmost last; never empty.
    pub layers: Vec<Layer>,
    /// A sentence for the reader, until the next key.
    pub notice: Option<Notice>,
    /// What became of the last change.
    pub saving: Saving,
    /// What was last searched for.
    pub searched: String,
    /// The name of the theme.
    pub theme: String,
    /// The size of the screen, in columns and rows.
    pub size: (u16, u16),
    /// Why what is being typed could last not be kept, which is said once.
    pub unkept: Option<String>,
    /// The texts being typed that are kept outside their audits, by file and key.
    pub kept: Vec<(PathBuf, String)>,
    /// Who else has the open audit open, as far as it was said.
    pub others: Vec<Holder>,
    /// Whether who they are is looked for the next time that nothing happens, in the place of the file.
    pub others_next: bool,
    /// A form that was read and says something else than the audit, until somebody has decided.
    pub return_read: Option<ReturnRead>,
}

/// A form held against the open audit.
#[derive(Clone, Debug)]
pub struct ReturnRead {
    /// The name of its file.
    pub name: String,
    /// What it says that the audit does not.
    pub compared: Compared,
    /// Whose word counts, difference by difference.
    pub takes: Vec<Whose>,
}

/// An audit below the folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its file.
    pub path: PathBuf,
    /// The audit, or in a sentence why it could not be read.
    pub audit: Result<Audit, String>,
    /// Whether it was changed after it was signed off.
    pub altered: bool,
    /// Whether a value in it cannot be read, so that figures of many boards leave it out.
    pub has_wrong_values: bool,
    /// What of it needs attention, once it is on the shelf.
    pub attention: Attention,
}

impl Entry {
    /// An entry that does not lie on the shelf yet.
    #[must_use]
    pub fn new(path: PathBuf, audit: Result<Audit, String>, altered: bool) -> Self {
        Self { path, audit, altered, has_wrong_values: false, attention: Attention::default() }
    }

    /// The entry, with a value in it that cannot be read, or without.
    #[must_use]
    pub fn with_wrong_values(self, has_wrong_values: bool) -> Self {
        Self { has_wrong_values, ..self }
    }

    /// Whether another entry of the file has nothing new.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let marks = |entry: &Self| (entry.altered, entry.has_wrong_values);
        marks(self) == marks(other) && self.audit == other.audit
    }
}

/// What became of the last change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet.
    #[default]
    Untouched,
    /// It is on the disk since that time.
    Saved(Time),
    /// It could not be saved, in a sentence why.
    Failed(String),
    /// Somebody else changed the file, and that is not taken in unasked; nothing is overwritten.
    ChangedOnDisk(NotTakenIn),
    /// The file is no longer there.
    GoneFromDisk,
}

/// A sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether it says that something did not work.
    pub is_problem: bool,
    /// Whether it stays while one only moves about, since it says how a change is taken back.
    pub stays: bool,
}

impl Model {
    /// A model with nothing on the desk yet, showing the library.
    #[must_use]
    pub fn new(settings: Settings, frameworks: Frameworks, theme: String) -> Self {
        Self {
            settings,
            frameworks,
            keys: KeyMap::default(),
            shelf: Vec::new(),
            // Nothing has been read yet, which is not the same as that nothing is there.
            reading: Some(HashSet::new()),
            desk: None,
            layers: vec![Layer::Library(Library::default())],
            notice: None,
            saving: Saving::Untouched,
            searched: String::new(),
            theme,
            size: (80, 24),
            unkept: None,
            kept: Vec::new(),
            others: Vec::new(),
            others_next: false,
            return_read: None,
        }
    }

    /// Where the keys go.
    #[must_use]
    pub fn place(&self) -> Place {
        self.layers.last().map_or(Place::Library, Layer::place)
    }

    /// Who edits, and on which day.
    #[must_use]
    pub fn reviewer(&self) -> Reviewer {
        Reviewer { name: self.settings.user.clone(), on: self.settings.today }
    }

    /// The walkthrough's state, wherever it lies among the layers.
    #[must_use]
    pub fn walkthrough(&self) -> Option<&Walkthrough> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Walkthrough(walkthrough) => Some(walkthrough),
            _ => None,
        })
    }

    /// The same, to be changed.
    pub fn walkthrough_mut(&mut self) -> Option<&mut Walkthrough> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Walkthrough(walkthrough) => Some(walkthrough),
            _ => None,
        })
    }

    /// The library's state, which lies below everything else.
    #[must_use]
    pub fn library(&self) -> Option<&Library> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Library(library) => Some(library),
            _ => None,
        })
    }

    /// The same, to be changed.
    pub fn library_mut(&mut self) -> Option<&mut Library> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Library(library) => Some(library),
            _ => None,
        })
    }

    /// The selected entry of the library.
    #[must_use]
    pub fn selected(&self) -> Option<&Entry> {
        let library = self.library()?;
        self.shelf.get(*library.shown.get(library.cursor)?)
    }

    /// Whether there is nothing to list, as far as is known.
    #[must_use]
    pub fn is_welcome(&self) -> bool {
        self.shelf.is_empty() && self.reading.is_none()
    }

    /// The standard that the walkthrough stands on.
    #[must_use]
    pub fn standard(&self) -> Option<&Standard> {
        self.standards().nth(self.walkthrough()?.standard)
    }

    /// The standards that the open audit answers, in order.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.desk.iter().flat_map(|desk| desk.framework().standards_of(desk.audit().edition))
    }

    /// The readable audits of a board on the shelf with their files, by year. They are looked up, not searched: the shelf
    /// may be long, and a screen asks for every row.
    pub fn of_board<'a>(&'a self, board: &'a BoardId) -> impl Iterator<Item = (&'a Path, &'a Audit)> {
        let is_before = |entry: &Entry| entry.audit.as_ref().is_ok_and(|audit| audit.board.id < *board);
        let from = self.shelf.partition_point(is_before);
        let audits =
            self.shelf.iter().skip(from).map_while(|entry| Some((entry.path.as_path(), entry.audit.as_ref().ok()?)));
        audits.take_while(move |(_, audit)| audit.board.id == *board)
    }

    /// The audits of a board on the shelf, by year, without the file on the desk.
    pub fn years_of<'a>(&'a self, board: &'a BoardId) -> impl Iterator<Item = (&'a Path, &'a Audit)> {
        let open = self.desk.as_ref().map(Desk::path);
        self.of_board(board).filter(move |(path, _)| Some(*path) != open)
    }

    /// The names of the other files on the shelf that are for an entry's board and year.
    #[must_use]
    pub fn twins(&self, entry: &Entry) -> Vec<String> {
        let key = |entry: &Entry| entry.audit.as_ref().ok().map(|audit| (audit.board.id.clone(), audit.year));
        let Some(own) = key(entry) else { return Vec::new() };
        let is_of_own = |audit: &Audit| (&audit.board.id, audit.year) == (&own.0, own.1);
        let twins =
            self.shelf.iter().filter(|other| other.path != entry.path && other.audit.as_ref().is_ok_and(is_of_own));
        twins.filter_map(|twin| twin.path.file_name()).map(|name| name.to_string_lossy().into_owned()).collect()
    }

    /// The audit in a file with its framework: as it is on the desk if it lies there, else as it was read.
    #[must_use]
    pub fn side(&self, path: &Path) -> Option<Side<'_>> {
        if let Some(desk) = self.desk.as_ref().filter(|desk| desk.path() == path) {
            return Some(Side { audit: desk.audit(), framework: desk.framework() });
        }
        let audit = self.shelf.iter().find(|entry| entry.path == path)?.audit.as_ref().ok()?;
        Some(Side { audit, framework: self.frameworks.get(&audit.framework)? })
    }

    /// Whether the audit in a file was changed after it was signed off, as far as it is on the desk or the shelf.
    #[must_use]
    pub fn is_altered(&self, path: &Path) -> bool {
        match self.desk.as_ref().filter(|desk| desk.path() == path) {
            Some(desk) => desk.is_altered(),
            None => self.shelf.iter().any(|entry| entry.path == path && entry.altered),
        }
    }

    /// The years of the open audit's board whose audits were changed after they were signed off.
    #[must_use]
    pub fn altered_years(&self) -> Vec<Year> {
        let Some(desk) = self.desk.as_ref() else { return Vec::new() };
        let others = self.years_of(&desk.audit().board.id).chain([(desk.path(), desk.audit())]);
        let altered = others.filter(|(path, _)| self.is_altered(path));
        let mut years: Vec<Year> = altered.map(|(_, audit)| audit.year).collect();
        years.sort();
        years
    }

    /// All audits of the open audit's board with their frameworks, by year, the open one among them.
    #[must_use]
    pub fn board_years(&self) -> Vec<Side<'_>> {
        let Some(desk) = self.desk.as_ref() else { return Vec::new() };
        let others = self.years_of(&desk.audit().board.id).filter_map(|(_, audit)| {
            let framework = self.frameworks.get(&audit.framework)?;
            Some(Side { audit, framework })
        });
        let open = Side { audit: desk.audit(), framework: desk.framework() };
        let mut sides: Vec<Side<'_>> = others.chain([open]).collect();
        sides.sort_by_key(|side| side.audit.year);
        sides
    }

    /// The audit of the nearest earlier year of the open audit's board, with its framework.
    #[must_use]
    pub fn earlier(&self) -> Option<(&Audit, &Framework)> {
        let audit = self.desk.as_ref()?.audit();
        let earlier = self.years_of(&audit.board.id).filter(|(_, other)| other.year < audit.year);
        let (_, other) = earlier.max_by_key(|(_, other)| other.year)?;
        Some((other, self.frameworks.get(&other.framework)?))
    }

    /// Whether an audit is its board's latest, so that its actions are the ones that can be overdue.
    #[must_use]
    pub fn is_latest(&self, audit: &Audit) -> bool {
        let open = self.desk.as_ref().map(Desk::audit).filter(|open| open.board.id == audit.board.id);
        open.is_none_or(|open| open.year <= audit.year)
            && self.years_of(&audit.board.id).all(|(_, other)| other.year <= audit.year)
    }

    /// The day by which an audit's actions are overdue; none if a later audit has taken them over.
    #[must_use]
    pub fn today_for(&self, audit: &Audit) -> Option<Date> {
        Some(self.settings.today).filter(|_| self.is_latest(audit))
    }

    /// Why the answer to a standard is not to be taken at its word, by this year's evidence and the nearest earlier year's.
    #[must_use]
    pub fn doubts(&self, standard: &StandardId) -> Vec<Doubt> {
        let Some(desk) = self.desk.as_ref() else { return Vec::new() };
        let open = Side { audit: desk.audit(), framework: desk.framework() };
        let earlier = self.earlier().map(|(audit, framework)| Side { audit, framework });
        doubts_about(standard, open, earlier)
    }

    /// What is asked about the file of the open audit: a title, and what has happened and what can be done.
    #[must_use]
    pub fn question(&self) -> (&'static str, &'static [&'static str]) {
        match self.saving {
            Saving::GoneFromDisk => (screen::FILE_IS_GONE, &screen::GONE_FROM_DISK),
            _ if !self.desk.as_ref().is_some_and(Desk::is_unsaved) => {
                (screen::CHANGED_ELSEWHERE, &screen::CHANGED_WHILE_IDLE)
            }
            Saving::ChangedOnDisk(NotTakenIn::Signed) => (screen::CHANGED_ELSEWHERE, &screen::SIGNED_ON_DISK),
            Saving::ChangedOnDisk(NotTakenIn::Another) => (screen::CHANGED_ELSEWHERE, &screen::ANOTHER_ON_DISK),
            _ => (screen::CHANGED_ELSEWHERE, &screen::UNREADABLE_ON_DISK),
        }
    }

    /// Shows a sentence until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.show(&text.into(), false);
    }

    /// Shows a sentence beside what is said already, if anything is, until the next key that does more than move.
    pub fn say_too(&mut self, text: &str) {
        let is_problem = self.notice.as_ref().is_some_and(|notice| notice.is_problem);
        let before = self.notice.take().map(|notice| format!("{}. ", notice.text.trim_end_matches('.')));
        self.show(&format!("{}{text}", before.unwrap_or_default()), is_problem);
        self.notice.iter_mut().for_each(|notice| notice.stays = true);
    }

    /// Says what was done and how it is taken back, until the next key that does more than move.
    pub fn say_done(&mut self, what: &str) {
        self.say(screen::can_be_undone(what, self.place() == Place::Walkthrough));
        self.notice.iter_mut().for_each(|notice| notice.stays = true);
    }

    /// Whether the screen is too small for anything to be shown.
    #[must_use]
    pub fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Shows what did not work until the next key.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.show(&text.into(), true);
    }

    fn show(&mut self, text: &str, is_problem: bool) {
        self.notice = Some(Notice { text: self.keys.filled(text), is_problem, stays: false });
    }
}
