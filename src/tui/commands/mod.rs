//! What can be done and where; [`TABLE`] says by which keys and in which words.
//!
//! The key map, the hint bar, the help and the palette are made from it, so that they cannot disagree.

pub(crate) mod table;

use crate::framework::Status;
pub use table::TABLE;

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The list of audits.
    Library,
    /// The words that the list of audits is narrowed by.
    Filter,
    /// The walkthrough, on its list of standards or in its form.
    Walkthrough,
    /// The overview of one audit.
    Overview,
    /// Two audits beside each other.
    Compare,
    /// All years of a board.
    Trend,
    /// All boards' audits of a year.
    Boards,
    /// What is to be done.
    Actions,
    /// What two people answered differently.
    Conflicts,
    /// The guidance on a standard.
    Guidance,
    /// A small form over the screen: an action, an agency's answer, the board.
    Sheet,
    /// The form by which an audit is signed off.
    SignOff,
    /// A text field.
    Text,
    /// The list of commands that is searched by typing.
    Palette,
    /// The open audit, searched by typing.
    Search,
    /// The help.
    Help,
    /// The choice of a theme.
    Themes,
    /// A question that waits for an answer.
    Question,
    /// The offer of a text that was left over.
    Offer,
}

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// One up.
    Up,
    /// One down.
    Down,
    /// To the list, or one to the left.
    Left,
    /// Into the form, or one to the right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// To the other panel.
    OtherPanel,
    /// Into what is selected.
    Enter,
    /// Back one level.
    Back,
    /// Answers with a status.
    Answer(Status),
    /// Takes the answer away.
    ClearStatus,
    /// Confirms a carried answer.
    Confirm,
    /// To the next standard that needs an answer.
    NextToAnswer,
    /// To the previous standard that needs an answer.
    PreviousToAnswer,
    /// Writes evidence.
    Evidence,
    /// Writes a note.
    Note,
    /// Adds an action.
    AddAction,
    /// Writes who answers for the standard.
    Lead,
    /// Marks the standard to be come back to.
    Revisit,
    /// Picks the standard for doing one thing to many, or puts it back.
    Pick,
    /// Lists only some standards, or all again.
    ListOnly,
    /// Searches the open audit.
    Search,
    /// To the next place where something was found.
    FoundNext,
    /// To the place before, where something was found.
    FoundBefore,
    /// Marks the action done today, or open again.
    ActionDone,
    /// Drops the action, asking why.
    ActionDropped,
    /// Takes what is selected away.
    Remove,
    /// The guidance on the standard.
    Guidance,
    /// To a standard that this one is easily confused with.
    Confused,
    /// What the audit amounts to.
    Overview,
    /// The board paper, written beside the audit.
    BoardPaper,
    /// This year beside an earlier one.
    Compare,
    /// All years of the board.
    Trend,
    /// An earlier year to compare with.
    OlderYear,
    /// A later year to compare with.
    NewerYear,
    /// Which audit is the old one.
    ChooseOld,
    /// Which audit is the new one.
    ChooseNew,
    /// Which standards of a comparison are listed.
    ChooseList,
    /// What is to be done, in the order in which it is due.
    Actions,
    /// The actions of all the board's audits, or of the open one.
    BoardsActions,
    /// Only open actions, or done and dropped ones too.
    OnlyOpen,
    /// What two people answered differently.
    Conflicts,
    /// Takes what stands in the file.
    TakeOurs,
    /// Takes what the other side wrote.
    TakeTheirs,
    /// Takes what was there before both.
    TakeBefore,
    /// Writes something else than either side.
    WriteOwn,
    /// Signs the audit off.
    SignOff,
    /// Opens a signed audit again.
    Reopen,
    /// The list of audits.
    Library,
    /// All boards' audits of a year, taken together.
    AllBoards,
    /// To a board in the pages on all boards.
    FindBoard,
    /// Which framework's boards are shown.
    ChooseFramework,
    /// Narrows the list of audits by words.
    Filter,
    /// The list of audits in another order.
    Sort,
    /// The example audits.
    Examples,
    /// The board's details.
    BoardDetails,
    /// Adds an agency to the board.
    AddAgency,
    /// Makes the form that an agency fills in.
    MakeReturn,
    /// Reads a form that an agency filled in.
    ReadReturn,
    /// The audit's details: period, date, chair, summary.
    AuditDetails,
    /// The counts of children.
    Indicators,
    /// A new audit.
    NewAudit,
    /// Next year's audit, begun from the one that is selected.
    NextYear,
    /// Takes the last step back.
    Undo,
    /// Makes the last undone step again.
    Redo,
    /// Saves again what could not be saved.
    Save,
    /// Reads the file again, leaving what is not saved.
    Reload,
    /// Saves beside the file, which somebody else changed.
    SaveBeside,
    /// Ends typing and keeps the text.
    Keep,
    /// Writes in the user's own editor.
    Editor,
    /// Takes over a text that was left over.
    TakeOver,
    /// Throws away a text that was left over.
    ThrowAway,
    /// Every command, searched by typing.
    Palette,
    /// The help.
    Help,
    /// The choice of a theme.
    Themes,
    /// Says who is writing.
    YourName,
    /// Leaves the program.
    Quit,
    /// Leaves at once, with nothing lost.
    Leave,
    /// Suspends the program.
    Suspend,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// Its name, for rebinding and scripts.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [&'static str],
    /// What it does, as in the help.
    pub help: &'static str,
    /// The word in the hint bar; empty where it is not named there.
    pub hint: &'static str,
    /// Where it applies; everywhere if empty.
    pub places: &'static [Place],
    /// Further words by which people look for it.
    pub words: &'static [&'static str],
    /// Whether it can be had line by line too, where there is no screen.
    pub in_lines: bool,
}

