//! What is said of many boards taken together.

use rust_decimal::Decimal;

use super::{counted, listed, number};

/// Stands for a count that is hidden.
pub const HIDDEN: &str = "*";
/// What the sign for a hidden count means.
pub const SIGN_HIDDEN: &str = "* stands for 1 to 4 boards, or for a figure that would give such a number away";
/// The columns of the bands.
pub const BANDS: [&str; 4] = ["Met", "Boards", "At least so many", "Boards"];
/// So many standards met and not more: `13 or 14`, `8 to 12`.
#[must_use]
pub fn met_from_to(from: u32, to: u32) -> String {
    match to.saturating_sub(from) {
        0 => from.to_string(),
        1 => format!("{from} or {to}"),
        _ => format!("{from} to {to}"),
    }
}

/// The rate of all boards together: `13.19 per 10,000`; where fewer boards have a rate than gave the count, of how many.
#[must_use]
pub fn overall(rate: Decimal, per: u32, boards: Option<u32>) -> String {
    let of = boards.map_or_else(String::new, |boards| format!(" ({})", counted(boards, "board", "boards")));
    format!("{rate} per {}{of}", number(u64::from(per)))
}

/// The columns of the distribution.
pub const DISTRIBUTION: [&str; 3] = ["Met", "Boards", ""];
/// The columns of the standards, beside their number, their title and how many boards met them.
pub const STANDARDS: [&str; 3] = ["Percent", "RAG", "Nation"];
/// The columns of the counts of children, beside what is counted.
pub const INDICATORS: [&str; 8] =
    ["Given by", "Children", "Overall rate", "Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];
/// The columns of the ranking.
pub const RANKING: [&str; 4] = ["Rank", "Board", "Met", "Percent"];
/// One more column of it, where a board has not finished its audit.
pub const NOT_FINISHED: &str = "Not finished";
/// The columns of the movement, beside the standard's number and title.
pub const MOVEMENT: [&str; 4] = ["Improved", "Regressed", "Newly met", "No longer met"];
/// What is headed by it: the regions.
pub const BY_REGION: &str = "By region";
/// What is headed by it: rates of boards and of those they are like.
pub const BY_NEIGHBOURS: &str = "Among statistical neighbours";
/// What boards are called that name no region.
pub const NO_REGION: &str = "No region given";
/// What the signs beside the nation's figures mean.
pub const NATION: &str =
    "Nation: the share of boards in the national survey of that year; ~ where it measured much the same.";
/// Said below the ranking: what it is by, and what it does not say.
pub const RANKED_BY: &str = "By the exact percentage of what applies, then by how much is met. Boards answer for \
    themselves: a rank says what a board reports, not how safe children are.";

/// Said beside the place of a board that has not finished its audit.
#[must_use]
pub fn unfinished(answered: u32, of: u32) -> String {
    format!("draft, {} answered", super::of(answered, of))
}

/// The heading of a page: `All boards · 2014`.
#[must_use]
pub fn all_boards(years: &[u16]) -> String {
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    format!("All boards · {}", listed(&years))
}

/// How many boards there are, what they cover, how many are drafts and how many were changed since they were signed.
#[must_use]
pub fn boards(boards: u32, covers: u64, drafts: Option<u32>, altered: Option<u32>) -> String {
    let changed = match altered {
        Some(0) => String::new(),
        Some(altered) => format!(", {} since", counted(altered, "was changed", "were changed")),
        None => ", some of them changed since".to_owned(),
    };
    let drafts = match drafts {
        Some(0) => format!("; all are signed off{changed}"),
        Some(drafts) => format!("; {} not signed off", counted(drafts, "is a draft,", "are drafts,")),
        None => String::new(),
    };
    let boards = counted(boards, "board", "boards");
    format!("{boards}, covering {}{drafts}.", counted(covers, "local authority area", "local authority areas"))
}

/// How many took part of those expected.
#[must_use]
pub fn response(covers: u64, expected: u32, percent: Option<Decimal>) -> String {
    let percent = percent.map(|percent| format!(": {percent:.1}%")).unwrap_or_default();
    format!("{} of {} areas expected took part{percent}.", number(covers), number(u64::from(expected)))
}

/// What of all that was read does not count, or counts and is doubtful; nothing where all is well.
#[must_use]
pub fn not_counted(unreadable: usize, twice: usize, drafts: usize, altered: usize) -> Vec<String> {
    let each = [
        (unreadable, "file could not be used and is not counted", "files could not be used and are not counted"),
        (
            twice,
            "board and year has several files, of which none is counted",
            "boards and years have several files, of which none is counted",
        ),
        (drafts, "draft is left out", "drafts are left out"),
        (
            altered,
            "audit was changed since it was signed off; it is counted",
            "audits were changed since they were signed off; they are counted",
        ),
    ];
    let there = each.iter().filter(|(count, ..)| *count > 0);
    there.map(|(count, one, many)| format!("{}.", counted(*count, one, many))).collect()
}

/// Years with too few boards to be shown without telling which they are.
#[must_use]
pub fn too_few(years: &[u16]) -> String {
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    format!("{} left out: fewer than 5 boards cannot be shown without telling which they are.", listed(&years))
}

/// A count with its share in brackets, if there is one: `3 (60.0%)`.
#[must_use]
pub fn share(count: &str, percent: Option<Decimal>) -> String {
    percent.map_or_else(|| count.to_owned(), |percent| format!("{count} ({percent:.1}%)"))
}

/// A share of the nation's boards as it reads on from its number, or as the source has it: `11% met all 15`.
#[must_use]
pub fn nation_band(percent: Option<Decimal>, source: Option<&str>, label: &str) -> String {
    let share = percent.map(|percent| format!("{}%", percent.normalize()));
    format!("{} {label}", share.unwrap_or_else(|| source.unwrap_or_default().to_owned()))
}

/// A share of the nation's boards beside a standard: `98% 2014`; `~` before one that measured nearly the same.
#[must_use]
pub fn nation_share(percent: Decimal, year: u16, near: bool) -> String {
    format!("{}{}% {year}", if near { "~" } else { "" }, percent.normalize())
}

/// The nation's bands, which are over another list.
#[must_use]
pub fn nation_bands(year: u16, figures: &[String]) -> String {
    format!("National survey of {year}, over another list and not like for like: {}.", listed(figures))
}

/// What boards in a band have done: `Met all 15`.
#[must_use]
pub fn band_met(label: &str) -> String {
    format!("Met {label}")
}

/// How the boards' percentages lie: lowest, lower quartile, median, upper quartile, highest.
#[must_use]
pub fn percentages(figures: [Option<Decimal>; 5]) -> String {
    let names = ["lowest", "lower quartile", "median", "upper quartile", "highest"];
    let shown = names.iter().zip(figures).filter_map(|(name, figure)| Some(format!("{name} {:.1}%", figure?)));
    format!("Of what applies to each: {}.", listed(&shown.collect::<Vec<_>>()))
}

/// A board's rate among those of its neighbours: `7.82; eastmoor 3.10; no rate for saltley`.
#[must_use]
pub fn among(rate: Option<Decimal>, others: &[(&str, Decimal)], missing: &[&str]) -> String {
    let own = rate.map_or_else(|| "no rate of its own".to_owned(), |rate| rate.to_string());
    let others: Vec<String> = others.iter().map(|(board, rate)| format!("{board} {rate}")).collect();
    let others = if others.is_empty() { None } else { Some(others.join(", ")) };
    let missing = if missing.is_empty() { None } else { Some(format!("no rate for {}", listed(missing))) };
    [Some(own), others, missing].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The heading of a part's standards, all or those that so many boards miss.
#[must_use]
pub fn by_standard(part: &str, least: Option<u32>) -> String {
    match least {
        Some(least) => format!("{part} missed by {} or more", counted(least, "board", "boards")),
        None => format!("{part}, standard by standard"),
    }
}

/// Which boards miss a standard: `3 of 145: eastmoor, pellan and saltley`.
#[must_use]
pub fn missed_by(missed: Option<u32>, of: Option<u32>, boards: &[&str]) -> String {
    let count = |count: Option<u32>| count.map_or_else(|| HIDDEN.to_owned(), |count| number(u64::from(count)));
    let boards = if boards.is_empty() { String::new() } else { format!(": {}", listed(boards)) };
    format!("{} of {}{boards}", count(missed), count(of))
}

/// How boards moved: `From 2013 to 2014: 140 boards with an audit in both`.
#[must_use]
pub fn moved(from: u16, to: u16, boards: u32) -> String {
    format!("From {from} to {to}: {} with an audit in both", counted(boards, "board", "boards"))
}

/// Said below how boards moved.
pub const MOVED: &str =
    "Newly met and no longer met go by what counts as met: an answer carried over and not yet confirmed does not.";

/// Said where no board moved.
pub const NOTHING_MOVED: &str = "No answer of theirs improved or regressed, and nothing is newly met or no longer met.";

/// Lines for which a page has no room.
#[must_use]
pub fn more(count: usize) -> String {
    format!("{} more; --format json has all.", number(u64::try_from(count).unwrap_or(u64::MAX)))
}

/// Said below several years, of which one is shown in full.
#[must_use]
pub fn in_full(year: u16) -> String {
    format!("{year} in full; --year shows another year so.")
}

/// More answered than were expected to; none where it is not so.
#[must_use]
pub fn more_than_expected(year: u16, covers: u64, expected: Option<u32>) -> Option<String> {
    let expected = expected.filter(|expected| covers > u64::from(*expected))?;
    let covers = number(covers);
    Some(format!(
        "{year}: the audits cover {covers} areas, and {expected} are expected. Look at --expected and at `covers`"
    ))
}

/// Several files for one board and year.
#[must_use]
pub fn twice(board: &str, year: u16, paths: &[&str]) -> String {
    format!("{} are all audits of {board} for {year}; none of them is counted. Keep one of them", listed(paths))
}

/// Said where no audit is left to count.
#[must_use]
pub fn none_counted(drafts: usize) -> String {
    if drafts > 0 {
        return format!(
            "{}; without --signed-only they count",
            counted(drafts, "audit is a draft", "audits are drafts")
        );
    }
    "no audit counts. Keep one file for each board and year".to_owned()
}
