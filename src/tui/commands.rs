//! The one table of commands: what can be done, by which keys, where, and in which words.
//!
//! The key map, the hint bar, the help and the palette are made from it, so that they cannot disagree.

use crate::framework::Status;

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
    /// The guidance on a standard.
    Guidance,
    /// A small form over the screen: an action, an agency's answer, the board.
    Sheet,
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
    /// Answers: met.
    Met,
    /// Answers: partly met.
    PartlyMet,
    /// Answers: planned.
    Planned,
    /// Answers: not met.
    NotMet,
    /// Answers: not known.
    NotKnown,
    /// Answers: not applicable.
    NotApplicable,
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

impl Command {
    /// Whether it changes the audit, so that it is of no use once that is signed off.
    #[must_use]
    pub fn changes_the_audit(self) -> bool {
        matches!(
            self,
            Self::Met
                | Self::PartlyMet
                | Self::Planned
                | Self::NotMet
                | Self::NotKnown
                | Self::NotApplicable
                | Self::ClearStatus
                | Self::Confirm
                | Self::NextToAnswer
                | Self::PreviousToAnswer
                | Self::Evidence
                | Self::Note
                | Self::AddAction
                | Self::Lead
                | Self::Revisit
                | Self::Pick
                | Self::ActionDone
                | Self::ActionDropped
                | Self::Remove
                | Self::AddAgency
                | Self::Undo
                | Self::Redo
        )
    }
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
}

const fn spec(
    command: Command,
    name: &'static str,
    keys: &'static [&'static str],
    hint: &'static str,
    help: &'static str,
    places: &'static [Place],
) -> Spec {
    Spec { command, name, keys, help, hint, places, words: &[] }
}

impl Spec {
    /// The row with further words by which people look for it.
    const fn found_by(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }
}

use Place::{
    Actions, Boards, Compare, Filter, Guidance, Help, Library, Offer, Overview, Palette, Question, Search, Sheet, Text,
    Themes, Trend, Walkthrough,
};

/// Where an audit is in front of the reader.
const AUDIT: &[Place] = &[Walkthrough, Overview, Compare, Trend, Actions, Guidance];
/// Where what could not be saved can be saved again.
const SAVING: &[Place] = &[Library, Walkthrough, Overview, Compare, Trend, Actions, Guidance];
/// Where there is something to move about in.
const MOVING: &[Place] =
    &[Library, Walkthrough, Overview, Compare, Trend, Boards, Actions, Guidance, Sheet, Help, Themes];
/// Where a plain letter is a command and not text.
const SCREENS: &[Place] = &[Library, Walkthrough, Overview, Compare, Trend, Boards, Actions, Guidance, Help, Themes];
/// Where a status can be given.
const ANSWERING: &[Place] = &[Walkthrough, Sheet];
/// Where one of several can be chosen.
const CHOOSING: &[Place] = &[Library, Walkthrough, Compare, Trend, Boards, Actions, Sheet, Palette, Search, Themes];