const fn spec(
    command: Command,
    name: &'static str,
    keys: &'static [&'static str],
    hint: &'static str,
    help: &'static str,
    places: &'static [Place],
) -> Spec {
    Spec { command, name, keys, help, hint, places, words: &[], in_lines: false }
}

impl Spec {
    /// The row with further words by which people look for it.
    const fn found_by(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }

    /// The row as one that can be had line by line too.
    const fn in_lines(self) -> Self {
        Self { in_lines: true, ..self }
    }
}

/// The first row of a command that applies in a place, or its first row at all.
#[must_use]
pub fn spec_of(command: Command, place: Place) -> Option<&'static Spec> {
    let rows = || TABLE.iter().filter(move |spec| spec.command == command);
    rows().find(|spec| spec.applies_in(place)).or_else(|| rows().next())
}

impl Command {
    /// Whether it is of no use once the audit is signed off, so that nothing hints at it: it edits, or leads to what is to
    /// be edited, or picks it.
    #[must_use]
    pub fn is_for_drafts(self) -> bool {
        self.edits() || matches!(self, Self::NextToAnswer | Self::PreviousToAnswer | Self::Pick)
    }

    /// Whether something is there afterwards that was not, in the audit or beside it: before anything is typed the
    /// palette lists it last, so that it is not what a slip of the hand takes.
    #[must_use]
    pub fn leaves_a_trace(self) -> bool {
        self.edits()
            || matches!(
                self,
                Self::Editor | Self::NewAudit | Self::NextYear | Self::MakeReturn | Self::SignOff | Self::Reopen
            )
    }

    /// Whether it changes what the open audit says.
    fn edits(self) -> bool {
        matches!(
            self,
            Self::Answer(_)
                | Self::ClearStatus
                | Self::Confirm
                | Self::Evidence
                | Self::Note
                | Self::AddAction
                | Self::Lead
                | Self::Revisit
                | Self::ActionDone
                | Self::ActionDropped
                | Self::Remove
                | Self::AddAgency
                | Self::TakeOurs
                | Self::TakeTheirs
                | Self::TakeBefore
                | Self::WriteOwn
                | Self::ReadReturn
                | Self::Undo
                | Self::Redo
        )
    }
}

impl Spec {
    /// Whether it only moves about, which nobody looks for by its name.
    #[must_use]
    pub fn is_movement(&self) -> bool {
        matches!(self.command, Command::Up | Command::Down | Command::Left | Command::Right | Command::Palette)
    }

    /// Whether the command applies there.
    #[must_use]
    pub fn applies_in(&self, place: Place) -> bool {
        self.places.is_empty() || self.places.contains(&place)
    }
}
