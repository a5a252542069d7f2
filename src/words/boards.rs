//! What the screen on all boards says beside what its page says too (`sector`).

use super::{counted, listed, number};

/// The page on how many boards met how much.
pub const DISTRIBUTION: &str = "Distribution";
/// The page on each standard.
pub const STANDARDS: &str = "Standards";
/// The page of ranks.
pub const RANKING: &str = "Ranking";
/// The page of rates.
pub const NEIGHBOURS: &str = "Neighbours";
/// The page on what moved.
pub const MOVEMENT: &str = "Movement";
/// The column of the boards' names.
pub const BOARD: &str = "Board";
/// Stands where a board has no rate.
pub const NO_RATE: &str = "none";
/// Said where there is no audit.
pub const NO_AUDITS: &str = "There is no audit yet that could be taken together with others.";
/// Said where the nation's bands cannot stand beside those of the boards.
pub const NO_NATION_BANDS: &str = "No national figure beside these: there is none for this year, or not every standard \
    applies to every board.";
/// Said of an audit from which no figure is taken.
pub const HAS_WRONG_VALUES: &str =
    "a value in it cannot be read, so that no figure is taken from it; open it to see which";
/// What is headed by it: files that do not count, and those that do and are doubtful.
pub const FILES: &str = "Files to look at";
/// An answer that is only carried over.
pub const CARRIED: &str = "Carried over, not confirmed";
/// Said where no board names others that it is like.
pub const NO_NEIGHBOURS: &str =
    "No board of this year names statistical neighbours. They are written in the board's details.";
/// Said where no board has an audit of an earlier year.
pub const NO_YEAR_BEFORE: &str =
    "No board has an audit of this framework in an earlier year as well, so nothing can have moved.";
/// Said where there is no further year.
pub const NO_FURTHER_YEAR: &str = "No audits in a further year";
/// Said where a standard is missed by nobody.
pub const MISSED_BY_NOBODY: &str = "Every board to which it applies has met it";
/// Asks which of the boards that miss a standard is to be opened.
pub const WHICH_MISSING: &str = "Boards that have not met it: open which?";
/// Asks to which board to go.
pub const WHICH_BOARD: &str = "To which board?";
/// Asks which framework's boards are to be shown.
pub const WHICH_FRAMEWORK: &str = "Boards of which framework?";
/// Said where there is no board to go to.
pub const NO_BOARD_TO_FIND: &str = "There is no board to go to";
/// Said where all boards answered the same framework.
pub const ONE_FRAMEWORK: &str = "All boards of this year answered the same framework";

/// The title of the screen: `All boards · 2014 · 5 boards, 3 drafts`.
#[must_use]
pub fn title(year: Option<u16>, boards: u32, drafts: u32) -> String {
    let Some(year) = year else { return "All boards".to_owned() };
    let drafts = if drafts == 0 { String::new() } else { format!(", {}", counted(drafts, "draft", "drafts")) };
    format!("{} · {}{drafts}", super::sector::all_boards(&[year]), counted(boards, "board", "boards"))
}

/// Where there is no room for the names of all pages: `Standards, page 2 of 5`.
#[must_use]
pub fn page(name: &str, place: usize, of: usize) -> String {
    format!("{name}, page {} of {of}", place + 1)
}

/// How many audits have been read, as long as there are more.
#[must_use]
pub fn still_reading(read: usize) -> String {
    let read = counted(read, "audit is read", "audits are read");
    format!("Still reading: {read} so far, and the figures below are of these alone.")
}

/// A framework in a list: `Title, edition 1: 5 boards`.
#[must_use]
pub fn framework(title: &str, edition: u32, boards: u32) -> String {
    format!("{title}, edition {edition}: {}", counted(boards, "board", "boards"))
}

/// Said where the boards of a year answered several frameworks, of which one is shown.
#[must_use]
pub fn one_of(title: &str, edition: u32, of: usize) -> String {
    format!("{title}, edition {edition}; one of {of} in this year. {{choose-framework}} shows another.")
}

/// The least that was met: `13 or more`.
#[must_use]
pub fn or_more(met: u32) -> String {
    format!("{met} or more")
}

