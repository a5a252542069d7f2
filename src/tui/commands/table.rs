//! The one table of commands: key map, hint bar, help, palette, `walk` and documentation go by it.

use super::Place::{
    Actions, Boards, Compare, Conflicts, Filter, Guidance, Help, Library, Offer, Overview, Palette, Question, Search,
    Sheet, SignOff, Text, Themes, Trend, Walkthrough,
};
use super::{Command, Place, Spec, spec};
use crate::framework::Status;

/// Where an audit is in front of the reader.
pub(crate) const AUDIT: &[Place] = &[Walkthrough, Overview, Compare, Trend, Actions, Guidance];
/// Where what could not be saved can be saved again.
const SAVING: &[Place] = &[Library, Walkthrough, Overview, Compare, Trend, Actions, Conflicts, Guidance];
/// Where there is something to move about in.
const MOVING: &[Place] = &[
    Library,
    Walkthrough,
    Overview,
    Compare,
    Trend,
    Boards,
    Actions,
    Conflicts,
    Guidance,
    Sheet,
    SignOff,
    Help,
    Themes,
];
/// Where a plain letter is a command and not text.
pub(crate) const SCREENS: &[Place] =
    &[Library, Walkthrough, Overview, Compare, Trend, Boards, Actions, Conflicts, Guidance, Help, Themes];
/// Where all that can be done is listed: there, and on the small forms, in which a letter is no text either.
const LISTING: &[Place] =
    &[Library, Walkthrough, Overview, Compare, Trend, Boards, Actions, Conflicts, Guidance, Sheet, Help, Themes];
/// Where a status can be given.
const ANSWERING: &[Place] = &[Walkthrough, Conflicts, Sheet];
/// Where a step can be taken back: before an audit, its conflicts, or one of the small forms.
const UNDOING: &[Place] = &[Walkthrough, Overview, Compare, Trend, Actions, Conflicts, Guidance, Sheet];
/// Where the paper can be written.
const PRINTING: &[Place] = &[Walkthrough, Overview, Compare, Trend, Actions, Conflicts, Guidance];
/// Where one of several can be chosen.
const CHOOSING: &[Place] =
    &[Library, Walkthrough, Compare, Trend, Boards, Actions, Conflicts, Sheet, SignOff, Palette, Search, Themes];

/// Where typing narrows what can be chosen.
const TYPING: &[Place] = &[Palette, Search, Filter];