/// All commands, in the order of the help.
pub const TABLE: &[Spec] = &[
    spec(Command::Met, "status-met", &["1"], "", "Answer: met", ANSWERING),
    spec(Command::PartlyMet, "status-partly-met", &["2"], "", "Answer: partly met", ANSWERING),
    spec(
        Command::Planned,
        "status-planned",
        &["3"],
        "",
        "Answer: planned (agreed, owner and date, not yet begun)",
        ANSWERING,
    ),
    spec(Command::NotMet, "status-not-met", &["4"], "", "Answer: not met", ANSWERING),
    spec(Command::NotKnown, "status-not-known", &["5"], "", "Answer: not known", ANSWERING),
    spec(
        Command::NotApplicable,
        "status-not-applicable",
        &["0"],
        "",
        "Answer: not applicable (asks for the reason)",
        ANSWERING,
    ),
    spec(Command::ClearStatus, "status-clear", &["x"], "", "Take the answer away", ANSWERING).found_by(&[
        "delete the answer",
        "unanswer",
        "reset",
    ]),
    spec(
        Command::Confirm,
        "confirm",
        &["space"],
        "confirm",
        "Confirm an answer carried over from an earlier year",
        &[Walkthrough],
    )
    .found_by(&["carried over", "still so"]),
    spec(
        Command::NextToAnswer,
        "next-to-answer",
        &["]"],
        "next to answer",
        "To the next standard that needs an answer",
        &[Walkthrough],
    )
    .found_by(&["unanswered", "to answer", "open questions", "gaps", "remaining"]),
    spec(
        Command::PreviousToAnswer,
        "previous-to-answer",
        &["["],
        "",
        "To the previous standard that needs an answer",
        &[Walkthrough],
    ),
    spec(Command::Evidence, "evidence", &["e"], "evidence", "Write what shows it", &[Walkthrough]).found_by(&["proof"]),
    spec(Command::Editor, "editor", &["E"], "", "Write the evidence in your own editor", &[Walkthrough]),
    spec(Command::AddAction, "add-action", &["a"], "action", "Add an action", &[Walkthrough])
        .found_by(&["new action", "task"]),
    spec(Command::Note, "note", &["m"], "", "Write a note: why it moved, what was decided", &[Walkthrough])
        .found_by(&["minutes", "comment", "decision"]),
    spec(Command::Lead, "lead", &["w"], "", "Write who answers for this", &[Walkthrough])
        .found_by(&["owner", "responsible"]),
    spec(Command::Revisit, "revisit", &["r"], "", "Come back to this", &[Walkthrough])
        .found_by(&["flag", "later", "bookmark", "star"]),
    spec(
        Command::Pick,
        "pick",
        &["v"],
        "",
        "Pick a standard, or put it back: what is done next is done to all that are picked",
        &[Walkthrough],
    )
    .found_by(&["select", "several", "many"]),
    spec(
        Command::ListOnly,
        "list-only",
        &["f"],
        "",
        "List only what is to answer, not met, to come back to or to look at again; then all again",
        &[Walkthrough],
    )
    .found_by(&["unanswered", "to answer", "gaps", "doubtful", "filter"]),
    spec(Command::Search, "search", &["/"], "", "Search titles, evidence, notes and actions", AUDIT)
        .found_by(&["find"]),
    spec(Command::FoundNext, "found-next", &["n"], "", "To the next place where it was found", &[Walkthrough]),
    spec(Command::FoundBefore, "found-before", &["N"], "", "To the place before where it was found", &[Walkthrough]),
    spec(
        Command::ActionDone,
        "action-done",
        &["d"],
        "",
        "Mark the selected action done today, or open again",
        &[Walkthrough],
    )
    .found_by(&["complete", "finish", "tick"]),
    spec(Command::ActionDropped, "action-dropped", &["D"], "", "Drop the selected action, saying why", &[Walkthrough]),
    spec(Command::Remove, "remove", &["delete"], "", "Take away what is selected", &[Walkthrough, Sheet])
        .found_by(&["delete", "erase"]),
    spec(
        Command::Guidance,
        "guidance",
        &["i"],
        "guidance",
        "Why it matters, what would show it, what to ask",
        &[Walkthrough, Guidance],
    )
    .found_by(&["why", "explain", "questions"]),
    spec(
        Command::Confused,
        "confused-with",
        &["s"],
        "",
        "To a standard that is easily confused with this one",
        &[Walkthrough, Guidance],
    ),
    spec(Command::Overview, "overview", &["o"], "overview", "What the audit amounts to", AUDIT).found_by(&[
        "figures",
        "summary",
        "score",
        "percentage",
        "band",
        "results",
    ]),
    spec(Command::Compare, "compare", &["c"], "compare", "This year beside an earlier one", AUDIT).found_by(&[
        "last year",
        "previous year",
        "difference",
        "changes",
    ]),
    spec(Command::Trend, "trend", &["t"], "years", "All years of the board, standard by standard", AUDIT).found_by(&[
        "last year",
        "previous years",
        "history",
        "over time",
    ]),
    spec(Command::Left, "earlier-year", &["left", "h"], "", "To the year before", &[Trend]),
    spec(Command::Right, "later-year", &["right", "l"], "", "To the year after", &[Trend]),
    spec(Command::OlderYear, "older-year", &["-", "<"], "older", "Compare with the year before", &[Compare]),
    spec(Command::NewerYear, "newer-year", &["+", ">"], "newer", "Compare with the year after", &[Compare]),
    spec(
        Command::ChooseOld,
        "choose-old",
        &["O"],
        "choose OLD",
        "Choose the audit on the left from a list",
        &[Compare],
    ),
    spec(
        Command::ChooseNew,
        "choose-new",
        &["N"],
        "choose NEW",
        "Choose the audit on the right from a list",
        &[Compare],
    ),
    spec(
        Command::ChooseList,
        "choose-list",
        &["f"],
        "filter",
        "Choose which standards are listed: by what changed, or by doubt",
        &[Compare],
    ),
    spec(
        Command::Actions,
        "actions",
        &["A"],
        "actions",
        "What is to be done, in the order in which it is due",
        &[Library, Walkthrough, Overview, Compare, Actions, Guidance],
    )
    .found_by(&["to do", "tasks", "overdue", "plan"]),
    spec(Command::ActionDone, "done", &["d"], "done", "Mark the selected action done today, or open again", &[Actions]),
    spec(Command::ActionDropped, "drop", &["D"], "drop", "Drop the selected action, saying why", &[Actions]),
    spec(
        Command::BoardsActions,
        "boards-actions",
        &["b"],
        "all years",
        "The actions of all the board's audits, or of the open one",
        &[Actions],
    ),
    spec(
        Command::OnlyOpen,
        "only-open",
        &["f"],
        "open or all",
        "Only open actions, or done and dropped ones too",
        &[Actions],
    ),
    spec(Command::Library, "library", &["L"], "", "The list of audits", AUDIT).found_by(&[
        "boards",
        "other audits",
        "close",
    ]),
    spec(
        Command::NewAudit,
        "new-audit",
        &["n"],
        "new audit",
        "Begin an audit for a board that has none yet",
        &[Library],
    )
    .found_by(&["new board", "start", "create"]),
    spec(
        Command::NextYear,
        "next-year",
        &["y"],
        "next year",
        "Begin next year's audit from the selected one",
        &[Library],
    )
    .found_by(&["new year", "carry over", "re-audit"]),
    spec(
        Command::Filter,
        "filter",
        &["/"],
        "filter",
        "Show only audits that have these words: name, year, region, draft, signed",
        &[Library],
    ),
    spec(
        Command::Sort,
        "sort",
        &["s"],
        "sort",
        "The list by board, by year, by progress or by what needs attention",
        &[Library],
    ),
    spec(
        Command::AllBoards,
        "all-boards",
        &["b"],
        "all boards",
        "All boards of a year taken together: standard by standard, ranking, neighbours, movement",
        &[Library, Boards],
    )
    .found_by(&["sector", "compare boards", "all boards", "distribution", "rates"]),
    spec(Command::Right, "next-page", &["tab", "right", "l"], "next page", "To the next page", &[Boards]),
    spec(Command::Left, "page-before", &["shift-tab", "left", "h"], "", "To the page before", &[Boards]),
    spec(Command::OlderYear, "boards-older-year", &["-", "<"], "older", "All boards of the year before", &[Boards]),
    spec(Command::NewerYear, "boards-newer-year", &["+", ">"], "newer", "All boards of the year after", &[Boards]),
    spec(Command::FindBoard, "find-board", &["/"], "find a board", "To a board, searched by typing", &[Boards]),
    spec(
        Command::ChooseFramework,
        "choose-framework",
        &["f"],
        "framework",
        "Choose which framework's boards are shown",
        &[Boards],
    ),
    spec(
        Command::Examples,
        "examples",
        &["e"],
        "examples",
        "Open the example audits, in a copy of your own",
        &[Library],
    ),
    spec(
        Command::BoardDetails,
        "board-details",
        &["B"],
        "",
        "The board's name, region, number of children, partner agencies",
        AUDIT,
    )
    .found_by(&["agency", "agencies", "partners", "neighbours", "children", "population", "rename"]),
    spec(Command::AddAgency, "add-agency", &[], "", "Add a partner agency to the board", AUDIT)
        .found_by(&["agency", "agencies", "partners"]),
    spec(Command::AuditDetails, "audit-details", &["P"], "", "The audit's period, date, chair and summary", AUDIT)
        .found_by(&["rename", "minutes"]),
    spec(Command::Indicators, "indicators", &["I"], "", "The numbers of children at risk and known victims", AUDIT)
        .found_by(&["figures", "children", "victims", "counts"]),
    spec(Command::Up, "up", &["up", "k"], "", "Up", MOVING),
    spec(Command::Down, "down", &["down", "j"], "", "Down", MOVING),
    spec(Command::Left, "left", &["left", "h"], "", "To the list", &[Walkthrough]),
    spec(Command::Right, "right", &["right", "l"], "", "Into the form", &[Walkthrough]),
    spec(
        Command::OtherPanel,
        "other-panel",
        &["tab", "shift-tab"],
        "form",
        "Between the list and the form",
        &[Walkthrough],
    ),
    spec(Command::First, "first", &["g", "home"], "", "To the first", MOVING),
    spec(Command::Last, "last", &["G", "end"], "", "To the last", MOVING),
    spec(Command::PageUp, "page-up", &["pageup"], "", "A page up", MOVING),
    spec(Command::PageDown, "page-down", &["pagedown"], "", "A page down", MOVING),
    spec(Command::HalfUp, "half-page-up", &["ctrl-u"], "", "Half a page up", MOVING),
    spec(Command::HalfDown, "half-page-down", &["ctrl-d"], "", "Half a page down", MOVING),
    spec(Command::Up, "choice-up", &["up", "ctrl-p"], "", "Up", &[Palette, Search, Filter]),
    spec(Command::Down, "choice-down", &["down", "ctrl-n"], "", "Down", &[Palette, Search, Filter]),
    spec(Command::Enter, "enter", &["enter"], "open", "Into what is selected", CHOOSING),
    spec(Command::Keep, "keep", &["esc", "ctrl-s"], "keep and go back", "End typing; the text is kept", &[Text]),
    spec(Command::Editor, "text-editor", &["ctrl-e"], "your editor", "Go on with the text in your own editor", &[Text]),
    spec(Command::TakeOver, "take-over", &["enter"], "take it over", "Take over a text that was left over", &[Offer]),
    spec(Command::ThrowAway, "throw-away", &["X"], "throw it away", "Throw away a text that was left over", &[Offer]),
    spec(
        Command::Back,
        "back",
        &["esc"],
        "back",
        "Back one level; never leaves the program",
        &[
            Library,
            Walkthrough,
            Overview,
            Compare,
            Trend,
            Boards,
            Actions,
            Guidance,
            Sheet,
            Palette,
            Search,
            Help,
            Themes,
            Question,
            Offer,
        ],
    ),
    spec(Command::Enter, "filter-keep", &["enter"], "keep", "Keep the list narrowed to these words", &[Filter]),
    spec(Command::Back, "filter-clear", &["esc"], "show all", "Show every audit again", &[Filter]),
    spec(Command::Undo, "undo", &["u"], "undo", "Take the last step back", AUDIT).found_by(&["mistake", "revert"]),
    spec(Command::Redo, "redo", &["ctrl-r"], "", "Make the last undone step again", AUDIT),
    spec(Command::Save, "save", &["ctrl-s"], "", "Save again what could not be saved", SAVING),
    spec(
        Command::Reload,
        "reload",
        &["R"],
        "read again",
        "Read the file again; undo then brings back what was not saved",
        &[Question],
    ),
    spec(
        Command::SaveBeside,
        "save-beside",
        &["S"],
        "save this one",
        "Save this version beside the other one, or again where it is gone",
        &[Question],
    ),
    spec(
        Command::Palette,
        "palette",
        &[":", "ctrl-p"],
        "commands",
        "Every command, searched by typing; R7 or F4 jumps",
        SCREENS,
    ),
    spec(Command::Themes, "themes", &["T"], "", "Choose a theme", SCREENS)
        .found_by(&["colours", "dark", "light", "contrast"]),
    spec(Command::YourName, "your-name", &[], "", "Your name, written beside the answers you change", SCREENS)
        .found_by(&["user", "reviewer", "who"]),
    spec(Command::Help, "help", &["?", "f1"], "", "This help", SCREENS).found_by(&["keys", "manual"]),
    spec(Command::Quit, "quit", &["q"], "", "Leave the program; everything is saved", SCREENS)
        .found_by(&["exit", "close"]),
    spec(
        Command::Leave,
        "leave",
        &["ctrl-c"],
        "",
        "Leave at once, with nothing lost; in a text with a selection the first press copies it",
        &[],
    ),
    spec(Command::Suspend, "suspend", &["ctrl-z"], "", "Suspend; `fg` brings the program back", SCREENS),
];