/// A band in a sentence: `Met 8 or more: 1 (20.0%) of 5 boards, in this band alone. Met at least 8: 3 (60.0%).`
#[must_use]
pub fn in_band(label: &str, own: &str, boards: u32, at_least: Option<(u32, &str)>) -> String {
    let at_least = at_least.map(|(from, share)| format!(" Met at least {from}: {share}.")).unwrap_or_default();
    format!("Met {label}: {own} of {}, in this band alone.{at_least}", counted(boards, "board", "boards"))
}

/// How many boards met so many: `Requirements, 9 of 15 met: 2 boards`.
#[must_use]
pub fn met_so_many(part: &str, met: &str, label: &str, boards: u32) -> String {
    format!("{part}, {met} {}: {}", label.to_lowercase(), counted(boards, "board", "boards"))
}

/// How many boards met a standard: `R4 CSE sub-group: met at 3 of 5 boards to which it applies, 60.0% · amber: …`.
#[must_use]
pub fn standard(heading: &str, label: &str, met: &str, percent: &str, rag: Option<&str>) -> String {
    let Some(rag) = rag else { return format!("{heading}: it applies to no board.") };
    format!("{heading}: {} at {met} boards to which it applies, {percent} · {rag}.", label.to_lowercase())
}

/// Which boards have not met a standard.
#[must_use]
pub fn not_met_by(names: &[&str]) -> String {
    if names.is_empty() {
        return format!("{MISSED_BY_NOBODY}.");
    }
    format!("Missed by {}: {}", number(u64::try_from(names.len()).unwrap_or(u64::MAX)), listed(names))
}

/// How many boards gave each answer: `Answers: Met 3, Planned 1`.
#[must_use]
pub fn answers(counts: &[(&str, u32)]) -> String {
    let each: Vec<String> = counts.iter().map(|(label, count)| format!("{label} {count}")).collect();
    format!("Answers: {}", each.join(", "))
}

/// A board's place: `Eastmoor LSCB (eastmoor): rank 2 of 5, shared with others. Met 9 of 14 that apply, 64.3%.`
#[must_use]
pub fn place(
    name: &str,
    id: &str,
    met: &str,
    percent: &str,
    (rank, tied, boards): (u32, bool, usize),
    unfinished: Option<&str>,
) -> String {
    let tied = if tied { ", shared with others" } else { "" };
    let so_far = unfinished.map_or_else(String::new, |how| format!(" Not finished: {how}."));
    format!("{name} ({id}): rank {rank} of {boards}{tied}. Met {met} that apply, {percent}.{so_far}")
}

/// Children counted over all boards; rates are overall, lowest, lower quartile, median, upper quartile, highest.
#[must_use]
pub fn children(title: &str, given: &str, total: &str, per: u32, rates: &[String]) -> String {
    let names = ["overall", "lowest", "lower quartile", "median", "upper quartile", "highest"];
    let each: Vec<String> = names.iter().zip(rates).map(|(name, rate)| format!("{name} {rate}")).collect();
    let rates = if each.is_empty() { "no rates".to_owned() } else { listed(&each) };
    format!("{title}: {total}, given by {given} boards. Per {}: {rates}.", number(u64::from(per)))
}

/// Said above the boards' own rates.
#[must_use]
pub fn own_rates(rates: &[String]) -> String {
    format!("Each board's own rates: {}. Those of its neighbours are said below.", listed(rates))
}

/// What a rate is: `Known victims of CSE per 10,000`.
#[must_use]
pub fn rate(indicator: &str, per: u32) -> String {
    format!("{indicator} per {}", number(u64::from(per)))
}

/// A board's rate among those of its neighbours: `Known victims per 10,000: 7.82; Eastmoor LSCB 3.10`.
#[must_use]
pub fn rate_among(indicator: &str, per: u32, among: &str) -> String {
    format!("{}: {among}", rate(indicator, per))
}

/// How boards moved on a standard.
#[must_use]
pub fn moved(standard: &str, counts: [u32; 4]) -> String {
    let names = super::sector::MOVEMENT.map(str::to_lowercase);
    let each: Vec<String> = names.iter().zip(counts).map(|(name, count)| format!("{name} {count}")).collect();
    format!("{standard}: {}.", listed(&each))
}

/// A board in a list: `Eastmoor LSCB (eastmoor)`.
#[must_use]
pub fn named(name: &str, id: &str) -> String {
    format!("{name} ({id})")
}