/// All commands, in the order of the help.
pub const TABLE: &[Spec] = &[
    spec(Command::Answer(Status::Met), "status-met", &["1"], "", "Answer: met", ANSWERING).in_lines(),
    spec(Command::Answer(Status::PartlyMet), "status-partly-met", &["2"], "", "Answer: partly met", ANSWERING)
        .in_lines(),
    spec(
        Command::Answer(Status::Planned),
        "status-planned",
        &["3"],
        "",
        "Answer: planned (agreed, owner and date, not yet begun)",
        ANSWERING,
    )
    .in_lines(),
    spec(Command::Answer(Status::NotMet), "status-not-met", &["4"], "", "Answer: not met", ANSWERING).in_lines(),
    spec(Command::Answer(Status::NotKnown), "status-not-known", &["5"], "", "Answer: not known", ANSWERING).in_lines(),
    spec(
        Command::Answer(Status::NotApplicable),
        "status-not-applicable",
        &["0"],
        "",
        "Answer: not applicable (asks for the reason)",
        ANSWERING,
    )
    .in_lines(),
    spec(Command::ClearStatus, "status-clear", &["x"], "", "Take the answer away", &[Walkthrough, Sheet])
        .found_by(&["delete the answer", "unanswer", "reset"])
        .in_lines(),
    spec(
        Command::Confirm,
        "confirm",
        &["space"],
        "confirm",
        "Confirm an answer carried over from an earlier year",
        &[Walkthrough],
    )
    .found_by(&["carried over", "still so"])
    .in_lines(),
    spec(
        Command::NextToAnswer,
        "next-to-answer",
        &["]"],
        "next to answer",
        "To the next standard that needs an answer",
        &[Walkthrough],
    )
    .found_by(&["unanswered", "to answer", "open questions", "gaps", "remaining"])
    .in_lines(),
    spec(
        Command::PreviousToAnswer,
        "previous-to-answer",
        &["["],
        "",
        "To the previous standard that needs an answer",
        &[Walkthrough],
    )
    .in_lines(),
    spec(Command::Evidence, "evidence", &["e"], "evidence", "Write what shows it", &[Walkthrough])
        .found_by(&["proof"])
        .in_lines(),
    spec(Command::Editor, "editor", &["E"], "", "Write the evidence in your own editor", &[Walkthrough]),
    spec(Command::AddAction, "add-action", &["a"], "action", "Add an action", &[Walkthrough])
        .found_by(&["new action", "task"])
        .in_lines(),
    spec(Command::Note, "note", &["m"], "", "Write a note: why it moved, what was decided", &[Walkthrough])
        .found_by(&["minutes", "comment", "decision"])
        .in_lines(),
    spec(Command::Lead, "lead", &["w"], "", "Write who answers for this", &[Walkthrough])
        .found_by(&["owner", "responsible"])
        .in_lines(),
    spec(Command::Revisit, "revisit", &["r"], "", "Come back to this", &[Walkthrough])
        .found_by(&["flag", "later", "bookmark", "star"])
        .in_lines(),
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
    .found_by(&["why", "explain", "questions"])
    .in_lines(),
    spec(
        Command::Confused,
        "confused-with",
        &["s"],
        "",
        "To a standard that is easily confused with this one",
        &[Walkthrough, Guidance],
    )
    .in_lines(),
    spec(Command::Overview, "overview", &["o"], "overview", "What the audit amounts to", AUDIT)
        .found_by(&["figures", "summary", "score", "percentage", "band", "results"])
        .in_lines(),
    spec(Command::Compare, "compare", &["c"], "compare", "This year beside an earlier one", AUDIT)
        .found_by(&["last year", "previous year", "difference", "changes"])
        .in_lines(),
    spec(Command::Trend, "trend", &["t"], "years", "All years of the board, standard by standard", AUDIT)
        .found_by(&["last year", "previous years", "history", "over time"])
        .in_lines(),
    spec(Command::Left, "earlier-year", &["left", "h"], "", "To the year before", &[Trend]),
    spec(Command::Right, "later-year", &["right", "l"], "", "To the year after", &[Trend]),
    spec(Command::OlderYear, "older-year", &["-", "<"], "older", "Compare with the year before", &[Compare]).in_lines(),
    spec(Command::NewerYear, "newer-year", &["+", ">"], "newer", "Compare with the year after", &[Compare]).in_lines(),
    spec(
        Command::ChooseOld,
        "choose-old",
        &["O"],
        "choose OLD",
        "Choose the audit on the left from a list",
        &[Compare],
    )
    .in_lines(),
    spec(
        Command::ChooseNew,
        "choose-new",
        &["N"],
        "choose NEW",
        "Choose the audit on the right from a list",
        &[Compare],
    )
    .in_lines(),
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
    .found_by(&["to do", "tasks", "overdue", "plan"])
    .in_lines(),
    spec(Command::ActionDone, "done", &["d"], "done", "Mark the selected action done today, or open again", &[Actions]),
    spec(Command::ActionDropped, "drop", &["D"], "drop", "Drop the selected action, saying why", &[Actions]),
    spec(
        Command::BoardsActions,
        "boards-actions",
        &["b"],
        "all years",
        "The actions of all the board's audits, or of the open one",
        &[Actions],
    )
    .in_lines(),
    spec(
        Command::OnlyOpen,
        "only-open",
        &["f"],
        "open or all",
        "Only open actions, or done and dropped ones too",
        &[Actions],
    )
    .in_lines(),
    spec(
        Command::Conflicts,
        "conflicts",
        &["C"],
        "conflicts",
        "What two people answered differently, side by side, to be settled",
        &[Walkthrough, Overview, Compare, Trend, Actions, Conflicts, Guidance],
    )
    .found_by(&["merge", "settle", "both sides", "disagree"])
    .in_lines(),
    spec(Command::TakeOurs, "take-ours", &["o"], "ours", "Take ours, which stands in the file", &[Conflicts])
        .in_lines(),
    spec(Command::TakeTheirs, "take-theirs", &["t"], "theirs", "Take theirs", &[Conflicts]).in_lines(),
    spec(Command::TakeBefore, "take-before", &["b"], "", "Take what was there before both", &[Conflicts]).in_lines(),
    spec(Command::WriteOwn, "write-own", &["e"], "write your own", "Write something else, from both", &[Conflicts])
        .in_lines(),
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
    .found_by(&["agency", "agencies", "partners", "neighbours", "children", "population", "rename"])
    .in_lines(),
    spec(Command::AddAgency, "add-agency", &[], "", "Add a partner agency to the board", AUDIT)
        .found_by(&["agency", "agencies", "partners"]),
    spec(Command::MakeReturn, "make-return", &[], "", "Make the Excel form that a partner agency fills in", AUDIT)
        .found_by(&["returns", "form", "excel", "agency", "partners"]),
    spec(Command::ReadReturn, "read-return", &[], "", "Read a form that a partner agency has filled in", AUDIT)
        .found_by(&["returns", "form", "excel", "agency", "partners", "import"]),
    spec(Command::AuditDetails, "audit-details", &["P"], "", "The audit's period, date, chair and summary", AUDIT)
        .found_by(&["rename", "minutes"])
        .in_lines(),
    spec(Command::Indicators, "indicators", &["I"], "", "The numbers of children at risk and known victims", AUDIT)
        .found_by(&["figures", "children", "victims", "counts"])
        .in_lines(),
    spec(Command::SignOff, "sign-off", &["S"], "", "Sign the audit off: who, as what, on which day", AUDIT)
        .found_by(&["seal", "signature", "close the audit", "finish"]),
    spec(Command::Reopen, "reopen", &["U"], "", "Open a signed audit again, saying why", AUDIT)
        .found_by(&["unlock", "edit again", "unsign"])
        .in_lines(),
    spec(Command::Up, "up", &["up", "k"], "", "Up", MOVING).in_lines(),
    spec(Command::Down, "down", &["down", "j"], "", "Down", MOVING).in_lines(),
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
    spec(Command::First, "first", &["g", "home"], "", "To the first", MOVING).in_lines(),
    spec(Command::Last, "last", &["G", "end"], "", "To the last", MOVING).in_lines(),
    spec(Command::PageUp, "page-up", &["pageup"], "", "A page up", MOVING),
    spec(Command::PageDown, "page-down", &["pagedown"], "", "A page down", MOVING),
    spec(Command::HalfUp, "half-page-up", &["ctrl-u"], "", "Half a page up", MOVING),
    spec(Command::HalfDown, "half-page-down", &["ctrl-d"], "", "Half a page down", MOVING),
    spec(Command::Up, "choice-up", &["up", "ctrl-p"], "", "Up", TYPING),
    spec(Command::Down, "choice-down", &["down", "ctrl-n"], "", "Down", TYPING),
    spec(Command::PageUp, "choice-page-up", &["pageup"], "", "A page up", TYPING),
    spec(Command::PageDown, "choice-page-down", &["pagedown"], "", "A page down", TYPING),
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
            Conflicts,
            Guidance,
            Sheet,
            SignOff,
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
    spec(Command::Undo, "undo", &["u"], "undo", "Take the last step back", UNDOING)
        .found_by(&["mistake", "revert"])
        .in_lines(),
    spec(Command::Redo, "redo", &["ctrl-r"], "", "Make the last undone step again", UNDOING).in_lines(),
    spec(
        Command::BoardPaper,
        "board-paper",
        &["p"],
        "paper",
        "Write the board paper beside the audit, to print or send",
        PRINTING,
    )
    .found_by(&["report", "print", "export", "html", "word", "pdf", "chair"])
    .in_lines(),
    spec(Command::Save, "save", &["ctrl-s"], "", "Save again what could not be saved", SAVING).in_lines(),
    spec(
        Command::Reload,
        "reload",
        &["R"],
        "read again",
        "Open what is in the file now; what is not saved is saved beside it first",
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
        LISTING,
    ),
    spec(Command::Themes, "themes", &["T"], "", "Choose a theme", SCREENS)
        .found_by(&["colours", "dark", "light", "contrast"]),
    spec(Command::YourName, "your-name", &[], "", "Your name, written beside the answers you change", SCREENS)
        .found_by(&["user", "reviewer", "who"]),
    spec(Command::Help, "help", &["?", "f1"], "", "This help", LISTING).found_by(&["keys", "manual"]).in_lines(),
    spec(Command::Quit, "quit", &["q"], "", "Leave the program; everything is saved", SCREENS)
        .found_by(&["exit", "close"])
        .in_lines(),
    spec(
        Command::Leave,
        "leave",
        &["ctrl-c"],
        "",
        "Leave at once, with nothing lost; in a text with a selection the first press copies it",
        &[],
    )
    .in_lines(),
    spec(Command::Suspend, "suspend", &["ctrl-z"], "", "Suspend; `fg` brings the program back", SCREENS),
];