/// The first row of a command that applies in a place, or its first row at all.
#[must_use]
pub fn spec_of(command: Command, place: Place) -> Option<&'static Spec> {
    let rows = || TABLE.iter().filter(move |spec| spec.command == command);
    rows().find(|spec| spec.applies_in(place)).or_else(|| rows().next())
}

impl Command {
    /// The command that answers with a status.
    #[must_use]
    pub fn of_status(status: Status) -> Self {
        match status {
            Status::Met => Self::Met,
            Status::PartlyMet => Self::PartlyMet,
            Status::Planned => Self::Planned,
            Status::NotMet => Self::NotMet,
            Status::NotKnown => Self::NotKnown,
            Status::NotApplicable => Self::NotApplicable,
        }
    }

    /// Whether it changes the audit, or begins one: nothing for the first choice of a list, nor for a blind key.
    #[must_use]
    pub fn changes_something(self) -> bool {
        matches!(
            self,
            Self::Met
                | Self::PartlyMet
                | Self::Planned
                | Self::NotMet
                | Self::NotKnown
                | Self::NotApplicable
                | Self::ClearStatus
                | Self::Confirm
                | Self::Evidence
                | Self::Editor
                | Self::AddAction
                | Self::Note
                | Self::Lead
                | Self::Revisit
                | Self::ActionDone
                | Self::ActionDropped
                | Self::Remove
                | Self::NewAudit
                | Self::NextYear
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
